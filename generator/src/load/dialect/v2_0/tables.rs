//! What does Swagger 2.0 allow where? The tables of its objects (Swagger 2.0 § Schema), in the order of the
//! specification. What OpenAPI 3 took over unchanged is its tables' affair.

use super::schema::{SIMPLE_TYPES, TYPES};
use crate::diagnostics::{Diagnostics, catalog};
use crate::load::dialect::rules;
use crate::load::dialect::v3::security::REQUIREMENT;
use crate::load::dialect::v3::{EXTERNAL_DOCS, INFO, TAG};
use crate::load::structure::model::Need::{Expected, Optional, Required};
use crate::load::structure::model::{Field, KeyRule, Kind, Model, Thing};
use crate::source::At;

static NAMES: Kind = Kind::List(&Kind::Name);
static SCHEMES: Kind = Kind::List(&Kind::Choice(&["http", "https", "ws", "wss"]));
static SECURITY: Kind = Kind::List(&Kind::Object(&REQUIREMENT));
static PARAMETERS: Kind = Kind::List(&Kind::OrRef(&PARAMETER));

/// § Swagger Object
pub(in crate::load::dialect) static SWAGGER: Model = Model {
    fields: &[
        Field::new("swagger", Required, Kind::Text),
        Field::new("info", Expected, Kind::Object(&INFO)),
        Field::new("host", Optional, Kind::Text),
        Field::new("basePath", Optional, Kind::Text),
        Field::new("schemes", Optional, SCHEMES),
        Field::new("consumes", Optional, NAMES),
        Field::new("produces", Optional, NAMES),
        Field::new("paths", Expected, Kind::Object(&PATHS)),
        Field::new(
            "definitions",
            Optional,
            Kind::Map(KeyRule::Any, &Kind::Schema),
        ),
        Field::new(
            "parameters",
            Optional,
            Kind::Map(KeyRule::Any, &Kind::OrRef(&PARAMETER)),
        ),
        Field::new(
            "responses",
            Optional,
            Kind::Map(KeyRule::Any, &Kind::OrRef(&RESPONSE)),
        ),
        Field::new(
            "securityDefinitions",
            Optional,
            Kind::Map(KeyRule::Any, &Kind::Object(&SECURITY_SCHEME)),
        ),
        Field::new("security", Optional, SECURITY),
        Field::new("tags", Optional, Kind::List(&Kind::Object(&TAG))),
        Field::new("externalDocs", Optional, Kind::Object(&EXTERNAL_DOCS)),
    ],
    ..Model::new(Thing::OpenApi)
};

/// § Paths Object
static PATHS: Model = Model {
    patterned: Some((KeyRule::Path, Kind::OrRef(&PATH_ITEM))),
    ..Model::new(Thing::Paths)
};

/// § Path Item Object
static PATH_ITEM: Model = Model {
    fields: &[
        Field::new("get", Optional, Kind::Object(&OPERATION)),
        Field::new("put", Optional, Kind::Object(&OPERATION)),
        Field::new("post", Optional, Kind::Object(&OPERATION)),
        Field::new("delete", Optional, Kind::Object(&OPERATION)),
        Field::new("options", Optional, Kind::Object(&OPERATION)),
        Field::new("head", Optional, Kind::Object(&OPERATION)),
        Field::new("patch", Optional, Kind::Object(&OPERATION)),
        Field::new("parameters", Optional, PARAMETERS),
    ],
    ..Model::new(Thing::PathItem)
};

/// § Operation Object
static OPERATION: Model = Model {
    fields: &[
        Field::new("tags", Optional, Kind::List(&Kind::Text)),
        Field::new("summary", Optional, Kind::Text),
        Field::new("description", Optional, Kind::Text),
        Field::new("externalDocs", Optional, Kind::Object(&EXTERNAL_DOCS)),
        Field::new("operationId", Optional, Kind::Text),
        Field::new("consumes", Optional, NAMES),
        Field::new("produces", Optional, NAMES),
        Field::new("parameters", Optional, PARAMETERS),
        Field::new("responses", Expected, Kind::Object(&RESPONSES)),
        Field::new("schemes", Optional, SCHEMES),
        Field::new("deprecated", Optional, Kind::Bool),
        Field::new("security", Optional, SECURITY),
    ],
    ..Model::new(Thing::Operation)
};

