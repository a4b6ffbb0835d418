//! May a field be absent in Rust? Where the document requires it of one side only, it may (`readOnly`, `writeOnly`).
//!
//! "Required" binds whoever sends: a type that goes both ways must let the client leave out what only the server sets,
//! and read answers without what only the client sends (OAS 3.0.4 § Fixed Fields of the Schema Object).
//!
//! A required member that holds an object of its own type has no end, and nobody can send one. It may be absent, too: a
//! value of the type could not be made otherwise.

use std::collections::BTreeMap;

use super::homes::{named_types, type_uses};
use crate::diagnostics::{Diagnostics, catalog};
use crate::ir::{Access, Api, Field, Presence, Shape, Struct, TypeId, TypeUse};
use crate::source::Origin;

/// The presence of every field that differs from what the document says.
#[derive(Clone, Debug, Default)]
pub struct Presences {
    changed: BTreeMap<(TypeId, usize), Presence>,
    /// By type: whether it is a part of some request.
    sent: Vec<bool>,
}

impl Presences {
    /// Whether values of a type go into requests, and must not have there what only the server sends.
    pub fn is_sent(&self, id: TypeId) -> bool {
        self.sent.get(id.index()).copied().unwrap_or(false)
    }

    /// Whether a field may be absent, null, both or neither, in Rust.
    pub fn of(&self, id: TypeId, index: usize, field: &Field) -> Presence {
        self.changed
            .get(&(id, index))
            .copied()
            .unwrap_or(field.presence)
    }
}

/// Decides the presence of every field.
pub(super) fn presences(api: &Api, diagnostics: &mut Diagnostics) -> Presences {
    let bodies = api
        .operations
        .iter()
        .filter_map(|operation| operation.body.as_ref());
    let sent = reached(
        api,
        bodies
            .flat_map(|body| &body.content)
            .filter_map(|content| content.value.as_ref()),
    );
    let responses = api
        .operations
        .iter()
        .flat_map(|operation| &operation.responses);
    let received = reached(
        api,
        responses
            .flat_map(|response| &response.content)
            .filter_map(|content| content.value.as_ref()),
    );

    let mut changed = BTreeMap::new();
    for (id, def) in api.types.iter() {
        let fields = match &def.shape {
            Shape::Struct(shape) => &shape.fields,
            Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => continue,
        };
        let is = |set: &[bool]| set.get(id.index()).copied().unwrap_or(false);
        for (index, field) in fields.iter().enumerate() {
            let optional = match field.access {
                Access::ReadWrite => false,
                Access::ReadOnly => is(&sent),
                Access::WriteOnly => is(&received),
            };
            if optional {
                changed.insert((id, index), without_requirement(field.presence));
            }
        }
    }
    let endless = endless(api, &changed);
    for (id, index, origin) in endless {
        let message = catalog::plan::ENDLESS_TYPE.message(
            "a required member holds an object of the type that it is a member of".to_owned(),
        );
        diagnostics.report(origin, message);
        changed.insert((id, index), Presence::Optional);
    }
    Presences { changed, sent }
}

/// The required members that no value can have, since each would hold another of its kind.
fn endless(
    api: &Api,
    changed: &BTreeMap<(TypeId, usize), Presence>,
) -> Vec<(TypeId, usize, Origin)> {
    // Lists and maps can be empty, and whatever is not documented is a value of a union or an enumeration.
    let is_finite = |value: &TypeUse, finite: &[bool]| {
        let known = value.ty.named().and_then(|id| finite.get(id.index()));
        value.nullable || known.copied().unwrap_or(true)
    };
    let demanded = |id: TypeId, shape: &Struct, finite: &[bool]| {
        let fields = shape.fields.iter().enumerate();
        let endless = fields.filter(|(index, field)| {
            let presence = changed.get(&(id, *index)).unwrap_or(&field.presence);
            *presence == Presence::Required && !is_finite(&field.value, finite)
        });
        let found: Vec<(TypeId, usize, Origin)> = endless
            .map(|(index, field)| (id, index, field.origin))
            .collect();
        found
    };
    let ends = |id: TypeId, finite: &[bool]| match api.types.get(id).map(|def| &def.shape) {
        Some(Shape::Struct(shape)) => demanded(id, shape, finite).is_empty(),
        Some(Shape::Alias(value)) => is_finite(value, finite),
        Some(Shape::Enum(_) | Shape::Union(_)) | None => true,
    };
    // By type: those that hold it, and may end when it does.
    let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); api.types.len()];
    for (id, def) in api.types.iter() {
        for held in type_uses(def) {
            let holders = held
                .ty
                .named()
                .and_then(|held| holders.get_mut(held.index()));
            holders.into_iter().for_each(|holders| holders.push(id));
        }
    }
    let mut finite = vec![false; api.types.len()];
    let mut pending: Vec<TypeId> = api.types.iter().map(|(id, _)| id).collect();
    while let Some(id) = pending.pop() {
        if !ends(id, &finite) {
            continue;
        }
        match finite.get_mut(id.index()) {
            Some(known) if !*known => *known = true,
            Some(_) | None => continue,
        }
        pending.extend(holders.get(id.index()).into_iter().flatten());
    }
    let types = api.types.iter();
    let endless = types.filter_map(|(id, def)| match &def.shape {
        Shape::Struct(shape) => Some(demanded(id, shape, &finite)),
        Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => None,
    });
    endless.flatten().collect()
}

fn without_requirement(presence: Presence) -> Presence {
    match presence {
        Presence::Required | Presence::Optional => Presence::Optional,
        Presence::RequiredNullable | Presence::OptionalNullable => Presence::OptionalNullable,
    }
}

/// The types that these values are made of.
fn reached<'a>(api: &Api, values: impl Iterator<Item = &'a TypeUse>) -> Vec<bool> {
    let mut reached = vec![false; api.types.len()];
    let mut pending = Vec::new();
    for value in values {
        named_types(value, &mut pending);
    }
    while let Some(id) = pending.pop() {
        match reached.get_mut(id.index()) {
            Some(seen) if !*seen => *seen = true,
            Some(_) | None => continue,
        }
        let uses = api.types.get(id).map(type_uses).unwrap_or_default();
        for value in uses {
            named_types(value, &mut pending);
        }
    }
    reached
}
