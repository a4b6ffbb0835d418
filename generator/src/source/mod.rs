//! Where does a value stand? Source files and the places in them.

/// Index of a source file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub(crate) u32);

/// A place in a source file: a node of its tree. Pointer, line and column are computed only when a message is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    pub(crate) file: FileId,
    pub(crate) node: u32,
}
