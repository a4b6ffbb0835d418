//! What can each type derive? The most that its parts allow, by fixpoint.

use crate::ir::TypeId;

/// A trait to derive, in the order it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Derive {
    /// `Clone`
    Clone,
    /// `Copy`
    Copy,
    /// `Debug`
    Debug,
    /// `Default`
    Default,
    /// `Eq`
    Eq,
    /// `Hash`
    Hash,
    /// `PartialEq`
    PartialEq,
}

/// The derives of every type.
#[derive(Clone, Debug, Default)]
pub struct DeriveTable {
    pub(super) of: Vec<Vec<Derive>>,
}

impl DeriveTable {
    /// What a type derives, in the order it is written. Plain aliases derive nothing: the list says what their
    /// meaning allows.
    pub fn of(&self, id: TypeId) -> &[Derive] {
        self.of.get(id.index()).map_or(&[], Vec::as_slice)
    }

    /// Whether a type derives this.
    pub fn has(&self, id: TypeId, derive: Derive) -> bool {
        self.of(id).contains(&derive)
    }
}
