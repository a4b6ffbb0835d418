// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How is a UUID read and written?
//!
//! Sixteen bytes of our own rather than the `uuid` crate: a client only reads, compares and prints them, and every crate
//! in the tree is built by every user. `uuid::Uuid::from_bytes(id.into_bytes())` is the way to it.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::{FormatError, read_text};
use crate::runtime::model::Blank;

const EXPECTED: &str = "a UUID (RFC 9562: 123e4567-e89b-12d3-a456-426614174000)";

/// A universally unique identifier (RFC 9562), of any version.
///
/// Read in either case, written in small letters (RFC 9562 § 4).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Uuid([u8; 16]);

impl Uuid {
    /// All zeroes (RFC 9562 § 5.9).
    pub const NIL: Self = Self([0; 16]);

    /// The UUID of these bytes, in network order.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes, in network order.
    #[must_use]
    pub const fn into_bytes(self) -> [u8; 16] {
        self.0
    }

    /// The bytes, in network order.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, byte) in self.0.iter().enumerate() {
            if matches!(i, 4 | 6 | 8 | 10) {
                f.write_str("-")?;
            }
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Uuid({self})")
    }
}

impl FromStr for Uuid {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        read(text).map(Self).ok_or(FormatError::new(EXPECTED))
    }
}

fn read(text: &str) -> Option<[u8; 16]> {
    if text.len() != 36 {
        return None;
    }
    let mut bytes = [0; 16];
    let mut places = bytes.iter_mut();
    for (group, length) in text.splitn(5, '-').zip([8, 4, 4, 4, 12]) {
        if group.len() != length {
            return None;
        }
        for pair in group.as_bytes().chunks_exact(2) {
            let hex = std::str::from_utf8(pair)
                .ok()
                .filter(|hex| !hex.starts_with('+'))?;
            *places.next()? = u8::from_str_radix(hex, 16).ok()?;
        }
    }
    match places.next() {
        None => Some(bytes),
        Some(_) => None,
    }
}

impl Blank for Uuid {
    fn blank() -> Self {
        Self::NIL
    }
}

impl Serialize for Uuid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Uuid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, EXPECTED)
    }
}
