//! Can generated code hold a value against an assertion? Only where the value, as it is sent again, still has what the
//! assertion speaks of: a type that drops members it does not name cannot tell whether they were there.

use super::build::Checker;
use crate::diagnostics::escape;
use crate::ir::{
    Access, Assertion, Extra, Field, Json, RuleKind, Shape, SpecName, Struct, TextFormat, Ty,
    TypeId, TypeUse, Union, Untyped,
};

/// How deep aliases, lists and maps are looked through.
const DEEPEST: usize = 64;

/// Where an assertion stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// Values must obey it.
    Demand,
    /// It tells values apart, or must not hold.
    Test,
}

/// What holds a value, as far as assertions can look into it.
#[derive(Clone, Copy)]
pub(super) enum Holder<'a> {
    /// A use of a type.
    Use(&'a TypeUse),
    /// A struct.
    Struct(&'a Struct),
    /// Any JSON.
    Json,
}

type Seen = Result<(), Blind>;

/// Why an assertion cannot be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Blind {
    /// The reason.
    pub(super) why: String,
    /// What can be done.
    pub(super) advice: &'static str,
}

impl Blind {
    fn new(why: impl Into<String>, advice: &'static str) -> Self {
        let why = why.into();
        Self { why, advice }
    }
}

const DESCRIBE: &str = "describe the member by a property beside the keyword";
const KEEP: &str = "keep such members: `unknown-members = \"keep\"` in the target";
const OTHER_WORDS: &str = "write the pattern in other words";
const NOTHING_TO_DO: &str = "nothing need be done, if those who send the value obey the keyword";

