//! What else is wrong with a document that is refused? What has a finding is taken out, and the rest is looked at as if
//! it had never been there, so that one run shows what would else take several.
//!
//! ```text
//! errors of one look ─▶ their places taken out, features that they name allowed ─▶ the next look, one stage further
//! ```
//!
//! What is taken out leaves traces: an object without a member that it needs, a reference that leads nowhere. A finding
//! on what holds a place that was taken out, or refers to it, says nothing of what the author wrote, and is not shown.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Config;
use crate::diagnostics::{Diagnostics, Feature, Finding, catalog};
use crate::load::{self, Document};
use crate::source::{At, FileId, Origin, Sources};
use crate::{lower, plan};

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
        diagnostics.count_unkept(&here);
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
        if !finding.at().is_of_document() {
            diagnostics.adopt(finding.clone());
        }
    }
}

/// As far as the document goes.
fn go_on(document: &Document, config: &Config, diagnostics: &mut Diagnostics) {
    if document.authored().is_empty() || !errors(diagnostics).is_empty() {
        return;
    }
    let api = crate::meaning(document, config, diagnostics);
    if errors(diagnostics).is_empty() {
        plan::plan(&api, config, diagnostics);
    }
}

/// The errors of the document. Those of the configuration are not looked for again.
fn errors(diagnostics: &Diagnostics) -> Vec<Finding> {
    let placed = diagnostics.errors();
    placed
        .filter(|it| it.at().is_of_document())
        .cloned()
        .collect()
}

/// What was taken out of a document.
struct Gone<'d> {
    document: &'d Document,
    /// Its references, by what they lead to.
    links: BTreeMap<Origin, Vec<At<'d>>>,
    places: BTreeSet<Origin>,
}

/// What nothing is known of any more.
#[derive(Default)]
struct Tainted<'d> {
    places: BTreeSet<Origin>,
    /// What nothing is known of with all that is in it.
    wholes: BTreeSet<Origin>,
    /// Security schemes and schemas, which are referred to by their names.
    names: BTreeSet<&'d str>,
    /// Whether all components are gone, or all of a kind.
    all_names: bool,
}

impl<'d> Gone<'d> {
    fn new(document: &'d Document) -> Self {
        let mut gone = Self {
            document,
            links: BTreeMap::new(),
            places: BTreeSet::new(),
        };
        for (from, to) in document.links() {
            let sites = gone.at(from);
            gone.links.entry(to).or_default().extend(sites);
        }
        gone
    }

    fn at(&self, origin: Origin) -> Option<At<'d>> {
        let mut trees = self.document.authored().iter();
        trees.find_map(|tree| tree.at(origin.value_place()))
    }

    /// Takes out the places of errors, and allows the features that they name. `false` where that changes nothing, or
    /// the document itself is wrong as a whole.
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
            if at.parent().is_some() {
                changed |= self.places.insert(at.origin());
            } else if at.origin().file() == FileId::ENTRY {
                return false;
            } else {
                // Of another file nothing is left: what refers to it goes.
                for site in self.links.get(&at.origin()).into_iter().flatten() {
                    changed |= site.parent().is_some() && self.places.insert(site.origin());
                }
            }
        }
        changed
    }

    /// What holds something that was taken out, or refers to it.
    fn tainted(&self) -> Tainted<'d> {
        let mut tainted = Tainted::default();
        // Of each array, the first item that was taken out: those behind it go by other pointers.
        let mut moved: BTreeMap<Origin, Origin> = BTreeMap::new();
        let mut pending = Vec::new();
        for at in self.places.iter().filter_map(|place| self.at(*place)) {
            tainted.extend(at, &mut pending);
            tainted.all_names |= at.key() == Some("components") || is_named(at);
            let named = above(at).find(|at| at.parent().is_some_and(is_named));
            tainted.names.extend(named.and_then(At::key));
            if let Some(array) = at.parent().filter(|holder| holder.is_array()) {
                moved.entry(array.origin()).or_insert(at.origin());
            }
        }
        for target in self.links.keys() {
            let is_gone = self.at(*target).into_iter().flat_map(above).any(|at| {
                let array = at.parent().and_then(|array| moved.get(&array.origin()));
                self.places.contains(&at.origin())
                    || array.is_some_and(|first| *first < at.origin())
            });
            if is_gone {
                pending.push(*target);
            }
        }
        // Whose references have been gone through.
        let mut seen = BTreeSet::new();
        while let Some(target) = pending.pop() {
            let sites = self.links.get(&target).filter(|_| seen.insert(target));
            for from in sites.into_iter().flatten() {
                tainted.extend(*from, &mut pending);
            }
        }
        tainted
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
    let Some(holder) = at.parent() else {
        return false;
    };
    let path_item = if holder.key() == Some("additionalOperations") {
        holder.parent()
    } else {
        at.key().is_some_and(lower::is_method).then_some(holder)
    };
    let paths = path_item.and_then(At::parent).and_then(At::key);
    matches!(paths, Some("paths" | "webhooks" | "pathItems"))
}

impl<'d> Tainted<'d> {
    /// Adds a value and what holds it, which is told to `added`. An operation is what it is whatever becomes of its
    /// answers and bodies, but not without a parameter; and neither are those that have the parameter of their path.
    fn extend(&mut self, at: At<'d>, added: &mut Vec<Origin>) {
        let mut below = at;
        for here in above(at) {
            let is_without_parameter = below.key() == Some("parameters");
            if is_operation(here) && !is_without_parameter && here.origin() != at.origin() {
                return;
            }
            if self.places.insert(here.origin()) {
                added.push(here.origin());
            }
            let whole = match below.key() {
                // What is counted and what is kept depends on all of them.
                Some("allOf" | "prefixItems") => Some(here),
                Some("oneOf" | "anyOf") => here.get("discriminator"),
                Some("schema") => here.get("encoding"),
                _ => None,
            };
            self.wholes.extend(whole.map(At::origin));
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
            at.as_str().and_then(|text| text.rsplit('/').next())
        } else {
            None
        };
        let is_gone = name.is_some_and(|name| self.all_names || self.names.contains(name));
        let is_of_a_whole = || above(at).any(|at| self.wholes.contains(&at.origin()));
        // A text, a number or the like says something of what it is a member of.
        let is_said_of = !at.is_object() && !at.is_array();
        let subject = holder.filter(|_| is_said_of).unwrap_or(at);
        let is_tainted = |at: At<'_>| self.places.contains(&at.origin());
        is_gone || is_tainted(at) || is_tainted(subject) || is_of_a_whole()
    }
}
