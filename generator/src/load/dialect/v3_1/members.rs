//! What may members be that no property names? One schema for all of them in OpenAPI 3.0.
//!
//! ```text
//! {patternProperties: {^x-: A}}                         {additionalProperties: A}, with a note
//! {patternProperties: {^a: A, ^b: B}}              ─▶   {additionalProperties: {anyOf: [A, B]}}, with a note
//! {unevaluatedProperties: false}                        {additionalProperties: false}
//! ```

use super::super::rewrite::Rewrite;
use super::items::write_one_of;
use super::write::not_looked_at;
use crate::source::At;

const ADDITIONAL: &str = "additionalProperties";

/// Writes a keyword about members that no property names.
pub(super) fn write<'d>(
    cx: &mut Rewrite<'d, '_>,
    schema: At<'d>,
    (keyword, member): (&str, At<'d>),
) {
    let patterns = schema
        .get("patternProperties")
        .filter(|patterns| patterns.entries().len() > 0);
    let stated = schema.get(ADDITIONAL);
    match (keyword, patterns) {
        ("patternProperties", Some(_)) => write_patterns(cx, schema, member),
        // It is part of what the patterns come to.
        (ADDITIONAL, Some(_)) => {}
        (ADDITIONAL, None) => write_additional(cx, member),
        ("unevaluatedProperties", None) if stated.is_none() => write_additional(cx, member),
        ("unevaluatedProperties", _) => {
            if member.is_object() {
                not_looked_at(cx, member, "`unevaluatedProperties` is not looked at");
            }
            cx.member(member);
        }
        _ => cx.member(member),
    }
}

/// `true` and `false` stay what they are here.
fn write_additional<'d>(cx: &mut Rewrite<'d, '_>, member: At<'d>) {
    if member.as_bool().is_some() {
        cx.out.key(ADDITIONAL, member);
        let node = cx.out.copy_scalar(member);
        cx.out.image(member, node);
    } else {
        cx.member_as(ADDITIONAL, member);
    }
}

fn write_patterns<'d>(cx: &mut Rewrite<'d, '_>, schema: At<'d>, patterns: At<'d>) {
    not_looked_at(
        cx,
        patterns,
        "the names of members are not held against `patternProperties`",
    );
    let stated = schema
        .get(ADDITIONAL)
        .or_else(|| schema.get("unevaluatedProperties"));
    let is_false = |at: &At<'_>| at.as_bool() == Some(false);
    let schemas: Vec<At<'d>> = patterns
        .entries()
        .map(|(_, schema)| schema)
        .chain(stated)
        .filter(|schema| !is_false(schema))
        .collect();
    if schemas.iter().any(|schema| schema.as_bool() == Some(true)) {
        cx.out.key(ADDITIONAL, patterns);
        cx.out.boolean(true, patterns);
        cx.member(patterns);
    } else if schemas.is_empty() {
        cx.out.key(ADDITIONAL, patterns);
        cx.out.boolean(false, patterns);
    } else {
        write_one_of(cx, (ADDITIONAL, patterns), schemas.into_iter());
    }
}
