//! Which credentials are sent is what the document and the caller say, and never more.

use crate::api::runtime::{BuildError, CredentialProblem, Credentials, Error};
use crate::sample::{self, operations, proofs};
use crate::support::server::{Received, Server, answer};

async fn call(credentials: Credentials) -> Received {
    let server = Server::answering(answer(204, "", "")).await;
    let client = sample::client(&server.url(), credentials);
    operations::delete_item(&client, "s", "i")
        .await
        .expect("the call succeeds");
    server.only_request()
}

#[tokio::test]
async fn each_kind_alone() {
    let basic = call(Credentials::basic("user", "pass word")).await;
    assert_eq!(
        basic.header("authorization"),
        Some("Basic dXNlcjpwYXNzIHdvcmQ=")
    );
    let bearer = call(Credentials::bearer("t.o-k~e+n/=")).await;
    assert_eq!(bearer.header("authorization"), Some("Bearer t.o-k~e+n/="));
    let header = call(Credentials::api_key("k").for_scheme("HeaderKey")).await;
    assert_eq!(header.header("x-api-key"), Some("k"));
    let query = call(Credentials::api_key("k&y=").for_scheme("QueryKey")).await;
    assert_eq!(query.target(), "/shelves/s/items/i:now?api_key=k%26y%3D");
    let cookie = call(Credentials::api_key("k;y").for_scheme("CookieKey")).await;
    assert_eq!(cookie.header("cookie"), Some("session=k%3By"));
    for request in [header, query, cookie] {
        assert_eq!(request.header("authorization"), None);
    }
}

#[tokio::test]
async fn any_other_scheme_of_http() {
    let server = Server::answering(answer(204, "", "")).await;
    let text = r#"keyId="k", signature="s=""#;
    let client = sample::client(&server.url(), Credentials::http(text));
    proofs::signed(&client).await.expect("the call succeeds");
    let request = server.only_request();
    let expected = format!("Acme-Signature {text}");
    assert_eq!(request.header("authorization"), Some(expected.as_str()));
    let without = sample::client(&server.url(), Credentials::bearer("t"));
    let error = proofs::signed(&without).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /signed: not sent: it needs credentials for Signature (HTTP credentials)"
    );
    let error = proofs::shown(&without).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /shown: not sent: it needs credentials for Device (a client certificate)"
    );
}

#[tokio::test]
async fn the_first_alternative_with_credentials_is_used_alone() {
    // The document lists Accounts, Digest, Basic, Bearer, HeaderKey, QueryKey, CookieKey.
    let all = Credentials::api_key("k").and(Credentials::basic("u", "p"));
    let request = call(all).await;
    assert_eq!(request.header("authorization"), Some("Basic dTpw"));
    assert_eq!(request.header("x-api-key"), None);
    assert_eq!(request.header("cookie"), None);
    assert!(!request.target().contains("api_key"));
    // A bearer token serves the OAuth 2.0 scheme, which is the first.
    let request = call(Credentials::basic("u", "p").and(Credentials::bearer("t"))).await;
    assert_eq!(request.header("authorization"), Some("Bearer t"));
    let request =
        call(Credentials::basic("u", "p").and(Credentials::bearer("t").for_scheme("Bearer"))).await;
    assert_eq!(request.header("authorization"), Some("Basic dTpw"));
}

#[tokio::test]
async fn a_key_for_any_scheme_stays_out_of_the_url_where_it_can() {
    let sent = async |credentials: Credentials| {
        let server = Server::answering(answer(204, "", "")).await;
        let client = sample::client(&server.url(), credentials);
        proofs::keyed(&client).await.expect("the call succeeds");
        server.only_request()
    };
    // The document lists the query first, then the cookie.
    let request = sent(Credentials::api_key("k")).await;
    assert_eq!(request.header("x-api-key"), Some("k"));
    assert_eq!(
        (request.target(), request.header("cookie")),
        ("/keyed", None)
    );
    // Who names a scheme means it.
    let request = sent(Credentials::api_key("k").for_scheme("QueryKey")).await;
    assert_eq!(request.target(), "/keyed?api_key=k");
    let named = Credentials::api_key("q").for_scheme("QueryKey");
    let request = sent(Credentials::api_key("k").and(named)).await;
    assert_eq!(request.target(), "/keyed?api_key=q");
    let elsewhere = Credentials::api_key("h").for_scheme("HeaderKey");
    let request = sent(Credentials::api_key("k").and(elsewhere)).await;
    assert_eq!(request.header("cookie"), Some("session=k"));
    // An alternative without the key is none that sends it elsewhere, and one that sends it twice shows it as much.
    let server = Server::answering(answer(204, "", "")).await;
    let both = Credentials::basic("u", "p").and(Credentials::api_key("k"));
    let client = sample::client(&server.url(), both);
    let call = proofs::keyed_or_not(&client);
    call.await.expect("the call succeeds");
    let request = server.only_request();
    assert_eq!(request.target(), "/keyed_or_not?api_key=k");
    assert_eq!(
        (request.header("authorization"), request.header("cookie")),
        (None, None)
    );
}

