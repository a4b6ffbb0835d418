//! What are operations of OpenAPI 3.0 made of? Parameters, bodies, responses and what hangs on them.

use super::{NEWEST_TEXT, PATH_ITEM, SERVER};
use crate::load::Dialect;
use crate::load::dialect::rules;
use crate::load::structure::model::Need::{Expected, ExpectedBefore, Optional, Required};
use crate::load::structure::model::{
    Before, Changed, Field, Fragment, KeyRule, Kind, Model, Since, Thing,
};

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
static CONTENT: Kind = Kind::Map(KeyRule::Any, &CONTENT_MEMBER);
static HEADERS: Kind = Kind::Map(KeyRule::Any, &Kind::OrRef(&HEADER));

/// OAS 3.2.0 § Media Type Object: a member of `content` may be a reference.
static CONTENT_MEMBER: Kind = Kind::Changed(&Changed {
    version: Dialect::V3_2,
    before: Kind::Object(&MEDIA_TYPE),
    since: Kind::OrRef(&MEDIA_TYPE),
});

/// OAS 3.2.0 § Parameter Object
static PLACE: Changed = Changed {
    version: Dialect::V3_2,
    before: Kind::Choice(&["query", "header", "path", "cookie"]),
    since: Kind::Choice(&["query", "querystring", "header", "path", "cookie"]),
};

/// OAS 3.2.0 § Style Values
static STYLE: Changed = Changed {
    version: Dialect::V3_2,
    before: Kind::Choice(STYLES),
    since: Kind::Choice(&[
        "matrix",
        "label",
        "form",
        "simple",
        "spaceDelimited",
        "pipeDelimited",
        "deepObject",
        "cookie",
    ]),
};

/// OAS 3.2.0 § Media Type Object
static ITEM_SCHEMA: Since = Since {
    version: Dialect::V3_2,
    kind: Kind::Schema,
    before: Before::Refused,
};

static ENCODINGS: Since = Since {
    version: Dialect::V3_2,
    kind: Kind::List(&Kind::Object(&ENCODING)),
    before: Before::Refused,
};

static ITEM_ENCODING: Since = Since {
    version: Dialect::V3_2,
    kind: Kind::Object(&ENCODING),
    before: Before::Refused,
};

/// OAS 3.2.0 § Example Object, § Discriminator Object
static NEWEST_VALUE: Since = Since {
    version: Dialect::V3_2,
    kind: Kind::Any,
    before: Before::Unknown,
};

/// § Parameter Object
pub(super) static PARAMETER: Model = Model {
    fields: &[
        Field::new("name", Required, Kind::Text),
        Field::new("in", Required, Kind::Changed(&PLACE)),
        Field::new("description", Optional, Kind::Text),
        Field::new("required", Optional, Kind::Bool),
        Field::new("deprecated", Optional, Kind::Bool),
        Field::new("allowEmptyValue", Optional, Kind::Bool),
        Field::new("style", Optional, Kind::Changed(&STYLE)),
        Field::new("explode", Optional, Kind::Bool),
        Field::new("allowReserved", Optional, Kind::Bool),
        Field::new("schema", Optional, Kind::Schema),
        Field::new("example", Optional, Kind::Any),
        Field::new("examples", Optional, EXAMPLES),
        Field::new("content", Optional, CONTENT),
    ],
    also: &[rules::named, rules::schema_or_content],
    ..Model::new(Thing::Parameter)
};

/// § Header Object: a Parameter Object without `name` and `in`.
pub(super) static HEADER: Model = Model {
    fields: &[
        Field::new("name", Optional, Kind::Forbidden),
        Field::new("in", Optional, Kind::Forbidden),
        Field::new("description", Optional, Kind::Text),
        Field::new("required", Optional, Kind::Bool),
        Field::new("deprecated", Optional, Kind::Bool),
        Field::new("allowEmptyValue", Optional, Kind::Bool),
        Field::new("style", Optional, Kind::Choice(&["simple"])),
        Field::new("explode", Optional, Kind::Bool),
        Field::new("allowReserved", Optional, Kind::Bool),
        Field::new("schema", Optional, Kind::Schema),
        Field::new("example", Optional, Kind::Any),
        Field::new("examples", Optional, EXAMPLES),
        Field::new("content", Optional, CONTENT),
    ],
    also: &[rules::schema_or_content],
    ..Model::new(Thing::Header)
};

