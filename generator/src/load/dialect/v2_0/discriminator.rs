//! By which value does a body say what it is? In Swagger 2.0 by the name of its definition, unless that says otherwise.
//!
//! ```text
//! Pet: {discriminator: kind}
//! Cat: {allOf: [{$ref: Pet}], x-ms-discriminator-value: cat}
//!   ─▶ Pet: {discriminator: {propertyName: kind, mapping: {cat: '#/definitions/Cat'}}}
//! ```

use std::collections::BTreeSet;

use super::super::rewrite::Rewrite;
use crate::diagnostics::{Severity, catalog};
use crate::source::At;

/// Extensions by which a definition gives its value.
const VALUES: [&str; 2] = ["x-ms-discriminator-value", "x-discriminator-value"];

/// Writes a discriminator: the name of a property, or the object that OpenAPI 3 has.
pub(super) fn write<'d>(cx: &mut Rewrite<'d, '_>, schema: At<'d>, member: At<'d>) {
    let property = if member.is_object() {
        member.get("propertyName")
    } else {
        Some(member)
    };
    let Some(name) = property.filter(|name| name.as_str().is_some()) else {
        let message = catalog::structure::WRONG_TYPE
            .message("`discriminator` should be the name of a property, and is left out")
            .severity(Severity::Warning);
        cx.diagnostics.report(member.origin(), message);
        return;
    };
    let is_plain = member.is_object() && is_mapping(member.get("mapping"));
    if is_plain {
        cx.member(member);
        return;
    }
    let values = values(cx, schema);
    cx.object("discriminator", member, |cx| {
        cx.out.key("propertyName", name);
        cx.out.copy_scalar(name);
        if values.iter().any(|(value, _)| value.is_some()) {
            cx.object("mapping", member, |cx| write_values(cx, &values));
        }
    });
}

/// Whether a mapping is one, or there is none.
fn is_mapping(mapping: Option<At<'_>>) -> bool {
    mapping.is_none_or(|mapping| {
        mapping.is_object() && mapping.entries().all(|(_, to)| to.as_str().is_some())
    })
}

/// The definitions that descend from a schema, and the schema itself, with the values they give themselves.
fn values<'d>(cx: &Rewrite<'d, '_>, schema: At<'d>) -> Vec<(Option<At<'d>>, At<'d>)> {
    let mut known = BTreeSet::from([schema.origin()]);
    let mut found = vec![schema];
    let mut next = 0;
    while let Some(base) = found.get(next).copied() {
        let children = cx.children(base).iter();
        found.extend(children.filter(|child| known.insert(child.origin())));
        next += 1;
    }
    let value = |at: At<'d>| {
        let mut stated = VALUES.iter().filter_map(|key| at.get(key));
        stated.find(|value| value.as_str().is_some())
    };
    found.into_iter().map(|at| (value(at), at)).collect()
}

fn write_values<'d>(cx: &mut Rewrite<'d, '_>, values: &[(Option<At<'d>>, At<'d>)]) {
    let mut taken = BTreeSet::new();
    for (value, definition) in values {
        let text = value
            .and_then(At::as_str)
            .or(definition.key())
            .unwrap_or("");
        if cx.is_full() || !taken.insert(text) {
            continue;
        }
        let like = value.unwrap_or(*definition);
        cx.out.key(text, like);
        let to = definition.tree().pointer(definition.origin());
        let node = cx.out.string(&to, like);
        cx.leads(node, *definition);
    }
}
