//! Which bounds are exclusive? A number of its own in OpenAPI 3.1, a boolean beside the bound in OpenAPI 3.0.
//!
//! ```text
//! {exclusiveMinimum: 0}                {minimum: 0, exclusiveMinimum: true}
//! {minimum: 1, exclusiveMinimum: 0} ─▶ {minimum: 1, allOf: [{minimum: 0, exclusiveMinimum: true}]}
//! {minimum: 0, exclusiveMinimum: true} as it is, with a note
//! ```

use super::super::rewrite::Rewrite;
use crate::diagnostics::catalog;
use crate::source::{At, Value};

/// The keywords of exclusive bounds, and those of the bounds themselves.
const PAIRS: [(&str, &str); 2] = [
    ("exclusiveMinimum", "minimum"),
    ("exclusiveMaximum", "maximum"),
];

fn inclusive(keyword: &str) -> &'static str {
    PAIRS
        .iter()
        .find(|(exclusive, _)| *exclusive == keyword)
        .map_or("minimum", |(_, inclusive)| inclusive)
}

/// The exclusive bounds of a schema that has an inclusive one as well, with the names that OpenAPI 3.0 gives them.
pub(super) fn second(schema: At<'_>) -> impl Iterator<Item = (&'static str, At<'_>)> {
    PAIRS.iter().filter_map(move |(exclusive, inclusive)| {
        let bound = schema.get(exclusive)?;
        schema.get(inclusive)?;
        bound.as_number_text().map(|_| (*exclusive, bound))
    })
}

/// Writes an exclusive bound.
pub(super) fn write<'d>(
    cx: &mut Rewrite<'d, '_>,
    schema: At<'d>,
    (keyword, member): (&str, At<'d>),
) {
    match member.value() {
        Value::Number(_) if schema.get(inclusive(keyword)).is_none() => {
            write_exclusive(cx, keyword, member);
        }
        // It is a member of `allOf`.
        Value::Number(_) => {}
        Value::Bool(_) => {
            cx.say_once("exclusive", member, |others| {
                catalog::structure::OLDER_FORM.message(format!(
                    "a boolean beside the bound is of OpenAPI 3.0 and is read as it is meant there{others}"
                ))
            });
            cx.member(member);
        }
        Value::Null | Value::String(_) | Value::Array | Value::Object => cx.member(member),
    }
}

/// Writes a number as a bound and that it is exclusive.
pub(super) fn write_exclusive<'d>(cx: &mut Rewrite<'d, '_>, keyword: &str, bound: At<'d>) {
    cx.out.key(inclusive(keyword), bound);
    cx.out.copy_scalar(bound);
    cx.out.key(keyword, bound);
    cx.out.boolean(true, bound);
}
