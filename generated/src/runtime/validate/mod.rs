// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Does a value obey the rules of the document?
//!
//! Generated code implements [`Validate`] for every model, by calls to the functions here: one for each rule. All
//! violations are found, not only the first.

mod assertion;
mod choice;
mod collection;
mod format;
mod known;
mod location;
mod number;
mod rule;
mod text;
mod violations;

pub use self::assertion::{Assertion, obeys};
pub use self::choice::{
    ValidateVariant, among, among_numbers, any_of, at_least_one_of, exactly_one_of, known_integer,
    known_text, known_value, one_of,
};
pub use self::collection::{
    MemberCount, each, items, max_items, max_members, max_properties, members, min_items,
    min_members, min_properties, unique_items, unknown_members,
};
pub use self::format::{decimal, duration, email, ipv4, ipv6, time, uri};
pub use self::known::KnownValues;
pub use self::location::Location;
pub use self::number::{
    Numeric, exclusive_maximum, exclusive_minimum, finite, maximum, minimum, multiple_of,
};
pub use self::rule::Rule;
pub use self::text::{Pattern, max_length, min_length, pattern};
pub use self::violations::{Violation, Violations};

/// A value that has rules to obey.
pub trait Validate {
    /// Adds every violation in this value, which stands at `at`, to `found`. A type that says nothing of it has no rules.
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        let _ = (at, found);
    }

    /// Checks the value on its own.
    ///
    /// # Errors
    /// Every rule that is broken, with the place where it is.
    fn validate(&self) -> Result<(), Violations> {
        let mut found = Violations::default();
        self.validate_at(Location::ROOT, &mut found);
        found.into_result()
    }
}
