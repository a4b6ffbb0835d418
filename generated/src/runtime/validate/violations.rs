// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What did the validator find?

use std::fmt;

use super::{Location, Rule};
use crate::runtime::model::is_sending;

/// A rule that is broken, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The parameter whose value it is, when it is not the body.
    pub parameter: Option<String>,
    /// JSON Pointer (RFC 6901) into the value; empty for the whole of it.
    pub pointer: String,
    /// The rule.
    pub rule: Rule,
}

/// Says where and what, and never shows the value itself.
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.parameter {
            Some(parameter) => write!(f, "parameter `{}`", parameter.escape_debug())?,
            None => f.write_str("value")?,
        }
        if !self.pointer.is_empty() {
            write!(f, " at `{}`", self.pointer.escape_debug())?;
        }
        write!(f, " {}", self.rule)
    }
}

/// Every rule that is broken, in the order of the check.
///
/// At most [`Violations::LIMIT`] are kept; the others are only counted, so that a huge value cannot make a huge report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations {
    kept: Vec<Violation>,
    omitted: usize,
}

impl Violations {
    /// How many violations are kept.
    pub const LIMIT: usize = 100;

    /// Adds a violation.
    #[cold]
    pub fn push(&mut self, at: Location<'_>, rule: Rule) {
        if self.kept.len() < Self::LIMIT {
            self.kept.push(Violation {
                parameter: at.parameter_name().map(str::to_owned),
                pointer: at.pointer(),
                rule,
            });
        } else {
            self.omitted = self.omitted.saturating_add(1);
        }
    }

    /// Looks at a member that only the server sends: not of a request, which goes without it (OAS 3.0.4 § Fixed Fields of
    /// the Schema Object, `readOnly`).
    pub fn read_only(&mut self, check: impl FnOnce(&mut Self)) {
        if !is_sending() {
            check(self);
        }
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// How many violations are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// How many more were found than are kept.
    #[must_use]
    pub fn omitted(&self) -> usize {
        self.omitted
    }

    /// The violations that are kept.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.kept.iter()
    }

    /// `Ok` when nothing was found.
    ///
    /// # Errors
    /// What was found.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.into_iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, violation) in self.iter().enumerate() {
            if i > 0 {
                f.write_str("; ")?;
            }
            violation.fmt(f)?;
        }
        if self.omitted > 0 {
            write!(f, "; and {} more", self.omitted)?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}
