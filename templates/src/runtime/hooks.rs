//! Who looks on while a call is made?
//!
//! A hook is told before and after every attempt. It can add header fields and refuse an attempt; it sees what the
//! document says of the operation, the answer's status and header fields, and how the attempt ended. It never sees a
//! credential or a URL: credentials are added after it was asked, and go where
//! [`Credentials`](super::Credentials) says, not where a hook says. Where the document has no security schemes, a client
//! has no credentials, and `Authorization` is a hook's to set.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};

use super::exchange::Unanswered;
use super::failure::Limit;
use super::operation::OperationInfo;
use super::reply::Reply;
use super::request::header_value;

/// Looks on at every attempt of every call of a client.
///
/// ```text
/// struct RequestIds;
///
/// impl Hook for RequestIds {
///     fn before(&self, attempt: &mut Attempt) -> Result<(), Refusal> {
///         attempt.set_header("x-request-id", &next_id())
///     }
///
///     fn after(&self, attempt: &Attempt, ended: &Ended<'_>) {
///         println!("{} {:?} {:?}", attempt.operation(), ended.status(), ended.duration());
///     }
/// }
/// ```
///
/// An attempt is a request with whatever authentication takes: a digest challenge or a new token is part of it. Both
/// functions are called on the task that makes the call, and should return soon. [`ClientBuilder::hook`] adds a hook;
/// several are asked in that order before an attempt, and told in the opposite order after it.
///
/// Where the document has no security schemes and the server asks for credentials all the same, a hook gives them:
///
/// ```text
/// attempt.set_header("authorization", &format!("Bearer {token}"))
/// ```
///
/// They go to the client's own server and to those that [`ClientBuilder::trust_server`] names; to any other, the attempt is
/// refused. Where the document has schemes, [`Credentials`](super::Credentials) gives them, and no hook.
///
/// [`ClientBuilder::trust_server`]: super::ClientBuilder::trust_server
/// [`ClientBuilder::hook`]: super::ClientBuilder::hook
pub trait Hook: Send + Sync {
    /// Before an attempt: adds header fields to it, or refuses it.
    ///
    /// # Errors
    /// The attempt is not to be made. The call ends with [`Error::Refused`](super::Error::Refused).
    fn before(&self, attempt: &mut Attempt) -> Result<(), Refusal> {
        let _ = attempt;
        Ok(())
    }

    /// After an attempt that this hook did not refuse. It is not called when the caller drops the call meanwhile.
    fn after(&self, attempt: &Attempt, ended: &Ended<'_>) {
        let _ = (attempt, ended);
    }
}

/// An attempt of a call.
pub struct Attempt {
    operation: &'static OperationInfo,
    number: u32,
    headers: HeaderMap,
    authorization: Authorization,
}

/// Who says what is sent as `Authorization`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Authorization {
    /// The client's credentials.
    Credentials,
    /// Hooks: the API has no security schemes, and so no credentials.
    Hooks,
    /// Nobody: it has none, and the request goes to a server to which credentials may not go.
    Nobody,
}

/// Header fields that are not a hook's or a signer's to set: those that frame a message or belong to the connection (RFC 9110
/// § 7.6.1), those that say what the body is and which answer is wanted, and those that hold credentials. `Authorization`
/// is none either, unless the API has no security schemes.
const RESERVED: &[&str] = &[
    "accept",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "cookie",
    "expect",
    "host",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// The header field that a hook, or whoever this is, wants to set.
pub(super) fn field_of(
    whose: &str,
    name: &str,
    value: &str,
) -> Result<(HeaderName, HeaderValue), Refusal> {
    let refused =
        |why: &str| Refusal::new(format!("the header field `{}` {why}", name.escape_debug()));
    let field =
        HeaderName::try_from(name).map_err(|_| refused("has a name that cannot be sent"))?;
    if RESERVED.contains(&field.as_str()) {
        return Err(refused(&format!("is not a {whose}'s to set")));
    }
    let value = header_value(value).ok_or_else(|| refused("has a value that cannot be sent"))?;
    Ok((field, value))
}

impl Attempt {
    pub(super) fn new(
        operation: &'static OperationInfo,
        number: u32,
        authorization: Authorization,
    ) -> Self {
        Self {
            operation,
            number,
            headers: HeaderMap::new(),
            authorization,
        }
    }

    /// The operation that is called: its id, method and path template.
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// Which attempt of the call this is, from one.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Sends this header field with the attempt, in the place of one of the same name that the operation or an earlier
    /// hook states.
    ///
    /// # Errors
    /// The name or the value cannot be sent, or the field is not a hook's to set: it frames the message, says what the
    /// body is, or holds credentials (`Authorization` is one that may be set where the document has no security schemes, see
    /// [`Hook`]). The message names the field, not its value.
    pub fn set_header(&mut self, name: &str, value: &str) -> Result<(), Refusal> {
        let (field, mut value) = field_of("hook", name, value)?;
        let refused =
            |why| Refusal::new(format!("the header field `{}` {why}", name.escape_debug()));
        if field == AUTHORIZATION {
            match self.authorization {
                Authorization::Hooks => value.set_sensitive(true),
                Authorization::Credentials => return Err(refused("is not a hook's to set")),
                Authorization::Nobody => {
                    return Err(refused(
                        "goes to the client's own server and to those that `ClientBuilder::trust_server` names",
                    ));
                }
            }
        }
        self.headers.insert(field, value);
        Ok(())
    }

    /// The header fields that hooks have set.
    pub(super) fn headers(&self) -> &HeaderMap {
        &self.headers
    }
}

impl fmt::Debug for Attempt {
    /// Names of header fields without values: a hook may set what is nobody's business.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.keys().map(HeaderName::as_str).collect();
        f.debug_struct("Attempt")
            .field("operation", &self.operation)
            .field("number", &self.number)
            .field("headers", &names)
            .finish_non_exhaustive()
    }
}

