//! Rules of the data types and parameters of the operations tagged `std`.

use crate::models;
use crate::runtime::validate::{self as rule, Location, Validate, Violations};

impl Validate for models::BoxModel {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(value) = &self.box_ {
            value.validate_at(at.member("Box"), found);
        }
        if let Some(value) = &self.json {
            value.validate_at(at.member("Json"), found);
        }
    }
}

impl Validate for models::ClientModel {}

impl Validate for models::ErrorModel {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(value) = &self.box_ {
            value.validate_at(at.member("box"), found);
        }
    }
}

impl Validate for models::JsonModel {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(value) = &self.rule {
            rule::max_length(value, 1, at.member("rule"), found);
        }
    }
}

impl Validate for models::SomeModel {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(value) = &self.ok {
            value.validate_at(at.member("Ok"), found);
        }
    }
}

impl Validate for models::StringModel {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::max_length(&self.at, 1, at.member("at"), found);
        rule::max_length(&self.found, 1, at.member("found"), found);
        for (item, at) in rule::items(&self.self_, &at.member("self")) {
            rule::max_length(item, 1, at, found);
        }
    }
}

impl Validate for models::VecModel {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(value) = &self.option {
            value.validate_at(at.member("option"), found);
        }
        if let Some(value) = &self.string {
            value.validate_at(at.member("string"), found);
        }
        if let Some(value) = &self.result {
            rule::each(value, at.member("result"), found);
        }
    }
}

/// Checks the parameter `found` of `new`.
pub fn found(value: &str, at: Location<'_>, found: &mut Violations) {
    rule::max_length(value, 2, at, found);
}

/// Checks the parameter `self` of `new`.
pub fn self_(value: &str, at: Location<'_>, found: &mut Violations) {
    rule::min_length(value, 1, at, found);
}
