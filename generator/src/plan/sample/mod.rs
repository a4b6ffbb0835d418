//! What does a value look like that is of a type and obeys its rules? The document's own example, or one made up.
//!
//! Samples are small: what is required, and what is optional near the top. They are made for tests, so each is judged
//! like any other value; where no obedient value is found, a merely readable one has to do.

use indexmap::IndexMap;

mod mend;
mod scalar;

use super::checks::{Check, Descend, ValueChecks};
use super::homes::named_types;
use super::media::resolved;
use super::presence::Presences;
use super::verdict::Judge;
use crate::ir::{
    Access, Example, Extra, Field, Json, Presence, Shape, Struct, Ty, TypeDef, TypeId, TypeUse,
    Union, Untyped,
};
use crate::source::Origin;

/// Levels below which only what is required is made.
const SHALLOW: usize = 2;
/// Levels below which nothing is made.
const DEEPEST: usize = 24;
/// Values that are begun for one sample. Of types that need each other there is no value, and as many ways to look for
/// one as they have choices.
const MOST_MADE: usize = 10_000;
/// Variants of a union that are tried.
const MOST_VARIANTS: usize = 16;
/// Values of an enumeration that are tried.
const MOST_VALUES: usize = 64;
/// Items that a list is given at most.
const MOST_ITEMS: u64 = 64;

/// Who sends the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// The client: what only the server sets is left out.
    Request,
    /// The server: what only the client sets is left out.
    Response,
}

/// What is being made.
#[derive(Debug, Default)]
struct Open {
    /// Types, the outermost first.
    types: Vec<TypeId>,
    /// How many values were begun.
    made: usize,
}

impl Open {
    fn depth(&self) -> usize {
        self.types.len()
    }
}

/// Makes samples.
#[derive(Clone, Copy)]
pub(super) struct Sampler<'a> {
    pub(super) judge: Judge<'a>,
    pub(super) direction: Direction,
}

