//! How access tokens are made, shared, renewed and dropped.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use crate::api::runtime::{Client, Credentials, Error};
use crate::sample::{self, TOKEN_PATH, operations};
use crate::support::server::{Received, Server, Step, answer, with_headers};
use crate::support::{Kind, Outcome, outcome};

pub fn client(server: &Server) -> Client {
    sample::client(
        &server.url(),
        Credentials::oauth2_client("id", "canary-secret"),
    )
}

pub async fn get(client: &Client) -> Outcome {
    outcome(operations::get_item(client, "s", "i").await)
}

pub fn token(text: &str, expires_in: u64) -> Vec<u8> {
    let body =
        format!(r#"{{"access_token":"{text}","expires_in":{expires_in},"token_type":"bearer"}}"#);
    answer(200, "application/json", &body)
}

pub fn success() -> Vec<u8> {
    answer(200, operations::ITEM, "{}")
}

pub fn token_requests(server: &Server) -> Vec<Received> {
    server
        .requests()
        .into_iter()
        .filter(|request| request.target() == TOKEN_PATH)
        .collect()
}

pub fn authorizations(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let calls = requests
        .iter()
        .filter(|request| request.target().starts_with("/shelves"));
    calls
        .map(|request| {
            request
                .header("authorization")
                .unwrap_or_default()
                .to_owned()
        })
        .collect()
}

/// A server that makes tokens `t0`, `t1`, … after a pause, and accepts them all.
async fn making_tokens(expires_in: u64, pause: Duration) -> Server {
    let made = AtomicUsize::new(0);
    Server::start(move |request| {
        if request.target() == TOKEN_PATH {
            let number = made.fetch_add(1, Ordering::SeqCst);
            vec![
                Step::Sleep(pause),
                Step::Write(token(&format!("t{number}"), expires_in)),
            ]
        } else {
            vec![Step::Write(success())]
        }
    })
    .await
}

/// Moves the clock on which tokens expire.
async fn pass(time: Duration) {
    tokio::time::pause();
    tokio::time::advance(time).await;
    tokio::time::resume();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_calls_share_one_token() {
    let server = making_tokens(3600, Duration::from_millis(100)).await;
    let client = client(&server);
    let calls: Vec<_> = (0..200)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { get(&client).await })
        })
        .collect();
    for call in calls {
        let outcome = call.await.unwrap();
        assert_eq!(outcome.kind, Kind::Success, "{}", outcome.message);
    }
    assert_eq!(token_requests(&server).len(), 1);
    assert_eq!(authorizations(&server), vec!["Bearer t0"; 200]);
}

#[tokio::test]
async fn the_next_call_leads_when_the_first_is_dropped() {
    let server = making_tokens(3600, Duration::from_millis(200)).await;
    let client = client(&server);
    let leader = tokio::spawn({
        let client = client.clone();
        async move { get(&client).await }
    });
    while token_requests(&server).is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let followers: Vec<_> = (0..20)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { get(&client).await.kind })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(20)).await;
    leader.abort();
    for follower in followers {
        assert_eq!(follower.await.unwrap(), Kind::Success);
    }
    assert_eq!(
        token_requests(&server).len(),
        2,
        "the dropped one, and one more"
    );
}

#[tokio::test]
async fn a_leader_that_times_out_does_not_fail_the_others() {
    let server = making_tokens(3600, Duration::from_millis(300)).await;
    let client = client(&server);
    let hasty = tokio::spawn({
        let client = client.clone();
        async move {
            outcome(
                operations::get_item(&client, "s", "i")
                    .timeout(Duration::from_millis(100))
                    .await,
            )
        }
    });
    tokio::time::sleep(Duration::from_millis(20)).await;
    let patient = get(&client).await;
    let hasty = hasty.await.unwrap();
    assert!(
        matches!(hasty.kind, Kind::Timeout | Kind::Auth),
        "{}",
        hasty.message
    );
    assert_eq!(patient.kind, Kind::Success, "{}", patient.message);
}

#[tokio::test]
async fn a_failure_is_remembered_for_a_moment() {
    let healthy = Arc::new(AtomicBool::new(false));
    let works = Arc::clone(&healthy);
    let server = Server::start(move |request| {
        vec![Step::Write(
            match (request.target() == TOKEN_PATH, works.load(Ordering::SeqCst)) {
                (true, true) => token("t", 3600),
                (true, false) => answer(503, "text/html", "canary-secret"),
                (false, _) => success(),
            },
        )]
    })
    .await;
    let client = client(&server);
    let calls: Vec<_> = (0..100)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { get(&client).await })
        })
        .collect();
    for call in calls {
        let outcome = call.await.unwrap();
        assert_eq!((outcome.kind, outcome.status), (Kind::Auth, Some(503)));
        assert!(
            !outcome.message.contains("canary-secret"),
            "{}",
            outcome.message
        );
    }
    assert_eq!(
        token_requests(&server).len(),
        1,
        "a hundred calls, one request"
    );
    healthy.store(true, Ordering::SeqCst);
    assert_eq!(get(&client).await.kind, Kind::Auth, "still remembered");
    pass(Duration::from_millis(2100)).await;
    assert_eq!(get(&client).await.kind, Kind::Success);
    assert_eq!(token_requests(&server).len(), 2);
}

#[tokio::test]
async fn a_busy_token_endpoint_is_left_alone_as_long_as_it_asks() {
    let server = Server::start(|request| {
        vec![Step::Write(if request.target() == TOKEN_PATH {
            with_headers(429, &[("retry-after", "10")], "")
        } else {
            success()
        })]
    })
    .await;
    let client = client(&server);
    let error = operations::get_item(&client, "s", "i").await.unwrap_err();
    assert!(error.is_auth() && error.is_retryable());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(10)));
    pass(Duration::from_secs(8)).await;
    get(&client).await;
    assert_eq!(token_requests(&server).len(), 1);
    pass(Duration::from_secs(3)).await;
    get(&client).await;
    assert_eq!(token_requests(&server).len(), 2);
}

