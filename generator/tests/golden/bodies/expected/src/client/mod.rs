//! The operations of the API: one group for each tag, one method for each operation.

mod operations;

use crate::runtime::{ApiInfo, Client, ClientBuilder, ServerInfo};

pub use self::operations::{
    AddPet, AddPetBody, Answer, ChangePet, ChangePetBody, Operations,
};

/// The document in constants.
pub(crate) static API: ApiInfo = ApiInfo {
    title: "Bodies",
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
    schemes: &[],
    envelope: None,
};

impl Client {
    /// Builds a client of the server <https://api.example.com>.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&API)
    }
}
