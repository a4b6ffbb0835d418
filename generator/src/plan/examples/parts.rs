//! What is made of the examples of the parts of a value? Whole values, until each of them is in one.
//!
//! ```text
//! properties: {id: {type: integer, example: 1},            {"id": 1, "kind": "cat"}
//!              kind: {type: string, examples: [cat, x]}}   {"id": 1, "kind": "x"}
//! items: {type: integer, example: 3}                       [3]
//! ```
//!
//! The first whole obeys the rules where some examples do; what it leaves out comes after it, one of each part at a time, then
//! alone in the place of its part, and at last by itself.

use std::collections::BTreeSet;

use super::judged::Collector;
use super::places::{Made, Place};
use crate::ir::{Example, Extra, Json, Struct, Ty, TypeUse, Union};
use crate::plan::checks::{Descend, ValueChecks};
use crate::plan::json;
use crate::plan::sample::has_examples;
use crate::plan::verdict::NoVerdict;
use crate::source::Origin;

/// An example of a part of a value, and the least value that has it.
struct Part<'a> {
    example: &'a Example,
    /// What it is an example of.
    value: &'a TypeUse,
    /// The member of an object that it is, or is in; empty where the whole is no object with properties.
    name: String,
    /// That member, or the whole.
    json: Json,
}

impl<'a> Collector<'a> {
    /// Judges the examples of the parts of the place, and adds values that have them.
    pub(super) fn add_parts(&mut self) {
        let Place {
            value,
            checks,
            made,
            examples,
            name,
            ..
        } = self.place;
        match made {
            Made::Whole => {
                self.judge_inner(value, checks);
                let what = match value.ty {
                    Ty::Map(_) => "of member examples",
                    _ => "of item examples",
                };
                let subject = format!("{name} {what}");
                if examples.is_empty() && has_examples(value) {
                    let json = self.sampler().sample(value, checks, &[]);
                    if json != Json::Null {
                        self.keep_made(&subject, &json);
                    }
                }
                let parts = inner_parts(value);
                self.add_missing(&subject, parts, &|part| part.json.clone());
            }
            Made::Object(shape) => self.add_assembled(shape),
            Made::Union(shape) => {
                self.judge_variants(shape);
                let variants = shape.variants.iter();
                let parts = variants.flat_map(|variant| parts_of(&variant.value, &[]));
                let subject = format!("{name} of variant examples");
                self.add_missing(&subject, parts.collect(), &|part| part.json.clone());
            }
        }
    }

    /// Adds a test of a value that was made; whether the types hold it.
    fn keep_made(&mut self, subject: &str, json: &Json) -> bool {
        let Place { value, checks, .. } = self.place;
        match self.judge.judge(value, checks, json) {
            Ok(verdict) => self.keep(subject, json, value.origin, verdict),
            Err(_) => false,
        }
    }

