//! Who may call? Security schemes, and the alternatives an operation accepts.
//!
//! ```text
//! security: [{OAuth: [read]}, {Key: [], Digest: []}, {}]
//!   ─▶ [ {OAuth → [read]}, {Key → [], Digest → []}, {} ]     any one of these; within one, all of its schemes
//! ```

use indexmap::IndexMap;

use super::context::Context;
use super::{docs, media_type};
use crate::diagnostics::catalog::lower as catalog;
use crate::diagnostics::escape;
use crate::ir::{
    ClientCredentials, OtherFlow, Parameter, Place, SecurityAlternative, SecurityScheme,
    SecuritySchemeKind, SpecName,
};
use crate::load::Section;
use crate::source::At;

/// Lowers `components/securitySchemes`.
pub(super) fn lower_schemes(cx: &Context<'_, '_>) -> IndexMap<SpecName, SecurityScheme> {
    let document = cx.document;
    let mut schemes = IndexMap::new();
    for (name, site) in document.components(Section::SecuritySchemes) {
        let at = document.resolve(site);
        if let Some(kind) = lower_kind(at) {
            let scheme = SecurityScheme {
                origin: at.origin(),
                docs: docs::lower(at),
                kind,
            };
            schemes.insert(SpecName::new(name), scheme);
        }
    }
    schemes
}

fn lower_kind(at: At<'_>) -> Option<SecuritySchemeKind> {
    let member = |key| at.get(key).and_then(At::as_str).unwrap_or_default();
    match member("type") {
        "apiKey" => Some(lower_key(member("in"), member("name"), at)),
        // RFC 9110 § 11.1: scheme names are case-insensitive.
        "http" => match member("scheme").to_ascii_lowercase().as_str() {
            "basic" => Some(SecuritySchemeKind::HttpBasic),
            "bearer" => Some(SecuritySchemeKind::HttpBearer {
                format: at
                    .get("bearerFormat")
                    .and_then(At::as_text)
                    .map(str::to_owned),
            }),
            "digest" => Some(SecuritySchemeKind::HttpDigest),
            other if media_type::is_token(other) => Some(SecuritySchemeKind::HttpOther {
                scheme: SpecName::new(member("scheme")),
            }),
            _ => Some(SecuritySchemeKind::Unsendable),
        },
        "oauth2" => Some(lower_oauth2(at)),
        "openIdConnect" => Some(SecuritySchemeKind::OpenIdConnect {
            url: member("openIdConnectUrl").to_owned(),
        }),
        "mutualTLS" => Some(SecuritySchemeKind::MutualTls),
        // Any other type was refused when the structure was looked at.
        _ => None,
    }
}

/// Says of a key how it is made, in documents of one large provider: `awsSigv4` is a signature.
const KEY_TYPE: &str = "x-amazon-apigateway-authtype";

fn lower_key(place: &str, name: &str, at: At<'_>) -> SecuritySchemeKind {
    let made = at.get(KEY_TYPE).and_then(At::as_str).unwrap_or_default();
    let is_signature =
        media_type::is_token(made) && made.to_ascii_lowercase().starts_with("awssigv4");
    if is_signature && place == "header" && is_authorization(name) {
        let by = SpecName::new(made);
        return SecuritySchemeKind::Signed { by };
    }
    let place = match place {
        "query" => Place::Query,
        "cookie" => Place::Cookie,
        _ => Place::Header,
    };
    if place == Place::Query || media_type::is_token(name) {
        let name = SpecName::new(name);
        SecuritySchemeKind::ApiKey { place, name }
    } else {
        SecuritySchemeKind::Unsendable
    }
}

fn lower_oauth2(at: At<'_>) -> SecuritySchemeKind {
    let flows = at.get("flows");
    let mut client_credentials = None;
    let mut other_flows = Vec::new();
    for (name, flow) in flows.into_iter().flat_map(At::entries) {
        match name {
            "clientCredentials" => client_credentials = Some(lower_client_credentials(flow)),
            name if name.starts_with("x-") => {}
            name => other_flows.push(lower_other_flow(name, flow)),
        }
    }
    SecuritySchemeKind::OAuth2 {
        client_credentials,
        other_flows,
    }
}

fn lower_other_flow(name: &str, flow: At<'_>) -> OtherFlow {
    let stated = |key| flow.get(key).and_then(At::as_str);
    let url = |key| stated(key).filter(|url| !url.is_empty()).map(str::to_owned);
    OtherFlow {
        name: name.to_owned(),
        // OAS 3.2.0 § OAuth Flow Object.
        authorization_url: url("authorizationUrl").or_else(|| url("deviceAuthorizationUrl")),
        token_url: url("tokenUrl"),
        scopes: lower_scopes(flow),
    }
}

fn lower_scopes(flow: At<'_>) -> IndexMap<String, String> {
    let scopes = flow.get("scopes").into_iter().flat_map(At::entries);
    scopes
        .map(|(name, what)| (name.to_owned(), what.scalar_source().to_owned()))
        .collect()
}

fn lower_client_credentials(flow: At<'_>) -> ClientCredentials {
    ClientCredentials {
        token_url: flow
            .get("tokenUrl")
            .and_then(At::as_str)
            .unwrap_or_default()
            .to_owned(),
        refresh_url: flow
            .get("refreshUrl")
            .and_then(At::as_str)
            .map(str::to_owned),
        scopes: lower_scopes(flow),
    }
}

