//! How does one request reach the server, and one answer come back?
//!
//! The settings that matter for safety are made here and nowhere else: no redirects, no `Referer`, no cookies, no
//! decompression, no hidden retries; time limits on connecting, on silence and on the attempt; a limit on the body.

use std::future::{Future as _, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderMap;
use reqwest::{StatusCode, Url, redirect, retry};
use rustls::ClientConfig;
use tokio::time::{Instant, sleep, sleep_until};

use super::base_url::is_plain_loopback;
use super::body::{Body, Progress};
use super::failure::{BodyError, Limit, Phase, TimeoutError, TooLarge, TransportError};
use super::incoming::{BodyLimit, Incoming, OnExcess};
use super::operation::OperationInfo;

/// Bodies of answers that are not a success are cut here.
pub(super) const ERROR_BODY_LIMIT: u64 = 64 * 1024;

/// Which proxy a client uses.
///
/// Plain HTTP to the loopback interface never goes through one: the proxy would see credentials that are to stay on this
/// machine. Everything else does, plain HTTP to other hosts included where that is allowed.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub enum Proxy {
    /// The one that `HTTPS_PROXY` (for plain HTTP, `HTTP_PROXY`), `ALL_PROXY` and `NO_PROXY` name. Settings of the
    /// operating system beyond these variables are not read.
    #[default]
    Environment,
    /// None, whatever the environment says.
    None,
    /// This one, for everything.
    Url(String),
}

/// What the transport is made of.
pub(super) struct TransportSetup<'a> {
    pub(super) tls: ClientConfig,
    pub(super) proxy: &'a Proxy,
    pub(super) https_only: bool,
    pub(super) connect_timeout: Duration,
    pub(super) read_timeout: Duration,
}

/// The connection pool of one client.
#[derive(Clone, Debug)]
pub(super) struct Transport {
    http: reqwest::Client,
    /// The same without a proxy, for plain HTTP to the loopback interface; none where plain HTTP is never spoken.
    loopback: Option<reqwest::Client>,
    /// How long the server may be silent.
    silence: Duration,
}

/// One request, credentials included.
pub(super) struct Outbound {
    pub(super) operation: &'static OperationInfo,
    pub(super) method: reqwest::Method,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Body,
    /// Which successes are given to the caller unread, by their status.
    pub(super) unread: fn(u16) -> bool,
    /// Largest body of a success.
    pub(super) body_limit: u64,
    /// Limit on this request, from connecting to the last byte.
    pub(super) time_limit: Duration,
}

/// One answer.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// Whether the body was cut.
    pub(super) truncated: bool,
    /// The body of a success that is left unread; `body` is empty then.
    pub(super) unread: Option<Incoming>,
}

/// Why there is no whole answer.
#[derive(Debug)]
pub(super) enum Failure {
    Transport(TransportError),
    Timeout(TimeoutError),
    TooLarge(TooLarge),
    Body(BodyError),
}

impl Transport {
    pub(super) fn new(setup: TransportSetup<'_>) -> Result<Self, reqwest::Error> {
        let builder = || {
            reqwest::Client::builder()
                .tls_backend_preconfigured(setup.tls.clone())
                .https_only(setup.https_only)
                .redirect(redirect::Policy::none())
                .referer(false)
                .retry(retry::never())
                .connect_timeout(setup.connect_timeout)
        };
        let http = match setup.proxy {
            Proxy::Environment => builder(),
            Proxy::None => builder().no_proxy(),
            Proxy::Url(url) => builder().proxy(reqwest::Proxy::all(url.as_str())?),
        };
        let loopback = (!setup.https_only).then(|| builder().no_proxy().build());
        Ok(Self {
            http: http.build()?,
            loopback: loopback.transpose()?,
            silence: setup.read_timeout,
        })
    }

    /// The connections that a request to this URL uses.
    fn connections(&self, url: &Url) -> &reqwest::Client {
        match &self.loopback {
            Some(direct) if is_plain_loopback(url) => direct,
            Some(_) | None => &self.http,
        }
    }

