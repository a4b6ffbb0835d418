// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What is shared by all calls?

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::{ACCEPT, HeaderValue, USER_AGENT};

use super::api::ApiInfo;
use super::auth::{AuthError, Authenticator, Subject, Verdict};
use super::base_url::BaseUrl;
use super::envelope;
use super::failure::{Limit, Rejected, TimeoutError, TooLarge, TransportError};
use super::operation::OperationInfo;
use super::raw_response::RawResponse;
use super::reply::Reply;
use super::request::{RequestParts, header_value};
use super::transport::{self, Outbound, Transport};
use super::validate::{Location, Rule, Violations};

/// A client of the API. Cloning is cheap; clones share connections, credentials and tokens.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

/// What all clones share.
pub(super) struct Inner {
    pub(super) api: &'static ApiInfo,
    pub(super) base: BaseUrl,
    pub(super) transport: Transport,
    pub(super) auth: Authenticator,
    pub(super) user_agent: HeaderValue,
    pub(super) settings: Settings,
}

/// What a client is told about how to call.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    pub(super) call_limit: Duration,
    pub(super) attempt_limit: Duration,
    pub(super) body_limit: u64,
    pub(super) requests: Checks,
    pub(super) responses: Checks,
}

/// Whether values are checked against the rules of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Checks {
    /// They are, and broken rules are errors.
    On,
    /// They are not.
    Off,
}

impl From<bool> for Checks {
    fn from(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }
}

/// Why a call gave no reply that could be decoded.
pub(super) enum Unanswered {
    Rejected(Rejected),
    Auth(AuthError),
    Transport(TransportError),
    Timeout(TimeoutError),
    TooLarge(TooLarge),
}

impl From<transport::Failure> for Unanswered {
    fn from(failure: transport::Failure) -> Self {
        match failure {
            transport::Failure::Transport(error) => Self::Transport(error),
            transport::Failure::Timeout(error) => Self::Timeout(error),
            transport::Failure::TooLarge(error) => Self::TooLarge(error),
        }
    }
}

impl Client {
    pub(super) fn new(inner: Inner) -> Self {
        Self {
            inner: Arc::new(inner),
        }
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// Drops the access tokens of this client and asks the server to forget them, where the API has an endpoint for
    /// that (RFC 7009). Without a token, nothing is sent; the next call makes a new one.
    ///
    /// # Errors
    /// The server did not confirm. The tokens are dropped all the same.
    pub async fn revoke_tokens(&self) -> Result<(), AuthError> {
        self.inner
            .auth
            .revoke(&self.inner.transport, &REVOCATION)
            .await
    }

    /// Sends one request, with whatever authentication takes, and reads the answer. The same code for all operations.
    pub(super) async fn exchange(
        &self,
        operation: &'static OperationInfo,
        parts: RequestParts,
        settings: Settings,
    ) -> Result<Reply, Unanswered> {
        match tokio::time::timeout(
            settings.call_limit,
            self.authenticated(operation, parts, settings),
        )
        .await
        {
            Ok(result) => result,
            Err(_) => Err(Unanswered::Timeout(TimeoutError {
                operation,
                limit: Limit::Call,
                phase: None,
            })),
        }
    }

    async fn authenticated(
        &self,
        operation: &'static OperationInfo,
        parts: RequestParts,
        settings: Settings,
    ) -> Result<Reply, Unanswered> {
        let inner = &*self.inner;
        let reject = |violations| Unanswered::Rejected(Rejected::new(operation, violations));
        let mut request = parts.finish().map_err(reject)?;
        let mut auth = inner.auth.call(operation).map_err(Unanswered::Auth)?;
        auth.extend_query(&mut request.query);
        let target = inner
            .base
            .join(&request.path, &request.query)
            .ok_or_else(|| reject(broken("path", Rule::UnsafeSegment)))?;
        request.headers.insert(USER_AGENT, inner.user_agent.clone());
        if !operation.accept.is_empty() {
            let accept = header_value(operation.accept);
            let accept = accept.ok_or_else(|| reject(broken("Accept", Rule::UnsafeHeader)))?;
            request.headers.insert(ACCEPT, accept);
        }
        let subject = Subject {
            method: operation.method.as_str(),
            request_target: &target.request_target,
            body: &request.body,
        };
        loop {
            let mut headers = request.headers.clone();
            auth.authorize(&inner.transport, &mut headers, subject)
                .await
                .map_err(Unanswered::Auth)?;
            let outbound = Outbound {
                operation,
                method: operation.method,
                url: target.url.clone(),
                headers,
                body: request.body.clone(),
                body_limit: settings.body_limit,
                time_limit: settings.attempt_limit,
            };
            let answer = inner.transport.send(outbound).await?;
            if answer.status == StatusCode::UNAUTHORIZED {
                match auth.refused(&answer).map_err(Unanswered::Auth)? {
                    Verdict::Again => continue,
                    Verdict::Final => {}
                }
            }
            let response = RawResponse {
                operation,
                status: answer.status,
                headers: answer.headers,
                body: answer.body,
                truncated: answer.truncated,
            };
            return Ok(match (inner.api.envelope, request.enveloped) {
                (Some(names), true) => envelope::unwrap(response, names),
                (Some(_), false) | (None, _) => Reply::plain(response),
            });
        }
    }
}

/// A violation of what can be sent at all, found only when everything else is known.
fn broken(name: &str, rule: Rule) -> Violations {
    let mut found = Violations::default();
    found.push(Location::parameter(name), rule);
    found
}

/// What a revocation is called in messages.
static REVOCATION: OperationInfo = OperationInfo {
    id: "revoke_tokens",
    method: super::operation::Method::Post,
    template: "(token revocation)",
    accept: "",
    security: &[],
};

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("api", &self.inner.api.title)
            .field("base_url", &self.inner.base)
            .field("credentials", &self.inner.auth)
            .field("settings", &self.inner.settings)
            .finish()
    }
}
