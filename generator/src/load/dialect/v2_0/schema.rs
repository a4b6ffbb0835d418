//! What is a schema in Swagger 2.0? The keywords of § Schema Object, and how they are said in OpenAPI 3.0.
//!
//! ```text
//! {type: string, x-nullable: true}          {type: string, nullable: true}
//! {discriminator: kind, …}             ─▶   {discriminator: {propertyName: kind}, …}
//! {type: file}                              {type: string, format: binary}
//! ```
//!
//! A schema that is written more than once, because a body may be of several media types, makes one type: the others
//! refer to the first.

use super::super::rewrite::Rewrite;
use super::discriminator;
use crate::diagnostics::catalog;
use crate::load::dialect::rules;
use crate::load::dialect::v3::EXTERNAL_DOCS;
use crate::load::dialect::v3::parts::XML;
use crate::load::structure::model::Need::Optional;
use crate::load::structure::model::{Field, KeyRule, Kind, Model, Thing};
use crate::source::{At, Container};

/// § Data Types
pub(super) const SIMPLE_TYPES: &[&str] =
    &["array", "boolean", "integer", "number", "string", "object"];

/// § Data Types, and `file` (§ Response Object, § Parameter Object). OpenAPI 3.1's `null` is understood.
pub(super) const TYPES: &[&str] = &[
    "array", "boolean", "file", "integer", "null", "number", "object", "string",
];

static SCHEMA_LIST: Kind = Kind::List(&Kind::Schema);

/// § Schema Object, with keywords of later versions that say something about values.
pub(in crate::load::dialect) static SCHEMA: Model = Model {
    fields: &[
        Field::new("type", Optional, Kind::OneOrMany(&Kind::Choice(TYPES))),
        Field::new(
            "properties",
            Optional,
            Kind::Map(KeyRule::Any, &Kind::Schema),
        ),
        Field::new("description", Optional, Kind::Text),
        Field::new("format", Optional, Kind::Text),
        Field::new("items", Optional, Kind::Schema),
        Field::new("required", Optional, Kind::List(&Kind::Text)),
        Field::new("enum", Optional, Kind::List(&Kind::Any)),
        Field::new("example", Optional, Kind::Any),
        Field::new("title", Optional, Kind::Text),
        Field::new("default", Optional, Kind::Any),
        Field::new(
            "additionalProperties",
            Optional,
            Kind::BoolOr(&Kind::Schema),
        ),
        Field::new("allOf", Optional, SCHEMA_LIST),
        Field::new("minLength", Optional, Kind::Count),
        Field::new("maxLength", Optional, Kind::Count),
        Field::new("pattern", Optional, Kind::Text),
        Field::new("minimum", Optional, Kind::Number),
        Field::new("maximum", Optional, Kind::Number),
        Field::new("exclusiveMinimum", Optional, Kind::Bool),
        Field::new("exclusiveMaximum", Optional, Kind::Bool),
        Field::new("multipleOf", Optional, Kind::Number),
        Field::new("minItems", Optional, Kind::Count),
        Field::new("maxItems", Optional, Kind::Count),
        Field::new("uniqueItems", Optional, Kind::Bool),
        Field::new("minProperties", Optional, Kind::Count),
        Field::new("maxProperties", Optional, Kind::Count),
        Field::new("readOnly", Optional, Kind::Bool),
        Field::new("discriminator", Optional, Kind::Any),
        Field::new("xml", Optional, Kind::Object(&XML)),
        Field::new("externalDocs", Optional, Kind::Object(&EXTERNAL_DOCS)),
        Field::new("collectionFormat", Optional, Kind::Name),
        Field::new("nullable", Optional, Kind::Bool),
        Field::new("oneOf", Optional, SCHEMA_LIST),
        Field::new("anyOf", Optional, SCHEMA_LIST),
        Field::new("not", Optional, Kind::Schema),
        Field::new("writeOnly", Optional, Kind::Bool),
        Field::new("deprecated", Optional, Kind::Bool),
    ],
    also: &[
        rules::enumeration,
        rules::required_names,
        rules::multiple,
        rules::array_items,
    ],
    ..Model::new(Thing::Schema)
};

/// Extensions that say what `nullable` says.
const NULLABLE: [&str; 2] = ["x-nullable", "x-isnullable"];

/// Writes a schema.
pub(super) fn write<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    if cx.is_written(at) && makes_type(at) {
        cx.refer(at);
        return;
    }
    cx.open(Container::Object, at);
    for (keyword, member) in at.entries() {
        write_keyword(cx, at, (keyword, member));
    }
    cx.close();
}

/// Writes what a keyword becomes; also for parameters, which state their type beside their name.
pub(super) fn write_keyword<'d>(
    cx: &mut Rewrite<'d, '_>,
    schema: At<'d>,
    (keyword, member): (&str, At<'d>),
) {
    match keyword {
        "type" => write_type(cx, schema, member),
        "discriminator" => discriminator::write(cx, member),
        "nullable" | "oneOf" | "anyOf" | "not" | "writeOnly" | "deprecated" => {
            cx.say_once("newer", member, |others| {
                catalog::structure::NEWER_KEYWORD.message(format!(
                    "a keyword of OpenAPI 3 is read as it is meant there{others}"
                ))
            });
            cx.member(member);
        }
        keyword if NULLABLE.contains(&keyword) && schema.get("nullable").is_none() => {
            if member.as_bool() == Some(true) {
                cx.out.key("nullable", member);
                cx.out.boolean(true, member);
            }
        }
        // It says how items are written, and parameters say it themselves.
        "collectionFormat" => {}
        _ => cx.member(member),
    }
}

/// Whether a schema written once more would be another type.
fn makes_type(at: At<'_>) -> bool {
    at.get("$ref").is_none()
        && ["properties", "allOf", "oneOf", "anyOf", "enum"]
            .iter()
            .any(|keyword| at.get(keyword).is_some())
}

fn write_type<'d>(cx: &mut Rewrite<'d, '_>, schema: At<'d>, member: At<'d>) {
    let types: Vec<At<'d>> = if member.is_array() {
        member.items().collect()
    } else {
        vec![member]
    };
    let is_null = |at: &&At<'d>| at.is_null() || at.as_str() == Some("null");
    let named: Vec<&At<'d>> = types.iter().filter(|at| !is_null(at)).collect();
    let says_null = NULLABLE.iter().chain(["nullable"].iter());
    let is_said = says_null.copied().any(|key| schema.get(key).is_some());
    if let Some(null) = types.iter().find(is_null).filter(|_| !is_said) {
        cx.out.key("nullable", *null);
        cx.out.boolean(true, *null);
    }
    match named.as_slice() {
        [file] if file.as_str() == Some("file") => {
            cx.out.key("type", **file);
            cx.out.string("string", **file);
            if schema.get("format").is_none() {
                cx.out.key("format", **file);
                cx.out.string("binary", **file);
            }
        }
        [one] => {
            cx.out.key("type", **one);
            cx.out.copy_scalar(**one);
        }
        [] => {}
        _ => {
            let what = "a list of types is of OpenAPI 3.1: a value of any type is accepted";
            cx.say(member.origin(), &catalog::structure::NEWER_FORM, what);
        }
    }
}
