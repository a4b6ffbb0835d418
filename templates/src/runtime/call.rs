//! How does a value that describes a call become a call?

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::api::ServerInfo;
use super::client::{Checks, Client, Settings};
use super::error::Error;
use super::exchange::{Unanswered, exchange};
use super::failure::Rejected;
use super::model::sending;
use super::operation::{Operation, OperationInfo};
use super::raw_response::{ApiFailure, DecodeFailure};
use super::reply::{Decoded, Reply};
use super::request::{Destined, RequestParts};
use super::response::{Head, Response};
use super::retry::RetryPolicy;
use super::servers::{Choice, ServerProblem, Which};
use super::stream::Resume;
use super::transport::Failure;
use super::validate::{Location, Rule, Violations};

/// A call that was not made yet: it can be looked at, changed and cloned, and does nothing until it is awaited.
#[derive(Clone)]
#[must_use = "a request does nothing until it is awaited"]
pub struct Request<O> {
    pub(super) client: Client,
    /// Set by generated methods, which need no method of this type for it.
    pub(crate) operation: O,
    pub(super) settings: Settings,
    /// The limit on one attempt, where this call has one of its own.
    pub(super) attempt_limit: Option<Duration>,
    /// The server of this call, where it has one of its own.
    pub(super) base_url: Option<Arc<str>>,
    /// What was chosen among the operation's own servers, if anything was.
    pub(super) server: Option<Box<Choice>>,
}

/// A call under way.
pub type Call<O> = Pin<
    Box<
        dyn Future<
                Output = Result<
                    Response<<O as Operation>::Output>,
                    Error<<O as Operation>::Failure>,
                >,
            > + Send,
    >,
>;

impl<O: Operation> Request<O> {
    /// A call of this operation through this client.
    pub fn new(client: &Client, operation: O) -> Self {
        Self {
            settings: client.inner.settings,
            client: client.clone(),
            operation,
            attempt_limit: None,
            base_url: None,
            server: None,
        }
    }

    /// The same call of another operation, made of this one.
    pub(super) fn with_operation<P>(self, convert: impl FnOnce(O) -> P) -> Request<P> {
        Request {
            client: self.client,
            operation: convert(self.operation),
            settings: self.settings,
            attempt_limit: self.attempt_limit,
            base_url: self.base_url,
            server: self.server,
        }
    }

    /// The operation and its parameters.
    pub fn operation(&self) -> &O {
        &self.operation
    }

    /// The operation and its parameters, to be changed.
    pub fn operation_mut(&mut self) -> &mut O {
        &mut self.operation
    }

    /// Another server for this call than the client's, and than the operation's own: one that an earlier answer named, for
    /// instance. `https`, with or without a path, without user, query and fragment.
    ///
    /// Credentials go there only where it has the origin of the client's base URL or
    /// [`ClientBuilder::trust_server`](super::ClientBuilder::trust_server) says so.
    pub fn base_url(mut self, url: impl AsRef<str>) -> Self {
        self.base_url = Some(Arc::from(url.as_ref()));
        self
    }

    /// Another of the operation's own servers than the first, by its place in the documentation of its method, from 0. A
    /// base URL of this call or of the client goes before.
    pub fn server(mut self, index: usize) -> Self {
        self.server.get_or_insert_default().server = Some(Which::Index(index));
        self
    }

    /// Another of the operation's own servers than the first, by its description. A base URL of this call or of the
    /// client goes before.
    pub fn server_described(mut self, description: impl Into<String>) -> Self {
        self.server.get_or_insert_default().server = Some(Which::Described(description.into()));
        self
    }

    /// The value of a variable in the URL of the operation's own server (OAS 3.0.4 § Server Variable Object), in the place
    /// of its default. A base URL of this call or of the client goes before.
    pub fn server_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let variable = (name.into(), value.into());
        self.server.get_or_insert_default().variables.push(variable);
        self
    }

    /// The limit on this call, authentication and all attempts included, in place of the client's. It is also the limit
    /// on each attempt, unless [`attempt_timeout`](Self::attempt_timeout) gives another.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.settings.call_limit = limit;
        self.settings.attempt_limit = limit;
        self
    }

    /// The limit on a single request of this call, in place of the client's.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.attempt_limit = Some(limit);
        self
    }

    /// The moment at which this call is over at the latest, besides the limit on how long it takes: for several calls
    /// that share one limit.
    pub fn deadline(mut self, moment: Instant) -> Self {
        self.settings.deadline = Some(moment);
        self
    }

    /// How often this call is tried, in place of the client's policy. The budget is the client's all the same.
    pub fn retries(mut self, policy: RetryPolicy) -> Self {
        self.settings.retries = policy;
        self
    }

    /// Makes one attempt.
    pub fn no_retries(self) -> Self {
        self.retries(RetryPolicy::none())
    }

    /// Whether parameters and body are checked against the rules of the document, in place of the client's setting.
    pub fn validate_request(mut self, on: bool) -> Self {
        self.settings.requests = Checks::from(on);
        self
    }

    /// Whether a success that breaks rules of the document is an error, in place of the client's setting.
    pub fn strict_response(mut self, on: bool) -> Self {
        self.settings.responses = Checks::from(on);
        self
    }

    /// Makes the call; the same as awaiting the request itself.
    pub fn send(self) -> Call<O> {
        Box::pin(async move {
            let settings = settings_of(&self);
            let parts = prepare(&self).map_err(Error::InvalidRequest)?;
            let Self {
                client, operation, ..
            } = self;
            drop(operation);
            let resume = may_resume(O::INFO, &parts).then(|| Resume {
                client: client.clone(),
                operation: O::INFO,
                parts: parts.clone(),
                // The stream counts its tries itself.
                settings: Settings {
                    retries: RetryPolicy::none(),
                    ..settings
                },
                unread: O::streams,
            });
            let mut reply = exchange(&client.inner, O::INFO, parts, settings, O::streams).await?;
            if let Some(resume) = resume {
                reply = reply.resumable(resume);
            }
            conclude::<O>(reply, settings.responses).await
        })
    }
}

