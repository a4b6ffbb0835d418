//! Rules of the data types and parameters of the operations of several tags.

use crate::models;
use crate::runtime::validate::{Location, Validate, Violations};

impl Validate for models::CatsPage {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        self.of.validate_at(at.member("of"), found);
    }
}

/// Checks the parameter `order` of `list_cats` and `list_dogs`.
pub fn order(value: &models::ListCatsOrder, at: Location<'_>, found: &mut Violations) {
    value.validate_at(at, found);
}
