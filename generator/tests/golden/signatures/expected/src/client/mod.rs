//! The operations of the API: one group for each tag, one method for each operation.

mod operations;

use crate::runtime::{
    ApiInfo, Client, ClientBuilder, SchemeInfo, SchemeKind, SchemeVariables, ServerInfo,
};

pub use self::operations::{Operations, SendMessage};

/// The document in constants.
pub(crate) static API: ApiInfo = ApiInfo {
    title: "Signatures",
    version: "1",
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    base_url: "https://queue.example.com",
    servers: &[
        ServerInfo {
            url: "https://queue.example.com",
            description: "",
            variables: &[],
        },
    ],
    schemes: &[
        SchemeInfo {
            name: "hmac",
            kind: SchemeKind::Signed("awsSigv4"),
            variables: SchemeVariables::NONE,
        },
    ],
    envelope: None,
};

impl Client {
    /// Builds a client of the server <https://queue.example.com>.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&API)
    }
}
