//! Rules of the data types and parameters of the operations without a tag.

use crate::models;
use crate::runtime::Maybe;
use crate::runtime::validate::{self as rule, Location, Validate, Violations};
use crate::validators::patterns;

impl Validate for models::Part {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Maybe::Value(value) = &self.name {
            rule::min_length(value, 1, at.member("name"), found);
        }
    }
}

impl Validate for models::Values {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::min_members(self, 2, at, found);
        rule::at_least_one_of(
            &[self.count.is_some(), self.price.is_some() && self.ratio.is_some()],
            at,
            found,
        );
        rule::min_length(&self.id, 24, at.member("id"), found);
        rule::max_length(&self.id, 24, at.member("id"), found);
        rule::pattern(&self.id, &patterns::HEX_24, at.member("id"), found);
        rule::min_items(&self.tags, 1, at.member("tags"), found);
        rule::unique_items(&self.tags, at.member("tags"), found);
        for (item, at) in rule::items(&self.tags, &at.member("tags")) {
            rule::max_length(item, 3, at, found);
        }
        if let Some(value) = &self.count {
            let at = at.member("count");
            rule::minimum(*value, -1, at, found);
            rule::multiple_of(*value, 5, at, found);
        }
        if let Some(value) = &self.ratio {
            let at = at.member("ratio");
            rule::exclusive_minimum(*value, 0.0, at, found);
            rule::maximum(*value, 1.5, at, found);
            rule::multiple_of(*value, "0.01", at, found);
        }
        if let Some(value) = &self.price {
            rule::maximum(value, "99.99", at.member("price"), found);
        }
        if let Some(value) = &self.secret {
            rule::min_length(value.expose(), 8, at.member("secret"), found);
        }
        if let Some(value) = &self.grid {
            for (item, at) in rule::items(value, &at.member("grid")) {
                rule::max_items(item, 2, at, found);
                for (item, at) in rule::items(item, &at) {
                    rule::maximum(*item, 9, at, found);
                }
            }
        }
        if let Some(value) = &self.scores {
            let at = at.member("scores");
            rule::max_properties(value, 2, at, found);
            for (_, item, at) in rule::members(value, &at) {
                rule::minimum(*item, 0, at, found);
            }
        }
        if let Some(value) = &self.parts {
            rule::each(value, at.member("parts"), found);
        }
        if let Some(value) = &self.level {
            value.validate_at(at.member("level"), found);
        }
        if let Some(value) = &self.fraction {
            rule::among(*value, &[0.5, 1.0], at.member("fraction"), found);
        }
    }
}

impl Validate for models::ValuesLevel {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::known_integer(self, at, found);
    }
}

/// Checks the parameter `ids` of `get_values`.
pub fn ids(value: &[String], at: Location<'_>, found: &mut Violations) {
    rule::min_items(value, 1, at, found);
    for (item, at) in rule::items(value, &at) {
        rule::pattern(item, &patterns::HEX_24, at, found);
    }
}

/// Checks the parameter `page` of `get_values`.
pub fn page(value: i64, at: Location<'_>, found: &mut Violations) {
    rule::minimum(value, 1, at, found);
    rule::maximum(value, 500, at, found);
}
