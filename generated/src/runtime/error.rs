// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What can go wrong with a call?
//!
//! One enumeration for every operation, generic only over the body that the operation documents for its errors. Its
//! `Display` is one line: method, path template, and what happened. No variant, message or source holds a credential or
//! a URL.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use super::auth::AuthError;
use super::failure::{BodyError, Refused, Rejected, TimeoutError, TooLarge, TransportError};
use super::json::Number;
use super::operation::OperationInfo;
use super::paged::PagingError;
use super::raw_response::{ApiFailure, DecodeFailure, RawResponse};
use super::retry::{Cause, Repeats};
use super::scalar::{Base64Bytes, Binary, Date, Sensitive, Timestamp, Uuid};

/// Why a call did not succeed.
///
/// `E` is the body that the operation documents for its error statuses.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E = NoBody> {
    /// Parameters or body break rules of the document, or cannot be sent safely. Nothing was sent.
    InvalidRequest(Rejected),
    /// A hook refused an attempt ([`Hook::before`](super::Hook::before)).
    Refused(Refused),
    /// Credentials are missing, could not be obtained, or cannot answer the server's challenge.
    Auth(AuthError),
    /// No whole answer arrived.
    Transport(TransportError),
    /// A time limit passed.
    Timeout(TimeoutError),
    /// The server answered with an error that the document describes.
    Api(Box<ApiFailure<E>>),
    /// The server answered with an error status that the document describes without a body.
    Status(Box<RawResponse>),
    /// The server answered with a status that the document does not describe, or not with the media type that was asked
    /// for.
    UnexpectedResponse(Box<RawResponse>),
    /// The body of a documented answer is not what the document says.
    Decode(Box<DecodeFailure>),
    /// The value of a success breaks rules of the document. Only when strict responses are asked for.
    InvalidResponse(Rejected),
    /// The body is larger than the client accepts.
    TooLarge(TooLarge),
    /// The body of the request is a file that cannot be opened, or a stream that was sent before. Nothing was sent.
    Body(BodyError),
    /// A list that comes in pages cannot be read to its end.
    Paging(PagingError),
}

/// What a documented error body says of itself, whatever the API calls it.
pub trait ErrorBody: fmt::Debug {
    /// A stable code, for programs.
    fn code(&self) -> Option<&str> {
        None
    }

    /// A short reason, for people.
    fn reason(&self) -> Option<&str> {
        None
    }

    /// The details of this case.
    fn detail(&self) -> Option<&str> {
        None
    }
}

/// The error body of an operation that documents none: there is no value of this type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBody {}

impl ErrorBody for NoBody {}

impl<T: fmt::Debug> ErrorBody for Vec<T> {}
impl<V: fmt::Debug> ErrorBody for BTreeMap<String, V> {}

impl ErrorBody for String {
    fn detail(&self) -> Option<&str> {
        Some(self)
    }
}

/// Bodies that are a single value.
macro_rules! silent {
    ($($ty:ty),+ $(,)?) => {
        $(impl ErrorBody for $ty {})+
    };
}

silent!(
    bool,
    i8,
    i16,
    i32,
    i64,
    u8,
    u16,
    u32,
    u64,
    f64,
    Base64Bytes,
    Binary,
    Date,
    Number,
    Sensitive,
    Timestamp,
    Uuid,
);

/// A body that may be `null`.
impl<T: ErrorBody> ErrorBody for Option<T> {
    fn code(&self) -> Option<&str> {
        self.as_ref()?.code()
    }

    fn reason(&self) -> Option<&str> {
        self.as_ref()?.reason()
    }

    fn detail(&self) -> Option<&str> {
        self.as_ref()?.detail()
    }
}

