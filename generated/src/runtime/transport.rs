// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How does one request reach the server, and one answer come back?
//!
//! The settings that matter for safety are made here and nowhere else: no redirects, no `Referer`, no cookies, no
//! decompression, no hidden retries; time limits on connecting, on silence and on the attempt; a limit on the body.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::header::HeaderMap;
use reqwest::{StatusCode, Url, redirect, retry};
use rustls::ClientConfig;

use super::failure::{Limit, Phase, TimeoutError, TooLarge, TransportError};
use super::operation::OperationInfo;

/// Bodies of answers that are not a success are cut here.
const ERROR_BODY_LIMIT: u64 = 64 * 1024;

/// Which proxy a client uses.
///
/// A client that speaks plain HTTP, to the loopback interface, never uses one: a proxy would see its credentials.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub enum Proxy {
    /// The one that `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` name. Settings of the operating system beyond these
    /// variables are not read.
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
}

/// One request, credentials included.
pub(super) struct Outbound {
    pub(super) operation: &'static OperationInfo,
    pub(super) method: reqwest::Method,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// Largest body of a success.
    pub(super) body_limit: u64,
    /// Limit on this request, from connecting to the last byte.
    pub(super) time_limit: Duration,
}

/// One answer, whole.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// Whether the body was cut.
    pub(super) truncated: bool,
}

/// Why there is no whole answer.
#[derive(Debug)]
pub(super) enum Failure {
    Transport(TransportError),
    Timeout(TimeoutError),
    TooLarge(TooLarge),
}

impl Transport {
    pub(super) fn new(setup: TransportSetup<'_>) -> Result<Self, reqwest::Error> {
        let builder = reqwest::Client::builder()
            .tls_backend_preconfigured(setup.tls)
            .https_only(setup.https_only)
            .redirect(redirect::Policy::none())
            .referer(false)
            .retry(retry::never())
            .connect_timeout(setup.connect_timeout)
            .read_timeout(setup.read_timeout);
        let builder = match setup.proxy {
            Proxy::Environment if setup.https_only => builder,
            Proxy::Url(url) if setup.https_only => {
                builder.proxy(reqwest::Proxy::all(url.as_str())?)
            }
            Proxy::Environment | Proxy::None | Proxy::Url(_) => builder.no_proxy(),
        };
        Ok(Self {
            http: builder.build()?,
        })
    }

    /// Sends one request and reads the whole answer.
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
        if !outbound.body.is_empty() {
            *request.body_mut() = Some(outbound.body.into());
        }
        let mut response = self.http.execute(request).await.map_err(|error| {
            let phase = if error.is_connect() {
                Phase::Connect
            } else {
                Phase::Send
            };
            failure(operation, phase, None, error)
        })?;
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
        let (body, truncated) = read_body(operation, status, response, limits).await?;
        Ok(Answer {
            status,
            headers,
            body,
            truncated,
        })
    }
}

/// How much of a body is read.
#[derive(Clone, Copy)]
struct BodyLimit {
    bytes: u64,
    on_excess: OnExcess,
}

/// What becomes of a body that is larger.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OnExcess {
    /// It is an error.
    Refuse,
    /// The rest is dropped, and the connection with it.
    Cut,
}

async fn read_body(
    operation: &'static OperationInfo,
    status: StatusCode,
    mut response: reqwest::Response,
    limit: BodyLimit,
) -> Result<(Bytes, bool), Failure> {
    let too_large = || {
        Failure::TooLarge(TooLarge {
            operation,
            status,
            limit: limit.bytes,
            attempts: 1,
        })
    };
    let announced = response.content_length();
    if limit.on_excess == OnExcess::Refuse && announced.is_some_and(|length| length > limit.bytes) {
        return Err(too_large());
    }
    let mut body = BytesMut::new();
    loop {
        let chunk = response
            .chunk()
            .await
            .map_err(|error| failure(operation, Phase::Receive, Some(status), error))?;
        let Some(chunk) = chunk else {
            return Ok((body.freeze(), false));
        };
        // Lengths of buffers in memory fit into 64 bits.
        let room = limit.bytes.saturating_sub(body.len() as u64);
        if chunk.len() as u64 <= room {
            if body.is_empty() && announced == Some(chunk.len() as u64) {
                // The usual case: one chunk is all there is, and needs no copy.
                return Ok((chunk, false));
            }
            body.extend_from_slice(&chunk);
            continue;
        }
        if limit.on_excess == OnExcess::Refuse {
            return Err(too_large());
        }
        let fitting = usize::try_from(room).unwrap_or(usize::MAX).min(chunk.len());
        body.extend_from_slice(&chunk.slice(..fitting));
        return Ok((body.freeze(), true));
    }
}

fn failure(
    operation: &'static OperationInfo,
    phase: Phase,
    status: Option<StatusCode>,
    error: reqwest::Error,
) -> Failure {
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
        Failure::Transport(TransportError::new(operation, phase, status, error))
    }
}