impl Sampler<'_> {
    /// A sample for a use, by the checks of its place: one of the examples if the type can hold it, else made up.
    pub(super) fn sample(
        &self,
        value: &TypeUse,
        checks: &ValueChecks,
        examples: &[Example],
    ) -> Json {
        self.of_use(value, checks, examples, &mut Open::default())
    }

    /// A whole object of the examples of its properties; none when no property has one.
    pub(super) fn assembled(&self, id: TypeId, shape: &Struct) -> Option<Json> {
        let has_example = |field: &Field| !field.examples.is_empty() || has_examples(&field.value);
        let has_other = match &shape.extra {
            Extra::Typed(value) => !value.examples.is_empty() || has_examples(value),
            Extra::Allowed | Extra::Refused | Extra::Kept | Extra::KeptAndRefused => false,
        };
        (has_other || shape.fields.iter().any(has_example)).then(|| {
            let mut open = Open::default();
            open.types.push(id);
            self.of_struct(id, shape, &mut open, has_example)
        })
    }

    fn of_use(
        &self,
        value: &TypeUse,
        checks: &ValueChecks,
        examples: &[Example],
        open: &mut Open,
    ) -> Json {
        let obedient = examples
            .iter()
            .find(|example| self.judge.approves(value, checks, &example.value));
        if let Some(example) = obedient {
            return example.value.clone();
        }
        open.made += 1;
        if open.depth() > DEEPEST || open.made > MOST_MADE {
            return match resolved(self.judge.api, value).ty {
                Ty::List(_) => Json::Array(Vec::new()),
                Ty::Map(_) => Json::Object(IndexMap::new()),
                _ => Json::Null,
            };
        }
        let sample = match &value.ty {
            Ty::Named(id) => match self.judge.api.types.get(*id) {
                Some(def) => self.of_named(*id, def, value, checks, open),
                None => Json::Null,
            },
            Ty::List(items) => self.of_list(items, checks, open),
            Ty::Map(values) => {
                let inner = match &checks.descend {
                    Descend::Values(inner) => inner,
                    Descend::Nowhere | Descend::Validate(_) | Descend::Items(_) => {
                        &ValueChecks::default()
                    }
                };
                let least = count(checks, |check| match check {
                    Check::MinProperties(limit) => Some(*limit),
                    _ => None,
                });
                let wanted = if open.depth() > SHALLOW {
                    least
                } else {
                    least.max(1)
                };
                let members = (0..wanted.min(MOST_ITEMS)).map(|index| {
                    let name = if index == 0 {
                        "key".to_owned()
                    } else {
                        format!("key{}", index + 1)
                    };
                    (name, self.of_use(values, inner, &values.examples, open))
                });
                Json::Object(members.collect())
            }
            // Of a replaced type nothing is known: no test is made of what holds one.
            Ty::Untyped(Untyped::OnlyNull) => Json::Null,
            Ty::Untyped(Untyped::Anything | Untyped::Allowed) => Json::String("text".to_owned()),
            Ty::Untyped(Untyped::FreeObject | Untyped::Replaced) => Json::Object(IndexMap::new()),
            scalar @ (Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_)) => {
                scalar::sample(&self.judge, value, scalar, checks)
            }
        };
        let fine = |json: &Json| self.judge.judge(value, checks, json).is_ok();
        mend::mend(&self.judge, checks, sample, &mut |_| None, fine)
    }

    fn of_named(
        &self,
        id: TypeId,
        def: &TypeDef,
        value: &TypeUse,
        checks: &ValueChecks,
        open: &mut Open,
    ) -> Json {
        let stated = def
            .examples
            .iter()
            .map(|example| &example.value)
            .chain(&def.default);
        if let Some(example) = stated
            .into_iter()
            .find(|example| self.judge.approves(value, checks, example))
        {
            return example.clone();
        }
        let within = open.types.contains(&id);
        if within && value.nullable {
            return Json::Null;
        }
        open.types.push(id);
        let sample = match &def.shape {
            Shape::Struct(shape) => self.of_struct(id, shape, open, |_| false),
            Shape::Enum(shape) => shape
                .values
                .first()
                .map_or(Json::Null, |value| value.value.clone()),
            Shape::Union(shape) => self.of_union(id, shape, open),
            // The checks of a plain alias are those of its place; a newtype has its own.
            Shape::Alias(inner) => match &checks.descend {
                Descend::Validate(_) => {
                    self.of_use(inner, self.judge.checks.of_type(id), &[], open)
                }
                Descend::Nowhere | Descend::Items(_) | Descend::Values(_) => {
                    self.of_use(inner, checks, &[], open)
                }
            },
        };
        open.types.pop();
        sample
    }

    fn of_struct(
        &self,
        id: TypeId,
        shape: &Struct,
        open: &mut Open,
        wanted: impl Fn(&Field) -> bool,
    ) -> Json {
        let mut members = IndexMap::new();
        for (index, field) in shape.fields.iter().enumerate() {
            let sent = match (field.access, self.direction) {
                (Access::ReadWrite, _)
                | (Access::ReadOnly, Direction::Response)
                | (Access::WriteOnly, Direction::Request) => true,
                (Access::ReadOnly, Direction::Request)
                | (Access::WriteOnly, Direction::Response) => false,
            };
            let required = is_required(self.judge.presences, id, index, field);
            let affordable = open.depth() <= SHALLOW
                && !leads_back(&field.value, &open.types)
                && !needs_foreign(self.judge, &field.value, &mut Vec::new());
            if !required && !(sent && (wanted(field) || affordable)) {
                continue;
            }
            let checks = self.judge.checks.of_field(id, index);
            let member = match field.default.as_ref().filter(|_| field.examples.is_empty()) {
                Some(default) if self.judge.approves(&field.value, checks, default) => {
                    default.clone()
                }
                Some(_) | None => self.of_use(&field.value, checks, &field.examples, open),
            };
            members.insert(field.name.as_str().to_owned(), member);
        }
        let own = self.judge.checks.of_type(id);
        let least = count(own, |check| match check {
            Check::MinProperties(limit) => Some(*limit),
            _ => None,
        });
        if let Extra::Typed(value) = &shape.extra {
            let missing = least
                .saturating_sub(u64::try_from(members.len()).unwrap_or(u64::MAX))
                .min(MOST_ITEMS);
            let shown = u64::from(!value.examples.is_empty() && open.depth() <= SHALLOW);
            for index in 0..missing.max(shown) {
                let own = self.judge.checks.of_extra(id);
                let member = self.of_use(value, own, &value.examples, open);
                members.insert(format!("key{}", index + 1), member);
            }
        }
        let place = of_type(id);
        let fine = |json: &Json| {
            self.judge
                .judge(&place, &ValueChecks::default(), json)
                .is_ok()
        };
        let mut make = |name: &str| self.of_member(id, shape, name, open);
        mend::mend(&self.judge, own, Json::Object(members), &mut make, fine)
    }

    /// A member of a struct, made because an assertion asks for it.
    fn of_member(&self, id: TypeId, shape: &Struct, name: &str, open: &mut Open) -> Option<Json> {
        let mut fields = shape.fields.iter().enumerate();
        let (index, field) = fields.find(|(_, field)| field.name.as_str() == name)?;
        let is_free = !leads_back(&field.value, &open.types)
            && !needs_foreign(self.judge, &field.value, &mut Vec::new());
        let checks = self.judge.checks.of_field(id, index);
        is_free.then(|| self.of_use(&field.value, checks, &field.examples, open))
    }

    /// A value of the first variant that can be told from the others and obeys its rules, or of the first of all.
    fn of_union(&self, id: TypeId, shape: &Union, open: &mut Open) -> Json {
        let value = of_type(id);
        let checks = ValueChecks {
            rules: Vec::new(),
            descend: Descend::Validate(id),
        };
        let mut first = None;
        for index in 0..shape.variants.len().min(MOST_VARIANTS) {
            for sample in self.of_variant(id, shape, index, open) {
                if self.judge.approves(&value, &checks, &sample) {
                    return sample;
                }
                first.get_or_insert(sample);
            }
        }
        first.unwrap_or(Json::Null)
    }

    /// Samples of one variant: all values of an enumeration, which may share some with others.
    fn of_variant(&self, id: TypeId, shape: &Union, index: usize, open: &mut Open) -> Vec<Json> {
        let Some(variant) = shape.variants.get(index) else {
            return Vec::new();
        };
        if let Ty::Named(inner) = resolved(self.judge.api, &variant.value).ty
            && let Some(Shape::Enum(shape)) = self.judge.api.types.get(inner).map(|def| &def.shape)
        {
            return shape
                .values
                .iter()
                .take(MOST_VALUES)
                .map(|value| value.value.clone())
                .collect();
        }
        let mut sample = self.of_use(
            &variant.value,
            self.judge.checks.of_field(id, index),
            &[],
            open,
        );
        if let (Json::Object(members), Some(discriminator)) = (&mut sample, &shape.discriminator) {
            let tag = discriminator
                .mapping
                .iter()
                .find(|(_, target)| **target == index);
            if let Some((tag, _)) = tag {
                members.insert(
                    discriminator.property.as_str().to_owned(),
                    Json::String(tag.clone()),
                );
            }
        }
        vec![sample]
    }

    fn of_list(&self, items: &TypeUse, checks: &ValueChecks, open: &mut Open) -> Json {
        let inner = match &checks.descend {
            Descend::Items(inner) => inner,
            Descend::Nowhere | Descend::Validate(_) | Descend::Values(_) => &ValueChecks::default(),
        };
        let least = count(checks, |check| match check {
            Check::MinItems(limit) => Some(*limit),
            _ => None,
        });
        let most = checks.rules.iter().find_map(|check| match check {
            Check::MaxItems(limit) => Some(*limit),
            _ => None,
        });
        let spare = open.depth() > SHALLOW
            || leads_back(items, &open.types)
            || most == Some(0)
            || needs_foreign(self.judge, items, &mut Vec::new());
        let wanted = if spare { least } else { least.max(1) };
        let unique = checks.rules.contains(&Check::UniqueItems);
        // The examples of items are items of an example, all of them as far as there is room.
        let mut list: Vec<Json> = Vec::new();
        let room = if spare {
            0
        } else {
            most.unwrap_or(MOST_ITEMS).min(MOST_ITEMS)
        };
        let obedient = items.examples.iter().map(|example| &example.value);
        for item in obedient.filter(|item| self.judge.approves(items, inner, item)) {
            let has_room = u64::try_from(list.len()).is_ok_and(|held| held < room);
            if has_room && !(unique && list.contains(item)) {
                list.push(item.clone());
            }
        }
        let held = u64::try_from(list.len()).unwrap_or(MOST_ITEMS);
        for index in held..wanted.min(MOST_ITEMS) {
            let item = self.of_use(items, inner, &items.examples, open);
            list.push(if unique {
                scalar::distinct(item, index)
            } else {
                item
            });
        }
        Json::Array(list)
    }
}

