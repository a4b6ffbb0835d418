//! How does OpenAPI 3.2 become what `lower` understands? Its schemas are those of 3.1; what it adds to operations is
//! rewritten where OpenAPI 3.0 has a word for it, and reported by name where it has none. Operations of other methods, and
//! parameters that are the query, stay where they are: `query`, `additionalOperations` and `querystring` are all that
//! OpenAPI 3.0 has no word for and `lower` has.
//!
//! ```text
//! content: {application/json: {$ref: '#/components/mediaTypes/Pet'}}   the media type itself
//! examples: {one: {dataValue: 1}}                                 ─▶   examples: {one: {value: 1}}
//! itemSchema: Log                                                      schema: {type: array, items: Log}
//! itemSchema, of multipart/…                                           unsupported: streaming
//! {in: querystring, content: {application/x-www-form-urlencoded: …}}   {in: query, style: form, explode: true, …}
//! ```

use super::moved;
use super::rewrite::Rewrite;
use super::v3_1;
use crate::diagnostics::{Feature, catalog};
use crate::essence::essence;
use crate::load::structure::model::Thing;
use crate::source::{At, Container};

/// Writes a value and what is below it.
pub(super) fn value<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    let is_reference = cx.target(at).is_some();
    match cx.thing(at) {
        Some(Thing::MediaType) => media_type(cx, at),
        Some(Thing::Parameter) if !is_reference => parameter(cx, at),
        Some(Thing::Example) if !is_reference => example(cx, at),
        Some(Thing::Discriminator) => discriminator(cx, at),
        Some(Thing::Components) => {
            moved::components(cx, at, &[v3_1::PATH_ITEMS, ("mediaTypes", "x-mediaTypes")]);
        }
        Some(_) | None => v3_1::value(cx, at),
    }
}

/// OAS 3.2.0 § Media Type Object. A reference is written as what it leads to: OpenAPI 3.0 has none there.
fn media_type<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    let target = cx.resolve(at);
    let node = cx.begin(Container::Object, at);
    cx.out.image(at, node);
    for (key, member) in target.entries() {
        match key {
            "schema" if cx.is_written(member) && member.is_object() => {
                cx.out.same_key(member);
                cx.refer(member);
            }
            "itemSchema" if at.key().is_some_and(is_multipart) => {
                let what = "`itemSchema` describes parts without names, one after the other";
                cx.diagnostics
                    .unsupported_because(member.origin().key(), Feature::Streaming, what);
                cx.member_as("x-itemSchema", member);
            }
            "itemSchema" if target.get("schema").is_some() => {
                let what = "`itemSchema` stands beside `schema`, which is what is looked at";
                cx.say(member.origin().key(), &catalog::structure::LEFT_OUT, what);
                cx.member_as("x-itemSchema", member);
            }
            "itemSchema" => items(cx, member),
            "prefixEncoding" | "itemEncoding" => {
                let what = format!("`{key}` is about parts without names, which are not written");
                cx.say(member.origin().key(), &catalog::structure::LEFT_OUT, what);
            }
            _ => cx.member(member),
        }
    }
    cx.close();
}

fn is_multipart(media_type: &str) -> bool {
    essence(media_type).starts_with("multipart/")
}

/// OAS 3.2.0 § Sequential Media Types: the whole is what an array of the items is.
fn items<'d>(cx: &mut Rewrite<'d, '_>, item: At<'d>) {
    cx.object("schema", item, |cx| {
        cx.out.key("type", item);
        cx.out.string("array", item);
        cx.out.key("items", item);
        if cx.is_written(item) && item.is_object() {
            cx.refer(item);
        } else {
            cx.value(item);
        }
    });
}

/// OAS 3.2.0 § Parameter Object
fn parameter<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    cx.open(Container::Object, at);
    let whole = whole_query(cx, at);
    for (key, member) in at.entries() {
        match (key, member.as_str()) {
            ("in", Some("querystring")) if whole.is_some() => {
                cx.out.same_key(member);
                cx.out.string("query", member);
            }
            ("content", _) if whole.is_some() => {}
            ("style", Some("cookie")) => {
                let what = "values of cookies are written as the style `form` has it";
                cx.say(member.origin(), &catalog::structure::LEFT_OUT, what);
                cx.out.same_key(member);
                cx.out.string("form", member);
            }
            _ => cx.member(member),
        }
    }
    if let Some(media) = whole {
        cx.out.key("style", media);
        cx.out.string("form", media);
        cx.out.key("explode", media);
        cx.out.boolean(true, media);
        for (_, member) in media.entries() {
            cx.member(member);
        }
    }
    cx.close();
}

/// The form that `in: querystring` describes the whole query as: its members are what parameters of the style `form` are,
/// exploded, one for each (OAS 3.2.0 § Style Values). A document of another media type is a text that is the query.
fn whole_query<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) -> Option<At<'d>> {
    at.get("in")
        .filter(|place| place.as_str() == Some("querystring"))?;
    let (name, media) = at.get("content")?.entries().next()?;
    let media = cx.resolve(media);
    if essence(name) != "application/x-www-form-urlencoded" {
        return None;
    }
    let schema = media.get("schema").map(|schema| cx.resolve(schema));
    let is_object = schema.is_some_and(|schema| {
        schema.get("properties").is_some()
            || schema.get("type").and_then(At::as_str) == Some("object")
    });
    // Of any other form the query is a text, which nobody writes.
    (is_object && media.get("encoding").is_none()).then_some(media)
}

/// OAS 3.2.0 § Example Object
fn example<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    cx.open(Container::Object, at);
    for (key, member) in at.entries() {
        match key {
            "dataValue" if at.get("value").is_none() => cx.member_as("value", member),
            "serializedValue" if at.get("value").is_none() && at.get("dataValue").is_none() => {
                let what =
                    "an example that is only given as it is sent is neither shown nor tested";
                cx.say(member.origin().key(), &catalog::structure::LEFT_OUT, what);
                cx.member(member);
            }
            _ => cx.member(member),
        }
    }
    cx.close();
}

/// OAS 3.2.0 § Discriminator Object
fn discriminator<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    if let Some(default) = at.get("defaultMapping") {
        let what =
            "`defaultMapping` is not looked at: a body with another value is kept as it came";
        cx.say(default.origin().key(), &catalog::structure::LEFT_OUT, what);
    }
    cx.take(at);
}
