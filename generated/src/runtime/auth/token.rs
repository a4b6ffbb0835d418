// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How is an access token made and revoked?
//!
//! RFC 6749 § 4.4 (client credentials) and RFC 7009 (revocation), through the same hardened transport as every call:
//! no redirects, small bodies, time limits. The client authenticates by HTTP basic with form-urlencoded id and secret
//! (RFC 6749 § 2.3.1). What the server says is untrusted: a token with characters outside RFC 6750's set is refused,
//! and of an error only the status and the error code (RFC 6749 § 5.2) are kept.

use std::fmt;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::Url;
use reqwest::header::{ACCEPT, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderValue};
use serde_json::Value;
use zeroize::Zeroizing;

use crate::runtime::encode::{form_encoded, percent_encoded};
use crate::runtime::operation::OperationInfo;
use crate::runtime::retry_after;
use crate::runtime::secret::Secret;
use crate::runtime::transport::{Answer, Failure, Outbound, Transport};

/// How long a token is used when the server does not say.
const UNKNOWN_LIFETIME: Duration = Duration::from_secs(300);
/// A longer lifetime is not believed.
const LONGEST_LIFETIME: Duration = Duration::from_secs(24 * 60 * 60);
/// The limit on one request to a token endpoint.
const TIME_LIMIT: Duration = Duration::from_secs(15);
/// The limit on the body of its answer.
const BODY_LIMIT: u64 = 64 * 1024;

/// Where and as whom tokens are made.
#[derive(Clone, Debug)]
pub(super) struct TokenEndpoint {
    pub(super) token: Url,
    pub(super) revoke: Option<Url>,
    pub(super) client_id: String,
    pub(super) client_secret: Secret,
    /// The scopes that are asked for, with a space between; none where it is empty.
    pub(super) scope: String,
    pub(super) user_agent: HeaderValue,
}

/// A token as the server made it.
#[derive(Clone, Debug)]
pub(super) struct NewToken {
    pub(super) text: Secret,
    pub(super) lifetime: Duration,
}

/// Why there is no token.
#[derive(Debug)]
pub(in crate::runtime) enum TokenFailure {
    /// The endpoint refused, or answered with something else than a token.
    Answer {
        /// Status of the answer.
        status: u16,
        /// What is wrong with it.
        problem: Problem,
        /// How long the server asks to wait.
        retry_after: Option<Duration>,
    },
    /// No whole answer arrived.
    NoAnswer {
        /// Whether a time limit passed.
        timed_out: bool,
        /// In words, without any URL.
        message: String,
    },
}

/// What is wrong with an answer of a token endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::runtime) enum Problem {
    /// It refuses, with an error code of RFC 6749 § 5.2 where it gives one.
    Refused(Option<String>),
    /// It is not the JSON object that RFC 6749 § 5.1 describes.
    NotAToken,
    /// It is a token of a type that cannot be used.
    TokenType,
    /// The token holds characters that no bearer token has (RFC 6750 § 2.1).
    Characters,
    /// It is too large.
    TooLarge,
}

impl TokenFailure {
    pub(in crate::runtime) fn is_timeout(&self) -> bool {
        matches!(
            self,
            Self::NoAnswer {
                timed_out: true,
                ..
            }
        )
    }

    pub(in crate::runtime) fn status(&self) -> Option<u16> {
        match self {
            Self::Answer { status, .. } => Some(*status),
            Self::NoAnswer { .. } => None,
        }
    }

    pub(in crate::runtime) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Answer { retry_after, .. } => *retry_after,
            Self::NoAnswer { .. } => None,
        }
    }
}

impl fmt::Display for TokenFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer {
                status, problem, ..
            } => write!(f, "the token endpoint answered {status}: {problem}"),
            Self::NoAnswer { message, .. } => {
                write!(f, "the token endpoint did not answer: {message}")
            }
        }
    }
}

impl std::error::Error for TokenFailure {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(Some(code)) => write!(f, "it refused ({code})"),
            Self::Refused(None) => f.write_str("it refused"),
            Self::NotAToken => f.write_str("the body is not a token"),
            Self::TokenType => f.write_str("the token is not a bearer token"),
            Self::Characters => f.write_str("the token holds characters that no bearer token has"),
            Self::TooLarge => f.write_str("the body is too large"),
        }
    }
}

impl TokenEndpoint {
    /// Asks for a token.
    pub(super) async fn fetch(
        &self,
        transport: &Transport,
        operation: &'static OperationInfo,
    ) -> Result<NewToken, TokenFailure> {
        // RFC 6749 § 4.4.2
        let mut body = "grant_type=client_credentials".to_owned();
        if !self.scope.is_empty() {
            body += "&scope=";
            body += &form_encoded(&self.scope);
        }
        let answer = self.post(transport, operation, &self.token, &body).await?;
        read_token(&answer).map_err(|problem| failed(&answer, problem))
    }

