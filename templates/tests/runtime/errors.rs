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

/// What such an answer is called, after the operation.
async fn said(response: Vec<u8>) -> (String, Error<Problem>) {
    let error = failed(response).await;
    let text = error.to_string();
    let text = text.strip_prefix("GET /shelves/{shelfId}/items/{itemId}: ");
    (text.expect("the operation is named").to_owned(), error)
}

#[tokio::test]
async fn an_answer_of_another_media_type_is_no_undocumented_one() {
    let (text, error) = said(answer(200, "text/plain", "an item")).await;
    assert_eq!(
        text,
        "the answer is not application/vnd.shelf.2024-01-01+json, which was asked for: status 200, text/plain, 7 bytes"
    );
    assert!(matches!(error, Error::UnexpectedResponse(_)));
    let (text, _) = said(answer(404, "text/html", "<html>")).await;
    assert_eq!(
        text,
        "the answer is not application/json, which errors of this status are read as: status 404, text/html, 6 bytes"
    );
    let (text, _) = said(answer(204, "text/html", "")).await;
    assert_eq!(
        text,
        "the document does not describe this answer: status 204, text/html, an empty body"
    );
}

#[tokio::test]
async fn an_error_that_is_not_as_documented_says_what_it_says() {
    let json = "application/json";
    let (text, error) = said(answer(409, json, r#"{"message":"conflict"}"#)).await;
    assert_eq!(
        text,
        "the document does not describe this answer: status 409, application/json, 22 bytes: conflict"
    );
    assert_eq!((error.code(), error.detail()), (None, Some("conflict")));
    let body = r#"{"error":{"code":"TAKEN","message":"It is\ntaken."}}"#;
    let (text, error) = said(answer(409, "application/problem+json", body)).await;
    assert!(text.ends_with(r" bytes: TAKEN: It is\u{a}taken."), "{text}");
    assert!(error.is_error_code("TAKEN"));
    // Documented, and of another shape.
    let body = r#"{"detail":{"why":1},"errors":[{"code":"GONE","message":"No item i."}]}"#;
    let (text, error) = said(answer(404, json, body)).await;
    assert!(
        text.starts_with("status 404: GONE: No item i. (cannot read the body: ")
            && text.ends_with(" at $.detail)"),
        "{text}"
    );
    assert_eq!(
        (error.code(), error.detail()),
        (Some("GONE"), Some("No item i."))
    );
    assert!(error.api_error().is_none());
    // Documented, and with none of the names that the document gives.
    let body = r#"{"error":"gone","message":"No item i."}"#;
    let (text, error) = said(answer(404, json, body)).await;
    assert_eq!(text, "status 404: gone: No item i.");
    assert!(error.is_error_code("gone") && error.detail() == Some("No item i."));
    assert!(error.api_error().is_some());
    // Documented, and of another media type.
    let (text, _) = said(answer(404, "text/plain", r#"{"message":"gone"}"#)).await;
    assert!(
        text.ends_with("status 404, text/plain, 18 bytes: gone"),
        "{text}"
    );
    // An error that says nothing, and a success, which is no error whatever it says.
    let (text, error) = said(answer(404, json, "")).await;
    assert_eq!(text, "status 404: cannot read the body: the text is empty");
    assert_eq!((error.code(), error.detail()), (None, None));
    let (text, _) = said(answer(202, json, r#"{"message":"soon"}"#)).await;
    assert!(
        text.ends_with("status 202, application/json, 18 bytes"),
        "{text}"
    );
    let long = format!(r#"{{"message":"{}"}}"#, "x".repeat(10_000));
    for status in [404, 409] {
        let (text, _) = said(answer(status, json, &long)).await;
        assert!(text.len() < 1000 && text.contains("xxx…"), "{text}");
    }
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
