//! What a hostile or broken server can do to a call.

use std::time::{Duration, Instant};

use crate::api::runtime::{Client, Credentials, Error, Limit, Proxy};
use crate::sample::{self, operations};
use crate::support::server::{Server, Step, answer, with_headers};
use crate::support::{Kind, Outcome, outcome};

const SECRET: &str = "canary-key";

fn credentials() -> Credentials {
    Credentials::api_key(SECRET).for_scheme("QueryKey")
}

async fn get(client: &Client) -> Outcome {
    outcome(operations::get_item(client, "s", "i").await)
}

/// One call against a server that does this for every request, and how many requests there were.
async fn against(steps: Vec<Step>) -> (Outcome, usize) {
    let server = Server::start(move |_| steps.clone()).await;
    let outcome = get(&sample::client(&server.url(), credentials())).await;
    (outcome, server.requests().len())
}

#[tokio::test]
async fn redirects_are_never_followed() {
    let elsewhere = Server::answering(answer(200, operations::ITEM, "{}")).await;
    let port = elsewhere.address().port();
    let locations = [
        format!("http://127.0.0.1:{port}/elsewhere?leak={SECRET}"),
        format!("http://localhost:{port}/elsewhere"),
        format!("http://user:{SECRET}@127.0.0.1:{port}/"),
        format!("//127.0.0.1:{port}/elsewhere"),
        format!("\\\\127.0.0.1:{port}\\elsewhere"),
        format!("https://127.0.0.1:{port}/"),
        "/shelves/s/items/other".to_owned(),
        "?again".to_owned(),
        format!("file:///etc/passwd?{SECRET}"),
        format!("data:text/plain,{SECRET}"),
        "javascript:alert(1)".to_owned(),
        String::new(),
    ];
    for status in [301, 302, 303, 307, 308] {
        for location in &locations {
            let moved = with_headers(status, &[("location", location)], "moved");
            let (outcome, requests) = against(vec![Step::Write(moved)]).await;
            assert_eq!(requests, 1, "{status} {location}");
            assert_eq!(
                (outcome.kind, outcome.status),
                (Kind::Unexpected, Some(status)),
                "{location}"
            );
            assert!(
                !outcome.message.contains(SECRET),
                "{location}: {}",
                outcome.message
            );
        }
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn a_redirect_says_where_to_without_its_secrets() {
    let moved = with_headers(
        302,
        &[(
            "location",
            "https://u:p@login.example/sign-in?state=secret#x",
        )],
        "",
    );
    let server = Server::answering(moved).await;
    let client = sample::client(&server.url(), credentials());
    let error = operations::get_item(&client, "s", "i").await.unwrap_err();
    let Error::UnexpectedResponse(response) = &error else {
        panic!("{error}")
    };
    assert_eq!(
        response.location().as_deref(),
        Some("https://login.example/sign-in")
    );
    assert_eq!(
        error.to_string(),
        "GET /shelves/{shelfId}/items/{itemId}: the document does not describe this answer: status 302, redirect to \
         https://login.example/sign-in (not followed), no media type, 0 bytes"
    );
}

#[tokio::test]
async fn bodies_are_capped() {
    let block = vec![b'x'; 64 * 1024];
    let limit = 1024 * 1024;
    let capped = |server: &Server| {
        sample::local(&server.url())
            .credentials(credentials())
            .max_body_bytes(limit)
            .build()
            .unwrap()
    };
    // Announced: refused before anything is read.
    let announced = Server::start(|_| {
        vec![
            Step::Write(b"HTTP/1.1 200 OK\r\ncontent-length: 1073741824\r\n\r\n".to_vec()),
            Step::Hold,
        ]
    })
    .await;
    let error = operations::get_item(&capped(&announced), "s", "i")
        .await
        .unwrap_err();
    assert!(
        matches!(&error, Error::TooLarge(error) if error.limit() == limit && error.status() == 200),
        "{error}"
    );
    // Not announced, and endless: refused when the limit is passed.
    let endless = block.clone();
    let endless = Server::start(move |_| {
        let head = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".to_vec();
        vec![Step::Write(head), Step::Flood(endless.clone())]
    })
    .await;
    let outcome = get(&capped(&endless)).await;
    assert_eq!((outcome.kind, outcome.status), (Kind::TooLarge, Some(200)));
    // An error is cut and kept.
    let flood = block.clone();
    let errors = Server::start(move |_| {
        let head =
            b"HTTP/1.1 500 Oops\r\ncontent-type: text/plain\r\nconnection: close\r\n\r\n".to_vec();
        vec![Step::Write(head), Step::Flood(flood.clone())]
    })
    .await;
    let error = operations::get_item(&capped(&errors), "s", "i")
        .await
        .unwrap_err();
    let response = error.response().expect("the answer is kept");
    assert_eq!(
        (
            response.status(),
            response.body().len(),
            response.is_truncated()
        ),
        (500, 64 * 1024, true)
    );
    // A body of exactly the limit is fine.
    let exact = Server::answering(answer(200, "text/plain", &"y".repeat(1024 * 1024))).await;
    assert_eq!(get(&capped(&exact)).await.kind, Kind::Unexpected);
}

#[tokio::test]
async fn compressed_bodies_are_neither_asked_for_nor_unpacked() {
    let packed = with_headers(
        200,
        &[
            ("content-type", operations::ITEM),
            ("content-encoding", "gzip"),
        ],
        "\u{1f}packed",
    );
    let server = Server::answering(packed).await;
    let outcome = get(&sample::client(&server.url(), credentials())).await;
    assert_eq!(outcome.kind, Kind::Decode, "{}", outcome.message);
    assert_eq!(server.only_request().header("accept-encoding"), None);
}

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
async fn resets_are_transport_errors_and_nothing_is_sent_twice() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{".to_vec();
    for steps in [
        vec![Step::Reset],
        vec![
            Step::Write(head),
            Step::Sleep(Duration::from_millis(20)),
            Step::Reset,
        ],
    ] {
        let (outcome, requests) = against(steps).await;
        assert_eq!(
            (outcome.kind, requests),
            (Kind::Transport, 1),
            "{}",
            outcome.message
        );
    }
    let server = Server::start(|_| vec![Step::Reset]).await;
    let client = sample::client(&server.url(), credentials());
    let error = operations::add_item(&client, "s", crate::sample::models::Item::default())
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error}");
    assert!(
        !error.is_retryable(),
        "a POST that may have arrived is not safe to repeat"
    );
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn nobody_listens() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = sample::client(&url, credentials());
    let error = operations::add_item(&client, "s", crate::sample::models::Item::default())
        .await
        .unwrap_err();
    assert!(
        matches!(&error, Error::Transport(error) if error.is_unsent()),
        "{error}"
    );
    assert!(
        error.is_retryable(),
        "what was never sent is safe to repeat"
    );
    assert!(
        error
            .to_string()
            .starts_with("POST /shelves/{shelfId}/items: failed while connecting: "),
        "{error}"
    );
}

/// A client with short limits, to see which of them ends a call, and when.
async fn timed(steps: Vec<Step>, read: u64, attempt: u64, call: u64) -> (Limit, Duration) {
    let server = Server::start(move |_| steps.clone()).await;
    let client = sample::local(&server.url())
        .credentials(credentials())
        .read_timeout(Duration::from_millis(read))
        .attempt_timeout(Duration::from_millis(attempt))
        .timeout(Duration::from_millis(call))
        .build()
        .unwrap();
    let began = Instant::now();
    let error = operations::get_item(&client, "s", "i").await.unwrap_err();
    let took = began.elapsed();
    assert!(error.is_timeout() && error.is_retryable(), "{error}");
    match error {
        Error::Timeout(error) => (error.limit(), took),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn every_way_to_hang_ends() {
    const LONG: u64 = 60_000;
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n".to_vec();
    let early = b"HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n".to_vec();
    let drip = Duration::from_millis(20);
    let cases: [(&str, Vec<Step>, [u64; 3], Limit); 7] = [
        (
            "no answer",
            vec![Step::Hold],
            [200, LONG, LONG],
            Limit::Read,
        ),
        (
            "no answer",
            vec![Step::Hold],
            [LONG, 200, LONG],
            Limit::Attempt,
        ),
        (
            "no answer",
            vec![Step::Hold],
            [LONG, LONG, 200],
            Limit::Call,
        ),
        (
            "half a body",
            vec![Step::Write(head.clone()), Step::Hold],
            [200, LONG, LONG],
            Limit::Read,
        ),
        (
            "a dripping head",
            vec![Step::Drip(head.clone().repeat(20), drip)],
            [LONG, 200, LONG],
            Limit::Attempt,
        ),
        (
            "a dripping body",
            vec![Step::Write(head), Step::Drip(vec![b'x'; 900], drip)],
            [LONG, LONG, 200],
            Limit::Call,
        ),
        (
            "endless early hints",
            vec![Step::Flood(early)],
            [LONG, 400, LONG],
            Limit::Attempt,
        ),
    ];
    for (what, steps, [read, attempt, call], limit) in cases {
        let (hit, took) = timed(steps, read, attempt, call).await;
        assert_eq!(hit, limit, "{what}");
        assert!(took < Duration::from_secs(5), "{what}: {took:?}");
    }
}

#[tokio::test]
async fn a_call_can_have_its_own_limit() {
    let server = Server::start(|_| vec![Step::Hold]).await;
    let client = sample::client(&server.url(), credentials());
    let began = Instant::now();
    let error = operations::get_item(&client, "s", "i")
        .timeout(Duration::from_millis(100))
        .await
        .unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_tls_handshake_that_never_ends_is_a_connect_timeout() {
    // TCP connects, and nobody speaks TLS.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let built = sample::builder()
        .base_url(url)
        .credentials(credentials())
        .proxy(Proxy::None)
        .connect_timeout(Duration::from_millis(200))
        .build();
    // A machine without a trust store cannot make such a client at all.
    let Ok(client) = built else { return };
    let error = operations::get_item(&client, "s", "i").await.unwrap_err();
    assert!(
        matches!(&error, Error::Timeout(error) if error.limit() == Limit::Connect && error.is_unsent()),
        "{error}"
    );
}

#[tokio::test]
async fn plain_http_where_tls_is_expected_sends_no_request() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let built = sample::builder()
        .base_url(url)
        .credentials(credentials())
        .proxy(Proxy::None)
        .build();
    let Ok(client) = built else { return };
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream
            .write_all(&answer(200, operations::ITEM, "{}"))
            .await
            .unwrap();
        let mut sent = Vec::new();
        let _ = stream.read_to_end(&mut sent).await;
        sent
    });
    let outcome = get(&client).await;
    assert_eq!(outcome.kind, Kind::Transport, "{}", outcome.message);
    let sent = String::from_utf8_lossy(&server.await.unwrap()).into_owned();
    assert!(!sent.contains("GET") && !sent.contains(SECRET), "{sent}");
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
    assert_eq!(get(&client).await.value.unwrap()["id"], "first");
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(get(&client).await.value.unwrap()["id"], "second");
}

#[tokio::test]
async fn connections_are_kept() {
    let server = Server::answering(answer(200, operations::ITEM, "{}")).await;
    let client = sample::client(&server.url(), credentials());
    for _ in 0..5 {
        assert_eq!(get(&client.clone()).await.kind, Kind::Success);
    }
    assert_eq!((server.requests().len(), server.connections()), (5, 1));
}

#[tokio::test]
async fn media_types() {
    let served = |media_type: &str| {
        if media_type.is_empty() {
            with_headers(200, &[], "{}")
        } else {
            answer(200, media_type, "{}")
        }
    };
    for (media_type, kind) in [
        (operations::ITEM, Kind::Success),
        (
            "Application/VND.shelf.2024-01-01+JSON; charset=utf-8",
            Kind::Success,
        ),
        ("application/json", Kind::Success),
        ("", Kind::Success),
        ("application/vnd.shelf.2025-01-01+json", Kind::Unexpected),
        ("application/problem+json", Kind::Unexpected),
        ("text/html", Kind::Unexpected),
        ("text/json", Kind::Unexpected),
        ("application/octet-stream", Kind::Unexpected),
    ] {
        let (outcome, _) = against(vec![Step::Write(served(media_type))]).await;
        assert_eq!(outcome.kind, kind, "{media_type}");
    }
}

#[tokio::test]
async fn strict_responses_only_when_asked_for() {
    let server =
        Server::answering(answer(200, operations::ITEM, r#"{"id":"much too long"}"#)).await;
    let client = sample::client(&server.url(), credentials());
    assert_eq!(get(&client).await.kind, Kind::Success);
    let error = operations::get_item(&client, "s", "i")
        .strict_response(true)
        .await
        .unwrap_err();
    assert!(
        matches!(&error, Error::InvalidResponse(rejected) if rejected.violations().len() == 1),
        "{error}"
    );
    let strict = sample::local(&server.url())
        .credentials(credentials())
        .strict_responses(true)
        .build()
        .unwrap();
    assert_eq!(get(&strict).await.kind, Kind::InvalidResponse);
}

#[test]
fn clients_and_calls_can_cross_threads() {
    fn crosses<T: Send + Sync + 'static>() {}
    crosses::<Client>();
    crosses::<crate::api::runtime::Request<operations::GetItem>>();
    crosses::<crate::api::runtime::Response<crate::sample::models::Item>>();
    crosses::<Error<crate::sample::models::Problem>>();
    // A result that holds the error by value stays small.
    assert!(size_of::<Error<crate::sample::models::Problem>>() <= 64);
}
