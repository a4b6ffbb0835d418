// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How is a number kept when its digits matter?

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

use super::{Decimal, path};
use crate::runtime::model::Blank;

/// A finite number as the text of a JSON number (RFC 8259 § 6), never rounded.
///
/// Comparison is by value: `1`, `1.0` and `10e-1` are equal.
#[derive(Clone)]
pub struct Number(String);

impl Number {
    /// Takes text that is a JSON number; any other text gives `None`.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        Decimal::parse(text).map(|_| Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the value is an integer, however it is written.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        self.decimal().is_integer()
    }

    /// The value, if it is an integer that fits, however it is written: `1e2` is 100.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match self.0.parse() {
            Ok(value) => Some(value),
            Err(_) => self.decimal().as_i128()?.try_into().ok(),
        }
    }

    /// The value, if it is an integer that fits, however it is written: `1e2` is 100.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        match self.0.parse() {
            Ok(value) => Some(value),
            Err(_) => self.decimal().as_i128()?.try_into().ok(),
        }
    }

    /// The double nearest to the value; `None` beyond the range of doubles.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.0.parse().ok().filter(|value: &f64| value.is_finite())
    }

    /// The exact value.
    pub(crate) fn decimal(&self) -> Decimal<'_> {
        // The text was checked when the number was made.
        Decimal::parse(&self.0).unwrap_or(Decimal::ZERO)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({})", self.0)
    }
}

impl std::str::FromStr for Number {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        Self::from_text(text).ok_or(NotANumber)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || self.decimal() == other.decimal()
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.decimal().cmp(&other.decimal())
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let mut canonical = String::with_capacity(self.0.len());
        self.decimal().write_canonical(&mut canonical);
        canonical.hash(state);
    }
}

impl Default for Number {
    fn default() -> Self {
        Self("0".to_owned())
    }
}

impl Blank for Number {
    fn blank() -> Self {
        Self(String::new())
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Plain integers go as integers, so that they reach any serializer; `-0` and `1.0` need their own text.
        let plain = !self.0.starts_with("-0");
        match (self.0.parse::<i64>(), self.0.parse::<u64>()) {
            (Ok(value), _) if plain => serializer.serialize_i64(value),
            (_, Ok(value)) if plain => serializer.serialize_u64(value),
            _ => RawValue::from_string(self.0.clone())
                .map_err(S::Error::custom)?
                .serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let text = raw.get();
        Self::from_text(text)
            .ok_or_else(|| D::Error::custom(path::inner("", text, "expected a number")))
    }
}

/// The text is not a JSON number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is not a finite decimal number")
    }
}

impl std::error::Error for NotANumber {}

macro_rules! number_from_integer {
    ($($type:ty),*) => {
        $(impl From<$type> for Number {
            fn from(value: $type) -> Self {
                Self(value.to_string())
            }
        })*
    };
}

number_from_integer!(i8, i16, i32, i64, u8, u16, u32, u64);

/// Infinity and NaN are not numbers to JSON.
impl TryFrom<f64> for Number {
    type Error = NotANumber;

    fn try_from(value: f64) -> Result<Self, NotANumber> {
        match serde_json::to_string(&value) {
            Ok(text) if value.is_finite() => Ok(Self(text)),
            _ => Err(NotANumber),
        }
    }
}
