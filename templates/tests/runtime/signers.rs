//! What a signer is shown is what goes over the wire, and what it says goes with it.
//!
//! The signer is AWS Signature Version 4, written here from its specification and held against the vector that it
//! publishes. The server computes the signature again, of what arrived.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use sha2::{Digest as _, Sha256};

use super::uploads::pieces;
use crate::api::runtime::{
    Body, BuildError, CredentialProblem, Credentials, Error, Refusal, RetryPolicy, Signer, Unsigned,
};
use crate::sample::{self, files, models, operations, proofs};
use crate::support::case::in_words;
use crate::support::server::{Received, Server, answer};

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const DATE: &str = "20150830T123600Z";
const SCOPE: [&str; 4] = ["20150830", "us-east-1", "iam", "aws4_request"];

/// What is signed of a request.
struct Parts<'a> {
    method: &'a str,
    /// Path and query as they are sent.
    target: &'a str,
    /// Names in small letters, in alphabetical order.
    headers: &'a [(&'a str, &'a str)],
    body: &'a [u8],
}

impl Parts<'_> {
    fn names(&self) -> String {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| *name).collect();
        names.join(";")
    }

    fn signature(&self) -> String {
        let (path, query) = self.target.split_once('?').unwrap_or((self.target, ""));
        let mut query: Vec<&str> = query.split('&').collect();
        query.sort_unstable();
        let headers = self.headers.iter();
        let headers: String = headers
            .map(|(name, value)| format!("{name}:{value}\n"))
            .collect();
        let canonical = [
            self.method,
            path,
            &query.join("&"),
            &headers,
            &self.names(),
            &hex(&Sha256::digest(self.body)),
        ]
        .join("\n");
        let text = [
            "AWS4-HMAC-SHA256",
            DATE,
            &SCOPE.join("/"),
            &hex(&Sha256::digest(&canonical)),
        ]
        .join("\n");
        let first = format!("AWS4{SECRET}").into_bytes();
        let key = SCOPE.iter().fold(first, |key, part| hmac(&key, part));
        hex(&hmac(&key, &text))
    }

    fn authorization(&self) -> String {
        format!(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/{}, SignedHeaders={}, Signature={}",
            SCOPE.join("/"),
            self.names(),
            self.signature()
        )
    }
}

/// RFC 2104, for keys that are no longer than a block.
fn hmac(key: &[u8], text: &str) -> Vec<u8> {
    let pad = |with: u8| {
        let key = key.iter().copied().chain(std::iter::repeat(0));
        key.take(64).map(|byte| byte ^ with).collect::<Vec<u8>>()
    };
    let inner = Sha256::digest([pad(0x36).as_slice(), text.as_bytes()].concat());
    Sha256::digest([pad(0x5c).as_slice(), inner.as_slice()].concat()).to_vec()
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().map(|byte| format!("{byte:02x}"));
    digits.collect()
}

/// Signs as the service wants it: `Host`, the body's type where there is one, and the date.
fn sign(request: &mut Unsigned<'_>) -> Result<(), Refusal> {
    let (_, rest) = request.url().split_once("://").ok_or("no scheme")?;
    let (host, target) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let found = request
        .headers()
        .find(|(name, _)| *name == "content-type")
        .map(|(_, value)| String::from_utf8_lossy(value).into_owned());
    let content_type = found.as_deref().map(|value| ("content-type", value));
    let mut headers: Vec<(&str, &str)> = content_type.into_iter().collect();
    headers.extend([("host", host), ("x-amz-date", DATE)]);
    let parts = Parts {
        method: request.method(),
        target,
        headers: &headers,
        body: request.body().ok_or("the body is not in memory")?,
    };
    let authorization = parts.authorization();
    request.set_header("X-Amz-Date", DATE)?;
    request.set_header("Authorization", &authorization)
}

/// What the server makes of a request.
fn expected(request: &Received) -> String {
    let names = ["content-type", "host", "x-amz-date"];
    let headers = names
        .iter()
        .filter_map(|name| Some((*name, request.header(name)?)));
    let headers: Vec<(&str, &str)> = headers.collect();
    let parts = Parts {
        method: request.method(),
        target: request.target(),
        headers: &headers,
        body: &request.body,
    };
    parts.authorization()
}

#[test]
fn the_published_vector() {
    let parts = Parts {
        method: "GET",
        target: "/?Action=ListUsers&Version=2010-05-08",
        headers: &[
            (
                "content-type",
                "application/x-www-form-urlencoded; charset=utf-8",
            ),
            ("host", "iam.amazonaws.com"),
            ("x-amz-date", DATE),
        ],
        body: b"",
    };
    assert_eq!(
        parts.signature(),
        "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"
    );
}

#[tokio::test]
async fn requests_are_signed_as_they_are_sent() {
    let server = Server::answering(answer(204, "", "")).await;
    let client = sample::client(&server.url(), Credentials::signer(sign));
    proofs::sealed(&client).await.expect("the call succeeds");
    let request = server.only_request();
    assert_eq!(request.header("x-amz-date"), Some(DATE));
    let signature = expected(&request);
    assert!(signature.contains("SignedHeaders=host;x-amz-date,"));
    assert_eq!(request.header("authorization"), Some(signature.as_str()));
}

