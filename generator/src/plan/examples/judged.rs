//! What becomes of an example? A test, a finding, or both.

use std::collections::BTreeSet;

use super::places::Place;
use super::{CheckedBy, Finding};
use crate::diagnostics::{Message, catalog, escape};
use crate::ir::{Example, Json, Ty, TypeUse};
use crate::plan::checks::{Descend, ValueChecks};
use crate::plan::homes::ModuleId;
use crate::plan::json::to_text;
use crate::plan::sample::Sampler;
use crate::plan::scalars::Scalar;
use crate::plan::verdict::{Judge, NoVerdict, Verdict};
use crate::source::Origin;

/// Broken rules that a finding names.
const MOST_RULES: usize = 3;

/// An example that was judged.
pub(super) struct Judged {
    /// What it is an example of, in words to make a name of.
    pub(super) subject: String,
    /// Where it stands, or what it was made for.
    pub(super) origin: Origin,
    pub(super) value: TypeUse,
    pub(super) checked: CheckedBy,
    pub(super) home: Option<ModuleId>,
    pub(super) json: Json,
    /// The same as a text.
    pub(super) text: String,
    pub(super) verdict: Verdict,
    /// Where the examples of the document stand that it shows.
    pub(super) shows: BTreeSet<Origin>,
}

/// What comes of one place: findings and examples, in order.
pub(super) enum Found {
    Report(Origin, Message),
    /// An example that can be in no test, and why.
    Untested(Origin, &'static str),
    Judged(Box<Judged>),
}

/// Collects what comes of one of them.
pub(super) struct Collector<'a> {
    pub(super) judge: Judge<'a>,
    pub(super) place: &'a Place<'a>,
    found: Vec<Found>,
    /// Where the examples stand that are in a test of the place.
    pub(super) shown: BTreeSet<Origin>,
}

impl<'a> Collector<'a> {
    pub(super) fn of_place(judge: Judge<'a>, place: &'a Place<'a>) -> Vec<Found> {
        let mut collector = Self {
            judge,
            place,
            found: Vec::new(),
            shown: BTreeSet::new(),
        };
        for example in &place.examples {
            collector.add(example);
        }
        collector.add_parts();
        collector.found
    }

    /// Adds an example of the document.
    fn add(&mut self, example: &Example) {
        let Place { value, checks, .. } = self.place;
        let which = example
            .name
            .as_ref()
            .map_or("example", |name| name.as_str());
        let subject = format!("{} {which}", self.place.subject);
        match self.judge_example(value, checks, example) {
            Some(verdict) => {
                self.keep(&subject, &example.value, example.origin, verdict);
            }
            None if self.place.is_tested => self.add_items(&subject, value, example),
            None => {}
        }
    }

    /// Adds what a list holds that cannot be judged as a whole.
    fn add_items(&mut self, subject: &str, value: &TypeUse, example: &Example) {
        let mut pending = vec![(value, &example.value)];
        while let Some((value, json)) = pending.pop() {
            match (&value.ty, json) {
                (Ty::List(items), Json::Array(found)) => {
                    pending.extend(found.iter().map(|item| (&**items, item)).rev());
                }
                (Ty::Named(id), json) if !std::ptr::eq(json, &raw const example.value) => {
                    let checks = ValueChecks {
                        rules: Vec::new(),
                        descend: Descend::Validate(*id),
                    };
                    if let Ok(verdict) = self.judge.judge(value, &checks, json) {
                        let value = TypeUse {
                            nullable: false,
                            ..value.clone()
                        };
                        let what = (value, CheckedBy::Type);
                        let shows = BTreeSet::new();
                        self.push((subject, example.origin), what, json, verdict, shows);
                    }
                }
                (
                    Ty::Named(_)
                    | Ty::List(_)
                    | Ty::Map(_)
                    | Ty::Text(_)
                    | Ty::Bool
                    | Ty::Integer(_)
                    | Ty::Number(_)
                    | Ty::Untyped(_),
                    _,
                ) => {}
            }
        }
    }