/// § Request Body Object
pub(super) static REQUEST_BODY: Model = Model {
    fields: &[
        Field::new("description", Optional, Kind::Text),
        Field::new("content", Expected, CONTENT),
        Field::new("required", Optional, Kind::Bool),
    ],
    ..Model::new(Thing::RequestBody)
};

/// § Media Type Object
pub(super) static MEDIA_TYPE: Model = Model {
    fields: &[
        Field::new("schema", Optional, Kind::Schema),
        Field::new("itemSchema", Optional, Kind::Since(&ITEM_SCHEMA)),
        Field::new("example", Optional, Kind::Any),
        Field::new("examples", Optional, EXAMPLES),
        Field::new(
            "encoding",
            Optional,
            Kind::Map(KeyRule::Any, &Kind::Object(&ENCODING)),
        ),
        Field::new("prefixEncoding", Optional, Kind::Since(&ENCODINGS)),
        Field::new("itemEncoding", Optional, Kind::Since(&ITEM_ENCODING)),
        // Not of the specification: published where media types are versions.
        Field::new("deprecated", Optional, Kind::Bool),
    ],
    ..Model::new(Thing::MediaType)
};

/// § Encoding Object
static ENCODING: Model = Model {
    fields: &[
        Field::new("contentType", Optional, Kind::Name),
        Field::new("headers", Optional, HEADERS),
        Field::new("style", Optional, Kind::Choice(STYLES)),
        Field::new("explode", Optional, Kind::Bool),
        Field::new("allowReserved", Optional, Kind::Bool),
    ],
    ..Model::new(Thing::Encoding)
};

/// § Response Object
pub(super) static RESPONSE: Model = Model {
    fields: &[
        Field::new("summary", Optional, Kind::Since(&NEWEST_TEXT)),
        Field::new("description", ExpectedBefore(Dialect::V3_2), Kind::Text),
        Field::new("headers", Optional, HEADERS),
        Field::new("content", Optional, CONTENT),
        Field::new(
            "links",
            Optional,
            Kind::Map(KeyRule::Any, &Kind::OrRef(&LINK)),
        ),
    ],
    ..Model::new(Thing::Response)
};

/// § Callback Object
pub(super) static CALLBACK: Model = Model {
    patterned: Some((KeyRule::Any, Kind::OrRef(&PATH_ITEM))),
    ..Model::new(Thing::Callback)
};

/// § Example Object
pub(super) static EXAMPLE: Model = Model {
    fields: &[
        Field::new("summary", Optional, Kind::Text),
        Field::new("description", Optional, Kind::Text),
        Field::new("value", Optional, Kind::Any),
        Field::new("dataValue", Optional, Kind::Since(&NEWEST_VALUE)),
        Field::new("serializedValue", Optional, Kind::Since(&NEWEST_VALUE)),
        Field::new("externalValue", Optional, Kind::Name),
    ],
    ..Model::new(Thing::Example)
};

/// § Link Object
pub(super) static LINK: Model = Model {
    fields: &[
        Field::new("operationRef", Optional, Kind::Name),
        Field::new("operationId", Optional, Kind::Text),
        Field::new("parameters", Optional, Kind::Map(KeyRule::Any, &Kind::Any)),
        Field::new("requestBody", Optional, Kind::Any),
        Field::new("description", Optional, Kind::Text),
        Field::new("server", Optional, Kind::Object(&SERVER)),
    ],
    ..Model::new(Thing::Link)
};

/// § Discriminator Object
pub(in crate::load::dialect) static DISCRIMINATOR: Model = Model {
    fields: &[
        Field::new("propertyName", Required, Kind::Name),
        Field::new("mapping", Optional, Kind::Map(KeyRule::Any, &Kind::Name)),
        Field::new("defaultMapping", Optional, Kind::Since(&NEWEST_VALUE)),
    ],
    fragment: Some(Fragment::Discriminator),
    ..Model::new(Thing::Discriminator)
};

/// § XML Object
pub(in crate::load::dialect) static XML: Model = Model {
    fields: &[
        Field::new("name", Optional, Kind::Text),
        Field::new("namespace", Optional, Kind::Text),
        Field::new("prefix", Optional, Kind::Text),
        Field::new("attribute", Optional, Kind::Bool),
        Field::new("wrapped", Optional, Kind::Bool),
        Field::new("nodeType", Optional, Kind::Since(&NEWEST_TEXT)),
    ],
    ..Model::new(Thing::Xml)
};
