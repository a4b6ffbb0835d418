//! Which fields must be boxed? Where a type would otherwise hold itself by value, and nowhere else.
//!
//! Lists and maps hold their items elsewhere; optional fields, variants and plain aliases hold theirs by value. A
//! depth-first walk in the order of names boxes each edge that leads back to where the walk came from: taking any one
//! of these boxes away would leave a cycle, and the order of the document plays no part.

use std::collections::{BTreeMap, BTreeSet};

use super::homes::{named_types, type_uses};
use super::names::Names;
use crate::ir::{Api, Shape, Ty, TypeId, TypeUse};

/// What recursion asks for.
#[derive(Clone, Debug, Default)]
pub struct Boxed {
    members: BTreeSet<(TypeId, usize)>,
    newtypes: BTreeSet<TypeId>,
}

/// How an alias is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AliasForm {
    /// `pub type Name = …;`
    Plain,
    /// `pub struct Name(pub …);`: the alias reaches itself, which a type alias cannot, or too far.
    Newtype,
}

impl Boxed {
    /// Whether a field of a struct or a variant of a union is boxed.
    pub fn contains(&self, id: TypeId, index: usize) -> bool {
        self.members.contains(&(id, index))
    }

    /// How an alias is written.
    pub fn alias_form(&self, id: TypeId) -> AliasForm {
        if self.newtypes.contains(&id) {
            AliasForm::Newtype
        } else {
            AliasForm::Plain
        }
    }

    /// The use that a plain alias stands for, through other plain aliases, or the use itself.
    pub fn through<'a>(&self, api: &'a Api, value: &'a TypeUse) -> &'a TypeUse {
        let mut value = value;
        // A cycle of plain aliases cannot be: one of them would be a newtype.
        for _ in 0..api.types.len() {
            let Ty::Named(id) = value.ty else { break };
            match api.types.get(id).map(|def| &def.shape) {
                Some(Shape::Alias(inner)) if self.alias_form(id) == AliasForm::Plain => {
                    value = inner;
                }
                Some(Shape::Alias(_) | Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_))
                | None => break,
            }
        }
        value
    }
}

/// Decides what to box, and which aliases must be types of their own.
pub(super) fn boxed(api: &Api, names: &Names) -> Boxed {
    let aliases = back_edges(
        &ordered(api, names, |_, shape| matches!(shape, Shape::Alias(_))),
        |id| sorted(names, alias_edges(api, id)),
    );
    let mut newtypes: BTreeSet<TypeId> = aliases.into_iter().map(|(_, edge)| edge.target).collect();
    newtypes.extend(ends_of_chains(api, &newtypes));
    let members = back_edges(
        &ordered(api, names, |_, shape| !matches!(shape, Shape::Alias(_))),
        |id| sorted(names, value_edges(api, id, &newtypes)),
    );
    Boxed {
        members: members
            .into_iter()
            .map(|(id, edge)| (id, edge.member))
            .collect(),
        newtypes,
    }
}

/// Lists and maps in each other, named one by one, until one of them is a type of its own. rustc writes a chain of plain
/// aliases out, and so do our validators.
const CHAIN: usize = 32;

/// The lists and maps at which chains of plain aliases must end, seen from where they lead to.
fn ends_of_chains(api: &Api, newtypes: &BTreeSet<TypeId>) -> Vec<TypeId> {
    let mut ends = Vec::new();
    // How many lists and maps a plain alias is, written out.
    let mut lengths: BTreeMap<TypeId, usize> = BTreeMap::new();
    for (start, _) in api.types.iter() {
        let mut way = Vec::new();
        let mut next = Some(start);
        while let Some(id) = next.take()
            && !lengths.contains_key(&id)
            && !newtypes.contains(&id)
            && let Some(Shape::Alias(value)) = api.types.get(id).map(|def| &def.shape)
        {
            let (own, target) = layers(value);
            way.push((id, own, target));
            next = target;
        }
        for (id, own, target) in way.into_iter().rev() {
            let below = target.and_then(|target| lengths.get(&target));
            let mut length = own.saturating_add(below.copied().unwrap_or_default());
            if length > CHAIN && own > 0 {
                ends.push(id);
                length = 0;
            }
            lengths.insert(id, length);
        }
    }
    ends
}

