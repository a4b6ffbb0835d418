//! What serves each security scheme, and which of them serves this call?

use std::fmt;
#[cfg(feature = "oauth2")]
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};
use zeroize::Zeroizing;

use super::error::{AuthError, Reason};
use crate::runtime::api::{ApiInfo, Endpoint, KeyPlace, SchemeInfo, SchemeKind};
use crate::runtime::base_url::{self, BaseUrl, PlainHttp};
use crate::runtime::builder::{BuildError, CredentialProblem};
use crate::runtime::credentials::{self, Credential, Credentials};
use crate::runtime::encode;
use crate::runtime::operation::OperationInfo;
use crate::runtime::request::header_value;
use crate::runtime::secret::Secret;
use crate::runtime::transport::{Answer, Transport};

#[cfg(feature = "digest")]
use super::digest::{Account, DigestPolicy, Subject as DigestSubject, Unanswerable};
#[cfg(feature = "digest")]
use super::digest_session::{self, DigestCall, DigestSession, NoEntropy, Refused};
#[cfg(feature = "oauth2")]
use super::oauth2::{Token, TokenCache};
#[cfg(feature = "oauth2")]
use super::token::TokenEndpoint;

/// What an authenticator is made of.
pub(in crate::runtime) struct Setup<'a> {
    pub(in crate::runtime) api: &'static ApiInfo,
    pub(in crate::runtime) credentials: &'a Credentials,
    pub(in crate::runtime) base: &'a BaseUrl,
    pub(in crate::runtime) plain_http: PlainHttp,
    pub(in crate::runtime) user_agent: &'a HeaderValue,
    #[cfg(feature = "digest")]
    pub(in crate::runtime) digest_policy: DigestPolicy,
}

/// The schemes of one client that have credentials.
pub(in crate::runtime) struct Authenticator {
    api: &'static ApiInfo,
    schemes: Vec<(&'static str, Means)>,
}

/// What serves one scheme.
enum Means {
    /// A header field that is always the same.
    Header(HeaderName, HeaderValue),
    /// A query parameter.
    Query(&'static str, Secret),
    /// A cookie.
    Cookie(&'static str, Secret),
    #[cfg(feature = "digest")]
    Digest(DigestSession),
    #[cfg(feature = "oauth2")]
    Tokens(TokenCache),
}

/// The request that credentials are for.
#[derive(Clone, Copy)]
pub(in crate::runtime) struct Subject<'a> {
    /// HTTP method.
    pub(in crate::runtime) method: &'a str,
    /// Path and query, byte for byte as in the request line.
    pub(in crate::runtime) request_target: &'a str,
    /// The body.
    pub(in crate::runtime) body: &'a [u8],
}

/// What to do about a 401.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::runtime) enum Verdict {
    /// Send the request again: it will carry something else.
    Again,
    /// It is the answer.
    Final,
}

/// The credentials of one call, and what has become of them.
pub(in crate::runtime) struct CallAuth<'c> {
    operation: &'static OperationInfo,
    means: Vec<&'c Means>,
    #[cfg(feature = "digest")]
    digest: DigestCall,
    /// The token that the last request carried.
    #[cfg(feature = "oauth2")]
    token: Option<Arc<Token>>,
    #[cfg(feature = "oauth2")]
    has_new_token: bool,
}

impl Authenticator {
    /// Brings credentials and schemes together.
    pub(in crate::runtime) fn new(setup: &Setup<'_>) -> Result<Self, BuildError> {
        for entry in setup.credentials.entries() {
            let is_used = setup.api.schemes.iter().any(|scheme| {
                entry.credential.fits(&scheme.kind)
                    && entry
                        .scheme
                        .as_deref()
                        .is_none_or(|name| name == scheme.name)
            });
            if !is_used {
                return Err(problem(&entry.credential, CredentialProblem::NoScheme));
            }
        }
        let mut schemes = Vec::new();
        for scheme in setup.api.schemes {
            if let Some(credential) = setup.credentials.find(scheme) {
                schemes.push((scheme.name, Means::new(setup, scheme, credential)?));
            }
        }
        Ok(Self {
            api: setup.api,
            schemes,
        })
    }