impl Checker<'_> {
    /// What of an assertion can be checked of values that are held like this, and why the rest cannot. Its patterns are
    /// known to the plan.
    pub(super) fn visible(
        &self,
        holder: Holder<'_>,
        assertion: &Assertion,
        blind: &mut Vec<Blind>,
    ) -> Assertion {
        match assertion {
            Assertion::All(all) => {
                let visible = all.iter().map(|inner| self.visible(holder, inner, blind));
                let mut visible: Vec<Assertion> = visible.collect();
                visible.retain(|inner| !inner.is_nothing());
                Assertion::all(visible)
            }
            Assertion::If {
                condition,
                then,
                otherwise,
            } => match self.see_whole(holder, condition, Side::Test) {
                Ok(()) => {
                    let then = self.visible(holder, then, blind);
                    let otherwise = self.visible(holder, otherwise, blind);
                    if then.is_nothing() && otherwise.is_nothing() {
                        return Assertion::NOTHING;
                    }
                    Assertion::If {
                        condition: condition.clone(),
                        then: Box::new(then),
                        otherwise: Box::new(otherwise),
                    }
                }
                Err(found) => {
                    blind.push(found);
                    Assertion::NOTHING
                }
            },
            other => match self.see_whole(holder, other, Side::Demand) {
                Ok(()) => other.clone(),
                Err(found) => {
                    blind.push(found);
                    Assertion::NOTHING
                }
            },
        }
    }

    fn see_whole(&self, holder: Holder<'_>, assertion: &Assertion, side: Side) -> Seen {
        let mut patterns = assertion.patterns().into_iter();
        if patterns.any(|source| self.patterns.by_source(source).is_none()) {
            return Err(Blind::new("a pattern in it cannot be checked", OTHER_WORDS));
        }
        self.see(holder, assertion, side, 0)
    }

    fn see(&self, holder: Holder<'_>, assertion: &Assertion, side: Side, depth: usize) -> Seen {
        if depth > DEEPEST {
            return Err(Blind::new(
                "the types in it are nested too deep",
                NOTHING_TO_DO,
            ));
        }
        let each = |list: &[Assertion], side| {
            list.iter()
                .try_for_each(|inner| self.see(holder, inner, side, depth))
        };
        match assertion {
            Assertion::All(list) | Assertion::Any(list) => return each(list, side),
            Assertion::One(list) => return each(list, Side::Test),
            Assertion::Not(inner) => return self.see(holder, inner, Side::Test, depth),
            Assertion::If {
                condition,
                then,
                otherwise,
            } => {
                self.see(holder, condition, Side::Test, depth)?;
                self.see(holder, then, side, depth)?;
                return self.see(holder, otherwise, side, depth);
            }
            _ => {}
        }
        match self.held(holder) {
            Held::Json => Ok(()),
            Held::Foreign => Err(Blind::new(
                "a type of another crate holds the value",
                NOTHING_TO_DO,
            )),
            Held::Scalar(ty) => see_scalar(ty, assertion),
            Held::List(items) => self.see_items(items, assertion, side, depth),
            Held::Map(values) => self.see_members(
                assertion,
                side,
                depth,
                |_| Ok(Holder::Use(values)),
                Some(Holder::Use(values)),
            ),
            Held::Struct(shape) => {
                let others = match &shape.extra {
                    Extra::Typed(value) => Some(Holder::Use(value)),
                    Extra::Kept | Extra::KeptAndRefused => Some(Holder::Json),
                    Extra::Allowed | Extra::Refused => None,
                };
                self.see_struct(shape, others, assertion, side, depth)
            }
            Held::Union(shape) => shape.variants.iter().try_for_each(|variant| {
                self.see(Holder::Use(&variant.value), assertion, side, depth + 1)
            }),
        }
    }

    fn see_items(&self, items: &TypeUse, assertion: &Assertion, side: Side, depth: usize) -> Seen {
        let item = Holder::Use(items);
        match assertion {
            Assertion::Items(inner) => self.see(item, inner, side, depth + 1),
            Assertion::Tuple(list) => list
                .iter()
                .try_for_each(|inner| self.see(item, inner, side, depth + 1)),
            Assertion::Contains { item: inner, .. } => self.see(item, inner, Side::Test, depth + 1),
            Assertion::Values(values) => values
                .iter()
                .flat_map(|value| match value {
                    Json::Array(items) => items.as_slice(),
                    _ => &[],
                })
                .try_for_each(|value| self.keeps(item, value, side, depth + 1)),
            _ => Ok(()),
        }
    }

    fn see_struct(
        &self,
        shape: &Struct,
        others: Option<Holder<'_>>,
        assertion: &Assertion,
        side: Side,
        depth: usize,
    ) -> Seen {
        let holder = |name: &SpecName| match (field(shape, name), others) {
            (Some(field), _) => both_write(field).map(|()| Holder::Use(&field.value)),
            (None, Some(other)) => Ok(other),
            (None, None) => Err(no_field(name.as_str())),
        };
        match assertion {
            Assertion::Matching(..) | Assertion::Others { .. } | Assertion::Names(_)
                if others.is_none() =>
            {
                Err(closed())
            }
            Assertion::Values(values)
                if side == Side::Test && others.is_none() && values.iter().any(is_object) =>
            {
                Err(closed())
            }
            Assertion::Values(values) => values
                .iter()
                .try_for_each(|value| self.keeps(Holder::Struct(shape), value, side, depth + 1)),
            Assertion::Matching(_, inner) => {
                let mut uses = shape.fields.iter().map(|field| Holder::Use(&field.value));
                uses.try_for_each(|value| self.see(value, inner, side, depth + 1))?;
                match others {
                    Some(other) => self.see(other, inner, side, depth + 1),
                    None => Ok(()),
                }
            }
            _ => self.see_members(assertion, side, depth, holder, others),
        }
    }

    /// What is said of members, by what holds the member of each name, and those that are not named.
    fn see_members<'a>(
        &self,
        assertion: &Assertion,
        side: Side,
        depth: usize,
        holder: impl Fn(&SpecName) -> Result<Holder<'a>, Blind>,
        others: Option<Holder<'a>>,
    ) -> Seen {
        let is_there = |name: &SpecName| holder(name).map(|_| ());
        match assertion {
            Assertion::Required(names) => names.iter().try_for_each(is_there),
            Assertion::Dependent(name, names) => {
                is_there(name)?;
                names.iter().try_for_each(is_there)
            }
            Assertion::Member(name, inner) => self.see(holder(name)?, inner, side, depth + 1),
            Assertion::Matching(_, inner)
            | Assertion::Others {
                obey: Some(inner), ..
            } => match others {
                Some(value) => self.see(value, inner, side, depth + 1),
                None => Ok(()),
            },
            Assertion::Values(values) => {
                let members = values.iter().flat_map(|value| match value {
                    Json::Object(members) => members.values().collect(),
                    _ => Vec::new(),
                });
                let mut members = members.zip(std::iter::repeat(others));
                members.try_for_each(|(value, other)| match other {
                    Some(other) => self.keeps(other, value, side, depth + 1),
                    None => Ok(()),
                })
            }
            _ => Ok(()),
        }
    }

    /// Whether a value that the type can hold is written again as it came.
    fn keeps(&self, holder: Holder<'_>, value: &Json, side: Side, depth: usize) -> Seen {
        let alone = Assertion::Values(vec![value.clone()]);
        if let (Held::Struct(shape), Json::Object(members)) = (self.held(holder), value) {
            let is_known = |name: &&String| {
                !matches!(shape.extra, Extra::Allowed | Extra::Refused)
                    || shape
                        .fields
                        .iter()
                        .any(|field| field.name.as_str() == name.as_str())
            };
            if let Some(name) = members.keys().find(|name| !is_known(name)) {
                return Err(no_field(name));
            }
            if side == Side::Test && matches!(shape.extra, Extra::Allowed | Extra::Refused) {
                return Err(closed());
            }
            return members.iter().try_for_each(|(name, member)| {
                let held = shape
                    .fields
                    .iter()
                    .find(|field| field.name.as_str() == name);
                match (held, &shape.extra) {
                    (Some(field), _) => {
                        self.keeps(Holder::Use(&field.value), member, side, depth + 1)
                    }
                    (None, Extra::Typed(value)) => {
                        self.keeps(Holder::Use(value), member, side, depth + 1)
                    }
                    (None, _) => Ok(()),
                }
            });
        }
        self.see(holder, &alone, side, depth + 1)
    }

    fn held<'a>(&'a self, holder: Holder<'a>) -> Held<'a> {
        let mut value = match holder {
            Holder::Json => return Held::Json,
            Holder::Struct(shape) => return Held::Struct(shape),
            Holder::Use(value) => value,
        };
        for _ in 0..=self.api.types.len() {
            let Ty::Named(id) = value.ty else { break };
            match self.shape(id) {
                Some(Shape::Alias(inner)) => value = inner,
                Some(Shape::Struct(shape)) => return Held::Struct(shape),
                Some(Shape::Union(shape)) => return Held::Union(shape),
                Some(Shape::Enum(_)) | None => return Held::Json,
            }
        }
        match &value.ty {
            Ty::Untyped(Untyped::Replaced) => Held::Foreign,
            Ty::Untyped(_) => Held::Json,
            Ty::List(items) => Held::List(items),
            Ty::Map(values) => Held::Map(values),
            scalar @ (Ty::Named(_) | Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_)) => {
                Held::Scalar(scalar)
            }
        }
    }

    fn shape(&self, id: TypeId) -> Option<&Shape> {
        self.api.types.get(id).map(|def| &def.shape)
    }
}

