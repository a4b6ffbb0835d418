//! What kind of number is it? Integers and numbers and their formats.
//!
//! ```text
//! {type: integer}                 ─▶  Integer(Int64)
//! {type: integer, maximum: 2^64-1, minimum: 0}  ─▶  Integer(Uint64)
//! {type: number, format: int32}   ─▶  Integer(Int32)      the format says that there is no fraction
//! ```

use super::conjunction::Whole;
use super::{Context, format_of};
use crate::diagnostics::catalog::schema as catalog;
use crate::diagnostics::escape;
use crate::ir::{IntegerFormat, NumberFormat, RuleKind};

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
        return by_bounds(whole);
    };
    if let Some((_, known)) = INTEGERS.iter().find(|(name, _)| *name == format) {
        return *known;
    }
    let what = format!(
        "the format `{}` is not known for integers: the value is read as a 64-bit integer",
        escape(format)
    );
    cx.say(at, &catalog::UNKNOWN_FORMAT, what);
    by_bounds(whole)
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

fn by_bounds(whole: &Whole<'_>) -> IntegerFormat {
    let rules = || whole.parts.iter().flat_map(|part| &part.keywords.rules);
    let never_negative = rules().any(|rule| match &rule.kind {
        RuleKind::Minimum(bound) => !bound.limit.is_negative(),
        _ => false,
    });
    let beyond = rules().any(|rule| match &rule.kind {
        RuleKind::Maximum(bound) => bound
            .limit
            .to_i128()
            .is_some_and(|limit| limit > i128::from(i64::MAX) && limit <= i128::from(u64::MAX)),
        _ => false,
    });
    if never_negative && beyond {
        IntegerFormat::Uint64
    } else {
        IntegerFormat::Int64
    }
}
