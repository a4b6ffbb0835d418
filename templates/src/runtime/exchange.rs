//! How does a request become a reply, with whatever authentication takes in between?
//!
//! The same code for all operations: nothing here is generic. [`retry`] decides how often it is done.

use std::borrow::Cow;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::{ACCEPT, HeaderMap, USER_AGENT};

use super::api::{KeyPlace, SchemeKind};
use super::auth::{AuthError, Authenticator, CallMeans, FAILURE_HOLDS, Subject, Verdict};
use super::base_url::{BaseUrl, Target, UrlProblem, names_host};
use super::body::Body;
use super::client::{Inner, Servers, Settings};
use super::envelope;
use super::failure::{BodyError, Refused, Rejected, TimeoutError, TooLarge, TransportError};
use super::hooks::Authorization;
use super::operation::OperationInfo;
use super::raw_response::RawResponse;
use super::reply::Reply;
use super::request::{Destined, Outgoing, RequestParts, fixed_header_value};
use super::retry::{self, Cause};
use super::transport::{self, Outbound, Transport};
use super::validate::{Location, Rule, Violations};

/// Makes a call: as many attempts as it takes, each with whatever authentication takes.
pub(super) async fn exchange(
    inner: &Inner,
    operation: &'static OperationInfo,
    parts: RequestParts,
    settings: Settings,
    unread: fn(u16) -> bool,
) -> Result<Reply, Unanswered> {
    let mut prepared = Prepared::new(inner, operation, parts, settings)?;
    prepared.unread = unread;
    retry::call(&prepared).await
}

/// A request to which only credentials are missing.
pub(super) struct Prepared<'c> {
    pub(super) inner: &'c Inner,
    pub(super) operation: &'static OperationInfo,
    pub(super) settings: Settings,
    method: reqwest::Method,
    request: Outgoing,
    target: Target,
    credentials: CallMeans<'c>,
    transport: &'c Transport,
    destination: Destination,
    /// Which successes are given to the caller unread, by their status.
    unread: fn(u16) -> bool,
}

/// Whether credentials may go where a request goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Destination {
    /// They may: it is the client's server, or one that the caller trusts.
    Trusted,
    /// They may not.
    Elsewhere,
}

impl<'c> Prepared<'c> {
    fn new(
        inner: &'c Inner,
        operation: &'static OperationInfo,
        parts: RequestParts,
        settings: Settings,
    ) -> Result<Self, Unanswered> {
        let reject = |violations| Unanswered::Rejected(Rejected::new(operation, violations));
        let mut request = parts.finish().map_err(reject)?;
        let base = destination(inner, &request.server);
        let base = base.map_err(|problem| reject(broken("server", Rule::Server(problem))))?;
        let trusted = |known: &BaseUrl| base.has_origin_of(known);
        let destination = if trusted(&inner.base) || inner.trusted.iter().any(trusted) {
            Destination::Trusted
        } else {
            Destination::Elsewhere
        };
        let transport = destination.transport(inner);
        let credentials = destination.of_call(inner, operation)?;
        credentials.extend_query(&mut request.query);
        let target = base
            .join(&request.path, &request.query)
            .ok_or_else(|| reject(broken("path", Rule::UnsafeSegment)))?;
        // An operation can have a parameter of this name.
        let user_agent = request.headers.entry(USER_AGENT);
        user_agent.or_insert_with(|| inner.user_agent.clone());
        let asked = request.accept.unwrap_or(operation.accept);
        if !asked.is_empty() {
            let accept = fixed_header_value(asked);
            let accept = accept.ok_or_else(|| reject(broken("Accept", Rule::UnsafeHeader)))?;
            request.headers.insert(ACCEPT, accept);
        }
        let method = operation.method.to_http();
        let method = method.ok_or_else(|| reject(broken("method", Rule::UnsafeHeader)))?;
        Ok(Self {
            inner,
            operation,
            settings,
            method,
            request,
            target,
            credentials,
            transport,
            destination,
            unread: |_| false,
        })
    }

