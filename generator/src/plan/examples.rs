//! Which examples of the document become tests? All that a type of the crate can hold, each with what is said of it.
//!
//! Examples of bodies, of schemas, and whole objects put together from the examples of their properties. The first two
//! are the document's word: one that its own type cannot hold is reported.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;

use super::checks::{Descend, ValueChecks};
use super::names::{FnName, Names, test_names};
use super::operations::{Body, Drafts, OperationPlan, Represented, said};
use super::sample::{Direction, Sampler};
use super::verdict::{Judge, NoVerdict, Verdict};
use super::{json, media};
use crate::diagnostics::{Diagnostics, Message, catalog, escape};
use crate::ir::{Example, Json, Shape, Struct, Ty, TypeDef, TypeId, TypeUse};
use crate::source::Origin;
use crate::workers;

/// One example: it decodes, encodes to the same JSON, and the validators find exactly this.
#[derive(Clone, Debug)]
pub struct ExampleCase {
    /// The test function.
    pub name: FnName,
    /// The type it is an example of: always a named one.
    pub value: TypeUse,
    /// The example as JSON text.
    pub json: String,
    /// What is written again, where that is not the same: without members the type does not know.
    pub kept: Option<String>,
    /// What the validators find, in order.
    pub findings: Vec<Finding>,
}

/// A violation the validators must report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// JSON Pointer to the value (RFC 6901).
    pub pointer: String,
    /// Name of the rule: the keyword that states it.
    pub rule: &'static str,
}

/// Items of an array that become tests of their own.
const MOST_ITEMS: usize = 3;

/// An example that was judged.
struct Judged {
    /// What it is an example of, in words to make a name of.
    subject: String,
    id: TypeId,
    json: Json,
    verdict: Verdict,
}

/// What comes of one operation or type: findings and examples, in order.
enum Found {
    Report(Origin, Message),
    Judged(Judged),
}

/// Where examples stand.
#[derive(Clone, Copy)]
enum Holder<'a> {
    Operation(&'a OperationPlan, &'a Represented<'a>),
    Type(TypeId, &'a TypeDef),
}

/// Collects what comes of one of them.
struct Collector<'a> {
    judge: Judge<'a>,
    found: Vec<Found>,
}

