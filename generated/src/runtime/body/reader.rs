// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How do readers and streams of the caller's become streams of bytes?

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use serde::Serialize;
use tokio::io::{AsyncRead, ReadBuf};

use super::StreamError;
use crate::runtime::model::sending;

/// How much is read at a time.
pub(super) const CHUNK: usize = 64 * 1024;

/// A stream whose items are bytes of any kind.
pub(super) struct Converted<S>(pub(super) Pin<Box<S>>);

impl<S, B, E> Stream for Converted<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<StreamError>,
{
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let item = ready!(self.0.as_mut().poll_next(cx));
        Poll::Ready(item.map(|item| item.map(Into::into).map_err(Into::into)))
    }
}

/// A stream of values, one JSON text a line.
pub(super) struct Lines<S>(pub(super) Pin<Box<S>>);

impl<S: Stream<Item: Serialize>> Stream for Lines<S> {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let value = ready!(self.0.as_mut().poll_next(cx));
        Poll::Ready(value.map(|value| {
            let mut line = sending(|| serde_json::to_vec(&value))?;
            line.push(b'\n');
            Ok(line.into())
        }))
    }
}

/// What a reader gives.
pub(super) struct Read<R> {
    reader: Pin<Box<R>>,
    room: BytesMut,
}

impl<R> Read<R> {
    pub(super) fn new(reader: Pin<Box<R>>) -> Self {
        Self {
            reader,
            room: BytesMut::new(),
        }
    }
}

impl<R: AsyncRead> Stream for Read<R> {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        this.room.resize(CHUNK, 0);
        let mut buffer = ReadBuf::new(&mut this.room);
        let result = ready!(this.reader.as_mut().poll_read(cx, &mut buffer));
        let length = buffer.filled().len();
        Poll::Ready(match result {
            Ok(()) if length == 0 => None,
            Ok(()) => Some(Ok(this.room.split_to(length).freeze())),
            Err(error) => Some(Err(error.into())),
        })
    }
}
