// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What does a successful call give back?

use std::fmt;
use std::ops::Deref;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::headers::Shown;
use super::retry_after;

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
}

impl<T> Response<T> {
    /// A value as it came with these.
    pub(super) fn new(value: T, status: StatusCode, headers: HeaderMap) -> Self {
        Self {
            value,
            head: Box::new(Head { status, headers }),
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

    /// The value of a header field, when it is there once or more and is visible ASCII: the first.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.headers.get(name)?.to_str().ok()
    }

    /// How long the server asks to wait before the next call (RFC 9110 § 10.2.3).
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after::read(&self.head.headers)
    }

    /// When this version of the operation became deprecated, as the server spells it (`Deprecation`, RFC 9745).
    pub fn deprecation(&self) -> Option<&str> {
        self.header("deprecation")
    }

    /// When this version of the operation goes away, as the server spells it (`Sunset`, RFC 8594).
    pub fn sunset(&self) -> Option<&str> {
        self.header("sunset")
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

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.head.status.as_u16())
            .field("headers", &Shown(&self.head.headers))
            .field("value", &self.value)
            .finish()
    }
}
