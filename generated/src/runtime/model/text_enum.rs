// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How is a list of documented strings read, when the server may know more of them?
//!
//! Text that is not documented is kept in the enumeration's last variant, so that a new value on the server's side
//! never makes an old client fail, and goes back as it came.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, Visitor};

use super::Blank;

/// A list of documented strings, open for others.
///
/// Implemented by generated code, which then gets `Serialize`, `Deserialize`, `Display`, `FromStr`, `From<&str>`,
/// `From<String>` and `AsRef<str>` through `text_enum!`. [`Blank`], `ParameterValue` and `Validate` are implemented once for all
/// of them.
pub trait TextEnum: Sized {
    /// Name of the type, for messages.
    const NAME: &'static str;
    /// The documented values, in the document's order.
    const KNOWN: &'static [&'static str];

    /// The variant of a documented value.
    fn from_known(text: &str) -> Option<Self>;

    /// The variant that keeps any other text.
    fn unknown(text: String) -> Self;

    /// The value as it goes over the wire.
    fn as_text(&self) -> &str;
}

impl<T: TextEnum> Blank for T {
    fn blank() -> Self {
        T::unknown(String::new())
    }
}

/// Implements conversions and serde's traits for a [`TextEnum`]: `model::text_enum!(Status);`.
#[doc(hidden)]
#[macro_export]
macro_rules! __text_enum {
    ($type:ty) => {
        impl $type {
            /// The documented values, in the document's order.
            pub const KNOWN: &'static [&'static str] =
                <Self as $crate::runtime::model::TextEnum>::KNOWN;

            /// The value as it goes over the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                $crate::runtime::model::TextEnum::as_text(self)
            }

            /// Whether the value is documented.
            #[must_use]
            pub fn is_known(&self) -> bool {
                Self::KNOWN.contains(&self.as_str())
            }
        }

        impl From<&str> for $type {
            fn from(text: &str) -> Self {
                $crate::runtime::model::TextEnum::from_known(text)
                    .unwrap_or_else(|| $crate::runtime::model::TextEnum::unknown(text.to_owned()))
            }
        }

        impl From<String> for $type {
            fn from(text: String) -> Self {
                $crate::runtime::model::TextEnum::from_known(&text)
                    .unwrap_or_else(|| $crate::runtime::model::TextEnum::unknown(text))
            }
        }

        impl std::str::FromStr for $type {
            type Err = std::convert::Infallible;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(Self::from(text))
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::model::read_text_enum(deserializer)
            }
        }
    };
}

/// `Deserialize` of a list of documented strings.
pub fn read_text_enum<'de, T: TextEnum, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(TextVisitor(PhantomData))
}

struct TextVisitor<T>(PhantomData<T>);

impl<T: TextEnum> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string ({})", T::NAME)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from_known(text).unwrap_or_else(|| T::unknown(text.to_owned())))
    }
}
