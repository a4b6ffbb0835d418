//! What does a successful call give back?

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::headers::Shown;
use super::lifecycle::{self, Deprecation};
use super::operation::OperationInfo;
use super::rate_limit::{self, RateLimit};
use super::retry_after;
use super::scalar::Timestamp;

/// A success: the value, which this dereferences to, with status and header fields.
#[derive(Clone)]
pub struct Response<T> {
    value: T,
    head: Box<Head>,
}

/// Status and header fields.
#[derive(Clone)]
pub(super) struct Head {
    /// The status; the one inside the envelope where the answer came in one.
    pub(super) status: StatusCode,
    /// Header fields as received.
    pub(super) headers: HeaderMap,
    /// How many attempts were made.
    pub(super) attempts: u32,
    /// The operation that was called.
    pub(super) operation: &'static OperationInfo,
}

impl<T> Response<T> {
    /// A value as it came with these.
    pub(super) fn new(value: T, head: Head) -> Self {
        Self {
            value,
            head: Box::new(head),
        }
    }

    /// The value alone.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The status: the one inside the envelope, where the answer came in one.
    pub fn status(&self) -> u16 {
        self.head.status.as_u16()
    }

    /// Header fields as received.
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static OperationInfo {
        self.head.operation
    }

    /// How many attempts were made, of which this answers the last.
    pub fn attempts(&self) -> u32 {
        self.head.attempts
    }

    /// The value of a header field, when it is there once or more and is visible ASCII: the first.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.headers.get(name)?.to_str().ok()
    }

    /// How long the server asks to wait before the next call (RFC 9110 § 10.2.3).
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after::read(&self.head.headers)
    }

    /// Whether and since when this version of the operation is deprecated (`Deprecation`, RFC 9745, also in the forms of
    /// its drafts).
    pub fn deprecation(&self) -> Option<Deprecation> {
        lifecycle::deprecation(&self.head.headers)
    }

    /// When this version of the operation goes away (`Sunset`, RFC 8594).
    pub fn sunset(&self) -> Option<Timestamp> {
        lifecycle::sunset(&self.head.headers)
    }

    /// How much may still be asked of the server, as far as it says so.
    pub fn rate_limit(&self) -> RateLimit {
        rate_limit::read(&self.head.headers)
    }

    /// The same answer with another value.
    pub fn map<U>(self, convert: impl FnOnce(T) -> U) -> Response<U> {
        Response {
            value: convert(self.value),
            head: self.head,
        }
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

/// A success that is a stream is read as that stream.
impl<T: Stream + Unpin> Stream for Response<T> {
    type Item = T::Item;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T::Item>> {
        Pin::new(&mut self.value).poll_next(cx)
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.head.status.as_u16())
            .field("headers", &Shown(&self.head.headers))
            .field("value", &self.value)
            .finish()
    }
}
