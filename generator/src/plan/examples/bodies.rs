//! Which examples do bodies have? Those of every representation, chosen or not, as values of its type.
//!
//! What a method reads or writes is held against the rules of that place; examples of representations that no method has
//! are held against their types alone, which the crate has all the same. Sequences are values, one after the other. Text
//! is text: the wire tests send one example of it, and nothing reads it.

use std::collections::{BTreeMap, BTreeSet};

use super::CheckedBy;
use super::places::{Gatherer, Made, Place, is_ours, looked_at};
use crate::ir::{Content, Example, Json, Operation, Sequence, Ty, TypeUse};
use crate::plan::homes::ModuleId;
use crate::plan::media::anything;
use crate::plan::operations::{Body, BodyPlan, OperationPlan, Represented, Success, said};
use crate::plan::sample::Direction;
use crate::plan::scalars::Scalar;
use crate::plan::wire::stated_example;
use crate::source::Origin;

/// Of what a body is an example.
struct Of {
    /// In words to make names of.
    name: String,
    direction: Direction,
    checked: CheckedBy,
    home: Option<ModuleId>,
}

impl<'a> Gatherer<'a, '_, '_> {
    /// The bodies of an operation: what it takes, what it answers, and what it answers to who asks for something else.
    pub(super) fn add_bodies(
        &mut self,
        index: usize,
        plan: &'a OperationPlan,
        (documented, bodies): &'a Represented<'a>,
    ) {
        let (function, home) = (&plan.function, self.home_of_operation(index));
        let of = |name, direction, checked| Of {
            name,
            direction,
            checked,
            home,
        };
        let mut seen: BTreeSet<Origin> = BTreeSet::new();
        let sent = plan.body.iter().flat_map(BodyPlan::representations);
        for (which, (sent, chosen)) in sent.zip(bodies).enumerate() {
            // Arguments that break rules of their own would be found beside what is found in the body.
            let checked = if plan.sample.disobedient {
                CheckedBy::Nobody
            } else {
                CheckedBy::Request(index, which)
            };
            let name = format!("{function} body");
            seen.insert(chosen.content.origin);
            let of = of(name, Direction::Request, checked);
            self.add_body(of, Some(&sent.body), chosen.content);
        }
        for answer in documented {
            let Some(chosen) = &answer.chosen else {
                continue;
            };
            let checked = match plan.success {
                Success::One(_) if answer.success => CheckedBy::Answer(index),
                Success::One(_) | Success::Several(_) => CheckedBy::Nobody,
            };
            let name = format!("{function} response {}", said(answer.status));
            seen.insert(chosen.content.origin);
            let of = of(name, Direction::Response, checked);
            self.add_body(of, Some(&chosen.body), chosen.content);
        }
        let Some(operation) = self.laid.judge.api.operations.get(plan.operation) else {
            return;
        };
        let mut others: BTreeMap<Origin, &Body> = BTreeMap::new();
        for other in &plan.others {
            let (response, place) = other.content;
            let response = operation.responses.get(response);
            if let Some(held) = response.and_then(|response| response.content.get(place)) {
                others.entry(held.origin).or_insert(&other.body);
            }
        }
        for (name, direction, content) in contents(operation, function.as_str()) {
            if seen.insert(content.origin) {
                let body = others.get(&content.origin).copied();
                self.add_body(of(name, direction, CheckedBy::Nobody), body, content);
            }
        }
    }

    /// The bodies of an operation that is not emitted: their types are, where they have names.
    pub(super) fn add_left_out(&mut self, operation: &'a Operation) {
        let called = operation.name.as_spec_name().as_str();
        for (name, direction, content) in contents(operation, called) {
            let id = content.value.as_ref().and_then(|value| value.ty.named());
            let of = Of {
                name,
                direction,
                checked: CheckedBy::Nobody,
                home: id.and_then(|id| self.laid.homes.of_type(id)),
            };
            if id.is_some() {
                self.add_body(of, None, content);
            } else {
                self.leave(&content.examples, "its operation is left out");
                self.leave(&content.values, "its operation is left out");
            }
        }
        let parameters = operation.parameters.iter().map(|stated| &stated.examples);
        let headers = operation.responses.iter();
        let headers = headers.flat_map(|response| &response.headers);
        for examples in parameters.chain(headers.map(|header| &header.examples)) {
            self.leave(examples, "its operation is left out");
        }
    }

    /// Notes examples that are in no test.
    fn leave(&mut self, examples: &'a [Example], why: &'static str) {
        let places = examples.iter().map(|example| (example.origin, why));
        self.places.untested.extend(places);
    }

