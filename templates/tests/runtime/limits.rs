//! Every limit ends a call, and says which it was.

use std::time::{Duration, Instant};

use super::transport::{credentials, get};
use crate::api::runtime::{Error, Limit};
use crate::sample::{self, operations};
use crate::support::Kind;
use crate::support::server::{Server, Step, answer};

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
    assert!(
        matches!(&error, Error::Timeout(error) if error.limit() == Limit::Call),
        "{error}"
    );
    assert!(began.elapsed() < Duration::from_secs(5));
    // An attempt may have a longer limit than its call, and one of its own that passes first.
    for (attempt, limit) in [(60_000, Limit::Call), (50, Limit::Attempt)] {
        let error = operations::get_item(&client, "s", "i")
            .timeout(Duration::from_millis(200))
            .attempt_timeout(Duration::from_millis(attempt))
            .await
            .unwrap_err();
        assert!(
            matches!(&error, Error::Timeout(error) if error.limit() == limit),
            "{error}"
        );
    }
}