    /// Adds those parts that no value has so far, in a value of their own or by themselves.
    fn add_missing(
        &mut self,
        subject: &str,
        parts: Vec<Part<'a>>,
        whole: &dyn Fn(&Part<'a>) -> Json,
    ) {
        for part in parts {
            if !self.is_missing(&part) {
                continue;
            }
            self.keep_made(subject, &whole(&part));
            if self.is_missing(&part) {
                self.keep_alone(subject, part.value, part.example);
            }
        }
    }

    /// Whether an example can be in a test, and is in none so far.
    fn is_missing(&self, part: &Part<'_>) -> bool {
        let none = ValueChecks::default();
        let is_held = |part: &Part<'_>| {
            let judged = self.judge.judge(part.value, &none, &part.example.value);
            judged.is_ok()
        };
        self.place.is_tested && !self.shown.contains(&part.example.origin) && is_held(part)
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
            let own = checks.of_field(id, index);
            for example in &variant.value.examples {
                self.judge_example(&variant.value, own, example);
            }
            self.judge_inner(&variant.value, own);
        }
    }

    /// Adds objects of the examples of the properties, without those that their own types cannot hold.
    fn add_assembled(&mut self, shape: &'a Struct) {
        let Some(id) = self.place.id() else { return };
        let (judge, checks) = (self.judge, self.judge.checks);
        let mut readable = shape.clone();
        for (index, (field, stated)) in readable.fields.iter_mut().zip(&shape.fields).enumerate() {
            let own = checks.of_field(id, index);
            for example in &stated.examples {
                self.judge_example(&stated.value, own, example);
            }
            self.judge_inner(&stated.value, own);
            field.examples.retain(|example| {
                let none = ValueChecks::default();
                let judged = judge.judge(&stated.value, &none, &example.value);
                !matches!(judged, Err(NoVerdict::Refused { .. }))
            });
        }
        if let Extra::Typed(value) = &shape.extra {
            let own = checks.of_extra(id);
            for example in &value.examples {
                self.judge_example(value, own, example);
            }
            self.judge_inner(value, own);
        }
        let Some(base) = self.sampler().assembled(id, &readable) else {
            return;
        };
        let subject = format!("{} of property examples", self.place.name);
        if !self.shows(&base).is_empty() {
            self.keep_made(&subject, &base);
        }
        let parts = parts_of_object(shape);
        self.add_rounds(&subject, &base, &parts);
        self.add_missing(&subject, parts, &|part| with(&base, [part]));
    }

    /// Adds objects that have, of every property, the next example that none has so far.
    fn add_rounds(&mut self, subject: &str, base: &Json, parts: &[Part<'a>]) {
        let mut missing: Vec<&Part<'a>> =
            parts.iter().filter(|part| self.is_missing(part)).collect();
        while missing.len() > 1 {
            let mut names = BTreeSet::new();
            let (round, later) = missing
                .into_iter()
                .partition::<Vec<_>, _>(|part| names.insert(part.name.as_str()));
            if round.len() > 1 {
                self.keep_made(subject, &with(base, round));
            }
            missing = later;
        }
    }

    /// Where the examples of parts stand that a value of the place has.
    pub(super) fn shows(&self, json: &Json) -> BTreeSet<Origin> {
        let mut shows = BTreeSet::new();
        match (self.place.made, json) {
            (Made::Whole, json) => shown_inside(&self.place.value, json, &mut shows),
            (Made::Union(shape), json) => {
                for variant in &shape.variants {
                    shown(&variant.value, &variant.value.examples, json, &mut shows);
                }
            }
            (Made::Object(shape), Json::Object(members)) => {
                let mut others = members.clone();
                for field in &shape.fields {
                    if let Some(member) = others.swap_remove(field.name.as_str()) {
                        shown(&field.value, &field.examples, &member, &mut shows);
                    }
                }
                if let Extra::Typed(value) = &shape.extra {
                    for member in others.values() {
                        shown(value, &value.examples, member, &mut shows);
                    }
                }
            }
            (Made::Object(_), _) => {}
        }
        shows
    }
}

/// Adds where those examples stand that a value is or has.
fn shown(value: &TypeUse, examples: &[Example], json: &Json, shows: &mut BTreeSet<Origin>) {
    let found = examples
        .iter()
        .filter(|example| json::same(&example.value, json));
    shows.extend(found.map(|example| example.origin));
    shown_inside(value, json, shows);
}

fn shown_inside(value: &TypeUse, json: &Json, shows: &mut BTreeSet<Origin>) {
    match (&value.ty, json) {
        (Ty::List(inner), Json::Array(items)) if has_examples(value) => {
            for item in items {
                shown(inner, &inner.examples, item, shows);
            }
        }
        (Ty::Map(inner), Json::Object(members)) if has_examples(value) => {
            for member in members.values() {
                shown(inner, &inner.examples, member, shows);
            }
        }
        (_, _) => {}
    }
}

/// The parts of an object with properties.
fn parts_of_object(shape: &Struct) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for field in &shape.fields {
        for part in parts_of(&field.value, &field.examples) {
            parts.push(Part {
                name: field.name.as_str().to_owned(),
                ..part
            });
        }
    }
    if let Extra::Typed(value) = &shape.extra {
        let others = parts_of(value, &[]).into_iter().enumerate();
        parts.extend(others.map(|(index, part)| Part {
            name: format!("key{}", index + 1),
            ..part
        }));
    }
    parts
}

/// The examples of a use, `beside` those that stand with it, and of what is in it.
fn parts_of<'a>(value: &'a TypeUse, beside: &'a [Example]) -> Vec<Part<'a>> {
    let own = value.examples.iter().chain(beside).map(|example| Part {
        example,
        value,
        name: String::new(),
        json: example.value.clone(),
    });
    own.chain(inner_parts(value)).collect()
}

/// The examples of what a list or map holds, each in the least list or map.
fn inner_parts(value: &TypeUse) -> Vec<Part<'_>> {
    let (Ty::List(inner) | Ty::Map(inner)) = &value.ty else {
        return Vec::new();
    };
    let is_map = matches!(value.ty, Ty::Map(_));
    let parts = parts_of(inner, &[]).into_iter().map(|part| Part {
        json: if is_map {
            Json::Object([("key".to_owned(), part.json)].into_iter().collect())
        } else {
            Json::Array(vec![part.json])
        },
        ..part
    });
    parts.collect()
}

/// The object with these members.
fn with<'p, 'a: 'p>(base: &Json, parts: impl IntoIterator<Item = &'p Part<'a>>) -> Json {
    let mut members = match base {
        Json::Object(members) => members.clone(),
        _ => indexmap::IndexMap::new(),
    };
    for part in parts {
        members.insert(part.name.clone(), part.json.clone());
    }
    Json::Object(members)
}
