//! How is a parameter stated? Its type moves into a schema, and how lists are written becomes a style.
//!
//! ```text
//! {name: ids, in: query, type: array, items: {type: integer}, collectionFormat: pipes}
//!   ─▶ {name: ids, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: integer}}}
//! ```
//!
//! Values separated by tabs are a document of their own, because no style says so; a style that means nothing at its
//! place is for `lower` to refuse.
//!
//! Parameters with `in: body` and `in: formData` are parts of a request body: see `body`.

use super::super::rewrite::Rewrite;
use super::schema;
use crate::diagnostics::catalog;
use crate::source::{At, Container};

/// Whether a parameter is the body, or a part of it.
pub(super) fn is_body(at: At<'_>) -> bool {
    matches!(at.get("in").and_then(At::as_str), Some("body" | "formData"))
}

/// Whether a member of a parameter or header is about its type.
pub(super) fn is_about_type(keyword: &str) -> bool {
    matches!(
        keyword,
        "type"
            | "format"
            | "items"
            | "default"
            | "enum"
            | "minLength"
            | "maxLength"
            | "pattern"
            | "minimum"
            | "maximum"
            | "exclusiveMinimum"
            | "exclusiveMaximum"
            | "multipleOf"
            | "minItems"
            | "maxItems"
            | "uniqueItems"
            | "x-nullable"
            | "x-isnullable"
    )
}

/// Writes a parameter that goes into a path, query or header.
pub(super) fn write<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    let format = at.get("collectionFormat").filter(|_| is_list(at));
    let tabs = format.filter(|format| format.as_str() == Some("tsv"));
    cx.open(Container::Object, at);
    for (key, member) in at.entries() {
        match key {
            "collectionFormat" => {}
            "x-example" if at.get("example").is_none() => cx.member_as("example", member),
            key if is_about_type(key) => {}
            _ => cx.member(member),
        }
    }
    if let Some(tabs) = tabs {
        let what = "no style of OpenAPI 3 separates values by tabs, as `tsv` has it: they are read as a text of \
                    `text/tab-separated-values`";
        cx.say(tabs.origin(), &catalog::structure::LEFT_OUT, what);
        cx.object("content", tabs, |cx| {
            cx.object("text/tab-separated-values", tabs, |cx| write_schema(cx, at));
        });
    } else {
        if is_list(at) {
            write_style(cx, at, format);
        }
        write_schema(cx, at);
    }
    cx.close();
}

/// Writes the schema of a parameter or header, unless it has one or says nothing of its type.
pub(super) fn write_schema<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    let Some(first) = type_keywords(at).next() else {
        return;
    };
    if at.get("schema").is_none() {
        cx.object("schema", at.get("type").unwrap_or(first), |cx| {
            write_type(cx, at);
        });
    }
}

/// Writes what a parameter or header says of its type.
pub(super) fn write_type<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    for member in type_keywords(at) {
        schema::write_keyword(cx, at, (member.key().unwrap_or(""), member));
    }
}

fn type_keywords(at: At<'_>) -> impl Iterator<Item = At<'_>> {
    at.entries()
        .filter(|(keyword, _)| is_about_type(keyword))
        .map(|(_, member)| member)
}

/// Whether a parameter is a list.
pub(super) fn is_list(at: At<'_>) -> bool {
    at.get("type").and_then(At::as_str) == Some("array")
}

/// How a list is written (Swagger 2.0 § Parameter Object), as style and `explode`; `None` where OpenAPI has no word for
/// it.
pub(super) fn style_of(format: &str) -> Option<(Option<&'static str>, bool)> {
    match format {
        "csv" => Some((None, false)),
        "multi" => Some((None, true)),
        "ssv" => Some((Some("spaceDelimited"), false)),
        "pipes" => Some((Some("pipeDelimited"), false)),
        _ => None,
    }
}

/// Writes how a list is written. Commas are what everything but queries has without a word.
fn write_style<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>, format: Option<At<'d>>) {
    let text = format.and_then(At::as_str).unwrap_or("csv");
    let like = format.unwrap_or(at);
    let is_query = at.get("in").and_then(At::as_str) == Some("query");
    match style_of(text) {
        Some((None, true)) if !is_query => {
            let what = "`multi` means something in queries and forms only: the values are separated by commas";
            cx.say(like.origin(), &catalog::structure::LEFT_OUT, what);
        }
        Some((None, false)) if !is_query => {}
        Some(style) => write_explode(cx, style, like),
        None => {}
    }
}

/// Writes style and `explode`.
pub(super) fn write_explode<'d>(
    cx: &mut Rewrite<'d, '_>,
    (style, explode): (Option<&str>, bool),
    like: At<'d>,
) {
    if let Some(style) = style {
        cx.out.key("style", like);
        cx.out.string(style, like);
    }
    cx.out.key("explode", like);
    cx.out.boolean(explode, like);
}
