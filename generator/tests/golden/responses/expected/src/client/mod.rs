//! The operations of the API: one group for each tag, one method for each operation.

mod operations;

use crate::models;
use crate::runtime::{ApiInfo, Client, ClientBuilder, ErrorBody, Response, Timestamp};

pub use self::operations::{
    AskJob, DeleteJob, GetJob, GetJobError, GetLogo, Operations, StartJob,
    StartJobSuccess,
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
    /// Builds a client. The document names no server, so `ClientBuilder::base_url` must be called.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&API)
    }
}

impl<T> Response<T> {
    /// The header field `X-Left`, where the answer has it.
    pub fn x_left(&self) -> Option<i64> {
        self.header("X-Left")?.trim().parse().ok()
    }

    /// The header field `X-Load`, where the answer has it.
    pub fn x_load(&self) -> Option<f64> {
        self.header("X-Load")?.trim().parse().ok()
    }

    /// The header field `X-Mark`, where the answer has it.
    pub fn x_mark(&self) -> Option<&str> {
        self.header("X-Mark")
    }

    /// The header field `X-Ready`, where the answer has it.
    pub fn x_ready(&self) -> Option<bool> {
        self.header("X-Ready")?.trim().parse().ok()
    }

    /// The header field `X-Until`, where the answer has it.
    pub fn x_until(&self) -> Option<Timestamp> {
        self.header("X-Until")?.trim().parse().ok()
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
