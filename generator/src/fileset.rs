//! What leaves the library? Relative paths and their text, nothing else.

use std::collections::BTreeMap;

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

    /// Adds files; the last text given for a path stands.
    pub fn extend(&mut self, files: Self) {
        self.0.extend(files.0);
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
