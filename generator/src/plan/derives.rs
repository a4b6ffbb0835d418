//! What can each type derive? The most that its parts allow, by fixpoint.
//!
//! Every type starts with everything its shape allows and loses what some part of it cannot do, until nothing changes;
//! so types that hold each other keep what they can do together.

use super::cycles::Boxed;
use super::presence::Presences;
use super::scalars::Scalar;
use crate::ir::{Api, EnumKind, Extra, Presence, Shape, Ty, TypeDef, TypeId, TypeUse};

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

/// What a type may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Able {
    copy: bool,
    default: bool,
    eq: bool,
    hash: bool,
}

impl Able {
    const ALL: Self = Self {
        copy: true,
        default: true,
        eq: true,
        hash: true,
    };
    const NOTHING: Self = Self {
        copy: false,
        default: false,
        eq: false,
        hash: false,
    };

    fn and(self, other: Self) -> Self {
        Self {
            copy: self.copy && other.copy,
            default: self.default && other.default,
            eq: self.eq && other.eq,
            hash: self.hash && other.hash,
        }
    }
}

/// Decides the derives of every type.
pub(super) fn derives(api: &Api, boxed: &Boxed, presences: &Presences) -> DeriveTable {
    let mut able: Vec<Able> = vec![Able::ALL; api.types.len()];
    loop {
        let next: Vec<Able> = api
            .types
            .iter()
            .map(|(id, def)| of_type(id, def, boxed, presences, &able))
            .collect();
        if next == able {
            break;
        }
        able = next;
    }
    DeriveTable {
        of: able.into_iter().map(listed).collect(),
    }
}

fn listed(able: Able) -> Vec<Derive> {
    [
        (Derive::Clone, true),
        (Derive::Copy, able.copy),
        (Derive::Debug, true),
        (Derive::Default, able.default),
        (Derive::Eq, able.eq),
        (Derive::Hash, able.hash),
        (Derive::PartialEq, true),
    ]
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
                    Able {
                        copy: false,
                        ..held
                    }
                } else {
                    held
                };
                match presences.of(id, index, field) {
                    Presence::Required => held,
                    Presence::Optional
                    | Presence::RequiredNullable
                    | Presence::OptionalNullable => Able {
                        default: true,
                        ..held
                    },
                }
            });
            let extra = match &shape.extra {
                Extra::Typed(value) => of_map(of_use(value, able)),
                Extra::Allowed | Extra::Refused => Able::ALL,
            };
            fields.fold(extra, Able::and)
        }
        Shape::Enum(shape) => match shape.kind {
            // The variant for what we do not know keeps the text.
            EnumKind::Text => Able {
                copy: false,
                default: false,
                ..Able::ALL
            },
            EnumKind::Integer => Able {
                default: false,
                ..Able::ALL
            },
            // The variant for what we do not know keeps any JSON.
            EnumKind::Mixed => Able {
                default: false,
                ..JSON
            },
        },
        Shape::Union(shape) => {
            // The variant for what we do not know keeps any JSON.
            let variants = shape
                .variants
                .iter()
                .map(|variant| of_use(&variant.value, able));
            variants.fold(JSON, Able::and).and(Able {
                default: false,
                ..Able::ALL
            })
        }
        Shape::Alias(value) => of_use(value, able),
    }
}

/// Untyped JSON, and numbers with their digits.
const JSON: Able = Able {
    copy: false,
    ..Able::ALL
};

fn of_use(value: &TypeUse, able: &[Able]) -> Able {
    let held = match &value.ty {
        Ty::Named(id) => able.get(id.index()).copied().unwrap_or(Able::NOTHING),
        Ty::List(items) => Able {
            copy: false,
            default: true,
            ..of_use(items, able)
        },
        Ty::Map(values) => of_map(of_use(values, able)),
        Ty::Untyped(_) => JSON,
        Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) => {
            Scalar::of(&value.ty).map_or(Able::NOTHING, of_scalar)
        }
    };
    if value.nullable {
        Able {
            default: true,
            ..held
        }
    } else {
        held
    }
}

fn of_map(values: Able) -> Able {
    Able {
        copy: false,
        default: true,
        ..values
    }
}

fn of_scalar(scalar: Scalar) -> Able {
    match scalar {
        Scalar::Bool | Scalar::Integer(_) => Able::ALL,
        Scalar::Float => Able {
            eq: false,
            hash: false,
            ..Able::ALL
        },
        Scalar::Text | Scalar::Base64 => Able {
            copy: false,
            ..Able::ALL
        },
        // There is no date or identifier to start from.
        Scalar::Timestamp | Scalar::Date => Able {
            default: false,
            ..Able::ALL
        },
        Scalar::Uuid => Able {
            copy: false,
            default: false,
            ..Able::ALL
        },
        Scalar::Secret => Able {
            copy: false,
            default: false,
            hash: false,
            ..Able::ALL
        },
        Scalar::Decimal => JSON,
    }
}
