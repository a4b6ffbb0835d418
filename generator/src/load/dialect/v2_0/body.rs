//! What does a request carry? A parameter that is the body, or those that are fields of a form.
//!
//! ```text
//! {in: body, name: pet, schema: A, required: true}   requestBody: {required: true, content: {application/json: {schema: A}}}
//! {in: formData, name: a, type: string}         ─▶   requestBody: {content: {application/x-www-form-urlencoded:
//! {in: formData, name: b, type: integer}               {schema: {type: object, properties: {a: …, b: …}}}}}
//! {in: formData, name: c, type: file}                … multipart/form-data …
//! ```

use super::super::rewrite::Rewrite;
use super::{media_types, parameter};
use crate::diagnostics::{catalog, escape};
use crate::essence::essence;
use crate::source::{At, Container};

const URL_ENCODED: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// Writes the body that parameters make, if they make one; `holder` is what lists its media types.
pub(super) fn write<'d>(cx: &mut Rewrite<'d, '_>, parameters: &[At<'d>], holder: At<'d>) {
    let is_in =
        |place: &'static str| move |at: &At<'d>| at.get("in").and_then(At::as_str) == Some(place);
    let mut bodies = parameters.iter().copied().filter(is_in("body"));
    let fields: Vec<At<'d>> = parameters
        .iter()
        .copied()
        .filter(is_in("formData"))
        .collect();
    if let Some(body) = bodies.next() {
        for other in bodies.chain(fields) {
            let message = catalog::lower::DUPLICATE_PARAMETER
                .message("an operation has one body, and this would be part of a second")
                .related(body.origin(), "the body is here");
            cx.diagnostics.report(other.origin(), message);
        }
        write_body(cx, body, &media_types(holder, "consumes"));
    } else if !fields.is_empty() {
        write_form(cx, &fields, &media_types(holder, "consumes"));
    }
}

fn write_body<'d>(cx: &mut Rewrite<'d, '_>, body: At<'d>, consumes: &[(&'d str, At<'d>)]) {
    let is_form = |name: &str| matches!(essence(name).as_str(), URL_ENCODED | MULTIPART);
    let (forms, mut types): (Vec<_>, Vec<_>) = consumes.iter().partition(|(name, _)| is_form(name));
    if let Some((name, at)) = forms.first().filter(|_| types.is_empty()) {
        let what = format!(
            "the body is sent as `{}`, which is all that `consumes` has: its members are the fields of the form",
            escape(name)
        );
        cx.say(at.origin(), &catalog::structure::BODY_AS_FORM, what);
        types = forms;
    }
    if types.is_empty() {
        types.push(("application/json", body));
    }
    cx.object("requestBody", body, |cx| {
        for (key, member) in body.entries() {
            if matches!(key, "description" | "required") || key.starts_with("x-") {
                cx.member(member);
            }
        }
        cx.object("content", body, |cx| {
            for (name, like) in types {
                if cx.is_full() {
                    break;
                }
                cx.object(name, like, |cx| {
                    match body.get("schema") {
                        Some(schema) => cx.member(schema),
                        // Some documents state the type of a body as that of any other parameter.
                        None => parameter::write_schema(cx, body),
                    }
                });
            }
        });
    });
}

fn write_form<'d>(cx: &mut Rewrite<'d, '_>, fields: &[At<'d>], consumes: &[(&'d str, At<'d>)]) {
    let Some(first) = fields.first().copied() else {
        return;
    };
    let (name, like) = form_type(fields, consumes);
    let is_required = |at: &&At<'d>| at.get("required").and_then(At::as_bool) == Some(true);
    let required: Vec<At<'d>> = fields.iter().filter(is_required).copied().collect();
    cx.object("requestBody", first, |cx| {
        if let Some(flag) = required.first().and_then(|at| at.get("required")) {
            cx.out.key("required", flag);
            cx.out.boolean(true, flag);
        }
        cx.object("content", first, |cx| {
            cx.object(name, like.unwrap_or(first), |cx| {
                cx.object("schema", first, |cx| write_fields(cx, fields, &required));
                write_encodings(cx, fields, name == MULTIPART);
            });
        });
    });
}

