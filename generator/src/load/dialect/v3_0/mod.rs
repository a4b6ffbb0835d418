//! What does OpenAPI 3.0 allow where? The tables of its objects (OAS 3.0.4 § Schema), in the order of the
//! specification.
//!
//! Where the specification and the documents that people publish disagree without harm, the table follows the
//! documents with a warning: see `Need::Expected` and `Kind::Text`.

mod parts;
mod schema;
mod security;

use self::parts::{CALLBACK, EXAMPLE, HEADER, LINK, PARAMETER, REQUEST_BODY, RESPONSE};
use self::schema::SCHEMA;
use self::security::{REQUIREMENT, SECURITY_SCHEME};
use crate::load::dialect::rules;
use crate::load::structure::model::Need::{Expected, Optional, Required};
use crate::load::structure::model::{Field, Fragment, KeyRule, Kind, Model, Need, Thing};

/// OAS 3.0.4 § OpenAPI Object: the table that a document is checked by.
pub(crate) static OPEN_API: Model = Model {
    fields: &[
        field("openapi", Required, Kind::Text),
        field("info", Expected, Kind::Object(&INFO)),
        field("servers", Optional, Kind::List(&Kind::Object(&SERVER))),
        field("paths", Expected, Kind::Object(&PATHS)),
        field("components", Optional, Kind::Object(&COMPONENTS)),
        field(
            "security",
            Optional,
            Kind::List(&Kind::Object(&REQUIREMENT)),
        ),
        field("tags", Optional, Kind::List(&Kind::Object(&TAG))),
        field("externalDocs", Optional, Kind::Object(&EXTERNAL_DOCS)),
        field("webhooks", Optional, Kind::Refused("OpenAPI 3.1")),
    ],
    ..model(Thing::OpenApi)
};

/// § Info Object
static INFO: Model = Model {
    fields: &[
        field("title", Expected, Kind::Text),
        field("description", Optional, Kind::Text),
        field("termsOfService", Optional, Kind::Text),
        field("contact", Optional, Kind::Object(&CONTACT)),
        field("license", Optional, Kind::Object(&LICENSE)),
        field("version", Expected, Kind::Text),
    ],
    fragment: Some(Fragment::Info),
    ..model(Thing::Info)
};

/// § Contact Object
static CONTACT: Model = Model {
    fields: &[
        field("name", Optional, Kind::Text),
        field("url", Optional, Kind::Text),
        field("email", Optional, Kind::Text),
    ],
    ..model(Thing::Contact)
};

/// § License Object
static LICENSE: Model = Model {
    fields: &[
        field("name", Expected, Kind::Text),
        field("url", Optional, Kind::Text),
    ],
    ..model(Thing::License)
};

/// § Server Object
static SERVER: Model = Model {
    fields: &[
        field("url", Required, Kind::Name),
        field("description", Optional, Kind::Text),
        field(
            "variables",
            Optional,
            Kind::Map(KeyRule::Any, &Kind::Object(&SERVER_VARIABLE)),
        ),
    ],
    fragment: Some(Fragment::Server),
    ..model(Thing::Server)
};

/// § Server Variable Object
static SERVER_VARIABLE: Model = Model {
    fields: &[
        field("enum", Optional, Kind::List(&Kind::Text)),
        field("default", Expected, Kind::Text),
        field("description", Optional, Kind::Text),
    ],
    also: &[rules::different_values],
    ..model(Thing::ServerVariable)
};

/// § Components Object
static COMPONENTS: Model = Model {
    fields: &[
        field(
            "schemas",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&SCHEMA)),
        ),
        field(
            "responses",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&RESPONSE)),
        ),
        field(
            "parameters",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&PARAMETER)),
        ),
        field(
            "examples",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&EXAMPLE)),
        ),
        field(
            "requestBodies",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&REQUEST_BODY)),
        ),
        field(
            "headers",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&HEADER)),
        ),
        field(
            "securitySchemes",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&SECURITY_SCHEME)),
        ),
        field(
            "links",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&LINK)),
        ),
        field(
            "callbacks",
            Optional,
            Kind::Map(KeyRule::Component, &Kind::OrRef(&CALLBACK)),
        ),
        field("pathItems", Optional, Kind::Refused("OpenAPI 3.1")),
    ],
    ..model(Thing::Components)
};

