//! What is kept of an answer that is no success?

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::Url;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, LOCATION};

use super::error::ErrorBody;
use super::headers::Shown;
use super::json::DecodeError;
use super::lifecycle::{self, Deprecation};
use super::media_range::essence;
use super::operation::OperationInfo;
use super::rate_limit::{self, RateLimit};
use super::retry_after;
use super::said::Said;
use super::scalar::Timestamp;
use super::untrusted::Untrusted;

/// An answer as it arrived, with nothing lost but what exceeds the limit on error bodies.
#[derive(Clone)]
pub struct RawResponse {
    pub(super) operation: &'static OperationInfo,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    pub(super) truncated: bool,
    pub(super) attempts: u32,
    /// The media type that it would be read as, where it is of another.
    expected: Option<&'static str>,
    /// What an error says that is not as documented.
    said: Option<Box<Said>>,
}

impl RawResponse {
    /// An answer as it arrived, to the first attempt.
    pub(super) fn new(
        operation: &'static OperationInfo,
        status: StatusCode,
        headers: HeaderMap,
        (body, truncated): (Bytes, bool),
    ) -> Self {
        Self {
            operation,
            status,
            headers,
            body,
            truncated,
            attempts: 1,
            expected: None,
            said: None,
        }
    }

    /// The same where it is not as documented: what it says, if it is an error, is found all the same.
    pub(super) fn not_as_documented(mut self) -> Self {
        self.said = Said::by(&self);
        self
    }

    /// The same where it is not of this media type, which it would be read as.
    pub(super) fn but_not(mut self, expected: &'static str) -> Self {
        self.expected = Some(expected);
        self.not_as_documented()
    }

    /// What an error says that is not as documented.
    pub(super) fn said(&self) -> Option<&Said> {
        self.said.as_deref()
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// The status: the one inside the envelope, where the answer came in one.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// Header fields as received.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The value of a header field, when it is there once or more and is visible ASCII: the first.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as received. It is whatever the server chose to send: do not show it without care.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Whether the body was longer than the limit on error bodies, and was cut there.
    pub fn is_truncated(&self) -> bool {
        self.truncated
    }

    /// The media type, without parameters.
    pub fn media_type(&self) -> Option<&str> {
        let text = self.headers.get(CONTENT_TYPE)?.to_str().ok()?;
        Some(essence(text))
    }

    /// How the body is coded (RFC 9110 § 8.4), where it is.
    pub(super) fn coding(&self) -> Option<&str> {
        let coding = self.headers.get(CONTENT_ENCODING)?.to_str().ok()?.trim();
        (!coding.is_empty() && !coding.eq_ignore_ascii_case("identity")).then_some(coding)
    }

    /// Where a redirect leads, without user, query and fragment: those can hold secrets. This client never follows.
    pub fn location(&self) -> Option<String> {
        let text = self.headers.get(LOCATION)?.to_str().ok()?;
        let Ok(mut url) = Url::parse(text) else {
            let path = text.split(['?', '#']).next().unwrap_or_default();
            return Some(path.rsplit('@').next().unwrap_or_default().to_owned());
        };
        url.set_query(None);
        url.set_fragment(None);
        // A URL that cannot have a user (`data:`, `mailto:`) shows its scheme only.
        let is_bare = url.set_username("").is_ok() && url.set_password(None).is_ok();
        Some(if is_bare {
            String::from(url)
        } else {
            format!("{}:..", url.scheme())
        })
    }

    /// How many attempts were made, of which this answers the last.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// How long the server asks to wait before the next call.
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after::read(&self.headers)
    }

    /// Whether and since when this version of the operation is deprecated (`Deprecation`, RFC 9745, also in the forms of
    /// its drafts).
    pub fn deprecation(&self) -> Option<Deprecation> {
        lifecycle::deprecation(&self.headers)
    }

    /// When this version of the operation goes away (`Sunset`, RFC 8594).
    pub fn sunset(&self) -> Option<Timestamp> {
        lifecycle::sunset(&self.headers)
    }

    /// How much may still be asked of the server, as far as it says so.
    pub fn rate_limit(&self) -> RateLimit {
        rate_limit::read(&self.headers)
    }
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawResponse")
            .field("operation", &self.operation)
            .field("status", &self.status())
            .field("headers", &Shown(&self.headers))
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("truncated", &self.truncated)
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.expected {
            None => f.write_str("the document does not describe this answer")?,
            Some(expected) => {
                let why = if self.status.is_success() {
                    "which was asked for"
                } else {
                    "which errors of this status are read as"
                };
                write!(f, "the answer is not {}, {why}", Untrusted(expected))?;
            }
        }
        write!(f, ": status {}", self.status())?;
        self.fmt_rest(f)
    }
}

