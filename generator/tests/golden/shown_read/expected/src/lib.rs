//! A client for Read, version 1.
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! use golden_shown_read::Client;
//!
//! let client = Client::builder().build()?;
//! let body = serde_json::from_str(r#"{"name":"text"}"#)?;
//! let answer = client.operations().add_place(body).await?;
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
