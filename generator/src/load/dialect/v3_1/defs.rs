//! Which definitions inside of schemas become components? Those that some reference leads to.
//!
//! ```text
//! Pet: {$defs: {Kind: {…}}, properties: {kind: {$ref: '#/components/schemas/Pet/$defs/Kind'}}}
//!   ─▶ components: {schemas: {Pet: …, Kind: …}}      or `Pet.Kind`, where another schema has that name
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::super::rewrite::Rewrite;
use crate::load::structure::model::Thing;
use crate::source::At;

/// The members of schemas that hold definitions.
const HOLDERS: [&str; 2] = ["$defs", "definitions"];

/// The definitions that move, under their new names.
pub(super) fn moved<'d>(cx: &Rewrite<'d, '_>, root: At<'d>) -> Vec<(String, At<'d>)> {
    let schemas = root
        .get("components")
        .and_then(|components| components.get("schemas"));
    let mut taken: BTreeSet<String> = schemas
        .into_iter()
        .flat_map(At::entries)
        .map(|(name, _)| name.to_owned())
        .collect();
    let mut moved = Vec::new();
    // How often a name was taken: counting from two for each would take time that grows with its square.
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for at in cx.targets().into_iter().filter(|at| moves(cx, *at)) {
        let own = at.key().unwrap_or("Schema");
        let qualified = owner(at).map(|owner| format!("{owner}.{own}"));
        let mut plain = std::iter::once(own.to_owned()).chain(qualified);
        let name = plain.find(|name| !taken.contains(name)).unwrap_or_else(|| {
            let number = numbers.entry(own).or_insert(1);
            loop {
                *number += 1;
                let name = format!("{own}.{number}");
                if !taken.contains(&name) {
                    return name;
                }
            }
        });
        taken.insert(name.clone());
        moved.push((name, at));
    }
    moved
}

/// Writes the definitions that move.
pub(super) fn write<'d>(cx: &mut Rewrite<'d, '_>, moved: &[(String, At<'d>)]) {
    for (name, at) in moved {
        cx.member_as(name, *at);
    }
}

/// Whether a value is a definition that some reference leads to.
pub(super) fn moves<'d>(cx: &Rewrite<'d, '_>, at: At<'d>) -> bool {
    let is_definition = || {
        let holder = at.parent()?;
        let schema = holder.parent()?;
        let is_holder = HOLDERS.contains(&holder.key()?);
        Some(is_holder && cx.thing(schema) == Some(Thing::Schema))
    };
    cx.thing(at) == Some(Thing::Schema) && cx.is_target(at) && is_definition() == Some(true)
}

/// The name of the schema that the definition stands in.
fn owner(at: At<'_>) -> Option<&str> {
    at.parent()?.parent()?.key()
}
