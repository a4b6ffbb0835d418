//! Which examples of the document become tests? All that a type of the crate can hold, each with what is said of it.
//!
//! Examples of bodies, parameters and schemas, and whole values put together from the examples of their members and
//! items. All but the last are the document's word: one that its own type cannot hold, or that breaks its rules, is
//! reported, once, wherever it is referred to.

mod judged;
mod places;

use std::collections::BTreeSet;
use std::num::NonZeroUsize;

use self::judged::{Collector, Found};
use super::checks::Checker;
use super::cycles::Boxed;
use super::homes::{Homes, ModuleId};
use super::json;
use super::names::{FnName, Names, test_names};
use super::operations::{Drafts, Group, OptionsPlan};
use super::verdict::Judge;
use crate::diagnostics::Diagnostics;
use crate::ir::{Ty, TypeId, TypeUse};
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
    pub(super) options: &'a [OptionsPlan],
    pub(super) drafts: &'a Drafts<'a>,
}

/// Examples that are one test: of a type with a name by their text, others by where they and their types stand.
type Key = (Result<TypeId, (Origin, Origin)>, String);

/// Every example of the document as a test.
pub(super) fn cases(
    laid: Laid<'_>,
    jobs: NonZeroUsize,
    diagnostics: &mut Diagnostics,
) -> Vec<ExampleCase> {
    // What is checked here alone is not checked by the crate: neither its patterns nor its findings are the plan's.
    let (mut patterns, mut unheard) = (laid.judge.patterns.clone(), Diagnostics::default());
    let mut checker = Checker {
        api: laid.judge.api,
        boxed: laid.boxed,
        patterns: &mut patterns,
        diagnostics: &mut unheard,
    };
    let places = places::places(laid, &mut checker);
    let judge = Judge {
        patterns: &patterns,
        ..laid.judge
    };
    let found = workers::map(&places, jobs, |place| Collector::of_place(judge, place));
    let (mut reported, mut seen) = (BTreeSet::new(), BTreeSet::new());
    let mut judged = Vec::new();
    for found in found.into_iter().flatten() {
        match found {
            Found::Report(origin, message) => {
                if reported.insert(origin) {
                    diagnostics.report(origin, message);
                }
            }
            Found::Judged(case) => {
                let of = match (&case.value.ty, &case.checked) {
                    (Ty::Named(id), CheckedBy::Type) => Ok(*id),
                    _ => Err((case.origin, case.value.origin)),
                };
                let key: Key = (of, json::to_text(&case.json));
                if seen.insert(key) {
                    judged.push(case);
                }
            }
        }
    }
    let subjects: Vec<(String, String)> = judged
        .iter()
        .map(|case| {
            (
                format!("{} {}", case.subject, json::to_text(&case.json)),
                case.subject.clone(),
            )
        })
        .collect();
    test_names(&subjects)
        .into_iter()
        .zip(judged)
        .map(|(name, case)| {
            let kept = !json::same(&case.verdict.kept, &case.json);
            ExampleCase {
                name,
                json: json::to_pretty_text(&case.json),
                kept: kept.then(|| json::to_pretty_text(&case.verdict.kept)),
                findings: case.verdict.findings,
                value: case.value,
                checked: case.checked,
                home: case.home,
            }
        })
        .collect()
}
