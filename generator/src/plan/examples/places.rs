//! Where do examples stand? At bodies, parameters, headers and types, each with its rules and with what looks at them.

use super::{CheckedBy, Laid};
use crate::ir::{
    Api, Content, Example, Header, Json, Parameter, Shape, Struct, Ty, TypeDef, TypeId, TypeUse,
    Union,
};
use crate::plan::checks::{Checker, Descend, ValueChecks};
use crate::plan::homes::ModuleId;
use crate::plan::names::FnName;
use crate::plan::operations::{
    Body, BodyPlan, OperationPlan, ParameterPlan, Represented, Success, said, takes_empty,
};
use crate::plan::sample::Direction;
use crate::plan::scalars::Scalar;

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

/// All places, in the order of the tests: operations, then types.
pub(super) fn places<'a>(laid: Laid<'a>, checker: &mut Checker<'_>) -> Vec<Place<'a>> {
    let mut gatherer = Gatherer {
        laid,
        checker,
        places: Vec::new(),
    };
    let operations = laid.drafts.operations.iter().zip(&laid.drafts.represented);
    for (index, (plan, represented)) in operations.enumerate() {
        gatherer.add_bodies(index, plan, represented);
        gatherer.add_parameters(index, plan);
        gatherer.add_headers(plan);
    }
    for (id, def) in laid.judge.api.types.iter() {
        gatherer.add_type(id, def);
    }
    gatherer.places
}

struct Gatherer<'a, 'c, 'd> {
    laid: Laid<'a>,
    checker: &'c mut Checker<'d>,
    places: Vec<Place<'a>>,
}

impl<'a> Gatherer<'a, '_, '_> {
    /// The bodies of an operation: what it takes, what it answers, and what it answers to who asks for something else.
    fn add_bodies(
        &mut self,
        index: usize,
        plan: &'a OperationPlan,
        (documented, bodies): &'a Represented<'a>,
    ) {
        let method = &plan.method;
        let sent = plan.body.iter().flat_map(BodyPlan::representations);
        for (which, (sent, chosen)) in sent.zip(bodies).enumerate() {
            // Arguments that break rules of their own would be found beside what is found in the body.
            let checked = if plan.sample.disobedient {
                CheckedBy::Nobody
            } else {
                CheckedBy::Request(index, which)
            };
            let side = (Direction::Request, checked);
            self.add_body(
                index,
                format!("{method} body"),
                &sent.body,
                chosen.content,
                side,
            );
        }
        for answer in documented {
            let Some(chosen) = &answer.chosen else {
                continue;
            };
            let checked = match plan.success {
                Success::One(_) if answer.success => CheckedBy::Answer(index),
                Success::One(_) | Success::Several(_) => CheckedBy::Nobody,
            };
            let name = format!("{method} response {}", said(answer.status));
            let side = (Direction::Response, checked);
            self.add_body(index, name, &chosen.body, chosen.content, side);
        }
        let operation = self.laid.judge.api.operations.get(plan.operation);
        for other in &plan.others {
            let (response, content) = other.content;
            let response = operation.and_then(|operation| operation.responses.get(response));
            let Some(response) = response else { continue };
            if let Some(content) = response.content.get(content) {
                let name = format!("{method} response {}", said(response.status));
                let side = (Direction::Response, CheckedBy::Nobody);
                self.add_body(index, name, &other.body, content, side);
            }
        }
    }

    fn add_body(
        &mut self,
        index: usize,
        name: String,
        body: &Body,
        content: &'a Content,
        (direction, checked): (Direction, CheckedBy),
    ) {
        let home = self.home_of_operation(index);
        match body {
            Body::Typed(value) => {
                let (value, checks) = self.ready(value);
                let checked = looked_at(&value, &checks, checked);
                let is_tested = !matches!(value.ty, Ty::Untyped(_));
                self.places.push(Place {
                    subject: name.clone(),
                    name,
                    value,
                    checks,
                    examples: content.examples.iter().collect(),
                    made: Made::Whole,
                    direction,
                    is_tested,
                    is_serialized: !content.media_type.is_json(),
                    checked,
                    home,
                });
            }
            // The wire tests send it; here it is held against its schema.
            Body::Text => {
                let Some(value) = &content.value else { return };
                let (value, checks) = self.ready(value);
                let is_text = Scalar::of(&value.ty).is_some_and(Scalar::is_text);
                if is_text {
                    self.judge(&value, checks, content.examples.iter().collect());
                }
            }
            Body::Empty
            | Body::Bytes
            | Body::Upload
            | Body::Download
            | Body::Events(_)
            | Body::Items(..)
            | Body::Parts => {}
        }
    }

