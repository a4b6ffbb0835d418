//! The operations of the API: one group for each tag, one method for each operation.

mod operations;

use crate::models;
use crate::runtime::{ApiInfo, Client, ClientBuilder, ErrorBody};

pub use self::operations::{A, AError, Operations};

/// The document in constants.
pub(crate) static API: ApiInfo = ApiInfo {
    title: "Errors",
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

impl ErrorBody for models::Wrapped {
    fn code(&self) -> Option<&str> {
        self.error.code()
    }

    fn reason(&self) -> Option<&str> {
        self.error.reason()
    }
}

impl ErrorBody for models::Listed {
    fn code(&self) -> Option<&str> {
        self.errors.as_ref()?.first()?.code()
    }

    fn reason(&self) -> Option<&str> {
        self.title.as_deref()
    }
}

impl ErrorBody for models::Problem {
    fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    fn reason(&self) -> Option<&str> {
        self.message.as_deref()
    }
}

impl ErrorBody for models::Within {
    fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }
}

impl ErrorBody for models::ListedError {
    fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    fn reason(&self) -> Option<&str> {
        self.title.as_deref()
    }
}
