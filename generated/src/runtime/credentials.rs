// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Who calls?
//!
//! A set of credentials, each for a kind of security scheme and, where a document has several of one kind, for a scheme
//! by name. Which of them an operation uses is decided by what the document says of that operation.

use std::borrow::Cow;
use std::ffi::OsString;
use std::fmt;

use super::api::{ApiInfo, SchemeInfo, SchemeKind};
use super::secret::Secret;

/// Credentials for one or more security schemes. `Debug` shows kinds and scheme names only.
#[derive(Clone, Default)]
pub struct Credentials {
    entries: Vec<Entry>,
}

#[derive(Clone)]
pub(super) struct Entry {
    /// The scheme this is for; any of its kind when absent.
    pub(super) scheme: Option<Cow<'static, str>>,
    pub(super) credential: Credential,
}

#[derive(Clone)]
pub(super) enum Credential {
    Client { id: String, secret: Secret },
    Digest { user: String, password: Secret },
    Basic { user: String, password: Secret },
    Bearer(Secret),
    ApiKey(Secret),
}

impl Credentials {
    /// No credentials. Operations that need some fail before anything is sent.
    pub fn none() -> Self {
        Self::default()
    }

    /// Id and secret of an OAuth 2.0 client (RFC 6749 § 4.4); a service account.
    pub fn oauth2_client(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self::of(Credential::Client {
            id: id.into(),
            secret: secret.into(),
        })
    }

    /// User name and password for HTTP digest authentication (RFC 7616); also an API key pair.
    pub fn digest(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self::of(Credential::Digest {
            user: user.into(),
            password: password.into(),
        })
    }

    /// User name and password for HTTP basic authentication (RFC 7617).
    pub fn basic(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self::of(Credential::Basic {
            user: user.into(),
            password: password.into(),
        })
    }

    /// A bearer token (RFC 6750), for schemes `http` `bearer`, OAuth 2.0 and `OpenID` Connect. It is not renewed.
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self::of(Credential::Bearer(token.into()))
    }

    /// An API key, for the header field, query parameter or cookie that the document names.
    pub fn api_key(key: impl Into<Secret>) -> Self {
        Self::of(Credential::ApiKey(key.into()))
    }

    /// The same credentials, only for the security scheme of this name in the document.
    #[must_use]
    pub fn for_scheme(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        let name = name.into();
        for entry in &mut self.entries {
            entry.scheme = Some(name.clone());
        }
        self
    }

    /// These credentials and the others.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.entries.extend(others.entries);
        self
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn of(credential: Credential) -> Self {
        Self {
            entries: vec![Entry {
                scheme: None,
                credential,
            }],
        }
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What serves this scheme: credentials that name it, else the first that fit its kind.
    pub(super) fn find(&self, scheme: &SchemeInfo) -> Option<&Credential> {
        let named = self.entries.iter().find(|entry| {
            entry.scheme.as_deref() == Some(scheme.name) && entry.credential.fits(&scheme.kind)
        });
        let fitting = || {
            self.entries
                .iter()
                .find(|entry| entry.scheme.is_none() && entry.credential.fits(&scheme.kind))
        };
        named.or_else(fitting).map(|entry| &entry.credential)
    }

    /// Reads credentials from variables that `lookup` knows, by the table of the API: the first scheme of the document
    /// whose variables are all set. A variable that is empty counts as not set.
    ///
    /// # Errors
    /// A scheme's variables are set in part, one is not Unicode, or none is set.
    pub fn from_lookup(
        api: &ApiInfo,
        lookup: &dyn Fn(&str) -> Option<OsString>,
    ) -> Result<Self, CredentialsError> {
        for scheme in api.schemes {
            let variables = scheme.variables;
            if let Some((id, secret)) =
                read_pair(variables.client_id, variables.client_secret, lookup)?
            {
                return Ok(Self::oauth2_client(id, secret).for_scheme(scheme.name));
            }
            if let Some((user, password)) =
                read_pair(variables.username, variables.password, lookup)?
            {
                let credentials = match scheme.kind {
                    SchemeKind::Basic => Self::basic(user, password),
                    SchemeKind::Digest
                    | SchemeKind::Bearer
                    | SchemeKind::OAuth2ClientCredentials { .. }
                    | SchemeKind::OAuth2Token
                    | SchemeKind::ApiKey(_) => Self::digest(user, password),
                };
                return Ok(credentials.for_scheme(scheme.name));
            }
            if let Some(token) = read_one(variables.access_token, lookup)? {
                // A token serves every scheme that takes one.
                return Ok(Self::bearer(token));
            }
            if let Some(key) = read_one(variables.api_key, lookup)? {
                return Ok(Self::api_key(key).for_scheme(scheme.name));
            }
        }
        Err(CredentialsError::NoneSet {
            choices: api.schemes.iter().flat_map(choices).collect(),
        })
    }

    /// Reads credentials from environment variables; see [`Credentials::from_lookup`].
    ///
    /// # Errors
    /// As [`Credentials::from_lookup`].
    pub fn from_environment(api: &ApiInfo) -> Result<Self, CredentialsError> {
        Self::from_lookup(api, &|name| std::env::var_os(name))
    }
}

