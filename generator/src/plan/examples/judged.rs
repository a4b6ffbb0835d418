//! What becomes of an example? A test, a finding, or both.

use super::places::{Made, Place};
use super::{CheckedBy, Finding};
use crate::diagnostics::{Message, catalog, escape};
use crate::ir::{Example, Extra, Json, Struct, Ty, TypeUse, Union};
use crate::plan::checks::{Descend, ValueChecks};
use crate::plan::homes::ModuleId;
use crate::plan::sample::{Sampler, has_examples};
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
    pub(super) verdict: Verdict,
}

/// What comes of one place: findings and examples, in order.
pub(super) enum Found {
    Report(Origin, Message),
    Judged(Box<Judged>),
}

/// Collects what comes of one of them.
pub(super) struct Collector<'a> {
    judge: Judge<'a>,
    place: &'a Place<'a>,
    found: Vec<Found>,
}

impl<'a> Collector<'a> {
    pub(super) fn of_place(judge: Judge<'a>, place: &'a Place<'a>) -> Vec<Found> {
        let mut collector = Self {
            judge,
            place,
            found: Vec::new(),
        };
        for example in &place.examples {
            collector.add(example);
        }
        match place.made {
            Made::Whole => {
                collector.judge_inner(&place.value, &place.checks);
                if place.examples.is_empty() && has_examples(&place.value) {
                    collector.add_made();
                }
            }
            Made::Object(shape) => collector.add_assembled(shape),
            Made::Union(shape) => collector.judge_variants(shape),
        }
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
            Some(verdict) => self.keep(&subject, &example.value, example.origin, verdict),
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
                        self.push(
                            (subject, example.origin),
                            (value, CheckedBy::Type),
                            json,
                            verdict,
                        );
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
    fn judge_example(
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
            Err(NoVerdict::Refused { .. }) if self.is_serialized(value, example) => None,
            Err(NoVerdict::Refused { pointer, what }) => {
                let place = place(&pointer);
                let message = catalog::plan::EXAMPLE_OF_ANOTHER_TYPE
                    .message(format!("the example is not of its type: {what}{place}"));
                self.found.push(Found::Report(example.origin, message));
                None
            }
            Err(NoVerdict::Unforeseen | NoVerdict::Foreign) => None,
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

    /// Judges the examples of items and of members without a name.
    fn judge_inner(&mut self, value: &TypeUse, checks: &ValueChecks) {
        let none = ValueChecks::default();
        let (Ty::List(inner) | Ty::Map(inner)) = &value.ty else {
            return;
        };
        let checks = match &checks.descend {
            Descend::Items(inner) | Descend::Values(inner) => inner,
            Descend::Nowhere | Descend::Validate(_) => &none,
        };
        for example in &inner.examples {
            self.judge_example(inner, checks, example);
        }
        self.judge_inner(inner, checks);
    }

    fn judge_variants(&mut self, shape: &Union) {
        let Some(id) = self.place.id() else { return };
        let checks = self.judge.checks;
        for (index, variant) in shape.variants.iter().enumerate() {
            self.judge_inner(&variant.value, checks.of_field(id, index));
        }
    }

    /// Adds a list or map of what its items or members have for examples.
    fn add_made(&mut self) {
        let Place { value, checks, .. } = self.place;
        let json = self.sampler().sample(value, checks, &[]);
        let what = match value.ty {
            Ty::Map(_) => "of member examples",
            _ => "of item examples",
        };
        let subject = format!("{} {what}", self.place.name);
        if let Ok(verdict) = self.judge.judge(value, checks, &json) {
            self.keep(&subject, &json, value.origin, verdict);
        }
    }

    /// Adds an object of the examples of its properties, without those that their own types cannot hold.
    fn add_assembled(&mut self, shape: &Struct) {
        let Some(id) = self.place.id() else { return };
        let (judge, checks) = (self.judge, self.judge.checks);
        let mut readable = shape.clone();
        for (index, field) in readable.fields.iter_mut().enumerate() {
            let own = checks.of_field(id, index);
            let examples = std::mem::take(&mut field.examples);
            let is_readable = |example: &Example| {
                let none = ValueChecks::default();
                let judged = judge.judge(&field.value, &none, &example.value);
                !matches!(judged, Err(NoVerdict::Refused { .. }))
            };
            for example in &examples {
                self.judge_example(&field.value, own, example);
            }
            self.judge_inner(&field.value, own);
            field.examples = examples.into_iter().filter(is_readable).collect();
        }
        if let Extra::Typed(value) = &shape.extra {
            let own = checks.of_extra(id);
            for example in &value.examples {
                self.judge_example(value, own, example);
            }
            self.judge_inner(value, own);
        }
        let Some(json) = self.sampler().assembled(id, &readable) else {
            return;
        };
        let subject = format!("{} of property examples", self.place.name);
        if let Ok(verdict) = judge.judge(&self.place.value, &self.place.checks, &json) {
            self.keep(&subject, &json, self.place.value.origin, verdict);
        }
    }

    fn sampler(&self) -> Sampler<'a> {
        Sampler {
            judge: self.judge,
            direction: self.place.direction,
        }
    }

    /// Adds a test of the place, with what is found by what looks at it there.
    fn keep(&mut self, subject: &str, json: &Json, origin: Origin, verdict: Verdict) {
        let Place { value, checked, .. } = self.place;
        if !self.place.is_tested {
            return;
        }
        let verdict = match self.place.tested() {
            None => verdict,
            Some(checks) => match self.judge.judge(value, &checks, json) {
                Ok(verdict) => verdict,
                Err(_) => return,
            },
        };
        let what = (value.clone(), checked.clone());
        self.push((subject, origin), what, json, verdict);
    }

    fn push(
        &mut self,
        (subject, origin): (&str, Origin),
        (value, checked): (TypeUse, CheckedBy),
        json: &Json,
        verdict: Verdict,
    ) {
        if *json != Json::Null {
            self.found.push(Found::Judged(Box::new(Judged {
                subject: subject.to_owned(),
                origin,
                value,
                checked,
                home: self.place.home,
                json: json.clone(),
                verdict,
            })));
        }
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
