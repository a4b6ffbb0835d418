//! Which calls are tried again, how often, and when.

use std::time::{Duration, Instant};

use super::transport::credentials;
use crate::api::runtime::{Client, Error, Limit, RetryPolicy};
use crate::sample::{self, models, operations};
use crate::support::server::{Server, Step, answer, with_headers};
use crate::support::{Kind, Outcome, outcome};

/// The standard policy, without its waits.
fn at_once() -> RetryPolicy {
    RetryPolicy::standard().backoff(Duration::ZERO, Duration::ZERO)
}

fn client(server: &Server, policy: RetryPolicy) -> Client {
    sample::usual(&server.url())
        .credentials(credentials())
        .retries(policy)
        .build()
        .expect("the settings are good")
}

async fn get(client: &Client) -> Outcome {
    outcome(operations::get_item(client, "s", "i").await)
}

/// A server that answers so many requests with this status, and then with success.
async fn failing(times: usize, status: u16) -> Server {
    Server::start(move |request| {
        vec![Step::Write(if request.index < times {
            answer(status, "text/plain", "not now")
        } else {
            answer(200, operations::ITEM, "{}")
        })]
    })
    .await
}

#[tokio::test]
async fn a_third_attempt_can_succeed() {
    let server = failing(2, 503).await;
    let response = operations::get_item(&client(&server, at_once()), "s", "i")
        .await
        .expect("the third attempt succeeds");
    assert_eq!((response.status(), response.attempts()), (200, 3));
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    assert!(
        requests
            .iter()
            .all(|request| request.raw == requests[0].raw)
    );
}

#[tokio::test]
async fn after_three_attempts_the_error_says_so() {
    let server = failing(usize::MAX, 503).await;
    let error = operations::get_item(&client(&server, at_once()), "s", "i")
        .await
        .unwrap_err();
    assert_eq!((error.attempts(), server.requests().len()), (3, 3));
    assert_eq!(
        error.to_string(),
        "GET /shelves/{shelfId}/items/{itemId}: the document does not describe this answer: status 503, text/plain, \
         7 bytes (after 3 attempts)"
    );
}

#[tokio::test]
async fn a_call_can_have_its_own_policy() {
    let server = failing(usize::MAX, 503).await;
    let client = client(&server, at_once());
    let request = || operations::get_item(&client, "s", "i");
    assert_eq!(request().no_retries().await.unwrap_err().attempts(), 1);
    let five = request().retries(at_once().attempts(5)).await.unwrap_err();
    assert_eq!((five.attempts(), server.requests().len()), (5, 6));
}

#[tokio::test]
async fn a_post_is_sent_twice_only_when_it_is_told_so() {
    let server = failing(1, 503).await;
    let client = client(&server, at_once());
    let add = || operations::add_item(&client, "s", models::Item::default());
    let error = add().await.unwrap_err();
    assert_eq!((error.status(), error.attempts()), (Some(503), 1));
    assert!(!error.is_retryable());

    let server = failing(1, 429).await;
    let client = self::client(&server, at_once().any_method());
    let added = operations::add_item(&client, "s", models::Item::default());
    let outcome = outcome(added.await);
    // 200 is no documented answer to it; what counts is that it was sent again.
    assert_eq!((outcome.kind, outcome.attempts), (Kind::Unexpected, 2));
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].raw, requests[1].raw);
}

#[tokio::test]
async fn what_was_never_sent_is_tried_again_whatever_the_method() {
    let client = sample::usual("http://127.0.0.1:1")
        .credentials(credentials())
        .retries(at_once())
        .build()
        .expect("the settings are good");
    let error = operations::add_item(&client, "s", models::Item::default())
        .await
        .unwrap_err();
    assert!(matches!(&error, Error::Transport(error) if error.is_unsent()));
    assert_eq!(error.attempts(), 3);
    assert!(error.is_retryable());
}

#[tokio::test]
async fn all_clones_share_a_budget() {
    let server = failing(usize::MAX, 429).await;
    let client = sample::usual(&server.url())
        .credentials(credentials())
        .retries(at_once())
        .retry_budget(10)
        .build()
        .expect("the settings are good");
    let calls: Vec<_> = (0..100)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { get(&client).await })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.expect("no call panics").status, Some(429));
    }
    assert_eq!(server.requests().len(), 110);
}

