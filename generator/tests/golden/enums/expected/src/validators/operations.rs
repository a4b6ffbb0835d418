//! Rules of the data types and parameters of the operations without a tag.

use crate::models;
use crate::runtime::validate::{self as rule, Location, Validate, Violations};

impl Validate for models::Level {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::known_value(&self.0, &["1", r#""top""#], at, found);
    }
}

impl Validate for models::Thing {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(value) = &self.operator {
            value.validate_at(at.member("operator"), found);
        }
        if let Some(value) = &self.level {
            value.validate_at(at.member("level"), found);
        }
        if let Some(value) = &self.mixed {
            value.validate_at(at.member("mixed"), found);
        }
        if let Some(value) = &self.ratio {
            rule::among(*value, &[0.5, 1.0], at.member("ratio"), found);
        }
        if let Some(value) = &self.always {
            rule::among(*value, &[true], at.member("always"), found);
        }
    }
}

impl Validate for models::ThingLevel {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::known_integer(self, at, found);
    }
}

impl Validate for models::ThingMixed {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::known_value(&self.0, &["1", r#""one""#, "true"], at, found);
    }
}

/// Checks the parameter `level` of `list_things`.
pub fn level(value: &models::Level, at: Location<'_>, found: &mut Violations) {
    value.validate_at(at, found);
}

/// Checks the parameter `levels` of `list_things`.
pub fn levels(value: &[models::Level], at: Location<'_>, found: &mut Violations) {
    rule::each(value, at, found);
}

/// Checks the parameter `order` of `list_things`.
pub fn order(value: &models::Order, at: Location<'_>, found: &mut Violations) {
    value.validate_at(at, found);
}

/// Checks the parameter `X-Level` of `list_things`.
pub fn x_level(value: &models::Level, at: Location<'_>, found: &mut Violations) {
    value.validate_at(at, found);
}
