//! What hooks see of a call, and what they may change.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::api::runtime::{
    Attempt, Client, ClientBuilder, Credentials, Ended, Error, FailureKind, Hook, Limit, Refusal,
    RetryPolicy,
};
use crate::sample::{self, models, operations};
use crate::support::server::{Server, Step, answer, with_headers};

const SECRET: &str = "canary-secret";

/// Writes down everything that it is shown.
#[derive(Clone, Default)]
struct Diary(Arc<Mutex<Vec<String>>>, &'static str);

impl Diary {
    fn lines(&self) -> Vec<String> {
        self.0.lock().expect("no test panics with the lock").clone()
    }

    fn write(&self, line: String) {
        let mut lines = self.0.lock().expect("no test panics with the lock");
        lines.push(format!("{}{line}", self.1));
    }
}

impl Hook for Diary {
    fn before(&self, attempt: &mut Attempt) -> Result<(), Refusal> {
        self.write(format!("before {} {attempt:?}", attempt.number()));
        Ok(())
    }

    fn after(&self, attempt: &Attempt, ended: &Ended<'_>) {
        assert!(ended.duration() < Duration::from_secs(60));
        assert!(format!("{ended:?}").starts_with("Ended { status: "));
        let (operation, number) = (attempt.operation(), attempt.number());
        self.write(format!(
            "after {number} {} {operation} {:?} {:?} {:?} {}",
            operation.id,
            ended.status(),
            ended.failure(),
            ended.header("content-type"),
            if ended.retry_in().is_some() {
                "again"
            } else {
                "done"
            }
        ));
    }
}

/// Adds a header field to every attempt.
struct Labels;

impl Hook for Labels {
    fn before(&self, attempt: &mut Attempt) -> Result<(), Refusal> {
        attempt.set_header("X-Attempt", &attempt.number().to_string())
    }
}

/// Sets one header field as it is told.
struct Sets(&'static str, &'static str);

impl Hook for Sets {
    fn before(&self, attempt: &mut Attempt) -> Result<(), Refusal> {
        attempt.set_header(self.0, self.1)
    }
}

/// Lets only so many attempts of a call pass.
struct AtMost(u32);

impl Hook for AtMost {
    fn before(&self, attempt: &mut Attempt) -> Result<(), Refusal> {
        if attempt.number() > self.0 {
            return Err("enough".into());
        }
        Ok(())
    }
}

fn builder(server: &Server) -> ClientBuilder {
    sample::usual(&server.url())
        .credentials(Credentials::api_key(SECRET).for_scheme("QueryKey"))
        .retries(RetryPolicy::standard().backoff(Duration::ZERO, Duration::ZERO))
}

fn build(builder: ClientBuilder) -> Client {
    builder.build().expect("the settings are good")
}

/// A server that fails once.
async fn failing_once() -> Server {
    Server::start(|request| {
        vec![Step::Write(if request.index == 0 {
            answer(503, "text/plain", "")
        } else {
            answer(200, operations::ITEM, "{}")
        })]
    })
    .await
}

#[tokio::test]
async fn every_attempt_is_shown_and_no_secret() {
    let server = failing_once().await;
    let diary = Diary::default();
    let client = build(builder(&server).hook(Labels).hook(diary.clone()));
    operations::get_item(&client, "a shelf", "an item")
        .await
        .expect("the second attempt succeeds");
    assert_eq!(
        diary.lines(),
        [
            "before 1 Attempt { operation: getItem (GET /shelves/{shelfId}/items/{itemId}), number: 1, headers: \
             [\"x-attempt\"], .. }",
            "after 1 getItem GET /shelves/{shelfId}/items/{itemId} Some(503) None Some(\"text/plain\") again",
            "before 2 Attempt { operation: getItem (GET /shelves/{shelfId}/items/{itemId}), number: 2, headers: \
             [\"x-attempt\"], .. }",
            "after 2 getItem GET /shelves/{shelfId}/items/{itemId} Some(200) None \
             Some(\"application/vnd.shelf.2024-01-01+json\") done",
        ]
    );
    let requests = server.requests();
    let labels: Vec<_> = requests.iter().map(|r| r.header("x-attempt")).collect();
    assert_eq!(labels, [Some("1"), Some("2")]);
    assert_eq!(
        format!("{client:?}").matches("hooks: 2").count(),
        1,
        "{client:?}"
    );
}

#[tokio::test]
async fn several_are_asked_in_order_and_told_in_the_opposite_order() {
    let server = Server::answering(answer(200, operations::ITEM, "{}")).await;
    let first = Diary(Arc::default(), "first ");
    let second = Diary(Arc::clone(&first.0), "second ");
    let client = build(builder(&server).hook(first.clone()).hook(second));
    operations::get_item(&client, "s", "i")
        .await
        .expect("the call succeeds");
    let order: Vec<String> = first
        .lines()
        .iter()
        .map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        order,
        [
            "first before",
            "second before",
            "second after",
            "first after"
        ]
    );
}