/// The alternatives of an operation: its own list, else the root's (OAS 3.0.4 § Operation Object: an empty list of its
/// own takes away the root's).
pub(super) fn lower_requirements(
    cx: &mut Context<'_, '_>,
    operation: At<'_>,
) -> Vec<SecurityAlternative> {
    let Some(list) = operation
        .get("security")
        .or_else(|| cx.document.root().get("security"))
    else {
        return Vec::new();
    };
    list.items()
        .map(|alternative| lower_alternative(cx, alternative))
        .collect()
}

/// Whether each of these alternatives has an API key in the query.
pub(super) fn needs_key_in_query(
    schemes: &IndexMap<SpecName, SecurityScheme>,
    alternatives: &[SecurityAlternative],
) -> bool {
    let is_in_query = |name: &SpecName| {
        let kind = schemes.get(name).map(|scheme| &scheme.kind);
        let place = Place::Query;
        matches!(kind, Some(SecuritySchemeKind::ApiKey { place: known, .. }) if *known == place)
    };
    let has_key = |alternative: &SecurityAlternative| alternative.schemes.keys().any(is_in_query);
    !alternatives.is_empty() && alternatives.iter().all(has_key)
}

/// Whether a header field is the one that most credentials go into. Case does not matter (RFC 9110 § 5.1).
pub(super) fn is_authorization(name: &str) -> bool {
    name.eq_ignore_ascii_case("authorization")
}

/// Whether a scheme says what `Authorization` holds.
fn fills_authorization(kind: &SecuritySchemeKind) -> bool {
    match kind {
        SecuritySchemeKind::HttpBasic
        | SecuritySchemeKind::HttpBearer { .. }
        | SecuritySchemeKind::HttpDigest
        | SecuritySchemeKind::HttpOther { .. }
        | SecuritySchemeKind::OAuth2 { .. }
        | SecuritySchemeKind::OpenIdConnect { .. }
        | SecuritySchemeKind::Signed { .. }
        | SecuritySchemeKind::Unsendable => true,
        SecuritySchemeKind::ApiKey { place, name } => {
            *place == Place::Header && is_authorization(name.as_str())
        }
        SecuritySchemeKind::MutualTls => false,
    }
}

/// The parameters that credentials do not give: one that has name and place of an API key, which whoever calls the
/// operation has to have, is described twice, and is left out with a note; and so is `Authorization` where one of the
/// schemes goes there (OAS 3.0.4 § Parameter Object).
pub(super) fn without_credentials(
    cx: &mut Context<'_, '_>,
    mut parameters: Vec<Parameter>,
    (schemes, alternatives): (&IndexMap<SpecName, SecurityScheme>, &[SecurityAlternative]),
) -> Vec<Parameter> {
    parameters.retain(|parameter| {
        let is_same = |scheme: &SecurityScheme| match &scheme.kind {
            SecuritySchemeKind::ApiKey { place, name } if *place == parameter.place => {
                let (key, name) = (name.as_str(), parameter.name.as_str());
                key == name || *place == Place::Header && key.eq_ignore_ascii_case(name)
            }
            _ => false,
        };
        let key_of = |alternative: &SecurityAlternative| {
            let mut names = alternative.schemes.keys();
            names.any(|name| schemes.get(name).is_some_and(is_same))
        };
        let fills = |name| {
            let scheme: Option<&SecurityScheme> = schemes.get(name);
            scheme.is_some_and(|scheme| fills_authorization(&scheme.kind))
        };
        if parameter.place == Place::Header
            && is_authorization(parameter.name.as_str())
            && alternatives.iter().flat_map(|all| all.schemes.keys()).any(fills)
        {
            let what = format!(
                "`{}` is described by the security schemes of the operation; this parameter is ignored",
                escape(parameter.name.as_str())
            );
            cx.say(parameter.origin, &catalog::IGNORED_HEADER, what);
            return false;
        }
        let is_key = !alternatives.is_empty() && alternatives.iter().all(key_of);
        if is_key {
            let what = format!(
                "`{}` is the API key that the operation demands; this parameter is ignored",
                escape(parameter.name.as_str())
            );
            cx.say(parameter.origin, &catalog::IGNORED_HEADER, what);
        }
        !is_key
    });
    parameters
}

fn lower_alternative(cx: &mut Context<'_, '_>, alternative: At<'_>) -> SecurityAlternative {
    let mut schemes = IndexMap::new();
    for (name, scopes) in alternative.entries() {
        let document = cx.document;
        if !document
            .components(Section::SecuritySchemes)
            .any(|(known, _)| known == name)
        {
            let text = format!("there is no security scheme `{}`", escape(name));
            let known: Vec<String> = document
                .components(Section::SecuritySchemes)
                .map(|(known, _)| escape(known))
                .collect();
            cx.say_with(
                scopes.origin().key(),
                &catalog::UNKNOWN_SECURITY_SCHEME,
                text,
                |message| {
                    if known.is_empty() {
                        message.help("declare it in `components/securitySchemes`")
                    } else {
                        message.help(format!("the document declares {}", known.join(", ")))
                    }
                },
            );
            continue;
        }
        let scopes = scopes
            .items()
            .map(|scope| scope.scalar_source().to_owned())
            .collect();
        schemes.insert(SpecName::new(name), scopes);
    }
    SecurityAlternative { schemes }
}
