//! How deep do types lie in each other? rustc gives up at 128 levels when it proves that a type may go to another
//! thread, unless a crate states a higher `recursion_limit` (The Rust Reference § Limits).
//!
//! ```text
//! struct A { b: Option<B> }  struct B { names: Vec<String> }
//!     ↓
//! A, Option<B>, B, Vec<String>, and a few of the standard library's own: far below the limit, so nothing is stated
//! ```

use std::collections::BTreeMap;

use super::cycles::Boxed;
use super::homes::type_uses;
use crate::ir::{Api, Ty, TypeId, TypeUse};

/// rustc's own limit.
const USUAL: usize = 128;

/// The levels of a member that may be absent, of its box, of a list and of a map: the type itself, and what the standard
/// library has inside of it.
const MEMBER: usize = 2;
const BOX: usize = 3;
const LIST: usize = 3;
const MAP: usize = 4;

/// The levels around a type of the document (a response, its future) and below its last (a `String`).
const AROUND: usize = 24;

/// The limit that the crate has to state; none where the usual one is enough.
pub(super) fn recursion_limit(api: &Api, boxed: &Boxed) -> Option<usize> {
    let heights = heights(api, boxed);
    let deepest = heights.values().max().copied().unwrap_or_default();
    let needed = deepest.saturating_add(AROUND);
    (needed > USUAL).then(|| needed.next_power_of_two())
}

/// The levels below each type. Types that reach themselves count once: what rustc is about to prove it takes for proven.
fn heights(api: &Api, boxed: &Boxed) -> BTreeMap<TypeId, usize> {
    let mut heights: BTreeMap<TypeId, usize> = BTreeMap::new();
    // Types under way, each with what it holds and has not been looked at.
    let mut path: Vec<(TypeId, Vec<(TypeId, usize)>)> = Vec::new();
    for (root, _) in api.types.iter() {
        if heights.contains_key(&root) {
            continue;
        }
        heights.insert(root, 0);
        path.push((root, held(api, boxed, root)));
        while let Some((id, rest)) = path.last_mut() {
            let id = *id;
            if let Some((target, levels)) = rest.pop() {
                if let Some(height) = heights.get(&target).copied() {
                    raise(&mut heights, id, height.saturating_add(levels));
                } else {
                    heights.insert(target, 0);
                    // Looked at again once its own height is known.
                    rest.push((target, levels));
                    path.push((target, held(api, boxed, target)));
                }
            } else {
                path.pop();
            }
        }
    }
    heights
}

fn raise(heights: &mut BTreeMap<TypeId, usize>, id: TypeId, height: usize) {
    let own = heights.entry(id).or_default();
    *own = (*own).max(height);
}

/// The types that a type holds, and how many levels below it each lies.
fn held(api: &Api, boxed: &Boxed, id: TypeId) -> Vec<(TypeId, usize)> {
    let uses = api.types.get(id).map(type_uses).unwrap_or_default();
    let levels = |index| {
        if boxed.contains(id, index) {
            MEMBER + BOX
        } else {
            MEMBER
        }
    };
    uses.into_iter()
        .enumerate()
        .filter_map(|(index, value)| named(value, levels(index)))
        .collect()
}

fn named(value: &TypeUse, around: usize) -> Option<(TypeId, usize)> {
    let mut levels = around;
    let mut value = value;
    loop {
        match &value.ty {
            Ty::Named(id) => return Some((*id, levels)),
            Ty::List(inner) => (value, levels) = (inner, levels + LIST),
            Ty::Map(inner) => (value, levels) = (inner, levels + MAP),
            Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) | Ty::Untyped(_) => {
                return None;
            }
        }
    }
}
