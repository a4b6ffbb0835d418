//! What did the user hand over? Names and bytes, not yet read.

/// One file: its name as the user wrote it, and its bytes.
#[derive(Clone, Debug)]
pub struct SourceFile {
    name: String,
    bytes: Vec<u8>,
}

impl SourceFile {
    /// Takes a name for messages (`/` between its parts on every system) and the content.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into().replace('\\', "/"),
            bytes: bytes.into(),
        }
    }

    /// The name for messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The content.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The files of one run; the first holds the OpenAPI Object.
#[derive(Clone, Debug)]
pub struct Sources {
    entry: SourceFile,
}

impl Sources {
    /// A document that is one file.
    pub fn single(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            entry: SourceFile::new(name, bytes),
        }
    }

    /// The file that holds the OpenAPI Object.
    pub fn entry(&self) -> &SourceFile {
        &self.entry
    }
}