/// The lists and maps of a use, and the type that the innermost holds.
fn layers(value: &TypeUse) -> (usize, Option<TypeId>) {
    let mut layers = 0;
    let mut value = value;
    loop {
        match &value.ty {
            Ty::List(inner) | Ty::Map(inner) => (value, layers) = (inner, layers + 1),
            Ty::Named(id) => return (layers, Some(*id)),
            Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) | Ty::Untyped(_) => {
                return (layers, None);
            }
        }
    }
}

/// A type held by a member of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edge {
    member: usize,
    target: TypeId,
}

fn ordered(api: &Api, names: &Names, keep: fn(TypeId, &Shape) -> bool) -> Vec<TypeId> {
    let mut ids: Vec<TypeId> = api
        .types
        .iter()
        .filter(|(id, def)| keep(*id, &def.shape))
        .map(|(id, _)| id)
        .collect();
    ids.sort_by_key(|&id| names.type_name(id));
    ids
}

fn sorted(names: &Names, mut edges: Vec<Edge>) -> Vec<Edge> {
    edges.sort_by_key(|edge| (names.type_name(edge.target), edge.member));
    edges
}

/// What an alias reaches through lists, maps and other aliases, as far as the next type of another shape.
fn alias_edges(api: &Api, id: TypeId) -> Vec<Edge> {
    let Some(def) = api.types.get(id) else {
        return Vec::new();
    };
    let mut reached = Vec::new();
    for value in type_uses(def) {
        named_types(value, &mut reached);
    }
    let is_alias = |id: &TypeId| {
        api.types
            .get(*id)
            .is_some_and(|def| matches!(def.shape, Shape::Alias(_)))
    };
    reached
        .into_iter()
        .filter(is_alias)
        .map(|target| Edge { member: 0, target })
        .collect()
}

/// What a struct or union holds by value, aliases seen through.
fn value_edges(api: &Api, id: TypeId, newtypes: &BTreeSet<TypeId>) -> Vec<Edge> {
    let members: Vec<&TypeUse> = match api.types.get(id).map(|def| &def.shape) {
        Some(Shape::Struct(shape)) => shape.fields.iter().map(|field| &field.value).collect(),
        Some(Shape::Union(shape)) => shape
            .variants
            .iter()
            .map(|variant| &variant.value)
            .collect(),
        Some(Shape::Enum(_) | Shape::Alias(_)) | None => Vec::new(),
    };
    let edges = members
        .into_iter()
        .enumerate()
        .filter_map(|(member, value)| {
            Some(Edge {
                member,
                target: held_by_value(api, value, newtypes)?,
            })
        });
    edges.collect()
}

/// The struct or union that a use holds by value; none for scalars, lists and maps.
pub(super) fn held_by_value(
    api: &Api,
    value: &TypeUse,
    newtypes: &BTreeSet<TypeId>,
) -> Option<TypeId> {
    let mut seen = BTreeSet::new();
    let mut value = value;
    loop {
        let Ty::Named(id) = value.ty else { return None };
        match &api.types.get(id)?.shape {
            // A newtype's cycle runs through a list or map, which holds its items elsewhere.
            Shape::Alias(_) if newtypes.contains(&id) || !seen.insert(id) => return None,
            Shape::Alias(inner) => value = inner,
            Shape::Struct(_) | Shape::Union(_) => return Some(id),
            Shape::Enum(_) => return None,
        }
    }
}

/// Edges that close a cycle, found by a depth-first walk without recursion.
fn back_edges(roots: &[TypeId], edges: impl Fn(TypeId) -> Vec<Edge>) -> Vec<(TypeId, Edge)> {
    let mut found = Vec::new();
    let mut done: BTreeSet<TypeId> = BTreeSet::new();
    let mut open: BTreeSet<TypeId> = BTreeSet::new();
    for &root in roots {
        if done.contains(&root) {
            continue;
        }
        open.insert(root);
        let mut path = vec![(root, edges(root).into_iter())];
        while let Some((id, rest)) = path.last_mut() {
            let id = *id;
            let Some(edge) = rest.next() else {
                open.remove(&id);
                done.insert(id);
                path.pop();
                continue;
            };
            if open.contains(&edge.target) {
                found.push((id, edge));
            } else if !done.contains(&edge.target) {
                open.insert(edge.target);
                path.push((edge.target, edges(edge.target).into_iter()));
            }
        }
    }
    found
}
