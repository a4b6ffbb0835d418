//! Which unions have no alternative but each other? Reading a value of one would have no end.
//!
//! ```text
//! A: {anyOf: [{$ref: …/B}, {type: string}]}
//! B: {anyOf: [{$ref: …/A}, {type: integer}]}    A → B → A
//! ```
//!
//! A step into an object, a list or a map makes it a different value, and the circle harmless.

use std::collections::BTreeSet;

use super::context::Context;
use super::schema::circle;
use crate::diagnostics::catalog::schema as catalog;
use crate::ir::{Shape, Ty, TypeId, TypeTable, TypeUse};
use crate::source::Origin;

/// Looks at every union.
pub(super) fn run(cx: &mut Context<'_, '_>, types: &TypeTable) {
    let mut done = BTreeSet::new();
    for (id, _) in types.iter() {
        look_at(cx, types, id, &mut done);
    }
}

/// Follows the alternatives of a union that nobody has looked at, and those of each union among them.
fn look_at(cx: &mut Context<'_, '_>, types: &TypeTable, id: TypeId, done: &mut BTreeSet<TypeId>) {
    // A way into the alternatives: each union on it, and the alternatives of it that are still to be followed.
    let mut way: Vec<(TypeId, Vec<TypeId>)> = Vec::new();
    let mut next = Some(id);
    loop {
        if let Some(id) = next.take() {
            if let Some(start) = way.iter().position(|(open, _)| *open == id) {
                let open = way.iter().skip(start);
                let origins = open.filter_map(|(id, _)| Some(types.get(*id)?.origin));
                report(cx, &origins.collect::<Vec<_>>());
            } else if done.insert(id) {
                way.push((id, alternatives(types, id)));
            }
        }
        let Some((_, pending)) = way.last_mut() else {
            return;
        };
        next = pending.pop();
        if next.is_none() {
            way.pop();
        }
    }
}

/// The unions among the alternatives of a union, through aliases.
fn alternatives(types: &TypeTable, id: TypeId) -> Vec<TypeId> {
    let Some(Shape::Union(shape)) = types.get(id).map(|def| &def.shape) else {
        return Vec::new();
    };
    let variants = shape.variants.iter();
    variants
        .filter_map(|variant| union_of(types, &variant.value))
        .collect()
}

fn union_of(types: &TypeTable, value: &TypeUse) -> Option<TypeId> {
    let mut value = value;
    // Aliases of nothing but aliases do not pass `load`; the bound holds should one ever.
    for _ in 0..=types.len() {
        let Ty::Named(id) = value.ty else { break };
        match &types.get(id)?.shape {
            Shape::Alias(inner) => value = inner,
            Shape::Union(_) => return Some(id),
            Shape::Struct(_) | Shape::Enum(_) => break,
        }
    }
    None
}

fn report(cx: &mut Context<'_, '_>, open: &[Origin]) {
    let Some((at, shown)) = circle(cx, open) else {
        return;
    };
    let what = format!("alternatives lead back to where they began: {shown}");
    cx.say_with(at, &catalog::ALL_OF_CYCLE, what, |message| {
        let others = open.iter().filter(|other| **other != at);
        others.fold(message, |message, other| {
            message.related(*other, "part of the circle")
        })
    });
}
