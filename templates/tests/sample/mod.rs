//! A small API, written by hand in the shape of generated code.
//!
//! Tests call it as users call generated operations, so that the runtime is tested from the outside.

#![allow(dead_code, missing_docs, unreachable_pub)]

pub mod accounts;
pub mod choices;
pub mod files;
#[cfg(feature = "mock")]
pub mod fixed;
#[cfg(feature = "mock")]
pub mod mocked;
pub mod models;
pub mod operations;
pub mod proofs;
pub mod sequences;

use crate::api::runtime::{
    ApiInfo, Client, ClientBuilder, Endpoint, EnvelopeNames, KeyPlace, SchemeInfo, SchemeKind,
    SchemeVariables,
};

/// Path of the token endpoint.
pub const TOKEN_PATH: &str = "/oauth/token";
/// Path of the revocation endpoint.
pub const REVOKE_PATH: &str = "/oauth/revoke";

pub static API: ApiInfo = ApiInfo {
    title: "Shelf",
    version: "1.0",
    user_agent: "shelf/0.1.0",
    base_url: "https://shelf.example",
    servers: &[],
    schemes: &[
        SchemeInfo {
            name: "Accounts",
            kind: SchemeKind::OAuth2ClientCredentials {
                token: Endpoint::BelowBase(TOKEN_PATH),
                revoke: Some(Endpoint::BelowBase(REVOKE_PATH)),
            },
            variables: SchemeVariables {
                client_id: Some("SHELF_CLIENT_ID"),
                client_secret: Some("SHELF_CLIENT_SECRET"),
                access_token: Some("SHELF_ACCESS_TOKEN"),
                ..SchemeVariables::NONE
            },
        },
        SchemeInfo {
            name: "Digest",
            kind: SchemeKind::Digest,
            variables: SchemeVariables {
                username: Some("SHELF_USER"),
                password: Some("SHELF_PASSWORD"),
                ..SchemeVariables::NONE
            },
        },
        SchemeInfo {
            name: "Basic",
            kind: SchemeKind::Basic,
            variables: SchemeVariables::NONE,
        },
        SchemeInfo {
            name: "Bearer",
            kind: SchemeKind::Bearer,
            variables: SchemeVariables::NONE,
        },
        SchemeInfo {
            name: "HeaderKey",
            kind: SchemeKind::ApiKey(KeyPlace::Header("X-Api-Key")),
            variables: SchemeVariables {
                api_key: Some("SHELF_API_KEY"),
                ..SchemeVariables::NONE
            },
        },
        SchemeInfo {
            name: "QueryKey",
            kind: SchemeKind::ApiKey(KeyPlace::Query("api_key")),
            variables: SchemeVariables::NONE,
        },
        SchemeInfo {
            name: "CookieKey",
            kind: SchemeKind::ApiKey(KeyPlace::Cookie("session")),
            variables: SchemeVariables::NONE,
        },
        SchemeInfo {
            name: "Signature",
            kind: SchemeKind::Http("Acme-Signature"),
            variables: SchemeVariables::NONE,
        },
        SchemeInfo {
            name: "Cloud",
            kind: SchemeKind::Signed("awsSigv4"),
            variables: SchemeVariables::NONE,
        },
        SchemeInfo {
            name: "Vault",
            kind: SchemeKind::Signed("awsSigv4"),
            variables: SchemeVariables::NONE,
        },
        SchemeInfo {
            name: "Device",
            kind: SchemeKind::MutualTls,
            variables: SchemeVariables::NONE,
        },
    ],
    envelope: Some(EnvelopeNames {
        status: "status",
        content: "content",
    }),
};

/// The same API without security schemes.
pub static OPEN: ApiInfo = ApiInfo {
    schemes: &[],
    envelope: None,
    ..API
};

/// `Client::builder()` of a generated crate.
pub fn builder() -> ClientBuilder {
    ClientBuilder::new(&API)
}

/// A client of a local server, with these credentials.
pub fn client(url: &str, credentials: crate::api::runtime::Credentials) -> Client {
    local(url)
        .credentials(credentials)
        .build()
        .expect("the settings are good")
}

/// A builder for a local server, whose clients try once: tests of what one attempt does are not about retries.
pub fn local(url: &str) -> ClientBuilder {
    usual(url).no_retries()
}

/// A builder for a local server, whose clients do what they do by default.
pub fn usual(url: &str) -> ClientBuilder {
    builder().base_url(url).allow_plain_http_on_loopback()
}
