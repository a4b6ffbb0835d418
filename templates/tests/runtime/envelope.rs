//! An answer in an envelope is the answer inside it.

use crate::api::runtime::Credentials;
use crate::sample::{self, operations};
use crate::support::server::{Server, answer};
use crate::support::{Kind, Outcome, outcome};

async fn call(http_status: u16, media_type: &str, body: &str, envelope: Option<bool>) -> Outcome {
    let server = Server::answering(answer(http_status, media_type, body)).await;
    let client = sample::client(&server.url(), Credentials::basic("u", "p"));
    let mut request = operations::get_item(&client, "s", "i");
    request.operation_mut().envelope = envelope;
    let outcome = outcome(request.await);
    let asked = envelope.map_or(String::new(), |asked| format!("?envelope={asked}"));
    assert_eq!(
        server.only_request().target(),
        format!("/shelves/s/items/i{asked}")
    );
    outcome
}

#[tokio::test]
async fn single_resources_and_lists() {
    let json = operations::ITEM;
    let inside = r#"{"status": 200, "content": {"id": "x", "status": "completed"}, "links": []}"#;
    let outcome = call(200, json, inside, Some(true)).await;
    assert_eq!(outcome.kind, Kind::Success, "{}", outcome.message);
    assert_eq!(
        outcome.value.unwrap().to_string(),
        r#"{"id":"x","status":"completed"}"#
    );

    // A list keeps its shape and gains `status`.
    let outcome = call(200, json, r#"{"id": "x", "status": 200}"#, Some(true)).await;
    // `status` is text in this model, so what is left in place cannot be read: lists are objects of their own.
    assert_eq!(outcome.kind, Kind::Decode, "{}", outcome.message);

    // The resource's own `status`, in an answer without an envelope.
    let outcome = call(
        200,
        json,
        r#"{"id": "x", "status": "completed"}"#,
        Some(true),
    )
    .await;
    assert_eq!(outcome.kind, Kind::Success, "{}", outcome.message);
    assert_eq!(outcome.member("status"), "completed");
}

#[tokio::test]
async fn the_status_inside_counts() {
    let json = operations::ITEM;
    let problem = r#"{"status": 404, "content": {"errorCode": "NOPE", "detail": "d"}}"#;
    let outcome = call(200, json, problem, Some(true)).await;
    assert_eq!(
        (outcome.kind, outcome.status),
        (Kind::Api, Some(404)),
        "{}",
        outcome.message
    );
    let teapot = r#"{"status": 418, "content": {}}"#;
    let outcome = call(200, json, teapot, Some(true)).await;
    assert_eq!(
        (outcome.kind, outcome.status),
        (Kind::Unexpected, Some(418))
    );
    // An error that comes without an envelope is what it is.
    let outcome = call(
        404,
        "application/json",
        r#"{"errorCode": "NOPE", "error": 404}"#,
        Some(true),
    )
    .await;
    assert_eq!(
        (outcome.kind, outcome.status),
        (Kind::Api, Some(404)),
        "{}",
        outcome.message
    );
}

#[tokio::test]
async fn what_is_no_envelope_is_left_alone() {
    let json = operations::ITEM;
    for body in [
        r#"{"status": 99, "content": {"id": "y"}}"#,
        r#"{"status": 600, "content": {"id": "y"}}"#,
        r#"{"status": 200.5, "content": {"id": "y"}}"#,
        r#"{"status": "200x", "content": {"id": "y"}}"#,
        r#"{"content": {"id": "y"}}"#,
    ] {
        let outcome = call(200, json, body, Some(true)).await;
        assert_ne!(
            outcome.value.as_ref().and_then(|value| value.get("id")),
            Some(&"y".into()),
            "{body}"
        );
        assert_eq!(outcome.status, Some(200), "{body}");
    }
    for body in ["", "[]", "nonsense", "{\"status\":200,", "\u{1f639}"] {
        let outcome = call(200, json, body, Some(true)).await;
        assert_eq!(outcome.kind, Kind::Decode, "{body}");
    }
    // Not asked for: nothing is unwrapped.
    for asked in [None, Some(false)] {
        let outcome = call(200, json, r#"{"content": {"id": "y"}}"#, asked).await;
        assert_eq!(outcome.value.unwrap().to_string(), "{}");
    }
}
