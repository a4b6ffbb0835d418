//! A client for Tags, version 1.
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! use golden_tags::{Client, Credentials};
//!
//! let credentials = Credentials::digest(
//!     std::env::var("API_USERNAME")?,
//!     std::env::var("API_PASSWORD")?,
//! );
//! let client = Client::builder().credentials(credentials).build()?;
//! let answer = client.cats().get_cat("text").await?;
//! println!("{answer:#?}");
//! # Ok(())
//! # }
//! ```
//!
//! - Terms of service: <https://example.com/terms>.
//! - Contact: Us, us@example.com.
//! - License of the API: MIT License, `MIT`, <https://example.com/license>.
//!
//! # Features
//!
//! The features listed here are on unless default features are turned off. Then only what is
//! named is compiled, beside the types that several groups of operations use. For example:
//!
//! ```toml
//! golden-tags = { path = "…", default-features = false, features = ["cats", "digest"] }
//! ```
//!
//! - `big-dogs`: the operations tagged `Big dogs`
//! - `cats`: the operations tagged `Cats`
//! - `operations`: the operations without a tag
//! - `digest`: HTTP digest authentication
//!
//! `blocking`, `mock` and `tracing` are off unless they are named.

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
