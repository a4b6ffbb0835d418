// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Why does a wait for a state have no good end?

use std::fmt;
use std::time::Duration;

use super::error::{Error, ErrorBody};
use super::operation::OperationInfo;
use super::response::Response;
use super::untrusted::Untrusted;

/// Why a wait has no good end.
///
/// `T` is what a success of the operation holds, `E` the body that it documents for its errors.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitError<T, E> {
    /// A call failed.
    Call(Error<E>),
    /// An answer fulfilled the condition of [`Until::unless`](super::Until::unless).
    Failed(Box<Waited<T>>),
    /// The time was up before the state was reached.
    TimedOut(Box<Waited<T>>),
}

/// A wait that was given up.
#[derive(Debug)]
pub struct Waited<T> {
    pub(super) operation: &'static OperationInfo,
    pub(super) calls: u32,
    pub(super) duration: Duration,
    pub(super) last: Option<Response<T>>,
    /// What the caller says of the last answer.
    pub(super) said: Option<String>,
}

impl<T> Waited<T> {
    /// The operation that was called.
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// How many calls were made.
    pub fn calls(&self) -> u32 {
        self.calls
    }

    /// How long was waited.
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// The last answer, if there was one.
    pub fn last(&self) -> Option<&Response<T>> {
        self.last.as_ref()
    }
}

impl<T, E> WaitError<T, E> {
    /// The operation that was called.
    pub fn operation(&self) -> &'static OperationInfo {
        match self {
            Self::Call(error) => error.operation(),
            Self::Failed(waited) | Self::TimedOut(waited) => waited.operation(),
        }
    }

    /// The last success, where the wait did not end with an error of a call.
    pub fn last(&self) -> Option<&Response<T>> {
        match self {
            Self::Call(_) => None,
            Self::Failed(waited) | Self::TimedOut(waited) => waited.last(),
        }
    }

    /// The error of the call that ended the wait.
    pub fn call_error(&self) -> Option<&Error<E>> {
        match self {
            Self::Call(error) => Some(error),
            Self::Failed(_) | Self::TimedOut(_) => None,
        }
    }

    /// Whether the time was up, or a call took too long.
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Call(error) => error.is_timeout(),
            Self::Failed(_) => false,
            Self::TimedOut(_) => true,
        }
    }
}

impl<T, E: ErrorBody> fmt::Display for WaitError<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => error.fmt(f),
            Self::Failed(waited) => write!(
                f,
                "{}: the state will not be reached: given up after {waited}",
                waited.operation
            ),
            Self::TimedOut(waited) => write!(
                f,
                "{}: the state was not reached after {waited}",
                waited.operation
            ),
        }
    }
}

impl<T> fmt::Display for Waited<T> {
    /// How many calls, how long, and what the last answer was.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let calls = if self.calls == 1 { "call" } else { "calls" };
        let seconds = self.duration.as_secs_f64();
        write!(f, "{} {calls} in {seconds:.1} s", self.calls)?;
        match &self.last {
            Some(response) => write!(f, "; the last answer: status {}", response.status())?,
            None => f.write_str("; there was no answer")?,
        }
        match &self.said {
            Some(said) => write!(f, ", {}", Untrusted(said)),
            None => Ok(()),
        }
    }
}

impl<T: fmt::Debug, E: ErrorBody> std::error::Error for WaitError<T, E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Call(error) => std::error::Error::source(error),
            Self::Failed(_) | Self::TimedOut(_) => None,
        }
    }
}