    /// The credentials for a call of this operation.
    pub(in crate::runtime) fn call(
        &self,
        operation: &'static OperationInfo,
    ) -> Result<CallAuth<'_>, AuthError> {
        let alternatives = operation.security;
        let chosen = alternatives
            .iter()
            .filter(|names| !names.is_empty())
            .find_map(|names| self.all(names));
        let is_public =
            alternatives.is_empty() || alternatives.iter().any(|names| names.is_empty());
        let means = match chosen {
            Some(means) => means,
            None if is_public => Vec::new(),
            None => {
                return Err(AuthError::new(
                    operation,
                    Reason::Missing {
                        needed: self.needed(operation),
                    },
                ));
            }
        };
        Ok(CallAuth {
            operation,
            means,
            #[cfg(feature = "digest")]
            digest: DigestCall::default(),
            #[cfg(feature = "oauth2")]
            token: None,
            #[cfg(feature = "oauth2")]
            has_new_token: false,
        })
    }

    /// What serves all of these schemes; `None` when one has no credentials, or two want the same header field.
    fn all(&self, names: &[&str]) -> Option<Vec<&Means>> {
        let means: Option<Vec<_>> = names
            .iter()
            .map(|name| {
                self.schemes
                    .iter()
                    .find(|(known, _)| known == name)
                    .map(|(_, means)| means)
            })
            .collect();
        means.filter(|means| {
            means
                .iter()
                .filter(|means| means.is_authorization())
                .count()
                <= 1
        })
    }

    /// The alternatives of an operation in words.
    fn needed(&self, operation: &OperationInfo) -> Vec<String> {
        operation
            .security
            .iter()
            .map(|names| {
                let schemes: Vec<_> = names
                    .iter()
                    .map(|name| {
                        self.api
                            .scheme(name)
                            .map_or_else(|| (*name).to_owned(), described)
                    })
                    .collect();
                schemes.join(" together with ")
            })
            .collect()
    }

    /// Drops and revokes the tokens of all OAuth 2.0 schemes.
    #[cfg(feature = "oauth2")]
    pub(in crate::runtime) async fn revoke(
        &self,
        transport: &Transport,
        operation: &'static OperationInfo,
    ) -> Result<(), AuthError> {
        for (_, means) in &self.schemes {
            if let Means::Tokens(tokens) = means {
                tokens
                    .revoke(transport, operation)
                    .await
                    .map_err(|failure| {
                        AuthError::new(operation, Reason::Token(Arc::new(failure)))
                    })?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Authenticator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.schemes.iter().map(|(name, _)| name))
            .finish()
    }
}

impl CallAuth<'_> {
    /// Adds what goes into the query.
    pub(in crate::runtime) fn extend_query(&self, query: &mut String) {
        for means in &self.means {
            if let Means::Query(name, key) = means {
                if !query.is_empty() {
                    query.push('&');
                }
                encode::percent(query, name);
                query.push('=');
                encode::percent(query, key.expose());
            }
        }
    }

    /// Adds header fields for the next request of this call.
    pub(in crate::runtime) async fn authorize(
        &mut self,
        transport: &Transport,
        headers: &mut HeaderMap,
        subject: Subject<'_>,
    ) -> Result<(), AuthError> {
        for means in &self.means {
            match means {
                Means::Header(name, value) => {
                    headers.insert(name, value.clone());
                }
                Means::Query(..) => {}
                Means::Cookie(name, key) => add_cookie(headers, name, key),
                #[cfg(feature = "digest")]
                Means::Digest(session) => {
                    let subject = DigestSubject {
                        method: subject.method,
                        request_target: subject.request_target,
                        body: subject.body,
                    };
                    let answer = session
                        .authorize(&mut self.digest, subject)
                        .map_err(|NoEntropy| AuthError::new(self.operation, Reason::NoEntropy))?;
                    if let Some(value) = answer {
                        headers.insert(AUTHORIZATION, value);
                    }
                }
                #[cfg(feature = "oauth2")]
                Means::Tokens(tokens) => {
                    let token =
                        tokens
                            .token(transport, self.operation)
                            .await
                            .map_err(|failure| {
                                AuthError::new(self.operation, Reason::Token(failure))
                            })?;
                    headers.insert(AUTHORIZATION, token.header());
                    self.token = Some(token);
                }
            }
        }
        #[cfg(not(all(feature = "digest", feature = "oauth2")))]
        let _ = (transport, subject);
        Ok(())
    }

    /// Takes note of a 401.
    pub(in crate::runtime) fn refused(&mut self, answer: &Answer) -> Result<Verdict, AuthError> {
        for means in &self.means {
            match means {
                Means::Header(..) | Means::Query(..) | Means::Cookie(..) => {}
                #[cfg(feature = "digest")]
                Means::Digest(session) => {
                    let verdict =
                        session
                            .refused(&mut self.digest, &answer.headers)
                            .map_err(|refused| {
                                let reason = match refused {
                                    Refused::NoEntropy => Reason::NoEntropy,
                                    Refused::Challenge(unanswerable) => Reason::Challenge {
                                        status: answer.status.as_u16(),
                                        problem: explain(unanswerable),
                                    },
                                };
                                AuthError::new(self.operation, reason)
                            })?;
                    return Ok(match verdict {
                        digest_session::Verdict::Again => Verdict::Again,
                        digest_session::Verdict::Final => Verdict::Final,
                    });
                }
                #[cfg(feature = "oauth2")]
                Means::Tokens(tokens) => {
                    if let (Some(token), false) = (&self.token, self.has_new_token) {
                        tokens.invalidate(token);
                        self.has_new_token = true;
                        return Ok(Verdict::Again);
                    }
                }
            }
        }
        let _ = answer;
        Ok(Verdict::Final)
    }
}

