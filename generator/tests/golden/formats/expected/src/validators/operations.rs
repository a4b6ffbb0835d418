//! Rules of the data types and parameters of the operations without a tag.

use super::patterns;
use crate::models;
use crate::runtime::validate::{self as rule, Location, Validate, Violations};

impl Validate for models::Event {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::pattern(&self.id, &patterns::SOME, at.member("id"), found);
    }
}

/// Checks the parameter `id` of `get_event`.
pub fn get_event_id(value: &str, at: Location<'_>, found: &mut Violations) {
    rule::min_length(value, 36, at, found);
}
