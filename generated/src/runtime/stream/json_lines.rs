// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How does a caller read a sequence of JSON texts?

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::records::{Framing, Record, Splitter};
use super::{Decode, Source};
use crate::runtime::error::Error;
use crate::runtime::incoming::Incoming;
use crate::runtime::json::DecodeError;
use crate::runtime::transport::Failure;

/// The values of a body that is a sequence of JSON texts, each as soon as it is there: one a line (NDJSON, JSON Lines),
/// or each after a record separator (`application/json-seq`, RFC 7464).
///
/// ```text
/// let mut logs = client.logs().follow().await?;
/// while let Some(entry) = logs.next().await { println!("{:?}", entry?.message); }
/// ```
///
/// A value that is not what the document says is an [`Error::Decode`], which has its number, its text and the JSON path;
/// the stream goes on after it. Any other error ends the stream: a server that falls silent for longer than the client's
/// `read_timeout`, a body that ends before it is whole, a text that is longer than the limit. Dropping the stream closes
/// the connection.
///
/// It is a [`futures_core::Stream`] as well.
pub struct JsonLines<T> {
    state: State,
    source: Source,
    splitter: Splitter,
    limit: u64,
    decode: Decode<T>,
}

enum State {
    Open(Incoming),
    /// There is nothing more to read, and this is why.
    Failed(Box<Failure>),
    Ended,
}

impl<T> JsonLines<T> {
    /// The values of a body, each of which may take so many bytes.
    pub(in crate::runtime) fn new(
        incoming: Incoming,
        framing: Framing,
        limit: u64,
        decode: Decode<T>,
    ) -> Self {
        Self {
            source: Source {
                operation: incoming.operation(),
                status: incoming.status(),
            },
            state: State::Open(incoming),
            splitter: Splitter::new(framing, limit),
            limit,
            decode,
        }
    }

    /// How many bytes one text may have; the client's `max_body_bytes` by default. There is no limit on their number.
    pub fn set_limit(&mut self, bytes: u64) {
        self.limit = bytes;
        self.splitter.set_limit(bytes);
    }

    /// The next value; `None` at the end, and after an error that is no [`Error::Decode`].
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let Some(record) = self.splitter.next() {
                return Poll::Ready(Some(self.read(record)));
            }
            self.state = match &mut self.state {
                State::Open(incoming) => match ready!(incoming.poll_chunk(cx)) {
                    Some(Ok(bytes)) => match self.splitter.push(&bytes) {
                        Ok(()) => continue,
                        // After the values that came before it.
                        Err(_) => State::Failed(Box::new(incoming.too_large(self.limit))),
                    },
                    Some(Err(failure)) => State::Failed(Box::new(failure)),
                    None => {
                        self.splitter.finish();
                        State::Ended
                    }
                },
                State::Failed(_) | State::Ended => return Poll::Ready(self.end().map(Err)),
            };
        }
    }

    /// Ends the stream: the error that it ends with, where there is one.
    fn end(&mut self) -> Option<Error> {
        match std::mem::replace(&mut self.state, State::Ended) {
            State::Failed(failure) => Some((*failure).into()),
            State::Open(_) | State::Ended => None,
        }
    }

    fn read(&self, record: Record) -> Result<T, Error> {
        let read = if record.may_be_cut {
            Err(DecodeError::of_whole("the text may have been cut"))
        } else {
            (self.decode)(&record.text)
        };
        read.map_err(|cause| self.source.undecodable(cause, record.number, record.text))
    }
}

impl<T> Stream for JsonLines<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(cx)
    }
}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonLines")
            .field("operation", &self.source.operation)
            .finish_non_exhaustive()
    }
}
