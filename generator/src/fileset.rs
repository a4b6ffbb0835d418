//! What leaves the library? Relative paths and their text, nothing else.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Files of a generated crate, by path relative to its folder, `/`-separated, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSet(BTreeMap<String, String>);

impl FileSet {
    /// Adds a file; the last text given for a path stands.
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        let mut text = text.into();
        // It grew by doubling, and all files are held at once.
        text.shrink_to_fit();
        self.0.insert(path.into(), text);
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// All files in order of path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Takes files from several threads.
#[derive(Debug, Default)]
pub(crate) struct Collector(Mutex<FileSet>);

impl Collector {
    pub(crate) fn receive(&self, path: String, text: String) {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(path, text);
    }

    pub(crate) fn into_files(self) -> FileSet {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}
