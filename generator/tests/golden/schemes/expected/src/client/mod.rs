//! The operations of the API: one group for each tag, one method for each operation.

mod operations;

use crate::runtime::{
    ApiInfo, Client, ClientBuilder, Credentials, CredentialsError, SchemeInfo,
    SchemeKind, SchemeVariables, ServerInfo,
};

pub use self::operations::{Echo, GetBoth, GetDevice, GetSigned, Operations};

/// The document in constants.
pub(crate) static API: ApiInfo = ApiInfo {
    title: "Schemes",
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
            name: "Signed",
            kind: SchemeKind::Http("Acme-Signature"),
            variables: SchemeVariables {
                access_token: Some("SCHEMES_SIGNATURE"),
                ..SchemeVariables::NONE
            },
        },
        SchemeInfo {
            name: "Device",
            kind: SchemeKind::MutualTls,
            variables: SchemeVariables {
                client_certificate: Some("SCHEMES_CERTIFICATE"),
                ..SchemeVariables::NONE
            },
        },
        SchemeInfo {
            name: "Token",
            kind: SchemeKind::Bearer,
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
    /// Reads credentials from environment variables. The first of these sets that is there is used,
    /// and a certificate besides:
    ///
    /// - `SCHEMES_SIGNATURE`: security scheme `Signed`.
    /// - `SCHEMES_CERTIFICATE`: security scheme `Device`.
    ///
    /// # Errors
    ///
    /// No set is there, or one is there in part; the message names the variables.
    pub fn from_env() -> Result<Self, CredentialsError> {
        Self::from_environment(&API)
    }
}
