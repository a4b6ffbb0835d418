//! What is kept of a call that had no answer, or none that is acceptable?

use std::error::Error as StdError;
use std::fmt;
use std::io;

use reqwest::StatusCode;

use super::hooks::Refusal;
use super::operation::OperationInfo;
use super::retry::Cause;
use super::validate::Violations;

/// A request or an answer that breaks rules, with the list of them.
#[derive(Clone, Debug)]
pub struct Rejected {
    operation: &'static OperationInfo,
    violations: Violations,
    pub(super) attempts: u32,
}

impl Rejected {
    pub(super) fn new(operation: &'static OperationInfo, violations: Violations) -> Self {
        Self {
            operation,
            violations,
            attempts: 0,
        }
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// The rules that are broken, and where.
    pub fn violations(&self) -> &Violations {
        &self.violations
    }
}

/// An attempt that a hook refused.
#[derive(Clone, Debug)]
pub struct Refused {
    operation: &'static OperationInfo,
    refusal: Refusal,
    pub(super) attempts: u32,
}

impl Refused {
    pub(super) fn new(operation: &'static OperationInfo, refusal: Refusal) -> Self {
        Self {
            operation,
            refusal,
            attempts: 0,
        }
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// Why, as the hook says.
    pub fn reason(&self) -> &str {
        self.refusal.reason()
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not sent: a hook refuses: {}", self.refusal)
    }
}

/// How far a call came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Phase {
    /// Connecting, TLS included: nothing was sent.
    Connect,
    /// Sending the request or waiting for the head of the answer: the server may have acted on it.
    Send,
    /// Reading the body of the answer.
    Receive,
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connect => "connecting",
            Self::Send => "waiting for the answer",
            Self::Receive => "reading the body",
        })
    }
}

/// No whole answer arrived.
#[derive(Debug)]
pub struct TransportError {
    operation: &'static OperationInfo,
    phase: Phase,
    status: Option<StatusCode>,
    source: reqwest::Error,
    pub(super) attempts: u32,
}

impl TransportError {
    pub(super) fn new(
        operation: &'static OperationInfo,
        phase: Phase,
        status: Option<StatusCode>,
        source: reqwest::Error,
    ) -> Self {
        Self {
            operation,
            phase,
            status,
            source: source.without_url(),
            attempts: 1,
        }
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// How far the call came.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// The status, when the head of an answer arrived.
    pub fn status(&self) -> Option<u16> {
        self.status.map(|status| status.as_u16())
    }

    /// Whether nothing was sent.
    pub fn is_unsent(&self) -> bool {
        self.phase == Phase::Connect
    }

    /// What it says about trying the call again.
    pub(super) fn cause(&self) -> Cause {
        if self.is_unsent() {
            Cause::Unsent
        } else {
            Cause::Lost
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The innermost message is the one that says something: "connection refused".
        let mut cause: &dyn StdError = &self.source;
        while let Some(inner) = cause.source() {
            cause = inner;
        }
        write!(f, "failed while {}", self.phase)?;
        if let Some(status) = self.status() {
            write!(f, " (status {status})")?;
        }
        write!(f, ": {cause}")
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.source)
    }
}

/// A time limit passed.
#[derive(Clone, Copy, Debug)]
pub struct TimeoutError {
    pub(super) operation: &'static OperationInfo,
    pub(super) limit: Limit,
    pub(super) phase: Option<Phase>,
    pub(super) attempts: u32,
}

/// Which time limit passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// The one on connecting.
    Connect,
    /// The one on silence while an answer is awaited or read.
    Read,
    /// The one on a single request of the call.
    Attempt,
    /// The one on the whole call, authentication included.
    Call,
}

impl TimeoutError {
    /// The operation that was called.
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// Which limit passed.
    pub fn limit(&self) -> Limit {
        self.limit
    }

    /// Whether nothing was sent.
    pub fn is_unsent(&self) -> bool {
        self.phase == Some(Phase::Connect)
    }

    /// What it says about trying the call again.
    pub(super) fn cause(&self) -> Cause {
        if self.is_unsent() {
            Cause::Unsent
        } else {
            Cause::Lost
        }
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.limit {
            Limit::Connect => "timed out while connecting",
            Limit::Read => "timed out: the server fell silent",
            Limit::Attempt => "timed out: the limit on one request passed",
            Limit::Call => "timed out: the limit on the whole call passed",
        })
    }
}

impl StdError for TimeoutError {}

/// The body of a request cannot be sent: its file cannot be opened, or its stream was sent before. Nothing was sent.
#[derive(Debug)]
pub struct BodyError {
    operation: &'static OperationInfo,
    source: io::Error,
    /// How many attempts were made.
    pub(super) attempts: u32,
}

impl BodyError {
    pub(super) fn new(operation: &'static OperationInfo, source: io::Error) -> Self {
        Self {
            operation,
            source,
            attempts: 1,
        }
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not sent: the body cannot be read: {}", self.source)
    }
}

impl StdError for BodyError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.source)
    }
}

/// A body that is larger than the client accepts.
#[derive(Clone, Copy, Debug)]
pub struct TooLarge {
    pub(super) operation: &'static OperationInfo,
    pub(super) status: StatusCode,
    pub(super) limit: u64,
    pub(super) attempts: u32,
}

impl TooLarge {
    /// The operation that was called.
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// The status of the answer.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The limit in bytes.
    pub fn limit(&self) -> u64 {
        self.limit
    }
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "status {}: the body is larger than the limit of {} bytes",
            self.status, self.limit
        )
    }
}
