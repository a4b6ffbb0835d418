//! What a hostile or broken server can do to a call.

use std::time::Duration;

use crate::api::runtime::{Client, ClientBuilder, Credentials, Error, Proxy};
use crate::sample::{self, operations, sequences};
use crate::support::server::{Server, Step, answer, with_headers};
use crate::support::{Kind, Outcome, outcome};

pub const SECRET: &str = "canary-key";

pub fn credentials() -> Credentials {
    Credentials::api_key(SECRET).for_scheme("QueryKey")
}

pub async fn get(client: &Client) -> Outcome {
    outcome(operations::get_item(client, "s", "i").await)
}

/// One call against a server that does this for every request, and how many requests there were.
pub async fn against(steps: Vec<Step>) -> (Outcome, usize) {
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
         https://login.example/sign-in (not followed), an empty body"
    );
}

/// An answer that is packed, or says so.
fn packed(status: u16, media_type: &str, coding: &str, body: &str) -> Vec<u8> {
    let fields = [("content-type", media_type), ("content-encoding", coding)];
    with_headers(status, &fields, body)
}

#[tokio::test]
async fn compressed_bodies_are_neither_asked_for_nor_unpacked() {
    let body = "\u{1f}packed";
    let server = Server::answering(packed(200, operations::ITEM, "gzip", body)).await;
    let client = sample::client(&server.url(), credentials());
    let error = operations::get_item(&client, "s", "i").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /shelves/{shelfId}/items/{itemId}: status 200: cannot read the body: the answer has the content encoding \
         `gzip`, which the client does not ask for and does not decode"
    );
    let Error::Decode(failure) = &error else {
        panic!("{error}")
    };
    assert_eq!(failure.response().body().as_ref(), body.as_bytes());
    assert_eq!(server.only_request().header("accept-encoding"), None);
    // An error of the document, and one that it does not describe.
    let refused = packed(404, "application/json", "br", body);
    let (outcome, _) = against(vec![Step::Write(refused)]).await;
    assert_eq!(outcome.kind, Kind::Decode);
    assert!(outcome.message.contains("`br`"), "{}", outcome.message);
    let page = packed(418, "text/html", "deflate", body);
    let (outcome, _) = against(vec![Step::Write(page)]).await;
    assert!(
        outcome
            .message
            .contains("text/html, content encoding deflate, 7 bytes"),
        "{}",
        outcome.message
    );
}

#[tokio::test]
async fn compressed_sequences_are_not_cut_into_items() {
    for (media_type, coding) in [
        ("text/event-stream", "gzip"),
        ("application/x-ndjson", "utf-8, ZSTD"),
    ] {
        let server = Server::answering(packed(200, media_type, coding, "\u{1f}packed")).await;
        let client = sample::client(&server.url(), credentials());
        let error = if media_type == "text/event-stream" {
            sequences::watch(&client).await.map(|_| ()).unwrap_err()
        } else {
            sequences::lines(&client).await.map(|_| ()).unwrap_err()
        };
        let text = error.to_string();
        assert!(
            text.contains(&format!("the content encoding `{coding}`")),
            "{text}"
        );
        let response = error.response().expect("the answer is kept");
        assert_eq!(&response.body()[..], b"\x1fpacked");
    }
}

#[tokio::test]
async fn a_coding_that_is_named_and_not_used_does_no_harm() {
    for coding in ["identity", "utf-8", "gzip"] {
        let plain = packed(200, operations::ITEM, coding, "{}");
        let (outcome, _) = against(vec![Step::Write(plain)]).await;
        assert_eq!(outcome.kind, Kind::Success, "{coding}");
    }
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
async fn a_post_on_a_kept_connection_is_not_sent_twice() {
    for end in [Step::Reset, Step::Close] {
        let server = Server::start(move |request| {
            vec![match request.index {
                0 => Step::Write(answer(201, operations::ITEM, "{}")),
                _ => end.clone(),
            }]
        })
        .await;
        let client = sample::client(&server.url(), credentials());
        let item = crate::sample::models::Item::default;
        operations::add_item(&client, "s", item())
            .await
            .expect("the first call succeeds");
        let error = operations::add_item(&client, "s", item())
            .await
            .unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{error}");
        assert_eq!(server.requests().len(), 2);
    }
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
        ("text/json", Kind::Success),
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

/// Makes a call in a process of its own, since the environment belongs to the whole process.
#[tokio::test]
async fn plain_http_never_goes_through_a_proxy() {
    const URL: &str = "SHELF_TEST_URL";
    if let Ok(url) = std::env::var(URL) {
        let outcome = get(&sample::client(&url, credentials())).await;
        assert_eq!(outcome.kind, Kind::Success, "{}", outcome.message);
        return;
    }
    let proxy = Server::answering(answer(200, operations::ITEM, "{}")).await;
    let server = Server::answering(answer(200, operations::ITEM, "{}")).await;
    let mut child =
        tokio::process::Command::new(std::env::current_exe().expect("a test has a file"));
    child.args([
        "--exact",
        "transport::plain_http_never_goes_through_a_proxy",
    ]);
    child
        .env(URL, server.url())
        .env_remove("NO_PROXY")
        .env_remove("no_proxy");
    for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        child.env(name, proxy.url());
    }
    let output = child.output().await.expect("the process runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    assert_eq!((proxy.connections(), server.requests().len()), (0, 1));
}

#[tokio::test]
async fn a_proxy_is_for_everything_but_plain_http_on_this_machine() {
    let proxy = Server::start(|request| {
        vec![Step::Write(match request.method() {
            "CONNECT" => with_headers(403, &[], ""),
            _ => answer(200, operations::ITEM, "{}"),
        })]
    })
    .await;
    let through = |builder: ClientBuilder| {
        let builder = builder.credentials(credentials()).no_retries();
        let client = builder.proxy(Proxy::Url(proxy.url())).build();
        client.expect("the settings are good")
    };
    let lines = || {
        let requests = proxy.requests().into_iter();
        requests.map(|request| request.line).collect::<Vec<_>>()
    };
    let server = Server::answering(answer(200, operations::ITEM, "{}")).await;
    let here = through(sample::usual(&server.url()));
    assert_eq!(get(&here).await.kind, Kind::Success);
    assert_eq!((proxy.connections(), server.requests().len()), (0, 1));
    // A server by `https` beside it.
    let elsewhere = operations::search(&here, operations::Search::default());
    let error = elsewhere.base_url("https://files.example").await;
    assert!(error.is_err());
    assert_eq!(lines(), ["CONNECT files.example:443 HTTP/1.1"]);
    // Plain HTTP to another machine.
    let there = sample::builder().base_url("http://shelf.example/v1");
    let there = through(there.danger_allow_plain_http());
    assert_eq!(get(&there).await.kind, Kind::Success);
    assert_eq!(
        lines()[1],
        format!("GET http://shelf.example/v1/shelves/s/items/i?api_key={SECRET} HTTP/1.1")
    );
}