#[tokio::test]
async fn a_hook_can_refuse() {
    let server = Server::answering(answer(503, "text/plain", "")).await;
    let (outer, inner) = (Diary::default(), Diary::default());
    let client = build(
        builder(&server)
            .hook(outer.clone())
            .hook(AtMost(1))
            .hook(inner.clone()),
    );
    let error = operations::get_item(&client, "s", "i").await.unwrap_err();
    assert!(matches!(&error, Error::Refused(refused) if refused.reason() == "enough"));
    assert_eq!(
        error.to_string(),
        "GET /shelves/{shelfId}/items/{itemId}: not sent: a hook refuses: enough"
    );
    assert_eq!((error.attempts(), error.status()), (1, None));
    assert!(!error.is_retryable());
    server.only_request();
    // Those in front of it are told, those behind it were never asked.
    let last = outer.lines().pop().expect("it was told");
    assert!(
        last.ends_with(&format!("None {:?} None done", Some(FailureKind::Refused))),
        "{last}"
    );
    assert_eq!(inner.lines().len(), 2);

    let client = build(builder(&server).hook(AtMost(0)));
    let error = operations::get_item(&client, "s", "i").await.unwrap_err();
    assert_eq!(error.attempts(), 0);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn what_a_hook_may_set() {
    let server = Server::answering(answer(200, operations::ITEM, "{}")).await;
    for (name, value) in [("x-trace", "a b"), ("User-Agent", "mine"), ("X-Empty", "")] {
        let client = build(builder(&server).hook(Sets(name, value)));
        operations::get_item(&client, "s", "i")
            .await
            .expect("the field is fine");
        let request = server.requests().pop().expect("a request arrived");
        assert_eq!(
            request.header(&name.to_ascii_lowercase()),
            Some(value),
            "{name}"
        );
    }
    let before = server.requests().len();
    for name in [
        "Accept",
        "Authorization",
        "Connection",
        "Content-Encoding",
        "Content-Length",
        "Content-Type",
        "Cookie",
        "Expect",
        "Host",
        "Keep-Alive",
        "Proxy-Authorization",
        "Proxy-Connection",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "",
        "a b",
        "x:",
        "x\r\ny",
    ] {
        let client = build(builder(&server).hook(Sets(name, SECRET)));
        let error = operations::get_item(&client, "s", "i").await.unwrap_err();
        assert!(
            matches!(&error, Error::Refused(_)),
            "{}: {error}",
            name.escape_debug()
        );
        let text = format!("{error} {error:?}");
        assert!(!text.contains(SECRET) && !text.contains('\n'), "{text}");
    }
    for value in ["a\r\nb", "a\nb", "\0", "é", " a", "a "] {
        let client = build(builder(&server).hook(Sets("x-value", value)));
        let error = operations::get_item(&client, "s", "i").await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "GET /shelves/{shelfId}/items/{itemId}: not sent: a hook refuses: the header field `x-value` has a value \
             that cannot be sent"
        );
    }
    assert_eq!(server.requests().len(), before);
}

/// A client-to-be of an API without security schemes, and a hook that sets `Authorization`.
fn open(server: &Server) -> ClientBuilder {
    let builder = ClientBuilder::new(&sample::OPEN).base_url(server.url());
    let builder = builder.allow_plain_http_on_loopback().no_retries();
    builder.hook(Sets("Authorization", "Bearer canary-secret"))
}

