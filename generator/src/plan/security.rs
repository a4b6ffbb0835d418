//! How does a caller prove who they are? The schemes that emitted operations name, and where credentials come from.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::operations::OperationPlan;
use super::package::TargetFeature;
use crate::config::{Config, CredentialVariables};
use crate::diagnostics::{Diagnostics, Feature, catalog, escape};
use crate::ir::{Api, Operation, OtherFlow, Place, SecurityScheme, SecuritySchemeKind, SpecName};

/// A security scheme that some emitted operation names.
#[derive(Clone, Debug)]
pub struct SchemePlan {
    /// Its name in the document.
    pub name: SpecName,
    /// How it works.
    pub kind: SchemeKind,
    /// Names of the environment variables that can hold its credentials.
    pub variables: CredentialVariables,
    /// What the document says of it.
    pub description: Option<String>,
    /// The scopes that its client credentials flow declares, and what they allow.
    pub scopes: IndexMap<String, String>,
    /// The flows by which the caller gets a token.
    pub flows: Vec<OtherFlow>,
    /// Where `OpenID` Connect says how a token is got.
    pub discovery: Option<String>,
}

/// How a scheme works, as far as the runtime must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// HTTP basic (RFC 7617).
    Basic,
    /// HTTP digest (RFC 7616).
    Digest,
    /// A bearer token (RFC 6750) that the caller obtains.
    Bearer,
    /// OAuth 2.0 client credentials (RFC 6749 § 4.4).
    OAuth2ClientCredentials {
        /// Where tokens are made.
        token: Endpoint,
        /// Where tokens are revoked (RFC 7009).
        revoke: Option<Endpoint>,
    },
    /// Other flows of OAuth 2.0, and `OpenID` Connect: the caller obtains the token.
    OAuth2Token,
    /// An API key.
    ApiKey {
        /// Header, query or cookie.
        place: Place,
        /// Its name there.
        name: String,
    },
    /// HTTP authentication of any other name (RFC 9110 § 11.4).
    Http(SpecName),
    /// A signature over each request, as the document calls it.
    Signed(SpecName),
    /// A certificate of the client's.
    MutualTls,
}

/// Where an endpoint of a scheme is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// A path below the base URL: it follows a base URL that the caller gives.
    BelowBase(String),
    /// A path at the origin of the base URL that is not below it.
    AtOrigin(String),
    /// A URL at another origin than the document's server.
    Absolute(String),
}

