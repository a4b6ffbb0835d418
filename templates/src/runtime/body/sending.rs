//! How does a body go to the transport? Piece by piece, with its length where that is known.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::time::Instant;

use super::reader::CHUNK;
use super::{Chunks, StreamError};

/// A body that is open.
#[derive(Default)]
pub(in crate::runtime) struct Sending {
    /// A stream may not be `Sync`. The lock makes it so, and is never taken: whoever polls has the only reference.
    pieces: Mutex<VecDeque<Piece>>,
    /// Whether the length of all pieces is known.
    is_endless: bool,
    /// Bytes to come, of the pieces whose length is known.
    left: u64,
    progress: Progress,
}

enum Piece {
    Bytes(Bytes),
    /// A stream, and how much of it is to come where that is known.
    Stream(Chunks, Option<u64>),
}

impl Sending {
    pub(super) fn push_bytes(&mut self, bytes: Bytes) {
        self.left = self.left.saturating_add(bytes.len() as u64);
        if !bytes.is_empty() {
            self.pieces().push_back(Piece::Bytes(bytes));
        }
    }

    pub(super) fn push_stream(&mut self, stream: Chunks, length: Option<u64>) {
        match length {
            Some(length) => self.left = self.left.saturating_add(length),
            None => self.is_endless = true,
        }
        self.pieces().push_back(Piece::Stream(stream, length));
    }

    /// Whether there is nothing to send.
    pub(in crate::runtime) fn is_nothing(&mut self) -> bool {
        self.pieces().is_empty()
    }

    /// What tells when a piece was last taken.
    pub(in crate::runtime) fn progress(&self) -> Progress {
        self.progress.clone()
    }

    fn pieces(&mut self) -> &mut VecDeque<Piece> {
        self.pieces
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The next bytes; none at the end.
    fn poll_bytes(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, StreamError>>> {
        loop {
            let Some(piece) = self.pieces().front_mut() else {
                return Poll::Ready(None);
            };
            match piece {
                Piece::Bytes(bytes) => {
                    // In pieces, so that progress can be seen.
                    let next = bytes.split_to(bytes.len().min(CHUNK));
                    if bytes.is_empty() {
                        self.pieces().pop_front();
                    }
                    return Poll::Ready(Some(Ok(next)));
                }
                Piece::Stream(stream, left) => match ready!(stream.as_mut().poll_next(cx)) {
                    Some(Ok(bytes)) if bytes.is_empty() => {}
                    Some(Ok(bytes)) => {
                        if let Some(left) = left {
                            match left.checked_sub(bytes.len() as u64) {
                                Some(rest) => *left = rest,
                                None => return Poll::Ready(Some(Err(other_length()))),
                            }
                        }
                        return Poll::Ready(Some(Ok(bytes)));
                    }
                    Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                    None if left.is_some_and(|left| left > 0) => {
                        return Poll::Ready(Some(Err(other_length())));
                    }
                    None => {
                        self.pieces().pop_front();
                    }
                },
            }
        }
    }
}

fn other_length() -> StreamError {
    io::Error::other("the stream gives another number of bytes than was stated").into()
}

impl http_body::Body for Sending {
    type Data = Bytes;
    type Error = StreamError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StreamError>>> {
        let next = ready!(self.poll_bytes(cx));
        match &next {
            Some(Ok(bytes)) => {
                self.progress.note();
                self.left = self.left.saturating_sub(bytes.len() as u64);
            }
            Some(Err(_)) => self.pieces().clear(),
            None => {}
        }
        Poll::Ready(next.map(|result| result.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        let mut hint = SizeHint::with_exact(self.left);
        if self.is_endless {
            hint = SizeHint::new();
            hint.set_lower(0);
        }
        hint
    }
}

/// When the transport last took a piece of a body.
#[derive(Clone)]
pub(in crate::runtime) struct Progress(Arc<Mutex<Instant>>);

impl Default for Progress {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Instant::now())))
    }
}

impl Progress {
    fn note(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    /// When that was; at first, when the body was opened.
    pub(in crate::runtime) fn last(&self) -> Instant {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
