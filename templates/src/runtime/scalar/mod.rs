//! Which texts have a type of their own?
//!
//! One for each `format` whose values a program wants to compute with, or must not show. Each reads and writes JSON by
//! hand-written impls, prints as it goes over the wire (except [`Sensitive`]), and can be a parameter.

mod base64_bytes;
mod binary;
mod date;
mod digits;
mod sensitive;
mod timestamp;
#[cfg(feature = "chrono")]
mod timestamp_chrono;
#[cfg(feature = "jiff")]
mod timestamp_jiff;
mod uuid;

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{self, Deserializer, Visitor};

pub use self::base64_bytes::Base64Bytes;
pub use self::binary::Binary;
pub use self::date::Date;
pub use self::sensitive::Sensitive;
pub use self::timestamp::Timestamp;
pub use self::uuid::Uuid;
use super::parameter::{ParameterShape, ParameterValue};

/// Text is not of the form that a type asks for. It does not hold the text, which may be secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatError {
    expected: &'static str,
}

impl FormatError {
    const fn new(expected: &'static str) -> Self {
        Self { expected }
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl std::error::Error for FormatError {}

/// Reads a string by `FromStr`.
fn read_text<'de, T, D>(deserializer: D, expected: &'static str) -> Result<T, D::Error>
where
    T: FromStr<Err = FormatError>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(TextVisitor {
        expected,
        made: PhantomData,
    })
}

struct TextVisitor<T> {
    expected: &'static str,
    made: PhantomData<T>,
}

impl<T: FromStr<Err = FormatError>> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

macro_rules! parameter_from_display {
    ($($type:ty),*) => {
        $(impl ParameterValue for $type {
            fn shape(&self) -> ParameterShape<'_> {
                ParameterShape::Text(Cow::Owned(self.to_string()))
            }
        })*
    };
}

parameter_from_display!(Base64Bytes, Binary, Date, Timestamp, Uuid);

impl ParameterValue for Sensitive {
    fn shape(&self) -> ParameterShape<'_> {
        ParameterShape::Text(Cow::Borrowed(self.expose()))
    }
}