/// The alternatives of an operation that the runtime can satisfy. None, after a report, when there were some and it can
/// satisfy none of them. Alternatives that differ in scopes alone are one: the caller says what tokens are for. Schemes
/// that want the same header field for different things are alternatives themselves.
pub(super) fn alternatives(
    api: &Api,
    operation: &Operation,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Vec<SpecName>>> {
    let all = || {
        operation
            .security
            .iter()
            .map(|alternative| alternative.schemes.keys())
    };
    let able = |name: &SpecName| {
        api.security_schemes
            .get(name)
            .is_some_and(|scheme| is_supported(&scheme.kind))
    };
    let mut kept: Vec<Vec<SpecName>> = Vec::new();
    for names in all().filter(|names| names.clone().all(able)) {
        let names: Vec<SpecName> = names.cloned().collect();
        for names in apart(api, &names) {
            if !kept.contains(&names) {
                kept.push(names);
            }
        }
    }
    if kept.is_empty() && !operation.security.is_empty() {
        let unable = all()
            .flatten()
            .find(|name| !able(name))
            .map_or("", SpecName::as_str);
        let what = format!(
            "`{}` demands the security scheme `{}`, for which there are no credentials",
            escape(operation.name.as_spec_name().as_str()),
            escape(unable)
        );
        diagnostics.unsupported_because(operation.origin, Feature::SecurityScheme, what);
        return None;
    }
    Some(kept)
}

/// These schemes, if a request can satisfy them all; else the sets of them that one can, each with one of those that want
/// `Authorization`.
fn apart(api: &Api, names: &[SpecName]) -> Vec<Vec<SpecName>> {
    let content = |name: &SpecName| authorization(api, name);
    let mut contents: Vec<Authorization> = Vec::new();
    for found in names.iter().filter_map(content) {
        if !contents.contains(&found) {
            contents.push(found);
        }
    }
    if contents.len() < 2 {
        return vec![names.to_vec()];
    }
    let with = |kept: &Authorization| {
        let fits = |name: &&SpecName| content(name).is_none_or(|found| found == *kept);
        names.iter().filter(fits).cloned().collect()
    };
    contents.iter().map(with).collect()
}

/// What a scheme puts into `Authorization`.
#[derive(PartialEq, Eq)]
enum Authorization {
    Basic,
    Digest,
    /// A token, which can serve several schemes.
    Token,
    Key,
    Signature,
    /// By its name, whose case does not matter (RFC 9110 § 11.1).
    Other(String),
}

/// What the scheme of this name puts there; none where it puts nothing.
fn authorization(api: &Api, name: &SpecName) -> Option<Authorization> {
    Some(match &api.security_schemes.get(name)?.kind {
        SecuritySchemeKind::HttpBasic => Authorization::Basic,
        SecuritySchemeKind::HttpDigest => Authorization::Digest,
        SecuritySchemeKind::HttpBearer { .. }
        | SecuritySchemeKind::OAuth2 { .. }
        | SecuritySchemeKind::OpenIdConnect { .. } => Authorization::Token,
        SecuritySchemeKind::HttpOther { scheme } => {
            Authorization::Other(scheme.as_str().to_ascii_lowercase())
        }
        SecuritySchemeKind::Signed { .. } => Authorization::Signature,
        SecuritySchemeKind::ApiKey {
            place: Place::Header,
            name,
        } if name.as_str().eq_ignore_ascii_case("authorization") => Authorization::Key,
        SecuritySchemeKind::ApiKey { .. }
        | SecuritySchemeKind::MutualTls
        | SecuritySchemeKind::Unsendable => return None,
    })
}

fn is_supported(kind: &SecuritySchemeKind) -> bool {
    match kind {
        SecuritySchemeKind::ApiKey { place, .. } => match place {
            Place::Header | Place::Query | Place::Cookie => true,
            Place::Path => false,
        },
        SecuritySchemeKind::HttpBasic
        | SecuritySchemeKind::HttpBearer { .. }
        | SecuritySchemeKind::HttpDigest
        | SecuritySchemeKind::OAuth2 { .. }
        | SecuritySchemeKind::OpenIdConnect { .. }
        | SecuritySchemeKind::MutualTls
        | SecuritySchemeKind::Signed { .. }
        | SecuritySchemeKind::HttpOther { .. } => true,
        SecuritySchemeKind::Unsendable => false,
    }
}

/// The schemes that emitted operations name, in the document's order.
pub(super) fn schemes(
    api: &Api,
    config: &Config,
    base_url: Option<&str>,
    operations: &[OperationPlan],
    diagnostics: &mut Diagnostics,
) -> Vec<SchemePlan> {
    let credentials = config.credentials.keys().map(|name| (name, "credentials"));
    let revocation = config.revocation.keys().map(|name| (name, "revocation"));
    let configured: BTreeMap<_, _> = revocation.chain(credentials).collect();
    for (name, table) in configured {
        if !api.security_schemes.contains_key(&SpecName::new(name)) {
            let known: Vec<String> = api
                .security_schemes
                .keys()
                .map(|name| format!("`{}`", escape(name.as_str())))
                .collect();
            let message = catalog::plan::UNKNOWN_SCHEME
                .message(format!("the configuration names the security scheme `{}`, which the document does not define", escape(name)))
                .help(format!("the document defines {}", if known.is_empty() { "none".to_owned() } else { known.join(", ") }));
            diagnostics.report(config.place(&[table, name]).key(), message);
        }
    }
    report_signed(api, config, diagnostics);

    let used: BTreeSet<&SpecName> = operations
        .iter()
        .flat_map(|operation| operation.security.iter().flatten())
        .collect();
    report_unused(api, operations, diagnostics);
    report_conflicts(api, operations, diagnostics);
    let used = api
        .security_schemes
        .iter()
        .filter(|(name, _)| used.contains(name));
    used.map(|(name, scheme)| planned(name, scheme, config, base_url))
        .collect()
}

fn planned(
    name: &SpecName,
    scheme: &SecurityScheme,
    config: &Config,
    base_url: Option<&str>,
) -> SchemePlan {
    let (scopes, flows, discovery) = tokens(&scheme.kind);
    SchemePlan {
        name: name.clone(),
        kind: kind(name, scheme, config, base_url),
        variables: config
            .credentials
            .get(name.as_str())
            .cloned()
            .unwrap_or_default(),
        description: scheme.docs.description.clone(),
        scopes,
        flows,
        discovery,
    }
}

/// Reports variables for schemes of which no variable can hold credentials.
fn report_signed(api: &Api, config: &Config, diagnostics: &mut Diagnostics) {
    for name in config.credentials.keys() {
        let scheme = api.security_schemes.get(&SpecName::new(name));
        let kind = scheme.map(|scheme| &scheme.kind);
        if let Some(SecuritySchemeKind::Signed { by }) = kind {
            let message = catalog::plan::SIGNED_SCHEME.message(format!(
                "the security scheme `{}` wants a signature (`{}`) of each request, which no variable holds",
                escape(name),
                escape(by.as_str())
            ));
            diagnostics.report(config.place(&["credentials", name]).key(), message);
        }
    }
}

/// Reports the schemes that operations which are emitted could be called with, if the client knew credentials for them.
fn report_unused(api: &Api, operations: &[OperationPlan], diagnostics: &mut Diagnostics) {
    let stated = operations
        .iter()
        .filter_map(|plan| api.operations.get(plan.operation));
    let stated = stated.flat_map(|operation| &operation.security);
    let stated: BTreeSet<&SpecName> = stated
        .flat_map(|alternative| alternative.schemes.keys())
        .collect();
    for (name, scheme) in &api.security_schemes {
        if stated.contains(name) && !is_supported(&scheme.kind) {
            let message = catalog::plan::UNUSED_SCHEME.message(format!(
                "there are no credentials for the security scheme `{}`, which some operations take",
                escape(name.as_str())
            ));
            diagnostics.report(scheme.origin, message);
        }
    }
}

/// Reports the schemes that operations which are emitted demand together and no request can have together: each set of
/// them once, where it is first.
fn report_conflicts(api: &Api, operations: &[OperationPlan], diagnostics: &mut Diagnostics) {
    let mut said = BTreeSet::new();
    let stated = operations
        .iter()
        .filter_map(|plan| api.operations.get(plan.operation));
    for operation in stated {
        for alternative in &operation.security {
            let names: Vec<SpecName> = alternative.schemes.keys().cloned().collect();
            if apart(api, &names).len() < 2 {
                continue;
            }
            let named = names
                .iter()
                .filter(|name| authorization(api, name).is_some());
            let named: Vec<String> = named
                .map(|name| format!("`{}`", escape(name.as_str())))
                .collect();
            let what = format!(
                "{} cannot be sent in one request: any of them is",
                named.join(" and ")
            );
            if said.insert(what.clone()) {
                diagnostics.report(operation.origin, catalog::plan::ONE_FIELD.message(what));
            }
        }
    }
}

fn kind(
    name: &SpecName,
    scheme: &SecurityScheme,
    config: &Config,
    base_url: Option<&str>,
) -> SchemeKind {
    match &scheme.kind {
        SecuritySchemeKind::ApiKey { place, name } => SchemeKind::ApiKey {
            place: *place,
            name: name.as_str().to_owned(),
        },
        SecuritySchemeKind::HttpBasic => SchemeKind::Basic,
        SecuritySchemeKind::HttpDigest => SchemeKind::Digest,
        SecuritySchemeKind::HttpOther { scheme } => SchemeKind::Http(scheme.clone()),
        SecuritySchemeKind::MutualTls => SchemeKind::MutualTls,
        SecuritySchemeKind::Signed { by } => SchemeKind::Signed(by.clone()),
        // The last is never among the alternatives that are kept.
        SecuritySchemeKind::HttpBearer { .. } | SecuritySchemeKind::Unsendable => {
            SchemeKind::Bearer
        }
        SecuritySchemeKind::OAuth2 {
            client_credentials: Some(flow),
            ..
        } => SchemeKind::OAuth2ClientCredentials {
            token: endpoint(&flow.token_url, base_url),
            revoke: config
                .revocation
                .get(name.as_str())
                .map(|url| endpoint(url, base_url)),
        },
        SecuritySchemeKind::OpenIdConnect { .. }
        | SecuritySchemeKind::OAuth2 {
            client_credentials: None,
            ..
        } => SchemeKind::OAuth2Token,
    }
}

/// What the document says of the tokens of a scheme: scopes of those that the client gets, the flows by which others are
/// got, and where `OpenID` Connect tells how.
fn tokens(kind: &SecuritySchemeKind) -> (IndexMap<String, String>, Vec<OtherFlow>, Option<String>) {
    match kind {
        SecuritySchemeKind::OAuth2 {
            client_credentials,
            other_flows,
        } => {
            let own = client_credentials.as_ref();
            let scopes = own.map(|flow| flow.scopes.clone()).unwrap_or_default();
            (scopes, other_flows.clone(), None)
        }
        SecuritySchemeKind::OpenIdConnect { url } => {
            (IndexMap::new(), Vec::new(), Some(url.clone()))
        }
        SecuritySchemeKind::ApiKey { .. }
        | SecuritySchemeKind::Signed { .. }
        | SecuritySchemeKind::HttpBasic
        | SecuritySchemeKind::HttpBearer { .. }
        | SecuritySchemeKind::HttpDigest
        | SecuritySchemeKind::HttpOther { .. }
        | SecuritySchemeKind::MutualTls
        | SecuritySchemeKind::Unsendable => (IndexMap::new(), Vec::new(), None),
    }
}

/// A URL of the document's own origin follows the base URL, which a caller can set: a client for a test server must not
/// fetch its tokens from the real one.
fn endpoint(url: &str, base_url: Option<&str>) -> Endpoint {
    let Some((origin, path)) = split_origin(url) else {
        return Endpoint::BelowBase(format!("/{}", url.trim_start_matches('/')));
    };
    match base_url.and_then(split_origin) {
        Some((base, prefix)) if base.eq_ignore_ascii_case(origin) => {
            let below = path.strip_prefix(prefix.trim_end_matches('/'));
            match below.filter(|below| below.starts_with('/')) {
                Some(below) => Endpoint::BelowBase(below.to_owned()),
                None => Endpoint::AtOrigin(path.to_owned()),
            }
        }
        Some(_) | None => Endpoint::Absolute(url.to_owned()),
    }
}

/// Scheme and authority of an absolute URL, and the rest.
fn split_origin(url: &str) -> Option<(&str, &str)> {
    let authority = url.find("://")?.checked_add(3)?;
    let length = url
        .get(authority..)?
        .find(['/', '?', '#'])
        .unwrap_or(url.len() - authority);
    let (origin, path) = url.split_at_checked(authority + length)?;
    Some((origin, if path.is_empty() { "/" } else { path }))
}

/// Optional parts of the runtime that these schemes need.
pub(super) fn features(schemes: &[SchemePlan]) -> Vec<TargetFeature> {
    let needed = schemes.iter().filter_map(|scheme| match scheme.kind {
        SchemeKind::Digest => Some(TargetFeature::Digest),
        SchemeKind::OAuth2ClientCredentials { .. } => Some(TargetFeature::OAuth2),
        SchemeKind::Basic
        | SchemeKind::Bearer
        | SchemeKind::OAuth2Token
        | SchemeKind::ApiKey { .. }
        | SchemeKind::Http(_)
        | SchemeKind::Signed(_)
        | SchemeKind::MutualTls => None,
    });
    needed.collect::<BTreeSet<_>>().into_iter().collect()
}
