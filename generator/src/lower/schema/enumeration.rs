//! Which values are there? `enum`, by the type of its values.
//!
//! ```text
//! {type: string, enum: [a, b, null]}  ─▶  Enum { kind: Text, values: [a, b] }, nullable
//! {type: boolean, enum: [true]}       ─▶  Bool with the rule Among([true])
//! ```
//!
//! Where several schemas list values, a value must be in every list; lists without a common value are a slip, and the
//! most particular one is used. A value that does not fit the type is read as it
//! was meant where that is plain (`1` for a string, `"2 (Full)"` for an integer), left out with a warning otherwise; where
//! nothing would be left of a list, it is the type that is wrong: the values are taken as they stand.

use std::collections::BTreeSet;

use super::Context;
use super::classify::json_type;
use super::conjunction::Whole;
use super::keywords::JsonType;
use super::limits;
use super::literal::{self, Fit};
use crate::diagnostics::catalog::schema as catalog;
use crate::diagnostics::escape;
use crate::ir::{Assertion, Enum, EnumKind, EnumValue, Json, Rule, RuleKind};
use crate::lower::json;
use crate::source::{At, canonical, same_value};

/// What `enum` comes to.
pub(super) enum Enumerated {
    /// There is none that makes a type.
    Not,
    /// `null` is the only value.
    OnlyNull,
    /// A list of scalars.
    Values(EnumKind, Vec<EnumValue>),
}

/// Reads the lists of a whole whose type is known. Booleans, numbers, and integers of which some exceed `i64` keep their
/// type: see [`among`].
pub(super) fn read(
    cx: &mut Context<'_, '_>,
    whole: &Whole<'_>,
    ty: Option<JsonType>,
) -> Enumerated {
    let Some(listed) = listed(cx, whole) else {
        return Enumerated::Not;
    };
    if !listed.is_empty() && listed.iter().all(|at| at.is_null()) {
        return Enumerated::OnlyNull;
    }
    let (values, ty) = match fitting(cx, listed.clone(), ty) {
        // The list is the more particular of the two.
        values if values.is_empty() => (fitting(cx, listed, None), None),
        values => (values, ty),
    };
    let Some(kind) = kind_of(&values) else {
        return Enumerated::Not;
    };
    if ty == Some(JsonType::Integer) && kind == EnumKind::Mixed || is_secret(whole, ty) {
        return Enumerated::Not;
    }
    match ty {
        Some(JsonType::Boolean | JsonType::Number | JsonType::Object | JsonType::Array) => {
            Enumerated::Not
        }
        Some(JsonType::String | JsonType::Integer) | None => Enumerated::Values(kind, values),
    }
}

/// Whether some list admits `null`.
pub(super) fn admits_null(whole: &Whole<'_>) -> bool {
    let mut lists = whole
        .parts
        .iter()
        .filter_map(|part| part.keywords.values)
        .peekable();
    lists.peek().is_some() && lists.all(|list| list.items().any(At::is_null))
}

/// The lists as a rule, for types that stay what they are.
pub(super) fn among(cx: &mut Context<'_, '_>, whole: &Whole<'_>) -> Option<Rule> {
    let ty = json_type(cx, whole).ok()?;
    let listed = listed(cx, whole)?;
    let list = listed.first()?.parent()?;
    let origin = list.origin();
    match ty {
        Some(JsonType::Boolean | JsonType::Number | JsonType::Integer) => {
            let values: Vec<Json> = fitting(cx, listed, ty)
                .into_iter()
                .map(|value| value.value)
                .collect();
            (!values.is_empty()).then_some(Rule {
                origin,
                kind: RuleKind::Among(values),
            })
        }
        Some(ty @ (JsonType::Object | JsonType::Array)) => {
            let values: Vec<Json> = listed
                .iter()
                .filter_map(|at| match literal::fit(*at, ty) {
                    Fit::Exact(value) => Some(value),
                    Fit::Read(_) | Fit::Misfit => None,
                })
                .collect();
            if values.is_empty() {
                let what = format!(
                    "this `enum` lists no {} and is not looked at: any {} is accepted",
                    ty.word(),
                    ty.word()
                );
                cx.say(origin, &catalog::NOT_VALIDATED, what);
                return None;
            }
            Some(listed_values(list, values))
        }
        // Lists or objects are among them, or they would be an enumeration.
        None => Some(listed_values(
            list,
            listed.iter().copied().map(json::lower).collect(),
        )),
        Some(JsonType::String) => is_secret(whole, Some(JsonType::String)).then(|| {
            let values = fitting(cx, listed, ty).into_iter();
            listed_values(list, values.map(|value| value.value).collect())
        }),
    }
}

/// Whether the values are secrets: an enumeration would show them.
fn is_secret(whole: &Whole<'_>, ty: Option<JsonType>) -> bool {
    let formats = whole.parts.iter().filter_map(|part| part.keywords.format);
    ty == Some(JsonType::String) && formats.map(|(format, _)| format).any(|it| it == "password")
}

