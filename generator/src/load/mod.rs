//! What does the file hold? Text becomes a located tree, its structure is checked, and every reference is followed.
//!
//! This is a gate: behind it, every place of the document has the type that the specification gives it, and every
//! `$ref` leads to a thing of the right kind. What the document *means* is for `lower` to say.

mod dialect;
mod document;
mod read;
mod resolve;
mod structure;
mod typed;

use std::sync::Arc;

pub use self::document::{Dialect, Document, Reference, Section};
use self::structure::Walk;
use self::structure::model::Kind;
pub use self::typed::Fragments;
use crate::config::Config;
use crate::diagnostics::{Diagnostics, Reported};
use crate::source::{FileId, Sources};

/// Reads and checks a document. It is whole only where `diagnostics` has no error afterwards: ask its checkpoint.
pub fn load(sources: &Sources, config: &Config, diagnostics: &mut Diagnostics) -> Document {
    try_load(sources, config, diagnostics).unwrap_or_else(|Reported { .. }| Document::unreadable())
}

fn try_load(
    sources: &Sources,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Result<Document, Reported> {
    let tree = read::read(FileId::ENTRY, sources.entry(), &config.limits, diagnostics)?;
    let root = tree.root();
    let dialect = dialect::detect(root, diagnostics)?;
    let mut walk = Walk::new(&tree);
    walk.check(root, Kind::Object(dialect.model()), diagnostics);
    let references = resolve::resolve(&mut walk, root, diagnostics);
    let fragments = typed::parse(&walk.fragments, diagnostics);
    Ok(Document::new(
        Arc::clone(&tree),
        dialect,
        references,
        fragments,
    ))
}
