//! Which form has a type? The decision table over everything a value must satisfy.
//!
//! The first row that fits decides:
//!
//! | what the schemas say | form |
//! |---|---|
//! | a choice of schemas | `Union` |
//! | `enum` | `Enumeration`, `OnlyNull` |
//! | `type: object`, or keywords of objects and no type: properties | `Object` |
//! | … no properties, but a schema for members | `Map` |
//! | … `additionalProperties: false` | `Object` without members |
//! | … nothing | `FreeObject` |
//! | `type: array`, or `items` and no type | `Array` |
//! | `string`, `integer`, `number`, `boolean` | `Text`, `Integer`, `Number`, `Bool` |
//! | a format or rules that only strings or numbers have, and no type | `Text`, `Number` |
//! | nothing | `Anything` |
//! | two types at once | an error, and `Anything` |

use super::conjunction::{Conjunction, Member, Whole};
use super::enumeration::{self, Enumerated};
use super::keywords::{Additional, JsonType, Keywords, applies_to};
use super::{Context, number, text};
use crate::diagnostics::catalog::schema as catalog;
use crate::ir::{EnumKind, EnumValue, IntegerFormat, NumberFormat, Rule, TextFormat};
use crate::source::{At, Origin};

/// The forms a type can have. Closed: a new form fails to compile wherever forms are matched.
#[derive(Clone, Debug)]
pub(super) enum Form<'d> {
    /// Nothing is said about values.
    Anything,
    /// Only `null` is admitted.
    OnlyNull,
    /// An object of anything.
    FreeObject,
    /// An object with members that are named, or none.
    Object,
    /// An object whose members all satisfy a schema.
    Map(Conjunction<'d>),
    /// An array; without a schema its items are anything.
    Array(Option<Conjunction<'d>>),
    /// A string.
    Text(TextFormat),
    /// A boolean.
    Bool,
    /// An integer.
    Integer(IntegerFormat),
    /// A number.
    Number(NumberFormat),
    /// A closed list of scalars.
    Enumeration(EnumKind, Vec<EnumValue>),
    /// The n-th union of the whole; the others are part of what each alternative must satisfy.
    Union(usize),
    /// Something else under another place's name, with rules added.
    Reference(At<'d>, Vec<Rule>),
}

/// Decides.
pub(super) fn classify<'d>(cx: &mut Context<'d, '_>, whole: &Whole<'d>) -> Form<'d> {
    if !whole.unions.is_empty() {
        return Form::Union(0);
    }
    let Ok(ty) = json_type(cx, whole) else {
        return Form::Anything;
    };
    match enumeration::read(cx, whole, ty) {
        Enumerated::Not => {}
        Enumerated::OnlyNull => return Form::OnlyNull,
        Enumerated::Values(kind, values) => return Form::Enumeration(kind, values),
    }
    let Some(ty) = ty else { return Form::Anything };
    note_without_effect(cx, whole, ty);
    match ty {
        JsonType::Object => classify_object(whole),
        JsonType::Array => {
            let items: Vec<Member<'d>> = whole
                .parts
                .iter()
                .filter_map(|part| part.keywords.items)
                .map(Member::whole)
                .collect();
            Form::Array(Some(Conjunction(items)).filter(|items| !items.0.is_empty()))
        }
        JsonType::String => Form::Text(text::format(cx, whole)),
        JsonType::Boolean => Form::Bool,
        JsonType::Integer => Form::Integer(number::integer_format(cx, whole)),
        JsonType::Number => match number::format(cx, whole) {
            number::Format::Integer(format) => Form::Integer(format),
            number::Format::Number(format) => Form::Number(format),
        },
    }
}

/// Notes keywords of objects and arrays in schemas of other types. Rules are looked at where they are merged.
fn note_without_effect(cx: &mut Context<'_, '_>, whole: &Whole<'_>, ty: JsonType) {
    for part in &whole.parts {
        let Keywords {
            properties,
            items,
            required,
            ..
        } = &*part.keywords;
        let of_objects = [properties, required]
            .into_iter()
            .flatten()
            .filter(|_| ty != JsonType::Object);
        for at in of_objects.chain(items.iter().filter(|_| ty != JsonType::Array)) {
            let what = format!(
                "this keyword says nothing about values of the type {}",
                ty.word()
            );
            cx.say(at.origin().key(), &catalog::NO_EFFECT, what);
        }
    }
}