/// The media type of a form, and what says it.
fn form_type<'d>(
    fields: &[At<'d>],
    consumes: &[(&'d str, At<'d>)],
) -> (&'static str, Option<At<'d>>) {
    let is_file = |at: &At<'d>| at.get("type").and_then(At::as_str) == Some("file");
    let has_file = fields.iter().any(is_file);
    let mut stated = consumes
        .iter()
        .filter_map(|(name, at)| match essence(name).as_str() {
            MULTIPART => Some((MULTIPART, Some(*at))),
            URL_ENCODED if !has_file => Some((URL_ENCODED, Some(*at))),
            _ => None,
        });
    let default = if has_file { MULTIPART } else { URL_ENCODED };
    stated.next().unwrap_or((default, None))
}

/// What no body of OpenAPI 3 can say, among the parameters that make a body: how values of a form are separated that no
/// style separates so.
pub(super) fn unsaid<'d>(parameters: &[At<'d>], holder: At<'d>) -> Option<(At<'d>, &'d str)> {
    let place = |at: &At<'d>| at.get("in").and_then(At::as_str);
    if parameters.iter().any(|at| place(at) == Some("body"))
        || form_type(parameters, &media_types(holder, "consumes")).0 == MULTIPART
    {
        return None;
    }
    let mut formats = parameters
        .iter()
        .filter(|field| parameter::is_list(**field))
        .filter_map(|field| field.get("collectionFormat"))
        .filter_map(|format| Some((format, format.as_str()?)));
    formats.find(|(_, text)| parameter::style_of(text).is_none())
}

fn write_fields<'d>(cx: &mut Rewrite<'d, '_>, fields: &[At<'d>], required: &[At<'d>]) {
    let Some(first) = fields.first().copied() else {
        return;
    };
    cx.out.key("type", first);
    cx.out.string("object", first);
    cx.object("properties", first, |cx| {
        for field in fields {
            let name = field.get("name").and_then(At::as_text).unwrap_or("");
            cx.out.key(name, *field);
            match field.get("schema") {
                Some(schema) => cx.value(schema),
                None => {
                    cx.begin(Container::Object, *field);
                    parameter::write_type(cx, *field);
                    if let Some(description) = field.get("description") {
                        cx.member(description);
                    }
                    cx.close();
                }
            }
        }
    });
    if let Some(like) = required.first().and_then(|at| at.get("required")) {
        cx.array("required", like, |cx| {
            for name in required.iter().filter_map(|field| field.get("name")) {
                cx.out.string(name.as_text().unwrap_or(""), name);
            }
        });
    }
}

/// Lists in forms are separated by commas unless the parameter says otherwise; in OpenAPI 3 each value is a field of its
/// own unless an encoding says otherwise. In multipart bodies no encoding can say it.
fn write_encodings<'d>(cx: &mut Rewrite<'d, '_>, fields: &[At<'d>], is_multipart: bool) {
    let mut styled = Vec::new();
    for field in fields.iter().filter(|field| parameter::is_list(**field)) {
        let format = field.get("collectionFormat");
        let text = format.and_then(At::as_str).unwrap_or("csv");
        let at = format.unwrap_or(*field);
        match parameter::style_of(text) {
            Some((None, true)) => {}
            Some(_) | None if is_multipart => {
                let what = format!(
                    "each value is a part of its own: parts are not separated as `{}` has it",
                    escape(text)
                );
                cx.say(at.origin(), &catalog::structure::LEFT_OUT, what);
            }
            Some((style, explode)) => styled.push((*field, (style.unwrap_or("form"), explode))),
            // The operation is not written as one.
            None => {}
        }
    }
    let Some((first, _)) = styled.first().copied() else {
        return;
    };
    cx.object("encoding", first, |cx| {
        for (field, (style, explode)) in styled {
            let name = field.get("name").and_then(At::as_text).unwrap_or("");
            let like = field.get("collectionFormat").unwrap_or(field);
            cx.object(name, field, |cx| {
                parameter::write_explode(cx, (Some(style), explode), like);
            });
        }
    });
}
