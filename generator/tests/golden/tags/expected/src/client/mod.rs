//! Which operations does the API have? One group for each tag, one method for each operation.

mod cats;
mod dogs;
mod operations;

use crate::runtime::{ApiInfo, Client, ClientBuilder};

pub use self::cats::{Cats, GetCat};
pub use self::dogs::{Dogs, GetDog};
pub use self::operations::{Operations, Ping};

/// The document in constants.
pub(crate) static API: ApiInfo = ApiInfo {
    title: "Tags",
    version: "1",
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    base_url: "",
    schemes: &[],
    envelope: None,
};

impl Client {
    /// A client to be. The document names no server, so `ClientBuilder::base_url` must be called.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&API)
    }
}
