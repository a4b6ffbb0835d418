//! Which examples of the document become tests? All that a type of the crate can hold, each with what is said of it.
//!
//! Examples of bodies, parameters, header fields and schemas, and whole values put together from the examples of their
//! members and items, so that each is in a test. All but the last are the document's word: one that its own type cannot
//! hold, or that breaks its rules, is reported, once, wherever it is referred to. So is one that is in no test.

mod bodies;
mod judged;
mod parts;
mod places;

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use self::judged::{Collector, Found, Judged};
use super::cycles::Boxed;
use super::homes::{Homes, ModuleId};
use super::json;
use super::names::{FnName, Names, test_names};
use super::operations::{Drafts, Group};
use super::verdict::Judge;
use crate::diagnostics::{Diagnostics, catalog};
use crate::ir::{Api, Ty, TypeId, TypeUse};
use crate::source::Origin;
use crate::workers;

/// One example: it decodes, encodes to the same JSON, and what looks at its rules finds exactly this.
#[derive(Clone, Debug)]
pub struct ExampleCase {
    /// The test function.
    pub name: FnName,
    /// The type it is an example of; no plain alias.
    pub value: TypeUse,
    /// The example as JSON text.
    pub json: String,
    /// What is written again, where that is not the same: without members the type does not know.
    pub kept: Option<String>,
    /// What looks at its rules.
    pub checked: CheckedBy,
    /// What is found, in order.
    pub findings: Vec<Finding>,
    /// The module whose types it needs; none for a type that is not emitted.
    pub home: Option<ModuleId>,
}

/// How many examples of the document there are, each where it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExampleFigures {
    /// All of them.
    pub stated: usize,
    /// Those that some test of the crate reads. Each of the others has a finding.
    pub tested: usize,
}

/// What looks at the rules of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckedBy {
    /// The `Validate` of its type.
    Type,
    /// What is checked of the success of an operation (index into `Plan::operations`).
    Answer(usize),
    /// What is checked of the body of a request (index into `Plan::operations`) in one of its representations.
    Request(usize, usize),
    /// The function of a parameter.
    Parameter(FnName),
    /// Nothing: the crate does not look at rules of this place.
    Nobody,
}

/// A violation that must be reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// JSON Pointer to the value (RFC 6901).
    pub pointer: String,
    /// Name of the rule: the keyword that states it.
    pub rule: &'static str,
}

/// What is decided of the crate before its examples are looked at.
#[derive(Clone, Copy)]
pub(super) struct Laid<'a> {
    pub(super) judge: Judge<'a>,
    pub(super) boxed: &'a Boxed,
    pub(super) names: &'a Names,
    pub(super) homes: &'a Homes,
    pub(super) groups: &'a [Group],
    pub(super) drafts: &'a Drafts<'a>,
}

/// Examples that are one test: of a type with a name by their text, others by where they and their types stand.
type Key = (Result<TypeId, (Origin, Origin)>, String);

/// Every example of the document as a test.
pub(super) fn cases(
    laid: Laid<'_>,
    jobs: NonZeroUsize,
    diagnostics: &mut Diagnostics,
) -> (Vec<ExampleCase>, ExampleFigures) {
    let (places, patterns) = laid
        .judge
        .unheard(laid.boxed, |checker| places::places(laid, checker));
    let judge = Judge {
        patterns: &patterns,
        ..laid.judge
    };
    let found = workers::map(&places.all, jobs, |place| Collector::of_place(judge, place));
    let is_gated = laid.homes.features().next().is_some();
    let mut account = Account {
        tested: places.sent,
        ..Account::default()
    };
    account.untested.extend(places.untested);
    let mut seen = BTreeSet::new();
    let mut judged = Vec::new();
    for found in found.into_iter().flatten() {
        match found {
            Found::Report(origin, message) => {
                if account.reported.insert(origin) {
                    diagnostics.report(origin, message);
                }
            }
            Found::Untested(origin, why) => {
                account.untested.entry(origin).or_insert(why);
            }
            Found::Judged(case) => {
                // Only a home says with which feature a test is compiled.
                if case.home.is_some() || !is_gated {
                    account.tested.extend(case.shows.iter().copied());
                    let of = match (&case.value.ty, &case.checked) {
                        (Ty::Named(id), CheckedBy::Type) => Ok(*id),
                        _ => Err((case.origin, case.value.origin)),
                    };
                    let key: Key = (of, case.text.clone());
                    if seen.insert(key) {
                        judged.push(*case);
                    }
                }
            }
        }
    }
    let figures = account.close(laid.judge.api, diagnostics);
    (named(judged, jobs), figures)
}

/// The tests by their names.
fn named(judged: Vec<Judged>, jobs: NonZeroUsize) -> Vec<ExampleCase> {
    let subjects = judged.iter().map(|case| {
        let key = format!("{} {}", case.subject, case.text);
        (key, case.subject.clone())
    });
    let names = test_names(&subjects.collect::<Vec<_>>());
    let texts = workers::map(&judged, jobs, |case| {
        let kept = !json::same(&case.verdict.kept, &case.json);
        (
            json::to_pretty_text(&case.json),
            kept.then(|| json::to_pretty_text(&case.verdict.kept)),
        )
    });
    names
        .into_iter()
        .zip(texts)
        .zip(judged)
        .map(|((name, (json, kept)), case)| ExampleCase {
            name,
            json,
            kept,
            findings: case.verdict.findings,
            value: case.value,
            checked: case.checked,
            home: case.home,
        })
        .collect()
}

/// What became of each example of the document.
#[derive(Debug, Default)]
struct Account {
    tested: BTreeSet<Origin>,
    /// Those of which something was said.
    reported: BTreeSet<Origin>,
    /// Why some are in no test, as far as it is known.
    untested: BTreeMap<Origin, &'static str>,
}

impl Account {
    /// Reports the examples that are in no test and that nothing was said of, and counts.
    fn close(self, api: &Api, diagnostics: &mut Diagnostics) -> ExampleFigures {
        let mut stated = BTreeSet::new();
        api.each_example(&mut |example| {
            stated.insert(example.origin);
        });
        let untested = stated.difference(&self.tested);
        for origin in untested.filter(|origin| !self.reported.contains(origin)) {
            let why = self.untested.get(origin).copied();
            let why = why.unwrap_or("nothing of the crate holds values of its place");
            let what = format!("the example is in no test: {why}");
            diagnostics.report(*origin, catalog::plan::UNTESTED_EXAMPLE.message(what));
        }
        ExampleFigures {
            stated: stated.len(),
            tested: stated.intersection(&self.tested).count(),
        }
    }
}
