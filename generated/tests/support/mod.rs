// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What the tests of a generated crate are made of.
//!
//! A test file names the crate it tests once, at its root: `use the_crate as api;`, then `mod support;`.
//!
//! - [`server`]: a loopback server that answers byte for byte what it is told, and keeps what it was sent;
//! - [`case`]: an operation with one call of it, and what the document says of it;
//! - [`scenario`] and [`authentication`]: what can happen to such a call, one function each;
//! - [`stream`]: what a success holds that is read as it arrives;
//! - [`example`]: what must hold for every example of the document.

// Every test file uses a part of this.
#![allow(dead_code, unreachable_pub, unused_imports)]

pub mod authentication;
pub mod case;
pub mod example;
pub mod scenario;
pub mod server;
pub mod stream;

pub use self::authentication::*;
pub use self::case::{
    Case, Documented, Expect, Kind, Outcome, Scheme, callable, fields, first_page, outcome, sample,
    samples, shown, written,
};
pub use self::example::{
    example, example_answer, example_checked, example_kept, example_read, example_request,
    example_written,
};
pub use self::scenario::*;
pub use self::stream::{Drain, Drained, drained, streamed};
