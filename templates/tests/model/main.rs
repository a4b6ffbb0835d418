//! Do models read, write and validate as generated code relies on?
//!
//! The types in [`sample`] are what a generator would write; nothing here needs the network.

#![allow(missing_docs, unreachable_pub)]

// The generator names the crate it tests in the same way.
use specwright_templates as api;

mod example;
mod formats;
mod json;
mod number;
mod open_enum;
mod path;
mod presence;
mod record;
mod sample;
mod scalar;
#[allow(
    dead_code,
    reason = "no operation is here, whose examples some of it is for"
)]
#[path = "../support/example.rs"]
mod support_example;
mod union;
mod validate;
mod validate_union;