/// § Parameter Object. Its type is stated beside its name, unless it is a body. Documents that state it by `schema` all
/// the same are understood.
static PARAMETER: Model = Model {
    fields: &[
        Field::new("name", Required, Kind::Text),
        Field::new(
            "in",
            Required,
            Kind::Choice(&["query", "header", "path", "formData", "body"]),
        ),
        Field::new("description", Optional, Kind::Text),
        Field::new("required", Optional, Kind::Bool),
        Field::new("schema", Optional, Kind::Schema),
        Field::new("type", Optional, Kind::Choice(TYPES)),
        Field::new("allowEmptyValue", Optional, Kind::Bool),
        Field::new("collectionFormat", Optional, COLLECTION_FORMAT),
        Field::new("format", Optional, Kind::Text),
        Field::new("items", Optional, Kind::Schema),
        Field::new("default", Optional, Kind::Any),
        Field::new("enum", Optional, Kind::List(&Kind::Any)),
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
        Field::new("example", Optional, Kind::Any),
    ],
    also: &[
        rules::named,
        rules::enumeration,
        rules::multiple,
        rules::array_items,
        typed,
    ],
    ..Model::new(Thing::Parameter)
};

static COLLECTION_FORMAT: Kind = Kind::Choice(&["csv", "ssv", "tsv", "pipes", "multi"]);

/// § Responses Object
static RESPONSES: Model = Model {
    patterned: Some((KeyRule::Status, Kind::OrRef(&RESPONSE))),
    also: &[rules::some_response],
    ..Model::new(Thing::Responses)
};

/// § Response Object
static RESPONSE: Model = Model {
    fields: &[
        Field::new("description", Expected, Kind::Text),
        Field::new("schema", Optional, Kind::Schema),
        Field::new(
            "headers",
            Optional,
            Kind::Map(KeyRule::Any, &Kind::Object(&HEADER)),
        ),
        Field::new("examples", Optional, Kind::Map(KeyRule::Any, &Kind::Any)),
    ],
    ..Model::new(Thing::Response)
};

/// § Header Object
static HEADER: Model = Model {
    fields: &[
        Field::new("description", Optional, Kind::Text),
        Field::new("type", Optional, Kind::Choice(SIMPLE_TYPES)),
        Field::new("collectionFormat", Optional, COLLECTION_FORMAT),
        Field::new("format", Optional, Kind::Text),
        Field::new("items", Optional, Kind::Schema),
        Field::new("default", Optional, Kind::Any),
        Field::new("enum", Optional, Kind::List(&Kind::Any)),
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
    ],
    also: &[rules::enumeration, rules::multiple, rules::array_items],
    ..Model::new(Thing::Header)
};

/// § Security Scheme Object. Which of its fields are required depends on `type` and `flow`: a rule says it.
static SECURITY_SCHEME: Model = Model {
    fields: &[
        Field::new(
            "type",
            Required,
            Kind::Choice(&["basic", "apiKey", "oauth2"]),
        ),
        Field::new("description", Optional, Kind::Text),
        Field::new("name", Optional, Kind::Name),
        Field::new("in", Optional, Kind::Choice(&["query", "header"])),
        Field::new(
            "flow",
            Optional,
            Kind::Choice(&["implicit", "password", "application", "accessCode"]),
        ),
        Field::new("authorizationUrl", Optional, Kind::Name),
        Field::new("tokenUrl", Optional, Kind::Name),
        Field::new("scopes", Optional, Kind::Map(KeyRule::Any, &Kind::Text)),
    ],
    also: &[security_scheme, rules::flow_urls],
    ..Model::new(Thing::SecurityScheme)
};

/// § Parameter Object: a body has a schema, anything else a type.
fn typed(at: At<'_>, diagnostics: &mut Diagnostics) {
    let is_body = at.get("in").and_then(At::as_str) == Some("body");
    let missing = if is_body {
        at.get("schema").is_none().then_some("schema")
    } else {
        ["type", "items", "schema"]
            .iter()
            .all(|key| at.get(key).is_none())
            .then_some("type")
    };
    if let Some(missing) = missing {
        let message = catalog::structure::MISSING_SCHEMA
            .message("the parameter does not say what it is")
            .help(format!("add `{missing}`"));
        diagnostics.report(at.origin(), message);
    }
}

/// § Security Scheme Object: each `type`, and each `flow`, has fields of its own that it needs.
fn security_scheme(at: At<'_>, diagnostics: &mut Diagnostics) {
    let text = |key| at.get(key).and_then(At::as_str);
    let needed: &[&str] = match (text("type"), text("flow")) {
        (Some("apiKey"), _) => &["name", "in"],
        (Some("oauth2"), None) => &["flow"],
        (Some("oauth2"), Some("implicit")) => &["authorizationUrl"],
        (Some("oauth2"), Some("accessCode")) => &["authorizationUrl", "tokenUrl"],
        (Some("oauth2"), Some(_)) => &["tokenUrl"],
        (Some(_) | None, _) => &[],
    };
    for name in needed.iter().copied() {
        let message = match at.get(name) {
            None => catalog::structure::MISSING_FIELD.message(format!(
                "a Security Scheme Object of this type needs the field `{name}`"
            )),
            Some(member) if member.as_str() == Some("") => {
                catalog::structure::EMPTY_TEXT.message(format!("`{name}` is empty"))
            }
            Some(_) => continue,
        };
        diagnostics.report(at.get(name).unwrap_or(at).origin(), message);
    }
}
