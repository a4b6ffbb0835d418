//! What is wrong, where, and what can be done about it? Findings accumulate here; a checkpoint ends a run that has any
//! error among them.
//!
//! Every message is an instance of a catalogued [`Entry`]: it has a code, a severity and an explanation. Text of the
//! document reaches a message only through [`escape()`].

pub mod catalog;
mod entry;
mod escape;
mod explain;
mod feature;
mod levels;
mod message;
mod render_json;
mod render_text;
mod report;
mod suggest;

use self::levels::Levels;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use self::entry::{Entry, Severity};
pub use self::escape::escape;
pub(crate) use self::escape::escape_whole;
pub use self::explain::explain;
pub use self::feature::Feature;
pub use self::message::{Finding, Message, Related};
pub use self::report::Report;
pub(crate) use self::suggest::suggest;
use crate::config::{Config, Level};
use crate::source::{Origin, Tree};

/// Proof that something was reported: only [`Diagnostics`] makes one, so a function that returns
/// `Result<_, Reported>` cannot drop anything in silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reported(());

/// The findings of one run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    findings: Vec<Finding>,
    trees: Vec<Arc<Tree>>,
    /// Names of the features that may be left out, whether that has happened, and where they are allowed.
    allowed: BTreeMap<String, (bool, Origin)>,
    /// Whether an allowance may stay unused.
    allow_unused: bool,
    /// What the configuration says of warnings and notes.
    levels: Levels,
    /// How many findings of each code there are, those included that are not kept.
    counts: BTreeMap<(&'static str, Severity), usize>,
    /// What was said of each place.
    said: BTreeSet<(Origin, &'static str, String)>,
}

/// Findings of one code that are kept. A document from outside must not fill the memory with messages on it.
const KEPT: usize = 1_000;

impl Diagnostics {
    /// Starts without findings. An allowance for a feature that does not exist is the first of them.
    pub fn new(config: &Config) -> Self {
        let (levels, wrong) = Levels::of(config);
        let mut diagnostics = Self {
            allow_unused: config.allow_unused,
            levels,
            ..Self::default()
        };
        diagnostics.know(config);
        for (at, message) in wrong {
            diagnostics.report(at, message);
        }
        for (index, name) in config.allow.iter().enumerate() {
            let at = config.place(&["allow", &index.to_string()]);
            if Feature::named(name).is_none() {
                let message = catalog::config::UNKNOWN_ALLOWANCE.message(format!(
                    "`allow` names `{}`, which is no feature",
                    escape(name)
                ));
                diagnostics.report(at, feature::suggest(message));
            } else if diagnostics
                .allowed
                .insert(name.clone(), (false, at))
                .is_some()
            {
                let message = catalog::config::REPEATED_ALLOWANCE
                    .message(format!("`allow` names `{}` twice", escape(name)));
                diagnostics.report(at, message);
            }
        }
        diagnostics
    }

    /// Starts without findings, and without saying once more what is wrong with the configuration.
    pub(crate) fn anew(config: &Config) -> Self {
        let names = config.allow.iter();
        let known = names.filter(|name| Feature::named(name).is_some());
        let known = known.map(|name| {
            let place = config.place_of_item("allow", name);
            (name.clone(), (false, place))
        });
        Self {
            allowed: known.collect(),
            allow_unused: config.allow_unused,
            ..Self::default()
        }
    }

    fn know(&mut self, config: &Config) {
        let stated = config.stated().map(|stated| Arc::clone(stated.tree()));
        self.trees.extend(stated);
    }

    /// Makes the places of a file known, so that messages can show them.
    pub fn add_tree(&mut self, tree: Arc<Tree>) {
        self.trees.push(tree);
    }

    /// Adds a finding; beyond a thousand of one code, it is only counted. A place in a tree that was made of another is
    /// shown as the place in the author's text that it stands for. The same is said of a place only once, though several
    /// operations may refer to it.
    pub fn report(&mut self, at: Origin, message: Message) -> Reported {
        let place = self.ancestor(at);
        let message = message.map_related(|related| self.ancestor(related));
        let finding = message.found_at(place);
        let code = (finding.entry().code, finding.severity());
        // What is no longer kept need not be told apart.
        let is_kept = self.counts.get(&code).is_none_or(|count| *count < KEPT);
        // What points elsewhere besides, or at a part of the place, is told by that, too.
        let is_plain = finding.related().is_empty() && finding.within().is_none();
        if is_kept && (place != at || is_plain) {
            let said = (place, code.0, finding.text().to_owned());
            if !self.said.insert(said) {
                return Reported(());
            }
        }
        self.add(finding);
        Reported(())
    }

    fn ancestor(&self, at: Origin) -> Origin {
        let tree = self
            .trees
            .iter()
            .find(|tree| tree.root().origin().file() == at.file());
        tree.map_or(at, |tree| tree.ancestor(at))
    }

    /// Adds what another run has found that knew the same files, unless it is known.
    pub(crate) fn adopt(&mut self, finding: Finding) {
        let known = self.findings.iter();
        let mut known = known.filter(|known| known.at() == finding.at());
        if known.all(|known| known.text() != finding.text()) {
            self.add(finding);
        }
    }

    /// Counts the errors that another run has found and not kept.
    pub(crate) fn count_unkept(&mut self, other: &Self) {
        for ((code, severity), count) in &other.counts {
            if *severity == Severity::Error && *count > KEPT {
                *self.counts.entry((*code, *severity)).or_default() += count - KEPT;
            }
        }
    }

    /// Adds a finding; beyond a thousand of one code, it is only counted.
    fn add(&mut self, finding: Finding) {
        let code = (finding.entry().code, finding.severity());
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count <= KEPT {
            self.findings.push(finding);
        }
    }

    /// Whether there are more errors of some kind than are kept.
    pub(crate) fn overflows(&self) -> bool {
        let mut counts = self.counts.iter();
        counts.any(|((_, severity), count)| *severity == Severity::Error && *count > KEPT)
    }

    /// Adds that something is not supported: an error, or a note where the configuration allows it to be left out.
    pub fn unsupported(&mut self, at: Origin, feature: Feature) -> Reported {
        self.unsupported_because(at, feature, feature.entry().title)
    }

    /// Like [`Diagnostics::unsupported`], with a sentence on what exactly was found.
    pub fn unsupported_because(
        &mut self,
        at: Origin,
        feature: Feature,
        what: impl Into<String>,
    ) -> Reported {
        let name = feature.name();
        let message = feature.entry().message(what);
        let message = match self.allowed.get_mut(name) {
            Some((used, _)) => {
                *used = true;
                message
                    .severity(Severity::Note)
                    .help(format!("it is left out, because `allow` names `{name}`"))
            }
            None => message.help(format!("`allow = [\"{name}\"]` leaves it out with a note")),
        };
        self.report(at, message)
    }

    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.counts
            .keys()
            .any(|(_, severity)| *severity == Severity::Error)
    }

    /// How many findings of a kind there are so far.
    pub fn count_of(&self, entry: &Entry) -> usize {
        let of_code = |((code, _), count): (&(&str, Severity), &usize)| {
            (*code == entry.code).then_some(*count)
        };
        self.counts.iter().filter_map(of_code).sum()
    }

    /// The errors among what was found so far.
    pub(crate) fn errors(&self) -> impl Iterator<Item = &Finding> {
        let findings = self.findings.iter();
        findings.filter(|finding| finding.severity() == Severity::Error)
    }

    /// What was found so far.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Goes on only while there is no error.
    pub fn checkpoint(&self) -> Result<(), Reported> {
        if self.has_errors() {
            Err(Reported(()))
        } else {
            Ok(())
        }
    }

    /// Whether something was found that the configuration does not put up with.
    pub(crate) fn is_denied(&self) -> bool {
        let mut kinds = self.counts.keys();
        kinds.any(|(code, severity)| self.levels.level(code, *severity) == Some(Level::Deny))
    }

    /// What was found so far, ready to be shown, as the configuration takes it.
    pub fn so_far(&self) -> Report {
        let (mut findings, mut counts) = (self.findings.clone(), self.counts.clone());
        if !self.levels.is_empty() {
            let level = |code, severity| self.levels.level(code, severity);
            findings.retain_mut(|finding| {
                let level = level(finding.entry().code, finding.severity());
                if level == Some(Level::Deny) {
                    finding.deny();
                }
                level != Some(Level::Allow)
            });
            for ((code, severity), count) in &self.counts {
                let level = level(code, *severity);
                if level.is_some() {
                    counts.remove(&(*code, *severity));
                }
                if level == Some(Level::Deny) {
                    *counts.entry((*code, Severity::Error)).or_default() += count;
                }
            }
        }
        Report::new(findings, self.trees.clone(), counts)
    }

    /// Ends the run. An allowance that was never used is an error: it hides nothing today and would tomorrow.
    pub fn finish(mut self) -> Result<Report, Report> {
        let unused: Vec<(String, Origin)> = self
            .allowed
            .iter()
            .filter(|(_, (used, _))| !*used && !self.allow_unused)
            .map(|(name, (_, at))| (name.clone(), *at))
            .collect();
        for (name, at) in unused {
            let message = catalog::config::UNUSED_ALLOWANCE
                .message(format!("`allow` names `{name}`, which nothing needs"));
            self.report(at, message);
        }
        let report = self.so_far();
        if report.has_errors() {
            Err(report)
        } else {
            Ok(report)
        }
    }
}