impl Means {
    fn new(
        setup: &Setup<'_>,
        scheme: &'static SchemeInfo,
        credential: &Credential,
    ) -> Result<Self, BuildError> {
        match credential {
            Credential::Basic { user, password } => {
                if user.contains(':') || has_control(user) || has_control(password.expose()) {
                    return Err(problem(credential, CredentialProblem::Characters));
                }
                let pair = Zeroizing::new(format!("{user}:{}", password.expose()));
                let text = Zeroizing::new(format!("Basic {}", STANDARD.encode(pair.as_bytes())));
                Self::header(AUTHORIZATION, &text, credential)
            }
            Credential::Bearer(token) => {
                if token.expose().contains(' ') {
                    return Err(problem(credential, CredentialProblem::Characters));
                }
                let text = Zeroizing::new(format!("Bearer {}", token.expose()));
                Self::header(AUTHORIZATION, &text, credential)
            }
            Credential::ApiKey(key) => match scheme.kind {
                SchemeKind::ApiKey(KeyPlace::Header(name)) => {
                    let name = HeaderName::try_from(name)
                        .map_err(|_| problem(credential, CredentialProblem::NoScheme))?;
                    Self::header(name, key.expose(), credential)
                }
                SchemeKind::ApiKey(KeyPlace::Query(name)) => Ok(Self::Query(name, key.clone())),
                SchemeKind::ApiKey(KeyPlace::Cookie(name)) => Ok(Self::Cookie(name, key.clone())),
                SchemeKind::Basic
                | SchemeKind::Digest
                | SchemeKind::Bearer
                | SchemeKind::OAuth2ClientCredentials { .. }
                | SchemeKind::OAuth2Token => Err(problem(credential, CredentialProblem::NoScheme)),
            },
            Credential::Digest { user, password } => {
                Self::digest(setup, credential, user, password)
            }
            Credential::Client { id, secret } => {
                Self::tokens(setup, scheme, credential, id, secret)
            }
        }
    }

    fn header(name: HeaderName, text: &str, credential: &Credential) -> Result<Self, BuildError> {
        match header_value(text) {
            Some(mut value) if !value.is_empty() => {
                value.set_sensitive(true);
                Ok(Self::Header(name, value))
            }
            Some(_) | None => Err(problem(credential, CredentialProblem::Characters)),
        }
    }

    #[cfg(feature = "digest")]
    fn digest(
        setup: &Setup<'_>,
        credential: &Credential,
        user: &str,
        password: &Secret,
    ) -> Result<Self, BuildError> {
        if has_control(user) || has_control(password.expose()) {
            return Err(problem(credential, CredentialProblem::Characters));
        }
        let account = Account {
            user: user.to_owned(),
            password: password.clone(),
        };
        Ok(Self::Digest(DigestSession::new(
            account,
            setup.digest_policy,
        )))
    }

    #[cfg(not(feature = "digest"))]
    fn digest(
        _: &Setup<'_>,
        credential: &Credential,
        _: &str,
        _: &Secret,
    ) -> Result<Self, BuildError> {
        Err(problem(credential, CredentialProblem::Feature("digest")))
    }

