//! Which patterns are checked, and as what? ECMA-262 source beside a `regex-lite` pattern of the same meaning.

use super::names::ConstName;

/// Index of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PatternId(pub(super) usize);

/// A pattern that is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedPattern {
    /// The static that holds it.
    pub name: ConstName,
    /// As the document states it (ECMA-262).
    pub source: String,
    /// As `regex-lite` reads it.
    pub translated: String,
}

/// Every distinct pattern that is checked, in order of emission.
#[derive(Clone, Debug, Default)]
pub struct PatternTable {
    pub(super) patterns: Vec<PlannedPattern>,
}

impl PatternTable {
    /// A pattern of this table.
    pub fn get(&self, id: PatternId) -> Option<&PlannedPattern> {
        self.patterns.get(id.0)
    }

    /// All patterns, in order of emission.
    pub fn iter(&self) -> impl Iterator<Item = (PatternId, &PlannedPattern)> {
        self.patterns
            .iter()
            .enumerate()
            .map(|(index, pattern)| (PatternId(index), pattern))
    }
}