#[tokio::test]
async fn schemes_that_are_needed_together() {
    let server = Server::answering(answer(204, "", "")).await;
    let both = Credentials::basic("u", "p").and(Credentials::api_key("k"));
    operations::both(&sample::client(&server.url(), both))
        .await
        .expect("the call succeeds");
    let request = server.only_request();
    assert_eq!(request.header("authorization"), Some("Basic dTpw"));
    assert_eq!(request.header("x-api-key"), Some("k"));
    // Half of an alternative is none, and two that want the same header field cannot be sent.
    for half in [
        Credentials::basic("u", "p"),
        Credentials::basic("u", "p").and(Credentials::bearer("t")),
    ] {
        let error = operations::both(&sample::client(&server.url(), half))
            .await
            .unwrap_err();
        assert!(
            matches!(error, Error::Auth(ref error) if error.is_missing()),
            "{error}"
        );
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_public_operation_sends_none() {
    let server = Server::answering(answer(200, "application/json", "[]")).await;
    let all = Credentials::basic("u", "p").and(Credentials::api_key("k"));
    operations::search(
        &sample::client(&server.url(), all),
        operations::Search::default(),
    )
    .await
    .expect("the call succeeds");
    let request = server.only_request();
    for name in ["authorization", "x-api-key", "cookie"] {
        assert_eq!(request.header(name), None);
    }
    assert_eq!(request.target(), "/search");
}

#[tokio::test]
async fn missing_credentials_are_named() {
    let client = sample::client("http://127.0.0.1:1", Credentials::none());
    let error = operations::delete_item(&client, "s", "i")
        .await
        .unwrap_err();
    assert!(error.is_auth());
    assert!(!error.is_retryable());
    assert_eq!(
        error.to_string(),
        "DELETE /shelves/{shelfId}/items/{itemId}:now: not sent: it needs credentials for Accounts (OAuth 2.0 client \
         id and secret, or a bearer token; in the environment: SHELF_CLIENT_ID and SHELF_CLIENT_SECRET, or \
         SHELF_ACCESS_TOKEN), or for Digest (user name and password for HTTP digest; in the environment: SHELF_USER \
         and SHELF_PASSWORD), or for Basic (user name and password for HTTP basic), or for Bearer (a bearer token), \
         or for HeaderKey (an API key; in the environment: SHELF_API_KEY), or for QueryKey (an API key), or for \
         CookieKey (an API key)"
    );
    let error = operations::both(&client).await.unwrap_err().to_string();
    assert!(
        error.contains("Basic (user name and password for HTTP basic) together with HeaderKey"),
        "{error}"
    );
}

#[test]
fn credentials_that_cannot_be_used_are_refused_when_the_client_is_built() {
    let problem = |credentials| match sample::builder().credentials(credentials).build() {
        Err(BuildError::Credentials { problem, .. }) => problem,
        other => panic!("{other:?}"),
    };
    let unknown = Credentials::basic("u", "p").for_scheme("HeaderKey");
    assert_eq!(problem(unknown), CredentialProblem::NoScheme);
    assert_eq!(
        problem(Credentials::api_key("k").for_scheme("Nothing")),
        CredentialProblem::NoScheme
    );
    for credentials in [
        Credentials::basic("u:v", "p"),
        Credentials::basic("u\r\n", "p"),
        Credentials::basic("u", "p\n"),
        Credentials::bearer("t\r\nx-evil: 1"),
        Credentials::bearer("two words"),
        Credentials::bearer(""),
        Credentials::bearer("é"),
        Credentials::api_key("k\r\nx-evil: 1").for_scheme("HeaderKey"),
        Credentials::api_key("").for_scheme("HeaderKey"),
        Credentials::http("s\r\nx-evil: 1"),
        Credentials::http(""),
    ] {
        assert_eq!(
            problem(credentials.clone()),
            CredentialProblem::Characters,
            "{credentials:?}"
        );
    }
    assert_eq!(
        problem(Credentials::client_certificate("not a certificate")),
        CredentialProblem::Certificate
    );
    #[cfg(feature = "digest")]
    for credentials in [
        Credentials::digest("u\r\n", "p"),
        Credentials::digest("u", "p\0"),
    ] {
        assert_eq!(problem(credentials), CredentialProblem::Characters);
    }
}

#[test]
fn base_urls_are_checked() {
    let build = |url: &str| {
        sample::builder()
            .base_url(url)
            .build()
            .map(|_| ())
            .map_err(|error| error.to_string())
    };
    assert_eq!(build("https://shelf.example/v1"), Ok(()));
    for url in [
        "http://shelf.example",
        "http://127.0.0.1",
        "https://user:canary@shelf.example",
        "https://h?canary",
        "",
    ] {
        let error = build(url).unwrap_err();
        assert!(
            error.starts_with("the base URL cannot be used: "),
            "{error}"
        );
        assert!(!error.contains("canary"), "{error}");
    }
    assert!(sample::local("http://shelf.example").build().is_err());
    assert!(sample::builder().user_agent("a\r\nb").build().is_err());
    assert!(
        sample::builder()
            .root_certificates_pem("not a certificate")
            .build()
            .is_err()
    );
}
