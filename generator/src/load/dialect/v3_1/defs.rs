//! Which definitions inside of schemas become components? Those that some reference leads to.
//!
//! ```text
//! Pet: {$defs: {Kind: {…}}, properties: {kind: {$ref: '#/components/schemas/Pet/$defs/Kind'}}}
//!   ─▶ components: {schemas: {Pet: …, Kind: …}}      or `Pet.Kind`, where another schema has that name
//! ```

use std::collections::BTreeSet;

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
    for at in cx.targets().into_iter().filter(|at| moves(cx, *at)) {
        let own = at.key().unwrap_or("Schema").to_owned();
        let qualified = owner(at).map(|owner| format!("{owner}.{own}"));
        let numbered = (2..).map(|n| format!("{own}.{n}"));
        let name = std::iter::once(own.clone())
            .chain(qualified)
            .chain(numbered)
            .find(|name| !taken.contains(name));
        let name = name.unwrap_or(own);
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
