//! What does a server answer? The schema of a response moves below the media types that the operation produces.
//!
//! ```text
//! produces: [application/json]                          {description: …, content:
//! {description: …, schema: A, examples:            ─▶     {application/json: {schema: A, example: …}}}
//!   {application/json: …}}
//! ```

use super::super::rewrite::Rewrite;
use super::{media_types, parameter};
use crate::diagnostics::{catalog, escape};
use crate::essence::essence;
use crate::source::{At, Container};

/// Writes a response; `holder` is what lists its media types.
pub(super) fn write<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>, holder: At<'d>) {
    cx.open(Container::Object, at);
    write_members(cx, at, holder);
    cx.close();
}

/// Writes the members of a response.
pub(super) fn write_members<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>, holder: At<'d>) {
    let schema = at.get("schema");
    for (key, member) in at.entries() {
        match key {
            "schema" => write_content(cx, (member, at.get("examples")), holder),
            "examples" if schema.is_some() => {}
            "examples" => leave_out(cx, member.entries().map(|(_, example)| example)),
            _ => cx.member(member),
        }
    }
}

fn write_content<'d>(
    cx: &mut Rewrite<'d, '_>,
    (schema, examples): (At<'d>, Option<At<'d>>),
    holder: At<'d>,
) {
    let is_file = schema.get("type").and_then(At::as_str) == Some("file");
    let default = if is_file {
        "application/octet-stream"
    } else {
        "application/json"
    };
    // A file is bytes: what the operation says of documents in JSON or XML is about its other responses.
    let mut types = media_types(holder, "produces");
    types.retain(|(name, _)| !is_file || !is_structured(name));
    if types.is_empty() {
        types.push((default, schema));
    }
    let mut examples: Vec<(&str, At<'d>)> = examples.into_iter().flat_map(At::entries).collect();
    cx.object("content", schema, |cx| {
        for (name, like) in types {
            if cx.is_full() {
                break;
            }
            let is_of = |(of, _): &(&str, At<'d>)| is_same(of, name);
            let example = examples.iter().position(is_of);
            cx.object(name, like, |cx| {
                cx.member_as("schema", schema);
                if let Some(position) = example {
                    let (_, example) = examples.remove(position);
                    cx.member_as("example", example);
                }
            });
        }
    });
    leave_out(cx, examples.into_iter().map(|(_, example)| example));
}

/// Whether two media types are the same, whatever their parameters.
fn is_same(left: &str, right: &str) -> bool {
    essence(left) == essence(right)
}

/// Whether bodies of a media type are JSON or XML.
fn is_structured(name: &str) -> bool {
    let essence = essence(name);
    ["json", "xml"].iter().any(|syntax| {
        essence
            .strip_suffix(syntax)
            .is_some_and(|rest| rest.ends_with(['/', '+']))
    })
}

fn leave_out<'d>(cx: &mut Rewrite<'d, '_>, examples: impl Iterator<Item = At<'d>>) {
    for example in examples.filter(|at| at.key().is_some_and(|key| !key.starts_with("x-"))) {
        let what = format!(
            "the operation produces no `{}`: this example is of nothing",
            escape(example.key().unwrap_or(""))
        );
        cx.say(example.origin().key(), &catalog::structure::LEFT_OUT, what);
    }
}

/// Writes a header of a response. Lists in it are separated by commas.
pub(super) fn write_header<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    cx.open(Container::Object, at);
    for (key, member) in at.entries() {
        if key == "collectionFormat" {
            let format = member.as_str().unwrap_or("csv");
            if parameter::is_list(at) && format != "csv" {
                let what = format!(
                    "values of a header are read as separated by commas, not as `{format}` has it"
                );
                cx.say(member.origin(), &catalog::structure::LEFT_OUT, what);
            }
        } else if !parameter::is_about_type(key) {
            cx.member(member);
        }
    }
    parameter::write_schema(cx, at);
    cx.close();
}
