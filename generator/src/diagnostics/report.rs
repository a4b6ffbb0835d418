//! What was found in a run, all of it? The findings with the files they point into, ready to be shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Finding, Severity, render_json, render_text};
use crate::source::{FileId, Lines, Origin, Position, Span, Tree};

/// The findings of a run, in the order of the files.
#[derive(Clone, Debug)]
pub struct Report {
    findings: Vec<Finding>,
    trees: Vec<Arc<Tree>>,
    /// How many findings there were of each code, those included that were not kept.
    counts: BTreeMap<(&'static str, Severity), usize>,
}

impl Report {
    pub(super) fn new(
        mut findings: Vec<Finding>,
        trees: Vec<Arc<Tree>>,
        counts: BTreeMap<(&'static str, Severity), usize>,
    ) -> Self {
        let start = |at: Origin| tree_of(&trees, at).map_or(0, |tree| tree.focus(at).start);
        // Those on options come first.
        findings.sort_by_key(|finding| {
            (
                finding.at().is_of_document(),
                finding.at().file(),
                start(finding.at()),
            )
        });
        Self {
            findings,
            trees,
            counts,
        }
    }

    /// The findings.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// How many findings are that bad, those included that were not kept.
    pub fn count(&self, severity: Severity) -> usize {
        let of_severity =
            |((_, found), count): (&(_, Severity), &usize)| (*found == severity).then_some(*count);
        self.counts.iter().filter_map(of_severity).sum()
    }

    /// How many findings there were of each code, in the order of the codes.
    pub(super) fn counts(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for ((code, _), count) in &self.counts {
            *counts.entry(*code).or_default() += count;
        }
        counts
    }

    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// The findings for people: place, excerpt with a caret, related places, help. Many of one kind are cut short.
    pub fn to_text(&self) -> String {
        render_text::render(self)
    }

    /// The findings for programs: one JSON object each, all of them, in ASCII.
    pub fn to_json_lines(&self) -> Vec<String> {
        render_json::render(self)
    }

    /// Finds lines and columns; kept while a report is rendered, so that each file is looked through once.
    pub(super) fn places(&self) -> Places<'_> {
        Places {
            trees: &self.trees,
            lines: BTreeMap::new(),
        }
    }
}

fn tree_of(trees: &[Arc<Tree>], at: Origin) -> Option<&Tree> {
    trees
        .iter()
        .find(|tree| tree.root().origin().file() == at.file())
        .map(|tree| &**tree)
}

/// The files of a report with their line tables.
pub(super) struct Places<'r> {
    trees: &'r [Arc<Tree>],
    lines: BTreeMap<FileId, Lines>,
}

/// A place as people know it.
pub(super) struct Place<'r> {
    pub(super) file: &'r str,
    pub(super) pointer: String,
    pub(super) start: Position,
    pub(super) end: Position,
    /// The text of the first line.
    pub(super) line: &'r str,
}

impl<'r> Places<'r> {
    /// Looks a place up; `None` for [`Origin::NONE`].
    pub(super) fn find(
        &mut self,
        at: Origin,
        within: Option<&std::ops::Range<usize>>,
    ) -> Option<Place<'r>> {
        let tree = tree_of(self.trees, at)?;
        let lines = self
            .lines
            .entry(at.file())
            .or_insert_with(|| Lines::of(tree.source()));
        let Span { start, end } = within
            .and_then(|range| tree.focus_within(at, range))
            .unwrap_or_else(|| tree.focus(at));
        let start = lines.position(tree.source(), start as usize);
        Some(Place {
            file: tree.name(),
            pointer: tree.pointer(at),
            start,
            end: lines.position(tree.source(), end as usize),
            line: lines.line(tree.source(), start.line),
        })
    }
}