#[tokio::test]
async fn by_name_a_signer_serves_what_is_described_as_a_key() {
    let created = answer(201, operations::ITEM, r#"{"id":"i"}"#);
    let server = Server::answering(created).await;
    let credentials = Credentials::signer(sign).for_scheme("HeaderKey");
    let client = sample::client(&server.url(), credentials);
    let body = models::Item::default();
    operations::add_item(&client, "a b", body)
        .await
        .expect("the call succeeds");
    let request = server.only_request();
    assert!(!request.body.is_empty() && request.target().contains("/a%20b/"));
    let signature = expected(&request);
    assert!(signature.contains("SignedHeaders=content-type;host;x-amz-date,"));
    assert_eq!(request.header("authorization"), Some(signature.as_str()));
    assert_eq!(request.header("x-api-key"), None);

    // Without its name, nobody said that the key is a signature.
    let local = || sample::local(&server.url());
    let alone = local().credentials(Credentials::signer(sign).for_scheme("Basic"));
    let problem = alone.build().unwrap_err();
    assert!(matches!(
        problem,
        BuildError::Credentials {
            kind: "signer",
            problem: CredentialProblem::NoScheme
        }
    ));
    let client = local().credentials(Credentials::signer(sign)).build();
    let error = operations::delete_item(&client.expect("`Cloud` is signed"), "s", "i").await;
    assert!(matches!(error, Err(Error::Auth(error)) if error.is_missing()));
}

#[tokio::test]
async fn each_attempt_is_signed_anew() {
    let unavailable = answer(503, "text/plain", "");
    let server = Server::sequence(vec![unavailable, answer(204, "", "")]).await;
    let signed = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&signed);
    let signer = move |request: &mut Unsigned<'_>| {
        let number = count.fetch_add(1, Ordering::Relaxed);
        request.set_header("authorization", &format!("Signature {number}"))
    };
    let client = sample::local(&server.url())
        .credentials(Credentials::signer(signer))
        .retries(RetryPolicy::standard().backoff(Duration::ZERO, Duration::ZERO))
        .build()
        .expect("the settings are good");
    proofs::sealed(&client).await.expect("the call succeeds");
    let requests = server.requests();
    let sent = requests
        .iter()
        .map(|request| request.header("authorization"));
    let sent: Vec<Option<&str>> = sent.collect();
    assert_eq!(sent, [Some("Signature 0"), Some("Signature 1")]);
}

/// Shows nothing of itself, and cannot be made to.
struct Refusing(&'static str);

impl Signer for Refusing {
    fn sign(&self, request: &mut Unsigned<'_>) -> Result<(), Refusal> {
        let broken = if self.0 == "x-broken" {
            "\r\nx-evil: 1"
        } else {
            ""
        };
        request.set_header(self.0, &["secret-text", broken].concat())?;
        assert_eq!(format!("{request:?}"), r#"Unsigned { method: "GET", .. }"#);
        Err(Refusal::new("the keys have expired"))
    }
}

#[tokio::test]
async fn what_cannot_be_signed_is_not_sent() {
    let server = Server::answering(answer(204, "", "")).await;
    for (header, why) in [
        ("x-date", "the keys have expired"),
        ("Host", "the header field `Host` is not a signer's to set"),
        (
            "a b",
            "the header field `a b` has a name that cannot be sent",
        ),
        (
            "x-broken",
            "the header field `x-broken` has a value that cannot be sent",
        ),
    ] {
        let credentials = Credentials::signer(Refusing(header));
        assert_eq!(format!("{credentials:?}"), "{signer}");
        let client = sample::client(&server.url(), credentials);
        let error = proofs::sealed(&client).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("GET /sealed: not sent: it cannot be signed: {why}")
        );
        let words = in_words(&error) + &format!("{client:?}");
        assert!(!words.contains("secret-text"), "{words}");
        assert!(
            matches!(error, Error::Auth(error) if error.is_unsigned() && !error.is_retryable())
        );
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_signer_is_told_that_a_body_is_not_in_memory() {
    let server = Server::answering(answer(204, "", "")).await;
    let client = sample::client(&server.url(), Credentials::signer(sign));
    let stream = Body::from_stream(pieces(&[b"a", b"b"]));
    let error = files::upload(&client, "f", stream).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "PUT /files/{name}: not sent: it cannot be signed: the body is not in memory"
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_signature_in_another_field_goes_with_other_credentials() {
    let server = Server::answering(answer(204, "", "")).await;
    let signer = |request: &mut Unsigned<'_>| {
        let seen = request
            .headers()
            .any(|(name, value)| name == "authorization" && value == b"Basic dTpw");
        request.set_header("x-api-key", if seen { "with it" } else { "without it" })
    };
    let key = Credentials::signer(signer).for_scheme("HeaderKey");
    let client = sample::client(&server.url(), Credentials::basic("u", "p").and(key));
    operations::both(&client).await.expect("the call succeeds");
    let request = server.only_request();
    assert_eq!(request.header("authorization"), Some("Basic dTpw"));
    assert_eq!(request.header("x-api-key"), Some("with it"));
}

#[tokio::test]
async fn one_signer_serves_two_schemes_at_once() {
    let server = Server::answering(answer(204, "", "")).await;
    let client = sample::client(&server.url(), Credentials::signer(sign));
    proofs::sealed_twice(&client)
        .await
        .expect("the call succeeds");
    let request = server.only_request();
    let signature = expected(&request);
    assert_eq!(request.header("authorization"), Some(signature.as_str()));
}