    /// Sends one request and reads the whole answer, or the head of one whose body is left unread.
    pub(super) async fn send(&self, outbound: Outbound) -> Result<Answer, Failure> {
        let operation = outbound.operation;
        match tokio::time::timeout(outbound.time_limit, self.exchange(outbound)).await {
            Ok(result) => result,
            Err(_) => Err(Failure::Timeout(TimeoutError {
                operation,
                limit: Limit::Attempt,
                phase: None,
                attempts: 1,
            })),
        }
    }

    async fn exchange(&self, outbound: Outbound) -> Result<Answer, Failure> {
        let operation = outbound.operation;
        let mut request = reqwest::Request::new(outbound.method, outbound.url);
        *request.headers_mut() = outbound.headers;
        let progress = attach(&mut request, &outbound.body)
            .await
            .map_err(|error| Failure::Body(BodyError::new(operation, error)))?;
        let mut response = self.head(operation, request, progress).await?;
        let status = response.status();
        let headers = std::mem::take(response.headers_mut());
        let limits = if status.is_success() {
            BodyLimit {
                bytes: outbound.body_limit,
                on_excess: OnExcess::Refuse,
            }
        } else {
            BodyLimit {
                bytes: outbound.body_limit.min(ERROR_BODY_LIMIT),
                on_excess: OnExcess::Cut,
            }
        };
        let mut incoming = Incoming::new(operation, response, self.silence);
        let is_unread = status.is_success() && (outbound.unread)(status.as_u16());
        let (body, truncated, unread) = if is_unread {
            (Bytes::new(), false, Some(incoming))
        } else {
            let (body, truncated) = incoming.read(limits).await?;
            (body, truncated, None)
        };
        Ok(Answer {
            status,
            headers,
            body,
            truncated,
            unread,
        })
    }

    /// Sends a request and waits for the head of its answer.
    async fn head(
        &self,
        operation: &'static OperationInfo,
        request: reqwest::Request,
        progress: Option<Progress>,
    ) -> Result<reqwest::Response, Failure> {
        let mut answered = pin!(self.connections(request.url()).execute(request));
        let mut silent = pin!(silence(self.silence, progress));
        let outcome = poll_fn(|cx| match answered.as_mut().poll(cx) {
            Poll::Ready(result) => Poll::Ready(Some(result)),
            Poll::Pending => silent.as_mut().poll(cx).map(|()| None),
        });
        let Some(result) = outcome.await else {
            return Err(Failure::Timeout(TimeoutError {
                operation,
                limit: Limit::Read,
                phase: Some(Phase::Send),
                attempts: 1,
            }));
        };
        result.map_err(|error| {
            let phase = if error.is_connect() {
                Phase::Connect
            } else {
                Phase::Send
            };
            failure(operation, phase, error)
        })
    }
}

/// Gives a request its body; what tells how far it got, where it goes in pieces.
async fn attach(request: &mut reqwest::Request, body: &Body) -> std::io::Result<Option<Progress>> {
    if let Some(bytes) = body.small() {
        if !bytes.is_empty() {
            *request.body_mut() = Some(bytes.into());
        }
        return Ok(None);
    }
    let mut sending = body.open().await?;
    if sending.is_nothing() {
        return Ok(None);
    }
    let progress = sending.progress();
    *request.body_mut() = Some(reqwest::Body::wrap(sending));
    Ok(Some(progress))
}

/// Ends when nothing was heard of the server for so long: no answer, and no piece of the body taken.
async fn silence(limit: Duration, progress: Option<Progress>) {
    let Some(progress) = progress else {
        return sleep(limit).await;
    };
    loop {
        let until = progress.last() + limit;
        if until <= Instant::now() {
            return;
        }
        sleep_until(until).await;
    }
}

fn failure(operation: &'static OperationInfo, phase: Phase, error: reqwest::Error) -> Failure {
    if error.is_timeout() {
        let limit = if phase == Phase::Connect {
            Limit::Connect
        } else {
            Limit::Read
        };
        Failure::Timeout(TimeoutError {
            operation,
            limit,
            phase: Some(phase),
            attempts: 1,
        })
    } else {
        Failure::Transport(TransportError::new(operation, phase, None, error))
    }
}