#[tokio::test]
async fn a_hook_authorizes_where_the_document_has_no_security_schemes() {
    let server = Server::answering(answer(200, "application/json", "[]")).await;
    let diary = Diary::default();
    let client = build(open(&server).hook(diary.clone()));
    let result = operations::search(&client, operations::Search::default()).await;
    result.as_ref().expect("the call succeeds");
    let request = server.only_request();
    assert_eq!(
        request.header("authorization"),
        Some("Bearer canary-secret")
    );
    let seen = format!("{client:?} {result:?} {}", diary.lines().join("\n"));
    assert!(
        seen.contains("headers: [\"authorization\"]") && !seen.contains(SECRET),
        "{seen}"
    );
    // Not what frames the message, and not to another server.
    let cookie = build(open(&server).hook(Sets("Cookie", SECRET)));
    let search = operations::search(&cookie, operations::Search::default());
    let error = search.await.unwrap_err();
    assert!(matches!(&error, Error::Refused(_)), "{error}");
    let other = Server::answering(answer(200, "application/json", "[]")).await;
    let search = operations::search(&client, operations::Search::default());
    let error = search.base_url(other.url()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /search: not sent: a hook refuses: the header field `Authorization` goes to the client's own server and to \
         those that `ClientBuilder::trust_server` names"
    );
    assert_eq!((server.requests().len(), other.connections()), (1, 0));
    let trusting = build(open(&server).trust_server(other.url()));
    let search = operations::search(&trusting, operations::Search::default());
    search
        .base_url(other.url())
        .await
        .expect("the call succeeds");
    assert_eq!(
        other.only_request().header("authorization"),
        Some("Bearer canary-secret")
    );
}

#[test]
fn credentials_for_an_api_without_security_schemes_are_told_the_way_out() {
    let builder = ClientBuilder::new(&sample::OPEN);
    let error = builder.credentials(Credentials::bearer(SECRET)).build();
    let text = error.unwrap_err().to_string();
    assert_eq!(
        text,
        "the credentials (bearer token) cannot be used: the document has no security schemes; where the server asks for \
         credentials all the same, a hook can set `Authorization`"
    );
}

#[tokio::test]
async fn credentials_win_over_hooks() {
    let server = Server::answering(answer(204, "text/plain", "")).await;
    let client = build(
        sample::local(&server.url())
            .credentials(Credentials::api_key(SECRET).for_scheme("HeaderKey"))
            .hook(Sets("X-Api-Key", "mine")),
    );
    operations::delete_item(&client, "s", "i")
        .await
        .expect("the call succeeds");
    let request = server.only_request();
    assert_eq!(request.header("x-api-key"), Some(SECRET));
}

#[tokio::test]
async fn every_kind_of_failure_has_a_name() {
    type Case = (&'static str, Vec<Step>, FailureKind, Option<u16>);
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{".to_vec();
    let large = with_headers(
        200,
        &[("content-type", operations::ITEM)],
        &"x".repeat(2000),
    );
    let digest = with_headers(
        401,
        &[(
            "www-authenticate",
            "Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=SHA3",
        )],
        "",
    );
    let cases: Vec<Case> = vec![
        ("reset", vec![Step::Reset], FailureKind::Transport, None),
        (
            "cut",
            vec![Step::Write(head), Step::Close],
            FailureKind::Transport,
            Some(200),
        ),
        (
            "silence",
            vec![Step::Hold],
            FailureKind::Timeout(Limit::Attempt),
            None,
        ),
        (
            "large",
            vec![Step::Write(large)],
            FailureKind::TooLarge,
            Some(200),
        ),
        #[cfg(feature = "digest")]
        (
            "challenge",
            vec![Step::Write(digest)],
            FailureKind::Auth,
            Some(401),
        ),
    ];
    for (what, steps, kind, status) in cases {
        let server = Server::start(move |_| steps.clone()).await;
        let diary = Diary::default();
        let client = build(
            sample::local(&server.url())
                .credentials(Credentials::digest("user", SECRET))
                .attempt_timeout(Duration::from_secs(2))
                .max_body_bytes(1000)
                .hook(diary.clone()),
        );
        operations::get_item(&client, "s", "i").await.unwrap_err();
        let last = diary.lines().pop().expect("it was told");
        assert!(
            last.ends_with(&format!("{status:?} {:?} None done", Some(kind))),
            "{what}: {last}"
        );
    }
    let diary = Diary::default();
    let client = build(
        sample::local("http://127.0.0.1:1")
            .credentials(Credentials::basic("user", SECRET))
            .hook(diary.clone()),
    );
    operations::add_item(&client, "s", models::Item::default())
        .await
        .unwrap_err();
    let last = diary.lines().pop().expect("it was told");
    assert!(last.ends_with("None Some(Connect) None done"), "{last}");
    assert_eq!(
        [
            FailureKind::Auth,
            FailureKind::Connect,
            FailureKind::Transport,
            FailureKind::Timeout(Limit::Call),
            FailureKind::TooLarge,
            FailureKind::Refused,
        ]
        .map(FailureKind::as_str),
        [
            "auth",
            "connect",
            "transport",
            "timeout",
            "too-large",
            "refused"
        ]
    );
}
