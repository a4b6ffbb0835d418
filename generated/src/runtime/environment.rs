// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Which environment variables hold credentials, and are they all there?

use std::ffi::OsString;
use std::fmt;

use super::api::{ApiInfo, SchemeInfo, SchemeKind};
use super::credentials::Credentials;

impl Credentials {
    /// Reads credentials from variables that `lookup` knows, by the table of the API: the first scheme of the document
    /// whose variables are all set, and a client's certificate beside it. A variable that is empty counts as not set.
    ///
    /// # Errors
    /// A scheme's variables are set in part, one is not Unicode, or none is set.
    pub fn from_lookup(
        api: &ApiInfo,
        lookup: &dyn Fn(&str) -> Option<OsString>,
    ) -> Result<Self, CredentialsError> {
        let sent = Self::sent(api, lookup)?;
        let mut certificate = Self::none();
        for scheme in api.schemes {
            if let Some(pem) = read_one(scheme.variables.client_certificate, lookup)? {
                certificate = Self::client_certificate(pem).for_scheme(scheme.name);
                break;
            }
        }
        let all = sent.unwrap_or_default().and(certificate);
        if all.is_empty() {
            return Err(CredentialsError::NoneSet {
                choices: api.schemes.iter().flat_map(choices).collect(),
            });
        }
        Ok(all)
    }

    /// The credentials that requests carry.
    fn sent(
        api: &ApiInfo,
        lookup: &dyn Fn(&str) -> Option<OsString>,
    ) -> Result<Option<Self>, CredentialsError> {
        for scheme in api.schemes {
            let variables = scheme.variables;
            if let Some((id, secret)) =
                read_pair(variables.client_id, variables.client_secret, lookup)?
            {
                return Ok(Some(
                    Self::oauth2_client(id, secret).for_scheme(scheme.name),
                ));
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
                    | SchemeKind::ApiKey(_)
                    | SchemeKind::Http(_)
                    | SchemeKind::Signed(_)
                    | SchemeKind::MutualTls => Self::digest(user, password),
                };
                return Ok(Some(credentials.for_scheme(scheme.name)));
            }
            if let Some(token) = read_one(variables.access_token, lookup)? {
                if matches!(scheme.kind, SchemeKind::Http(_)) {
                    return Ok(Some(Self::http(token).for_scheme(scheme.name)));
                }
                // A token serves every scheme that takes one.
                return Ok(Some(Self::bearer(token)));
            }
            if let Some(key) = read_one(variables.api_key, lookup)? {
                return Ok(Some(Self::api_key(key).for_scheme(scheme.name)));
            }
        }
        Ok(None)
    }

    /// Reads credentials from environment variables; see [`Credentials::from_lookup`].
    ///
    /// # Errors
    /// As [`Credentials::from_lookup`].
    pub fn from_environment(api: &ApiInfo) -> Result<Self, CredentialsError> {
        Self::from_lookup(api, &|name| std::env::var_os(name))
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
    let singles = [
        variables.access_token,
        variables.api_key,
        variables.client_certificate,
    ];
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
