//! What does the file hold? Text becomes a located tree, its structure is checked, and every reference is followed.
//!
//! This is a gate: behind it, every place of the document has the type that the specification gives it, and every
//! `$ref` leads to a thing of the right kind. Whatever dialect it is written in, what leaves here is a document of
//! OpenAPI 3.0. What the document *means* is for `lower` to say.

mod dialect;
mod document;
mod names;
mod read;
mod resolve;
mod structure;
mod typed;

use std::sync::Arc;

use self::dialect::Rewritten;
pub use self::document::{Dialect, Document, Reference, Section};
use self::structure::Walk;
use self::structure::model::{Fragment, Kind, Model};
pub(crate) use self::structure::suggest;
pub use self::typed::Fragments;
use crate::config::Config;
use crate::diagnostics::{Diagnostics, Reported};
use crate::source::{At, FileId, Sources, Tree};

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
    let mut walk = Walk::new(&tree, dialect);
    walk.check(root, Kind::Object(dialect.model()), diagnostics);
    let references = resolve::resolve(&mut walk, root, diagnostics);
    // What is wrong is shown as the author wrote it; nothing of it need be understood.
    let rewritten = if diagnostics.has_errors() {
        None
    } else {
        dialect::rewrite(&walk, (root, &references), diagnostics)
    };
    let Some(Rewritten {
        tree: new,
        references,
    }) = rewritten
    else {
        let fragments = typed::parse(&walk.fragments, diagnostics);
        return Ok(Document::new(tree.clone(), dialect, references, fragments));
    };
    let fragments = typed::parse(&fragments_of(&new), diagnostics);
    let document = Document::new(Arc::clone(&new), dialect, references, fragments);
    Ok(document.made_of(tree.clone()))
}

/// The fragments of a rewritten tree. What is to be said of its structure has been said of the author's.
fn fragments_of(tree: &Tree) -> Vec<(Fragment, &'static Model, At<'_>)> {
    let mut walk = Walk::new(tree, Dialect::V3_0);
    let model = Kind::Object(Dialect::V3_0.model());
    walk.check(tree.root(), model, &mut Diagnostics::default());
    walk.fragments
}
