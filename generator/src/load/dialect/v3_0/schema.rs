//! What is a schema in OpenAPI 3.0? The keywords of § Schema Object, an extended subset of JSON Schema Wright Draft 00.

use super::{EXTERNAL_DOCS, field, model};
use crate::load::dialect::rules;
use crate::load::structure::model::Need::{Optional, Required};
use crate::load::structure::model::{Fragment, KeyRule, Kind, Model, Newer, Thing};

/// § Data Types. OpenAPI 3.0 has no `null`.
const TYPES: &[&str] = &["array", "boolean", "integer", "number", "object", "string"];

/// § Schema Object
pub(super) static SCHEMA: Model = Model {
    fields: &[
        field("type", Optional, Kind::Choice(TYPES)),
        field("properties", Optional, Kind::Map(KeyRule::Any, &SUBSCHEMA)),
        field("description", Optional, Kind::Text),
        field("format", Optional, Kind::Text),
        field("items", Optional, SUBSCHEMA),
        field("required", Optional, Kind::List(&Kind::Text)),
        field("enum", Optional, Kind::List(&Kind::Any)),
        field("example", Optional, Kind::Any),
        field("title", Optional, Kind::Text),
        field("nullable", Optional, Kind::Bool),
        field("default", Optional, Kind::Any),
        field("additionalProperties", Optional, Kind::BoolOr(&SUBSCHEMA)),
        field("allOf", Optional, SUBSCHEMAS),
        field("oneOf", Optional, SUBSCHEMAS),
        field("anyOf", Optional, SUBSCHEMAS),
        field("not", Optional, SUBSCHEMA),
        field("minLength", Optional, Kind::Count),
        field("maxLength", Optional, Kind::Count),
        field("pattern", Optional, Kind::Name),
        field("minimum", Optional, Kind::Number),
        field("maximum", Optional, Kind::Number),
        field("exclusiveMinimum", Optional, EXCLUSIVE),
        field("exclusiveMaximum", Optional, EXCLUSIVE),
        field("multipleOf", Optional, Kind::Number),
        field("minItems", Optional, Kind::Count),
        field("maxItems", Optional, Kind::Count),
        field("uniqueItems", Optional, Kind::Bool),
        field("minProperties", Optional, Kind::Count),
        field("maxProperties", Optional, Kind::Count),
        field("readOnly", Optional, Kind::Bool),
        field("writeOnly", Optional, Kind::Bool),
        field("deprecated", Optional, Kind::Bool),
        field("discriminator", Optional, Kind::Object(&DISCRIMINATOR)),
        field("xml", Optional, Kind::Object(&XML)),
        field("externalDocs", Optional, Kind::Object(&EXTERNAL_DOCS)),
    ],
    also: &[
        rules::enumeration,
        rules::required_names,
        rules::multiple,
        rules::array_items,
    ],
    ..model(Thing::Schema)
};

static SUBSCHEMA: Kind = Kind::OrRef(&SCHEMA);
static SUBSCHEMAS: Kind = Kind::List(&SUBSCHEMA);

/// A boolean that sharpens the bound beside it; since OpenAPI 3.1 the bound itself.
static EXCLUSIVE: Kind = Kind::Newer(&Newer {
    kind: Kind::Bool,
    or: Kind::Number,
    since: "OpenAPI 3.1",
});

/// § Discriminator Object
static DISCRIMINATOR: Model = Model {
    fields: &[
        field("propertyName", Required, Kind::Name),
        field("mapping", Optional, Kind::Map(KeyRule::Any, &Kind::Name)),
    ],
    fragment: Some(Fragment::Discriminator),
    ..model(Thing::Discriminator)
};

/// § XML Object
static XML: Model = Model {
    fields: &[
        field("name", Optional, Kind::Text),
        field("namespace", Optional, Kind::Text),
        field("prefix", Optional, Kind::Text),
        field("attribute", Optional, Kind::Bool),
        field("wrapped", Optional, Kind::Bool),
    ],
    ..model(Thing::Xml)
};
