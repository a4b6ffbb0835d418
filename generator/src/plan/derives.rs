//! What can each type derive? The most that its parts allow, by fixpoint.
//!
//! Every type starts with everything its shape allows and loses what some part of it cannot do, until nothing changes;
//! so types that hold each other keep what they can do together.
//!
//! Objects and unions have `Eq` and `Hash` only where the configuration asks for them, and then their parts have them, too:
//! whoever compiles the crate pays for each, and they are not what keys are made of. See
//! `docs/adr/0017-cost-of-generated-crates.md`.

use super::cycles::{AliasForm, Boxed};
use super::homes::{named_types, type_uses};
use super::overrides::{RustPath, TypeOverrides};
use super::presence::Presences;
use super::scalars::Scalar;
use crate::diagnostics::{Diagnostics, catalog, escape};
use crate::ir::{Api, Enum, EnumKind, Extra, Presence, Shape, Ty, TypeDef, TypeId, TypeUse};

/// A trait to derive, in the order it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Derive {
    /// `Clone`
    Clone,
    /// `Copy`
    Copy,
    /// `Debug`
    Debug,
    /// `Default`
    Default,
    /// `Eq`
    Eq,
    /// `Hash`
    Hash,
    /// `PartialEq`
    PartialEq,
}

/// The derives of every type.
#[derive(Clone, Debug, Default)]
pub struct DeriveTable {
    of: Vec<Vec<Derive>>,
}

impl DeriveTable {
    /// What a type derives, in the order it is written. A plain alias derives nothing: for it, the list says what the
    /// type it stands for can do.
    pub fn of(&self, id: TypeId) -> &[Derive] {
        self.of.get(id.index()).map_or(&[], Vec::as_slice)
    }

    /// Whether a type derives this.
    pub fn has(&self, id: TypeId, derive: Derive) -> bool {
        self.of(id).contains(&derive)
    }
}

/// What a type can do of what not every type can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Able(u8);

impl Able {
    const COPY: u8 = 1;
    const DEFAULT: u8 = 2;
    const EQ: u8 = 4;
    const HASH: u8 = 8;
    const ALL: Self = Self(Self::COPY | Self::DEFAULT | Self::EQ | Self::HASH);

    fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    fn with(self, what: u8) -> Self {
        Self(self.0 | what)
    }

    const fn without(self, what: u8) -> Self {
        Self(self.0 & !what)
    }

    fn can(self, what: u8) -> bool {
        self.0 & what != 0
    }
}

/// Decides the derives of every type.
pub(super) fn derives(
    api: &Api,
    boxed: &Boxed,
    presences: &Presences,
    overrides: &TypeOverrides,
) -> DeriveTable {
    let mut able: Vec<Able> = vec![Able::ALL; api.types.len()];
    let asked = asked(api, overrides);
    // Who has to be looked at again when a type has lost something.
    let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); api.types.len()];
    for (id, def) in api.types.iter() {
        for part in parts(def) {
            if let Some(holders) = holders.get_mut(part.index()) {
                holders.push(id);
            }
        }
    }
    let mut pending: Vec<TypeId> = api.types.iter().map(|(id, _)| id).collect();
    while let Some(id) = pending.pop() {
        let Some(def) = api.types.get(id) else {
            continue;
        };
        let next = match overrides.replacement(id) {
            Some(_) => stated(overrides.derives(id)),
            None => of_type(id, def, boxed, presences, &able).and(match def.shape {
                Shape::Struct(_) | Shape::Union(_) => {
                    let asked = asked.get(id.index()).copied().unwrap_or(Able(0));
                    asked.with(Able::COPY | Able::DEFAULT)
                }
                Shape::Enum(_) | Shape::Alias(_) => Able::ALL,
            }),
        };
        if let Some(slot) = able.get_mut(id.index()).filter(|slot| **slot != next) {
            *slot = next;
            pending.extend(holders.get(id.index()).into_iter().flatten());
        }
    }
    DeriveTable {
        of: able.into_iter().map(listed).collect(),
    }
}

/// The types that a type holds.
fn parts(def: &TypeDef) -> Vec<TypeId> {
    let mut parts = Vec::new();
    for value in type_uses(def) {
        named_types(value, &mut parts);
    }
    parts
}

/// What the configuration asks of each type and of those that hold it.
fn asked(api: &Api, overrides: &TypeOverrides) -> Vec<Able> {
    let mut asked = vec![Able(0); api.types.len()];
    let ids = api.types.iter().map(|(id, _)| id);
    let mut pending: Vec<(TypeId, Able)> = ids
        .filter(|id| overrides.replacement(*id).is_none())
        .map(|id| (id, needed(overrides.derives(id))))
        .filter(|(_, wanted)| wanted.can(Able::EQ | Able::HASH))
        .collect();
    while let Some((id, wanted)) = pending.pop() {
        let (Some(slot), Some(def)) = (asked.get_mut(id.index()), api.types.get(id)) else {
            continue;
        };
        let all = slot.with(wanted.0);
        if all == *slot {
            continue;
        }
        *slot = all;
        pending.extend(parts(def).into_iter().map(|part| (part, all)));
    }
    asked
}

/// What these traits and what they stand on take: `Ord` is no trait without `Eq`.
fn needed<'a>(paths: impl Iterator<Item = &'a RustPath> + Clone) -> Able {
    let mut words = paths.clone().map(RustPath::as_str);
    let is_ordered = words.any(|path| path.rsplit("::").next().map(str::trim) == Some("Ord"));
    stated(paths).with(if is_ordered { Able::EQ } else { 0 })
}

