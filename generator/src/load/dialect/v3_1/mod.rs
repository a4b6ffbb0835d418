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
mod items;
mod members;
pub(super) mod schema;
mod types;
mod write;

use super::moved;
use super::rewrite::Rewrite;
use crate::diagnostics::{Feature, catalog, escape};
use crate::load::structure::model::Thing;
use crate::source::At;

/// A group of components that OpenAPI 3.0 does not know, and where it is put.
pub(super) const PATH_ITEMS: (&str, &str) = ("pathItems", "x-pathItems");

/// Writes a value and what is below it.
pub(super) fn value<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    match cx.thing(at) {
        Some(Thing::Schema) => write::schema(cx, at),
        Some(Thing::OpenApi) => moved::root(cx, at, root_member),
        Some(Thing::Components) => moved::components(cx, at, &[PATH_ITEMS]),
        Some(_) | None => cx.take(at),
    }
}

fn root_member<'d>(cx: &mut Rewrite<'d, '_>, key: &str, member: At<'d>) {
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

fn leave_webhooks_out<'d>(cx: &mut Rewrite<'d, '_>, webhooks: At<'d>) {
    if webhooks.entries().len() == 0 {
        return;
    }
    let what = "webhooks are requests that the server makes: they are not generated";
    cx.diagnostics
        .report(webhooks.origin(), Feature::Callbacks.note(what));
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
