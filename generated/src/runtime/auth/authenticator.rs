// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Which schemes have credentials, and which of them serve a call?

use std::fmt;

use reqwest::header::HeaderValue;

use super::call::CallMeans;
use super::error::{AuthError, Reason};
use super::means::Means;
use super::policy::DigestPolicy;
use crate::runtime::api::{ApiInfo, KeyPlace, SchemeInfo, SchemeKind};
use crate::runtime::base_url::{BaseUrl, PlainHttp};
use crate::runtime::build_error::{BuildError, CredentialProblem};
use crate::runtime::credentials::Credentials;
use crate::runtime::environment;
use crate::runtime::operation::OperationInfo;
use crate::runtime::transport::Transport;

/// What an authenticator is made of.
#[cfg_attr(not(all(feature = "digest", feature = "oauth2")), allow(dead_code))]
pub(in crate::runtime) struct Setup<'a> {
    pub(in crate::runtime) api: &'static ApiInfo,
    pub(in crate::runtime) credentials: &'a Credentials,
    pub(in crate::runtime) base: &'a BaseUrl,
    pub(in crate::runtime) plain_http: PlainHttp,
    pub(in crate::runtime) user_agent: &'a HeaderValue,
    pub(in crate::runtime) digest_policy: DigestPolicy,
}

/// The schemes of one client that have credentials.
pub(in crate::runtime) struct Authenticator {
    api: &'static ApiInfo,
    schemes: Vec<Served>,
}

/// A scheme and what serves it.
struct Served {
    name: &'static str,
    means: Means,
    /// Where the scheme has an API key that the caller gave for no scheme by name.
    stray: Option<Stray>,
}

/// Where such a key goes: the further down, the more see it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stray {
    Header,
    Cookie,
    /// URLs are kept in histories and logs.
    Query,
}

impl Authenticator {
    /// Brings credentials and schemes together. Credentials that fit no scheme are an error: a slip must not turn a
    /// call into an anonymous one.
    pub(in crate::runtime) fn new(setup: &Setup<'_>) -> Result<Self, BuildError> {
        for entry in setup.credentials.entries() {
            let mut schemes = setup.api.schemes.iter();
            if !schemes.any(|scheme| entry.serves(scheme)) {
                let problem = if setup.api.schemes.is_empty() {
                    CredentialProblem::NoSchemes
                } else {
                    CredentialProblem::NoScheme
                };
                let kind = entry.credential.kind_name();
                return Err(BuildError::Credentials { kind, problem });
            }
        }
        let mut schemes = Vec::new();
        for scheme in setup.api.schemes {
            if let Some(entry) = setup.credentials.find(scheme) {
                schemes.push(Served {
                    name: scheme.name,
                    means: Means::new(setup, scheme, &entry.credential)?,
                    stray: entry.scheme.is_none().then(|| stray(scheme)).flatten(),
                });
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
    ) -> Result<CallMeans<'_>, AuthError> {
        let alternatives = operation.security;
        let chosen = self.chosen(alternatives);
        let is_public =
            alternatives.is_empty() || alternatives.iter().any(|names| names.is_empty());
        match chosen {
            Some(means) => Ok(CallMeans::new(operation, means)),
            None if is_public => Ok(CallMeans::new(operation, Vec::new())),
            None => {
                let needed = alternatives
                    .iter()
                    .map(|names| self.in_words(names))
                    .collect();
                Err(AuthError::new(operation, Reason::Missing { needed }))
            }
        }
    }

    /// No credentials, for a call that goes to another server than they are for; an error where it needs them.
    pub(in crate::runtime) fn elsewhere(
        operation: &'static OperationInfo,
    ) -> Result<CallMeans<'static>, AuthError> {
        let alternatives = operation.security;
        if alternatives.is_empty() || alternatives.iter().any(|names| names.is_empty()) {
            Ok(CallMeans::new(operation, Vec::new()))
        } else {
            Err(AuthError::new(operation, Reason::Elsewhere))
        }
    }

