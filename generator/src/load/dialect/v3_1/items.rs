//! What are the items of an array? One schema for all of them in OpenAPI 3.0; tuples become a choice.
//!
//! ```text
//! {prefixItems: [A, B], items: false}      {items: {anyOf: [A, B]}, maxItems: 2, prefixItems: [A, B]}
//! {prefixItems: [A, A]}               ─▶   {items: A, prefixItems: [A, A]}
//! {items: true}, {items: false}            {items: {}}, {items: {}, maxItems: 0}
//! ```

use std::collections::BTreeSet;

use super::super::rewrite::Rewrite;
use super::write::not_looked_at;
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
        "prefixItems" => {
            let rest = schema.get("items").filter(|rest| !rest.is_array());
            write_tuple(cx, member, (rest, schema));
        }
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
            write_tuple(cx, member, (schema.get("additionalItems"), schema));
        }
        "items" if member.as_bool() == Some(false) => {
            cx.object("items", member, |_| {});
            if schema.get("maxItems").is_none() {
                write_most(cx, 0, member);
            }
        }
        "items" => cx.member(member),
        _ if prefix.is_none() && schema.get("items").is_none() => {
            match member.as_bool() {
                Some(true) => {}
                // Nothing has been said of items: it is as if `items` said it.
                Some(false) => write_most(cx, 0, member),
                None => {
                    cx.member_as("items", member);
                    return;
                }
            }
            cx.member(member);
        }
        _ => {
            if member.as_bool().is_none() {
                not_looked_at(cx, member, "`unevaluatedItems` is not looked at");
            }
            cx.member(member);
        }
    }
}

/// Writes a tuple; `rest` is what the items beyond it are.
fn write_tuple<'d>(
    cx: &mut Rewrite<'d, '_>,
    prefix: At<'d>,
    (rest, schema): (Option<At<'d>>, At<'d>),
) {
    let is_false = |at: &At<'_>| at.as_bool() == Some(false);
    let listed = prefix.items().chain(rest.filter(|rest| !is_false(rest)));
    write_one_of(cx, ("items", prefix), listed);
    if rest.is_some_and(At::is_object) {
        let what =
            "which item of a tuple stands at which place is not looked at where others follow it";
        not_looked_at(cx, prefix, what);
    } else {
        let closes = |at: At<'_>| at.as_bool() == Some(false);
        let most = schema.get("maxItems").and_then(At::as_u64);
        let is_closed = rest.is_some_and(closes)
            || schema.get("unevaluatedItems").is_some_and(closes)
            || most.is_some_and(|most| {
                usize::try_from(most).is_ok_and(|most| most <= prefix.items().len())
            });
        if !is_closed {
            let what = "items that follow the tuple are read as if they were of it";
            not_looked_at(cx, prefix, what);
        }
        cx.array("prefixItems", prefix, |cx| {
            for item in prefix.items() {
                cx.value_or_reference(item);
            }
        });
    }
    let closed = [rest, schema.get("unevaluatedItems")];
    if closed.iter().flatten().any(is_false) && schema.get("maxItems").is_none() {
        write_most(cx, prefix.items().len(), prefix);
    }
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

fn write_most<'d>(cx: &mut Rewrite<'d, '_>, most: usize, like: At<'d>) {
    cx.out.key("maxItems", like);
    cx.out.count(most, like);
}
