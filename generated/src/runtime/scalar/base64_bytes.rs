// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How are bytes carried in a JSON string?

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::general_purpose::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::{FormatError, read_text};
use crate::runtime::model::Blank;

const EXPECTED: &str = "bytes in base64 (RFC 4648)";

/// Reads what encoders leave out or fill in differently: padding, and the bits that no byte uses.
const TOLERANT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_allow_trailing_bits(true)
    .with_decode_padding_mode(DecodePaddingMode::Indifferent);
const TOLERANT_STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, TOLERANT);
const TOLERANT_URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, TOLERANT);

/// Bytes, as base64 text on the wire (`format: byte`).
///
/// Written as RFC 4648 § 4 with padding; read with or without padding, in the standard or the URL-safe alphabet, line
/// breaks passed over.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Base64Bytes(Vec<u8>);

impl Base64Bytes {
    /// The bytes.
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        &self.0
    }

    /// The bytes.
    #[must_use]
    pub fn into_vec(self) -> Vec<u8> {
        self.0
    }
}

impl Deref for Base64Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for Base64Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Base64Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Base64Bytes {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

/// The base64 text.
impl fmt::Display for Base64Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&STANDARD.encode(&self.0))
    }
}

/// How many bytes there are.
impl fmt::Debug for Base64Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Base64Bytes({} bytes)", self.0.len())
    }
}

impl FromStr for Base64Bytes {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        let joined: String;
        let text = if text.contains(['\r', '\n']) {
            joined = text.replace(['\r', '\n'], "");
            &joined
        } else {
            text
        };
        let engine = if text.contains(['-', '_']) {
            TOLERANT_URL_SAFE
        } else {
            TOLERANT_STANDARD
        };
        engine
            .decode(text)
            .map(Self)
            .map_err(|_| FormatError::new(EXPECTED))
    }
}

impl Blank for Base64Bytes {
    fn blank() -> Self {
        Self::default()
    }
}

impl Serialize for Base64Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Base64Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, EXPECTED)
    }
}