#[tokio::test]
async fn tokens_are_renewed_before_they_expire() {
    let server = making_tokens(3600, Duration::ZERO).await;
    let client = client(&server);
    get(&client).await;
    pass(Duration::from_secs(3000)).await;
    get(&client).await;
    assert_eq!(
        token_requests(&server).len(),
        1,
        "a tenth of the lifetime is left for renewal, not more"
    );
    pass(Duration::from_secs(300)).await;
    get(&client).await;
    assert_eq!(token_requests(&server).len(), 2);
    assert_eq!(
        authorizations(&server),
        ["Bearer t0", "Bearer t0", "Bearer t1"]
    );
}

#[tokio::test]
async fn short_lived_tokens_are_used_for_half_of_their_life() {
    let server = making_tokens(30, Duration::ZERO).await;
    let client = client(&server);
    for _ in 0..10 {
        get(&client).await;
    }
    assert_eq!(token_requests(&server).len(), 1);
    pass(Duration::from_secs(16)).await;
    get(&client).await;
    assert_eq!(token_requests(&server).len(), 2);
}

#[tokio::test]
async fn a_failed_renewal_does_no_harm_until_the_token_expires() {
    let made = AtomicUsize::new(0);
    let server = Server::start(move |request| {
        vec![Step::Write(if request.target() == TOKEN_PATH {
            if made.fetch_add(1, Ordering::SeqCst) == 0 {
                token("t0", 1000)
            } else {
                answer(500, "text/plain", "")
            }
        } else {
            success()
        })]
    })
    .await;
    let client = client(&server);
    get(&client).await;
    pass(Duration::from_secs(950)).await;
    for _ in 0..5 {
        assert_eq!(get(&client).await.kind, Kind::Success);
    }
    assert_eq!(
        token_requests(&server).len(),
        2,
        "the failed renewal is not repeated at once"
    );
    pass(Duration::from_secs(60)).await;
    assert_eq!(get(&client).await.kind, Kind::Auth, "now it is over");
}

#[tokio::test]
async fn others_go_on_with_the_old_token_while_it_is_renewed() {
    let made = AtomicUsize::new(0);
    let server = Server::start(move |request| {
        if request.target() == TOKEN_PATH {
            let number = made.fetch_add(1, Ordering::SeqCst);
            let pause = if number == 0 {
                Duration::ZERO
            } else {
                Duration::from_millis(300)
            };
            vec![
                Step::Sleep(pause),
                Step::Write(token(&format!("t{number}"), 1000)),
            ]
        } else {
            vec![Step::Write(success())]
        }
    })
    .await;
    let client = client(&server);
    get(&client).await;
    pass(Duration::from_secs(950)).await;
    let renewing = tokio::spawn({
        let client = client.clone();
        async move { get(&client).await.kind }
    });
    while token_requests(&server).len() < 2 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let began = std::time::Instant::now();
    assert_eq!(get(&client).await.kind, Kind::Success);
    assert!(
        began.elapsed() < Duration::from_millis(200),
        "it did not wait"
    );
    assert_eq!(renewing.await.unwrap(), Kind::Success);
    assert_eq!(
        authorizations(&server),
        ["Bearer t0", "Bearer t0", "Bearer t1"]
    );
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let made = AtomicUsize::new(0);
    let server = Server::start(move |request| {
        if request.target() == TOKEN_PATH {
            let number = made.fetch_add(1, Ordering::SeqCst);
            return vec![Step::Write(token(&format!("t{number}"), 3600))];
        }
        if request.header("authorization") != Some("Bearer t0") {
            return vec![Step::Write(success())];
        }
        // Half of the refusals come when the new token is already in use, and must leave it alone.
        let pause = Duration::from_millis(if request.index % 2 == 0 { 300 } else { 0 });
        let refusal = answer(401, "application/json", r#"{"errorCode":"REVOKED"}"#);
        vec![Step::Sleep(pause), Step::Write(refusal)]
    })
    .await;
    let client = client(&server);
    let calls: Vec<_> = (0..50)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { get(&client).await.kind })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap(), Kind::Success);
    }
    assert_eq!(
        token_requests(&server).len(),
        2,
        "fifty calls were refused, one new token was made"
    );
}

#[tokio::test]
async fn a_call_that_is_refused_twice_is_refused() {
    let server = Server::start(|request| {
        vec![Step::Write(if request.target() == TOKEN_PATH {
            token("t", 3600)
        } else {
            answer(401, "application/json", "{}")
        })]
    })
    .await;
    let outcome = get(&client(&server)).await;
    assert_eq!(
        (outcome.kind, outcome.status),
        (Kind::Unexpected, Some(401))
    );
    assert_eq!(server.requests().len(), 4, "token, call, token, call");
}

#[tokio::test]
async fn a_bearer_token_of_the_caller_is_never_replaced() {
    let server = Server::answering(answer(401, "application/json", "{}")).await;
    let outcome = get(&sample::client(&server.url(), Credentials::bearer("mine"))).await;
    assert_eq!(outcome.status, Some(401));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_token_endpoint_that_hangs_is_part_of_the_calls_limit() {
    let server = Server::start(|_| vec![Step::Hold]).await;
    let client = client(&server);
    let began = std::time::Instant::now();
    let error = operations::get_item(&client, "s", "i")
        .timeout(Duration::from_millis(200))
        .await
        .unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(matches!(error, Error::Timeout(_)));
    assert!(began.elapsed() < Duration::from_secs(5));
}
