//! Specwright reads an OpenAPI document and writes a Rust crate that calls the API it describes.
//!
//! **load** the text into a `Document`, **lower** it to an `ir::Api`, **plan** the crate, **emit** tokens, **render**
//! files; the caller syncs them to disk.

pub mod config;
pub mod fileset;
pub mod ir;
pub mod source;
