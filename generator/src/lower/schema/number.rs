//! What kind of number is it? Integers and numbers and their formats.
//!
//! ```text
//! {type: integer}                 ─▶  Integer(Int64)
//! {type: integer, maximum: 2^64-1, minimum: 0}  ─▶  Integer(Uint64)
//! {type: number, format: int32}   ─▶  Integer(Int32)      the format says that there is no fraction
//! ```

use std::ops::RangeInclusive;

use super::conjunction::Whole;
use super::{Context, format_of};
use crate::diagnostics::catalog::schema as catalog;
use crate::diagnostics::escape;
use crate::ir::{IntegerFormat, Number, NumberFormat, RuleKind};
use crate::source::{Origin, Value};

const INTEGERS: &[(&str, IntegerFormat)] = &[
    ("int8", IntegerFormat::Int8),
    ("int16", IntegerFormat::Int16),
    ("int32", IntegerFormat::Int32),
    ("int64", IntegerFormat::Int64),
    ("uint8", IntegerFormat::Uint8),
    ("uint16", IntegerFormat::Uint16),
    ("uint32", IntegerFormat::Uint32),
    ("uint64", IntegerFormat::Uint64),
    ("integer", IntegerFormat::Int64),
    ("int", IntegerFormat::Int64),
    ("long", IntegerFormat::Int64),
];

const NUMBERS: &[(&str, NumberFormat)] = &[
    ("float", NumberFormat::Float),
    ("double", NumberFormat::Double),
    ("decimal", NumberFormat::Decimal),
    ("number", NumberFormat::Double),
];

/// The format of a `number`: that of an integer means that there is no fraction.
pub(super) enum Format {
    Integer(IntegerFormat),
    Number(NumberFormat),
}

/// The format of an `integer`. Without one it is `i64`, unless its bounds reach beyond on the upper side only.
pub(super) fn integer_format(cx: &mut Context<'_, '_>, whole: &Whole<'_>) -> IntegerFormat {
    let Some((format, at)) = format_of(whole) else {
        return by_bounds(cx, whole);
    };
    if let Some((_, known)) = INTEGERS.iter().find(|(name, _)| *name == format) {
        return *known;
    }
    let what = format!(
        "the format `{}` is not known for integers: the value is read as a 64-bit integer",
        escape(format)
    );
    cx.say(at, &catalog::UNKNOWN_FORMAT, what);
    by_bounds(cx, whole)
}

/// The format of a `number`.
pub(super) fn format(cx: &mut Context<'_, '_>, whole: &Whole<'_>) -> Format {
    let Some((format, at)) = format_of(whole) else {
        return Format::Number(NumberFormat::Double);
    };
    if let Some((_, known)) = NUMBERS.iter().find(|(name, _)| *name == format) {
        return Format::Number(*known);
    }
    if let Some((_, known)) = INTEGERS.iter().find(|(name, _)| *name == format) {
        return Format::Integer(*known);
    }
    let what = format!(
        "the format `{}` is not known for numbers: the value is read as any number",
        escape(format)
    );
    cx.say(at, &catalog::UNKNOWN_FORMAT, what);
    Format::Number(NumberFormat::Double)
}

/// Where the schema reaches beyond `i64`: at nothing but numbers from 0 on the value is a `u64`. What is beyond its type
/// even so is said.
fn by_bounds(cx: &mut Context<'_, '_>, whole: &Whole<'_>) -> IntegerFormat {
    let mut stated: Vec<(Number, Origin)> = Vec::new();
    let mut never_negative = false;
    for part in &whole.parts {
        for rule in &part.keywords.rules {
            match &rule.kind {
                RuleKind::Minimum(bound) => {
                    never_negative |= !bound.limit.is_negative();
                    stated.push((bound.limit.clone(), rule.origin));
                }
                RuleKind::Maximum(bound) => stated.push((bound.limit.clone(), rule.origin)),
                _ => {}
            }
        }
        let Some(list) = part.keywords.values else {
            continue;
        };
        let listed = list.items().filter_map(|at| match at.value() {
            Value::Number(text) => Some((Number::from_json_text(text)?, at.origin())),
            _ => None,
        });
        let listed: Vec<(Number, Origin)> = listed.collect();
        never_negative |=
            !listed.is_empty() && listed.iter().all(|(value, _)| !value.is_negative());
        stated.extend(listed);
    }
    let beyond = |range: RangeInclusive<i128>| {
        let mut stated = stated.iter();
        stated.find(move |(value, _)| is_beyond(value, &range))
    };
    let signed = i128::from(i64::MIN)..=i128::from(i64::MAX);
    if beyond(signed.clone()).is_none() {
        return IntegerFormat::Int64;
    }
    let (format, range, held) = if never_negative {
        (IntegerFormat::Uint64, 0..=i128::from(u64::MAX), "u64")
    } else {
        (IntegerFormat::Int64, signed, "i64")
    };
    if let Some((value, origin)) = beyond(range) {
        let what = format!("{value} is beyond `{held}`, which holds the value");
        cx.say(*origin, &catalog::WIDE_INTEGER, what);
    }
    format
}

/// Whether an integer is outside of a range; a bound with a fraction is near zero in practice, and never is.
fn is_beyond(value: &Number, range: &RangeInclusive<i128>) -> bool {
    value
        .to_i128()
        .map_or_else(|| value.is_integer(), |value| !range.contains(&value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::NUMBER_FORMATS;

    #[test]
    fn the_formats_are_those_that_are_told_from_formats_of_text() {
        let integers = INTEGERS.iter().map(|(name, _)| *name);
        let known: Vec<&str> = integers
            .chain(NUMBERS.iter().map(|(name, _)| *name))
            .collect();
        // A decimal is a text, too.
        let known: Vec<&str> = known
            .into_iter()
            .filter(|name| *name != "decimal")
            .collect();
        assert_eq!(known, NUMBER_FORMATS);
    }
}
