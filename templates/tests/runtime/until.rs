//! How a state is waited for.

use std::time::{Duration, Instant};

use super::transport::credentials;
use crate::api::runtime::{Client, Error, Request, RetryPolicy, WaitError};
use crate::sample::{self, operations};
use crate::support::server::{Server, Step, answer, with_headers};

const SHORT: Duration = Duration::from_millis(10);

fn client(server: &Server) -> Client {
    sample::usual(&server.url())
        .credentials(credentials())
        .retries(RetryPolicy::standard().backoff(Duration::ZERO, Duration::ZERO))
        .build()
        .expect("the settings are good")
}

fn get(server: &Server) -> Request<operations::GetItem> {
    operations::get_item(&client(server), "s", "i")
}

/// A server that answers with these statuses and ids in turn, and the last one again and again.
async fn server(answers: &'static [(u16, &'static str)]) -> Server {
    Server::start(move |request| {
        let (status, id) = answers
            .get(request.index)
            .or(answers.last())
            .expect("there is an answer");
        let body = format!(r#"{{"id":"{id}"}}"#);
        vec![Step::Write(answer(*status, operations::ITEM, &body))]
    })
    .await
}

#[tokio::test]
async fn the_answer_that_is_waited_for_is_given_back() {
    let server = server(&[(200, "new"), (200, "busy"), (503, ""), (200, "idle")]).await;
    let item = get(&server)
        .until(|item| item.id.as_deref() == Some("idle"))
        .interval(SHORT)
        .await
        .expect("the state is reached");
    assert_eq!(item.id.as_deref(), Some("idle"));
    // The 503 is the retry policy's: the third call took two attempts.
    assert_eq!((item.attempts(), server.requests().len()), (2, 4));
    let requests = server.requests();
    assert!(
        requests
            .iter()
            .all(|request| request.raw == requests[0].raw)
    );
}

#[tokio::test]
async fn a_state_from_which_there_is_no_way_ends_the_wait() {
    let server = server(&[(200, "new"), (200, "failed")]).await;
    let error = get(&server)
        .until(|item| item.id.as_deref() == Some("idle"))
        .unless(|item| item.id.as_deref() == Some("failed"))
        .showing(|item| format!("id {}\n", item.id.as_deref().unwrap_or_default()))
        .interval(SHORT)
        .await
        .unwrap_err();
    let last = error.last().expect("there is a last answer");
    assert_eq!(last.id.as_deref(), Some("failed"));
    let text = error.to_string();
    assert!(
        text.starts_with(
            "GET /shelves/{shelfId}/items/{itemId}: the state will not be reached: given up after 2 calls in "
        ) && text.ends_with(r" s; the last answer: status 200, id failed\u{a}"),
        "{text}"
    );
    assert!(matches!(error, WaitError::Failed(_)) && !error.is_timeout());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn time_runs_out() {
    let server = server(&[(200, "busy")]).await;
    let began = Instant::now();
    let error = get(&server)
        .until(|item| item.id.as_deref() == Some("idle"))
        .interval(Duration::from_millis(50))
        .timeout(Duration::from_millis(1500))
        .await
        .unwrap_err();
    assert!(began.elapsed() < Duration::from_secs(10));
    assert!(error.is_timeout() && error.call_error().is_none());
    let WaitError::TimedOut(waited) = &error else {
        panic!("{error}")
    };
    // The last call may have begun without having reached the server.
    let (calls, received) = (waited.calls() as usize, server.requests().len());
    assert!(
        calls == received || calls == received + 1,
        "{calls} {received}"
    );
    assert!(calls > 1);
    assert_eq!(
        waited.last().and_then(|item| item.id.as_deref()),
        Some("busy")
    );
    let text = error.to_string();
    assert!(
        text.starts_with("GET /shelves/{shelfId}/items/{itemId}: the state was not reached after ")
            && text.ends_with(" s; the last answer: status 200"),
        "{text}"
    );
}

#[tokio::test]
async fn a_wait_ends_in_the_middle_of_a_call() {
    let server = Server::start(|_| vec![Step::Hold]).await;
    let began = Instant::now();
    let error = get(&server)
        .until(|_| true)
        .deadline(Instant::now() + Duration::from_millis(200))
        .await
        .unwrap_err();
    assert!(began.elapsed() < Duration::from_secs(10));
    let text = error.to_string();
    assert!(
        text.contains("the state was not reached after 1 call in ")
            && text.ends_with("; there was no answer"),
        "{text}"
    );
    // A limit of the call itself is an error of the call.
    let error = get(&server)
        .timeout(Duration::from_millis(200))
        .until(|_| true)
        .await
        .unwrap_err();
    assert!(
        matches!(&error, WaitError::Call(Error::Timeout(_))),
        "{error}"
    );
    assert!(error.is_timeout());
}

#[tokio::test]
async fn what_retries_do_not_cure_ends_the_wait() {
    let server = server(&[(200, "new"), (404, "")]).await;
    let error = get(&server)
        .until(|_| false)
        .interval(SHORT)
        .await
        .unwrap_err();
    let failure = error.call_error().expect("a call failed");
    assert_eq!(failure.status(), Some(404));
    assert_eq!(error.to_string(), failure.to_string());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn until_there_is_nothing_any_more() {
    for gone in [404, 410] {
        let answers: &'static [(u16, &'static str)] = match gone {
            404 => &[(200, "a"), (502, ""), (200, "b"), (404, "")],
            _ => &[(200, "a"), (502, ""), (200, "b"), (410, "")],
        };
        let server = server(answers).await;
        get(&server)
            .until_gone()
            .interval(SHORT)
            .await
            .expect("it is gone");
        assert_eq!(server.requests().len(), 4);
    }
    let server = server(&[(403, "")]).await;
    let error = get(&server).until_gone().interval(SHORT).await.unwrap_err();
    assert_eq!(error.call_error().and_then(Error::status), Some(403));
    let server = self::server(&[(200, "still here")]).await;
    let error = get(&server)
        .until_gone()
        .interval(SHORT)
        .timeout(Duration::from_millis(1500))
        .await
        .unwrap_err();
    assert!(error.is_timeout());
    assert!(error.last().is_some());
}

#[cfg(feature = "oauth2")]
#[tokio::test]
async fn a_missing_token_endpoint_is_no_missing_resource() {
    use crate::api::runtime::Credentials;
    let server = server(&[(404, "")]).await;
    let client = sample::client(&server.url(), Credentials::oauth2_client("id", "secret"));
    let request = operations::get_item(&client, "s", "i");
    let error = request.until_gone().interval(SHORT).await.unwrap_err();
    assert!(matches!(&error, WaitError::Call(Error::Auth(_))), "{error}");
}

#[tokio::test]
async fn a_server_that_asks_for_a_longer_interval_gets_it() {
    let server = Server::start(|request| {
        let id = request.index;
        let fields = [("content-type", operations::ITEM), ("retry-after", "1")];
        vec![Step::Write(with_headers(
            200,
            &fields,
            &format!(r#"{{"id":"{id}"}}"#),
        ))]
    })
    .await;
    let began = Instant::now();
    get(&server)
        .until(|item| item.id.as_deref() == Some("1"))
        .interval(SHORT)
        .await
        .expect("the state is reached");
    assert!(began.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn nothing_is_sent_before_it_is_awaited_and_waits_can_be_spawned() {
    let server = server(&[(200, "a")]).await;
    let wait = get(&server).until(|_| true);
    assert!(format!("{wait:?}").starts_with("Until { request: Request { operation: GetItem {"));
    let gone = get(&server).until_gone();
    assert!(format!("{gone:?}").starts_with("UntilGone { request: "));
    drop(gone);
    assert_eq!(server.connections(), 0);
    let item = tokio::spawn(wait.send())
        .await
        .expect("no call panics")
        .expect("the state is reached");
    assert_eq!(item.operation().id, "getItem");
}