#[tokio::test]
async fn successes_earn_retries() {
    let server = Server::start(|request| {
        // Five successes, then failures.
        vec![Step::Write(if request.index < 5 {
            answer(200, operations::ITEM, "{}")
        } else {
            answer(503, "text/plain", "")
        })]
    })
    .await;
    let client = sample::usual(&server.url())
        .credentials(credentials())
        .retries(at_once())
        .retry_budget(1)
        .build()
        .expect("the settings are good");
    for _ in 0..5 {
        assert_eq!(get(&client).await.kind, Kind::Success);
    }
    // A full bucket does not overflow.
    assert_eq!(get(&client).await.attempts, 2);
    assert_eq!(get(&client).await.attempts, 1);
}

#[tokio::test]
async fn a_wait_that_the_server_asks_for_is_kept() {
    let server = Server::start(|request| {
        vec![Step::Write(if request.index == 0 {
            with_headers(429, &[("retry-after", "1")], "")
        } else {
            answer(200, operations::ITEM, "{}")
        })]
    })
    .await;
    let began = Instant::now();
    let outcome = get(&client(&server, at_once())).await;
    assert_eq!((outcome.kind, outcome.attempts), (Kind::Success, 2));
    assert!(began.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn a_wait_that_is_too_long_is_handed_to_the_caller() {
    let server = Server::answering(with_headers(503, &[("retry-after", "31")], "")).await;
    let client = client(&server, at_once());
    let began = Instant::now();
    for request in [
        operations::get_item(&client, "s", "i"),
        operations::get_item(&client, "s", "i")
            .retries(at_once().longest_retry_after(Duration::from_secs(60)))
            .timeout(Duration::from_secs(30)),
    ] {
        let error = request.await.unwrap_err();
        assert_eq!(error.attempts(), 1);
        assert_eq!(error.retry_after(), Some(Duration::from_secs(31)));
    }
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn the_limit_on_the_call_holds_for_all_attempts_together() {
    let server = Server::start(|_| vec![Step::Hold]).await;
    let began = Instant::now();
    let error = operations::get_item(&client(&server, at_once().attempts(u32::MAX)), "s", "i")
        .timeout(Duration::from_secs(2))
        .attempt_timeout(Duration::from_millis(100))
        .await
        .unwrap_err();
    assert!(error.is_timeout());
    let attempts = error.attempts();
    assert!((2..=21).contains(&attempts), "{attempts}");
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn calls_can_share_a_deadline() {
    let server = Server::start(|_| vec![Step::Hold]).await;
    let client = client(&server, at_once());
    let deadline = Instant::now() + Duration::from_millis(200);
    let began = Instant::now();
    for _ in 0..3 {
        let error = operations::get_item(&client, "s", "i")
            .deadline(deadline)
            .await
            .unwrap_err();
        assert!(matches!(&error, Error::Timeout(error) if error.limit() == Limit::Call));
    }
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_call_that_is_dropped_while_it_waits_sends_nothing_more() {
    let server = Server::answering(with_headers(503, &[("retry-after", "1")], "")).await;
    let client = client(&server, at_once());
    let request = operations::get_item(&client, "s", "i").send();
    let cut = tokio::time::timeout(Duration::from_millis(800), request).await;
    assert!(cut.is_err(), "the call was waiting");
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert_eq!(server.requests().len(), 1);
}

#[cfg(feature = "oauth2")]
#[tokio::test]
async fn a_token_endpoint_that_recovers_is_asked_again() {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use crate::api::runtime::Credentials;

    let asked = AtomicUsize::new(0);
    let server = Server::start(move |request| {
        vec![Step::Write(if request.target() != sample::TOKEN_PATH {
            answer(204, "text/plain", "")
        } else if asked.fetch_add(1, Ordering::SeqCst) == 0 {
            answer(503, "text/plain", "")
        } else {
            answer(200, "application/json", r#"{"access_token":"t"}"#)
        })]
    })
    .await;
    let client = sample::usual(&server.url())
        .credentials(Credentials::oauth2_client("id", "secret"))
        .retries(at_once())
        .build()
        .expect("the settings are good");
    let began = Instant::now();
    let outcome = outcome(operations::add_item(&client, "s", models::Item::default()).await);
    // A POST: what fails is the token, and nothing of the call was sent. 204 is no documented answer to it.
    assert_eq!((outcome.kind, outcome.attempts), (Kind::Unexpected, 2));
    assert_eq!(server.requests().len(), 3);
    // A failed token is remembered for two seconds.
    assert!(began.elapsed() >= Duration::from_secs(2));
}
