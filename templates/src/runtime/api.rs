//! What must generated code say about the API as a whole?

/// The document in constants.
#[derive(Debug, PartialEq, Eq)]
pub struct ApiInfo {
    /// `info.title`.
    pub title: &'static str,
    /// `info.version`.
    pub version: &'static str,
    /// Value of `User-Agent`.
    pub user_agent: &'static str,
    /// URL of the document's first server; the base of every path unless the caller gives another. A path alone where the
    /// document names no host.
    pub base_url: &'static str,
    /// The document's servers, in its order.
    pub servers: &'static [ServerInfo],
    /// Security schemes in the document's order.
    pub schemes: &'static [SchemeInfo],
    /// The API's envelope convention, when it has one.
    pub envelope: Option<EnvelopeNames>,
}

impl ApiInfo {
    /// The scheme of this name.
    pub(super) fn scheme(&self, name: &str) -> Option<&'static SchemeInfo> {
        self.schemes.iter().find(|scheme| scheme.name == name)
    }
}

/// A server of the document, or of one operation (OAS 3.0.4 § Server Object).
#[derive(Debug, PartialEq, Eq)]
pub struct ServerInfo {
    /// Its URL, with names in braces where variables stand.
    pub url: &'static str,
    /// What the document says of it; empty when that is nothing.
    pub description: &'static str,
    /// The variables of its URL, in the document's order.
    pub variables: &'static [ServerVariable],
}

/// A variable in the URL of a server (OAS 3.0.4 § Server Variable Object).
#[derive(Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: &'static str,
    /// What it is when the caller does not say.
    pub default: &'static str,
    /// What it can be; empty where it can be anything.
    pub values: &'static [&'static str],
}

/// One security scheme (OAS 3.0.4 § Security Scheme Object).
#[derive(Debug, PartialEq, Eq)]
pub struct SchemeInfo {
    /// Its name under `components.securitySchemes`.
    pub name: &'static str,
    /// What it is.
    pub kind: SchemeKind,
    /// Environment variables that can hold its credentials.
    pub variables: SchemeVariables,
}

/// What a security scheme is.
#[derive(Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// HTTP basic authentication (RFC 7617).
    Basic,
    /// HTTP digest authentication (RFC 7616).
    Digest,
    /// A bearer token (RFC 6750) that the caller obtains.
    Bearer,
    /// OAuth 2.0 client credentials (RFC 6749 § 4.4); a bearer token will do as well.
    OAuth2ClientCredentials {
        /// Where tokens are made.
        token: Endpoint,
        /// Where tokens are revoked (RFC 7009).
        revoke: Option<Endpoint>,
    },
    /// OAuth 2.0 through any other flow, or `OpenID` Connect: the caller obtains the token.
    OAuth2Token,
    /// An API key in the named place.
    ApiKey(KeyPlace),
    /// HTTP authentication in any other way (RFC 9110 § 11.4): the name that goes before what the caller gives.
    Http(&'static str),
    /// A signature over each request, which the caller makes: what the document calls it.
    Signed(&'static str),
    /// A certificate of the client's, which it shows when the connection is made.
    MutualTls,
}

/// Where a URL of a security scheme leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// A path below the base URL (`/api/oauth/token`): it follows a base URL that the caller gives.
    BelowBase(&'static str),
    /// A path at the origin of the base URL, where it is not below it.
    AtOrigin(&'static str),
    /// A URL at another origin than the document's server.
    Absolute(&'static str),
}

/// Where an API key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// A header field of this name.
    Header(&'static str),
    /// A query parameter of this name.
    Query(&'static str),
    /// A cookie of this name.
    Cookie(&'static str),
}

/// Names of environment variables that hold credentials of one scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SchemeVariables {
    /// OAuth 2.0 client id.
    pub client_id: Option<&'static str>,
    /// OAuth 2.0 client secret.
    pub client_secret: Option<&'static str>,
    /// User name of HTTP basic or digest.
    pub username: Option<&'static str>,
    /// Password of HTTP basic or digest.
    pub password: Option<&'static str>,
    /// A token the caller already has, or what goes after the name of another HTTP scheme.
    pub access_token: Option<&'static str>,
    /// An API key.
    pub api_key: Option<&'static str>,
    /// A certificate and its private key, in PEM.
    pub client_certificate: Option<&'static str>,
}

impl SchemeVariables {
    /// No variables.
    pub const NONE: Self = Self {
        client_id: None,
        client_secret: None,
        username: None,
        password: None,
        access_token: None,
        api_key: None,
        client_certificate: None,
    };
}

/// Members of an envelope: `{ "status": 200, "content": … }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnvelopeNames {
    /// Member that holds the status.
    pub status: &'static str,
    /// Member that holds the resource.
    pub content: &'static str,
}
