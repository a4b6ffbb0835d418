//! Where do examples stand? At bodies, parameters, headers and types, each with its rules and with what looks at them.

use std::collections::BTreeSet;

use super::{CheckedBy, Laid};
use crate::ir::{
    Api, Example, Header, Json, Parameter, Shape, Struct, Ty, TypeDef, TypeId, TypeUse, Union,
    Untyped,
};
use crate::plan::checks::{Checker, Descend, ValueChecks};
use crate::plan::homes::ModuleId;
use crate::plan::json;
use crate::plan::operations::{OperationPlan, common, said, takes_empty};
use crate::plan::sample::Direction;
use crate::source::Origin;

/// A place of values, and the examples of them.
pub(super) struct Place<'a> {
    /// What it is, in words to make names of.
    pub(super) name: String,
    /// What its examples are of, in such words.
    pub(super) subject: String,
    /// The type of its values; no plain alias.
    pub(super) value: TypeUse,
    /// The rules of the type and of the place.
    pub(super) checks: ValueChecks,
    pub(super) examples: Vec<&'a Example>,
    /// What is made of the examples of its parts.
    pub(super) made: Made<'a>,
    pub(super) direction: Direction,
    /// Whether its examples become tests, or are only judged.
    pub(super) is_tested: bool,
    /// Whether an example may be the text that is sent, in the place of the value.
    pub(super) is_serialized: bool,
    pub(super) checked: CheckedBy,
    pub(super) home: Option<ModuleId>,
}

/// What is made of the examples of the parts of a value.
#[derive(Clone, Copy)]
pub(super) enum Made<'a> {
    /// A list of those of its items, a map of those of its members; of other values nothing.
    Whole,
    /// An object of those of its properties.
    Object(&'a Struct),
    /// Nothing: one of its alternatives cannot speak for the others.
    Union(&'a Union),
}

impl Place<'_> {
    /// The type with a name that the values are of.
    pub(super) fn id(&self) -> Option<TypeId> {
        self.value.ty.named()
    }

    /// What a test finds, where that is less than all rules.
    pub(super) fn tested(&self) -> Option<ValueChecks> {
        match self.checked {
            CheckedBy::Type if self.checks.rules.is_empty() => None,
            CheckedBy::Type => Some(ValueChecks {
                rules: Vec::new(),
                descend: self.checks.descend.clone(),
            }),
            CheckedBy::Nobody => Some(ValueChecks::default()),
            CheckedBy::Answer(_) | CheckedBy::Request(..) | CheckedBy::Parameter(_) => None,
        }
    }
}

/// What was found on the way through the API.
#[derive(Default)]
pub(super) struct Places<'a> {
    /// In the order of the tests: operations, then types.
    pub(super) all: Vec<Place<'a>>,
    /// Where examples stand that the wire tests send.
    pub(super) sent: BTreeSet<Origin>,
    /// Where examples stand that are in no test, and why.
    pub(super) untested: Vec<(Origin, &'static str)>,
}

/// All places.
pub(super) fn places<'a>(laid: Laid<'a>, checker: &mut Checker<'_>) -> Places<'a> {
    let mut gatherer = Gatherer {
        laid,
        checker,
        places: Places::default(),
    };
    let operations = laid.drafts.operations.iter().zip(&laid.drafts.represented);
    for (index, (plan, represented)) in operations.enumerate() {
        gatherer.add_bodies(index, plan, represented);
        gatherer.add_parameters(index, plan);
        gatherer.add_headers(index, plan);
    }
    let emitted = laid.drafts.emitted();
    let operations = laid.judge.api.operations.iter().enumerate();
    for (_, operation) in operations.filter(|(index, _)| !emitted.contains_key(index)) {
        gatherer.add_left_out(operation);
    }
    for (id, def) in laid.judge.api.types.iter() {
        gatherer.add_type(id, def);
    }
    gatherer.places
}

pub(super) struct Gatherer<'a, 'c, 'd> {
    pub(super) laid: Laid<'a>,
    checker: &'c mut Checker<'d>,
    pub(super) places: Places<'a>,
}

impl<'a> Gatherer<'a, '_, '_> {
    fn add_parameters(&mut self, index: usize, plan: &'a OperationPlan) {
        let api = self.laid.judge.api;
        let Some(operation) = api.operations.get(plan.operation) else {
            return;
        };
        for planned in &plan.fixed {
            if let Some(stated) = operation.parameters.get(planned.parameter) {
                self.add_fixed(stated);
            }
        }
        for planned in &plan.parameters {
            let Some(stated) = operation.parameters.get(planned.parameter) else {
                continue;
            };
            // What checks it may be compiled where a name that this operation alone has is not.
            let common = common(api, self.laid.boxed, &stated.value);
            let (value, checks) = self.ready(&common);
            // An argument is never null: it is left out.
            let value = TypeUse {
                nullable: false,
                ..value
            };
            let (checked, home) = match &planned.validator {
                Some(function) => (
                    CheckedBy::Parameter(function.clone()),
                    self.laid.homes.of_validator(function),
                ),
                None => (
                    looked_at(&value, &checks, CheckedBy::Nobody),
                    self.home_of_operation(index),
                ),
            };
            let is_tested = is_ours(&value);
            let empty = stated
                .examples
                .iter()
                .filter(|one| is_empty_value(api, stated, one));
            self.places.untested.extend(empty.map(|example| {
                let why = "it says that the parameter may be empty, and is no value of its type";
                (example.origin, why)
            }));
            let name = format!("{} {}", plan.function, stated.name);
            self.places.all.push(Place {
                subject: name.clone(),
                name,
                value,
                checks,
                examples: examples_of(api, stated),
                made: Made::Whole,
                direction: Direction::Request,
                is_tested,
                is_serialized: true,
                checked,
                home,
            });
        }
    }

