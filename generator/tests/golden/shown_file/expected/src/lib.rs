//! A client for File, version 1.
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! use golden_shown_file::Client;
//!
//! let client = Client::builder().build()?;
//! // The body, as JSON.
//! let body = serde_json::from_str(&std::fs::read_to_string("body.json")?)?;
//! let answer = client.operations().set_place(body).await?;
//! println!("{answer:#?}");
//! # Ok(())
//! # }
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
