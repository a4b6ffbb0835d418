//! What is a schema in OpenAPI 3.1? The keywords of JSON Schema 2020-12 with those that OAS 3.1.1 § Schema Object adds.
//!
//! Keywords of OpenAPI 3.0 and of older drafts that publishers go on writing are in the table: they are understood, with
//! a note.

use crate::load::dialect::rules;
use crate::load::dialect::v3::EXTERNAL_DOCS;
use crate::load::dialect::v3::parts::{DISCRIMINATOR, XML};
use crate::load::structure::model::Need::Optional;
use crate::load::structure::model::{Field, KeyRule, Kind, Model, Thing};

/// `draft-bhutton-json-schema-validation-01` § 6.1.1
const TYPES: &[&str] = &[
    "array", "boolean", "integer", "null", "number", "object", "string",
];

/// OAS 3.1.1 § Schema Object
pub(in crate::load::dialect) static SCHEMA: Model = Model {
    fields: &[
        Field::new("type", Optional, Kind::OneOrMany(&Kind::Choice(TYPES))),
        Field::new("properties", Optional, SCHEMA_MAP),
        Field::new("description", Optional, Kind::Text),
        Field::new("format", Optional, Kind::Text),
        Field::new("items", Optional, Kind::OneOrMany(&Kind::Schema)),
        Field::new("additionalItems", Optional, Kind::Schema),
        Field::new("required", Optional, Kind::List(&Kind::Text)),
        Field::new("enum", Optional, Kind::List(&Kind::Any)),
        Field::new("const", Optional, Kind::Any),
        Field::new("example", Optional, Kind::Any),
        Field::new("examples", Optional, Kind::Any),
        Field::new("title", Optional, Kind::Text),
        Field::new("default", Optional, Kind::Any),
        Field::new("additionalProperties", Optional, Kind::Schema),
        Field::new("allOf", Optional, SCHEMA_LIST),
        Field::new("oneOf", Optional, SCHEMA_LIST),
        Field::new("anyOf", Optional, SCHEMA_LIST),
        Field::new("not", Optional, Kind::Schema),
        Field::new("minLength", Optional, Kind::Count),
        Field::new("maxLength", Optional, Kind::Count),
        Field::new("pattern", Optional, Kind::Text),
        Field::new("minimum", Optional, Kind::Number),
        Field::new("maximum", Optional, Kind::Number),
        Field::new("exclusiveMinimum", Optional, Kind::BoolOr(&Kind::Number)),
        Field::new("exclusiveMaximum", Optional, Kind::BoolOr(&Kind::Number)),
        Field::new("multipleOf", Optional, Kind::Number),
        Field::new("minItems", Optional, Kind::Count),
        Field::new("maxItems", Optional, Kind::Count),
        Field::new("uniqueItems", Optional, Kind::Bool),
        Field::new("minProperties", Optional, Kind::Count),
        Field::new("maxProperties", Optional, Kind::Count),
        Field::new("prefixItems", Optional, SCHEMA_LIST),
        Field::new("contains", Optional, Kind::Schema),
        Field::new("minContains", Optional, Kind::Count),
        Field::new("maxContains", Optional, Kind::Count),
        Field::new("patternProperties", Optional, SCHEMA_MAP),
        Field::new("propertyNames", Optional, Kind::Schema),
        Field::new(
            "dependentRequired",
            Optional,
            Kind::Map(KeyRule::Any, &Kind::List(&Kind::Text)),
        ),
        Field::new("dependentSchemas", Optional, SCHEMA_MAP),
        Field::new("if", Optional, Kind::Schema),
        Field::new("then", Optional, Kind::Schema),
        Field::new("else", Optional, Kind::Schema),
        Field::new("unevaluatedItems", Optional, Kind::Schema),
        Field::new("unevaluatedProperties", Optional, Kind::Schema),
        Field::new("contentEncoding", Optional, Kind::Name),
        Field::new("contentMediaType", Optional, Kind::Name),
        Field::new("contentSchema", Optional, Kind::Schema),
        Field::new("readOnly", Optional, Kind::Bool),
        Field::new("writeOnly", Optional, Kind::Bool),
        Field::new("deprecated", Optional, Kind::Bool),
        Field::new("nullable", Optional, Kind::Bool),
        Field::new("discriminator", Optional, Kind::Object(&DISCRIMINATOR)),
        Field::new("xml", Optional, Kind::Object(&XML)),
        Field::new("externalDocs", Optional, Kind::Object(&EXTERNAL_DOCS)),
        Field::new("$defs", Optional, SCHEMA_MAP),
        Field::new("definitions", Optional, SCHEMA_MAP),
        Field::new("$id", Optional, Kind::Name),
        Field::new("$schema", Optional, Kind::Name),
        Field::new("$anchor", Optional, Kind::Name),
        Field::new("$dynamicAnchor", Optional, Kind::Name),
        Field::new("$recursiveAnchor", Optional, Kind::Bool),
        Field::new("$vocabulary", Optional, Kind::Any),
        Field::new("$comment", Optional, Kind::Text),
    ],
    beside_reference: true,
    also: &[rules::enumeration, rules::required_names, rules::multiple],
    ..Model::new(Thing::Schema)
};

static SCHEMA_LIST: Kind = Kind::List(&Kind::Schema);
static SCHEMA_MAP: Kind = Kind::Map(KeyRule::Any, &Kind::Schema);