    fn add_parameters(&mut self, index: usize, plan: &'a OperationPlan) {
        let api = self.laid.judge.api;
        let Some(operation) = api.operations.get(plan.operation) else {
            return;
        };
        for planned in &plan.parameters {
            let Some(stated) = operation.parameters.get(planned.parameter) else {
                continue;
            };
            let (value, checks) = self.ready(&stated.value);
            // An argument is never null: it is left out.
            let value = TypeUse {
                nullable: false,
                ..value
            };
            let (validator, home) = self.validator(index, plan, planned);
            let checked = match validator {
                Some(function) => CheckedBy::Parameter(function),
                None => looked_at(&value, &checks, CheckedBy::Nobody),
            };
            let is_tested = !matches!(value.ty, Ty::Untyped(_));
            let name = format!("{} {}", plan.method, stated.name);
            self.places.push(Place {
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

    /// The function that checks a parameter, and the module of it: several operations may share both.
    fn validator(
        &self,
        index: usize,
        plan: &OperationPlan,
        planned: &ParameterPlan,
    ) -> (Option<FnName>, Option<ModuleId>) {
        let own = planned.validator.clone();
        let shared = plan.options.and_then(|options| {
            let held = self.laid.options.get(options)?;
            let mut parameters = held.parameters.iter();
            let option = parameters.find(|option| option.planned.setter == planned.setter)?;
            let home = self.laid.homes.modules();
            let mut home = home.filter(|(_, home)| home.options.contains(&options));
            Some((option.planned.validator.clone(), home.next()?.0))
        });
        match (own, shared) {
            (None, Some((Some(shared), home))) => (Some(shared), Some(home)),
            (own, _) => (own, self.home_of_operation(index)),
        }
    }

    /// The header fields of answers, which the wire tests send.
    fn add_headers(&mut self, plan: &OperationPlan) {
        let Some(operation) = self.laid.judge.api.operations.get(plan.operation) else {
            return;
        };
        let headers = operation.responses.iter();
        let headers: Vec<&'a Header> = headers.flat_map(|response| &response.headers).collect();
        for header in headers {
            let (value, checks) = self.ready(&header.value);
            self.judge(&value, checks, header.examples.iter().collect());
        }
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
        let is_tested = !matches!(value.ty, Ty::Untyped(_));
        self.places.push(Place {
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
    fn judge(&mut self, value: &TypeUse, checks: ValueChecks, examples: Vec<&'a Example>) {
        self.places.push(Place {
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
    fn ready(&mut self, value: &TypeUse) -> (TypeUse, ValueChecks) {
        let checks = self.checker.of_use(value);
        let inner = self.laid.boxed.through(self.laid.judge.api, value);
        let inner = TypeUse {
            nullable: value.nullable,
            ..inner.clone()
        };
        (inner, checks)
    }

    fn home_of_operation(&self, index: usize) -> Option<ModuleId> {
        let mut groups = self.laid.groups.iter();
        let group = groups.find(|group| group.operations.contains(&index));
        group.map(|group| group.module)
    }
}

/// What looks at the rules of a value: what the place has for it, unless its type does so itself.
fn looked_at(value: &TypeUse, checks: &ValueChecks, place: CheckedBy) -> CheckedBy {
    match (&value.ty, place) {
        (Ty::Named(_), _) => CheckedBy::Type,
        (_, CheckedBy::Nobody) if is_for_itself(checks) => CheckedBy::Type,
        (_, place) => place,
    }
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

/// The examples of a parameter; the empty text is what `allowEmptyValue` says of it, and not a value of its type.
fn examples_of<'a>(api: &Api, stated: &'a Parameter) -> Vec<&'a Example> {
    let is_empty = |json: &Json| matches!(json, Json::String(text) if text.is_empty());
    let stands_apart = |example: &&Example| takes_empty(api, stated) && is_empty(&example.value);
    let examples = stated.examples.iter();
    examples.filter(|example| !stands_apart(example)).collect()
}
