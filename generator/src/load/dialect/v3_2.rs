//! How does OpenAPI 3.2 become what `lower` understands? Its schemas are those of 3.1; what it adds to operations is
//! rewritten where OpenAPI 3.0 has a word for it, and reported by name where it has none.
//!
//! ```text
//! content: {application/json: {$ref: '#/components/mediaTypes/Pet'}}   the media type itself
//! examples: {one: {dataValue: 1}}                                 ─▶   examples: {one: {value: 1}}
//! additionalOperations: {LINK: …}, query: …                            unsupported: the method
//! itemSchema                                                           unsupported: streaming
//! in: querystring                                                      refused
//! ```

use super::rewrite::Rewrite;
use super::v3_1;
use crate::diagnostics::{Feature, catalog, escape};
use crate::load::structure::model::Thing;
use crate::source::{At, Container};

/// Writes a value and what is below it.
pub(super) fn value<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    let is_reference = cx.target(at).is_some();
    match cx.thing(at) {
        Some(Thing::MediaType) => media_type(cx, at),
        Some(Thing::PathItem) if !is_reference => path_item(cx, at),
        Some(Thing::Parameter) if !is_reference => parameter(cx, at),
        Some(Thing::Example) if !is_reference => example(cx, at),
        Some(Thing::Discriminator) => discriminator(cx, at),
        Some(Thing::Components) => v3_1::components(cx, at, &[("mediaTypes", "x-mediaTypes")]),
        Some(_) | None => v3_1::value(cx, at),
    }
}

/// OAS 3.2.0 § Path Item Object
fn path_item<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    cx.open(Container::Object, at);
    for (key, member) in at.entries() {
        match key {
            "query" => {
                refuse_method(cx, "QUERY", member);
                cx.member_as("x-query", member);
            }
            "additionalOperations" => {
                for (method, operation) in member.entries() {
                    refuse_method(cx, method, operation);
                }
                cx.member_as("x-additionalOperations", member);
            }
            _ => cx.member(member),
        }
    }
    cx.close();
}

fn refuse_method<'d>(cx: &mut Rewrite<'d, '_>, method: &str, operation: At<'d>) {
    let what = format!(
        "the operation has the method `{}`, which the client does not send",
        escape(method)
    );
    cx.diagnostics
        .unsupported_because(operation.origin().key(), Feature::OtherMethod, what);
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
            "itemSchema" => {
                let what = "`itemSchema` describes a body that is a sequence without an end";
                cx.diagnostics
                    .unsupported_because(member.origin().key(), Feature::Streaming, what);
                cx.member_as("x-itemSchema", member);
            }
            "prefixEncoding" | "itemEncoding" => {
                let what = format!("`{key}` is about parts without names, which are not written");
                cx.say(member.origin().key(), &catalog::structure::LEFT_OUT, what);
            }
            _ => cx.member(member),
        }
    }
    cx.close();
}

/// OAS 3.2.0 § Parameter Object
fn parameter<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    cx.open(Container::Object, at);
    for (key, member) in at.entries() {
        match (key, member.as_str()) {
            ("in", Some("querystring")) => {
                let what = "`in: querystring` describes the whole query as one document, which the client does not write";
                cx.say(member.origin(), Feature::ParameterContent.entry(), what);
                cx.member(member);
            }
            ("style", Some("cookie")) => {
                let what = "values of cookies are written as the style `form` has it";
                cx.say(member.origin(), &catalog::structure::LEFT_OUT, what);
                cx.out.same_key(member);
                cx.out.string("form", member);
            }
            _ => cx.member(member),
        }
    }
    cx.close();
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
