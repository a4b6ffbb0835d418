//! How is a value made that is sent? From what is required, where there is no `Default`, and from what a union holds.
//!
//! ```text
//! required: [kind, at], properties: { kind: { enum: [cat] }, at: { format: date-time }, note: { type: string } }
//!   ─▶ Cat::new(at), where `kind` is `cat`
//! oneOf: [Cat, { type: array, items: … }]
//!   ─▶ From<Cat>, From<Vec<…>>
//! ```
//!
//! Types that only answers hold have none of this: programs read them. See `docs/adr/0036-names-that-are-written.md`.

use std::collections::BTreeMap;

use super::cycles::Boxed;
use super::derives::{Derive, DeriveTable};
use super::presence::Presences;
use super::scalars::Scalar;
use crate::ir::{Api, EnumKind, Presence, Shape, Struct, Ty, TypeId, TypeUse, Union};

/// What `new` does with a required member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filled {
    /// It is an argument.
    Argument,
    /// It is the only value of this enumeration.
    Only(TypeId),
}

/// How values of types are made, besides by their literals.
#[derive(Clone, Debug, Default)]
pub struct Constructors {
    new: BTreeMap<TypeId, Vec<(usize, Filled)>>,
    from: BTreeMap<TypeId, Vec<usize>>,
}

impl Constructors {
    /// The required members that `new` of a struct gives, in order; none where it has no `new`.
    pub fn new_of(&self, id: TypeId) -> Option<&[(usize, Filled)]> {
        self.new.get(&id).map(Vec::as_slice)
    }

    /// The variants of a union that are made by `From`.
    pub fn from_of(&self, id: TypeId) -> &[usize] {
        self.from.get(&id).map_or(&[], Vec::as_slice)
    }
}

/// Decides how values of every type are made.
pub(super) fn constructors(
    api: &Api,
    boxed: &Boxed,
    presences: &Presences,
    derives: &DeriveTable,
) -> Constructors {
    let mut constructors = Constructors::default();
    let sent = api.types.iter().filter(|(id, _)| presences.is_sent(*id));
    for (id, def) in sent {
        match &def.shape {
            Shape::Struct(shape) if !derives.has(id, Derive::Default) => {
                let given = given(api, boxed, presences, (id, shape));
                // A literal would have to name what is left out, or else it does as well.
                if given.len() < shape.fields.len() {
                    constructors.new.insert(id, given);
                }
            }
            Shape::Union(shape) => {
                constructors.from.insert(id, alone(api, boxed, id, shape));
            }
            Shape::Struct(_) | Shape::Enum(_) | Shape::Alias(_) => {}
        }
    }
    constructors
}

/// The members that must be there, and what they are.
fn given(
    api: &Api,
    boxed: &Boxed,
    presences: &Presences,
    (id, shape): (TypeId, &Struct),
) -> Vec<(usize, Filled)> {
    let fields = shape.fields.iter().enumerate();
    let given = fields.filter_map(|(index, field)| {
        let given = match presences.of(id, index, field) {
            Presence::Optional | Presence::OptionalNullable => return None,
            Presence::RequiredNullable => Filled::Argument,
            Presence::Required => {
                let only = only_value(api, boxed, &field.value);
                only.map_or(Filled::Argument, Filled::Only)
            }
        };
        Some((index, given))
    });
    given.collect()
}

/// The enumeration of one value that holds a value, which is never null.
fn only_value(api: &Api, boxed: &Boxed, value: &TypeUse) -> Option<TypeId> {
    let held = boxed.through(api, value);
    let id = held
        .ty
        .named()
        .filter(|_| !held.nullable && !value.nullable)?;
    match &api.types.get(id)?.shape {
        Shape::Enum(shape) if shape.kind != EnumKind::Mixed && shape.values.len() == 1 => Some(id),
        Shape::Enum(_) | Shape::Struct(_) | Shape::Union(_) | Shape::Alias(_) => None,
    }
}

/// The variants that hold what no other variant holds.
fn alone(api: &Api, boxed: &Boxed, id: TypeId, shape: &Union) -> Vec<usize> {
    let held =
        |value: &TypeUse| Held::of(boxed.through(api, value), id).filter(|_| !value.nullable);
    let held: Vec<Option<Held>> = shape
        .variants
        .iter()
        .map(|variant| held(&variant.value))
        .collect();
    let is_alone = |one: &Held| held.iter().flatten().filter(|held| *held == one).count() == 1;
    let all = held.iter().enumerate();
    all.filter(|(_, held)| held.as_ref().is_some_and(is_alone))
        .map(|(index, _)| index)
        .collect()
}

/// What tells the Rust types of two variants apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Named(TypeId),
    Integer,
    Scalar(Scalar),
    List,
    Map,
}

impl Held {
    /// Untyped JSON is whatever else fits, types of other crates may be anything, and the union itself is that already.
    fn of(value: &TypeUse, union: TypeId) -> Option<Self> {
        match &value.ty {
            Ty::Named(id) => (*id != union).then_some(Self::Named(*id)),
            Ty::List(_) => Some(Self::List),
            Ty::Map(_) => Some(Self::Map),
            Ty::Untyped(_) => None,
            Ty::Integer(_) => Some(Self::Integer),
            ty @ (Ty::Text(_) | Ty::Bool | Ty::Number(_)) => Scalar::of(ty).map(Self::Scalar),
        }
    }
}
