//! How does a caller prove who they are? The schemes that are used, and where credentials come from.

use crate::ir::SpecName;

/// A security scheme that some emitted operation needs.
#[derive(Clone, Debug)]
pub struct SchemePlan {
    /// Its name in the document.
    pub name: SpecName,
    /// How it works.
    pub kind: SchemeKind,
    /// Sets of environment variables, the first complete one of which is used.
    pub sets: Vec<CredentialSet>,
}

/// How a scheme works, as far as the runtime must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// OAuth 2.0 client credentials.
    OAuth2ClientCredentials {
        /// Where tokens come from.
        token_url: Endpoint,
        /// Where tokens are revoked.
        revoke: Option<Endpoint>,
    },
    /// HTTP digest.
    Digest,
    /// HTTP basic.
    Basic,
    /// A bearer token that the caller brings: `http` bearer, OpenID Connect, other flows of OAuth 2.0.
    Bearer,
    /// An API key in a header.
    ApiKeyHeader(String),
    /// An API key in the query.
    ApiKeyQuery(String),
}

/// Where an endpoint of a scheme is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// A path of the API's own server: it follows the configured base URL.
    Below(String),
    /// Elsewhere.
    Absolute(String),
}

/// Environment variables that together are one credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialSet {
    /// What each holds, in the order they are asked for.
    pub variables: Vec<(Secret, Variable)>,
}

/// Name of an environment variable.
pub type Variable = String;

/// What an environment variable holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Secret {
    /// OAuth 2.0 client id.
    ClientId,
    /// OAuth 2.0 client secret.
    ClientSecret,
    /// User name.
    Username,
    /// Password.
    Password,
    /// Bearer token.
    AccessToken,
    /// API key.
    ApiKey,
}