    /// Who says what is sent as `Authorization`.
    pub(super) fn authorization(&self) -> Authorization {
        match self.destination {
            _ if !self.inner.api.schemes.is_empty() => Authorization::Credentials,
            Destination::Trusted => Authorization::Hooks,
            Destination::Elsewhere => Authorization::Nobody,
        }
    }

    /// Whether the request can be sent more than once.
    pub(super) fn is_replayable(&self) -> bool {
        self.request.is_replayable()
    }

    /// Sends the request with these header fields besides its own, with whatever authentication takes, and reads the
    /// answer.
    pub(super) async fn attempt(&self, besides: &HeaderMap) -> Result<Reply, Unanswered> {
        let Self {
            inner,
            operation,
            request,
            target,
            ..
        } = self;
        let mut auth = self.credentials.begin();
        let subject = Subject {
            method: operation.method.as_str(),
            url: target.url.as_str(),
            request_target: target.request_target(),
            body: request.body.as_bytes(),
        };
        if !request.body.is_replayable() && auth.lacks_challenge() {
            // What cannot be sent twice is sent when the challenge is known: a request without a body asks for it.
            let probe = Outbound {
                operation,
                method: reqwest::Method::HEAD,
                url: target.url.clone(),
                headers: request.headers.clone(),
                body: Body::default(),
                unread: |_| false,
                body_limit: self.settings.body_limit,
                time_limit: self.settings.attempt_limit,
            };
            let answer = self.transport.send(probe).await?;
            auth.learn(&answer).map_err(Unanswered::Auth)?;
        }
        loop {
            let mut headers = request.headers.clone();
            for (name, value) in besides {
                headers.insert(name, value.clone());
            }
            auth.authorize(&inner.transport, &mut headers, &request.headers, subject)
                .await
                .map_err(Unanswered::Auth)?;
            let outbound = Outbound {
                operation,
                method: self.method.clone(),
                url: target.url.clone(),
                headers,
                body: request.body.clone(),
                unread: self.unread,
                body_limit: self.settings.body_limit,
                time_limit: self.settings.attempt_limit,
            };
            let answer = self.transport.send(outbound).await?;
            if answer.status == StatusCode::UNAUTHORIZED {
                match auth.refused(&answer).map_err(Unanswered::Auth)? {
                    Verdict::Again if request.body.is_replayable() => continue,
                    Verdict::Again | Verdict::Final => {}
                }
            }
            let response = RawResponse::new(
                operation,
                answer.status,
                answer.headers,
                (answer.body, answer.truncated),
            );
            let asked = request.accept.unwrap_or(operation.accept);
            if let Some(unread) = answer.unread {
                let reply = Reply::unread(response, unread, self.settings.body_limit);
                return Ok(reply.asking(asked));
            }
            let reply = match (inner.api.envelope, request.enveloped) {
                (Some(names), true) => envelope::unwrap(response, names),
                (Some(_), false) | (None, _) => Reply::plain(response),
            };
            return Ok(reply.asking(asked));
        }
    }
}

impl Destination {
    /// The connections of a call.
    fn transport(self, inner: &Inner) -> &Transport {
        match self {
            Self::Trusted => &inner.transport,
            Self::Elsewhere => inner.stranger.as_ref().unwrap_or(&inner.transport),
        }
    }

    /// The credentials of a call.
    fn of_call<'c>(
        self,
        inner: &'c Inner,
        operation: &'static OperationInfo,
    ) -> Result<CallMeans<'c>, Unanswered> {
        let auth = match self {
            Self::Trusted => inner.auth.call(operation),
            Self::Elsewhere => Authenticator::elsewhere(operation),
        };
        auth.map_err(Unanswered::Auth)
    }
}

/// Why a call gave no reply that could be decoded.
pub(super) enum Unanswered {
    Rejected(Rejected),
    Refused(Refused),
    Auth(AuthError),
    Transport(TransportError),
    Timeout(TimeoutError),
    TooLarge(TooLarge),
    Body(BodyError),
}

