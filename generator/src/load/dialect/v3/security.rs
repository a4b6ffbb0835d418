//! How does a caller of an OpenAPI 3.0 API prove who it is? Security schemes and what demands them.

use crate::load::Dialect;
use crate::load::dialect::rules;
use crate::load::structure::model::Need::{Expected, Optional, Required};
use crate::load::structure::model::{Before, Field, Fragment, KeyRule, Kind, Model, Since, Thing};

/// § Security Scheme Object. Which of its fields are required depends on `type`: a rule says it.
pub(super) static SECURITY_SCHEME: Model = Model {
    fields: &[
        Field::new(
            "type",
            Required,
            Kind::Choice(&["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"]),
        ),
        Field::new("description", Optional, Kind::Text),
        Field::new("name", Optional, Kind::Name),
        Field::new("in", Optional, Kind::Choice(&["query", "header", "cookie"])),
        Field::new("scheme", Optional, Kind::Name),
        Field::new("bearerFormat", Optional, Kind::Text),
        Field::new("flows", Optional, Kind::Object(&FLOWS)),
        Field::new("openIdConnectUrl", Optional, Kind::Name),
        Field::new("oauth2MetadataUrl", Optional, Kind::Since(&NEWEST_NAME)),
        Field::new("deprecated", Optional, Kind::Since(&NEWEST_FLAG)),
    ],
    also: &[rules::security_scheme],
    fragment: Some(Fragment::SecurityScheme),
    ..Model::new(Thing::SecurityScheme)
};

/// § OAuth Flows Object
static FLOWS: Model = Model {
    fields: &[
        Field::new("implicit", Optional, Kind::Object(&IMPLICIT)),
        Field::new("password", Optional, Kind::Object(&TOKEN_ONLY)),
        Field::new("clientCredentials", Optional, Kind::Object(&TOKEN_ONLY)),
        Field::new(
            "authorizationCode",
            Optional,
            Kind::Object(&AUTHORIZATION_CODE),
        ),
        Field::new(
            "deviceAuthorization",
            Optional,
            Kind::Since(&DEVICE_AUTHORIZATION),
        ),
    ],
    ..Model::new(Thing::OAuthFlows)
};

/// OAS 3.2.0 § OAuth Flows Object
static DEVICE_AUTHORIZATION: Since = Since {
    version: Dialect::V3_2,
    kind: Kind::Object(&DEVICE),
    before: Before::Refused,
};

static DEVICE: Model = Model {
    fields: &[
        Field::new("deviceAuthorizationUrl", Required, Kind::Name),
        Field::new("tokenUrl", Required, Kind::Name),
        Field::new("refreshUrl", Optional, Kind::Name),
        Field::new("scopes", Expected, SCOPES),
    ],
    also: &[rules::flow_urls],
    ..Model::new(Thing::OAuthFlow)
};

/// OAS 3.2.0 § Security Scheme Object
static NEWEST_NAME: Since = Since {
    version: Dialect::V3_2,
    kind: Kind::Name,
    before: Before::Unknown,
};

static NEWEST_FLAG: Since = Since {
    version: Dialect::V3_2,
    kind: Kind::Bool,
    before: Before::Unknown,
};

static SCOPES: Kind = Kind::Map(KeyRule::Any, &Kind::Text);

/// § OAuth Flow Object of each flow: they differ in the URLs they need.
static IMPLICIT: Model = Model {
    fields: &[
        Field::new("authorizationUrl", Required, Kind::Name),
        Field::new("refreshUrl", Optional, Kind::Name),
        Field::new("scopes", Expected, SCOPES),
    ],
    also: &[rules::flow_urls],
    ..Model::new(Thing::OAuthFlow)
};

static TOKEN_ONLY: Model = Model {
    fields: &[
        Field::new("tokenUrl", Required, Kind::Name),
        Field::new("refreshUrl", Optional, Kind::Name),
        Field::new("scopes", Expected, SCOPES),
    ],
    also: &[rules::flow_urls],
    ..Model::new(Thing::OAuthFlow)
};

static AUTHORIZATION_CODE: Model = Model {
    fields: &[
        Field::new("authorizationUrl", Required, Kind::Name),
        Field::new("tokenUrl", Required, Kind::Name),
        Field::new("refreshUrl", Optional, Kind::Name),
        Field::new("scopes", Expected, SCOPES),
    ],
    also: &[rules::flow_urls],
    ..Model::new(Thing::OAuthFlow)
};

/// § Security Requirement Object
pub(in crate::load::dialect) static REQUIREMENT: Model = Model {
    patterned: Some((KeyRule::Any, Kind::List(&Kind::Text))),
    ..Model::new(Thing::SecurityRequirement)
};
