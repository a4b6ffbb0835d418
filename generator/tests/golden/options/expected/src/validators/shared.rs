//! Rules of the data types and parameters of the operations of several tags.

use crate::models;
use crate::runtime::validate::{self as rule, Location, Validate, Violations};
use crate::validators::patterns;

impl Validate for models::Pet {}

/// Checks the parameter `limit` of `list_cats`, `list_dogs` and `lost_dogs`.
pub fn limit(value: i64, at: Location<'_>, found: &mut Violations) {
    rule::minimum(value, 1, at, found);
    rule::maximum(value, 100, at, found);
}

/// Checks the parameter `order` of `list_cats`, `list_dogs` and `lost_dogs`.
pub fn order(value: &models::ListCatsOrder, at: Location<'_>, found: &mut Violations) {
    value.validate_at(at, found);
}

/// Checks the parameter `page` of `list_cats`, `list_dogs`, `lost_dogs` and `wild_dogs`.
pub fn page(value: i32, at: Location<'_>, found: &mut Violations) {
    rule::minimum(value, 1, at, found);
}

/// Checks the parameter `X-Trace` of `list_cats`, `list_dogs` and `lost_dogs`.
pub fn x_trace(value: &str, at: Location<'_>, found: &mut Violations) {
    rule::pattern(value, &patterns::LOWER, at, found);
}
