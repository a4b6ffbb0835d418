//! Which part of the API does the configuration speak of? The parts that an override can name.

use super::TypeId;

/// A part of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// A type.
    Type(TypeId),
    /// A field of a struct, by its index.
    Field(TypeId, usize),
    /// A value of an enumeration, by its index.
    Value(TypeId, usize),
    /// A variant of a union, by its index.
    Variant(TypeId, usize),
    /// An operation, by its index.
    Operation(usize),
    /// A parameter of an operation: the index of the operation, and its own in the operation.
    Parameter(usize, usize),
}

/// An entry of the configuration and one part of the API that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Index into the overrides of the configuration.
    pub entry: usize,
    /// What it names.
    pub subject: Subject,
}
