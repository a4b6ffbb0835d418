//! The operations of the API: one group for each tag, one method for each operation.

#[cfg(feature = "birds")]
mod birds;
#[cfg(feature = "cats")]
mod cats;
#[cfg(feature = "dogs")]
mod dogs;

use crate::runtime::{ApiInfo, Client, ClientBuilder};

#[cfg(feature = "birds")]
pub use self::birds::{AddBird, Birds};
#[cfg(feature = "cats")]
pub use self::cats::{AddCat, Cats, ListCats};
#[cfg(feature = "dogs")]
pub use self::dogs::{Dogs, DropDog, GetDog};

/// The document in constants.
pub(crate) static API: ApiInfo = ApiInfo {
    title: "Select",
    version: "1",
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    base_url: "",
    servers: &[],
    schemes: &[],
    envelope: None,
};

impl Client {
    /// Builds a client. The document names no server, so `ClientBuilder::base_url` must be called.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&API)
    }
}
