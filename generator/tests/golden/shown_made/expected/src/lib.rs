//! A client for Made, version 1.
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! use golden_shown_made::{Client, models};
//!
//! let client = Client::builder().build()?;
//! let body = models::AddPlaceBody::new(
//!     -1,
//!     ["text"],
//!     "2024-05-04T09:42:00Z".parse()?,
//!     models::Corner {
//!         name: Some("text".into()),
//!         round: Some(true),
//!         ..Default::default()
//!     },
//! );
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
