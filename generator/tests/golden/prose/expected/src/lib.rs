//! A client for Prose \*/ \`\`\` " \<b>, version 1.
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! use golden_prose::Client;
//!
//! // The document names no host: say where the API is.
//! let client = Client::builder().origin("https://api.example.com").build()?;
//! let answer = client.prose_x().get_prose().await?;
//! println!("{answer:#?}");
//! # Ok(())
//! # }
//! ```
//!
//! A script:
//!
//! ```text
//! rm -rf /
//! ```
//!
//! ```text
//! panic!();
//! ```
//!
//! ```text
//! panic!();
//! ```
//!
//! ```text
//! panic!();
//! ```

#![forbid(unsafe_code)]

pub mod client;
#[cfg(feature = "mock")]
pub mod mock;
pub mod models;
pub mod runtime;
pub mod validators;

pub use self::runtime::{
    Client, ClientBuilder, Credentials, CredentialsError, Error, Request, Response,
    Validate, Violations,
};
