//! Successes that are sequences: events, lines, texts.

use std::time::{Duration, Instant};

use super::streams::{chunk, chunked, client};
use crate::api::runtime::{Error, Event, Limit, Reconnect};
use crate::sample::{self, sequences};
use crate::support::server::{Server, Step, answer, with_headers};

const SSE: &str = "text/event-stream";

fn item(id: &str) -> String {
    format!("{{\"id\":\"{id}\",\"frequency\":\"daily\"}}")
}

/// An answer of events, which ends in order.
fn events(text: &str) -> Vec<u8> {
    answer(200, SSE, text)
}

/// The beginning of such an answer, which does not end.
fn open(text: &str) -> Vec<u8> {
    [chunked(SSE), chunk(text.as_bytes())].concat()
}

fn quickly() -> Reconnect {
    Reconnect::default().wait(Duration::from_millis(10))
}

#[tokio::test]
async fn events_arrive_one_by_one() {
    let text = format!(
        "\u{feff}: hello\n\nevent: added\r\nid: 1\r\nretry: 3\r\ndata: {}\r\n\r\ndata: [DONE]\n\ndata: {}\n\ndata: cut",
        item("a"),
        item("b")
    );
    let server = Server::sequence(vec![events(&text), with_headers(204, &[], "")]).await;
    let mut stream = sequences::watch(&client(&server)).await.unwrap();
    let Event {
        event,
        id,
        data,
        retry,
        ..
    } = stream.next().await.unwrap().unwrap();
    assert_eq!(
        (event.as_str(), id.as_deref(), data.id.as_deref()),
        ("added", Some("1"), Some("a"))
    );
    assert_eq!(retry, Some(Duration::from_millis(3)));
    // What is no item is an error with its text, and the stream goes on.
    let error = stream.next().await.unwrap().unwrap_err();
    let Error::Decode(failure) = &error else {
        panic!("{error}")
    };
    assert_eq!(
        (failure.item(), &failure.response().body()[..]),
        (Some(2), &b"[DONE]"[..])
    );
    assert!(
        error
            .to_string()
            .starts_with("GET /watch: status 200: cannot read item 2: "),
        "{error}"
    );
    assert_eq!(
        stream.next().await.unwrap().unwrap().data.id.as_deref(),
        Some("b")
    );
    // The server named an id, so the call is made again: it answers that there is no more.
    assert!(stream.next().await.is_none());
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].header("last-event-id"), None);
    assert_eq!(requests[0].header("accept"), Some(SSE));
    assert_eq!(requests[1].header("last-event-id"), Some("1"));
}