impl<E> Error<E> {
    /// The operation that was called.
    pub fn operation(&self) -> &'static OperationInfo {
        match self {
            Self::InvalidRequest(rejected) | Self::InvalidResponse(rejected) => {
                rejected.operation()
            }
            Self::Refused(error) => error.operation(),
            Self::Auth(error) => error.operation(),
            Self::Transport(error) => error.operation(),
            Self::Timeout(error) => error.operation(),
            Self::Api(failure) => failure.response().operation(),
            Self::Status(response) | Self::UnexpectedResponse(response) => response.operation(),
            Self::Decode(failure) => failure.response().operation(),
            Self::TooLarge(error) => error.operation(),
            Self::Body(error) => error.operation(),
            Self::Paging(error) => error.operation(),
        }
    }

    /// The answer that this error is made of, when a whole one arrived.
    pub fn response(&self) -> Option<&RawResponse> {
        match self {
            Self::Api(failure) => Some(failure.response()),
            Self::Status(response) | Self::UnexpectedResponse(response) => Some(response),
            Self::Decode(failure) => Some(failure.response()),
            Self::InvalidRequest(_)
            | Self::InvalidResponse(_)
            | Self::Refused(_)
            | Self::Auth(_)
            | Self::Transport(_)
            | Self::Timeout(_)
            | Self::TooLarge(_)
            | Self::Body(_)
            | Self::Paging(_) => None,
        }
    }

    /// The status of the answer, when one began to arrive.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Auth(error) => error.status(),
            Self::Transport(error) => error.status(),
            Self::TooLarge(error) => Some(error.status()),
            Self::Api(_)
            | Self::Status(_)
            | Self::UnexpectedResponse(_)
            | Self::Decode(_)
            | Self::InvalidRequest(_)
            | Self::InvalidResponse(_)
            | Self::Refused(_)
            | Self::Timeout(_)
            | Self::Body(_)
            | Self::Paging(_) => self.response().map(RawResponse::status),
        }
    }

    /// Whether a time limit passed, in the call itself or while a token was obtained.
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Timeout(_) => true,
            Self::Auth(error) => error.is_timeout(),
            Self::InvalidRequest(_)
            | Self::InvalidResponse(_)
            | Self::Refused(_)
            | Self::Transport(_)
            | Self::Api(_)
            | Self::Status(_)
            | Self::UnexpectedResponse(_)
            | Self::Decode(_)
            | Self::TooLarge(_)
            | Self::Body(_)
            | Self::Paging(_) => false,
        }
    }

    /// Whether credentials are the problem: missing, unobtainable, or refused with 401.
    pub fn is_auth(&self) -> bool {
        matches!(self, Self::Auth(_)) || self.status() == Some(401)
    }

    /// Whether the same call may succeed later and is safe to repeat: what [`RetryPolicy`](super::RetryPolicy) decides
    /// by, and its documentation has the table.
    ///
    /// A call that is not idempotent (RFC 9110 § 9.2.2) is safe to repeat only when it was never sent.
    pub fn is_retryable(&self) -> bool {
        let cause = match self {
            Self::Auth(error) => error.cause(),
            Self::Transport(error) => error.cause(),
            Self::Timeout(error) => error.cause(),
            Self::Api(_) | Self::Status(_) | Self::UnexpectedResponse(_) | Self::Decode(_) => {
                self.status().map_or(Cause::Final, Cause::Answered)
            }
            Self::InvalidRequest(_)
            | Self::InvalidResponse(_)
            | Self::Refused(_)
            | Self::TooLarge(_)
            | Self::Body(_)
            | Self::Paging(_) => Cause::Final,
        };
        cause.may_pass(self.operation().method, Repeats::Idempotent)
    }

    /// How many attempts were made. None was made of a request that was refused here; more than one where the policy of
    /// the call allows it ([`RetryPolicy`](super::RetryPolicy)).
    pub fn attempts(&self) -> u32 {
        match self {
            Self::InvalidRequest(rejected) | Self::InvalidResponse(rejected) => rejected.attempts,
            Self::Refused(error) => error.attempts,
            Self::Auth(error) => error.attempts,
            Self::Transport(error) => error.attempts,
            Self::Timeout(error) => error.attempts,
            Self::TooLarge(error) => error.attempts,
            Self::Body(error) => error.attempts,
            Self::Paging(_) => 0,
            Self::Api(_) | Self::Status(_) | Self::UnexpectedResponse(_) | Self::Decode(_) => {
                self.response().map_or(0, RawResponse::attempts)
            }
        }
    }

    /// How long the server asks to wait before the next call (`Retry-After`), cut to a day.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Auth(error) => error.retry_after(),
            Self::Api(_)
            | Self::Status(_)
            | Self::UnexpectedResponse(_)
            | Self::Decode(_)
            | Self::InvalidRequest(_)
            | Self::InvalidResponse(_)
            | Self::Refused(_)
            | Self::Transport(_)
            | Self::Timeout(_)
            | Self::TooLarge(_)
            | Self::Body(_)
            | Self::Paging(_) => self.response().and_then(RawResponse::retry_after),
        }
    }

    /// The documented error body, when that is what arrived.
    pub fn api_error(&self) -> Option<&E> {
        match self {
            Self::Api(failure) => Some(failure.body()),
            Self::InvalidRequest(_)
            | Self::InvalidResponse(_)
            | Self::Refused(_)
            | Self::Auth(_)
            | Self::Transport(_)
            | Self::Timeout(_)
            | Self::Status(_)
            | Self::UnexpectedResponse(_)
            | Self::Decode(_)
            | Self::TooLarge(_)
            | Self::Body(_)
            | Self::Paging(_) => None,
        }
    }
}

