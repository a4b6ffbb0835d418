//! A client for Shown, version 1.
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! use golden_shown::Client;
//!
//! let client = Client::builder().build()?;
//! let id = "123e4567-e89b-12d3-a456-426614174000".parse()?;
//! let call_ = "2024-05-04".parse()?;
//! let answer = client.operations().get_part(id, "head".into(), call_).await?;
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
