//! What is a schema in OpenAPI 3.0? The keywords of § Schema Object, an extended subset of JSON Schema Wright Draft 00.

use super::moved;
use super::rewrite::Rewrite;
use super::v3::EXTERNAL_DOCS;
use super::v3::parts::{DISCRIMINATOR, XML};
use crate::load::dialect::rules;
use crate::load::structure::model::Need::Optional;
use crate::load::structure::model::{Field, KeyRule, Kind, Model, Newer, Thing};
use crate::source::At;

/// Writes a value and what is below it: as it is, but that what comes from other files becomes part of the document.
pub(super) fn value<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    match cx.thing(at) {
        Some(Thing::OpenApi) => moved::root(cx, at, |cx, _, member| cx.member(member)),
        Some(Thing::Components) => moved::components(cx, at, &[]),
        Some(_) | None => cx.take(at),
    }
}

/// § Data Types. OpenAPI 3.0 has no `null`.
const TYPES: &[&str] = &["array", "boolean", "integer", "number", "object", "string"];

/// § Schema Object
pub(super) static SCHEMA: Model = Model {
    fields: &[
        Field::new("type", Optional, Kind::Choice(TYPES)),
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
        Field::new("nullable", Optional, Kind::Bool),
        Field::new("default", Optional, Kind::Any),
        Field::new(
            "additionalProperties",
            Optional,
            Kind::BoolOr(&Kind::Schema),
        ),
        Field::new("allOf", Optional, SUBSCHEMAS),
        Field::new("oneOf", Optional, SUBSCHEMAS),
        Field::new("anyOf", Optional, SUBSCHEMAS),
        Field::new("not", Optional, Kind::Schema),
        Field::new("minLength", Optional, Kind::Count),
        Field::new("maxLength", Optional, Kind::Count),
        Field::new("pattern", Optional, Kind::Text),
        Field::new("minimum", Optional, Kind::Number),
        Field::new("maximum", Optional, Kind::Number),
        Field::new("exclusiveMinimum", Optional, EXCLUSIVE),
        Field::new("exclusiveMaximum", Optional, EXCLUSIVE),
        Field::new("multipleOf", Optional, Kind::Number),
        Field::new("minItems", Optional, Kind::Count),
        Field::new("maxItems", Optional, Kind::Count),
        Field::new("uniqueItems", Optional, Kind::Bool),
        Field::new("minProperties", Optional, Kind::Count),
        Field::new("maxProperties", Optional, Kind::Count),
        Field::new("readOnly", Optional, Kind::Bool),
        Field::new("writeOnly", Optional, Kind::Bool),
        Field::new("deprecated", Optional, Kind::Bool),
        Field::new("discriminator", Optional, Kind::Object(&DISCRIMINATOR)),
        Field::new("xml", Optional, Kind::Object(&XML)),
        Field::new("externalDocs", Optional, Kind::Object(&EXTERNAL_DOCS)),
    ],
    also: &[
        rules::enumeration,
        rules::required_names,
        rules::multiple,
        rules::array_items,
    ],
    ..Model::new(Thing::Schema)
};

static SUBSCHEMAS: Kind = Kind::List(&Kind::Schema);

/// A boolean that sharpens the bound beside it; since OpenAPI 3.1 the bound itself.
static EXCLUSIVE: Kind = Kind::Newer(&Newer {
    kind: Kind::Bool,
    or: Kind::Number,
    since: "OpenAPI 3.1",
});
