// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What did the validator find?

use std::collections::BTreeMap;
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
    /// How many types of a union fit a value, by the union's name and the value's text, while one that holds others is
    /// looked at: each is asked for again and again.
    fitting: Option<Box<Fitting>>,
}

/// By the name of a union and the text of a value.
type Fitting = BTreeMap<(&'static str, String), usize>;

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

    /// Remembers within `look` how many types of unions fit, and forgets it when the outermost such look ends.
    pub(super) fn remembering(&mut self, look: impl FnOnce(&mut Self)) {
        let is_outermost = self.fitting.is_none();
        self.fitting.get_or_insert_default();
        look(self);
        if is_outermost {
            self.fitting = None;
        }
    }

    /// How many types of this union fit this text, where that is known; else what `count` says, told with an empty list of
    /// violations.
    pub(super) fn fitting(
        &mut self,
        union: &'static str,
        text: String,
        count: impl FnOnce(&str, &mut Self) -> usize,
    ) -> usize {
        let key = (union, text);
        let known = self.fitting.as_ref().and_then(|known| known.get(&key));
        if let Some(known) = known {
            return *known;
        }
        let counted = self.aside(|aside| count(&key.1, aside)).0;
        if let Some(fitting) = &mut self.fitting {
            fitting.insert(key, counted);
        }
        counted
    }

    /// Looks with an empty list that remembers the same, and gives what was found.
    pub(super) fn aside<T>(&mut self, look: impl FnOnce(&mut Self) -> T) -> (T, Self) {
        let mut aside = Self {
            fitting: self.fitting.take(),
            ..Self::default()
        };
        let seen = look(&mut aside);
        self.fitting = aside.fitting.take();
        (seen, aside)
    }

    /// Forgets what was found.
    pub(super) fn clear(&mut self) {
        self.kept.clear();
        self.omitted = 0;
    }

    /// Adds what was found elsewhere.
    pub(super) fn append(&mut self, others: Self) {
        let room = Self::LIMIT.saturating_sub(self.kept.len());
        let surplus = others.kept.len().saturating_sub(room);
        self.kept.extend(others.kept.into_iter().take(room));
        self.omitted = self
            .omitted
            .saturating_add(others.omitted)
            .saturating_add(surplus);
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