fn classify_object<'d>(whole: &Whole<'d>) -> Form<'d> {
    if whole
        .parts
        .iter()
        .any(|part| part.keywords.properties.is_some())
    {
        return Form::Object;
    }
    let additional = || {
        whole
            .parts
            .iter()
            .filter_map(|part| part.keywords.additional)
    };
    if additional().any(|additional| matches!(additional, Additional::Nothing)) {
        return Form::Object;
    }
    let schemas: Vec<Member<'d>> = additional()
        .filter_map(|additional| match additional {
            Additional::Of(schema) => Some(Member::whole(schema)),
            Additional::Anything | Additional::Nothing => None,
        })
        .collect();
    if schemas.is_empty() {
        Form::FreeObject
    } else {
        Form::Map(Conjunction(schemas))
    }
}

/// The type that all schemas agree on, `None` when none says anything. `integer` is a kind of `number`. A type beside
/// a union that disagrees with what the union comes to is a slip and left out.
pub(super) fn json_type(
    cx: &mut Context<'_, '_>,
    whole: &Whole<'_>,
) -> Result<Option<JsonType>, ()> {
    let mut agreed: Option<(JsonType, Origin)> = None;
    for part in &whole.parts {
        let Some((ty, at)) = part.keywords.ty else {
            continue;
        };
        agreed = match agreed {
            None => Some((ty, at)),
            Some((known, place)) => match (known, ty) {
                _ if known == ty => Some((known, place)),
                (JsonType::Integer, JsonType::Number) => Some((known, place)),
                (JsonType::Number, JsonType::Integer) => Some((ty, at)),
                _ if part.keywords.one_of.is_some() || part.keywords.any_of.is_some() => {
                    report_type_beside_union(cx, (ty, at), (known, place));
                    Some((known, place))
                }
                _ => {
                    let what = format!(
                        "a value cannot be {} and {} at once",
                        with_article(known),
                        with_article(ty)
                    );
                    cx.say_with(at, &catalog::CONTRADICTION, what, |message| {
                        message.related(place, format!("{} here", with_article(known)))
                    });
                    return Err(());
                }
            },
        };
    }
    Ok(agreed.or_else(|| implied_type(whole)).map(|(ty, _)| ty))
}

/// Says that a type beside a union is not that of an alternative.
pub(super) fn report_type_beside_union(
    cx: &mut Context<'_, '_>,
    (beside, at): (JsonType, Origin),
    (own, alternative): (JsonType, Origin),
) {
    let what = format!(
        "the union stands beside `type: {}`, but an alternative is {}",
        beside.word(),
        with_article(own)
    );
    cx.say_with(at, &catalog::TYPE_BESIDE_UNION, what, |message| {
        message.related(alternative, "the alternative")
    });
}

impl Whole<'_> {
    /// The first type that is stated or spoken of; whether others agree with it is not looked at.
    pub(super) fn stated_type(&self) -> Option<JsonType> {
        let stated = self.parts.iter().find_map(|part| part.keywords.ty);
        stated.or_else(|| implied_type(self)).map(|(ty, _)| ty)
    }
}

/// The type that keywords speak of where none is stated.
fn implied_type(whole: &Whole<'_>) -> Option<(JsonType, Origin)> {
    let structural = whole
        .parts
        .iter()
        .find_map(|part| part.keywords.implied_type());
    structural.or_else(|| {
        if whole
            .parts
            .iter()
            .any(|part| part.keywords.values.is_some())
        {
            return None;
        }
        let by_format = whole.parts.iter().find_map(|part| {
            let (format, at) = part.keywords.format?;
            Some((
                text::is_text_format(format).then_some(JsonType::String)?,
                at,
            ))
        });
        by_format.or_else(|| {
            let rules = || whole.parts.iter().flat_map(|part| &part.keywords.rules);
            let first = rules().next()?;
            // Arrays and objects without a word on what they hold are as good as anything.
            let speaks_of = |ty| {
                rules()
                    .all(|rule| applies_to(&rule.kind, ty))
                    .then_some((ty, first.origin))
            };
            speaks_of(JsonType::String).or_else(|| speaks_of(JsonType::Number))
        })
    })
}

fn with_article(ty: JsonType) -> String {
    let article = match ty {
        JsonType::Object | JsonType::Array | JsonType::Integer => "an",
        JsonType::String | JsonType::Number | JsonType::Boolean => "a",
    };
    format!("{article} {}", ty.word())
}
