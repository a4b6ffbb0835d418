//! What serves one security scheme?

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};
use zeroize::Zeroizing;

use super::authenticator::Setup;
use super::digest_session::DigestSession;
use super::error::Reason;
use super::oauth2::TokenCache;
use crate::runtime::api::{KeyPlace, SchemeInfo, SchemeKind};
use crate::runtime::build_error::{BuildError, CredentialProblem};
use crate::runtime::credentials::Credential;
use crate::runtime::request::header_value;
use crate::runtime::secret::Secret;
use crate::runtime::signer::{Signer, Unsigned};

/// What serves one scheme, checked and ready to be sent.
#[derive(Debug)]
pub(super) enum Means {
    /// A header field that is always the same.
    Header(HeaderName, HeaderValue),
    /// A query parameter.
    Query(&'static str, Secret),
    /// A cookie.
    Cookie(&'static str, Secret),
    /// A certificate, with which the connection is made: nothing of it is in a request.
    Certificate,
    /// Whoever signs requests.
    Signer(Signing),
    /// Answers to digest challenges.
    Digest(DigestSession),
    /// Access tokens that are made when needed.
    Tokens(Box<TokenCache>),
}

/// Whoever signs requests, of whom nothing is shown.
pub(super) struct Signing {
    signer: Arc<dyn Signer>,
    /// Whether the document says that the signature is sent as `Authorization`.
    is_authorization: bool,
}

impl Signing {
    fn new(kind: &SchemeKind, signer: &Arc<dyn Signer>) -> Self {
        let is_authorization = match kind {
            SchemeKind::ApiKey(KeyPlace::Header(name)) => {
                name.eq_ignore_ascii_case(AUTHORIZATION.as_str())
            }
            _ => true,
        };
        Self {
            signer: Arc::clone(signer),
            is_authorization,
        }
    }

    pub(super) fn sign(&self, request: &mut Unsigned<'_>) -> Result<(), Reason> {
        self.signer.sign(request).map_err(Reason::Unsigned)
    }
}

impl fmt::Debug for Signing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signing(..)")
    }
}

impl Means {
    /// Brings a credential and the scheme that it fits together.
    pub(super) fn new(
        setup: &Setup<'_>,
        scheme: &'static SchemeInfo,
        credential: &Credential,
    ) -> Result<Self, BuildError> {
        let unusable = |problem| BuildError::Credentials {
            kind: credential.kind_name(),
            problem,
        };
        match credential {
            Credential::Basic { user, password } => basic(user, password).map_err(unusable),
            Credential::Bearer(token) => bearer(token).map_err(unusable),
            Credential::ApiKey(key) => api_key(&scheme.kind, key).map_err(unusable),
            Credential::Http(text) => other(&scheme.kind, text).map_err(unusable),
            Credential::Certificate(_) => Ok(Self::Certificate),
            Credential::Signer(signer) => Ok(Self::Signer(Signing::new(&scheme.kind, signer))),
            Credential::Digest { user, password } => {
                DigestSession::new(user, password, setup.digest_policy)
                    .map(Self::Digest)
                    .map_err(unusable)
            }
            Credential::Client { id, secret, scopes } => {
                let cache = TokenCache::new(setup, scheme, (id, secret), scopes);
                cache.map(|cache| Self::Tokens(Box::new(cache)))
            }
        }
    }

    /// Whether this is sent as `Authorization`.
    pub(super) fn is_authorization(&self) -> bool {
        match self {
            Self::Header(name, _) => name == AUTHORIZATION,
            Self::Query(..) | Self::Cookie(..) | Self::Certificate => false,
            Self::Signer(signing) => signing.is_authorization,
            Self::Digest(_) | Self::Tokens(_) => true,
        }
    }

    /// Whether this and the other send the same `Authorization`, whatever the request: one signer signs once.
    pub(super) fn is_same_authorization(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Header(name, value), Self::Header(other_name, other_value)) => {
                name == AUTHORIZATION && other_name == AUTHORIZATION && value == other_value
            }
            (Self::Signer(signing), Self::Signer(other)) => {
                Arc::ptr_eq(&signing.signer, &other.signer)
            }
            (
                Self::Header(..)
                | Self::Query(..)
                | Self::Cookie(..)
                | Self::Certificate
                | Self::Signer(_)
                | Self::Digest(_)
                | Self::Tokens(_),
                _,
            ) => false,
        }
    }
}

/// RFC 7617 § 2.
fn basic(user: &str, password: &Secret) -> Result<Means, CredentialProblem> {
    let has_control = |text: &str| text.contains(char::is_control);
    if user.contains(':') || has_control(user) || has_control(password.expose()) {
        return Err(CredentialProblem::Characters);
    }
    let pair = Zeroizing::new(format!("{user}:{}", password.expose()));
    header(
        AUTHORIZATION,
        &Zeroizing::new(format!("Basic {}", STANDARD.encode(pair.as_bytes()))),
    )
}

/// RFC 6750 § 2.1.
fn bearer(token: &Secret) -> Result<Means, CredentialProblem> {
    if token.expose().is_empty() || token.expose().contains([' ', '\t']) {
        return Err(CredentialProblem::Characters);
    }
    header(
        AUTHORIZATION,
        &Zeroizing::new(format!("Bearer {}", token.expose())),
    )
}

/// RFC 9110 § 11.4.
fn other(kind: &SchemeKind, text: &Secret) -> Result<Means, CredentialProblem> {
    let SchemeKind::Http(name) = kind else {
        return Err(CredentialProblem::NoScheme);
    };
    if text.expose().is_empty() {
        return Err(CredentialProblem::Characters);
    }
    header(
        AUTHORIZATION,
        &Zeroizing::new(format!("{name} {}", text.expose())),
    )
}

fn api_key(kind: &SchemeKind, key: &Secret) -> Result<Means, CredentialProblem> {
    let SchemeKind::ApiKey(place) = kind else {
        return Err(CredentialProblem::NoScheme);
    };
    match *place {
        KeyPlace::Header(name) => {
            let name = HeaderName::try_from(name).map_err(|_| CredentialProblem::NoScheme)?;
            header(name, key.expose())
        }
        KeyPlace::Query(name) => Ok(Means::Query(name, key.clone())),
        KeyPlace::Cookie(name) => Ok(Means::Cookie(name, key.clone())),
    }
}

fn header(name: HeaderName, text: &str) -> Result<Means, CredentialProblem> {
    let mut value = header_value(text)
        .filter(|value| !value.is_empty())
        .ok_or(CredentialProblem::Characters)?;
    value.set_sensitive(true);
    Ok(Means::Header(name, value))
}
