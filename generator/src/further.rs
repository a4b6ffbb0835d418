//! What else is wrong with a document that is refused? What has a finding is taken out, and the rest is looked at as if
//! it had never been there, so that one run shows what would else take several.
//!
//! ```text
//! errors of one look ─▶ their places taken out, features that they name allowed ─▶ the next look, one stage further
//! ```
//!
//! What is taken out leaves traces: an object without a member that it needs, a reference that leads nowhere. A finding
//! on what holds a place that was taken out, or refers to it, says nothing of what the author wrote, and is not shown.

use std::collections::BTreeSet;

use crate::config::Config;
use crate::diagnostics::{Diagnostics, Feature, Finding, Severity, catalog};
use crate::load::Document;
use crate::source::{At, Origin, Sources};
use crate::{load, lower, plan};

/// How often a document is looked at. Each look takes out what the one before has found, and each costs what a run costs
/// that writes nothing.
const LOOKS: usize = 12;

/// Adds what is wrong with the parts of a document that no error is in.
pub(crate) fn look(
    document: &Document,
    sources: &Sources,
    config: &Config,
    diagnostics: &mut Diagnostics,
) {
    let mut gone = Gone::new(document);
    let mut config = config.clone();
    let mut found = errors(diagnostics);
    // Where the configuration alone is wrong, the document has not been looked at to its end.
    let mut goes_on = found.is_empty() && !document.authored().is_empty();
    for _ in 0..LOOKS {
        goes_on |= gone.take(&found, &mut config);
        // What is not kept could not be taken out, and what is too much is too much without a part of it.
        let is_too_much = diagnostics.count_of(&catalog::reference::TOO_MANY) > 0;
        if !goes_on || is_too_much || diagnostics.overflows() {
            return;
        }
        goes_on = false;
        let mut here = Diagnostics::anew(&config);
        let rest = load::load_without(document, &gone.places, (sources, &config), &mut here);
        go_on(&rest, &config, &mut here);
        found = errors(&here);
        let tainted = gone.tainted();
        for finding in &found {
            let is_known = gone.at(finding.at()).is_some_and(|at| !tainted.holds(at));
            if is_known {
                diagnostics.adopt(finding.clone());
            }
        }
        if found.is_empty() {
            // Nothing is known of what was taken out, and so not either whether it needs what is allowed.
            if gone.places.is_empty() {
                adopt_unplaced(here, diagnostics);
            }
            return;
        }
    }
}

/// Adds what was found of the options at the end.
fn adopt_unplaced(looked: Diagnostics, diagnostics: &mut Diagnostics) {
    let (Ok(report) | Err(report)) = looked.finish();
    for finding in report.findings() {
        if finding.at() == Origin::NONE {
            diagnostics.adopt(finding.clone());
        }
    }
}

/// As far as the document goes.
fn go_on(document: &Document, config: &Config, diagnostics: &mut Diagnostics) {
    let goes_on = |diagnostics: &Diagnostics| errors(diagnostics).is_empty();
    if document.authored().is_empty() || !goes_on(diagnostics) {
        return;
    }
    let api = lower::lower(document, diagnostics);
    let api = lower::customise(document, api, config, diagnostics);
    let api = lower::share(lower::fix(api));
    if goes_on(diagnostics) {
        plan::plan(&api, config, diagnostics);
    }
}

/// The errors that have a place. Those without are about the configuration, which is not looked at again.
fn errors(diagnostics: &Diagnostics) -> Vec<Finding> {
    let findings = diagnostics.findings().iter();
    let errors = findings.filter(|it| it.severity() == Severity::Error && it.at() != Origin::NONE);
    errors.cloned().collect()
}

/// The members of a path item that are operations.
const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// What was taken out of a document.
struct Gone<'d> {
    document: &'d Document,
    places: BTreeSet<Origin>,
}

/// What nothing is known of any more.
#[derive(Default)]
struct Tainted<'d> {
    places: BTreeSet<Origin>,
    /// Schemas that are made of others: with one of them gone, nothing of it is known.
    wholes: BTreeSet<Origin>,
    /// Security schemes and schemas, which are referred to by their names.
    names: BTreeSet<&'d str>,
    /// Whether all components are gone, or all of a kind.
    all_names: bool,
}

