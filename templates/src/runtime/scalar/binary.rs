//! How does a file travel? As a part of a form, or as the text of a JSON string.

use std::fmt;
use std::io;
use std::ops::Deref;
use std::path::Path;
use std::str::FromStr;

use bytes::Bytes;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error as _, Serialize, Serializer};

use super::{FormatError, read_text};
use crate::runtime::body::Body;
use crate::runtime::model::Blank;

/// Bytes as they are, with the name and the media type of the file that they are (`format: binary`).
///
/// In a form (`multipart/form-data`) it is a file of its own; cloning it does not copy the bytes. JSON has no place for
/// bytes as they are: there it is a string, read as its UTF-8 bytes, and writing bytes that are no UTF-8 is an error.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Binary {
    content: Body,
    file_name: Option<String>,
    media_type: Option<String>,
    headers: Vec<(String, String)>,
}

impl Binary {
    /// Bytes without a name.
    #[must_use]
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self::from(Body::from(bytes.into()))
    }

    /// A file, which keeps its name, is opened when it is sent, and is read while it is sent: never whole. It can only
    /// be sent in a form, and its bytes are not at hand here.
    #[must_use]
    pub fn from_path(path: impl AsRef<Path>) -> Self {
        let path = path.as_ref();
        let file = Self::from(Body::from_path(path));
        match path.file_name() {
            Some(name) => file.with_file_name(name.to_string_lossy()),
            None => file,
        }
    }

    /// Reads a whole file, which keeps its name. This blocks: in a program that has much else to do, read the file as
    /// that program does, and use [`Binary::new`].
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let bytes = Self::new(std::fs::read(path)?);
        Ok(match path.file_name() {
            Some(name) => bytes.with_file_name(name.to_string_lossy()),
            None => bytes,
        })
    }

    /// Gives the file this name.
    #[must_use]
    pub fn with_file_name(self, name: impl Into<String>) -> Self {
        Self {
            file_name: Some(name.into()),
            ..self
        }
    }

    /// Says of which media type the bytes are, such as `image/png`.
    #[must_use]
    pub fn with_media_type(self, media_type: impl Into<String>) -> Self {
        Self {
            media_type: Some(media_type.into()),
            ..self
        }
    }

    /// Sends this header field with the part of a form that the file becomes (OAS 3.0.4 § Encoding Object). One that could
    /// not stand there, or that says what the form itself says (`Content-Type`), refuses the request.
    #[must_use]
    pub fn with_header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let mut headers = self.headers;
        headers.push((name.into(), value.into()));
        Self { headers, ..self }
    }

    /// What is sent.
    #[must_use]
    pub fn content(&self) -> &Body {
        &self.content
    }

    /// The header fields of its part, besides those of the form.
    #[must_use]
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// The bytes; none of a file or stream that is read while it is sent.
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        self.content.as_bytes().unwrap_or_default()
    }

    /// The bytes, which share their memory with this value; none of a file or stream that is read while it is sent.
    #[must_use]
    pub fn bytes(&self) -> Bytes {
        self.content.to_bytes().unwrap_or_default()
    }

    /// The name of the file, if it has one.
    #[must_use]
    pub fn file_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    /// The media type, if it is known.
    #[must_use]
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }
}

impl Deref for Binary {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.as_slice()
    }
}

impl AsRef<[u8]> for Binary {
    fn as_ref(&self) -> &[u8] {
        self.as_slice()
    }
}

impl From<Body> for Binary {
    fn from(content: Body) -> Self {
        Self {
            content,
            ..Self::default()
        }
    }
}

impl From<Vec<u8>> for Binary {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}

impl From<Bytes> for Binary {
    fn from(bytes: Bytes) -> Self {
        Self::new(bytes)
    }
}

impl From<&[u8]> for Binary {
    fn from(bytes: &[u8]) -> Self {
        Self::new(bytes.to_vec())
    }
}

impl From<String> for Binary {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Binary {
    fn from(text: &str) -> Self {
        Self::new(text.to_owned())
    }
}

/// How many bytes there are.
impl fmt::Debug for Binary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.content.as_bytes() {
            Some(bytes) => write!(f, "Binary({} bytes)", bytes.len()),
            None => write!(f, "Binary({:?})", self.content),
        }
    }
}

/// The bytes as text; what is no UTF-8 becomes U+FFFD.
impl fmt::Display for Binary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from_utf8_lossy(self.as_slice()))
    }
}

impl FromStr for Binary {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        Ok(Self::from(text))
    }
}

impl Blank for Binary {
    fn blank() -> Self {
        Self::default()
    }
}

impl Serialize for Binary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes = self.content.as_bytes().ok_or_else(|| {
            S::Error::custom("a file that is read while it is sent has no place in JSON")
        })?;
        let text = std::str::from_utf8(bytes)
            .map_err(|_| S::Error::custom("the bytes are no UTF-8, and JSON holds text only"))?;
        serializer.serialize_str(text)
    }
}

impl<'de> Deserialize<'de> for Binary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, "a string")
    }
}