/// Whether the items or members of a value, or what these hold, have examples.
pub(super) fn has_examples(value: &TypeUse) -> bool {
    match &value.ty {
        Ty::List(inner) | Ty::Map(inner) => !inner.examples.is_empty() || has_examples(inner),
        Ty::Named(_) | Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) | Ty::Untyped(_) => {
            false
        }
    }
}

/// A use of a type that adds nothing to it.
fn of_type(id: TypeId) -> TypeUse {
    TypeUse::bare(Origin::NONE, Ty::Named(id))
}

fn is_required(presences: &Presences, id: TypeId, index: usize, field: &Field) -> bool {
    match presences.of(id, index, field) {
        Presence::Required | Presence::RequiredNullable => true,
        Presence::Optional | Presence::OptionalNullable => false,
    }
}

/// The greatest of the counts that some rules ask for.
fn count(checks: &ValueChecks, of: fn(&Check) -> Option<u64>) -> u64 {
    checks.rules.iter().filter_map(of).max().unwrap_or(0)
}

/// Whether a value cannot be made without one of a type that the configuration replaces.
fn needs_foreign(judge: Judge<'_>, value: &TypeUse, seen: &mut Vec<TypeId>) -> bool {
    match &value.ty {
        Ty::Untyped(reason) => *reason == Untyped::Replaced,
        Ty::List(inner) | Ty::Map(inner) => needs_foreign(judge, inner, seen),
        Ty::Named(id) if seen.contains(id) || judge.api.overrides.is_empty() => false,
        Ty::Named(id) => {
            // Each type is asked once: the first yes is the answer.
            seen.push(*id);
            match judge.api.types.get(*id).map(|def| &def.shape) {
                Some(Shape::Struct(shape)) => {
                    let mut fields = shape.fields.iter().enumerate();
                    fields.any(|(index, field)| {
                        is_required(judge.presences, *id, index, field)
                            && needs_foreign(judge, &field.value, seen)
                    })
                }
                Some(Shape::Union(shape)) => {
                    let mut variants = shape.variants.iter();
                    variants.any(|variant| needs_foreign(judge, &variant.value, seen))
                }
                Some(Shape::Alias(inner)) => needs_foreign(judge, inner, seen),
                Some(Shape::Enum(_)) | None => false,
            }
        }
        Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) => false,
    }
}

/// Whether a use is of a type that is being made already.
fn leads_back(value: &TypeUse, open: &[TypeId]) -> bool {
    let mut reached = Vec::new();
    named_types(value, &mut reached);
    reached.iter().any(|id| open.contains(id))
}
