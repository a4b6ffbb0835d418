//! What may members be that no property names? One schema for all of them in OpenAPI 3.0.
//!
//! ```text
//! {patternProperties: {^x-: A}}                         {additionalProperties: A}
//! {patternProperties: {^a: A, ^b: B}}              ─▶   {additionalProperties: {anyOf: [A, B]}}
//! {unevaluatedProperties: false}                        {additionalProperties: false}
//! ```
//!
//! What is said of names stays beside it, with references to the schemas where they are now, and what the author wrote as
//! `additionalProperties` under a name of ours.

use super::super::rewrite::Rewrite;
use super::items::write_one_of;
use super::write::{IN_PLACE, not_looked_at};
use crate::load::OTHER_MEMBERS;
use crate::source::{At, Container};

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
        ("unevaluatedProperties", None) if stated.is_none() => {
            write_additional(cx, member);
            write_beside_others(cx, schema, member);
        }
        // Beside `additionalProperties` nothing is left for it.
        ("unevaluatedProperties", _) if stated.is_some() && member.as_bool().is_some() => {}
        ("unevaluatedProperties", Some(_)) if member.as_bool().is_some() => {
            write_beside_others(cx, schema, member);
        }
        ("unevaluatedProperties", _) => {
            if member.is_object() {
                not_looked_at(cx, member, "`unevaluatedProperties` is not looked at");
            }
            cx.member(member);
        }
        _ => cx.member(member),
    }
}

/// Says where `unevaluatedProperties` is more than `additionalProperties`: it leaves alone what other schemas describe
/// (§ 11.3). A type is made of all of them together; a condition is read by itself.
fn write_beside_others<'d>(cx: &mut Rewrite<'d, '_>, schema: At<'d>, member: At<'d>) {
    let mut others = IN_PLACE.iter().chain(&["dependentSchemas"]);
    let has_others = others.any(|key| schema.get(key).is_some());
    if has_others && member.as_bool() != Some(true) {
        cx.out.key("unevaluatedProperties", member);
        cx.out.boolean(false, member);
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
    let stated = schema
        .get(ADDITIONAL)
        .or_else(|| schema.get("unevaluatedProperties"));
    if stated.is_none() {
        not_looked_at(
            cx,
            patterns,
            "members whose names match no pattern are read as if they did",
        );
    }
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
    } else if schemas.is_empty() {
        cx.out.key(ADDITIONAL, patterns);
        cx.out.boolean(false, patterns);
    } else {
        write_one_of(cx, (ADDITIONAL, patterns), schemas.into_iter());
    }
    cx.out.same_key(patterns);
    let node = cx.begin(Container::Object, patterns);
    if !cx.is_written(patterns) {
        cx.out.image(patterns, node);
    }
    for (_, schema) in patterns.entries() {
        cx.out.same_key(schema);
        cx.value_or_reference(schema);
    }
    cx.close();
    if let Some(stated) = stated {
        cx.out.key(OTHER_MEMBERS, stated);
        if stated.as_bool().is_some() {
            cx.out.copy_scalar(stated);
        } else {
            cx.value_or_reference(stated);
        }
    }
}