    /// What serves the first of these alternatives that has credentials for every scheme. Where that has a key which the
    /// caller gave for no scheme by name, another which sends it to where fewer see it goes before.
    fn chosen(&self, alternatives: &[&[&str]]) -> Option<Vec<&Means>> {
        let named = alternatives.iter().filter(|names| !names.is_empty());
        let mut able = named.filter_map(|names| Some((self.all_of(names)?, self.stray(names))));
        let (first, place) = able.next()?;
        let Some(place) = place else {
            return Some(first);
        };
        let others = able.filter_map(|(means, place)| Some((means, place?)));
        let best = others.fold(
            (first, place),
            |best, other| {
                if other.1 < best.1 { other } else { best }
            },
        );
        Some(best.0)
    }

    /// Where a key that was given for no scheme by name goes with these schemes: of several, where most see it.
    fn stray(&self, names: &[&str]) -> Option<Stray> {
        let served = self.schemes.iter();
        let served = served.filter(|served| names.contains(&served.name));
        served.filter_map(|served| served.stray).max()
    }

    /// What serves all of these schemes; `None` when one has no credentials, or two want the same header field for
    /// different values. One token can serve two schemes, as where they are two OAuth 2.0 flows of one server.
    fn all_of(&self, names: &[&str]) -> Option<Vec<&Means>> {
        let mut all: Vec<&Means> = Vec::new();
        for name in names {
            let served = self.schemes.iter().find(|served| served.name == *name)?;
            let means = &served.means;
            if !all.iter().any(|other| other.is_same_authorization(means)) {
                all.push(means);
            }
        }
        let fields = all.iter().filter(|means| means.is_authorization());
        (fields.count() <= 1).then_some(all)
    }

    fn in_words(&self, names: &[&str]) -> String {
        let scheme_in_words = |name: &&str| {
            self.api
                .scheme(name)
                .map_or_else(|| (*name).to_owned(), scheme_in_words)
        };
        names
            .iter()
            .map(scheme_in_words)
            .collect::<Vec<_>>()
            .join(" together with ")
    }

    /// Drops and revokes the tokens of all OAuth 2.0 schemes. The first failure is reported after all were tried.
    pub(in crate::runtime) async fn revoke(
        &self,
        transport: &Transport,
        operation: &'static OperationInfo,
    ) -> Result<(), AuthError> {
        let mut result = Ok(());
        for served in &self.schemes {
            if let Means::Tokens(tokens) = &served.means {
                result = result.and(tokens.revoke(transport, operation).await);
            }
        }
        result.map_err(|reason| AuthError::new(operation, reason))
    }
}

impl fmt::Debug for Authenticator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.schemes.iter().map(|served| served.name))
            .finish()
    }
}

/// Where a scheme wants an API key.
fn stray(scheme: &SchemeInfo) -> Option<Stray> {
    let SchemeKind::ApiKey(place) = &scheme.kind else {
        return None;
    };
    Some(match place {
        KeyPlace::Header(_) => Stray::Header,
        KeyPlace::Cookie(_) => Stray::Cookie,
        KeyPlace::Query(_) => Stray::Query,
    })
}

/// A scheme's name, what it takes, and where that can be set.
fn scheme_in_words(scheme: &SchemeInfo) -> String {
    let takes = match &scheme.kind {
        SchemeKind::Basic => "user name and password for HTTP basic",
        SchemeKind::Digest => "user name and password for HTTP digest",
        SchemeKind::Bearer | SchemeKind::OAuth2Token => "a bearer token",
        SchemeKind::OAuth2ClientCredentials { .. } => {
            "OAuth 2.0 client id and secret, or a bearer token"
        }
        SchemeKind::ApiKey(_) => "an API key",
        SchemeKind::Http(_) => "HTTP credentials",
        SchemeKind::Signed(name) => &format!("a signer for `{}`", name.escape_debug()),
        SchemeKind::MutualTls => "a client certificate",
    };
    let variables: Vec<_> = environment::choices(scheme)
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