/// Every example of the document as a test.
pub(super) fn cases(
    judge: Judge<'_>,
    names: &Names,
    drafts: &Drafts<'_>,
    jobs: NonZeroUsize,
    diagnostics: &mut Diagnostics,
) -> Vec<ExampleCase> {
    let operations = drafts.operations.iter().zip(&drafts.represented);
    let operations = operations.map(|(plan, represented)| Holder::Operation(plan, represented));
    let types = judge.api.types.iter();
    let types = types.map(|(id, def)| Holder::Type(id, def));
    let holders: Vec<Holder<'_>> = operations.chain(types).collect();
    let found = workers::map(&holders, jobs, |holder| {
        let mut collector = Collector {
            judge,
            found: Vec::new(),
        };
        match holder {
            Holder::Operation(plan, represented) => collector.of_operation(plan, represented),
            Holder::Type(id, def) => collector.of_type(names, *id, def),
        }
        collector.found
    });
    // Examples that are tests already, by type and text.
    let mut seen = BTreeSet::new();
    let mut judged = Vec::new();
    for found in found.into_iter().flatten() {
        match found {
            Found::Report(origin, message) => {
                diagnostics.report(origin, message);
            }
            Found::Judged(case) => {
                if seen.insert((case.id, json::to_text(&case.json))) {
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
            let origin = judge
                .api
                .types
                .get(case.id)
                .map_or(Origin::NONE, |def| def.origin);
            let kept = !json::same(&case.verdict.kept, &case.json);
            ExampleCase {
                name,
                value: TypeUse {
                    origin,
                    ty: Ty::Named(case.id),
                    nullable: false,
                    rules: Vec::new(),
                },
                json: json::to_pretty_text(&case.json),
                kept: kept.then(|| json::to_pretty_text(&case.verdict.kept)),
                findings: case.verdict.findings,
            }
        })
        .collect()
}

impl Collector<'_> {
    fn of_operation(&mut self, plan: &OperationPlan, (documented, bodies): &Represented<'_>) {
        let answers = documented.iter().filter_map(|answer| {
            let status = said(answer.status);
            Some((format!("response {status}"), answer.chosen.as_ref()?))
        });
        let bodies = bodies.iter().map(|chosen| ("body".to_owned(), chosen));
        for (which, chosen) in bodies.chain(answers) {
            let Body::Typed(value) = &chosen.body else {
                continue;
            };
            for example in &chosen.content.examples {
                let name = example
                    .name
                    .as_ref()
                    .map_or("example", |name| name.as_str());
                self.add(&format!("{} {which} {name}", plan.method), value, example);
            }
        }
    }

    fn of_type(&mut self, names: &Names, id: TypeId, def: &TypeDef) {
        let value = TypeUse {
            origin: def.origin,
            ty: Ty::Named(id),
            nullable: def.nullable,
            rules: Vec::new(),
        };
        let name = names.type_name(id);
        for example in &def.examples {
            let which = example
                .name
                .as_ref()
                .map_or("example", |name| name.as_str());
            self.add(&format!("{name} schema {which}"), &value, example);
        }
        if let Shape::Struct(shape) = &def.shape {
            self.add_assembled(&format!("{name} of property examples"), id, shape);
        }
    }

    /// Adds an example of the document; of an array, its items.
    fn add(&mut self, subject: &str, value: &TypeUse, example: &Example) {
        let mut pending = vec![(value, &example.value)];
        while let Some((value, json)) = pending.pop() {
            let value = media::resolved(self.judge.api, value);
            match (&value.ty, json) {
                (Ty::List(items), Json::Array(found)) => {
                    pending.extend(
                        found
                            .iter()
                            .take(MOST_ITEMS)
                            .map(|item| (&**items, item))
                            .rev(),
                    );
                }
                (Ty::Named(id), json) => {
                    self.judge_example(subject, *id, value, json, example.origin);
                }
                (
                    Ty::List(_)
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

    fn judge_example(
        &mut self,
        subject: &str,
        id: TypeId,
        value: &TypeUse,
        json: &Json,
        origin: Origin,
    ) {
        match self.judge.judge(value, &whole(id), json) {
            Ok(verdict) => self.keep(subject, id, json, verdict),
            Err(NoVerdict::Refused { pointer, what }) => self.report(origin, &pointer, what),
            Err(NoVerdict::Unforeseen | NoVerdict::Foreign) => {}
        }
    }

    /// Adds an object of the examples of its properties, without those that their own types cannot hold.
    fn add_assembled(&mut self, subject: &str, id: TypeId, shape: &Struct) {
        let mut readable = shape.clone();
        for field in &mut readable.fields {
            let judge = self.judge;
            let refused = |example: &Example| match judge.judge(
                &field.value,
                &ValueChecks::default(),
                &example.value,
            ) {
                Err(NoVerdict::Refused { pointer, what }) => Some((pointer, what)),
                Err(NoVerdict::Unforeseen | NoVerdict::Foreign) | Ok(_) => None,
            };
            let mut kept = Vec::new();
            for example in std::mem::take(&mut field.examples) {
                match refused(&example) {
                    Some((pointer, what)) => self.report(example.origin, &pointer, what),
                    None => kept.push(example),
                }
            }
            field.examples = kept;
        }
        let sampler = Sampler {
            judge: self.judge,
            direction: Direction::Response,
        };
        let Some(json) = sampler.assembled(id, &readable) else {
            return;
        };
        let value = TypeUse {
            origin: Origin::NONE,
            ty: Ty::Named(id),
            nullable: false,
            rules: Vec::new(),
        };
        if let Ok(verdict) = self.judge.judge(&value, &whole(id), &json) {
            self.keep(subject, id, &json, verdict);
        }
    }

    fn keep(&mut self, subject: &str, id: TypeId, json: &Json, verdict: Verdict) {
        if *json != Json::Null {
            self.found.push(Found::Judged(Judged {
                subject: subject.to_owned(),
                id,
                json: json.clone(),
                verdict,
            }));
        }
    }

    fn report(&mut self, origin: Origin, pointer: &str, what: &str) {
        let place = if pointer.is_empty() {
            String::new()
        } else {
            format!(" at `{}`", escape(pointer))
        };
        let message = catalog::plan::EXAMPLE_OF_ANOTHER_TYPE
            .message(format!("the example is not of its type: {what}{place}"));
        self.found.push(Found::Report(origin, message));
    }
}

/// The checks that a value's own `Validate` makes.
fn whole(id: TypeId) -> ValueChecks {
    ValueChecks {
        rules: Vec::new(),
        descend: Descend::Validate(id),
    }
}
