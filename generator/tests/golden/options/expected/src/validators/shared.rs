//! Rules of the data types and parameters of the operations of several tags.

use crate::models;
use crate::runtime::validate::{self as rule, Location, Validate, Violations};
use crate::validators::patterns;

impl Validate for models::Pet {}

/// Checks the parameter `order` of `LimitOrderAnd2Options`.
pub fn limit_order_and2_options_order(
    value: &models::ListCatsOrder,
    at: Location<'_>,
    found: &mut Violations,
) {
    value.validate_at(at, found);
}

/// Checks the parameter `limit` of `LimitOrderAnd2Options`.
pub fn limit_order_and2_options_limit(
    value: i64,
    at: Location<'_>,
    found: &mut Violations,
) {
    rule::minimum(value, 1, at, found);
    rule::maximum(value, 100, at, found);
}

/// Checks the parameter `page` of `LimitOrderAnd2Options`.
pub fn limit_order_and2_options_page(
    value: i32,
    at: Location<'_>,
    found: &mut Violations,
) {
    rule::minimum(value, 1, at, found);
}

/// Checks the parameter `X-Trace` of `LimitOrderAnd2Options`.
pub fn limit_order_and2_options_x_trace(
    value: &str,
    at: Location<'_>,
    found: &mut Violations,
) {
    rule::pattern(value, &patterns::LOWER, at, found);
}
