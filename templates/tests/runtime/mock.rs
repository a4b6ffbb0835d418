//! Does the mock hold requests against the document, and answer as it is told?

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use crate::api::runtime::mock::{Answer, Received, Server};
use crate::api::runtime::{Client, Credentials, Error};
use crate::sample::mocked::start;
use crate::sample::models::{Frequency, Item};
use crate::sample::operations::{
    AddItem, DeleteItem, GetItem, ITEM, Search, add_item, both, delete_item, get_item, search,
};
use crate::sample::{self, TOKEN_PATH, fixed};

fn client(mock: &Server) -> Client {
    // What is answered is what is seen.
    let client = mock.builder().no_retries().build();
    client.expect("the settings are good")
}

fn item() -> Item {
    Item {
        id: Some("i".into()),
        frequency: Some(Frequency::Weekly),
        ..Item::default()
    }
}

/// What a server says to this text; the connection is kept until it has said it.
fn exchange(mock: &Server, request: &str) -> String {
    let address = mock.url().replace("http://", "");
    let mut stream = TcpStream::connect(address).expect("the server listens");
    let limit = Some(Duration::from_secs(10));
    stream.set_read_timeout(limit).expect("a limit");
    stream.write_all(request.as_bytes()).expect("it reads");
    stream
        .shutdown(std::net::Shutdown::Write)
        .expect("a half close");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn a_connection_ends_where_the_client_asks_for_it() {
    let mock = start();
    let address = mock.url().replace("http://", "");
    let mut stream = TcpStream::connect(address).expect("the server listens");
    let limit = Some(Duration::from_secs(10));
    stream.set_read_timeout(limit).expect("a limit");
    let request =
        format!("GET /shelves/s/items/i HTTP/1.1\r\n{BEARER}\r\nConnection: x, Close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("the end");
    assert!(answer.contains("connection: close\r\n"), "{answer}");
    mock.take_violations();
}

/// What a server thinks of a request with this line and these header fields.
fn problems(line: &str, fields: &[&str], body: &str) -> Vec<String> {
    let mock = start();
    let fields: String = fields.iter().map(|field| format!("{field}\r\n")).collect();
    let length = body.len();
    exchange(
        &mock,
        &format!("{line} HTTP/1.1\r\nContent-Length: {length}\r\n{fields}\r\n{body}"),
    );
    let violations = mock.take_violations();
    violations.iter().map(ToString::to_string).collect()
}

const BEARER: &str = "Authorization: Bearer x";

#[tokio::test]
async fn the_documents_examples_are_answered() {
    let mock = start();
    let client = client(&mock);
    let item = get_item(&client, "s", "i").await.expect("the example");
    assert_eq!((item.status(), item.grams), (200, Some(1)));
    let added = add_item(&client, "s", self::item())
        .await
        .expect("the example");
    assert_eq!((added.status(), added.id.as_deref()), (201, Some("new")));
    let deleted = delete_item(&client, "s", "i").await.expect("the example");
    assert_eq!(deleted.status(), 204);
    both(&client).await.expect("two schemes together");
    let item = get_item(&client, "s", "i");
    let mut enveloped = item.clone();
    enveloped.operation_mut().envelope = Some(true);
    let answer = enveloped.await.expect("an envelope");
    assert_eq!((answer.status(), answer.grams), (200, Some(1)));
    assert_eq!(mock.violations(), []);
}

/// Those that the answer states are sent in the place of those of the document.
#[tokio::test]
async fn the_documents_header_fields_are_answered() {
    let mock = start();
    let client = client(&mock);
    let item = get_item(&client, "s", "i").await.expect("the example");
    assert_eq!(item.header_list("x-shelves"), Some(vec![1, 2]));
    assert_eq!(item.header("X-Left"), Some("3"));
    mock.on::<GetItem>()
        .answer(|_| Answer::default().header("x-left", "none"));
    let item = get_item(&client, "s", "i").await.expect("the example");
    assert_eq!(item.header_list("X-Shelves"), Some(vec![1, 2]));
    let left: Vec<_> = item.headers().get_all("x-left").iter().collect();
    assert_eq!(left, ["none"]);
    mock.on::<GetItem>().status(404);
    let error = get_item(&client, "s", "i").await.unwrap_err();
    let Error::Api(failure) = error else {
        panic!("{error:?}");
    };
    assert_eq!(failure.response().headers().get("X-Left"), None);
}

#[tokio::test]
async fn what_was_received_is_what_was_sent() {
    let mock = start();
    let client = client(&mock);
    let texts = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect());
    let sent = Search {
        text: Some("a b+c&d=%2F/é".into()),
        list: texts(&["a,b", "5"]),
        joined: texts(&["a,b", "c d"]),
        spaced: texts(&["a", "c+d"]),
        piped: texts(&["a b", "c"]),
        deep: Some(BTreeMap::from([
            ("a".into(), "1".into()),
            ("b c".into(), "[x]".into()),
        ])),
        flat: Some(BTreeMap::from([("x".into(), 1), ("y z".into(), -2)])),
        number: Some(0.5),
        header: Some("one, \"two\"".into()),
        header_list: texts(&["a", "b,c", "d\"e"]),
        cookie: Some("a;b c%".into()),
    };
    search(&client, sent.clone()).await.expect("the example");
    search(&client, Search::default())
        .await
        .expect("the example");
    assert_eq!(mock.received::<Search>(), [sent, Search::default()]);
    add_item(&client, "a/b", item()).await.expect("the example");
    let [added] = mock.received::<AddItem>().try_into().expect("one call");
    assert_eq!((added.shelf_id.as_str(), added.body), ("a/b", item()));
    delete_item(&client, "s", "i:now")
        .await
        .expect("the example");
    let [deleted] = mock.received::<DeleteItem>().try_into().expect("one call");
    assert_eq!(deleted.item_id, "i:now");
    assert_eq!(mock.received::<GetItem>(), []);
    assert_eq!(mock.requests().len(), 4);
    let agent = mock.requests()[0].header("User-Agent").map(str::to_owned);
    assert_eq!(agent.as_deref(), Some("shelf/0.1.0"));
}

#[tokio::test]
async fn answers_are_given_in_turn() {
    let mock = start();
    let client = client(&mock);
    mock.on::<GetItem>()
        .status(429)
        .header("retry-after", "3")
        .then(404)
        .then(200)
        .json(&item());
    let error = get_item(&client, "s", "i").await.expect_err("429");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3)));
    let error = get_item(&client, "s", "i").await.expect_err("404");
    assert!(error.is_error_code("NOT_FOUND"), "{error}");
    for _ in 0..2 {
        let answer = get_item(&client, "s", "i").await.expect("200");
        assert_eq!(answer.into_inner(), item());
    }
    mock.on::<AddItem>().status(418);
    let error = add_item(&client, "s", item()).await.expect_err("418");
    assert_eq!(error.status(), Some(418));
    mock.on::<AddItem>()
        .answers([Answer::hang_up(), Answer::status(201).body(r#"{"id":7}"#)]);
    let error = add_item(&client, "s", item()).await.expect_err("no answer");
    assert!(matches!(error, Error::Transport(_)), "{error}");
    let error = add_item(&client, "s", item()).await.expect_err("no string");
    assert!(matches!(error, Error::Decode(_)), "{error}");
    mock.on::<AddItem>().body_as("text/html", "<p>");
    let error = add_item(&client, "s", item()).await.expect_err("a page");
    assert!(matches!(error, Error::UnexpectedResponse(_)), "{error}");
}

/// A client as it comes does what it does by default: it tries again.
#[tokio::test]
async fn a_client_tries_again() {
    let mock = start();
    mock.on::<GetItem>()
        .status(429)
        .header("retry-after", "0")
        .then(200);
    let client = mock.client().expect("the settings are good");
    let item = get_item(&client, "s", "i").await.expect("the example");
    assert_eq!(item.status(), 200);
    assert_eq!(mock.received::<GetItem>().len(), 2);
}

#[tokio::test]
async fn answers_can_be_computed() {
    let mock = start();
    let client = client(&mock);
    let mut calls = 0;
    mock.on::<GetItem>().answer(move |call| {
        calls += 1;
        Answer::status(200).json(&Item {
            id: Some(call.item_id.clone()),
            grams: Some(calls),
            ..Item::default()
        })
    });
    for (id, count) in [("a", 1), ("b", 2)] {
        let item = get_item(&client, "s", id).await.expect("an item");
        assert_eq!((item.id.as_deref(), item.grams), (Some(id), Some(count)));
    }
    mock.on::<GetItem>().answer(|call| {
        assert_eq!(call.item_id, "other", "the wrong item");
        Answer::default()
    });
    let error = get_item(&client, "s", "i").await.expect_err("a panic");
    assert_eq!(error.status(), Some(500));
    let violations = mock.take_violations();
    let [violation] = violations.as_slice() else {
        panic!("{violations:?}")
    };
    let text = violation.to_string();
    assert!(
        text.starts_with("GET /shelves/s/items/i (getItem): what answers it panicked: assertion")
            && text.contains("the wrong item"),
        "{text}"
    );
}

#[tokio::test]
async fn answers_can_be_late_and_do_not_outlast_the_server() {
    let mock = start();
    let client = client(&mock);
    mock.on::<GetItem>().delay(Duration::from_secs(3600));
    let call = get_item(&client, "s", "i").timeout(Duration::from_millis(50));
    let error = call.await.expect_err("late");
    assert!(error.is_timeout(), "{error}");
    let before = Instant::now();
    drop(mock);
    assert!(before.elapsed() < Duration::from_secs(60));
}

#[tokio::test]
async fn tokens_are_made() {
    let mock = start();
    let accounts = Credentials::oauth2_client("id", "secret");
    let client = sample::client(&mock.url(), accounts);
    if cfg!(feature = "oauth2") {
        get_item(&client, "s", "i").await.expect("the example");
        client.revoke_tokens().await.expect("the example");
        let targets = mock.requests();
        let targets: Vec<&str> = targets.iter().map(Received::target).collect();
        let expected = [TOKEN_PATH, "/shelves/s/items/i", sample::REVOKE_PATH];
        assert_eq!(targets, expected);
    }
}

#[cfg(feature = "digest")]
#[tokio::test]
async fn challenges_are_made() {
    let mock = start();
    let client = sample::client(&mock.url(), Credentials::digest("user", "password"));
    get_item(&client, "s", "i").await.expect("the example");
    assert_eq!(mock.requests().len(), 2);
    assert_eq!(mock.received::<GetItem>().len(), 1);
}

#[tokio::test]
async fn a_query_of_the_path_tells_operations_apart() {
    let mock = start();
    let client = sample::client(&mock.url(), Credentials::none());
    let sails = fixed::sail(&client).await.expect("the example");
    let moors = fixed::moor(&client).await.expect("the example");
    assert_eq!((sails.as_str(), moors.as_str()), ("sailing", "moored"));
}

/// Request lines, header fields and bodies, and what is said of them.
const BREACHES: &[(&str, &[&str], &str, &str)] = &[
    (
        "GET /nowhere",
        &[],
        "",
        "GET /nowhere: the document has no such path",
    ),
    // Where tokens are made there can be an operation, too; here there is none.
    (
        "POST /oauth/token",
        &["Content-Type: application/x-www-form-urlencoded"],
        "grant_type=client_credentials",
        "POST /oauth/token: the document has no such path",
    ),
    (
        "POST /oauth/token",
        &[
            "Authorization: Basic dTpw",
            "Content-Type: application/json",
        ],
        "{}",
        "POST /oauth/token: the document has no such path",
    ),
    (
        "PATCH /shelves/s/items/i",
        &[],
        "",
        "PATCH /shelves/s/items/i: the document has no such method here, only GET",
    ),
    (
        "GET /both",
        &[BEARER],
        "",
        "GET /both (both): carries no credentials: it needs Basic together with HeaderKey, or Basic together with Bearer",
    ),
    (
        "GET /shelves/s/items/i?prety=true",
        &[BEARER],
        "",
        "GET /shelves/s/items/i (getItem): the document has no query parameter `prety`",
    ),
    (
        "GET /shelves/s/items/i",
        &[BEARER],
        "{}",
        "GET /shelves/s/items/i (getItem): the document has no body for this operation",
    ),
    (
        "GET /shelves/s/items/i?pretty=yes",
        &[BEARER],
        "",
        "GET /shelves/s/items/i (getItem): parameter `pretty`: invalid type: string \"yes\", expected a boolean at $",
    ),
    (
        "GET /shelves/aaaaaaaaaaaaaaaaaaaaaaaaa/items/i",
        &[BEARER],
        "",
        "GET /shelves/aaaaaaaaaaaaaaaaaaaaaaaaa/items/i (getItem): parameter `shelfId` must have at most 24 characters, but has 25",
    ),
    (
        ITEM_LINE,
        &[BEARER, "Accept: text/html, image/*"],
        "",
        "GET /shelves/s/items/i (getItem): `Accept` is `text/html, image/*`, which no answer is",
    ),
    (ITEM_LINE, &[BEARER, "Accept: application/*;q=0.5"], "", ""),
    (
        "POST /shelves/s/items",
        &[BEARER],
        "",
        "POST /shelves/s/items (addItem): the body is missing",
    ),
    (
        "POST /shelves/s/items",
        &[BEARER, "Content-Type: text/plain"],
        "{}",
        "POST /shelves/s/items (addItem): `Content-Type` is `text/plain`, and not `application/vnd.shelf.2024-01-01+json`",
    ),
    (
        "POST /shelves/s/items",
        &[
            BEARER,
            "Content-Type: application/vnd.shelf.2024-01-01+json",
        ],
        r#"{"grams":"x"}"#,
        "POST /shelves/s/items (addItem): the body: invalid type: string \"x\", expected i64 at $.grams",
    ),
    (
        "POST /shelves/s/items",
        &[
            BEARER,
            "Content-Type: application/vnd.shelf.2024-01-01+json",
        ],
        r#"{"id":"much too long"}"#,
        "POST /shelves/s/items (addItem): value at `/id` must have at most 8 characters, but has 13",
    ),
    ("GET /search?number=5&list=a&list=b", &[], "", ""),
    ("GET /boats?method=boats.sail", &["X-Version: 2"], "", ""),
    ("GET /boats?method=boats%2Esail", &["X-Version: 2"], "", ""),
    (
        "GET /boats?method=boats.sink",
        &["X-Version: 2"],
        "",
        "GET /boats (moor): the path of the operation has `?method=boats.moor`",
    ),
    (
        "GET /boats?method=boats.moor",
        &["X-Version: 1"],
        "",
        "GET /boats (moor): parameter `X-Version` is not `2`",
    ),
    (
        "GET /boats?method=boats.moor",
        &[],
        "",
        "GET /boats (moor): parameter `X-Version` is missing",
    ),
    (
        "nonsense",
        &[],
        "",
        "a request: cannot be read: the request line is not one of HTTP/1.1",
    ),
];

const ITEM_LINE: &str = "GET /shelves/s/items/i";

#[test]
fn what_breaks_the_document_is_told() {
    for &(line, fields, body, expected) in BREACHES {
        assert_eq!(problems(line, fields, body).join("\n"), expected, "{line}");
    }
}

#[test]
fn refusals_are_what_is_documented() {
    let mock = start();
    let fields = format!("{BEARER}\r\nContent-Type: {ITEM}\r\nContent-Length: 2\r\n");
    let answer = exchange(
        &mock,
        &format!("POST /shelves/s/items HTTP/1.1\r\n{fields}\r\n[]"),
    );
    assert!(answer.starts_with("HTTP/1.1 400 \r\n"), "{answer}");
    assert!(
        answer.ends_with(r#"{"errorCode":"NOT_FOUND","detail":"no such thing"}"#),
        "{answer}"
    );
    let answer = exchange(
        &mock,
        &format!("GET /shelves/s/items/i?x=1 HTTP/1.1\r\n{BEARER}\r\n\r\n"),
    );
    assert!(
        answer.ends_with("\r\n\r\nthe document has no query parameter `x`"),
        "{answer}"
    );
    assert_eq!(mock.take_violations().len(), 2);
}

#[test]
fn chunks_and_expectations_are_understood() {
    let mock = start();
    let head = format!(
        "POST /shelves/s/items HTTP/1.1\r\n{BEARER}\r\nContent-Type: {ITEM}\r\nTransfer-Encoding: chunked\r\nExpect: \
         100-continue\r\n\r\n"
    );
    let body = "3\r\n{\"i\r\n9;x=y\r\nd\":\"one\"}\r\n0\r\nTrailer: x\r\n\r\n";
    let next = "HEAD /search HTTP/1.1\r\n\r\n";
    let answer = exchange(&mock, &format!("{head}{body}{next}"));
    assert!(
        answer.starts_with("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 \r\n"),
        "{answer}"
    );
    assert_eq!(
        mock.received::<AddItem>()[0].body.id.as_deref(),
        Some("one")
    );
    assert_eq!(mock.take_violations().len(), 1, "there is no HEAD");
}

#[test]
fn dropping_fails_the_test_only_where_something_is_wrong() {
    let dropped = |taken: bool| {
        let mock = start();
        exchange(&mock, "GET /nowhere HTTP/1.1\r\n\r\n");
        if taken {
            mock.take_violations();
        }
        catch_unwind(AssertUnwindSafe(|| drop(mock)))
    };
    assert!(dropped(true).is_ok());
    let cause = dropped(false).expect_err("a panic");
    assert_eq!(
        cause.downcast_ref::<String>().map(String::as_str),
        Some("requests broke the document:\nGET /nowhere: the document has no such path")
    );
    // While a test fails already, this is only printed.
    let failing = catch_unwind(|| {
        let mock = start();
        exchange(&mock, "GET /nowhere HTTP/1.1\r\n\r\n");
        panic!("the test's own");
    });
    let cause = failing.expect_err("a panic");
    assert_eq!(cause.downcast_ref::<&str>(), Some(&"the test's own"));
}
