//! How does a caller of an OpenAPI 3.0 API prove who it is? Security schemes and what demands them.

use super::{field, model};
use crate::load::dialect::rules;
use crate::load::structure::model::Need::{Expected, Optional, Required};
use crate::load::structure::model::{Fragment, KeyRule, Kind, Model, Thing};

/// § Security Scheme Object. Which of its fields are required depends on `type`: a rule says it.
pub(super) static SECURITY_SCHEME: Model = Model {
    fields: &[
        field(
            "type",
            Required,
            Kind::Choice(&["apiKey", "http", "oauth2", "openIdConnect"]),
        ),
        field("description", Optional, Kind::Text),
        field("name", Optional, Kind::Name),
        field("in", Optional, Kind::Choice(&["query", "header", "cookie"])),
        field("scheme", Optional, Kind::Name),
        field("bearerFormat", Optional, Kind::Text),
        field("flows", Optional, Kind::Object(&FLOWS)),
        field("openIdConnectUrl", Optional, Kind::Name),
    ],
    also: &[rules::security_scheme],
    fragment: Some(Fragment::SecurityScheme),
    ..model(Thing::SecurityScheme)
};

/// § OAuth Flows Object
static FLOWS: Model = Model {
    fields: &[
        field("implicit", Optional, Kind::Object(&IMPLICIT)),
        field("password", Optional, Kind::Object(&TOKEN_ONLY)),
        field("clientCredentials", Optional, Kind::Object(&TOKEN_ONLY)),
        field(
            "authorizationCode",
            Optional,
            Kind::Object(&AUTHORIZATION_CODE),
        ),
    ],
    ..model(Thing::OAuthFlows)
};

static SCOPES: Kind = Kind::Map(KeyRule::Any, &Kind::Text);

/// § OAuth Flow Object of each flow: they differ in the URLs they need.
static IMPLICIT: Model = Model {
    fields: &[
        field("authorizationUrl", Required, Kind::Name),
        field("refreshUrl", Optional, Kind::Name),
        field("scopes", Expected, SCOPES),
    ],
    also: &[rules::flow_urls],
    ..model(Thing::OAuthFlow)
};

static TOKEN_ONLY: Model = Model {
    fields: &[
        field("tokenUrl", Required, Kind::Name),
        field("refreshUrl", Optional, Kind::Name),
        field("scopes", Expected, SCOPES),
    ],
    also: &[rules::flow_urls],
    ..model(Thing::OAuthFlow)
};

static AUTHORIZATION_CODE: Model = Model {
    fields: &[
        field("authorizationUrl", Required, Kind::Name),
        field("tokenUrl", Required, Kind::Name),
        field("refreshUrl", Optional, Kind::Name),
        field("scopes", Expected, SCOPES),
    ],
    also: &[rules::flow_urls],
    ..model(Thing::OAuthFlow)
};

/// § Security Requirement Object
pub(super) static REQUIREMENT: Model = Model {
    patterned: Some((KeyRule::Any, Kind::List(&Kind::Text))),
    ..model(Thing::SecurityRequirement)
};
