//! The runtime of every generated crate, and its text.
//!
//! With the feature `runtime` this crate compiles, tests and lints the code that generated crates carry. Without it, it
//! is only the text of that code, for the generator to copy, and depends on nothing.

#[cfg(feature = "runtime")]
pub mod runtime;

include!(concat!(env!("OUT_DIR"), "/text.rs"));