impl RawResponse {
    /// What it is where the document describes its status, without a body.
    pub(super) fn fmt_documented(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "status {}, documented without a body", self.status())?;
        if self.body.is_empty() {
            self.fmt_location(f)
        } else {
            self.fmt_rest(f)
        }
    }

    fn fmt_location(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.location() {
            Some(location) => write!(f, ", redirect to {} (not followed)", Untrusted(&location)),
            None => Ok(()),
        }
    }

    fn fmt_rest(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_location(f)?;
        match self.media_type() {
            Some(media_type) => write!(f, ", {}", Untrusted(media_type))?,
            None if self.body.is_empty() => {}
            None => f.write_str(", no media type")?,
        }
        if let Some(coding) = self.coding() {
            write!(f, ", content encoding {}", Untrusted(coding))?;
        }
        match self.body.len() {
            0 => f.write_str(", an empty body")?,
            1 => f.write_str(", 1 byte")?,
            length => write!(f, ", {length} bytes")?,
        }
        match &self.said {
            Some(said) => write!(f, ": {said}"),
            None => Ok(()),
        }
    }
}

/// An error that the document describes, with its body.
#[derive(Clone, Debug)]
pub struct ApiFailure<E> {
    body: E,
    response: RawResponse,
}

impl<E: ErrorBody> ApiFailure<E> {
    /// An error with this body. One that says nothing by the names that the document gives may do so by others.
    pub(super) fn of(body: E, response: RawResponse) -> Self {
        let is_silent = body.code().is_none() && body.reason().is_none() && body.detail().is_none();
        let response = if is_silent {
            response.not_as_documented()
        } else {
            response
        };
        Self { body, response }
    }
}

impl<E> ApiFailure<E> {
    /// The body that this status documents.
    pub fn body(&self) -> &E {
        &self.body
    }

    /// The body that this status documents, and nothing else.
    pub fn into_body(self) -> E {
        self.body
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.response.status()
    }

    /// Header fields as received.
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The answer as it arrived.
    pub fn response(&self) -> &RawResponse {
        &self.response
    }
}

impl<E: ErrorBody> fmt::Display for ApiFailure<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "status {}", self.status())?;
        if let Some(code) = self.body.code() {
            write!(f, " {}", Untrusted(code))?;
        }
        if let Some(reason) = self.body.reason() {
            write!(f, " ({})", Untrusted(reason))?;
        }
        if let Some(detail) = self.body.detail() {
            write!(f, ": {}", Untrusted(detail))?;
        }
        match self.response.said() {
            Some(said) => write!(f, ": {said}"),
            None => Ok(()),
        }
    }
}

/// A body that is not what its status and media type document.
#[derive(Debug)]
pub struct DecodeFailure {
    cause: DecodeError,
    response: RawResponse,
    /// Which item of a stream it is.
    item: Option<u64>,
}

impl DecodeFailure {
    pub(super) fn new(cause: DecodeError, response: RawResponse) -> Self {
        Self {
            cause,
            response,
            item: None,
        }
    }

    /// An item of a stream; the body of the answer is that of the item.
    pub(super) fn of_item(cause: DecodeError, response: RawResponse, item: u64) -> Self {
        Self {
            cause,
            response,
            item: Some(item),
        }
    }

    /// Which item of a stream it is, counted from 1: the event, the line, the record; none where the body is whole.
    pub fn item(&self) -> Option<u64> {
        self.item
    }

    /// Where in the body: `$` for the whole, `$.links[3].href` for a part.
    pub fn path(&self) -> &str {
        self.cause.path()
    }

    /// What is wrong there.
    pub fn cause(&self) -> &DecodeError {
        &self.cause
    }

    /// The answer as it arrived. For an item of a stream, its body is the text of that item, and it has no header fields:
    /// those are with the stream.
    pub fn response(&self) -> &RawResponse {
        &self.response
    }
}

impl fmt::Display for DecodeFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "status {}: ", self.response.status())?;
        let (before, after) = match self.response.said() {
            Some(said) => {
                write!(f, "{said}")?;
                (" (", ")")
            }
            None => ("", ""),
        };
        write!(f, "{before}cannot read ")?;
        match self.item {
            Some(item) => write!(f, "item {item}")?,
            None => f.write_str("the body")?,
        }
        let cause = self.cause.to_string();
        write!(f, ": {}{after}", Untrusted(&cause))
    }
}
