//! What does the file hold? Text becomes a located tree, its structure is checked, and every reference is followed.
//!
//! This is a gate: behind it, every place of the document has the type that the specification gives it, and every
//! `$ref` leads to a thing of the right kind. What the document *means* is for `lower` to say.

mod document;
mod typed;

pub use self::document::{Dialect, Document, Reference, Section};
pub use self::typed::Fragments;