/// Why a hook refuses an attempt, in its own words. They become part of the error's message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(String);

impl Refusal {
    /// A refusal for this reason.
    pub fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }

    /// The reason.
    pub fn reason(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

impl From<String> for Refusal {
    fn from(reason: String) -> Self {
        Self(reason)
    }
}

impl From<&str> for Refusal {
    fn from(reason: &str) -> Self {
        Self::new(reason)
    }
}

/// How an attempt ended.
#[derive(Clone, Copy)]
pub struct Ended<'a> {
    status: Option<StatusCode>,
    headers: Option<&'a HeaderMap>,
    failure: Option<FailureKind>,
    duration: Duration,
    retry_in: Option<Duration>,
}

/// Why an attempt has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FailureKind {
    /// Credentials could not be obtained, cannot answer the server's challenge, or do not sign the request.
    Auth,
    /// No connection could be made: nothing was sent.
    Connect,
    /// No whole answer arrived.
    Transport,
    /// A time limit passed.
    Timeout(Limit),
    /// The body is larger than the client accepts.
    TooLarge,
    /// The body of the request is a file that cannot be opened, or a stream that was sent before.
    Body,
    /// A hook refused the attempt.
    Refused,
}

impl FailureKind {
    /// One word: `auth`, `connect`, `transport`, `timeout`, `too-large`, `body` or `refused`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auth => "auth",
            Self::Connect => "connect",
            Self::Transport => "transport",
            Self::Timeout(_) => "timeout",
            Self::TooLarge => "too-large",
            Self::Body => "body",
            Self::Refused => "refused",
        }
    }

    fn of(unanswered: &Unanswered) -> Option<Self> {
        match unanswered {
            // Found before the first attempt.
            Unanswered::Rejected(_) => None,
            Unanswered::Auth(_) => Some(Self::Auth),
            Unanswered::Transport(error) if error.is_unsent() => Some(Self::Connect),
            Unanswered::Transport(_) => Some(Self::Transport),
            Unanswered::Timeout(error) => Some(Self::Timeout(error.limit())),
            Unanswered::TooLarge(_) => Some(Self::TooLarge),
            Unanswered::Body(_) => Some(Self::Body),
            Unanswered::Refused(_) => Some(Self::Refused),
        }
    }
}

impl<'a> Ended<'a> {
    pub(super) fn new(
        result: &'a Result<Reply, Unanswered>,
        duration: Duration,
        retry_in: Option<Duration>,
    ) -> Self {
        let (status, headers, failure) = match result {
            Ok(reply) => (
                Some(reply.response().status),
                Some(reply.response().headers()),
                None,
            ),
            Err(unanswered) => (unanswered.status(), None, FailureKind::of(unanswered)),
        };
        Self {
            status,
            headers,
            failure,
            duration,
            retry_in,
        }
    }

    /// The status, when an answer began to arrive: the one inside the envelope, where it came in one.
    pub fn status(&self) -> Option<u16> {
        self.status.map(|status| status.as_u16())
    }

    /// The answer's header fields, when all of it arrived.
    pub fn headers(&self) -> Option<&'a HeaderMap> {
        self.headers
    }

    /// The value of a header field of the answer, when it is there once or more and is visible ASCII: the first.
    pub fn header(&self, name: &str) -> Option<&'a str> {
        self.headers?.get(name)?.to_str().ok()
    }

    /// Why there is no answer.
    pub fn failure(&self) -> Option<FailureKind> {
        self.failure
    }

    /// How long the attempt took, authentication included.
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// How long is waited before the next attempt; `None` when this was the last.
    pub fn retry_in(&self) -> Option<Duration> {
        self.retry_in
    }
}

impl fmt::Debug for Ended<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ended")
            .field("status", &self.status())
            .field("failure", &self.failure)
            .field("duration", &self.duration)
            .field("retry_in", &self.retry_in)
            .finish_non_exhaustive()
    }
}

/// The hooks of a client, in the order in which they were added.
#[derive(Clone, Default)]
pub(super) struct Hooks(Vec<Arc<dyn Hook>>);

impl Hooks {
    pub(super) fn add(&mut self, hook: impl Hook + 'static) {
        self.0.push(Arc::new(hook));
    }

    /// Asks one hook after the other; how many let the attempt pass, and why one did not.
    pub(super) fn before(&self, attempt: &mut Attempt) -> (usize, Result<(), Refusal>) {
        for (passed, hook) in self.0.iter().enumerate() {
            if let Err(refusal) = hook.before(attempt) {
                return (passed, Err(refusal));
            }
        }
        (self.0.len(), Ok(()))
    }

    /// Tells the first so many hooks, the last of them first.
    pub(super) fn after(&self, passed: usize, attempt: &Attempt, ended: &Ended<'_>) {
        for hook in self.0.iter().take(passed).rev() {
            hook.after(attempt, ended);
        }
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.len())
    }
}
