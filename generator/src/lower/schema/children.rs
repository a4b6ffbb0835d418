//! Who are the children of a base? The schemas that a discriminator without `oneOf` chooses among.
//!
//! ```text
//! Pet: {discriminator: {propertyName: kind}, properties: …}
//! Cat: {allOf: [{$ref: Pet}, …]}     Pet ─▶ [Cat, Dog]      (OAS 3.0.4 § Discriminator Object)
//! Dog: {allOf: [{$ref: Pet}, …]}
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::discriminator;
use super::keywords::Keywords;
use crate::load::{Document, Section};
use crate::source::{At, Origin};

/// The schemas that name each schema in their `allOf`, in the document's order.
pub(super) type Children<'d> = BTreeMap<Origin, Vec<At<'d>>>;

/// Looks at every component once.
pub(super) fn index(document: &Document) -> Children<'_> {
    let mut children = Children::new();
    for (_, at) in document.components(Section::Schemas) {
        let mut pending = vec![at];
        // `allOf` written inside `allOf` is still this component's own; what it refers to is not.
        while let Some(holder) = pending.pop() {
            for member in holder.get("allOf").into_iter().flat_map(At::items) {
                if document.reference(member).is_some() {
                    children
                        .entry(document.resolve(member).origin())
                        .or_default()
                        .push(at);
                } else {
                    pending.push(member);
                }
            }
        }
    }
    children
}

/// What a base with a bare discriminator chooses among: the schemas its mapping names, or else all that descend from
/// it, children before grandchildren. The base itself is for the union to add.
pub(super) fn of<'d>(cx: &mut Context<'d, '_>, base: &Keywords<'d>) -> Vec<At<'d>> {
    let mapped = discriminator::mapped_schemas(cx, base);
    if !mapped.is_empty() {
        return mapped;
    }
    let mut found: Vec<At<'d>> = Vec::new();
    let mut known: BTreeSet<Origin> = BTreeSet::from([base.at.origin()]);
    let mut next = 0;
    let mut parent = Some(base.at.origin());
    while let Some(origin) = parent {
        for child in cx.types.children.get(&origin).into_iter().flatten() {
            if known.insert(child.origin()) {
                found.push(*child);
            }
        }
        parent = found.get(next).map(|child| child.origin());
        next += 1;
    }
    found
}
