//! What does OpenAPI 3 allow where? The tables of its objects (OAS 3.0.4 § Schema), in the order of the specification.
//! What later versions added says since when (`Kind::Since`); only schemas differ so much that each version has a table
//! of its own.
//!
//! Where the specification and the documents that people publish disagree without harm, the table follows the
//! documents with a warning: see `Need::Expected` and `Kind::Text`.

pub(super) mod parts;
pub(super) mod security;

use self::parts::{CALLBACK, EXAMPLE, HEADER, LINK, MEDIA_TYPE, PARAMETER, REQUEST_BODY, RESPONSE};
use self::security::{REQUIREMENT, SECURITY_SCHEME};
use crate::load::Dialect;
use crate::load::dialect::rules;
use crate::load::structure::model::Need::{Expected, ExpectedBefore, Optional, Required};
use crate::load::structure::model::{Before, Field, Fragment, KeyRule, Kind, Model, Since, Thing};

/// OAS 3.0.4 § OpenAPI Object: the table that a document is checked by.
pub(crate) static OPEN_API: Model = Model {
    fields: &[
        Field::new("openapi", Required, Kind::Text),
        Field::new("$self", Optional, Kind::Since(&SELF)),
        Field::new("info", Expected, Kind::Object(&INFO)),
        Field::new("servers", Optional, Kind::List(&Kind::Object(&SERVER))),
        Field::new("paths", ExpectedBefore(Dialect::V3_1), Kind::Object(&PATHS)),
        Field::new("components", Optional, Kind::Object(&COMPONENTS)),
        Field::new(
            "security",
            Optional,
            Kind::List(&Kind::Object(&REQUIREMENT)),
        ),
        Field::new("tags", Optional, Kind::List(&Kind::Object(&TAG))),
        Field::new("externalDocs", Optional, Kind::Object(&EXTERNAL_DOCS)),
        Field::new("webhooks", Optional, Kind::Since(&WEBHOOKS)),
        Field::new("jsonSchemaDialect", Optional, Kind::Since(&SCHEMA_DIALECT)),
    ],
    ..Model::new(Thing::OpenApi)
};

/// OAS 3.1.1 § OpenAPI Object
static WEBHOOKS: Since = Since {
    version: Dialect::V3_1,
    kind: Kind::Map(KeyRule::Any, &Kind::OrRef(&PATH_ITEM)),
    before: Before::Refused,
};

static SCHEMA_DIALECT: Since = Since {
    version: Dialect::V3_1,
    kind: Kind::Name,
    before: Before::Unknown,
};

/// OAS 3.1.1 § Info Object, § License Object
static LATER_TEXT: Since = Since {
    version: Dialect::V3_1,
    kind: Kind::Text,
    before: Before::Unknown,
};

/// OAS 3.1.1 § Components Object
static PATH_ITEMS: Since = Since {
    version: Dialect::V3_1,
    kind: Kind::Map(KeyRule::Component, &Kind::OrRef(&PATH_ITEM)),
    before: Before::Refused,
};

/// OAS 3.2.0 § OpenAPI Object
static SELF: Since = Since {
    version: Dialect::V3_2,
    kind: Kind::Name,
    before: Before::Unknown,
};

/// OAS 3.2.0 § Components Object
static MEDIA_TYPES: Since = Since {
    version: Dialect::V3_2,
    kind: Kind::Map(KeyRule::Component, &Kind::OrRef(&MEDIA_TYPE)),
    before: Before::Refused,
};

/// Prose and names that came with OpenAPI 3.2.
static NEWEST_TEXT: Since = Since {
    version: Dialect::V3_2,
    kind: Kind::Text,
    before: Before::Unknown,
};

/// OAS 3.2.0 § Path Item Object
static QUERY: Since = Since {
    version: Dialect::V3_2,
    kind: Kind::Object(&OPERATION),
    before: Before::Refused,
};

static OPERATIONS: Since = Since {
    version: Dialect::V3_2,
    kind: Kind::Map(KeyRule::Any, &Kind::Object(&OPERATION)),
    before: Before::Refused,
};

/// § Info Object
pub(in crate::load::dialect) static INFO: Model = Model {
    fields: &[
        Field::new("title", Expected, Kind::Text),
        Field::new("summary", Optional, Kind::Since(&LATER_TEXT)),
        Field::new("description", Optional, Kind::Text),
        Field::new("termsOfService", Optional, Kind::Text),
        Field::new("contact", Optional, Kind::Object(&CONTACT)),
        Field::new("license", Optional, Kind::Object(&LICENSE)),
        Field::new("version", Expected, Kind::Text),
    ],
    fragment: Some(Fragment::Info),
    ..Model::new(Thing::Info)
};

/// § Contact Object
static CONTACT: Model = Model {
    fields: &[
        Field::new("name", Optional, Kind::Text),
        Field::new("url", Optional, Kind::Text),
        Field::new("email", Optional, Kind::Text),
    ],
    ..Model::new(Thing::Contact)
};

/// § License Object
static LICENSE: Model = Model {
    fields: &[
        Field::new("name", Expected, Kind::Text),
        Field::new("identifier", Optional, Kind::Since(&LATER_TEXT)),
        Field::new("url", Optional, Kind::Text),
    ],
    ..Model::new(Thing::License)
};

