//! How does Swagger 2.0 become what `lower` understands? The root is laid out anew; operations get bodies and media
//! types.
//!
//! ```text
//! host, basePath, schemes                    servers
//! definitions, parameters, responses,   ─▶   components: {schemas, parameters, responses, securitySchemes}
//! securityDefinitions
//! consumes, produces                         the media types of bodies
//! ```

mod body;
mod discriminator;
mod operation;
mod parameter;
mod response;
pub(super) mod schema;
mod security;
mod server;
pub(super) mod tables;

use std::collections::BTreeSet;

use super::moved;
use super::rewrite::Rewrite;
use crate::essence::essence;
use crate::load::document::Section;
use crate::load::structure::model::Thing;
use crate::source::{At, Container};

/// Writes a value and what is below it.
pub(super) fn value<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    let is_reference = cx.target(at).is_some();
    match cx.thing(at) {
        Some(Thing::Schema) => schema::write(cx, at),
        Some(Thing::OpenApi) => root(cx, at),
        Some(Thing::PathItem) if !is_reference => operation::write_path_item(cx, at),
        Some(Thing::Operation) => operation::write(cx, at),
        Some(Thing::Parameter) if !is_reference => parameter::write(cx, at),
        Some(Thing::Response) if !is_reference => response::write(cx, at, root_of(cx, at)),
        Some(Thing::Header) => response::write_header(cx, at),
        Some(Thing::SecurityScheme) => security::write(cx, at),
        Some(_) | None => cx.take(at),
    }
}

/// The names of components, by where Swagger 2.0 has them.
const COMPONENTS: [(&str, &str); 4] = [
    ("definitions", "schemas"),
    ("parameters", "parameters"),
    ("responses", "responses"),
    ("securityDefinitions", "securitySchemes"),
];

/// Where Swagger 2.0 has a group of components.
pub(super) fn group_of(section: Section) -> Option<&'static str> {
    let known = COMPONENTS.iter().find(|(_, new)| *new == section.key());
    known.map(|(old, _)| *old)
}

fn root<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    cx.open(Container::Object, at);
    // What is shared comes first: whatever else is written in full a second time refers to the first.
    cx.object("components", at, |cx| {
        for (old, new) in COMPONENTS {
            let Some(members) = at.get(old) else {
                if moved::has_group(cx, new) {
                    cx.object(new, at, |cx| moved::write_group(cx, new));
                }
                continue;
            };
            cx.out.key(new, members);
            cx.open(Container::Object, members);
            for (_, member) in members.entries() {
                if stays(cx, member) {
                    cx.component(member);
                }
            }
            moved::write_group(cx, new);
            cx.close();
        }
    });
    for (key, member) in at.entries() {
        match key {
            "swagger" => {
                cx.out.key("openapi", member);
                cx.out.string("3.0.4", member);
            }
            "host" | "basePath" | "schemes" | "consumes" | "produces" => {}
            key if COMPONENTS.iter().any(|(old, _)| *old == key) => {}
            _ => cx.member(member),
        }
    }
    server::write(cx, at);
    leftovers(cx, at);
    moved::other_files(cx, at);
    cx.close();
}

/// Whether a parameter is the body, or a part of it.
pub(super) fn is_body(at: At<'_>) -> bool {
    parameter::is_body(at)
}

/// Whether a component stays one: a body is part of the operations that have it.
fn stays<'d>(cx: &Rewrite<'d, '_>, at: At<'d>) -> bool {
    cx.thing(at) != Some(Thing::Parameter) || !parameter::is_body(cx.resolve(at))
}

/// What may be referred to without being part of anything: parameters of bodies that no operation has.
fn leftovers<'d>(cx: &mut Rewrite<'d, '_>, root: At<'d>) {
    let Some(parameters) = root.get("parameters") else {
        return;
    };
    let unused: Vec<At<'d>> = parameters
        .entries()
        .map(|(_, at)| at)
        .filter(|at| !stays(cx, *at) && !cx.is_written(*at))
        .collect();
    cx.object("x-parameters", parameters, |cx| {
        for parameter in unused {
            cx.out.same_key(parameter);
            cx.take(parameter);
        }
    });
}

/// Who says which media types an operation has: its own list, else the root's (Swagger 2.0 § Operation Object: an empty
/// list takes the root's away).
fn holder_of<'d>(cx: &Rewrite<'d, '_>, operation: At<'d>, key: &str) -> At<'d> {
    if operation.get(key).is_some() {
        operation
    } else {
        root_of(cx, operation)
    }
}

/// What a value's document says of all operations: its own file, where that is a document, else the entry.
fn root_of<'d>(cx: &Rewrite<'d, '_>, at: At<'d>) -> At<'d> {
    let root = at.tree().root();
    if root.get("swagger").is_some() {
        root
    } else {
        cx.root()
    }
}

/// The media types that an object lists, each once.
fn media_types<'d>(holder: At<'d>, key: &str) -> Vec<(&'d str, At<'d>)> {
    let mut known = BTreeSet::new();
    let listed = holder.get(key).into_iter().flat_map(At::items);
    listed
        .filter_map(|at| Some((at.as_str()?, at)))
        .filter(|(name, _)| {
            let parameters = name
                .split_once(';')
                .map(|(_, parameters)| parameters.trim());
            known.insert((essence(name), parameters))
        })
        .collect()
}
