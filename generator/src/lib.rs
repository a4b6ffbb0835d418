//! Specwright reads an OpenAPI document and writes a Rust crate that calls the API it describes.
//!
//! **load** the text into a `Document`, **lower** it to an [`ir::Api`], **plan** the crate, **emit** tokens, **render**
//! files; the caller syncs them to disk. No stage reads a file, the environment or the clock: everything comes in
//! through [`source::Sources`] and [`config::Config`], and everything leaves in a [`fileset::FileSet`].
//!
//! ```
//! use specwright::{config::Config, source::Sources};
//!
//! let document = "openapi: 3.0.3\ninfo: {title: Ping, version: '1'}\npaths: {}\n";
//! let sources = Sources::single("ping.yaml", document.as_bytes().to_vec());
//! let output = specwright::generate(&sources, &Config::new("ping.yaml", "out", "ping"))?;
//! assert!(output.files.get("src/lib.rs").is_some());
//! # Ok::<(), specwright::Failure>(())
//! ```

#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostics;
pub mod emit;
pub mod fileset;
pub mod ir;
pub mod load;
pub mod lock;
pub mod plan;
pub mod render;
pub mod source;
