//! What must values obey, beside their type?

use super::{Assertion, Json, Number, SpecName, UnionMode};
use crate::source::Origin;

/// A rule and where it stands.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Where the keyword stands.
    pub origin: Origin,
    /// The rule.
    pub kind: RuleKind,
}

/// A bound and whether the bound itself is excluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The limit, digits kept.
    pub limit: Number,
    /// Whether the limit itself is refused.
    pub exclusive: bool,
}

/// What values must obey (JSON Schema Validation, Wright 00 § 5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// `minLength`, in Unicode code points.
    MinLength(u64),
    /// `maxLength`, in Unicode code points.
    MaxLength(u64),
    /// `pattern`, ECMA-262 source, unanchored.
    Pattern(String),
    /// `minimum`, `exclusiveMinimum`.
    Minimum(Bound),
    /// `maximum`, `exclusiveMaximum`.
    Maximum(Bound),
    /// `multipleOf`, greater than zero.
    MultipleOf(Number),
    /// `minItems`.
    MinItems(u64),
    /// `maxItems`.
    MaxItems(u64),
    /// `uniqueItems: true`.
    UniqueItems,
    /// `minProperties`.
    MinProperties(u64),
    /// `maxProperties`.
    MaxProperties(u64),
    /// `enum` of a boolean or a number: one of these values.
    Among(Vec<Json>),
    /// What is held against the value as JSON.
    Asserted {
        /// The keyword that says it.
        keyword: &'static str,
        /// What it says.
        assertion: Assertion,
    },
    /// `oneOf` or `anyOf` over nothing but `required`: of these sets of members, exactly one or at least one must be
    /// there whole.
    Members {
        /// Exactly one, or at least one.
        mode: UnionMode,
        /// The sets, in the document's order.
        sets: Vec<Vec<SpecName>>,
    },
}

impl RuleKind {
    /// The keyword that states it.
    pub fn keyword(&self) -> &'static str {
        match self {
            Self::MinLength(_) => "minLength",
            Self::MaxLength(_) => "maxLength",
            Self::Pattern(_) => "pattern",
            Self::Minimum(_) => "minimum",
            Self::Maximum(_) => "maximum",
            Self::MultipleOf(_) => "multipleOf",
            Self::MinItems(_) => "minItems",
            Self::MaxItems(_) => "maxItems",
            Self::UniqueItems => "uniqueItems",
            Self::MinProperties(_) => "minProperties",
            Self::MaxProperties(_) => "maxProperties",
            Self::Among(_) => "enum",
            Self::Asserted { keyword, .. } => keyword,
            Self::Members { .. } => "required",
        }
    }
}