/// The rule that a value is one of these, as JSON.
fn listed_values(list: At<'_>, values: Vec<Json>) -> Rule {
    Rule {
        origin: list.origin().key(),
        kind: RuleKind::Asserted {
            keyword: "enum",
            assertion: Assertion::Values(values),
        },
    }
}

/// The values that are in every list, as the last list has them.
fn listed<'d>(cx: &mut Context<'_, '_>, whole: &Whole<'d>) -> Option<Vec<At<'d>>> {
    let lists: Vec<At<'d>> = whole
        .parts
        .iter()
        .filter_map(|part| part.keywords.values)
        .collect();
    let (last, others) = lists.split_last()?;
    let comparisons = others
        .iter()
        .map(|list| list.items().len())
        .sum::<usize>()
        .saturating_mul(last.items().len());
    if !limits::spend(cx, last.origin(), comparisons) {
        return None;
    }
    let in_all = |value: &At<'d>| {
        others
            .iter()
            .all(|list| list.items().any(|other| same_value(*value, other)))
    };
    let common: Vec<At<'d>> = last.items().filter(in_all).collect();
    if common.is_empty() {
        if let Some(other) = others.last() {
            let what = "no value is in both lists: this one is used";
            cx.say_with(last.origin(), &catalog::LISTS_APART, what, |message| {
                message.related(other.origin(), "the other list")
            });
        }
        return Some(last.items().collect());
    }
    Some(common)
}

/// The values that fit the type, without `null` and each once.
fn fitting(cx: &mut Context<'_, '_>, listed: Vec<At<'_>>, ty: Option<JsonType>) -> Vec<EnumValue> {
    let mut values: Vec<EnumValue> = Vec::new();
    let mut misfits = Vec::new();
    // What is there, by how it is written in the document, and by what it is read as.
    let (mut seen, mut known) = (BTreeSet::new(), BTreeSet::new());
    let is_new = |at: &At<'_>| !at.is_null() && seen.insert(canonical(*at));
    for at in listed.into_iter().filter(is_new) {
        let fit = ty.map_or_else(|| Fit::Exact(json::lower(at)), |ty| literal::fit(at, ty));
        let value = match fit {
            Fit::Exact(value) => {
                known.insert(format!("{value:?}"));
                value
            }
            Fit::Read(value) if !known.insert(format!("{value:?}")) => continue,
            Fit::Read(value) => {
                let what = format!(
                    "`{}` is read as the {} it spells",
                    shown(at),
                    ty.map_or("value", JsonType::word)
                );
                cx.say(at.origin(), &catalog::VALUE_OF_OTHER_TYPE, what);
                value
            }
            Fit::Misfit => {
                misfits.push(at);
                continue;
            }
        };
        values.push(EnumValue {
            origin: at.origin(),
            value,
        });
    }
    let word = ty.map_or("value", JsonType::word);
    match misfits.first() {
        None => {}
        Some(first) if values.is_empty() => {
            let what = format!(
                "no value of this `enum` is of the type {word}: the values are taken as they stand"
            );
            let list = first.parent().map_or(first.origin(), At::origin);
            cx.say(list, &catalog::ENUM_OF_OTHER_TYPE, what);
        }
        Some(_) => {
            for at in misfits {
                let what = format!("`{}` is no {word} and is left out", shown(at));
                cx.say(at.origin(), &catalog::VALUE_OF_OTHER_TYPE, what);
            }
        }
    }
    values
}

fn shown(at: At<'_>) -> String {
    match at.as_str() {
        Some(text) => format!("\"{}\"", escape(text)),
        None if at.is_array() || at.is_object() => at.kind_name().to_owned(),
        None => escape(at.scalar_source()),
    }
}

fn kind_of(values: &[EnumValue]) -> Option<EnumKind> {
    let is_scalar = |value: &EnumValue| !matches!(value.value, Json::Array(_) | Json::Object(_));
    let is_text = |value: &EnumValue| matches!(value.value, Json::String(_));
    let is_integer = |value: &EnumValue| match &value.value {
        Json::Number(number) => number
            .to_i128()
            .is_some_and(|value| i64::try_from(value).is_ok()),
        Json::Null | Json::Bool(_) | Json::String(_) | Json::Array(_) | Json::Object(_) => false,
    };
    if values.is_empty() || !values.iter().all(is_scalar) {
        None
    } else if values.iter().all(is_text) {
        Some(EnumKind::Text)
    } else if values.iter().all(is_integer) {
        Some(EnumKind::Integer)
    } else {
        Some(EnumKind::Mixed)
    }
}

/// The shape of a list of scalars.
pub(super) fn shape(kind: EnumKind, values: Vec<EnumValue>) -> Enum {
    Enum { kind, values }
}
