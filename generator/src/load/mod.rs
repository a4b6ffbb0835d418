//! What does the file hold? Text becomes a located tree, its structure is checked, and every reference is followed.
//!
//! This is a gate: behind it, every place of the document has the type that the specification gives it, and every
//! `$ref` leads to a thing of the right kind. Whatever dialect it is written in, what leaves here is a document of
//! OpenAPI 3.0. What the document *means* is for `lower` to say.

mod dialect;
mod document;
mod find;
mod names;
mod newer;
mod read;
mod resolve;
mod structure;
mod typed;

use std::collections::BTreeSet;
use std::sync::Arc;

use self::dialect::Rewritten;
pub use self::document::{Dialect, Document, Reference, Section};
use self::find::Files;
use self::newer::Checked;
use self::read::Room;
use self::resolve::Resolved;
use self::structure::model::{Fragment, Kind, Model};
use self::structure::{Unresolved, Walk};
pub use self::typed::Fragments;

/// Where a tree that was rewritten says what its author wrote as `additionalProperties` beside `patternProperties`.
pub(crate) const OTHER_MEMBERS: &str = "x-additionalProperties";

/// The formats of integers and numbers: beside several types, they are about those.
pub(crate) const NUMBER_FORMATS: [&str; 14] = [
    "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "integer", "int",
    "long", "float", "double", "number",
];

use crate::config::{Config, Limits};
use crate::diagnostics::{Diagnostics, Reported};
use crate::source::{At, FileId, Origin, Sources, Tree};

/// Reads and checks a document. It is whole only where `diagnostics` has no error afterwards: ask its checkpoint.
pub fn load(sources: &Sources, config: &Config, diagnostics: &mut Diagnostics) -> Document {
    read_all(sources, &config.limits, diagnostics)
        .and_then(|trees| understand(sources, trees, config, diagnostics))
        .unwrap_or_else(|Reported { .. }| Document::unreadable())
}

/// Checks once more what was read, without the values at these places and all that is below them.
pub(crate) fn load_without(
    document: &Document,
    gone: &BTreeSet<Origin>,
    (sources, config): (&Sources, &Config),
    diagnostics: &mut Diagnostics,
) -> Document {
    let left = document.authored().iter().map(|tree| {
        let here = gone.iter().filter(|at| tree.at(at.value_place()).is_some());
        Arc::new(tree.without(&here.map(|at| at.index()).collect()))
    });
    let left: Vec<Arc<Tree>> = left.collect();
    for tree in &left {
        diagnostics.add_tree(Arc::clone(tree));
    }
    understand(sources, left, config, diagnostics)
        .unwrap_or_else(|Reported { .. }| Document::unreadable())
}

fn understand(
    sources: &Sources,
    trees: Vec<Arc<Tree>>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Result<Document, Reported> {
    let mut dialects: Vec<(&Tree, Dialect)> = Vec::with_capacity(trees.len());
    for tree in &trees {
        let dialect = match dialects.first() {
            // What says no version is a part of the document and written as that is.
            Some((_, entry)) if !dialect::states_version(tree.root()) => *entry,
            Some(_) | None => dialect::detect(tree.root(), diagnostics)?,
        };
        dialects.push((tree, dialect));
    }
    let files = Files::new(sources, &trees);
    let limit = config.limits.references;
    let Some(Checked {
        dialect,
        walk,
        resolved: Resolved { references, wanted },
    }) = newer::check(&dialects, &files, limit, diagnostics)
    else {
        return Ok(Document::unreadable());
    };
    // What is wrong is shown as the author wrote it; nothing of it need be understood.
    let rewritten = if diagnostics.has_errors() {
        None
    } else {
        dialect::rewrite(&walk, &references, diagnostics)
    };
    let Some(Rewritten {
        tree: new,
        references,
    }) = rewritten
    else {
        let fragments = typed::parse(&walk.fragments, diagnostics);
        let entry = trees.first().map(Arc::clone);
        let tree = entry.unwrap_or_else(|| Arc::new(Tree::empty("")));
        let document = Document::new(tree, dialect, references, fragments);
        return Ok(document.wanting(wanted).written_as(trees));
    };
    let fragments = typed::parse(&fragments_of(&new, &references), diagnostics);
    let document = Document::new(Arc::clone(&new), dialect, references, fragments);
    let paths = sources.files().map(|file| file.path().to_owned());
    let originals = trees.iter().map(Arc::clone).zip(paths).collect();
    Ok(document.made_of(originals).written_as(trees))
}

/// Reads every file: what is wrong with each is said in one run.
fn read_all(
    sources: &Sources,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Arc<Tree>>, Reported> {
    let mut trees = Vec::new();
    let mut failed = None;
    let mut room = Room::of(limits);
    for (index, file) in sources.files().enumerate() {
        let id = FileId(u32::try_from(index).unwrap_or(u32::MAX));
        match read::read(id, file, &room, diagnostics) {
            Ok(tree) => {
                room.take(file.bytes().len(), tree.len());
                trees.push(tree);
            }
            Err(reported) => failed = Some(reported),
        }
    }
    failed.map_or(Ok(trees), Err)
}

/// The fragments of a rewritten tree, wherever references lead. What is to be said of its structure has been said of the
/// author's.
fn fragments_of<'d>(
    tree: &'d Tree,
    references: &[(Origin, Origin)],
) -> Vec<(Fragment, &'static Model, At<'d>)> {
    let mut silent = Diagnostics::default();
    let mut walk = Walk::new(&[(tree, Dialect::V3_0)]);
    let model = Kind::Object(Dialect::V3_0.model());
    walk.check(tree.root(), model, &mut silent);
    while let Some(Unresolved { from, model, .. }) = walk.unresolved.pop() {
        let index = references.binary_search_by_key(&from.origin(), |(from, _)| *from);
        let target = index.ok().and_then(|index| references.get(index));
        let target = target.and_then(|(_, to)| tree.at(*to));
        if let Some(target) = target.filter(|at| walk.thing(*at).is_none()) {
            walk.check(target, Kind::OrRef(model), &mut silent);
        }
    }
    walk.fragments
}
