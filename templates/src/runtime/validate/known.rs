//! Which values does the document list? What a broken `enum` tells whoever reads of it.

use std::borrow::Cow;
use std::fmt::{self, Display};

use crate::runtime::untrusted::Untrusted;

/// Values that are written out in a message; of more, the rest is counted.
const SHOWN: usize = 12;
/// Bytes that they have together, but for the first.
const SHOWN_BYTES: usize = 240;

/// The documented values of an `enum` or `const` (JSON Schema Validation § 6.1.2, 6.1.3), in the document's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownValues(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Text(&'static [&'static str]),
    Integer(&'static [i64]),
    Json(&'static [&'static str]),
    Written(Vec<String>),
}

impl KnownValues {
    pub(super) const fn texts(values: &'static [&'static str]) -> Self {
        Self(Kind::Text(values))
    }

    pub(super) const fn integers(values: &'static [i64]) -> Self {
        Self(Kind::Integer(values))
    }

    /// Values of any type, each as JSON text.
    pub(super) const fn json(values: &'static [&'static str]) -> Self {
        Self(Kind::Json(values))
    }

    /// Booleans or floating-point numbers.
    pub(super) fn written<T: Display>(values: &[T]) -> Self {
        Self(Kind::Written(values.iter().map(T::to_string).collect()))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Kind::Text(values) | Kind::Json(values) => values.len(),
            Kind::Integer(values) => values.len(),
            Kind::Written(values) => values.len(),
        }
    }

    /// Whether the document allows no value at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The values: a string as it is where all of them are strings, any other as JSON text.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'_, str>> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    fn get(&self, index: usize) -> Option<Cow<'_, str>> {
        match &self.0 {
            Kind::Text(values) | Kind::Json(values) => Some(Cow::Borrowed(*values.get(index)?)),
            Kind::Integer(values) => Some(Cow::Owned(values.get(index)?.to_string())),
            Kind::Written(values) => Some(Cow::Borrowed(values.get(index)?)),
        }
    }

    /// How many of them a message has room for.
    fn shown(&self) -> usize {
        let mut bytes = 0;
        let fits = |value: &Cow<'_, str>| {
            bytes += value.len();
            bytes <= SHOWN_BYTES
        };
        self.iter().take(SHOWN).take_while(fits).count().max(1)
    }
}

/// What a value must be: "`a`", "`a` or `b`", "`a`, `b` or one of 31 others".
impl Display for KnownValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("no value");
        }
        let shown = self.shown();
        let others = self.len().saturating_sub(shown);
        for (index, value) in self.iter().take(shown).enumerate() {
            f.write_str(match index {
                0 => "",
                _ if index + 1 == self.len() => " or ",
                _ => ", ",
            })?;
            write!(f, "`{}`", Untrusted(&value))?;
        }
        match others {
            0 => Ok(()),
            1 => f.write_str(" or one other documented value"),
            _ => write!(f, " or one of {others} other documented values"),
        }
    }
}
