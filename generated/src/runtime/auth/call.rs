// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What do the requests of one call carry, and is a 401 its answer?

use std::sync::Arc;

use reqwest::StatusCode;
use reqwest::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderValue};
use zeroize::Zeroizing;

use super::digest_session::DigestCall;
use super::error::{AuthError, Reason};
use super::means::Means;
use super::oauth2::Token;
use crate::runtime::encode;
use crate::runtime::operation::OperationInfo;
use crate::runtime::secret::Secret;
use crate::runtime::signer::Unsigned;
use crate::runtime::transport::{Answer, Transport};

/// The request that credentials are for.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(feature = "digest"), allow(dead_code))]
pub(in crate::runtime) struct Subject<'a> {
    /// HTTP method.
    pub(in crate::runtime) method: &'a str,
    /// The whole URL.
    pub(in crate::runtime) url: &'a str,
    /// Path and query, byte for byte as in the request line.
    pub(in crate::runtime) request_target: &'a str,
    /// The body, where it is at hand.
    pub(in crate::runtime) body: Option<&'a [u8]>,
}

/// What to do about a 401.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::runtime) enum Verdict {
    /// Send the request again: it will carry something else.
    Again,
    /// It is the answer.
    Final,
}

/// The credentials that serve a call.
pub(in crate::runtime) struct CallMeans<'c> {
    operation: &'static OperationInfo,
    means: Vec<&'c Means>,
}

impl<'c> CallMeans<'c> {
    pub(super) fn new(operation: &'static OperationInfo, means: Vec<&'c Means>) -> Self {
        Self { operation, means }
    }

    /// Adds what goes into the query. A key whose name is there already, as that of a parameter, is not sent twice: what
    /// the caller said stands.
    pub(in crate::runtime) fn extend_query(&self, query: &mut String) {
        for means in &self.means {
            if let Means::Query(name, key) = means {
                let name = encode::percent_encoded(name);
                let is_said = |pair: &str| pair.split('=').next() == Some(name.as_str());
                if query.split('&').any(is_said) {
                    continue;
                }
                if !query.is_empty() {
                    query.push('&');
                }
                query.push_str(&name);
                query.push('=');
                encode::percent(query, key.expose());
            }
        }
    }

    /// What an attempt begins with.
    pub(in crate::runtime) fn begin(&self) -> CallAuth<'_> {
        CallAuth {
            operation: self.operation,
            means: &self.means,
            digest: DigestCall::default(),
            token: None,
            has_new_token: false,
        }
    }
}

/// The credentials of one attempt, and what has become of them.
pub(in crate::runtime) struct CallAuth<'c> {
    operation: &'static OperationInfo,
    means: &'c [&'c Means],
    digest: DigestCall,
    /// The token that the last request carried.
    token: Option<Arc<Token>>,
    /// Whether a token was refused before.
    has_new_token: bool,
}

impl CallAuth<'_> {
    /// Adds header fields for the next request of this call. A key whose name is among the fields that the operation
    /// states, as that of a parameter, is not added: what the caller said stands. What hooks say does not. Signatures come
    /// last, since they are made of all else.
    pub(in crate::runtime) async fn authorize(
        &mut self,
        transport: &Transport,
        headers: &mut HeaderMap,
        stated: &HeaderMap,
        subject: Subject<'_>,
    ) -> Result<(), AuthError> {
        let operation = self.operation;
        let failed = |reason| AuthError::new(operation, reason);
        for means in self.means {
            match means {
                Means::Header(name, value) => {
                    if *name == AUTHORIZATION || !stated.contains_key(name) {
                        headers.insert(name, value.clone());
                    }
                }
                Means::Query(..) | Means::Certificate | Means::Signer(_) => {}
                Means::Cookie(name, key) => add_cookie(headers, (name, key), stated),
                Means::Digest(session) => {
                    let value = session
                        .authorize(&mut self.digest, subject)
                        .map_err(failed)?;
                    if let Some(value) = value {
                        headers.insert(AUTHORIZATION, value);
                    }
                }
                Means::Tokens(tokens) => {
                    let token = tokens.token(transport, operation).await.map_err(failed)?;
                    headers.insert(AUTHORIZATION, token.header());
                    self.token = Some(token);
                }
            }
        }
        for means in self.means {
            if let Means::Signer(signing) = means {
                let Subject {
                    method, url, body, ..
                } = subject;
                let mut unsigned = Unsigned::new((method, url, body), headers);
                signing.sign(&mut unsigned).map_err(failed)?;
            }
        }
        Ok(())
    }

    /// Whether the server has yet to say what the next request must answer.
    pub(in crate::runtime) fn lacks_challenge(&self) -> bool {
        self.means
            .iter()
            .any(|means| matches!(means, Means::Digest(session) if session.lacks_challenge()))
    }

    /// Takes the challenge from the answer to a request that was sent for nothing else.
    pub(in crate::runtime) fn learn(&mut self, answer: &Answer) -> Result<(), AuthError> {
        if answer.status == StatusCode::UNAUTHORIZED {
            self.refused(answer)?;
        }
        if self.lacks_challenge() {
            let why = "the body can be sent only once, and the server's digest challenge is not known: it does not \
                       answer `HEAD` with one";
            return Err(AuthError::new(self.operation, Reason::Body(why)));
        }
        Ok(())
    }

    /// Takes note of a 401.
    pub(in crate::runtime) fn refused(&mut self, answer: &Answer) -> Result<Verdict, AuthError> {
        for means in self.means {
            match means {
                Means::Header(..)
                | Means::Query(..)
                | Means::Cookie(..)
                | Means::Certificate
                | Means::Signer(_) => {}
                Means::Digest(session) => {
                    return session
                        .refused(&mut self.digest, answer)
                        .map_err(|reason| AuthError::new(self.operation, reason));
                }
                Means::Tokens(tokens) => {
                    if let (Some(token), false) = (&self.token, self.has_new_token) {
                        tokens.invalidate(token);
                        self.has_new_token = true;
                        return Ok(Verdict::Again);
                    }
                }
            }
        }
        Ok(Verdict::Final)
    }
}

/// The cookies among header fields.
fn cookies(headers: &HeaderMap) -> Option<&str> {
    headers.get(COOKIE).and_then(|value| value.to_str().ok())
}

/// Adds a cookie to those that the operation states, unless it states that one.
fn add_cookie(headers: &mut HeaderMap, (name, key): (&str, &Secret), stated: &HeaderMap) {
    let name = encode::percent_encoded(name);
    let is_said = |pair: &str| pair.trim().split('=').next() == Some(name.as_str());
    if cookies(stated).is_some_and(|text| text.split(';').any(is_said)) {
        return;
    }
    let before = cookies(headers);
    let before = before.map_or_else(String::new, |text| format!("{text}; "));
    let text = Zeroizing::new(format!(
        "{before}{name}={}",
        encode::percent_encoded(key.expose())
    ));
    // Percent-encoded text is always a header value.
    if let Ok(mut value) = HeaderValue::from_str(&text) {
        value.set_sensitive(true);
        headers.insert(COOKIE, value);
    }
}
