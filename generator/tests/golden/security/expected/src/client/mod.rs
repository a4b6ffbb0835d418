//! The operations of the API: one group for each tag, one method for each operation.

mod operations;

use crate::runtime::{
    ApiInfo, Client, ClientBuilder, Credentials, CredentialsError, Endpoint, KeyPlace,
    SchemeInfo, SchemeKind, SchemeVariables, ServerInfo,
};

pub use self::operations::{
    GetEither, GetMe, GetPublic, GetReports, GetTenant, Operations,
};

/// The document in constants.
pub(crate) static API: ApiInfo = ApiInfo {
    title: "Security",
    version: "1",
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    base_url: "https://api.example.com",
    servers: &[
        ServerInfo {
            url: "https://api.example.com",
            description: "",
            variables: &[],
        },
    ],
    schemes: &[
        SchemeInfo {
            name: "Accounts",
            kind: SchemeKind::OAuth2ClientCredentials {
                token: Endpoint::Absolute("https://login.example.com/token"),
                revoke: Some(Endpoint::BelowBase("/revoke")),
            },
            variables: SchemeVariables {
                client_id: Some("GOLDEN_ID"),
                client_secret: Some("GOLDEN_SECRET"),
                access_token: Some("GOLDEN_TOKEN"),
                ..SchemeVariables::NONE
            },
        },
        SchemeInfo {
            name: "Keys",
            kind: SchemeKind::ApiKey(KeyPlace::Header("X-Api-Key")),
            variables: SchemeVariables {
                api_key: Some("GOLDEN_KEY"),
                ..SchemeVariables::NONE
            },
        },
        SchemeInfo {
            name: "Tenant",
            kind: SchemeKind::ApiKey(KeyPlace::Query("tenant")),
            variables: SchemeVariables::NONE,
        },
        SchemeInfo {
            name: "Login",
            kind: SchemeKind::Digest,
            variables: SchemeVariables::NONE,
        },
        SchemeInfo {
            name: "Implicit",
            kind: SchemeKind::OAuth2Token,
            variables: SchemeVariables::NONE,
        },
        SchemeInfo {
            name: "Code",
            kind: SchemeKind::OAuth2Token,
            variables: SchemeVariables::NONE,
        },
    ],
    envelope: None,
};

impl Client {
    /// Builds a client of the server <https://api.example.com>.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&API)
    }
}

impl Credentials {
    /// Reads credentials from environment variables. The first of these sets that is there is used:
    ///
    /// - `GOLDEN_ID` and `GOLDEN_SECRET`: security scheme `Accounts`.
    /// - `GOLDEN_TOKEN`: security scheme `Accounts`.
    /// - `GOLDEN_KEY`: security scheme `Keys`.
    ///
    /// # Errors
    ///
    /// No set is there, or one is there in part; the message names the variables.
    pub fn from_env() -> Result<Self, CredentialsError> {
        Self::from_environment(&API)
    }
}