impl<E: ErrorBody> Error<E> {
    /// The code that the error body gives, for programs: the documented one, or one of JSON that is not as documented and
    /// says it by a name that is common.
    pub fn code(&self) -> Option<&str> {
        let documented = self.api_error().and_then(ErrorBody::code);
        documented.or_else(|| self.response()?.said()?.code())
    }

    /// What the error body says of this case, for people: the documented one, or one of JSON that is not as documented and
    /// says it by a name that is common.
    pub fn detail(&self) -> Option<&str> {
        let documented = self.api_error().and_then(ErrorBody::detail);
        documented.or_else(|| self.response()?.said()?.detail())
    }

    /// Whether the error body carries this [code](Self::code).
    pub fn is_error_code(&self, code: &str) -> bool {
        self.code() == Some(code)
    }
}

impl<E: ErrorBody> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.operation())?;
        match self {
            Self::InvalidRequest(rejected) => write!(f, "not sent: {}", rejected.violations()),
            Self::InvalidResponse(rejected) => {
                write!(
                    f,
                    "the answer breaks its documented rules: {}",
                    rejected.violations()
                )
            }
            Self::Refused(error) => error.fmt(f),
            Self::Auth(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Timeout(error) => error.fmt(f),
            Self::Api(failure) => failure.fmt(f),
            Self::Status(response) => response.fmt_documented(f),
            Self::UnexpectedResponse(response) => response.fmt(f),
            Self::Decode(failure) => failure.fmt(f),
            Self::TooLarge(error) => error.fmt(f),
            Self::Body(error) => error.fmt(f),
            Self::Paging(error) => error.fmt(f),
        }?;
        match self.attempts() {
            0 | 1 => Ok(()),
            attempts => write!(f, " (after {attempts} attempts)"),
        }
    }
}

impl<E: ErrorBody> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // The messages of the variants are part of this one's, so their sources come next.
        match self {
            Self::Auth(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::Body(error) => error.source(),
            Self::Decode(failure) => Some(failure.cause()),
            Self::InvalidRequest(rejected) | Self::InvalidResponse(rejected) => {
                Some(rejected.violations())
            }
            Self::Refused(_)
            | Self::Timeout(_)
            | Self::Api(_)
            | Self::Status(_)
            | Self::UnexpectedResponse(_)
            | Self::TooLarge(_)
            | Self::Paging(_) => None,
        }
    }
}
