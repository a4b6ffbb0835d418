//! Does a value obey the rules of the document?
//!
//! Generated code implements [`Validate`] for every model, by calls to the functions here: one for each rule. All
//! violations are found, not only the first.

mod location;
mod rule;
mod violations;

pub use self::location::Location;
pub use self::rule::Rule;
pub use self::violations::{Violation, Violations};

/// A value that has rules to obey.
pub trait Validate {
    /// Adds every violation in this value, which stands at `at`, to `found`.
    fn validate_at(&self, at: Location<'_>, found: &mut Violations);

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