#[tokio::test]
async fn a_sentinel_ends_a_stream() {
    let server = Server::answering(open("data: a\n\ndata: [DONE]\n\ndata: b\n\n")).await;
    let mut stream = sequences::ask(&client(&server)).await.unwrap();
    stream.set_sentinel("[DONE]");
    assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
    assert!(stream.next().await.is_none());
    assert!(stream.next().await.is_none());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn an_answer_that_ends_in_order_is_over() {
    let server = Server::answering(events("data: a\n\ndata: b\n\n")).await;
    let mut stream = sequences::ask(&client(&server)).await.unwrap();
    let mut seen = Vec::new();
    while let Some(event) = stream.next().await {
        seen.push(event.unwrap().data);
    }
    assert_eq!(seen, ["a", "b"]);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_lost_connection_is_made_again() {
    let first = format!("id: 7\ndata: {}\n\nid: 8\ndata: half", item("a"));
    let script = [
        vec![
            Step::Write(open(&first)),
            Step::Sleep(Duration::from_millis(20)),
            Step::Reset,
        ],
        vec![Step::Write(answer(503, "text/plain", "busy"))],
        vec![
            Step::Write(open(&format!("data: {}\n\n", item("b")))),
            Step::Sleep(Duration::from_millis(20)),
            Step::Close,
        ],
        vec![Step::Write(with_headers(204, &[], ""))],
    ];
    let server = Server::start(move |request| script[request.index.min(3)].clone()).await;
    let mut stream = sequences::watch(&client(&server)).await.unwrap();
    stream.set_reconnect(quickly());
    assert_eq!(
        stream.next().await.unwrap().unwrap().data.id.as_deref(),
        Some("a")
    );
    assert_eq!(
        stream.next().await.unwrap().unwrap().data.id.as_deref(),
        Some("b")
    );
    assert!(stream.next().await.is_none());
    let requests = server.requests();
    let ids: Vec<_> = requests
        .iter()
        .map(|request| request.header("last-event-id"))
        .collect();
    assert_eq!(ids, [None, Some("7"), Some("7"), Some("7")]);
}

#[tokio::test]
async fn tries_are_bounded_and_can_be_turned_off() {
    let gone = || {
        Server::start(|request| match request.index {
            0 => vec![
                Step::Write(open("data: a\n\n")),
                Step::Sleep(Duration::from_millis(20)),
                Step::Reset,
            ],
            _ => vec![Step::Reset],
        })
    };
    let lost = async |server: &Server, policy: Reconnect| {
        let mut stream = sequences::watch(&client(server)).await.unwrap();
        stream.set_reconnect(policy);
        // Its data is no item.
        assert!(matches!(stream.next().await, Some(Err(Error::Decode(_)))));
        let error = stream.next().await.unwrap().unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{error}");
        assert!(stream.next().await.is_none());
        server.requests().len()
    };
    assert_eq!(lost(&gone().await, quickly().tries(3)).await, 4);
    assert_eq!(lost(&gone().await, Reconnect::never()).await, 1);
    // A request that is no GET is not repeated unless that is said.
    let server = gone().await;
    let mut stream = sequences::ask(&client(&server)).await.unwrap();
    stream.set_reconnect(quickly());
    assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
    assert!(stream.next().await.unwrap().is_err());
    assert_eq!(server.requests().len(), 1);
    let server = Server::start(|request| match request.index {
        0 => vec![
            Step::Write(open("data: a\n\n")),
            Step::Sleep(Duration::from_millis(20)),
            Step::Reset,
        ],
        _ => vec![Step::Write(events("data: b\n\n"))],
    })
    .await;
    let mut stream = sequences::ask(&client(&server)).await.unwrap();
    stream.set_reconnect(quickly().any_method());
    assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
    assert_eq!(stream.next().await.unwrap().unwrap().data, "b");
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn what_is_no_stream_of_events_ends_it() {
    let server = Server::sequence(vec![
        events("id: 1\ndata: a\n\n"),
        answer(200, "text/html", "<html>"),
    ])
    .await;
    let mut stream = sequences::watch(&client(&server)).await.unwrap();
    stream.set_reconnect(quickly());
    assert!(matches!(stream.next().await, Some(Err(Error::Decode(_)))));
    let error = stream.next().await.unwrap().unwrap_err();
    let response = error.response().unwrap();
    assert_eq!(&response.body()[..], b"<html>");
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn a_silent_stream_is_lost_and_comments_keep_it() {
    let server = Server::start(|_| {
        vec![
            Step::Write(chunked(SSE)),
            Step::Drip(
                chunk(b": still here\n\n").repeat(1),
                Duration::from_millis(20),
            ),
            Step::Write(chunk(b"data: a\n\n")),
            Step::Hold,
        ]
    })
    .await;
    let client = sample::local(&server.url())
        .read_timeout(Duration::from_millis(200))
        .build()
        .unwrap();
    let began = Instant::now();
    let mut stream = sequences::ask(&client).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
    let error = stream.next().await.unwrap().unwrap_err();
    assert!(
        matches!(&error, Error::Timeout(error) if error.limit() == Limit::Read),
        "{error}"
    );
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn items_are_bounded() {
    let endless =
        Server::start(|_| vec![Step::Write(chunked(SSE)), Step::Flood(chunk(&[b'x'; 1000]))]).await;
    let mut stream = sequences::watch(&client(&endless)).await.unwrap();
    stream.set_limit(5000);
    let error = stream.next().await.unwrap().unwrap_err();
    assert!(
        matches!(&error, Error::TooLarge(error) if error.limit() == 5000),
        "{error}"
    );
    assert!(stream.next().await.is_none());
    assert_eq!(endless.requests().len(), 1);
    let endless = Server::start(|_| {
        vec![
            Step::Write(chunked("application/x-ndjson")),
            Step::Flood(chunk(&[b'1'; 1000])),
        ]
    })
    .await;
    let mut lines = sequences::lines(&client(&endless)).await.unwrap();
    lines.set_limit(5000);
    let error = lines.next().await.unwrap().unwrap_err();
    assert!(
        matches!(&error, Error::TooLarge(error) if error.limit() == 5000),
        "{error}"
    );
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn what_is_whole_comes_before_the_error_of_what_is_too_long() {
    let long = "x".repeat(200);
    let text = format!("data: a\n\ndata: b\n\ndata: {long}\n\ndata: c\n\n");
    let server = Server::answering(events(&text)).await;
    let mut stream = sequences::ask(&client(&server)).await.unwrap();
    stream.set_limit(100);
    for data in ["a", "b"] {
        assert_eq!(stream.next().await.unwrap().unwrap().data, data);
    }
    assert!(matches!(stream.next().await, Some(Err(Error::TooLarge(_)))));
    assert!(stream.next().await.is_none());
    let text = format!("{}\n{}\n\"{long}\"\n{}\n", item("a"), item("b"), item("c"));
    let server = Server::answering(answer(200, "application/x-ndjson", &text)).await;
    let mut lines = sequences::lines(&client(&server)).await.unwrap();
    lines.set_limit(100);
    for id in ["a", "b"] {
        let line = lines.next().await.unwrap().unwrap();
        assert_eq!(line.id.as_deref(), Some(id));
    }
    assert!(matches!(lines.next().await, Some(Err(Error::TooLarge(_)))));
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn a_sentinel_goes_before_an_error_behind_it() {
    let text = format!("data: a\n\ndata: [DONE]\n\ndata: {}\n\n", "x".repeat(200));
    let server = Server::answering(events(&text)).await;
    let mut stream = sequences::ask(&client(&server)).await.unwrap();
    stream.set_sentinel("[DONE]");
    stream.set_limit(100);
    assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
    assert!(stream.next().await.is_none());
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn lines_arrive_one_by_one() {
    let (first, last) = (item("a"), item("b"));
    let pieces = [
        &first[..9],
        &first[9..],
        "\r\n\n{\"id\": 7}\n",
        &last[..4],
        &last[4..],
    ];
    let mut steps = vec![Step::Write(chunked("application/x-ndjson"))];
    for piece in pieces {
        steps.push(Step::Write(chunk(piece.as_bytes())));
        steps.push(Step::Sleep(Duration::from_millis(10)));
    }
    steps.push(Step::Write(b"0\r\n\r\n".to_vec()));
    let server = Server::start(move |_| steps.clone()).await;
    let mut lines = sequences::lines(&client(&server)).await.unwrap();
    assert_eq!(
        lines.next().await.unwrap().unwrap().id.as_deref(),
        Some("a")
    );
    let error = lines.next().await.unwrap().unwrap_err();
    let Error::Decode(failure) = &error else {
        panic!("{error}")
    };
    assert_eq!((failure.item(), failure.path()), (Some(3), "$.id"));
    assert_eq!(&failure.response().body()[..], b"{\"id\": 7}");
    assert_eq!(
        lines.next().await.unwrap().unwrap().id.as_deref(),
        Some("b")
    );
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn lines_have_several_names() {
    for media_type in [
        "application/jsonl",
        "application/x-jsonlines",
        "application/ndjson; charset=utf-8",
        "application/x-ndjson",
    ] {
        let server = Server::answering(answer(200, media_type, &item("a"))).await;
        let mut lines = sequences::lines(&client(&server)).await.unwrap();
        let line = lines.next().await.unwrap().unwrap();
        assert_eq!(line.id.as_deref(), Some("a"), "{media_type}");
    }
    // JSON in one piece is none of them.
    let server = Server::answering(answer(200, "application/json", &item("a"))).await;
    let error = sequences::lines(&client(&server)).await.map(|_| ());
    assert!(matches!(error, Err(Error::UnexpectedResponse(_))));
}

#[tokio::test]
async fn a_line_that_is_cut_is_no_item() {
    let server = Server::start(|_| {
        let whole = format!("{}\n{}", item("a"), &item("b")[..9]);
        let open = [chunked("application/x-ndjson"), chunk(whole.as_bytes())].concat();
        vec![
            Step::Write(open),
            Step::Sleep(Duration::from_millis(20)),
            Step::Close,
        ]
    })
    .await;
    let mut lines = sequences::lines(&client(&server)).await.unwrap();
    assert_eq!(
        lines.next().await.unwrap().unwrap().id.as_deref(),
        Some("a")
    );
    let error = lines.next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error}");
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn texts_follow_a_separator() {
    let body = format!("\u{1e}{}\n\u{1e}12\u{1e}{}\n", item("a"), item("b"));
    let server = Server::answering(answer(200, "application/json-seq", &body)).await;
    let mut texts = sequences::texts(&client(&server)).await.unwrap();
    assert_eq!(
        texts.next().await.unwrap().unwrap().id.as_deref(),
        Some("a")
    );
    let error = texts.next().await.unwrap().unwrap_err();
    assert!(
        error
            .to_string()
            .contains("item 2: the text may have been cut"),
        "{error}"
    );
    assert_eq!(
        texts.next().await.unwrap().unwrap().id.as_deref(),
        Some("b")
    );
    assert!(texts.next().await.is_none());
}

#[tokio::test]
async fn a_dropped_stream_closes_its_connection() {
    let server = Server::answering(open("data: a\n\n")).await;
    let mut stream = sequences::ask(&client(&server)).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
    drop(stream);
    for _ in 0..100 {
        if server.open_connections() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the connection is still open");
}