impl Unanswered {
    /// What it says about trying again.
    pub(super) fn cause(&self) -> Cause {
        match self {
            Self::Auth(error) => error.cause(),
            Self::Transport(error) => error.cause(),
            Self::Timeout(error) => error.cause(),
            Self::Rejected(_) | Self::Refused(_) | Self::TooLarge(_) | Self::Body(_) => {
                Cause::Final
            }
        }
    }

    /// How long a server asks to wait.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Auth(error) => error.retry_after(),
            Self::Rejected(_)
            | Self::Refused(_)
            | Self::Transport(_)
            | Self::Timeout(_)
            | Self::Body(_)
            | Self::TooLarge(_) => None,
        }
    }

    /// How long the same is said again without asking anybody.
    pub(super) fn holds(&self) -> Duration {
        match self {
            Self::Auth(_) => FAILURE_HOLDS,
            Self::Rejected(_)
            | Self::Refused(_)
            | Self::Transport(_)
            | Self::Timeout(_)
            | Self::Body(_)
            | Self::TooLarge(_) => Duration::ZERO,
        }
    }

    /// The status of the answer that is behind this, where there is one.
    pub(super) fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Auth(error) => StatusCode::from_u16(error.status()?).ok(),
            Self::Transport(error) => StatusCode::from_u16(error.status()?).ok(),
            Self::TooLarge(error) => Some(error.status),
            Self::Rejected(_) | Self::Refused(_) | Self::Timeout(_) | Self::Body(_) => None,
        }
    }

    /// The same after this many attempts. One that a hook refused was not made.
    pub(super) fn after(mut self, attempts: u32) -> Self {
        let mut attempts = attempts;
        let counted = match &mut self {
            Self::Refused(error) => {
                attempts -= 1;
                &mut error.attempts
            }
            Self::Rejected(error) => &mut error.attempts,
            Self::Auth(error) => &mut error.attempts,
            Self::Transport(error) => &mut error.attempts,
            Self::Timeout(error) => &mut error.attempts,
            Self::TooLarge(error) => &mut error.attempts,
            Self::Body(error) => &mut error.attempts,
        };
        *counted = attempts;
        self
    }
}

impl From<transport::Failure> for Unanswered {
    fn from(failure: transport::Failure) -> Self {
        match failure {
            transport::Failure::Transport(error) => Self::Transport(error),
            transport::Failure::Timeout(error) => Self::Timeout(error),
            transport::Failure::TooLarge(error) => Self::TooLarge(error),
            transport::Failure::Body(error) => Self::Body(error),
        }
    }
}

/// The query of a link to the next page; none when the link leads elsewhere than the request. Credentials that are
/// repeated in it are left out: they are added again, like to any request.
pub(super) fn query_of(inner: &Inner, parts: &RequestParts, link: &str) -> Option<String> {
    let base = destination(inner, parts.destined()).ok()?;
    let keys = inner
        .api
        .schemes
        .iter()
        .filter_map(|scheme| match scheme.kind {
            SchemeKind::ApiKey(KeyPlace::Query(name)) => Some(name),
            _ => None,
        });
    let keys: Vec<&str> = keys.collect();
    base.query_of(link, &keys)
}

/// The base of a request: what the caller gave for it, the operation's own server, or the client's.
fn destination<'b>(inner: &'b Inner, server: &Destined) -> Result<Cow<'b, BaseUrl>, UrlProblem> {
    let base = &inner.base;
    let url = match server {
        Destined::Usual => return Ok(Cow::Borrowed(base)),
        Destined::Given(url) => return BaseUrl::parse(url, inner.plain_http).map(Cow::Owned),
        Destined::Documented(url) => url,
    };
    match inner.servers {
        Servers::AsDocumented => base.server(url, inner.plain_http).map(Cow::Owned),
        Servers::OneForAll if names_host(url) => Ok(Cow::Borrowed(base)),
        Servers::OneForAll | Servers::OneOrigin => base.with_path_of(url).map(Cow::Owned),
    }
}

/// A violation of what can be sent at all, found only when everything else is known.
fn broken(name: &str, rule: Rule) -> Violations {
    let mut found = Violations::default();
    found.push(Location::parameter(name), rule);
    found
}
