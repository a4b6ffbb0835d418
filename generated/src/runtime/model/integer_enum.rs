// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How is a list of documented integers read, when the server may know more of them?

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, Visitor};

/// A list of documented integers, open for others.
///
/// Implemented by generated code, which then gets `Serialize`, `Deserialize`, `Display`, `FromStr`,
/// `From<i64>`, `ParameterValue` and [`Blank`](super::Blank) through `integer_enum!`.
pub trait IntegerEnum: Sized {
    /// Name of the type, for messages.
    const NAME: &'static str;
    /// The documented values, in the document's order.
    const KNOWN: &'static [i64];

    /// The variant of a documented value.
    fn from_known(value: i64) -> Option<Self>;

    /// The variant that keeps any other integer.
    fn unknown(value: i64) -> Self;

    /// The value as it goes over the wire.
    fn as_integer(&self) -> i64;
}

/// Implements conversions and serde's traits for an [`IntegerEnum`]: `model::integer_enum!(Level);`.
#[doc(hidden)]
#[macro_export]
macro_rules! __integer_enum {
    ($type:ty) => {
        impl $type {
            /// The documented values, in the document's order.
            pub const KNOWN: &'static [i64] = <Self as $crate::runtime::model::IntegerEnum>::KNOWN;

            /// The value as it goes over the wire.
            #[must_use]
            pub fn as_i64(&self) -> i64 {
                $crate::runtime::model::IntegerEnum::as_integer(self)
            }

            /// Whether the value is documented.
            #[must_use]
            pub fn is_known(&self) -> bool {
                Self::KNOWN.contains(&self.as_i64())
            }
        }

        impl From<i64> for $type {
            fn from(value: i64) -> Self {
                $crate::runtime::model::IntegerEnum::from_known(value)
                    .unwrap_or_else(|| $crate::runtime::model::IntegerEnum::unknown(value))
            }
        }

        impl std::str::FromStr for $type {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse::<i64>().map(Self::from)
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::model::read_integer_enum(deserializer)
            }
        }

        impl $crate::runtime::ParameterValue for $type {
            fn shape(&self) -> $crate::runtime::ParameterShape<'_> {
                $crate::runtime::ParameterShape::Text(self.as_i64().to_string().into())
            }
        }

        impl $crate::runtime::model::Blank for $type {
            fn blank() -> Self {
                $crate::runtime::model::IntegerEnum::unknown(0)
            }
        }
    };
}

/// `Deserialize` of a list of documented integers.
pub fn read_integer_enum<'de, T: IntegerEnum, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_i64(IntegerVisitor(PhantomData))
}

struct IntegerVisitor<T>(PhantomData<T>);

impl<T: IntegerEnum> Visitor<'_> for IntegerVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an integer ({})", T::NAME)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<T, E> {
        Ok(T::from_known(value).unwrap_or_else(|| T::unknown(value)))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<T, E> {
        match i64::try_from(value) {
            Ok(value) => self.visit_i64(value),
            Err(_) => Err(E::invalid_value(de::Unexpected::Unsigned(value), &self)),
        }
    }
}
