//! Which operations does the API have? One group for each tag, one method for each operation.

mod operations;

use crate::models;
use crate::runtime::{ApiInfo, Client, ClientBuilder, ErrorBody};

pub use self::operations::{
    DeleteJob, GetJob, GetJobError, Operations, StartJob, StartJobSuccess,
};

/// The document in constants.
pub(crate) static API: ApiInfo = ApiInfo {
    title: "Responses",
    version: "1",
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    base_url: "",
    servers: &[],
    schemes: &[],
    envelope: None,
};

impl Client {
    /// A client to be. The document names no server, so `ClientBuilder::base_url` must be called.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&API)
    }
}

impl ErrorBody for models::Problem {
    fn code(&self) -> Option<&str> {
        Some(self.code.as_str())
    }

    fn reason(&self) -> Option<&str> {
        self.title.as_deref()
    }

    fn detail(&self) -> Option<&str> {
        self.detail.as_option().map(String::as_str)
    }
}