impl Credential {
    /// Whether this can serve a scheme of this kind.
    pub(super) fn fits(&self, kind: &SchemeKind) -> bool {
        match self {
            Self::Client { .. } => matches!(kind, SchemeKind::OAuth2ClientCredentials { .. }),
            Self::Digest { .. } => matches!(kind, SchemeKind::Digest),
            Self::Basic { .. } => matches!(kind, SchemeKind::Basic),
            Self::Bearer(_) => matches!(
                kind,
                SchemeKind::Bearer
                    | SchemeKind::OAuth2Token
                    | SchemeKind::OAuth2ClientCredentials { .. }
            ),
            Self::ApiKey(_) => matches!(kind, SchemeKind::ApiKey(_)),
        }
    }

    /// What this is, without content.
    pub(super) fn kind_name(&self) -> &'static str {
        match self {
            Self::Client { .. } => "OAuth 2.0 client",
            Self::Digest { .. } => "HTTP digest user",
            Self::Basic { .. } => "HTTP basic user",
            Self::Bearer(_) => "bearer token",
            Self::ApiKey(_) => "API key",
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(&self.entries).finish()
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.credential.kind_name())?;
        match &self.scheme {
            Some(name) => write!(f, " for {name}"),
            None => Ok(()),
        }
    }
}

/// Why no credentials could be read from variables.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialsError {
    /// One variable of a pair is set and the other is not.
    Incomplete {
        /// The variable that is set.
        present: &'static str,
        /// The variable that is missing.
        missing: &'static str,
    },
    /// The value is not Unicode.
    NotUnicode {
        /// The variable.
        variable: &'static str,
    },
    /// None of the variables is set.
    NoneSet {
        /// The choices, each a list of variables that are needed together.
        choices: Vec<Vec<&'static str>>,
    },
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Incomplete { present, missing } => {
                write!(
                    f,
                    "the environment variable {present} is set, but {missing} is not"
                )
            }
            Self::NotUnicode { variable } => {
                write!(
                    f,
                    "the environment variable {variable} does not hold Unicode text"
                )
            }
            Self::NoneSet { choices } if choices.is_empty() => {
                f.write_str("this API names no environment variables for credentials")
            }
            Self::NoneSet { choices } => {
                let choices: Vec<_> = choices.iter().map(|names| names.join(" and ")).collect();
                write!(
                    f,
                    "no credentials in the environment: set {}",
                    choices.join(", or ")
                )
            }
        }
    }
}

impl std::error::Error for CredentialsError {}

/// The variables of a scheme, each choice a list of variables that are needed together.
pub(super) fn choices(scheme: &SchemeInfo) -> Vec<Vec<&'static str>> {
    let variables = scheme.variables;
    let pairs = [
        (variables.client_id, variables.client_secret),
        (variables.username, variables.password),
    ];
    let singles = [variables.access_token, variables.api_key];
    pairs
        .into_iter()
        .filter_map(|pair| match pair {
            (Some(first), Some(second)) => Some(vec![first, second]),
            (Some(_), None) | (None, Some(_) | None) => None,
        })
        .chain(singles.into_iter().flatten().map(|name| vec![name]))
        .collect()
}

type Pair = Option<(String, String)>;

fn read_pair(
    first: Option<&'static str>,
    second: Option<&'static str>,
    lookup: &dyn Fn(&str) -> Option<OsString>,
) -> Result<Pair, CredentialsError> {
    let (Some(first), Some(second)) = (first, second) else {
        return Ok(None);
    };
    match (
        read_one(Some(first), lookup)?,
        read_one(Some(second), lookup)?,
    ) {
        (Some(one), Some(other)) => Ok(Some((one, other))),
        (Some(_), None) => Err(CredentialsError::Incomplete {
            present: first,
            missing: second,
        }),
        (None, Some(_)) => Err(CredentialsError::Incomplete {
            present: second,
            missing: first,
        }),
        (None, None) => Ok(None),
    }
}

fn read_one(
    variable: Option<&'static str>,
    lookup: &dyn Fn(&str) -> Option<OsString>,
) -> Result<Option<String>, CredentialsError> {
    let Some(variable) = variable else {
        return Ok(None);
    };
    match lookup(variable) {
        None => Ok(None),
        Some(text) if text.is_empty() => Ok(None),
        Some(text) => text
            .into_string()
            .map(Some)
            .map_err(|_| CredentialsError::NotUnicode { variable }),
    }
}