/// § Server Object
static SERVER: Model = Model {
    fields: &[
        Field::new("url", Required, Kind::Name),
        Field::new("name", Optional, Kind::Since(&NEWEST_TEXT)),
        Field::new("description", Optional, Kind::Text),
        Field::new(
            "variables",
            Optional,
            Kind::Map(KeyRule::Any, &Kind::Object(&SERVER_VARIABLE)),
        ),
    ],
    fragment: Some(Fragment::Server),
    ..Model::new(Thing::Server)
};

/// § Server Variable Object
static SERVER_VARIABLE: Model = Model {
    fields: &[
        Field::new("enum", Optional, Kind::List(&Kind::Text)),
        Field::new("default", Expected, Kind::Text),
        Field::new("description", Optional, Kind::Text),
    ],
    also: &[rules::different_values],
    ..Model::new(Thing::ServerVariable)
};

/// § Components Object
static COMPONENTS: Model = Model {
    fields: &[
        Field::new(
            "schemas",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::Schema),
        ),
        Field::new(
            "responses",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&RESPONSE)),
        ),
        Field::new(
            "parameters",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&PARAMETER)),
        ),
        Field::new(
            "examples",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&EXAMPLE)),
        ),
        Field::new(
            "requestBodies",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&REQUEST_BODY)),
        ),
        Field::new(
            "headers",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&HEADER)),
        ),
        Field::new(
            "securitySchemes",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&SECURITY_SCHEME)),
        ),
        Field::new(
            "links",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&LINK)),
        ),
        Field::new(
            "callbacks",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&CALLBACK)),
        ),
        Field::new("pathItems", Optional, Kind::Since(&PATH_ITEMS)),
        Field::new("mediaTypes", Optional, Kind::Since(&MEDIA_TYPES)),
    ],
    ..Model::new(Thing::Components)
};

/// § Paths Object
static PATHS: Model = Model {
    patterned: Some((KeyRule::Path, Kind::OrRef(&PATH_ITEM))),
    ..Model::new(Thing::Paths)
};

/// § Path Item Object. Its `$ref` is read as that of a Reference Object: what stands beside it has no defined meaning.
static PATH_ITEM: Model = Model {
    fields: &[
        Field::new("summary", Optional, Kind::Text),
        Field::new("description", Optional, Kind::Text),
        Field::new("get", Optional, Kind::Object(&OPERATION)),
        Field::new("put", Optional, Kind::Object(&OPERATION)),
        Field::new("post", Optional, Kind::Object(&OPERATION)),
        Field::new("delete", Optional, Kind::Object(&OPERATION)),
        Field::new("options", Optional, Kind::Object(&OPERATION)),
        Field::new("head", Optional, Kind::Object(&OPERATION)),
        Field::new("patch", Optional, Kind::Object(&OPERATION)),
        Field::new("trace", Optional, Kind::Object(&OPERATION)),
        Field::new("servers", Optional, Kind::List(&Kind::Object(&SERVER))),
        Field::new("parameters", Optional, Kind::List(&Kind::OrRef(&PARAMETER))),
        Field::new("query", Optional, Kind::Since(&QUERY)),
        Field::new("additionalOperations", Optional, Kind::Since(&OPERATIONS)),
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
        Field::new("parameters", Optional, Kind::List(&Kind::OrRef(&PARAMETER))),
        Field::new("requestBody", Optional, Kind::OrRef(&REQUEST_BODY)),
        Field::new(
            "responses",
            ExpectedBefore(Dialect::V3_1),
            Kind::Object(&RESPONSES),
        ),
        Field::new(
            "callbacks",
            Optional,
            Kind::Map(KeyRule::Any, &Kind::OrRef(&CALLBACK)),
        ),
        Field::new("deprecated", Optional, Kind::Bool),
        Field::new(
            "security",
            Optional,
            Kind::List(&Kind::Object(&REQUIREMENT)),
        ),
        Field::new("servers", Optional, Kind::List(&Kind::Object(&SERVER))),
    ],
    ..Model::new(Thing::Operation)
};

/// § Responses Object
static RESPONSES: Model = Model {
    patterned: Some((KeyRule::Status, Kind::OrRef(&RESPONSE))),
    also: &[rules::some_response],
    ..Model::new(Thing::Responses)
};

/// § External Documentation Object
pub(in crate::load::dialect) static EXTERNAL_DOCS: Model = Model {
    fields: &[
        Field::new("description", Optional, Kind::Text),
        Field::new("url", Expected, Kind::Text),
    ],
    fragment: Some(Fragment::ExternalDocumentation),
    ..Model::new(Thing::ExternalDocumentation)
};

/// § Tag Object
pub(in crate::load::dialect) static TAG: Model = Model {
    fields: &[
        Field::new("name", Required, Kind::Text),
        Field::new("summary", Optional, Kind::Since(&NEWEST_TEXT)),
        Field::new("description", Optional, Kind::Text),
        Field::new("externalDocs", Optional, Kind::Object(&EXTERNAL_DOCS)),
        Field::new("parent", Optional, Kind::Since(&NEWEST_TEXT)),
        Field::new("kind", Optional, Kind::Since(&NEWEST_TEXT)),
    ],
    fragment: Some(Fragment::Tag),
    ..Model::new(Thing::Tag)
};