/// § Paths Object
static PATHS: Model = Model {
    patterned: Some((KeyRule::Path, Kind::OrRef(&PATH_ITEM))),
    ..model(Thing::Paths)
};

/// § Path Item Object. Its `$ref` is read as that of a Reference Object: what stands beside it has no defined meaning.
static PATH_ITEM: Model = Model {
    fields: &[
        field("summary", Optional, Kind::Text),
        field("description", Optional, Kind::Text),
        field("get", Optional, Kind::Object(&OPERATION)),
        field("put", Optional, Kind::Object(&OPERATION)),
        field("post", Optional, Kind::Object(&OPERATION)),
        field("delete", Optional, Kind::Object(&OPERATION)),
        field("options", Optional, Kind::Object(&OPERATION)),
        field("head", Optional, Kind::Object(&OPERATION)),
        field("patch", Optional, Kind::Object(&OPERATION)),
        field("trace", Optional, Kind::Object(&OPERATION)),
        field("servers", Optional, Kind::List(&Kind::Object(&SERVER))),
        field("parameters", Optional, Kind::List(&Kind::OrRef(&PARAMETER))),
        field("query", Optional, Kind::Refused("OpenAPI 3.2")),
        field(
            "additionalOperations",
            Optional,
            Kind::Refused("OpenAPI 3.2"),
        ),
    ],
    ..model(Thing::PathItem)
};

/// § Operation Object
static OPERATION: Model = Model {
    fields: &[
        field("tags", Optional, Kind::List(&Kind::Text)),
        field("summary", Optional, Kind::Text),
        field("description", Optional, Kind::Text),
        field("externalDocs", Optional, Kind::Object(&EXTERNAL_DOCS)),
        field("operationId", Optional, Kind::Text),
        field("parameters", Optional, Kind::List(&Kind::OrRef(&PARAMETER))),
        field("requestBody", Optional, Kind::OrRef(&REQUEST_BODY)),
        field("responses", Expected, Kind::Object(&RESPONSES)),
        field(
            "callbacks",
            Optional,
            Kind::Map(KeyRule::Any, &Kind::OrRef(&CALLBACK)),
        ),
        field("deprecated", Optional, Kind::Bool),
        field(
            "security",
            Optional,
            Kind::List(&Kind::Object(&REQUIREMENT)),
        ),
        field("servers", Optional, Kind::List(&Kind::Object(&SERVER))),
    ],
    ..model(Thing::Operation)
};

/// § Responses Object
static RESPONSES: Model = Model {
    patterned: Some((KeyRule::Status, Kind::OrRef(&RESPONSE))),
    also: &[rules::some_response],
    ..model(Thing::Responses)
};

/// § External Documentation Object
static EXTERNAL_DOCS: Model = Model {
    fields: &[
        field("description", Optional, Kind::Text),
        field("url", Expected, Kind::Text),
    ],
    fragment: Some(Fragment::ExternalDocumentation),
    ..model(Thing::ExternalDocumentation)
};

/// § Tag Object
static TAG: Model = Model {
    fields: &[
        field("name", Required, Kind::Text),
        field("description", Optional, Kind::Text),
        field("externalDocs", Optional, Kind::Object(&EXTERNAL_DOCS)),
    ],
    fragment: Some(Fragment::Tag),
    ..model(Thing::Tag)
};

/// An object without anything; tables name what it has.
const fn model(thing: Thing) -> Model {
    Model {
        thing,
        fields: &[],
        patterned: None,
        also: &[],
        fragment: None,
    }
}

const fn field(name: &'static str, need: Need, kind: Kind) -> Field {
    Field { name, need, kind }
}