    /// Examples of a parameter with one value, which the wire tests send.
    fn add_fixed(&mut self, stated: &'a Parameter) {
        for example in &stated.examples {
            let text = match &example.value {
                Json::String(text) => text.clone(),
                value => json::to_text(value),
            };
            if Some(&text) == stated.fixed.as_ref() {
                self.places.sent.insert(example.origin);
            } else {
                let why = "it is not the only value that the parameter can have";
                self.places.untested.push((example.origin, why));
            }
        }
    }

    /// The header fields of answers.
    fn add_headers(&mut self, index: usize, plan: &OperationPlan) {
        let Some(operation) = self.laid.judge.api.operations.get(plan.operation) else {
            return;
        };
        let home = self.home_of_operation(index);
        for response in &operation.responses {
            for header in &response.headers {
                let (status, field) = (said(response.status), header.name.as_str());
                let name = format!("{} {status} {field}", plan.function);
                self.add_header(name, header, home);
            }
        }
    }

    fn add_header(&mut self, name: String, header: &'a Header, home: Option<ModuleId>) {
        let (value, checks) = self.ready(&header.value);
        let checked = looked_at(&value, &checks, CheckedBy::Nobody);
        let is_tested = is_ours(&value);
        self.places.all.push(Place {
            subject: name.clone(),
            name,
            value,
            checks,
            examples: header.examples.iter().collect(),
            made: Made::Whole,
            direction: Direction::Response,
            is_tested,
            is_serialized: true,
            checked,
            home,
        });
    }

    fn add_type(&mut self, id: TypeId, def: &'a TypeDef) {
        let named = TypeUse {
            nullable: def.nullable,
            ..TypeUse::bare(def.origin, Ty::Named(id))
        };
        let (value, checks) = self.ready(&named);
        let made = match &def.shape {
            Shape::Struct(shape) => Made::Object(shape),
            Shape::Union(shape) => Made::Union(shape),
            Shape::Enum(_) | Shape::Alias(_) => Made::Whole,
        };
        let name = self.laid.names.type_name(id);
        let checked = looked_at(&value, &checks, CheckedBy::Nobody);
        let is_tested = is_ours(&value);
        self.places.all.push(Place {
            name: name.to_string(),
            subject: format!("{name} schema"),
            value,
            checks,
            examples: def.examples.iter().collect(),
            made,
            direction: Direction::Response,
            is_tested,
            is_serialized: false,
            checked,
            home: self.laid.homes.of_type(id),
        });
    }

    /// A place whose examples are only judged.
    pub(super) fn judge(
        &mut self,
        value: &TypeUse,
        checks: ValueChecks,
        examples: Vec<&'a Example>,
    ) {
        self.places.all.push(Place {
            name: String::new(),
            subject: String::new(),
            value: value.clone(),
            checks,
            examples,
            made: Made::Whole,
            direction: Direction::Response,
            is_tested: false,
            is_serialized: true,
            checked: CheckedBy::Nobody,
            home: None,
        });
    }

    /// The type of a value through plain aliases, and all its rules.
    pub(super) fn ready(&mut self, value: &TypeUse) -> (TypeUse, ValueChecks) {
        let checks = self.checker.of_use(value);
        let inner = self.laid.boxed.through(self.laid.judge.api, value);
        let inner = TypeUse {
            nullable: value.nullable,
            ..inner.clone()
        };
        (inner, checks)
    }

    pub(super) fn home_of_operation(&self, index: usize) -> Option<ModuleId> {
        let mut groups = self.laid.groups.iter();
        let group = groups.find(|group| group.operations.contains(&index));
        group.map(|group| group.module)
    }
}

/// What looks at the rules of a value: what the place has for it, unless its type does so itself.
pub(super) fn looked_at(value: &TypeUse, checks: &ValueChecks, place: CheckedBy) -> CheckedBy {
    match (&value.ty, place) {
        (Ty::Named(_), _) => CheckedBy::Type,
        (_, CheckedBy::Nobody) if is_for_itself(checks) => CheckedBy::Type,
        (_, place) => place,
    }
}

/// Whether the crate can say what a value becomes: not where the configuration puts another type in its place.
pub(super) fn is_ours(value: &TypeUse) -> bool {
    value.ty != Ty::Untyped(Untyped::Replaced)
}

/// Whether a value is checked by nothing but the types in it.
fn is_for_itself(checks: &ValueChecks) -> bool {
    checks.rules.is_empty()
        && match &checks.descend {
            Descend::Nowhere => false,
            Descend::Validate(_) => true,
            Descend::Items(inner) | Descend::Values(inner) => is_for_itself(inner),
        }
}

/// The examples of a parameter that are values of its type.
fn examples_of<'a>(api: &Api, stated: &'a Parameter) -> Vec<&'a Example> {
    let examples = stated.examples.iter();
    let values = examples.filter(|example| !is_empty_value(api, stated, example));
    values.collect()
}

/// Whether an example is the empty text that `allowEmptyValue` speaks of.
fn is_empty_value(api: &Api, stated: &Parameter, example: &Example) -> bool {
    let is_empty = matches!(&example.value, Json::String(text) if text.is_empty());
    is_empty && takes_empty(api, stated)
}
