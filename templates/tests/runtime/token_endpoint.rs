//! What goes to a token endpoint, and what may come back.

use super::tokens::{authorizations, client, get, success, token, token_requests};
use crate::api::runtime::{BuildError, CredentialProblem, Credentials};
use crate::sample::{self, REVOKE_PATH, TOKEN_PATH};
use crate::support::server::{Server, Step, answer};
use crate::support::{Kind, Outcome};

#[tokio::test]
async fn malformed_token_answers() {
    let usable: &[(&str, &str)] = &[
        (r#"{"access_token":"a-._~+/=="}"#, "Bearer a-._~+/=="),
        (
            r#"{"access_token":"a","token_type":"BEARER","expires_in":"3600"}"#,
            "Bearer a",
        ),
        (
            r#"{"access_token":"a","token_type":null,"expires_in":3600.5}"#,
            "Bearer a",
        ),
        (r#"{"access_token":"a","expires_in":0}"#, "Bearer a"),
        (r#"{"access_token":"a","expires_in":-1}"#, "Bearer a"),
        (r#"{"access_token":"a","expires_in":1e300}"#, "Bearer a"),
        (
            r#"{"access_token":"a","expires_in":99999999999999999999}"#,
            "Bearer a",
        ),
        (r#"{"access_token":"a","expires_in":[1]}"#, "Bearer a"),
        (
            r#"{"access_token":"a","expires_in":"soon","scope":{"x":[]}}"#,
            "Bearer a",
        ),
    ];
    for (body, authorization) in usable {
        let (outcome, server) = with_token_answer(answer(200, "application/json", body)).await;
        assert_eq!(outcome.kind, Kind::Success, "{body}: {}", outcome.message);
        assert_eq!(authorizations(&server), [*authorization], "{body}");
    }
    let large = format!(r#"{{"access_token":"{}"}}"#, "a".repeat(100_000));
    let refused = [
        (200, ""),
        (200, "null"),
        (200, "[]"),
        (200, "{}"),
        (200, "<html>"),
        (200, r#"{"access_token":""}"#),
        (200, r#"{"access_token":null}"#),
        (200, r#"{"access_token":1}"#),
        (200, r#"{"access_token":["a"]}"#),
        (200, r#"{"access_token":"canary b"}"#),
        (200, r#"{"access_token":"canary\r\nx-evil: 1"}"#),
        (200, r#"{"access_token":"canaryé"}"#),
        (200, r#"{"access_token":"canary=x"}"#),
        (200, r#"{"access_token":"=="}"#),
        (200, r#"{"access_token":"canary","token_type":"mac"}"#),
        (200, r#"{"access_token":"canary","token_type":7}"#),
        (200, large.as_str()),
        (302, ""),
        (
            400,
            r#"{"error":"invalid_grant","error_description":"canary"}"#,
        ),
        (401, r#"{"error":"invalid_client"}"#),
        (403, r#"{"error":"canary with spaces"}"#),
        (500, "canary"),
    ];
    for (status, body) in refused {
        let (outcome, server) = with_token_answer(answer(status, "application/json", body)).await;
        assert_eq!(
            (outcome.kind, outcome.status),
            (Kind::Auth, Some(status)),
            "{body}: {}",
            outcome.message
        );
        assert!(!outcome.message.contains("canary"), "{}", outcome.message);
        assert_eq!(server.requests().len(), 1, "{body}");
    }
    let (outcome, _) = with_token_answer(answer(
        401,
        "application/json",
        r#"{"error":"invalid_client"}"#,
    ))
    .await;
    let line = outcome.message.lines().next().unwrap_or_default();
    assert_eq!(
        line,
        "GET /shelves/{shelfId}/items/{itemId}: the token endpoint answered 401: it refused (invalid_client)"
    );
}

async fn with_token_answer(response: Vec<u8>) -> (Outcome, Server) {
    let server = Server::start(move |request| {
        vec![Step::Write(if request.target() == TOKEN_PATH {
            response.clone()
        } else {
            success()
        })]
    })
    .await;
    let outcome = get(&client(&server)).await;
    (outcome, server)
}

#[tokio::test]
async fn the_token_url_follows_the_base_url() {
    let server = Server::start(|request| {
        vec![Step::Write(if request.target() == "/proxy/oauth/token" {
            token("t", 60)
        } else {
            success()
        })]
    })
    .await;
    let url = format!("{}/proxy", server.url());
    let client = sample::client(&url, Credentials::oauth2_client("i d", "s/e=c"));
    assert_eq!(get(&client).await.kind, Kind::Success);
    let requests = server.requests();
    assert_eq!(requests[0].line, "POST /proxy/oauth/token HTTP/1.1");
    // base64("i+d:s%2Fe%3Dc")
    assert_eq!(
        requests[0].header("authorization"),
        Some("Basic aStkOnMlMkZlJTNEYw==")
    );
    assert_eq!(requests[0].header("user-agent"), Some("shelf/0.1.0"));
    assert_eq!(requests[1].target(), "/proxy/shelves/s/items/i");
}

#[tokio::test]
async fn tokens_are_asked_for_with_the_scopes_that_are_given() {
    let server = Server::start(|request| {
        vec![Step::Write(match request.target() {
            TOKEN_PATH => token("t", 3600),
            _ => success(),
        })]
    })
    .await;
    let asked = async |credentials: Credentials| {
        let client = sample::client(&server.url(), credentials);
        // The second call has the token of the first.
        assert_eq!(get(&client).await.kind, Kind::Success);
        assert_eq!(get(&client).await.kind, Kind::Success);
        token_requests(&server)
            .pop()
            .expect("a token is asked for")
            .text()
            .to_owned()
    };
    let own = || Credentials::oauth2_client("id", "secret");
    let without = "grant_type=client_credentials";
    assert_eq!(asked(own()).await, without);
    assert_eq!(asked(own().scopes([""; 0])).await, without);
    assert_eq!(
        asked(own().scopes(["read", "items:write", "https://h/a&b=c"])).await,
        format!("{without}&scope=read+items%3Awrite+https%3A%2F%2Fh%2Fa%26b%3Dc")
    );
    let both = Credentials::basic("u", "p")
        .and(own())
        .scopes(vec!["all".to_owned()]);
    assert_eq!(asked(both).await, format!("{without}&scope=all"));
    assert_eq!(token_requests(&server).len(), 4);
    // Nothing of other credentials.
    let client = sample::client(&server.url(), Credentials::bearer("b").scopes(["read"]));
    assert_eq!(get(&client).await.kind, Kind::Success);
    assert_eq!(token_requests(&server).len(), 4);
}

#[test]
fn scopes_that_are_none_are_refused_when_the_client_is_built() {
    for scope in ["", "read write", "a\"b", "a\\b", "a\r\nb", "\u{7f}", "é"] {
        let credentials = Credentials::oauth2_client("id", "secret").scopes(["read", scope]);
        match sample::builder().credentials(credentials).build() {
            Err(error @ BuildError::Credentials { problem, .. }) => {
                assert_eq!(problem, CredentialProblem::Scope);
                assert_eq!(
                    error.to_string(),
                    "the credentials (OAuth 2.0 client) cannot be used: one of their scopes is empty, or holds a space \
                     or another character that scopes do not have"
                );
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn tokens_can_be_revoked() {
    let server = Server::start(|request| {
        vec![Step::Write(match request.target() {
            TOKEN_PATH => token("t+/=", 3600),
            REVOKE_PATH => answer(200, "application/json", "{}"),
            _ => success(),
        })]
    })
    .await;
    let client = client(&server);
    client.revoke_tokens().await.expect("nothing to revoke");
    assert!(server.requests().is_empty());
    get(&client).await;
    client.revoke_tokens().await.expect("the token is revoked");
    let revoked = server.requests().pop().expect("a request arrived");
    assert_eq!(revoked.line, format!("POST {REVOKE_PATH} HTTP/1.1"));
    assert_eq!(
        revoked.text(),
        "token=t%2B%2F%3D&token_type_hint=access_token"
    );
    assert!(
        revoked
            .header("authorization")
            .is_some_and(|text| text.starts_with("Basic "))
    );
    get(&client).await;
    assert_eq!(
        token_requests(&server).len(),
        2,
        "the next call makes a new token"
    );

    let failing = Server::start(|request| {
        vec![Step::Write(match request.target() {
            TOKEN_PATH => token("t", 3600),
            REVOKE_PATH => answer(429, "text/plain", ""),
            _ => success(),
        })]
    })
    .await;
    let client = self::client(&failing);
    get(&client).await;
    let error = client.revoke_tokens().await.unwrap_err();
    assert_eq!((error.status(), error.is_retryable()), (Some(429), true));
}
