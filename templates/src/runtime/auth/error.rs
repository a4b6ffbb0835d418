//! Why can a call not be authenticated?

use std::fmt;
#[cfg(feature = "oauth2")]
use std::sync::Arc;
use std::time::Duration;

#[cfg(feature = "oauth2")]
use super::token::TokenFailure;
use crate::runtime::hooks::Refusal;
use crate::runtime::operation::OperationInfo;
use crate::runtime::retry::Cause;

/// Credentials are missing, could not be obtained, cannot answer the server's challenge, or do not sign the request.
///
/// A server that refuses credentials with 401 has answered, so that is [`Error::Api`](crate::runtime::Error::Api),
/// [`Error::Status`](crate::runtime::Error::Status) or
/// [`Error::UnexpectedResponse`](crate::runtime::Error::UnexpectedResponse), as the document says.
#[derive(Clone)]
pub struct AuthError {
    operation: &'static OperationInfo,
    reason: Reason,
    /// How many attempts were made before this was settled.
    pub(in crate::runtime) attempts: u32,
}

/// How long a failure to obtain a token is remembered, at least.
pub(in crate::runtime) const FAILURE_HOLDS: Duration = Duration::from_secs(2);

/// What is behind an [`AuthError`].
#[derive(Clone, Debug)]
pub(in crate::runtime) enum Reason {
    /// None of the alternatives has all its credentials.
    Missing {
        /// The alternatives in words.
        needed: Vec<String>,
    },
    /// The operation has a server of its own, and credentials may not go there.
    Elsewhere,
    /// The server's challenges cannot be answered.
    #[cfg_attr(not(feature = "digest"), allow(dead_code))]
    Challenge {
        /// Status of the answer that carries them.
        status: u16,
        /// Why, in words.
        problem: &'static str,
    },
    /// There is no token.
    #[cfg(feature = "oauth2")]
    Token(Arc<TokenFailure>),
    /// The system has no random bytes to give.
    #[cfg_attr(not(feature = "digest"), allow(dead_code))]
    NoEntropy,
    /// The signer refuses.
    Unsigned(Refusal),
    /// The body is not at hand, and has to be: why, in words.
    #[cfg_attr(not(feature = "digest"), allow(dead_code))]
    Body(&'static str),
}

impl AuthError {
    pub(in crate::runtime) fn new(operation: &'static OperationInfo, reason: Reason) -> Self {
        Self {
            operation,
            reason,
            attempts: 0,
        }
    }

    /// Whether the call goes to a server that the client's credentials may not go to: nothing was sent.
    pub fn is_elsewhere(&self) -> bool {
        matches!(self.reason, Reason::Elsewhere)
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// Whether the body cannot be sent with these credentials, because it can be sent only once or is not in memory:
    /// nothing of it was sent.
    pub fn is_body(&self) -> bool {
        matches!(self.reason, Reason::Body(_))
    }

    /// Whether the signer refused to sign the request: it was not sent.
    pub fn is_unsigned(&self) -> bool {
        matches!(self.reason, Reason::Unsigned(_))
    }

    /// Whether credentials are missing: nothing was sent.
    pub fn is_missing(&self) -> bool {
        matches!(self.reason, Reason::Missing { .. })
    }

    /// The status of the answer that is behind this: the challenge's, or the token endpoint's.
    pub fn status(&self) -> Option<u16> {
        match &self.reason {
            Reason::Challenge { status, .. } => Some(*status),
            #[cfg(feature = "oauth2")]
            Reason::Token(failure) => failure.status(),
            Reason::Missing { .. }
            | Reason::Elsewhere
            | Reason::Unsigned(_)
            | Reason::Body(_)
            | Reason::NoEntropy => None,
        }
    }

    /// Whether a time limit passed while a token was obtained.
    pub fn is_timeout(&self) -> bool {
        match &self.reason {
            #[cfg(feature = "oauth2")]
            Reason::Token(failure) => failure.is_timeout(),
            Reason::Missing { .. }
            | Reason::Elsewhere
            | Reason::Challenge { .. }
            | Reason::Unsigned(_)
            | Reason::Body(_)
            | Reason::NoEntropy => false,
        }
    }

    /// What it says about trying the call again: without a token, nothing was sent.
    pub(in crate::runtime) fn cause(&self) -> Cause {
        if self.is_retryable() {
            Cause::Unsent
        } else {
            Cause::Final
        }
    }

    /// Whether the same call may succeed later: the token endpoint did not answer, or is overloaded.
    pub fn is_retryable(&self) -> bool {
        match &self.reason {
            #[cfg(feature = "oauth2")]
            Reason::Token(failure) => failure
                .status()
                .is_none_or(|status| status == 429 || status >= 500),
            Reason::Missing { .. }
            | Reason::Elsewhere
            | Reason::Challenge { .. }
            | Reason::Unsigned(_)
            | Reason::Body(_)
            | Reason::NoEntropy => false,
        }
    }

    /// How long the token endpoint asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        match &self.reason {
            #[cfg(feature = "oauth2")]
            Reason::Token(failure) => failure.retry_after(),
            Reason::Missing { .. }
            | Reason::Elsewhere
            | Reason::Challenge { .. }
            | Reason::Unsigned(_)
            | Reason::Body(_)
            | Reason::NoEntropy => None,
        }
    }
}

impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            Reason::Missing { needed } => {
                write!(
                    f,
                    "not sent: it needs credentials for {}",
                    needed.join(", or for ")
                )
            }
            Reason::Elsewhere => f.write_str(
                "not sent: it goes to a server of its own, to which credentials go only where \
                 `ClientBuilder::trust_server` says so",
            ),
            Reason::Challenge { problem, .. } => {
                write!(
                    f,
                    "the server's digest challenge cannot be answered: {problem}"
                )
            }
            #[cfg(feature = "oauth2")]
            Reason::Token(failure) => failure.fmt(f),
            Reason::Unsigned(refusal) => write!(f, "not sent: it cannot be signed: {refusal}"),
            Reason::Body(why) => write!(f, "not sent: {why}"),
            Reason::NoEntropy => f.write_str("not sent: the system has no random bytes to give"),
        }
    }
}

impl fmt::Debug for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthError")
            .field("operation", &self.operation)
            .field("reason", &format_args!("{self}"))
            .field("attempts", &self.attempts)
            .finish()
    }
}

impl std::error::Error for AuthError {}