    /// Revokes a token. One that is unknown or expired counts as revoked (RFC 7009 § 2.2). `None`: there is no endpoint
    /// for it.
    pub(super) async fn revoke(
        &self,
        transport: &Transport,
        operation: &'static OperationInfo,
        token: &Secret,
    ) -> Option<Result<(), TokenFailure>> {
        let url = self.revoke.as_ref()?;
        let body = Zeroizing::new(format!(
            "token={}&token_type_hint=access_token",
            percent_encoded(token.expose())
        ));
        let answer = match self.post(transport, operation, url, &body).await {
            Ok(answer) => answer,
            Err(failure) => return Some(Err(failure)),
        };
        Some(if answer.status.is_success() {
            Ok(())
        } else {
            Err(failed(&answer, refusal(&answer)))
        })
    }

    async fn post(
        &self,
        transport: &Transport,
        operation: &'static OperationInfo,
        url: &Url,
        body: &str,
    ) -> Result<Answer, TokenFailure> {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, self.authorization());
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/x-www-form-urlencoded"),
        );
        headers.insert(reqwest::header::USER_AGENT, self.user_agent.clone());
        let outbound = Outbound {
            operation,
            method: reqwest::Method::POST,
            url: url.clone(),
            headers,
            body: body.into(),
            unread: |_| false,
            body_limit: BODY_LIMIT,
            time_limit: TIME_LIMIT,
        };
        transport.send(outbound).await.map_err(unanswered)
    }

    fn authorization(&self) -> HeaderValue {
        let pair = Zeroizing::new(format!(
            "{}:{}",
            form_encoded(&self.client_id),
            form_encoded(self.client_secret.expose())
        ));
        let text = Zeroizing::new(format!("Basic {}", STANDARD.encode(pair.as_bytes())));
        // Base64 is always a header value.
        let mut value =
            HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("Basic"));
        value.set_sensitive(true);
        value
    }
}

fn failed(answer: &Answer, problem: Problem) -> TokenFailure {
    TokenFailure::Answer {
        status: answer.status.as_u16(),
        problem,
        retry_after: retry_after::read(&answer.headers),
    }
}

fn unanswered(failure: Failure) -> TokenFailure {
    match failure {
        Failure::Transport(error) => TokenFailure::NoAnswer {
            timed_out: false,
            message: error.to_string(),
        },
        // The request of a token is a few bytes in memory.
        Failure::Body(error) => TokenFailure::NoAnswer {
            timed_out: false,
            message: error.to_string(),
        },
        Failure::Timeout(error) => TokenFailure::NoAnswer {
            timed_out: true,
            message: error.to_string(),
        },
        Failure::TooLarge(error) => TokenFailure::Answer {
            status: error.status(),
            problem: Problem::TooLarge,
            retry_after: None,
        },
    }
}

/// RFC 6749 § 5.1, tolerantly: `token_type` may be missing, `expires_in` may be anything.
fn read_token(answer: &Answer) -> Result<NewToken, Problem> {
    if !answer.status.is_success() {
        return Err(refusal(answer));
    }
    let value: Value = serde_json::from_slice(&answer.body).map_err(|_| Problem::NotAToken)?;
    let text = match value.get("access_token") {
        Some(Value::String(text)) if !text.is_empty() => Secret::new(text.as_str()),
        Some(_) | None => return Err(Problem::NotAToken),
    };
    match value.get("token_type") {
        None | Some(Value::Null) => {}
        Some(Value::String(kind)) if kind.eq_ignore_ascii_case("bearer") => {}
        Some(_) => return Err(Problem::TokenType),
    }
    if !is_bearer_token(text.expose()) {
        return Err(Problem::Characters);
    }
    Ok(NewToken {
        text,
        lifetime: read_lifetime(value.get("expires_in")),
    })
}

/// RFC 6749 § 3.3: `scope-token`.
pub(super) fn is_scope(text: &str) -> bool {
    let fits = |byte| matches!(byte, 0x21 | 0x23..=0x5B | 0x5D..=0x7E);
    !text.is_empty() && text.bytes().all(fits)
}

/// RFC 6750 § 2.1: `b64token`.
pub(super) fn is_bearer_token(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    let fits = |byte: u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'+' | b'/')
    };
    !body.is_empty() && body.bytes().all(fits)
}

/// Seconds as a number or as text. What is missing, unreadable, zero or negative says nothing about the lifetime.
fn read_lifetime(value: Option<&Value>) -> Duration {
    let seconds = match value {
        Some(Value::Number(number)) => number.as_f64(),
        Some(Value::String(text)) => text.trim().parse().ok(),
        Some(_) | None => None,
    };
    match seconds {
        Some(seconds) if seconds > 0.0 => Duration::try_from_secs_f64(seconds)
            .map_or(LONGEST_LIFETIME, |lifetime| lifetime.min(LONGEST_LIFETIME)),
        Some(_) | None => UNKNOWN_LIFETIME,
    }
}

/// The error code of a refusal (RFC 6749 § 5.2), when it looks like one. The description is not kept: it is free text
/// of the server and can repeat what we sent.
fn refusal(answer: &Answer) -> Problem {
    let value: Option<Value> = serde_json::from_slice(&answer.body).ok();
    let code = value
        .as_ref()
        .and_then(|value| value.get("error"))
        .and_then(Value::as_str)
        .filter(|code| {
            code.len() <= 64
                && code
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        });
    Problem::Refused(code.map(str::to_owned))
}
