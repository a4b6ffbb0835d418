//! Which patterns are checked, and as what? ECMA-262 source beside a `regex-lite` pattern of the same meaning.

use std::collections::BTreeMap;

use super::ecma::{self, Node};
use super::names::{ConstName, pattern_names};
use crate::diagnostics::{Diagnostics, catalog, escape};
use crate::source::Origin;

/// Index of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PatternId(usize);

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

/// Every distinct pattern; those that are checked in order of emission.
#[derive(Clone, Debug, Default)]
pub struct PatternTable {
    /// By id.
    patterns: Vec<PlannedPattern>,
    /// In order of name.
    order: Vec<PatternId>,
}

impl PatternTable {
    /// A pattern of this table.
    pub fn get(&self, id: PatternId) -> Option<&PlannedPattern> {
        self.patterns.get(id.0)
    }

    /// The static that holds the pattern of this source.
    pub fn name_of(&self, source: &str) -> &ConstName {
        let mut patterns = self.patterns.iter();
        let found = patterns.find(|pattern| pattern.source == source);
        found.map_or(ConstName::UNKNOWN, |pattern| &pattern.name)
    }

    /// The static that holds a pattern.
    pub fn name(&self, id: PatternId) -> &ConstName {
        self.get(id)
            .map_or(ConstName::UNKNOWN, |pattern| &pattern.name)
    }

    /// All that are checked, in order of emission.
    pub fn iter(&self) -> impl Iterator<Item = (PatternId, &PlannedPattern)> {
        self.order
            .iter()
            .filter_map(|&id| Some((id, self.get(id)?)))
    }
}

/// The patterns met so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Patterns {
    /// By source: none for those that cannot be checked, which has been reported.
    known: BTreeMap<String, Option<PatternId>>,
    /// By id.
    read: Vec<ReadPattern>,
}

/// A pattern that can be checked.
#[derive(Clone, Debug)]
struct ReadPattern {
    source: String,
    node: Node,
    translated: String,
    regex: regex_lite::Regex,
    /// Whether generated code checks it.
    is_checked: bool,
}

impl Patterns {
    /// The pattern of this source, which is to be checked. A pattern that cannot be is reported once, where it is met
    /// first.
    pub(super) fn intern(
        &mut self,
        source: &str,
        at: Origin,
        diagnostics: &mut Diagnostics,
    ) -> Option<PatternId> {
        let id = self.meet(source, at, diagnostics);
        self.check(id);
        id
    }

    /// States that a pattern is to be checked.
    pub(super) fn check(&mut self, id: Option<PatternId>) {
        if let Some(pattern) = id.and_then(|id| self.read.get_mut(id.0)) {
            pattern.is_checked = true;
        }
    }

    /// The pattern of this source, of which it is not known yet whether it is to be checked.
    pub(super) fn meet(
        &mut self,
        source: &str,
        at: Origin,
        diagnostics: &mut Diagnostics,
    ) -> Option<PatternId> {
        if let Some(known) = self.known.get(source) {
            return *known;
        }
        let id = match read(source) {
            Ok(pattern) => {
                let id = PatternId(self.read.len());
                self.read.push(pattern);
                Some(id)
            }
            Err(reason) => {
                let what = format!("the pattern `{}` is not checked: {reason}", escape(source));
                diagnostics.report(at, catalog::plan::UNCHECKED_PATTERN.message(what));
                None
            }
        };
        self.known.insert(source.to_owned(), id);
        id
    }

    /// Whether a text matches.
    pub(super) fn matches(&self, id: PatternId, text: &str) -> bool {
        self.read
            .get(id.0)
            .is_some_and(|pattern| pattern.regex.is_match(text))
    }

    /// The pattern of this source, where it is checked.
    pub(super) fn by_source(&self, source: &str) -> Option<PatternId> {
        self.known.get(source).copied().flatten()
    }

    /// A text that matches and has a length within the bounds.
    pub(super) fn sample(&self, id: PatternId, least: u64, most: Option<u64>) -> Option<String> {
        let pattern = self.read.get(id.0)?;
        ecma::sample(&pattern.node, &pattern.regex, least, most)
    }

    /// Names them all.
    pub(super) fn finish(self) -> PatternTable {
        let checked = self.read.iter().filter(|pattern| pattern.is_checked);
        let subjects: Vec<(String, String)> = checked
            .map(|pattern| (pattern.source.clone(), ecma::describe(&pattern.node)))
            .collect();
        let mut names = pattern_names(&subjects).into_iter();
        let mut order = Vec::new();
        let mut patterns: Vec<PlannedPattern> = Vec::new();
        for (index, pattern) in self.read.into_iter().enumerate() {
            let name = pattern.is_checked.then(|| names.next()).flatten();
            if name.is_some() {
                order.push(PatternId(index));
            }
            patterns.push(PlannedPattern {
                name: name.unwrap_or_else(|| ConstName::UNKNOWN.clone()),
                source: pattern.source,
                translated: pattern.translated,
            });
        }
        order.sort_by_key(|id| patterns.get(id.0).map(|pattern| &pattern.name));
        PatternTable { patterns, order }
    }
}

fn read(source: &str) -> Result<ReadPattern, ecma::Reason> {
    let node = ecma::parse(source)?;
    let (translated, regex) = ecma::translate(&node)?;
    Ok(ReadPattern {
        source: source.to_owned(),
        node,
        translated,
        regex,
        is_checked: false,
    })
}
