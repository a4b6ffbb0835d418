// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How does a request become a reply, with whatever authentication takes in between?
//!
//! The same code for all operations: nothing here is generic.

use std::borrow::Cow;

use reqwest::StatusCode;
use reqwest::header::{ACCEPT, USER_AGENT};

use super::auth::{AuthError, Authenticator, Subject, Verdict};
use super::base_url::{BaseUrl, UrlProblem};
use super::client::{Inner, Servers, Settings};
use super::envelope;
use super::failure::{Limit, Rejected, TimeoutError, TooLarge, TransportError};
use super::operation::OperationInfo;
use super::raw_response::RawResponse;
use super::reply::Reply;
use super::request::{RequestParts, header_value};
use super::transport::{self, Outbound};
use super::validate::{Location, Rule, Violations};

/// Sends one request, with whatever authentication takes, and reads the answer.
pub(super) async fn exchange(
    inner: &Inner,
    operation: &'static OperationInfo,
    parts: RequestParts,
    settings: Settings,
) -> Result<Reply, Unanswered> {
    match tokio::time::timeout(
        settings.call_limit,
        authenticated(inner, operation, parts, settings),
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
    inner: &Inner,
    operation: &'static OperationInfo,
    parts: RequestParts,
    settings: Settings,
) -> Result<Reply, Unanswered> {
    let reject = |violations| Unanswered::Rejected(Rejected::new(operation, violations));
    let mut request = parts.finish().map_err(reject)?;
    let server = request
        .server
        .filter(|_| inner.servers == Servers::AsDocumented);
    let base = destination(inner, server);
    let base = base.map_err(|_| reject(broken("server", Rule::UnsafeSegment)))?;
    let trusted = |known: &BaseUrl| base.has_origin_of(known);
    let auth = if trusted(&inner.base) || inner.trusted.iter().any(trusted) {
        inner.auth.call(operation)
    } else {
        Authenticator::elsewhere(operation)
    };
    let mut auth = auth.map_err(Unanswered::Auth)?;
    auth.extend_query(&mut request.query);
    let target = base
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

/// The base of a request: the client's, or the operation's own server.
fn destination<'b>(
    inner: &'b Inner,
    server: Option<&'static str>,
) -> Result<Cow<'b, BaseUrl>, UrlProblem> {
    match server {
        None => Ok(Cow::Borrowed(&inner.base)),
        Some(url) => BaseUrl::parse(url, inner.plain_http).map(Cow::Owned),
    }
}

/// A violation of what can be sent at all, found only when everything else is known.
fn broken(name: &str, rule: Rule) -> Violations {
    let mut found = Violations::default();
    found.push(Location::parameter(name), rule);
    found
}