/// What a type of another crate can do, as the configuration says.
fn stated<'a>(paths: impl Iterator<Item = &'a RustPath>) -> Able {
    paths.fold(Able(0), |able, path| match path.as_str() {
        "Copy" => able.with(Able::COPY),
        "Default" => able.with(Able::DEFAULT),
        "Eq" => able.with(Able::EQ),
        "Hash" => able.with(Able::HASH),
        _ => able,
    })
}

/// Reports traits that are asked for and that a type cannot derive.
pub(super) fn check(
    api: &Api,
    boxed: &Boxed,
    table: &DeriveTable,
    overrides: &TypeOverrides,
    diagnostics: &mut Diagnostics,
) {
    let ours = overrides
        .all_derives()
        .filter(|(id, _, _)| overrides.replacement(*id).is_none());
    for (id, path, wish) in ours {
        let is_alias = matches!(
            api.types.get(id).map(|def| &def.shape),
            Some(Shape::Alias(_))
        ) && boxed.alias_form(id) == AliasForm::Plain;
        let has = |derive| table.has(id, derive);
        let problem = match path.as_str() {
            _ if is_alias => Some("an alias derives nothing"),
            "Copy" if !has(Derive::Copy) => Some("some part of the type has no `Copy`"),
            "Default" if !has(Derive::Default) => Some("some part of the type has no `Default`"),
            "Eq" if !has(Derive::Eq) => Some("some part of the type has no `Eq`"),
            "Hash" if !has(Derive::Hash) => Some("some part of the type has no `Hash`"),
            _ => None,
        };
        if let Some(problem) = problem {
            let text = format!("`{}` cannot be derived: {problem}", escape(path.as_str()));
            wish.report(catalog::config::UNUSABLE_TYPE.message(text), diagnostics);
        }
    }
}

/// Traits that are derived without asking.
pub(crate) fn is_our_own(path: &RustPath) -> bool {
    let ours = [
        "Clone",
        "Copy",
        "Debug",
        "Default",
        "Eq",
        "Hash",
        "PartialEq",
    ];
    ours.contains(&path.as_str())
}

fn listed(able: Able) -> Vec<Derive> {
    let derives = [
        (Derive::Clone, true),
        (Derive::Copy, able.can(Able::COPY)),
        (Derive::Debug, true),
        (Derive::Default, able.can(Able::DEFAULT)),
        (Derive::Eq, able.can(Able::EQ)),
        (Derive::Hash, able.can(Able::HASH)),
        (Derive::PartialEq, true),
    ];
    derives
        .into_iter()
        .filter_map(|(derive, can)| can.then_some(derive))
        .collect()
}

fn of_type(id: TypeId, def: &TypeDef, boxed: &Boxed, presences: &Presences, able: &[Able]) -> Able {
    match &def.shape {
        Shape::Struct(shape) => {
            let fields = shape.fields.iter().enumerate().map(|(index, field)| {
                let held = of_use(&field.value, able);
                let held = if boxed.contains(id, index) {
                    held.without(Able::COPY)
                } else {
                    held
                };
                match presences.of(id, index, field) {
                    Presence::Required => held,
                    Presence::Optional
                    | Presence::RequiredNullable
                    | Presence::OptionalNullable => held.with(Able::DEFAULT),
                }
            });
            let extra = match &shape.extra {
                Extra::Typed(value) => of_collection(of_use(value, able)),
                Extra::Kept | Extra::KeptAndRefused => JSON.with(Able::DEFAULT),
                Extra::Allowed | Extra::Refused => Able::ALL,
            };
            fields.fold(extra, Able::and)
        }
        Shape::Enum(shape) => match shape.kind {
            // The variant for what we do not know keeps the text, or any JSON.
            EnumKind::Text => only(shape).without(Able::COPY),
            EnumKind::Mixed => Able::ALL.without(Able::COPY | Able::DEFAULT),
            EnumKind::Integer => only(shape),
        },
        Shape::Union(shape) => {
            // The variant for what we do not know keeps any JSON.
            let variants = shape
                .variants
                .iter()
                .map(|variant| of_use(&variant.value, able));
            variants.fold(JSON, Able::and).without(Able::DEFAULT)
        }
        Shape::Alias(value) => of_use(value, able),
    }
}

/// An enumeration of one value starts as that.
fn only(shape: &Enum) -> Able {
    match shape.values.len() {
        1 => Able::ALL,
        _ => Able::ALL.without(Able::DEFAULT),
    }
}

/// Untyped JSON, and numbers with their digits.
const JSON: Able = Able::ALL.without(Able::COPY);

fn of_use(value: &TypeUse, able: &[Able]) -> Able {
    let held = match &value.ty {
        Ty::Named(id) => able.get(id.index()).copied().unwrap_or(Able(0)),
        Ty::List(inner) | Ty::Map(inner) => of_collection(of_use(inner, able)),
        Ty::Untyped(_) => JSON,
        Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) => {
            Scalar::of(&value.ty).map_or(Able(0), of_scalar)
        }
    };
    if value.nullable {
        held.with(Able::DEFAULT)
    } else {
        held
    }
}

fn of_collection(inner: Able) -> Able {
    inner.without(Able::COPY).with(Able::DEFAULT)
}

fn of_scalar(scalar: Scalar) -> Able {
    match scalar {
        Scalar::Bool | Scalar::Integer(_) => Able::ALL,
        Scalar::Float => Able::ALL.without(Able::EQ | Able::HASH),
        Scalar::Text | Scalar::Base64 | Scalar::Binary => Able::ALL.without(Able::COPY),
        // There is no date or identifier to start from.
        Scalar::Timestamp | Scalar::Date | Scalar::Uuid => Able::ALL.without(Able::DEFAULT),
        Scalar::Secret => Able::ALL.without(Able::COPY | Able::DEFAULT | Able::HASH),
        Scalar::Decimal => JSON,
    }
}
