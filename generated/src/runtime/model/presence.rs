// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How does a member say "absent", "null" and "this value" as three different things?

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::Blank;

/// A member that may be absent, may be null, and may have a value: in a PATCH the three mean "leave it", "clear it"
/// and "set it".
///
/// Members that cannot be both absent and null are a plain `Option`.
///
/// ```text
/// update.description = Maybe::Null;          // clears it
/// update.description.set("nightly".into());  // sets it
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Maybe<T> {
    /// The member is not there.
    #[default]
    Absent,
    /// The member is `null`.
    Null,
    /// The member has a value.
    Value(T),
}

impl<T> Maybe<T> {
    /// Gives the member a value.
    pub fn set(&mut self, value: T) {
        *self = Self::Value(value);
    }

    /// Makes the member `null`.
    pub fn clear(&mut self) {
        *self = Self::Null;
    }

    /// Leaves the member out.
    pub fn leave_out(&mut self) {
        *self = Self::Absent;
    }

    /// Takes what is there, and leaves the member absent.
    #[must_use]
    pub fn take(&mut self) -> Self {
        std::mem::replace(self, Self::Absent)
    }

    /// Whether the member is not there.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether the member has a value.
    #[must_use]
    pub fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// The same with the value borrowed.
    #[must_use]
    pub fn as_ref(&self) -> Maybe<&T> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Value(value) => Maybe::Value(value),
        }
    }

    /// The value, if there is one: "absent" and "null" become one.
    #[must_use]
    pub fn as_option(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value to change, if there is one.
    #[must_use]
    pub fn as_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, if there is one: "absent" and "null" become one.
    #[must_use]
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Nothing lost: `None` is absent, `Some(None)` is null.
    #[must_use]
    pub fn into_nested(self) -> Option<Option<T>> {
        match self {
            Self::Absent => None,
            Self::Null => Some(None),
            Self::Value(value) => Some(Some(value)),
        }
    }

    /// Changes the value, if there is one.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Maybe<U> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Value(value) => Maybe::Value(change(value)),
        }
    }
}

impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> Blank for Maybe<T> {
    fn blank() -> Self {
        Self::Absent
    }
}

/// Outside a record, where nothing can be absent, `Absent` is written as `null`.
impl<T: Serialize> Serialize for Maybe<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent | Self::Null => serializer.serialize_unit(),
            Self::Value(value) => value.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Option::deserialize(deserializer)? {
            None => Self::Null,
            Some(value) => Self::Value(value),
        })
    }
}
