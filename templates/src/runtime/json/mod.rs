//! How is JSON read, and where does it say something else than expected?

use std::fmt;

use serde::de::DeserializeOwned;

/// Why text is not the JSON that was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    path: String,
    message: String,
}

impl DecodeError {
    /// Where, as a JSON Pointer (RFC 6901).
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {}

/// Reads a value from JSON text.
///
/// # Errors
/// The text is not JSON, or not this value.
pub fn from_slice<T: DeserializeOwned>(text: &[u8]) -> Result<T, DecodeError> {
    serde_json::from_slice(text)
        .map_err(|error| DecodeError { path: String::new(), message: error.to_string() })
}