    /// The verdict on an example, where there is one; what is wrong with it is reported.
    pub(super) fn judge_example(
        &mut self,
        value: &TypeUse,
        checks: &ValueChecks,
        example: &Example,
    ) -> Option<Verdict> {
        match self.judge.judge(value, checks, &example.value) {
            Ok(verdict) => {
                if !verdict.findings.is_empty() {
                    self.report_rules(example.origin, &verdict.findings);
                }
                Some(verdict)
            }
            Err(NoVerdict::Refused { .. }) if self.is_serialized(value, example) => {
                let why = "it is the text that is sent, and not the value";
                self.found.push(Found::Untested(example.origin, why));
                None
            }
            Err(NoVerdict::Refused { pointer, what }) => {
                let place = place(&pointer);
                let message = catalog::plan::EXAMPLE_OF_ANOTHER_TYPE
                    .message(format!("the example is not of its type: {what}{place}"));
                self.found.push(Found::Report(example.origin, message));
                None
            }
            Err(NoVerdict::Unforeseen) => {
                let why = "its type holds it, but not to the last digit";
                self.found.push(Found::Untested(example.origin, why));
                None
            }
            Err(NoVerdict::Foreign) => {
                let why = "a type that the configuration names holds it";
                self.found.push(Found::Untested(example.origin, why));
                None
            }
        }
    }

    /// Whether an example is the text that goes over the wire, in the place of the value that it stands for: OAS 3.0.4
    /// § Parameter Object has examples follow the serialization of the parameter, and § Example Object has text for media
    /// types that JSON cannot show.
    fn is_serialized(&self, value: &TypeUse, example: &Example) -> bool {
        self.place.is_serialized
            && Scalar::of(&value.ty).is_none()
            && matches!(example.value, Json::String(_))
    }

    pub(super) fn sampler(&self) -> Sampler<'a> {
        Sampler {
            judge: self.judge,
            direction: self.place.direction,
        }
    }

    /// Adds a test of the place, with what is found by what looks at it there; whether there is one.
    pub(super) fn keep(
        &mut self,
        subject: &str,
        json: &Json,
        origin: Origin,
        verdict: Verdict,
    ) -> bool {
        let Place { value, checked, .. } = self.place;
        if !self.place.is_tested {
            return false;
        }
        let verdict = match self.place.tested() {
            None => verdict,
            Some(checks) => match self.judge.judge(value, &checks, json) {
                Ok(verdict) => verdict,
                Err(_) => return false,
            },
        };
        let checked = match json {
            // Nothing is looked at where there is nothing.
            Json::Null => CheckedBy::Nobody,
            _ => checked.clone(),
        };
        let mut shows = self.shows(json);
        let mut examples = self.place.examples.iter();
        if examples.any(|example| example.origin == origin) {
            shows.insert(origin);
        }
        self.push(
            (subject, origin),
            (value.clone(), checked),
            json,
            verdict,
            shows,
        );
        true
    }

    /// Adds a test of a value by itself, of which nobody looks at the rules.
    pub(super) fn keep_alone(&mut self, subject: &str, value: &TypeUse, example: &Example) {
        let value = TypeUse {
            nullable: example.value == Json::Null && value.nullable,
            ..value.clone()
        };
        let none = ValueChecks::default();
        if let Ok(verdict) = self.judge.judge(&value, &none, &example.value) {
            let of = (subject, example.origin);
            let shows = BTreeSet::from([example.origin]);
            self.push(
                of,
                (value, CheckedBy::Nobody),
                &example.value,
                verdict,
                shows,
            );
        }
    }

    fn push(
        &mut self,
        (subject, origin): (&str, Origin),
        (value, checked): (TypeUse, CheckedBy),
        json: &Json,
        verdict: Verdict,
        shows: BTreeSet<Origin>,
    ) {
        self.shown.extend(shows.iter().copied());
        self.found.push(Found::Judged(Box::new(Judged {
            subject: subject.to_owned(),
            origin,
            value,
            checked,
            home: self.place.home,
            json: json.clone(),
            text: to_text(json),
            verdict,
            shows,
        })));
    }

    fn report_rules(&mut self, origin: Origin, findings: &[Finding]) {
        let shown = findings.iter().take(MOST_RULES);
        let shown = shown.map(|finding| format!("`{}`{}", finding.rule, place(&finding.pointer)));
        let mut shown = shown.collect::<Vec<_>>().join(", ");
        let more = findings.len().saturating_sub(MOST_RULES);
        if more > 0 {
            shown = format!("{shown}, and {more} more");
        }
        let rules = match findings {
            [_] => "a rule",
            _ => "rules",
        };
        let message = catalog::plan::EXAMPLE_AGAINST_RULES
            .message(format!("the example breaks {rules} of its schema: {shown}"));
        self.found.push(Found::Report(origin, message));
    }
}

/// Where in an example something is; nothing for the whole of it.
fn place(pointer: &str) -> String {
    if pointer.is_empty() {
        String::new()
    } else {
        format!(" at `{}`", escape(pointer))
    }
}