/// What a value is held in, aliases looked through.
#[derive(Clone, Copy)]
enum Held<'a> {
    Json,
    Foreign,
    Scalar(&'a Ty),
    List(&'a TypeUse),
    Map(&'a TypeUse),
    Struct(&'a Struct),
    Union(&'a Union),
}

fn field<'a>(shape: &'a Struct, name: &SpecName) -> Option<&'a Field> {
    shape.fields.iter().find(|field| field.name == *name)
}

/// OAS 3.0.4 § Fixed Fields of the Schema Object: what is said of a member that one side alone sends binds that side
/// alone, and validators do not know on which they are.
fn both_write(field: &Field) -> Seen {
    match field.access {
        Access::ReadWrite => Ok(()),
        Access::ReadOnly => Err(one_sided("server", field)),
        Access::WriteOnly => Err(one_sided("client", field)),
    }
}

fn one_sided(side: &str, field: &Field) -> Blind {
    let why = format!(
        "only the {side} sends the member `{}`",
        escape(field.name.as_str())
    );
    Blind::new(why, NOTHING_TO_DO)
}

fn closed() -> Blind {
    Blind::new("members that no property names are not kept", KEEP)
}

fn no_field(name: &str) -> Blind {
    Blind::new(
        format!("no field holds the member `{}`", escape(name)),
        DESCRIBE,
    )
}

fn is_object(value: &Json) -> bool {
    matches!(value, Json::Object(_))
}

/// A format with a type of its own keeps the value and not its text.
fn see_scalar(ty: &Ty, assertion: &Assertion) -> Seen {
    let has_own_type = matches!(
        ty,
        Ty::Text(
            TextFormat::DateTime
                | TextFormat::Date
                | TextFormat::Uuid
                | TextFormat::Byte
                | TextFormat::Binary
        )
    );
    let is_about_text = match assertion {
        Assertion::Values(values) => values.iter().any(|value| matches!(value, Json::String(_))),
        Assertion::Limit(kind) => matches!(
            kind.as_ref(),
            RuleKind::MinLength(_) | RuleKind::MaxLength(_) | RuleKind::Pattern(_)
        ),
        _ => false,
    };
    if has_own_type && is_about_text {
        return Err(Blind::new(
            "the format has a type of its own, which keeps the value and not its text",
            NOTHING_TO_DO,
        ));
    }
    Ok(())
}
