//! What are operations of OpenAPI 3.0 made of? Parameters, bodies, responses and what hangs on them.

use super::schema::SCHEMA;
use super::{PATH_ITEM, SERVER, field, model};
use crate::load::dialect::rules;
use crate::load::structure::model::Need::{Expected, Optional, Required};
use crate::load::structure::model::{KeyRule, Kind, Model, Thing};

/// § Style Values
const STYLES: &[&str] = &[
    "matrix",
    "label",
    "form",
    "simple",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
];

static EXAMPLES: Kind = Kind::Map(KeyRule::Any, &Kind::OrRef(&EXAMPLE));
static CONTENT: Kind = Kind::Map(KeyRule::Any, &Kind::Object(&MEDIA_TYPE));
static HEADERS: Kind = Kind::Map(KeyRule::Any, &Kind::OrRef(&HEADER));

/// § Parameter Object
pub(super) static PARAMETER: Model = Model {
    fields: &[
        field("name", Required, Kind::Text),
        field(
            "in",
            Required,
            Kind::Choice(&["query", "header", "path", "cookie"]),
        ),
        field("description", Optional, Kind::Text),
        field("required", Optional, Kind::Bool),
        field("deprecated", Optional, Kind::Bool),
        field("allowEmptyValue", Optional, Kind::Bool),
        field("style", Optional, Kind::Choice(STYLES)),
        field("explode", Optional, Kind::Bool),
        field("allowReserved", Optional, Kind::Bool),
        field("schema", Optional, Kind::OrRef(&SCHEMA)),
        field("example", Optional, Kind::Any),
        field("examples", Optional, EXAMPLES),
        field("content", Optional, CONTENT),
    ],
    also: &[rules::named, rules::schema_or_content],
    ..model(Thing::Parameter)
};

/// § Header Object: a Parameter Object without `name` and `in`.
pub(super) static HEADER: Model = Model {
    fields: &[
        field("name", Optional, Kind::Forbidden),
        field("in", Optional, Kind::Forbidden),
        field("description", Optional, Kind::Text),
        field("required", Optional, Kind::Bool),
        field("deprecated", Optional, Kind::Bool),
        field("allowEmptyValue", Optional, Kind::Bool),
        field("style", Optional, Kind::Choice(&["simple"])),
        field("explode", Optional, Kind::Bool),
        field("allowReserved", Optional, Kind::Bool),
        field("schema", Optional, Kind::OrRef(&SCHEMA)),
        field("example", Optional, Kind::Any),
        field("examples", Optional, EXAMPLES),
        field("content", Optional, CONTENT),
    ],
    also: &[rules::schema_or_content],
    ..model(Thing::Header)
};

/// § Request Body Object
pub(super) static REQUEST_BODY: Model = Model {
    fields: &[
        field("description", Optional, Kind::Text),
        field("content", Expected, CONTENT),
        field("required", Optional, Kind::Bool),
    ],
    ..model(Thing::RequestBody)
};

/// § Media Type Object
static MEDIA_TYPE: Model = Model {
    fields: &[
        field("schema", Optional, Kind::OrRef(&SCHEMA)),
        field("example", Optional, Kind::Any),
        field("examples", Optional, EXAMPLES),
        field(
            "encoding",
            Optional,
            Kind::Map(KeyRule::Any, &Kind::Object(&ENCODING)),
        ),
    ],
    ..model(Thing::MediaType)
};

/// § Encoding Object
static ENCODING: Model = Model {
    fields: &[
        field("contentType", Optional, Kind::Name),
        field("headers", Optional, HEADERS),
        field("style", Optional, Kind::Choice(STYLES)),
        field("explode", Optional, Kind::Bool),
        field("allowReserved", Optional, Kind::Bool),
    ],
    ..model(Thing::Encoding)
};

/// § Response Object
pub(super) static RESPONSE: Model = Model {
    fields: &[
        field("description", Expected, Kind::Text),
        field("headers", Optional, HEADERS),
        field("content", Optional, CONTENT),
        field(
            "links",
            Optional,
            Kind::Map(KeyRule::Any, &Kind::OrRef(&LINK)),
        ),
    ],
    ..model(Thing::Response)
};

/// § Callback Object
pub(super) static CALLBACK: Model = Model {
    patterned: Some((KeyRule::Any, Kind::OrRef(&PATH_ITEM))),
    ..model(Thing::Callback)
};

/// § Example Object
pub(super) static EXAMPLE: Model = Model {
    fields: &[
        field("summary", Optional, Kind::Text),
        field("description", Optional, Kind::Text),
        field("value", Optional, Kind::Any),
        field("externalValue", Optional, Kind::Name),
    ],
    ..model(Thing::Example)
};

/// § Link Object
pub(super) static LINK: Model = Model {
    fields: &[
        field("operationRef", Optional, Kind::Name),
        field("operationId", Optional, Kind::Text),
        field("parameters", Optional, Kind::Map(KeyRule::Any, &Kind::Any)),
        field("requestBody", Optional, Kind::Any),
        field("description", Optional, Kind::Text),
        field("server", Optional, Kind::Object(&SERVER)),
    ],
    ..model(Thing::Link)
};
