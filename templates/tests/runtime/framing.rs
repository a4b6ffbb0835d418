//! A broken answer is an error, never a value, and the connection is not used again.

use std::time::Duration;

use super::transport::{against, credentials, get};
use crate::sample::{self, operations};
use crate::support::Kind;
use crate::support::server::{Server, Step, answer};

#[tokio::test]
async fn truncated_answers_are_errors() {
    let head = |rest: &str| {
        format!(
            "HTTP/1.1 200 OK\r\ncontent-type: {}\r\n{rest}",
            operations::ITEM
        )
        .into_bytes()
    };
    let cases = [
        (
            "the length is not reached",
            head("content-length: 100\r\n\r\n{\"id\":\"x\"}"),
            Kind::Transport,
        ),
        (
            "a chunk is cut",
            head("transfer-encoding: chunked\r\n\r\n64\r\n{\"id\":\"x\"}"),
            Kind::Transport,
        ),
        (
            "the last chunk is missing",
            head("transfer-encoding: chunked\r\n\r\na\r\n{\"id\":\"x\"}\r\n"),
            Kind::Transport,
        ),
        (
            "no length, and the JSON is cut",
            head("connection: close\r\n\r\n{\"id\":\"x\""),
            Kind::Decode,
        ),
        (
            "no length, and nothing",
            head("connection: close\r\n\r\n"),
            Kind::Decode,
        ),
        (
            "the head is cut",
            b"HTTP/1.1 200 OK\r\ncontent-ty".to_vec(),
            Kind::Transport,
        ),
        ("nothing at all", Vec::new(), Kind::Transport),
    ];
    for (what, bytes, kind) in cases {
        let (outcome, requests) = against(vec![Step::Write(bytes), Step::Close]).await;
        assert_eq!(
            (outcome.kind, requests),
            (kind, 1),
            "{what}: {}",
            outcome.message
        );
    }
    // Without a length and whole is legal.
    let whole = head("connection: close\r\n\r\n{\"id\":\"x\"}");
    let (outcome, _) = against(vec![Step::Write(whole), Step::Close]).await;
    assert_eq!(outcome.kind, Kind::Success, "{}", outcome.message);
}

#[tokio::test]
async fn hostile_framing() {
    let line = |rest: &str| format!("HTTP/1.1 200 OK\r\n{rest}").into_bytes();
    let huge = line(&format!("x-long: {}\r\n\r\n", "x".repeat(1024 * 1024)));
    let many = line(&("x-many: 1\r\n".repeat(1000) + "\r\n"));
    let cases = [
        (
            "two lengths",
            line("content-length: 2\r\ncontent-length: 3\r\n\r\n{}x"),
        ),
        (
            "a length that is none",
            line("content-length: -2\r\n\r\n{}"),
        ),
        (
            "a folded field",
            line("x-folded: a\r\n b\r\ncontent-length: 2\r\n\r\n{}"),
        ),
        (
            "a field without a colon",
            line("nonsense\r\ncontent-length: 2\r\n\r\n{}"),
        ),
        (
            "a space before the colon",
            line("content-length : 2\r\n\r\n{}"),
        ),
        ("a field of a megabyte", huge),
        ("a thousand fields", many),
        ("not HTTP", b"SSH-2.0-OpenSSH_9.6\r\n\r\n".to_vec()),
        ("HTTP/0.9", b"{}".to_vec()),
        ("another status line", b"HTTP/1.1 2000 OK\r\n\r\n".to_vec()),
        ("a status that is none", b"HTTP/1.1 OK\r\n\r\n".to_vec()),
    ];
    for (what, bytes) in cases {
        let server = Server::start(move |_| vec![Step::Write(bytes.clone()), Step::Close]).await;
        let client = sample::client(&server.url(), credentials());
        let outcome = get(&client).await;
        assert_eq!(outcome.kind, Kind::Transport, "{what}: {}", outcome.message);
        assert_eq!(server.requests().len(), 1, "{what}");
        // The connection is not used again.
        get(&client).await;
        assert_eq!(server.connections(), 2, "{what}");
    }
}

#[tokio::test]
async fn a_second_answer_on_the_same_connection_is_not_taken_for_the_next_call() {
    let first = answer(200, operations::ITEM, r#"{"id":"first"}"#);
    let smuggled = answer(200, operations::ITEM, r#"{"id":"smuggled"}"#);
    let server = Server::start(move |request| {
        vec![Step::Write(if request.index == 0 {
            [first.as_slice(), &smuggled].concat()
        } else {
            answer(200, operations::ITEM, r#"{"id":"second"}"#)
        })]
    })
    .await;
    let client = sample::client(&server.url(), credentials());
    assert_eq!(get(&client).await.member("id"), "first");
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(get(&client).await.member("id"), "second");
}
