//! What do the validators check? Rules made ready for the type that holds the value, in the order they are reported.
//!
//! Struct: its own rules, then its fields in order, then the members it does not name. A plain alias has no validator
//! of its own: its rules are checked where it is used, after those of the place. Every other named type has one.

mod assertions;
mod build;
mod limits;

use std::collections::BTreeMap;

pub(super) use self::build::Checker;
use super::patterns::PatternId;
use crate::ir::{Assertion, TextFormat, Ty, TypeId, UnionMode};

/// The checks of every type.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    of_type: Vec<ValueChecks>,
    of_field: BTreeMap<(TypeId, usize), ValueChecks>,
    of_extra: BTreeMap<TypeId, ValueChecks>,
    idle: Vec<bool>,
}

/// The checks of one value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueChecks {
    /// Rules, in order.
    pub rules: Vec<Check>,
    /// What follows them.
    pub descend: Descend,
}

/// How a check goes on into a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Descend {
    /// Not at all.
    #[default]
    Nowhere,
    /// Through the `Validate` of the value's own type, which is this.
    Validate(TypeId),
    /// Into each item of a list.
    Items(Box<ValueChecks>),
    /// Into each value of a map.
    Values(Box<ValueChecks>),
}

/// A rule, ready for the type that holds the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// No member that the document does not name; each is reported.
    UnknownMembers,
    /// At least this many code points.
    MinLength(u64),
    /// At most this many code points.
    MaxLength(u64),
    /// Matches this pattern.
    Pattern(PatternId),
    /// Of this format, which has no type of its own.
    Format(Format),
    /// Not below this limit.
    Minimum {
        /// The limit.
        limit: Limit,
        /// Whether the limit itself is refused.
        exclusive: bool,
    },
    /// Not above this limit.
    Maximum {
        /// The limit.
        limit: Limit,
        /// Whether the limit itself is refused.
        exclusive: bool,
    },
    /// A whole multiple of this.
    MultipleOf(Limit),
    /// One of these.
    Among(Vec<Limit>),
    /// Held against the value as JSON. Its patterns are known.
    Asserted {
        /// The keyword that states it.
        keyword: &'static str,
        /// What it states.
        assertion: Assertion,
        /// Whether `null` is held against it too: where any JSON stands.
        null: bool,
    },
    /// At least this many items.
    MinItems(u64),
    /// At most this many items.
    MaxItems(u64),
    /// No two items are equal as JSON.
    UniqueItems,
    /// At least this many members.
    MinProperties(u64),
    /// At most this many members.
    MaxProperties(u64),
    /// Exactly one, or at least one, of these sets of fields is there whole.
    Members {
        /// Exactly one, or at least one.
        mode: UnionMode,
        /// Indices of fields.
        sets: Vec<Vec<usize>>,
    },
}

/// A format of strings that has no type of its own, and whose syntax is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 3339 `full-time`.
    Time,
    /// ISO 8601 duration.
    Duration,
    /// RFC 3986 `URI`.
    Uri,
    /// Dotted quad.
    Ipv4,
    /// RFC 4291 § 2.2.
    Ipv6,
    /// RFC 5321 `Mailbox`.
    Email,
    /// A decimal number as text.
    Decimal,
}

impl Format {
    /// The format of a string, where it is one that is checked.
    pub(super) fn of(ty: &Ty) -> Option<Self> {
        let Ty::Text(format) = ty else { return None };
        match format {
            TextFormat::Time => Some(Self::Time),
            TextFormat::Duration => Some(Self::Duration),
            TextFormat::Uri => Some(Self::Uri),
            TextFormat::Ipv4 => Some(Self::Ipv4),
            TextFormat::Ipv6 => Some(Self::Ipv6),
            TextFormat::Email => Some(Self::Email),
            TextFormat::Decimal => Some(Self::Decimal),
            TextFormat::Plain
            | TextFormat::DateTime
            | TextFormat::Date
            | TextFormat::Uuid
            | TextFormat::Byte
            | TextFormat::Binary
            | TextFormat::Password
            | TextFormat::Other(_) => None,
        }
    }

    /// The name of the format, and of the function that checks it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Uri => "uri",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Email => "email",
            Self::Decimal => "decimal",
        }
    }
}

/// A value of a rule, in the terms of the type that holds the value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// For `bool`.
    Bool(bool),
    /// For integers: within the range of the type.
    Integer(i128),
    /// For `f64`: the digits of a finite number.
    Float(String),
    /// For numbers that keep their digits.
    Decimal(String),
}

impl Check {
    /// The name under which the rule is reported: its keyword.
    pub fn name(&self) -> &'static str {
        match self {
            Self::UnknownMembers => "additionalProperties",
            Self::MinLength(_) => "minLength",
            Self::MaxLength(_) => "maxLength",
            Self::Pattern(_) => "pattern",
            Self::Format(_) => "format",
            Self::Minimum {
                exclusive: false, ..
            } => "minimum",
            Self::Minimum {
                exclusive: true, ..
            } => "exclusiveMinimum",
            Self::Maximum {
                exclusive: false, ..
            } => "maximum",
            Self::Maximum {
                exclusive: true, ..
            } => "exclusiveMaximum",
            Self::MultipleOf(_) => "multipleOf",
            Self::Among(_) => "enum",
            Self::Asserted { keyword, .. } => keyword,
            Self::MinItems(_) => "minItems",
            Self::MaxItems(_) => "maxItems",
            Self::UniqueItems => "uniqueItems",
            Self::MinProperties(_) => "minProperties",
            Self::MaxProperties(_) => "maxProperties",
            Self::Members {
                mode: UnionMode::AnyOf,
                ..
            } => "anyOf",
            Self::Members {
                mode: UnionMode::OneOf,
                ..
            } => "oneOf",
        }
    }
}

impl ValueChecks {
    /// Whether there is nothing to check.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.descend == Descend::Nowhere
    }
}

static NO_CHECKS: ValueChecks = ValueChecks {
    rules: Vec::new(),
    descend: Descend::Nowhere,
};

impl Checks {
    /// The checks of a type as a whole: the member counts of a struct, the content of a newtype.
    pub fn of_type(&self, id: TypeId) -> &ValueChecks {
        self.of_type.get(id.index()).unwrap_or(&NO_CHECKS)
    }

    /// The checks of a field of a struct, or of a variant of a union.
    pub fn of_field(&self, id: TypeId, index: usize) -> &ValueChecks {
        self.of_field.get(&(id, index)).unwrap_or(&NO_CHECKS)
    }

    /// The checks of each member that a struct does not name.
    pub fn of_extra(&self, id: TypeId) -> &ValueChecks {
        self.of_extra.get(&id).unwrap_or(&NO_CHECKS)
    }

    /// Whether the type's `Validate` finds nothing whatever the value, so that nobody need call it.
    pub fn is_idle(&self, id: TypeId) -> bool {
        self.idle.get(id.index()).copied().unwrap_or(true)
    }
}
