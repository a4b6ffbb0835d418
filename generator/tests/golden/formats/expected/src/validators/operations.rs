//! Rules of the data types and parameters of the operations without a tag.

use crate::models;
use crate::runtime::Maybe;
use crate::runtime::validate::{self as rule, Location, Validate, Violations};
use crate::validators::patterns;

impl Validate for models::Event {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::pattern(&self.id, &patterns::SOME, at.member("id"), found);
        if let Some(value) = &self.opens {
            rule::time(value, at.member("opens"), found);
        }
        if let Some(value) = &self.page {
            rule::uri(value, at.member("page"), found);
        }
        if let Some(value) = &self.hosts {
            for (item, at) in rule::items(value, &at.member("hosts")) {
                rule::ipv4(item, at, found);
            }
        }
        if let Maybe::Value(value) = &self.host {
            rule::ipv6(value, at.member("host"), found);
        }
        if let Some(value) = &self.mail {
            let at = at.member("mail");
            rule::email(value, at, found);
            rule::max_length(value, 254, at, found);
        }
        if let Some(value) = &self.price {
            rule::decimal(value, at.member("price"), found);
        }
    }
}

/// Checks the parameter `id` of `get_event`.
pub fn id(value: &str, at: Location<'_>, found: &mut Violations) {
    rule::min_length(value, 36, at, found);
}
