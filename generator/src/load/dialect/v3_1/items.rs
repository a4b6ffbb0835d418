//! What are the items of an array? One schema for all of them in OpenAPI 3.0; tuples become a choice.
//!
//! ```text
//! {prefixItems: [A, B], items: false}      {items: {anyOf: [A, B]}, maxItems: 2, prefixItems: [A, B]}
//! {prefixItems: [A, A]}               ─▶   {items: A, prefixItems: [A, A]}
//! {items: true}, {items: false}            {items: {}}, {items: {}, maxItems: 0}
//! {unevaluatedItems: false}                {maxItems: 0}
//! ```
//!
//! `unevaluatedItems` leaves alone what other schemas say of the same array (JSON Schema 2020-12 Core § 11.2). Beside such
//! it is not looked at.

use std::collections::BTreeSet;

use super::super::rewrite::Rewrite;
use super::write::{IN_PLACE, not_looked_at};
use crate::diagnostics::catalog;
use crate::source::{At, Container, canonical};

/// Values that a schema may have for others to be compared with it.
const SMALL: usize = 100;

/// Writes a keyword about items.
pub(super) fn write<'d>(
    cx: &mut Rewrite<'d, '_>,
    schema: At<'d>,
    (keyword, member): (&str, At<'d>),
) {
    let prefix = schema.get("prefixItems");
    let older = schema.get("items").filter(|items| items.is_array());
    match keyword {
        "prefixItems" => write_tuple(cx, member, schema),
        "items" if prefix.is_some() => {
            // Anything else is part of the tuple.
            if member.is_array() {
                not_looked_at(cx, member, "a list beside `prefixItems` is not looked at");
            }
        }
        "additionalItems" if older.is_some() => {}
        "additionalItems" => cx.member(member),
        "items" if member.is_array() => {
            cx.say_once("tuple", member, |others| {
                catalog::structure::OLDER_FORM.message(format!(
                    "`items` as a list is of older drafts, and is read as `prefixItems`{others}"
                ))
            });
            write_tuple(cx, member, schema);
        }
        "items" if member.as_bool() == Some(false) => {
            cx.object("items", member, |_| {});
            write_most(cx, schema, member);
        }
        "items" => cx.member(member),
        "maxItems" => match closed_at(schema).filter(|most| exceeds(member, *most)) {
            Some(most) => {
                cx.out.key("maxItems", member);
                cx.out.count(most, member);
            }
            None => cx.member(member),
        },
        _ => write_left_over(cx, schema, member),
    }
}

/// Writes `unevaluatedItems`. Where nothing has been said of items, it is as if `items` said it.
fn write_left_over<'d>(cx: &mut Rewrite<'d, '_>, schema: At<'d>, member: At<'d>) {
    let says_nothing = ["items", "prefixItems"]
        .iter()
        .all(|key| schema.get(key).is_none());
    let is_alone = says_nothing && !is_beside_others(schema);
    match member.as_bool() {
        Some(true) => {}
        Some(false) if is_alone => write_most(cx, schema, member),
        // The tuple ends where it says, or something else says what every item is.
        Some(false) if is_closing(schema) || !is_open(schema) => {}
        None if is_alone => cx.member_as("items", member),
        Some(false) | None => {
            not_looked_at(cx, member, "`unevaluatedItems` is not looked at");
            cx.member(member);
        }
    }
}

/// Whether something may stand behind the items that a schema describes, as far as it says itself.
fn is_open(schema: At<'_>) -> bool {
    rest(schema).is_none()
}

