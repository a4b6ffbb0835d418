//! Rules of the data types and parameters of the operations without a tag.

use crate::models;
use crate::runtime::validate::{
    self as rule, Location, Rule, Validate, ValidateVariant, Violations,
};

impl Validate for models::Material {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::one_of(self, at, found);
    }
}

impl ValidateVariant for models::Material {
    fn validate_variant(&self, at: Location<'_>, found: &mut Violations) {
        match self {
            Self::Wooden(value) => value.validate_at(at, found),
            Self::Metal(value) => value.validate_at(at, found),
            Self::Unknown(_) => found.push(at, Rule::OneOf { matched: 0 }),
        }
    }
}

impl Validate for models::Place {}

impl Validate for models::Range {}

impl Validate for models::Size {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::one_of(self, at, found);
    }
}

impl ValidateVariant for models::Size {
    fn validate_variant(&self, at: Location<'_>, found: &mut Violations) {
        match self {
            Self::Integer(value) => rule::minimum(*value, 1, at, found),
            Self::Range(_) => {}
            Self::Unknown(_) => found.push(at, Rule::OneOf { matched: 0 }),
        }
    }
}

/// Checks the parameter `kinds` of `find_shelves`.
pub fn kinds(value: &[models::Material], at: Location<'_>, found: &mut Violations) {
    rule::min_items(value, 1, at, found);
    rule::each(value, at, found);
}

/// Checks the parameter `size` of `find_shelves`.
pub fn size(value: &models::Size, at: Location<'_>, found: &mut Violations) {
    value.validate_at(at, found);
}

/// Checks the parameter `word` of `find_empty`.
pub fn word(value: &str, at: Location<'_>, found: &mut Violations) {
    if value.is_empty() {
        return;
    }
    rule::min_length(value, 3, at, found);
}
