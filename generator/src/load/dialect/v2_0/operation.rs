//! What is an operation in the words of OpenAPI 3.0? Its parameters without those that make its body, the body, and its
//! responses with the media types it produces.

use std::collections::{BTreeMap, BTreeSet};

use super::super::rewrite::Rewrite;
use super::{body, holder_of, parameter, response, root_of};
use crate::diagnostics::{Feature, catalog, escape};
use crate::load::structure::model::Thing;
use crate::source::{At, Container};

/// Writes a path item. What of its parameters makes a body is part of each operation.
pub(super) fn write_path_item<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    cx.open(Container::Object, at);
    for (key, member) in at.entries() {
        if key == "parameters" {
            write_parameters(cx, member);
        } else if is_unsupported(cx, member) {
            cx.member_as(&format!("x-{key}"), member);
        } else {
            cx.member(member);
        }
    }
    cx.close();
}

/// Whether a member of a path item is an operation whose body OpenAPI 3 cannot describe, which is reported.
fn is_unsupported<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) -> bool {
    if cx.thing(at) != Some(Thing::Operation) {
        return false;
    }
    let parameters = body_parameters(cx, at);
    let Some((format, text)) = body::unsaid(&parameters, holder_of(cx, at, "consumes")) else {
        return false;
    };
    let what = format!(
        "no style of OpenAPI 3 separates values as `{}` does",
        escape(text)
    );
    cx.diagnostics
        .unsupported_because(format.origin(), Feature::ParameterStyle, what);
    true
}

/// Writes an operation.
pub(super) fn write<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    cx.open(Container::Object, at);
    for (key, member) in at.entries() {
        match key {
            "parameters" => write_parameters(cx, member),
            "consumes" | "produces" => {}
            "schemes" => {
                cx.say_once("schemes", member, |others| {
                    catalog::structure::LEFT_OUT.message(format!(
                        "protocols of a single operation are left out: the client has one base URL{others}"
                    ))
                });
            }
            "responses" => write_responses(cx, at, member),
            _ => cx.member(member),
        }
    }
    let parameters = body_parameters(cx, at);
    body::write(cx, &parameters, holder_of(cx, at, "consumes"));
    cx.close();
}

fn write_parameters<'d>(cx: &mut Rewrite<'d, '_>, list: At<'d>) {
    cx.out.same_key(list);
    cx.open(Container::Array, list);
    let mut fields: BTreeMap<&str, At<'d>> = BTreeMap::new();
    for item in list.items() {
        let at = cx.resolve(item);
        if !parameter::is_body(at) {
            cx.value(item);
            continue;
        }
        let Some(name) = field_name(at) else { continue };
        let first = *fields.entry(name).or_insert(item);
        if first.origin() != item.origin() {
            let message = catalog::lower::DUPLICATE_PARAMETER
                .message(format!(
                    "the parameter `{}` is given twice in one list",
                    escape(name)
                ))
                .related(first.origin(), "first here");
            cx.diagnostics.report(item.origin(), message);
        }
    }
    cx.close();
}

/// The name of a parameter that is a field of a form.
fn field_name(at: At<'_>) -> Option<&str> {
    let is_field = at.get("in").and_then(At::as_str) == Some("formData");
    at.get("name").filter(|_| is_field).and_then(At::as_text)
}

/// The parameters that make the body: those of the operation, and those of its path that it does not replace.
fn body_parameters<'d>(cx: &Rewrite<'d, '_>, operation: At<'d>) -> Vec<At<'d>> {
    let of = |holder: Option<At<'d>>| -> Vec<At<'d>> {
        let listed = holder.and_then(|holder| holder.get("parameters"));
        let listed = listed.into_iter().flat_map(At::items);
        let mut known = BTreeSet::new();
        listed
            .map(|item| cx.resolve(item))
            .filter(|at| parameter::is_body(*at))
            .filter(|at| field_name(*at).is_none_or(|name| known.insert(name)))
            .collect()
    };
    let own = of(Some(operation));
    let is_whole = |at: &At<'d>| at.get("in").and_then(At::as_str) == Some("body");
    let name = |at: &At<'d>| at.get("name").and_then(At::as_text);
    let own_names: BTreeSet<_> = own.iter().map(name).collect();
    let has_whole = own.iter().any(is_whole);
    let is_replaced = |inherited: &At<'d>| {
        has_whole
            || own_names.contains(&name(inherited))
            || (is_whole(inherited) && !own.is_empty())
    };
    let mut all: Vec<At<'d>> = of(operation.parent())
        .into_iter()
        .filter(|at| !is_replaced(at))
        .collect();
    all.extend(own);
    all
}

fn write_responses<'d>(cx: &mut Rewrite<'d, '_>, operation: At<'d>, responses: At<'d>) {
    let holder = holder_of(cx, operation, "produces");
    let names = |holder: At<'d>| {
        let listed = holder.get("produces").into_iter().flat_map(At::items);
        listed.map(At::as_str)
    };
    let root = root_of(cx, operation);
    let is_as_shared = holder.origin() == root.origin() || names(holder).eq(names(root));
    cx.out.same_key(responses);
    cx.open(Container::Object, responses);
    for (key, member) in responses.entries() {
        let target = cx.resolve(member);
        let is_reference = cx.target(member).is_some();
        if key.starts_with("x-")
            || (is_reference && (is_as_shared || target.get("schema").is_none()))
        {
            cx.member(member);
        } else if is_reference {
            // A response that others share, in the media types of this operation.
            cx.out.same_key(member);
            cx.begin(Container::Object, member);
            response::write_members(cx, target, holder);
            cx.close();
        } else {
            cx.out.same_key(member);
            response::write(cx, member, holder);
        }
    }
    cx.close();
}