impl<O: Operation> IntoFuture for Request<O> {
    type Output = Result<Response<O::Output>, Error<O::Failure>>;
    type IntoFuture = Call<O>;

    fn into_future(self) -> Call<O> {
        self.send()
    }
}

impl<O: fmt::Debug> fmt::Debug for Request<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("operation", &self.operation)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

/// Whether an answer may be a stream that asks for the call to be made again.
fn may_resume(operation: &OperationInfo, parts: &RequestParts) -> bool {
    let asked = parts.asked().unwrap_or(operation.accept);
    asked.contains("text/event-stream")
}

/// The settings of a call.
pub(super) fn settings_of<O>(request: &Request<O>) -> Settings {
    let mut settings = request.settings;
    settings.attempt_limit = request.attempt_limit.unwrap_or(settings.attempt_limit);
    settings
}

/// What goes over the wire, or the rules that it breaks.
pub(super) fn prepare<O: Operation>(request: &Request<O>) -> Result<RequestParts, Rejected> {
    let operation = &request.operation;
    if request.settings.requests == Checks::On {
        let mut found = Violations::default();
        sending(|| operation.validate(&mut found));
        found
            .into_result()
            .map_err(|found| Rejected::new(O::INFO, found))?;
    }
    let mut parts = RequestParts::default();
    operation.build(&mut parts);
    let choice = request.server.as_deref();
    let server = destined(request.base_url.as_ref(), choice, O::SERVERS);
    parts.send_to(server.map_err(|found| Rejected::new(O::INFO, found))?);
    Ok(parts)
}

/// Where a call goes: to the URL that was given for it, or to the one that was chosen of the operation's own servers.
fn destined(
    given: Option<&Arc<str>>,
    choice: Option<&Choice>,
    own: &'static [ServerInfo],
) -> Result<Destined, Violations> {
    let chosen = match own {
        [] if choice.is_some() => Err(ServerProblem::NoneOfItsOwn),
        [] => Ok(Destined::Usual),
        own => {
            let usual = Choice::default();
            choice.unwrap_or(&usual).url(own).map(Destined::Documented)
        }
    };
    match (chosen, given) {
        (Err(problem), _) => {
            let mut found = Violations::default();
            let rule = Rule::ServerChoice(problem);
            found.push(Location::parameter("server"), rule);
            Err(found)
        }
        (Ok(_), Some(url)) => Ok(Destined::Given(Arc::clone(url))),
        (Ok(chosen), None) => Ok(chosen),
    }
}

/// The outcome that a reply is.
pub(super) async fn conclude<O: Operation>(
    reply: Reply,
    strictness: Checks,
) -> Result<Response<O::Output>, Error<O::Failure>> {
    let decoded = O::decode(&reply);
    let response = reply.into_response().await?;
    match decoded {
        Decoded::Success(value) => {
            if strictness == Checks::On {
                let mut found = Violations::default();
                O::check(&value, &mut found);
                found.into_result().map_err(|found| {
                    let mut rejected = Rejected::new(O::INFO, found);
                    rejected.attempts = response.attempts;
                    Error::InvalidResponse(rejected)
                })?;
            }
            Ok(Response::new(
                value,
                Head {
                    status: response.status,
                    headers: response.headers,
                    attempts: response.attempts,
                    operation: O::INFO,
                },
            ))
        }
        Decoded::Failure(body) => Err(Error::Api(Box::new(ApiFailure::of(body, response)))),
        Decoded::Bare => Err(Error::Status(Box::new(response.not_as_documented()))),
        Decoded::Undocumented => Err(Error::UnexpectedResponse(Box::new(
            response.not_as_documented(),
        ))),
        Decoded::OtherMediaType(expected) => Err(Error::UnexpectedResponse(Box::new(
            response.but_not(expected),
        ))),
        Decoded::Undecodable(cause) => {
            let failure = DecodeFailure::new(cause, response.not_as_documented());
            Err(Error::Decode(Box::new(failure)))
        }
    }
}

impl<E> From<Failure> for Error<E> {
    fn from(failure: Failure) -> Self {
        Unanswered::from(failure).into()
    }
}

impl<E> From<Unanswered> for Error<E> {
    fn from(unanswered: Unanswered) -> Self {
        match unanswered {
            Unanswered::Rejected(rejected) => Self::InvalidRequest(rejected),
            Unanswered::Auth(error) => Self::Auth(error),
            Unanswered::Transport(error) => Self::Transport(error),
            Unanswered::Timeout(error) => Self::Timeout(error),
            Unanswered::TooLarge(error) => Self::TooLarge(error),
            Unanswered::Refused(error) => Self::Refused(error),
            Unanswered::Body(error) => Self::Body(error),
        }
    }
}
