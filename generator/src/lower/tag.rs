//! Which groups of operations are there? The root's list in its order, then tags that only operations name.

use indexmap::IndexMap;

use super::context::Context;
use super::docs;
use crate::diagnostics::catalog::lower as catalog;
use crate::diagnostics::escape;
use crate::ir::{Docs, Operation, SpecName, Tag};
use crate::source::At;

/// Lowers the root's tags, and adds those that operations use without the root listing them.
pub(super) fn lower_all(cx: &mut Context<'_, '_>, operations: &[Operation]) -> Vec<Tag> {
    let mut tags: IndexMap<SpecName, Tag> = IndexMap::new();
    let listed = cx.document.root().get("tags");
    for at in listed.into_iter().flat_map(At::items) {
        let Some(name) = at.get("name").and_then(At::as_text) else {
            continue;
        };
        let name = SpecName::new(name);
        if let Some(first) = tags.get(&name) {
            let (first, text) = (
                first.origin,
                format!("tag `{}` is listed twice", escape(name.as_str())),
            );
            cx.say_with(at.origin(), &catalog::DUPLICATE_TAG, text, |message| {
                message.related(first, "first here")
            });
            continue;
        }
        tags.insert(
            name.clone(),
            Tag {
                origin: at.origin(),
                name,
                parent: docs::text(at, "parent").map(SpecName::new),
                docs: docs::lower(at),
            },
        );
    }
    for operation in operations {
        for name in &operation.tags {
            let used = || Tag {
                origin: operation.origin,
                name: name.clone(),
                parent: None,
                docs: Docs::default(),
            };
            tags.entry(name.clone()).or_insert_with(used);
        }
    }
    tags.into_values().collect()
}
