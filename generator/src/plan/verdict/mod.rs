//! What does the generated crate make of a JSON value? Whether its types read it, what they write again, and what the
//! validators find in it, in their order.
//!
//! This is the generator's own account of what generated code does; the generated tests hold the two against each
//! other.

mod assertion;
#[cfg(test)]
mod assertion_oracle_tests;
mod check;
mod formats;
#[cfg(test)]
mod oracle_tests;
mod read;
mod scalar;
#[cfg(test)]
mod suite_tests;
#[cfg(test)]
mod tests;
mod union;

use std::collections::BTreeMap;

use super::checks::{Checker, Checks, ValueChecks};
use super::cycles::Boxed;
use super::examples::Finding;
use super::patterns::Patterns;
use super::presence::Presences;
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Json, TypeId, TypeUse};

/// Violations that a report keeps; the runtime only counts the others.
const MOST_FINDINGS: usize = 100;

/// Judges values by the tables of the plan.
#[derive(Clone, Copy)]
pub(super) struct Judge<'a> {
    pub(super) api: &'a Api,
    pub(super) presences: &'a Presences,
    pub(super) checks: &'a Checks,
    pub(super) patterns: &'a Patterns,
}

/// What generated code makes of a value that it can read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Verdict {
    /// The value as it is written again: without members the type does not know.
    pub(super) kept: Json,
    /// What the validators find, in order.
    pub(super) findings: Vec<Finding>,
}

/// Why there is no verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NoVerdict {
    /// The type cannot hold the value.
    Refused {
        /// JSON Pointer to what it cannot hold.
        pointer: String,
        /// What is wrong there.
        what: &'static str,
    },
    /// The type holds it, but not to the last digit, or in a way that is not foreseen here.
    Unforeseen,
    /// A type of another crate holds a part of it.
    Foreign,
}

impl Judge<'_> {
    /// Looks at the rules of places that the crate does not check, and gives the patterns that are needed to judge by them:
    /// neither these nor what is found out about such rules is the plan's.
    pub(super) fn unheard<T>(
        &self,
        boxed: &Boxed,
        look: impl FnOnce(&mut Checker<'_>) -> T,
    ) -> (T, Patterns) {
        let (mut patterns, mut unheard) = (self.patterns.clone(), Diagnostics::default());
        let seen = look(&mut Checker {
            api: self.api,
            boxed,
            patterns: &mut patterns,
            diagnostics: &mut unheard,
        });
        (seen, patterns)
    }

    /// Judges a value by its type and the checks of its place.
    pub(super) fn judge(
        &self,
        value: &TypeUse,
        checks: &ValueChecks,
        json: &Json,
    ) -> Result<Verdict, NoVerdict> {
        let mut at = Path::default();
        let kept = self.read(value, json, &mut at)?;
        let mut findings = Vec::new();
        self.check(checks, &kept, &mut at, &mut findings)?;
        findings.truncate(MOST_FINDINGS);
        Ok(Verdict { kept, findings })
    }

    /// The value as it is written into a request: without what only the server sends.
    pub(super) fn sent(&self, value: &TypeUse, json: &Json) -> Result<Json, NoVerdict> {
        let mut at = Path {
            sending: true,
            ..Path::default()
        };
        self.read(value, json, &mut at)
    }

    /// The value as it is written into a form: as in a request, with each text as its type writes it.
    pub(super) fn sent_as_text(&self, value: &TypeUse, json: &Json) -> Result<Json, NoVerdict> {
        let mut at = Path {
            sending: true,
            as_text: true,
            ..Path::default()
        };
        self.read(value, json, &mut at)
    }

    /// The value of a parameter, with each text as its type writes it.
    pub(super) fn argument(&self, value: &TypeUse, json: &Json) -> Result<Json, NoVerdict> {
        let mut at = Path {
            as_text: true,
            ..Path::default()
        };
        self.read(value, json, &mut at)
    }

    /// Whether a value is read and no rule is broken.
    pub(super) fn approves(&self, value: &TypeUse, checks: &ValueChecks, json: &Json) -> bool {
        self.judge(value, checks, json)
            .is_ok_and(|verdict| verdict.findings.is_empty())
    }
}

/// The union that a value is of, and its place. Places are most often the same, so that they come second.
type Choice = (TypeId, String);

/// A place in a value: steps from the whole of it, and which variants were taken on the way.
#[derive(Clone, Debug, Default)]
struct Path {
    steps: Vec<String>,
    /// By place and union: the variant that the value there was read as, or none of them.
    choices: Vec<(Choice, Option<usize>)>,
    /// Where each of them is; of several at one place the first counts.
    known: BTreeMap<Choice, usize>,
    /// Whether what only the server sends is left out.
    sending: bool,
    /// Whether texts matter and not what they mean: `…00Z` and `…00.0Z` are one moment.
    as_text: bool,
    /// What is known of values within the value, each of which is looked at again and again.
    known_unions: KnownUnions,
}

/// What is known of the values of unions, by their texts.
#[derive(Clone, Debug, Default)]
struct KnownUnions {
    /// How many variants fit.
    fitting: BTreeMap<(TypeId, String), usize>,
    /// Which variant is chosen, of several that have to be tried.
    chosen: BTreeMap<(TypeId, String), Option<usize>>,
    /// How many members no variant knows, of unions that are variants; none where the value is of no variant.
    strangers: BTreeMap<(TypeId, String), Option<usize>>,
}

impl Path {
    /// Looks at a member or item, and comes back.
    fn within<T>(&mut self, step: impl Into<String>, look: impl FnOnce(&mut Self) -> T) -> T {
        self.steps.push(step.into());
        let seen = look(self);
        self.steps.pop();
        seen
    }

    /// RFC 6901.
    fn pointer(&self) -> String {
        let steps = self
            .steps
            .iter()
            .map(|step| step.replace('~', "~0").replace('/', "~1"));
        steps.flat_map(|step| ["/".to_owned(), step]).collect()
    }

    fn refuse<T>(&self, what: &'static str) -> Result<T, NoVerdict> {
        Err(NoVerdict::Refused {
            pointer: self.pointer(),
            what,
        })
    }

    /// Notes which variant the value here was read as.
    fn choose(&mut self, union: TypeId, variant: Option<usize>) {
        let choice = (union, self.pointer());
        let next = self.choices.len();
        self.known.entry(choice.clone()).or_insert(next);
        self.choices.push((choice, variant));
    }

    /// The variant that the value here was read as.
    fn choice(&self, union: TypeId) -> Option<usize> {
        let index = self.known.get(&(union, self.pointer()))?;
        self.choices.get(*index)?.1
    }

    /// Whether a union read the value here.
    fn has_chosen(&self, union: TypeId) -> bool {
        self.known.contains_key(&(union, self.pointer()))
    }

    /// How many choices were made so far.
    fn choices(&self) -> usize {
        self.choices.len()
    }

    /// Forgets the choices made since, which led nowhere.
    fn forget(&mut self, since: usize) {
        for (choice, _) in self.choices.drain(since..) {
            // One that was made before stands.
            if self.known.get(&choice).is_some_and(|index| *index >= since) {
                self.known.remove(&choice);
            }
        }
    }
}