    fn add_body(&mut self, of: Of, body: Option<&Body>, content: &'a Content) {
        self.add_parts(content);
        if let Some(sequence) = Sequence::of(&content.media_type) {
            self.add_sequence(of, sequence, content);
            return;
        }
        match body {
            Some(Body::Typed(value)) => {
                self.add_value(of, value, content, content.examples.iter().collect());
            }
            // Text as it goes over the wire is read by nobody; what has members is a value of the type that they have.
            _ => {
                // No method takes or gives such a value.
                let of = Of {
                    checked: CheckedBy::Nobody,
                    ..of
                };
                let is_text =
                    |example: &&Example| matches!(example.value, Json::String(_) | Json::Null);
                let (texts, values): (Vec<_>, Vec<_>) = content.examples.iter().partition(is_text);
                let stated = content.value.as_ref();
                let scalar = stated.and_then(|value| Scalar::of(&self.ready(value).0.ty));
                match (stated, scalar, body) {
                    (Some(value), Some(_), Some(Body::Text)) => {
                        self.add_text(value, content, scalar);
                    }
                    (Some(value), _, None) if content.media_type.is_json() => {
                        self.add_value(of, value, content, content.examples.iter().collect());
                    }
                    (None, _, None) if content.media_type.is_json() => {
                        let value = anything(content.origin);
                        self.add_value(of, &value, content, content.examples.iter().collect());
                    }
                    (Some(value), None, _) => {
                        self.add_value(of, value, content, values);
                        self.add_texts(texts, content, body);
                    }
                    (_, _, _) => {
                        self.add_texts(content.examples.iter().collect(), content, body);
                    }
                }
            }
        }
    }

    fn add_value(
        &mut self,
        of: Of,
        value: &TypeUse,
        content: &Content,
        examples: Vec<&'a Example>,
    ) {
        let (value, checks) = self.ready(value);
        let checked = looked_at(&value, &checks, of.checked);
        let is_tested = is_ours(&value);
        self.places.all.push(Place {
            subject: of.name.clone(),
            name: of.name,
            value,
            checks,
            examples,
            made: Made::Whole,
            direction: of.direction,
            is_tested,
            // Of a sequence, the text that is sent is taken apart already.
            is_serialized: !content.media_type.is_json()
                && Sequence::of(&content.media_type).is_none(),
            checked,
            home: of.home,
        });
    }

    /// The values of a sequence, each of which is read by itself.
    fn add_sequence(&mut self, of: Of, sequence: Sequence, content: &'a Content) {
        let of = Of {
            checked: CheckedBy::Nobody,
            ..of
        };
        let is_text = content.value.as_ref().is_none_or(|value| {
            let (value, _) = self.ready(value);
            matches!(value.ty, Ty::Text(_) | Ty::Untyped(_))
        });
        match &content.value {
            _ if is_text && sequence == Sequence::Events => {
                self.leave(&content.values, "the data of the events is text");
            }
            Some(value) => self.add_value(of, value, content, content.values.iter().collect()),
            None => {
                let value = anything(content.origin);
                self.add_value(of, &value, content, content.values.iter().collect());
            }
        }
    }

    /// A text that is a single value: held against the schema, where that is text.
    fn add_text(&mut self, value: &TypeUse, content: &'a Content, scalar: Option<Scalar>) {
        if scalar.is_some_and(Scalar::is_text) {
            let (value, checks) = self.ready(value);
            self.judge(&value, checks, content.examples.iter().collect());
        }
        let texts = content.examples.iter().collect();
        self.add_texts(texts, content, Some(&Body::Text));
    }

    /// Examples that nothing reads: of text, the wire tests send one.
    fn add_texts(&mut self, texts: Vec<&'a Example>, content: &'a Content, body: Option<&Body>) {
        let sent = stated_example(content).filter(|_| body == Some(&Body::Text));
        for example in texts {
            if sent.is_some_and(|sent| sent.origin == example.origin) {
                self.places.sent.insert(example.origin);
            } else {
                let why = match body {
                    Some(Body::Text) => "the body is text, which nothing reads",
                    Some(Body::Empty) => "an answer of its status has no body",
                    Some(_) => "the body is bytes, which nothing reads",
                    None => "no method has this representation",
                };
                self.places.untested.push((example.origin, why));
            }
        }
    }

    /// The header fields of the parts of a form, which nobody sends but the caller.
    fn add_parts(&mut self, content: &'a Content) {
        let encodings = content.encoding.values();
        for header in encodings.flat_map(|encoding| &encoding.headers) {
            let (value, checks) = self.ready(&header.value);
            self.judge(&value, checks, header.examples.iter().collect());
            self.leave(
                &header.examples,
                "header fields of the parts of a form are the caller's",
            );
        }
    }
}

/// The representations of an operation, each with what it is called.
fn contents<'a>(operation: &'a Operation, called: &str) -> Vec<(String, Direction, &'a Content)> {
    let body = operation.body.iter().flat_map(|body| &body.content);
    let body = body.map(|content| (format!("{called} body"), Direction::Request, content));
    let replies = operation.responses.iter().flat_map(|response| {
        let name = format!("{called} response {}", said(response.status));
        let contents = response.content.iter();
        contents.map(move |content| (name.clone(), Direction::Response, content))
    });
    body.chain(replies).collect()
}
