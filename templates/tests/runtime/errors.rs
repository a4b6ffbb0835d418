//! What an error tells its caller.

use std::time::Duration;

use crate::api::runtime::{Credentials, Deprecation, Error, ErrorBody, RateLimit, Timestamp};
use crate::sample::models::Problem;
use crate::sample::{self, operations};
use crate::support::server::{Server, answer, with_headers};

async fn failed(response: Vec<u8>) -> Error<Problem> {
    let server = Server::answering(response).await;
    let client = sample::client(&server.url(), Credentials::basic("u", "p"));
    operations::get_item(&client, "s", "i").await.unwrap_err()
}

#[tokio::test]
async fn an_error_of_the_api() {
    let body = r#"{"errorCode":"NOPE","reason":"Not Found","detail":"No item i.","extra":1}"#;
    let error = failed(answer(404, "application/json", body)).await;
    assert_eq!(
        error.to_string(),
        "GET /shelves/{shelfId}/items/{itemId}: status 404 NOPE (Not Found): No item i."
    );
    assert_eq!(error.status(), Some(404));
    assert!(error.is_error_code("NOPE"));
    assert!(!error.is_error_code("nope"));
    assert_eq!(
        error.api_error().and_then(ErrorBody::detail),
        Some("No item i.")
    );
    assert!(!error.is_timeout() && !error.is_auth() && !error.is_retryable());
    assert_eq!(error.operation().id, "getItem");
    let Error::Api(failure) = error else {
        panic!("an error of the API")
    };
    assert_eq!(failure.response().body().as_ref(), body.as_bytes());
    assert_eq!(failure.headers()["content-type"], "application/json");
    assert_eq!(failure.into_body().reason.as_deref(), Some("Not Found"));
}

#[tokio::test]
async fn what_comes_after_a_whole_text_is_in_none_of_its_members() {
    let two = "{\"id\":\"i\"}\n{\"id\":\"j\"}";
    let Error::Decode(failure) = failed(answer(200, operations::ITEM, two)).await else {
        panic!("a body that is not JSON")
    };
    assert_eq!(failure.path(), "$");
    assert_eq!(failure.cause().message(), "trailing characters");
}

#[tokio::test]
async fn an_integer_is_one_however_it_is_written() {
    for (text, grams) in [("1.0", 1), ("1e3", 1000), ("-20.50e1", -205), ("7", 7)] {
        let body = format!(r#"{{"grams":{text},"id":"1.0","extra":[1.5,2.0]}}"#);
        let server = Server::answering(answer(200, operations::ITEM, &body)).await;
        let client = sample::client(&server.url(), Credentials::basic("u", "p"));
        let item = operations::get_item(&client, "s", "i").await.unwrap();
        assert_eq!((item.grams, item.id.as_deref()), (Some(grams), Some("1.0")));
    }
    for text in ["1.5", "1e30", "1e999999999"] {
        let body = format!(r#"{{"id":"i","grams":{text}}}"#);
        let Error::Decode(failure) = failed(answer(200, operations::ITEM, &body)).await else {
            panic!("{text}")
        };
        assert_eq!(failure.path(), "$.grams", "{text}");
    }
}

#[tokio::test]
async fn text_of_the_server_is_tamed() {
    let long = "x".repeat(10_000);
    let body =
        format!(r#"{{"errorCode":"A\r\nB\u001b[31m","reason":"\u202eevil","detail":"{long}"}}"#);
    let text = failed(answer(404, "application/json", &body))
        .await
        .to_string();
    assert!(
        text.contains(r"A\u{d}\u{a}B\u{1b}[31m (\u{202e}evil): xxx"),
        "{text}"
    );
    assert!(
        text.len() < 1000 && text.ends_with('…') && !text.contains('\n'),
        "{text}"
    );
}

#[tokio::test]
async fn undecodable_bodies_say_where() {
    let error = failed(answer(
        200,
        operations::ITEM,
        r#"{"id":"i","grams":"heavy"}"#,
    ))
    .await;
    let text = error.to_string();
    assert!(
        text.starts_with(
            "GET /shelves/{shelfId}/items/{itemId}: status 200: cannot read the body: "
        ),
        "{text}"
    );
    let Error::Decode(failure) = &error else {
        panic!("{error}")
    };
    assert_eq!(failure.path(), "$.grams");
    assert_eq!(
        failure.response().body().as_ref(),
        br#"{"id":"i","grams":"heavy"}"#
    );
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn unknown_members_and_values_are_fine() {
    let server = Server::answering(answer(
        200,
        operations::ITEM,
        r#"{"frequency":"hourly","new":{"a":[1]}}"#,
    ))
    .await;
    let client = sample::client(&server.url(), Credentials::basic("u", "p"));
    let item = operations::get_item(&client, "s", "i")
        .await
        .expect("the answer is readable");
    assert_eq!(item.frequency.as_ref().map(AsRef::as_ref), Some("hourly"));
    assert_eq!(item.status(), 200);
    assert_eq!(item.header("content-type"), Some(operations::ITEM));
    assert_eq!(item.map(|item| item.grams).into_inner(), None);
}

#[tokio::test]
async fn waiting_and_retrying() {
    let with = |status, value: &str| with_headers(status, &[("retry-after", value)], "");
    let error = failed(with(429, "12")).await;
    assert_eq!(error.retry_after(), Some(Duration::from_secs(12)));
    assert!(error.is_retryable());
    assert_eq!(failed(with(503, "soon")).await.retry_after(), None);
    assert!(failed(with(503, "1")).await.is_retryable());
    assert!(!failed(with(400, "1")).await.is_retryable());
    assert!(
        failed(answer(500, "application/json", "{}"))
            .await
            .is_retryable(),
        "GET can be repeated"
    );
    let error = failed(answer(401, "text/plain", "who?")).await;
    assert!(error.is_auth() && !error.is_retryable());
}

#[tokio::test]
async fn lifecycle_fields_can_be_read() {
    let fields = [
        ("content-type", operations::ITEM),
        ("deprecation", "Wed, 1 Feb 2023 00:00:00 GMT"),
        ("sunset", "Sat, 1 Feb 2025 00:00:00 GMT"),
        ("ratelimit-limit", "5000"),
        ("ratelimit-remaining", "7"),
    ];
    let server = Server::answering(with_headers(200, &fields, "{}")).await;
    let client = sample::client(&server.url(), Credentials::basic("u", "p"));
    let item = operations::get_item(&client, "s", "i")
        .await
        .expect("the call succeeds");
    let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
    assert_eq!(
        item.deprecation(),
        Some(Deprecation::At(at("2023-02-01T00:00:00Z")))
    );
    assert_eq!(item.sunset(), Some(at("2025-02-01T00:00:00Z")));
    assert_eq!(item.retry_after(), None);
    let limit = RateLimit {
        limit: Some(5000),
        remaining: Some(7),
        reset: None,
    };
    assert_eq!(item.rate_limit(), limit);
    // The same on errors.
    let error = failed(with_headers(418, &fields, "{}")).await;
    let response = error.response().expect("there is an answer");
    assert_eq!(response.deprecation(), item.deprecation());
    assert_eq!(response.sunset(), item.sunset());
    assert_eq!(response.rate_limit(), limit);
}