    #[cfg(feature = "oauth2")]
    fn tokens(
        setup: &Setup<'_>,
        scheme: &'static SchemeInfo,
        credential: &Credential,
        id: &str,
        secret: &Secret,
    ) -> Result<Self, BuildError> {
        let SchemeKind::OAuth2ClientCredentials { token, revoke } = &scheme.kind else {
            return Err(problem(credential, CredentialProblem::NoScheme));
        };
        let resolve = |endpoint: Endpoint| match endpoint {
            Endpoint::BelowBase(path) => setup.base.join(path, "").map(|target| target.url),
            Endpoint::Absolute(text) => base_url::parse(text, setup.plain_http).ok(),
        };
        let unusable = || BuildError::TokenUrl {
            scheme: scheme.name,
        };
        let revoke = match *revoke {
            Some(endpoint) => Some(resolve(endpoint).ok_or_else(unusable)?),
            None => None,
        };
        Ok(Self::Tokens(TokenCache::new(TokenEndpoint {
            token: resolve(*token).ok_or_else(unusable)?,
            revoke,
            client_id: id.to_owned(),
            client_secret: secret.clone(),
            user_agent: setup.user_agent.clone(),
        })))
    }

    #[cfg(not(feature = "oauth2"))]
    fn tokens(
        _: &Setup<'_>,
        _: &'static SchemeInfo,
        credential: &Credential,
        _: &str,
        _: &Secret,
    ) -> Result<Self, BuildError> {
        Err(problem(credential, CredentialProblem::Feature("oauth2")))
    }

    /// Whether this is sent as `Authorization`.
    fn is_authorization(&self) -> bool {
        match self {
            Self::Header(name, _) => name == AUTHORIZATION,
            Self::Query(..) | Self::Cookie(..) => false,
            #[cfg(feature = "digest")]
            Self::Digest(_) => true,
            #[cfg(feature = "oauth2")]
            Self::Tokens(_) => true,
        }
    }
}

fn problem(credential: &Credential, problem: CredentialProblem) -> BuildError {
    BuildError::Credentials {
        kind: credential.kind_name(),
        problem,
    }
}

fn has_control(text: &str) -> bool {
    text.contains(char::is_control)
}

/// Adds a cookie to those that the operation states.
fn add_cookie(headers: &mut HeaderMap, name: &str, key: &Secret) {
    let before = headers.get(COOKIE).and_then(|value| value.to_str().ok());
    let before = before.map_or_else(String::new, |text| format!("{text}; "));
    let text = Zeroizing::new(format!(
        "{before}{}={}",
        encode::percent_encoded(name),
        encode::percent_encoded(key.expose())
    ));
    // Percent-encoded text is always a header value.
    if let Ok(mut value) = HeaderValue::from_str(&text) {
        value.set_sensitive(true);
        headers.insert(COOKIE, value);
    }
}

/// A scheme in words: its name, what it takes, and where it can be set.
fn described(scheme: &SchemeInfo) -> String {
    let takes = match &scheme.kind {
        SchemeKind::Basic => "user name and password for HTTP basic",
        SchemeKind::Digest => "user name and password for HTTP digest",
        SchemeKind::Bearer | SchemeKind::OAuth2Token => "a bearer token",
        SchemeKind::OAuth2ClientCredentials { .. } => {
            "OAuth 2.0 client id and secret, or a bearer token"
        }
        SchemeKind::ApiKey(_) => "an API key",
    };
    let variables: Vec<_> = credentials::choices(scheme)
        .iter()
        .map(|names| names.join(" and "))
        .collect();
    if variables.is_empty() {
        format!("{} ({takes})", scheme.name)
    } else {
        format!(
            "{} ({takes}; in the environment: {})",
            scheme.name,
            variables.join(", or ")
        )
    }
}

#[cfg(feature = "digest")]
fn explain(unanswerable: Unanswerable) -> &'static str {
    match unanswerable {
        Unanswerable::Defective => "parameters are missing, repeated or unreadable",
        Unanswerable::Algorithm => "no algorithm is known",
        Unanswerable::Protection => "no quality of protection is known",
        Unanswerable::Policy => "it is weaker than this client's policy allows",
        Unanswerable::Charset => {
            "user name or password go beyond ASCII, and the server does not state that it reads UTF-8"
        }
    }
}
