//! Rules of the data types and parameters of the operations without a tag.

use crate::models;
use crate::runtime::validate::{self as rule, Location, Rule, Validate, Violations};

impl Validate for models::Cat {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(value) = &self.den {
            value.validate_at(at.member("den"), found);
        }
    }
}

impl Validate for models::Counts {}

impl Validate for models::Den {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::unknown_members(&self.unknown, at, found);
    }
}

impl Validate for models::Dog {}

impl Validate for models::Pet {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        match self {
            Self::Cat(value) => value.validate_at(at, found),
            Self::Dog(_) => {}
            Self::Unknown(_) => found.push(at, Rule::OneOf { matched: 0 }),
        }
    }
}
