//! The operations of the API: one group for each tag, one method for each operation.

#[cfg(feature = "big-dogs")]
mod big_dogs;
#[cfg(feature = "cats")]
mod cats;
#[cfg(feature = "operations")]
mod operations;

use crate::runtime::{
    ApiInfo, Client, ClientBuilder, SchemeInfo, SchemeKind, SchemeVariables, ServerInfo,
};

#[cfg(feature = "big-dogs")]
pub use self::big_dogs::{BigDogs, GetDog};
#[cfg(feature = "cats")]
pub use self::cats::{Cats, GetCat};
#[cfg(feature = "operations")]
pub use self::operations::{Operations, Ping};

/// The document in constants.
pub(crate) static API: ApiInfo = ApiInfo {
    title: "Tags",
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
            name: "Login",
            kind: SchemeKind::Digest,
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
