// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Who may call? Credentials that mean nothing, and whether a request carries some.

use super::answer::Written;
use super::http::Received;
use super::texts::{decoded, pairs};
use crate::runtime::api::{ApiInfo, Endpoint, KeyPlace, SchemeInfo, SchemeKind};
use crate::runtime::credentials::Credentials;
use crate::runtime::hooks::Refusal;
use crate::runtime::operation::{Method, OperationInfo};
use crate::runtime::signer::Unsigned;

/// What stands for every secret.
const DUMMY: &str = "mock";

/// Credentials for every scheme that this build can serve.
pub(super) fn dummy(api: &ApiInfo) -> Credentials {
    let schemes = api.schemes.iter();
    let each = schemes.filter_map(|scheme| {
        let credentials = match &scheme.kind {
            SchemeKind::Basic => Credentials::basic(DUMMY, DUMMY),
            SchemeKind::Digest if !cfg!(feature = "digest") => return None,
            SchemeKind::Digest => Credentials::digest(DUMMY, DUMMY),
            SchemeKind::Bearer
            | SchemeKind::OAuth2Token
            | SchemeKind::OAuth2ClientCredentials { .. } => Credentials::bearer(DUMMY),
            SchemeKind::ApiKey(_) => Credentials::api_key(DUMMY),
            SchemeKind::Http(_) => Credentials::http(DUMMY),
            SchemeKind::Signed(_) => Credentials::signer(sign),
            SchemeKind::MutualTls => Credentials::client_certificate(DUMMY),
        };
        Some(credentials.for_scheme(scheme.name))
    });
    each.fold(Credentials::none(), Credentials::and)
}

fn sign(request: &mut Unsigned<'_>) -> Result<(), Refusal> {
    request.set_header("authorization", DUMMY)
}

/// What is to be done about the credentials of a request.
pub(super) enum Verdict {
    /// They are there, or none are needed.
    Good,
    /// They come after a challenge (RFC 7616 § 3.3).
    Challenge,
    /// They are not: what would do.
    Missing(String),
}

/// Whether a request carries the credentials that its operation needs. What they say is not looked at.
pub(super) fn judge(api: &ApiInfo, operation: &OperationInfo, request: &Received) -> Verdict {
    let alternatives = operation.security;
    let carries = |name: &&str| {
        api.scheme(name)
            .is_some_and(|scheme| carries(request, scheme))
    };
    if alternatives.is_empty() || alternatives.iter().any(|names| names.iter().all(carries)) {
        return Verdict::Good;
    }
    let is_digest = |name: &&str| {
        let scheme = api.scheme(name);
        scheme.is_some_and(|scheme| scheme.kind == SchemeKind::Digest)
    };
    let challenged = alternatives.iter().any(|names| names.iter().any(is_digest));
    if challenged && request.header("authorization").is_none() {
        return Verdict::Challenge;
    }
    let alternatives = alternatives
        .iter()
        .map(|names| names.join(" together with "));
    Verdict::Missing(alternatives.collect::<Vec<_>>().join(", or "))
}

fn carries(request: &Received, scheme: &SchemeInfo) -> bool {
    let authorization = |expected| authorized(request, expected);
    match &scheme.kind {
        SchemeKind::Basic => authorization("Basic"),
        SchemeKind::Digest => authorization("Digest"),
        SchemeKind::Bearer
        | SchemeKind::OAuth2Token
        | SchemeKind::OAuth2ClientCredentials { .. } => authorization("Bearer"),
        SchemeKind::Http(name) => authorization(name),
        SchemeKind::Signed(_) => request.header("authorization").is_some(),
        // Shown when a connection is made over TLS, which this server does not speak.
        SchemeKind::MutualTls => true,
        SchemeKind::ApiKey(KeyPlace::Header(name)) => request.header(name).is_some(),
        SchemeKind::ApiKey(KeyPlace::Query(name)) => {
            pairs(request.query(), '&').any(|(known, _)| known == *name)
        }
        SchemeKind::ApiKey(KeyPlace::Cookie(name)) => {
            let cookies = request.header("cookie").unwrap_or_default();
            pairs(cookies, ';').any(|(known, _)| known == *name)
        }
    }
}

/// Whether a request carries something of this authentication scheme (RFC 9110 § 11.4).
fn authorized(request: &Received, scheme: &str) -> bool {
    let text = request.header("authorization").unwrap_or_default();
    let name = text.split(' ').next().unwrap_or_default();
    name.eq_ignore_ascii_case(scheme) && text.len() > name.len()
}

/// The names of query parameters that hold keys.
pub(super) fn query_keys(api: &ApiInfo) -> impl Iterator<Item = &'static str> {
    api.schemes.iter().filter_map(|scheme| match scheme.kind {
        SchemeKind::ApiKey(KeyPlace::Query(name)) => Some(name),
        _ => None,
    })
}

/// A digest challenge.
pub(super) fn challenge() -> Written {
    let mut answer = Written::text(401, String::new());
    answer.headers.push((
        "www-authenticate".to_owned(),
        format!("Digest realm=\"{DUMMY}\", qop=\"auth\", algorithm=SHA-256, nonce=\"{DUMMY}\""),
    ));
    answer
}

/// The answer where a request makes or revokes a token (RFC 6749 § 4.4.3, RFC 7009 § 2.2). The document may have an
/// operation at the same place: a client that asks on its own account says who it is, and sends a form.
pub(super) fn token(api: &ApiInfo, request: &Received) -> Option<Written> {
    let content_type = request.header("content-type").unwrap_or_default();
    let is_form = content_type.starts_with("application/x-www-form-urlencoded");
    let is_post = request.method() == Method::Post.as_str();
    if !is_post || !is_form || !authorized(request, "Basic") {
        return None;
    }
    let is_here = |endpoint: &Endpoint| match endpoint {
        Endpoint::BelowBase(path) | Endpoint::AtOrigin(path) => {
            decoded(request.path()) == decoded(path)
        }
        Endpoint::Absolute(_) => false,
    };
    api.schemes.iter().find_map(|scheme| match &scheme.kind {
        SchemeKind::OAuth2ClientCredentials { token, .. } if is_here(token) => {
            let body =
                format!(r#"{{"access_token":"{DUMMY}","token_type":"Bearer","expires_in":3600}}"#);
            let mut answer = Written::text(200, body);
            answer.headers = vec![("content-type".to_owned(), "application/json".to_owned())];
            Some(answer)
        }
        SchemeKind::OAuth2ClientCredentials {
            revoke: Some(revoke),
            ..
        } if is_here(revoke) => Some(Written::text(200, String::new())),
        _ => None,
    })
}
