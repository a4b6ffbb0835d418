//! Rules of the data types and parameters of the operations without a tag.

use crate::models;
use crate::runtime::validate::{self as rule, Location, Validate, Violations};

impl Validate for models::Forest {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::max_items(&self.0, 9, at, found);
        rule::each(&self.0, at, found);
    }
}

impl Validate for models::Lists {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(value) = &self.names {
            let at = at.member("names");
            rule::max_items(value, 3, at, found);
            for (item, at) in rule::items(value, &at) {
                rule::min_length(item, 1, at, found);
            }
        }
        if let Some(value) = &self.name {
            rule::min_length(value, 1, at.member("name"), found);
        }
        if let Some(value) = &self.forest {
            value.validate_at(at.member("forest"), found);
        }
    }
}

impl Validate for models::PutListsBody {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(value) = &self.forest {
            value.validate_at(at.member("forest"), found);
        }
    }
}

impl Validate for models::Tree {}

/// Checks the parameter `forest` of `put_lists`.
pub fn forest(value: &models::Forest, at: Location<'_>, found: &mut Violations) {
    value.validate_at(at, found);
}