/// What a schema says of the items that are not in its tuple.
fn rest(schema: At<'_>) -> Option<At<'_>> {
    match schema.get("items") {
        Some(items) if !items.is_array() => Some(items),
        Some(_) if schema.get("prefixItems").is_none() => schema.get("additionalItems"),
        Some(_) | None => None,
    }
}

/// Whether other schemas may say something of the items of the same array.
fn is_beside_others(schema: At<'_>) -> bool {
    let mut others = IN_PLACE.iter().chain(&["contains"]);
    others.any(|key| schema.get(key).is_some())
}

/// Whether `unevaluatedItems` refuses all that the schema itself leaves over.
fn is_closing(schema: At<'_>) -> bool {
    let left = schema.get("unevaluatedItems").and_then(At::as_bool);
    left == Some(false) && is_open(schema) && !is_beside_others(schema)
}

/// The number of items behind which none may follow.
fn closed_at(schema: At<'_>) -> Option<usize> {
    let is_closed = match rest(schema) {
        Some(rest) => rest.as_bool() == Some(false),
        None => is_closing(schema),
    };
    let older = || schema.get("items").filter(|items| items.is_array());
    let tuple = schema.get("prefixItems").or_else(older);
    is_closed.then(|| tuple.map_or(0, |tuple| tuple.items().len()))
}

/// Whether a stated number is greater.
fn exceeds(stated: At<'_>, most: usize) -> bool {
    stated
        .as_u64()
        .is_some_and(|stated| usize::try_from(stated).map_or(true, |stated| stated > most))
}

/// Writes a tuple.
fn write_tuple<'d>(cx: &mut Rewrite<'d, '_>, prefix: At<'d>, schema: At<'d>) {
    let rest = rest(schema);
    let is_false = |at: &At<'_>| at.as_bool() == Some(false);
    let listed = prefix.items().chain(rest.filter(|rest| !is_false(rest)));
    write_one_of(cx, ("items", prefix), listed);
    if rest.is_some_and(At::is_object) {
        let what =
            "which item of a tuple stands at which place is not looked at where others follow it";
        not_looked_at(cx, prefix, what);
    } else {
        let most = schema.get("maxItems");
        let is_short = most.is_some_and(|most| !exceeds(most, prefix.items().len()));
        if closed_at(schema).is_none() && !is_short {
            let what = "items that follow the tuple are read as if they were of it";
            not_looked_at(cx, prefix, what);
        }
        cx.array("prefixItems", prefix, |cx| {
            for item in prefix.items() {
                cx.value_or_reference(item);
            }
        });
    }
    write_most(cx, schema, prefix);
}

/// Writes a member that may satisfy any of several schemas; of those that say the same, one is enough.
pub(super) fn write_one_of<'d>(
    cx: &mut Rewrite<'d, '_>,
    (name, like): (&str, At<'d>),
    schemas: impl Iterator<Item = At<'d>>,
) {
    let mut known = BTreeSet::new();
    let mut distinct = Vec::new();
    for schema in schemas {
        // To find that large schemas are the same would take longer than it is worth.
        if !is_small(schema) || known.insert(canonical(schema)) {
            distinct.push(schema);
        }
    }
    match distinct.as_slice() {
        [] => cx.object(name, like, |_| {}),
        [one] => cx.member_as(name, *one),
        many => cx.object(name, like, |cx| {
            cx.out.key("anyOf", like);
            let node = cx.begin(Container::Array, like);
            cx.out.image(like, node);
            for schema in many {
                cx.value(*schema);
            }
            cx.close();
        }),
    }
}

/// Whether a schema has few values below it.
fn is_small(schema: At<'_>) -> bool {
    let mut pending = vec![schema];
    let mut seen = 0;
    while let Some(at) = pending.pop() {
        seen += 1;
        if seen + pending.len() > SMALL {
            return false;
        }
        pending.extend(at.children().take(SMALL + 1));
    }
    true
}

/// Writes how many items a closed array has at most, unless the schema has a number to be written.
fn write_most<'d>(cx: &mut Rewrite<'d, '_>, schema: At<'d>, like: At<'d>) {
    let most = closed_at(schema).filter(|_| schema.get("maxItems").is_none());
    if let Some(most) = most {
        cx.out.key("maxItems", like);
        cx.out.count(most, like);
    }
}
