//! Where does a value stand? Source files, the located tree of each, and the places in them.
//!
//! A file becomes one [`Tree`]: an arena of nodes that point into its text. A node knows the bytes it was written
//! with and the node that holds it; its JSON Pointer, line and column are computed only when a message is rendered.

mod at;
mod build;
mod decimal;
mod equal;
mod files;
mod lines;
pub(crate) mod path;
pub(crate) mod pointer;
mod rewrite;
mod tree;
mod without;

pub use self::at::{At, Value};
pub(crate) use self::build::{Builder, Container, Duplicate, Leaf, Part};
pub(crate) use self::decimal::{is_integer, is_json_number, is_negative, is_zero};
pub use self::equal::{canonical, same_value};
pub(crate) use self::files::Found;
pub use self::files::{Absence, SourceFile, Sources};
pub use self::lines::{Lines, Position};
pub(crate) use self::rewrite::Rewriter;
pub use self::tree::Tree;
pub(crate) use self::tree::{Span, Text};

/// Index of a source file; the entry file is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub(crate) u32);

impl FileId {
    /// The file that the user named: the one that holds the OpenAPI Object.
    pub const ENTRY: Self = Self(0);

    /// All files, written anew as one of a dialect that is understood: no file of the user's, so no finding shows it.
    pub(crate) const REWRITTEN: Self = Self(u32::MAX - 1);

    /// The configuration: no file of the document.
    pub(crate) const CONFIGURATION: Self = Self(u32::MAX - 2);

    /// The index as a number.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A place in a source file: a node of its tree, or the key under which that node stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    pub(crate) file: FileId,
    /// The node; its highest bit says that the key is meant and not the value.
    pub(crate) node: u32,
}

impl Origin {
    const KEY: u32 = 1 << 31;

    /// No place in any file: for messages on options that no file states.
    pub const NONE: Self = Self {
        file: FileId(u32::MAX),
        node: 0,
    };

    /// The place of a node's value.
    pub(crate) fn value(file: FileId, node: u32) -> Self {
        Self { file, node }
    }

    /// The same place, but its key: the caret goes under the member's name.
    #[must_use]
    pub fn key(self) -> Self {
        Self {
            file: self.file,
            node: self.node | Self::KEY,
        }
    }

    /// The same place, but the value.
    pub(crate) fn value_place(self) -> Self {
        Self {
            file: self.file,
            node: self.index(),
        }
    }

    /// Whether it is a place of the document, and not one of the configuration, or none.
    pub(crate) fn is_of_document(self) -> bool {
        self.file < FileId::CONFIGURATION || self.file == FileId::REWRITTEN
    }

    /// Whether the key is meant.
    pub(crate) fn is_key(self) -> bool {
        self.node & Self::KEY != 0
    }

    /// The node, whether its key or its value is meant.
    pub(crate) fn index(self) -> u32 {
        self.node & !Self::KEY
    }

    /// The file.
    pub fn file(self) -> FileId {
        self.file
    }
}