impl<'d> Gone<'d> {
    fn new(document: &'d Document) -> Self {
        Self {
            document,
            places: BTreeSet::new(),
        }
    }

    fn at(&self, origin: Origin) -> Option<At<'d>> {
        let mut trees = self.document.authored().iter();
        trees.find_map(|tree| tree.at(origin.value_place()))
    }

    /// Takes out the places of errors, and allows the features that they name. `false` where that changes nothing, or
    /// nothing would be left.
    fn take(&mut self, found: &[Finding], config: &mut Config) -> bool {
        let mut changed = false;
        for finding in found {
            if let Some(feature) = Feature::named(finding.entry().name) {
                let name = feature.name();
                if !config.allow.iter().any(|allowed| allowed == name) {
                    config.allow.push(name.to_owned());
                    changed = true;
                    continue;
                }
            }
            let Some(at) = self.at(finding.at()) else {
                continue;
            };
            if at.parent().is_none() {
                return false;
            }
            changed |= self.places.insert(at.origin());
        }
        changed
    }

    /// What holds something that was taken out, or refers to it.
    fn tainted(&self) -> Tainted<'d> {
        let mut tainted = Tainted::default();
        for at in self.places.iter().filter_map(|place| self.at(*place)) {
            tainted.extend(at);
            tainted.all_names |= at.key() == Some("components") || is_named(at);
            let named = above(at).find(|at| at.parent().is_some_and(is_named));
            tainted.names.extend(named.and_then(At::key));
        }
        let mut links: Vec<(Origin, Origin)> = self.document.links().collect();
        loop {
            let before = links.len();
            links.retain(|(from, to)| {
                let to = self.at(*to);
                let is_tainted = to.is_some_and(|to| {
                    tainted.places.contains(&to.origin())
                        || above(to).any(|at| self.places.contains(&at.origin()))
                });
                if let Some(from) = self.at(*from).filter(|_| is_tainted) {
                    tainted.extend(from);
                    // The text of the reference is in here.
                    tainted.places.extend(from.children().map(At::origin));
                }
                !is_tainted
            });
            if links.len() == before {
                return tainted;
            }
        }
    }
}

/// A value and all that holds it.
fn above(at: At<'_>) -> impl Iterator<Item = At<'_>> {
    std::iter::successors(Some(at), |at| at.parent())
}

/// Whether a value holds what is referred to by name, and not by a reference.
fn is_named(at: At<'_>) -> bool {
    let groups = [
        "securitySchemes",
        "securityDefinitions",
        "schemas",
        "definitions",
    ];
    at.key().is_some_and(|key| groups.contains(&key))
}

/// Whether a value is an operation, by its place.
fn is_operation(at: At<'_>) -> bool {
    let method = at.key().is_some_and(|key| METHODS.contains(&key));
    let paths = at.parent().and_then(At::parent).and_then(At::key);
    method && matches!(paths, Some("paths" | "webhooks" | "pathItems"))
}

impl<'d> Tainted<'d> {
    /// Adds a value and what holds it. An operation is what it is whatever becomes of its answers and bodies, but not
    /// without a parameter; and neither are those that have the parameter of their path.
    fn extend(&mut self, at: At<'d>) {
        let mut below = at;
        for here in above(at) {
            let is_without_parameter = below.key() == Some("parameters");
            if is_operation(here) && !is_without_parameter && here.origin() != at.origin() {
                return;
            }
            self.places.insert(here.origin());
            if matches!(
                below.key(),
                Some("allOf" | "oneOf" | "anyOf" | "prefixItems")
            ) {
                self.wholes.insert(here.origin());
            }
            if is_without_parameter {
                self.places.extend(here.children().map(At::origin));
            }
            below = here;
        }
    }

    fn holds(&self, at: At<'_>) -> bool {
        let holder = at.parent();
        let name = if holder.and_then(At::parent).and_then(At::key) == Some("security") {
            at.key()
        } else if holder.and_then(At::key) == Some("mapping") {
            at.as_str()
                .map(|text| text.rsplit('/').next().unwrap_or(text))
        } else {
            None
        };
        let is_gone = name.is_some_and(|name| self.all_names || self.names.contains(name));
        let is_of_a_whole = || above(at).any(|at| self.wholes.contains(&at.origin()));
        is_gone || self.places.contains(&at.origin()) || is_of_a_whole()
    }
}
