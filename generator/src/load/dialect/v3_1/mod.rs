//! How does OpenAPI 3.1 become what `lower` understands? Schemas are rewritten keyword by keyword; the rest of a
//! document differs from OpenAPI 3.0 in a few places.
//!
//! ```text
//! webhooks: {…}                              x-webhooks: {…}, with a note
//! components: {pathItems: {…}}          ─▶   components: {x-pathItems: {…}}      only references lead there
//! $defs: {Cat: …} that a `$ref` leads to     components: {schemas: {Cat: …}}     a type with that name
//! ```

mod bounds;
mod choice;
mod content;
mod defs;
mod items;
mod members;
pub(super) mod schema;
mod types;
mod write;

use super::rewrite::Rewrite;
use crate::diagnostics::{Feature, Severity, catalog, escape};
use crate::load::structure::model::Thing;
use crate::source::{At, Container};

/// Writes a value and what is below it.
pub(super) fn value<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    match cx.thing(at) {
        Some(Thing::Schema) => write::schema(cx, at),
        Some(Thing::OpenApi) => root(cx, at),
        Some(Thing::Components) => components(cx, at, &[]),
        Some(_) | None => cx.take(at),
    }
}

fn root<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    let moved = defs::moved(cx, at);
    cx.open(Container::Object, at);
    for (key, member) in at.entries() {
        match key {
            "webhooks" => {
                leave_webhooks_out(cx, member);
                cx.member_as("x-webhooks", member);
            }
            "jsonSchemaDialect" => {
                schema_dialect(cx, member);
                cx.member(member);
            }
            _ => cx.member(member),
        }
    }
    if !moved.is_empty() && at.get("components").is_none() {
        cx.object("components", at, |cx| {
            cx.object("schemas", at, |cx| defs::write(cx, &moved));
        });
    }
    cx.close();
}

/// Writes the Components Object. Groups that OpenAPI 3.0 does not know are put aside: only references lead there.
pub(super) fn components<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>, aside: &[(&str, &str)]) {
    let moved = defs::moved(cx, at.tree().root());
    cx.open(Container::Object, at);
    for (key, member) in at.entries() {
        match key {
            "pathItems" => cx.member_as("x-pathItems", member),
            "schemas" if member.is_object() => {
                cx.out.same_key(member);
                cx.open(Container::Object, member);
                for (_, schema) in member.entries() {
                    cx.member(schema);
                }
                defs::write(cx, &moved);
                cx.close();
            }
            _ => match aside.iter().find(|(group, _)| *group == key) {
                Some((_, name)) => cx.member_as(name, member),
                None => cx.member(member),
            },
        }
    }
    if !moved.is_empty() && at.get("schemas").is_none() {
        cx.object("schemas", at, |cx| defs::write(cx, &moved));
    }
    cx.close();
}

fn leave_webhooks_out<'d>(cx: &mut Rewrite<'d, '_>, webhooks: At<'d>) {
    if webhooks.entries().len() == 0 {
        return;
    }
    let message = Feature::Callbacks
        .entry()
        .message("webhooks are requests that the server makes: they are not generated")
        .severity(Severity::Note);
    cx.diagnostics.report(webhooks.origin(), message);
}

/// OAS 3.1.1 § Specifying Schema Dialects: the dialect of schemas that do not name one themselves.
fn schema_dialect<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    let Some(dialect) = at.as_str().filter(|text| !is_known_dialect(text)) else {
        return;
    };
    let what = format!(
        "`{}` is no dialect of JSON Schema that is known: schemas are read as those of OpenAPI 3.1",
        escape(dialect)
    );
    cx.say(at.origin(), &catalog::structure::SCHEMA_DIALECT, what);
}

/// Whether schemas of this dialect mean what is read here.
fn is_known_dialect(uri: &str) -> bool {
    let uri = uri.trim_end_matches('#').trim_end_matches('/');
    uri.starts_with("https://spec.openapis.org/oas/3.") || is_2020_12(uri)
}

fn is_2020_12(uri: &str) -> bool {
    let rest = uri
        .strip_prefix("https://")
        .or_else(|| uri.strip_prefix("http://"));
    rest == Some("json-schema.org/draft/2020-12/schema")
}
