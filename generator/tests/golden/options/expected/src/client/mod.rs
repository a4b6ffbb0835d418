//! The operations of the API: one group for each tag, one method for each operation.

#[cfg(feature = "cats")]
mod cats;
#[cfg(feature = "dogs")]
mod dogs;
mod shared;

use crate::runtime::{ApiInfo, Client, ClientBuilder, ServerInfo};

#[cfg(feature = "cats")]
pub use self::cats::{
    AddCat, AddCatArguments, Cats, DropCat, DropCatArguments, DryRunOptions, ListCats,
    ListCatsArguments, MoveCat, MoveCatArguments,
};
#[cfg(feature = "dogs")]
pub use self::dogs::{
    Dogs, ListDogs, ListDogsArguments, LostDogs, LostDogsArguments, WildDogs,
};
pub use self::shared::LimitOrderAnd2Options;

/// The document in constants.
pub(crate) static API: ApiInfo = ApiInfo {
    title: "Options",
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
