//! A loopback server made of the same document, for tests of programs that call the API: it
//! checks every request, and answers with the examples of the document.

#[cfg(feature = "cats")]
mod cats;
#[cfg(feature = "dogs")]
mod dogs;
mod shared;

pub use crate::runtime::mock::{Answer, On, Received, Server, Violation};

use crate::client::API;
use crate::runtime::mock::Route;

impl Server {
    /// Starts a server for every operation, on a free port of the loopback interface.
    ///
    /// # Errors
    ///
    /// There is no loopback interface, or no thread to be had.
    pub fn start() -> std::io::Result<Self> {
        let routes: &[&[Route]] = &[
            #[cfg(feature = "cats")]
            cats::ROUTES,
            #[cfg(feature = "dogs")]
            dogs::ROUTES,
        ];
        Self::serve(&API, routes.iter().copied().flatten().copied())
    }
}
