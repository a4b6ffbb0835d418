// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How does a caller read server-sent events?

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use super::reconnect::{Connecting, Reconnect, Resume};
use super::sse::{Parser, RawEvent};
use super::{Decode, Source};
use crate::runtime::error::Error;
use crate::runtime::incoming::Incoming;

/// A server-sent event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// Its type: `message` where the server names none.
    pub event: String,
    /// The last id that the server named, with this event or before; none when it named none, or took it back.
    pub id: Option<String>,
    /// What it holds.
    pub data: T,
    /// How long the server asks to wait before the next connection, where it does so with this event.
    pub retry: Option<Duration>,
}

/// Server-sent events (WHATWG HTML § 9.2), each as soon as it is there.
///
/// ```text
/// let mut events = client.chat().stream(request).await?;
/// events.set_sentinel("[DONE]");
/// while let Some(event) = events.next().await { print!("{:?}", event?.data); }
/// ```
///
/// Data that is not what the document says is an [`Error::Decode`], which has its number, its text and the JSON path; the
/// stream goes on after it. A connection that is lost is made again, as [`Reconnect`] says; where it is not, the error
/// ends the stream. A server that is silent for longer than the client's `read_timeout` is taken for lost, so that one
/// must be longer than the pauses between events, comments included. Dropping the stream closes the connection.
///
/// It is a [`futures_core::Stream`] as well.
pub struct EventStream<T> {
    state: State,
    source: Source,
    parser: Parser,
    limit: u64,
    decode: Decode<T>,
    resume: Option<Box<Resume>>,
    media_type: &'static str,
    reconnect: Reconnect,
    /// How often the connection was made again since the last event.
    tried: u32,
    /// How many events there were.
    number: u64,
    sentinel: Option<String>,
}

enum State {
    Open(Incoming),
    Connecting(Connecting),
    /// There is nothing more to read, and this is why.
    Failed(Box<Error>),
    Closed,
}

impl<T> EventStream<T> {
    /// The events of a body, each of which may take so many bytes.
    pub(in crate::runtime) fn new(
        (incoming, limit): (Incoming, u64),
        media_type: &'static str,
        decode: Decode<T>,
        resume: Option<Box<Resume>>,
    ) -> Self {
        Self {
            source: Source {
                operation: incoming.operation(),
                status: incoming.status(),
            },
            state: State::Open(incoming),
            parser: Parser::new(limit),
            limit,
            decode,
            resume,
            media_type,
            reconnect: Reconnect::default(),
            tried: 0,
            number: 0,
            sentinel: None,
        }
    }

    /// When the stream connects again, and how often.
    pub fn set_reconnect(&mut self, reconnect: Reconnect) {
        self.reconnect = reconnect;
    }

    /// Ends the stream before the event whose data is this text, such as `[DONE]`. Without this it is an event like
    /// others, whose data most often cannot be decoded.
    pub fn set_sentinel(&mut self, data: impl Into<String>) {
        self.sentinel = Some(data.into());
    }

    /// How many bytes one event may have; the client's `max_body_bytes` by default. There is no limit on their number.
    pub fn set_limit(&mut self, bytes: u64) {
        self.limit = bytes;
        self.parser.set_limit(bytes);
    }

    /// The last id that the server named: what the next connection goes on after.
    pub fn last_event_id(&self) -> Option<&str> {
        self.parser.last_id()
    }

    /// The next event; `None` at the end, and after an error that is no [`Error::Decode`].
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Error>>> {
        loop {
            if let Some(event) = self.parser.next() {
                self.tried = 0;
                self.number += 1;
                if self.sentinel.as_ref() == Some(&event.data) {
                    self.state = State::Closed;
                    self.parser = Parser::new(self.limit);
                    return Poll::Ready(None);
                }
                return Poll::Ready(Some(self.read(event)));
            }
            let failed = match &mut self.state {
                State::Closed => return Poll::Ready(None),
                State::Failed(_) => return Poll::Ready(self.end().map(Err)),
                State::Connecting(connecting) => match ready!(connecting.as_mut().poll(cx)) {
                    Ok(Some(incoming)) => {
                        self.parser.restart();
                        self.state = State::Open(incoming);
                        continue;
                    }
                    Ok(None) => {
                        self.state = State::Closed;
                        continue;
                    }
                    Err(error) if error.is_retryable() && self.again() => continue,
                    Err(error) => error,
                },
                State::Open(incoming) => match ready!(incoming.poll_chunk(cx)) {
                    Some(Ok(bytes)) => match self.parser.push(&bytes) {
                        Ok(()) => continue,
                        // After the events that came before it.
                        Err(_) => {
                            let failure = incoming.too_large(self.limit);
                            self.state = State::Failed(Box::new(failure.into()));
                            continue;
                        }
                    },
                    Some(Err(_)) if self.again() => continue,
                    Some(Err(failure)) => failure.into(),
                    None => {
                        let goes_on =
                            self.parser.last_id().is_some() || self.parser.wait().is_some();
                        if !goes_on || !self.again() {
                            self.state = State::Closed;
                        }
                        continue;
                    }
                },
            };
            self.state = State::Closed;
            return Poll::Ready(Some(Err(failed)));
        }
    }

    /// Ends the stream: the error that it ends with, where there is one.
    fn end(&mut self) -> Option<Error> {
        match std::mem::replace(&mut self.state, State::Closed) {
            State::Failed(error) => Some(*error),
            State::Open(_) | State::Connecting(_) | State::Closed => None,
        }
    }

    /// Begins to connect again, where that is allowed: whether it is.
    fn again(&mut self) -> bool {
        let Some(resume) = &self.resume else {
            return false;
        };
        let pause = self.reconnect.pause(self.tried, self.parser.wait());
        match pause.filter(|_| resume.is_allowed(self.reconnect.methods)) {
            None => false,
            Some(pause) => {
                self.tried += 1;
                let connecting = resume.connect(pause, self.parser.last_id(), self.media_type);
                self.state = State::Connecting(connecting);
                true
            }
        }
    }

    fn read(&self, event: RawEvent) -> Result<Event<T>, Error> {
        let RawEvent {
            event,
            id,
            data,
            retry,
        } = event;
        match (self.decode)(data.as_bytes()) {
            Ok(data) => Ok(Event {
                event,
                id,
                data,
                retry,
            }),
            Err(cause) => Err(self
                .source
                .undecodable(cause, self.number, Bytes::from(data))),
        }
    }
}

impl<T> Stream for EventStream<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(cx)
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream")
            .field("operation", &self.source.operation)
            .field("events", &self.number)
            .finish_non_exhaustive()
    }
}
