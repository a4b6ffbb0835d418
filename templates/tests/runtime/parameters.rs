//! No value of a parameter can change anything but itself.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::api::runtime::{
    Credentials, Decoded, Error, Method, NoBody, Operation, OperationInfo, Reply, Request,
    RequestParts,
};
use crate::sample::operations::{self, Search};
use crate::sample::{self};
use crate::support::server::{Server, answer};
use crate::support::{Kind, outcome};

async fn server() -> Server {
    Server::answering(answer(200, operations::ITEM, "{}")).await
}

fn basic() -> Credentials {
    Credentials::basic("u", "p")
}

/// The request-target of a call with this item id.
async fn target(server: &Server, item_id: &str) -> Result<String, String> {
    let client = sample::client(&server.url(), basic());
    match operations::get_item(&client, "s", item_id).await {
        Ok(_) => Ok(server
            .requests()
            .last()
            .expect("a request arrived")
            .target()
            .to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

#[tokio::test]
async fn path_segments() {
    let server = server().await;
    let long = "x".repeat(8 * 1024);
    let accepted = [
        ("6630f2a4", "6630f2a4"),
        ("a/b", "a%2Fb"),
        ("a%2Fb", "a%252Fb"),
        ("%2e%2e", "%252e%252e"),
        ("%2E", "%252E"),
        ("a?b", "a%3Fb"),
        ("a#b", "a%23b"),
        ("a\\b", "a%5Cb"),
        ("a\r\nb", "a%0D%0Ab"),
        ("a\tb", "a%09b"),
        ("\0", "%00"),
        ("..;", "..%3B"),
        ("...", "..."),
        ("@evil", "%40evil"),
        ("//evil", "%2F%2Fevil"),
        (":80", "%3A80"),
        ("\u{202e}", "%E2%80%AE"),
        ("%", "%25"),
        ("%zz", "%25zz"),
        ("+", "%2B"),
        ("&=", "%26%3D"),
        ("é", "%C3%A9"),
        ("\u{1f639}", "%F0%9F%98%B9"),
        (".hidden", ".hidden"),
        ("a..b", "a..b"),
        (" ", "%20"),
        ("../../admin", "..%2F..%2Fadmin"),
        (long.as_str(), long.as_str()),
    ];
    for (value, segment) in accepted {
        assert_eq!(
            target(&server, value).await,
            Ok(format!("/shelves/s/items/{segment}")),
            "{value:?}"
        );
    }
    let sent = server.requests().len();
    for value in ["", ".", ".."] {
        let error = target(&server, value)
            .await
            .expect_err("the value is refused");
        assert!(error.contains("parameter `itemId`"), "{error}");
    }
    assert_eq!(server.requests().len(), sent, "nothing was sent");
}

#[tokio::test]
async fn composed_segments_are_checked_as_a_whole() {
    let server = Server::answering(answer(204, "", "")).await;
    let client = sample::client(&server.url(), basic());
    // With `:now` behind it, a dot is a name like any other.
    for value in ["", ".", ".."] {
        operations::delete_item(&client, "s", value)
            .await
            .expect("the segment is harmless");
        let line = server
            .requests()
            .last()
            .expect("a request arrived")
            .line
            .clone();
        assert_eq!(
            line,
            format!("DELETE /shelves/s/items/{value}:now HTTP/1.1")
        );
    }
    let error = operations::delete_item(&client, "..", "i")
        .await
        .expect_err("the segment is refused");
    assert!(error.to_string().contains("parameter `shelfId`"), "{error}");
}

#[tokio::test]
async fn unsafe_segments_are_refused_even_without_validation() {
    let server = server().await;
    let client = sample::local(&server.url())
        .credentials(basic())
        .validate_requests(false)
        .build()
        .unwrap();
    let error = operations::get_item(&client, "s", "..").await.unwrap_err();
    let Error::InvalidRequest(rejected) = error else {
        panic!("{error}")
    };
    let found: Vec<_> = rejected
        .violations()
        .iter()
        .map(|violation| violation.rule.name())
        .collect();
    assert_eq!(found, ["unsafeSegment"]);
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn validation_is_on_by_default_and_can_be_turned_off() {
    let server = server().await;
    let long = "s".repeat(25);
    let client = sample::client(&server.url(), basic());
    let error = operations::get_item(&client, long.as_str(), "i")
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /shelves/{shelfId}/items/{itemId}: not sent: parameter `shelfId` must have at most 24 characters, but has 25"
    );
    assert_eq!(server.connections(), 0);
    assert!(
        operations::get_item(&client, long.as_str(), "i")
            .validate_request(false)
            .await
            .is_ok()
    );
    let lenient = sample::local(&server.url())
        .credentials(basic())
        .validate_requests(false)
        .build()
        .unwrap();
    assert!(
        operations::get_item(&lenient, long.as_str(), "i")
            .await
            .is_ok()
    );
    assert!(
        operations::get_item(&lenient, long.as_str(), "i")
            .validate_request(true)
            .await
            .is_err()
    );
}

#[test]
fn any_text_stays_in_its_segment() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let server = runtime.block_on(server());
    let client = sample::client(&server.url(), basic());
    proptest!(ProptestConfig::with_cases(200), |(value in any::<String>())| {
        let sent = server.requests().len();
        let result = runtime.block_on(async { operations::get_item(&client, "s", value.as_str()).await });
        if ["", ".", ".."].contains(&value.as_str()) {
            prop_assert!(result.is_err());
            prop_assert_eq!(server.requests().len(), sent);
            return Ok(());
        }
        prop_assert!(result.is_ok());
        let request = server.requests().pop().expect("a request arrived");
        let address = server.address().to_string();
        prop_assert_eq!(request.header("host"), Some(address.as_str()));
        let segments: Vec<_> = request.target().split('/').collect();
        prop_assert_eq!(&segments[..4], ["", "shelves", "s", "items"]);
        prop_assert_eq!(segments.len(), 5);
        prop_assert_eq!(decode(segments[4]), value);
    });
}

/// Percent-decodes, and insists that nothing but unreserved characters is written as it is.
fn decode(segment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = segment.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'%' {
            let digits = std::str::from_utf8(&tail[..2]).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
            rest = &tail[2..];
        } else {
            assert!(
                first.is_ascii_alphanumeric() || b"-._~".contains(first),
                "{segment}"
            );
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[tokio::test]
async fn an_item_that_holds_its_separator_is_refused() {
    let texts = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect());
    let server = server().await;
    let client = sample::client(&server.url(), Credentials::none());
    let spaced = Search {
        spaced: texts(&["b", "a c"]),
        ..Search::default()
    };
    let piped = Search {
        piped: texts(&["b", "a|c"]),
        ..Search::default()
    };
    for (search, expected) in [
        (
            spaced,
            "`spaced` must not hold a space, which separates the items of the list",
        ),
        (
            piped,
            "`piped` must not hold `|`, which separates the items of the list",
        ),
    ] {
        let error = operations::search(&client, search).await.unwrap_err();
        assert!(matches!(error, Error::InvalidRequest(_)), "{error}");
        assert!(error.to_string().ends_with(expected), "{error}");
    }
    assert_eq!(server.connections(), 0);
}

async fn search_target(search: Search) -> String {
    let server = Server::answering(answer(200, "application/json", "[]")).await;
    let client = sample::client(&server.url(), Credentials::none());
    operations::search(&client, search)
        .await
        .expect("the search succeeds");
    server.only_request().target().to_owned()
}

#[tokio::test]
async fn queries() {
    let texts = |texts: &[&str]| {
        Some(
            texts
                .iter()
                .map(|text| (*text).to_owned())
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(search_target(Search::default()).await, "/search");
    let text = Search {
        text: Some(" %:/?#[]@!$&'()*+,;=\u{1f639}".to_owned()),
        ..Search::default()
    };
    assert_eq!(
        search_target(text).await,
        "/search?text=%20%25%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%F0%9F%98%B9"
    );
    let empty = Search {
        text: Some(String::new()),
        number: Some(0.0),
        ..Search::default()
    };
    assert_eq!(search_target(empty).await, "/search?text=&number=0");
    let lists = Search {
        list: texts(&["b", "a,c", ""]),
        joined: texts(&["b", "a,c"]),
        spaced: texts(&["b", "a|c"]),
        piped: texts(&["b", "a c"]),
        ..Search::default()
    };
    assert_eq!(
        search_target(lists).await,
        "/search?list=b&list=a%2Cc&list=&joined=b,a%2Cc&spaced=b%20a%7Cc&piped=b%7Ca%20c"
    );
    let nothing = Search {
        list: texts(&[]),
        joined: texts(&[]),
        flat: Some(BTreeMap::new()),
        ..Search::default()
    };
    assert_eq!(search_target(nothing).await, "/search");
    let objects = Search {
        deep: Some(BTreeMap::from([
            ("a&b".to_owned(), "1=2".to_owned()),
            ("c".to_owned(), String::new()),
        ])),
        flat: Some(BTreeMap::from([
            ("x".to_owned(), -1),
            ("y z".to_owned(), i64::MAX),
        ])),
        ..Search::default()
    };
    assert_eq!(
        search_target(objects).await,
        "/search?deep%5Ba%26b%5D=1%3D2&deep%5Bc%5D=&x=-1&y%20z=9223372036854775807"
    );
    for (number, text) in [
        (f64::NAN, "NaN"),
        (f64::INFINITY, "Infinity"),
        (f64::NEG_INFINITY, "-Infinity"),
        (1.5, "1.5"),
    ] {
        let search = Search {
            number: Some(number),
            ..Search::default()
        };
        assert_eq!(
            search_target(search).await,
            format!("/search?number={text}")
        );
    }
}

#[tokio::test]
async fn header_fields_and_cookies() {
    let server = Server::answering(answer(200, "application/json", "[]")).await;
    let client = sample::client(&server.url(), Credentials::none());
    let search = Search {
        header: Some("plain text, \"quoted\"".to_owned()),
        header_list: Some(vec!["b,c".to_owned(), "\"def\"".to_owned(), "a".to_owned()]),
        cookie: Some("a; b=c, \"d\"\r\n".to_owned()),
        ..Search::default()
    };
    operations::search(&client, search)
        .await
        .expect("the search succeeds");
    let request = server.only_request();
    assert_eq!(request.header("x-text"), Some("plain text, \"quoted\""));
    assert_eq!(request.header("x-list"), Some("\"b,c\",\"\\\"def\\\"\",a"));
    assert_eq!(
        request.header("cookie"),
        Some("crumb=a%3B%20b%3Dc%2C%20%22d%22%0D%0A")
    );
    let mut names: Vec<_> = request
        .headers
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        ["accept", "cookie", "host", "user-agent", "x-list", "x-text"]
    );

    let empty = Search {
        header: Some(String::new()),
        ..Search::default()
    };
    operations::search(&client, empty)
        .await
        .expect("the search succeeds");
    assert_eq!(server.requests()[1].header("x-text"), Some(""));
}

/// An operation with a parameter that is a field of every request.
#[derive(Clone, Debug)]
struct Named(Option<String>);

impl Operation for Named {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "named",
        method: Method::Get,
        template: "/named",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/named");
        request.header("User-Agent", &self.0);
    }

    fn decode(reply: &Reply) -> Decoded<(), NoBody> {
        reply.success_without_body()
    }
}

#[tokio::test]
async fn a_parameter_takes_the_place_of_the_clients_own_field() {
    let server = Server::answering(answer(204, "", "")).await;
    let client = sample::client(&server.url(), Credentials::none());
    for name in [None, Some("mine/1.0".to_owned())] {
        let called = Request::new(&client, Named(name)).await;
        called.expect("the call succeeds");
    }
    let requests = server.requests();
    assert_eq!(requests[0].header("user-agent"), Some("shelf/0.1.0"));
    assert_eq!(requests[1].header("user-agent"), Some("mine/1.0"));
}

#[tokio::test]
async fn header_values_that_could_end_the_field_are_refused() {
    let server = Server::answering(answer(200, "application/json", "[]")).await;
    let client = sample::client(&server.url(), Credentials::none());
    let values = [
        "a\r\nx-evil: 1",
        "a\nb",
        "a\rb",
        "a\0b",
        "a\u{7f}b",
        "é",
        "\u{1f639}",
        " a",
        "a ",
        "\ta",
        "a\t",
        "\u{85}",
    ];
    for value in values {
        let search = Search {
            header: Some(value.to_owned()),
            ..Search::default()
        };
        let outcome = outcome(operations::search(&client, search).await);
        assert_eq!(
            outcome.kind,
            Kind::InvalidRequest,
            "{value:?}: {}",
            outcome.message
        );
        assert!(
            outcome.message.contains("parameter `X-Text`"),
            "{}",
            outcome.message
        );
        assert!(
            !outcome.message.contains("evil"),
            "the value is shown: {}",
            outcome.message
        );
    }
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn nothing_happens_before_a_request_is_awaited() {
    let server = server().await;
    let client = sample::client(&server.url(), basic());
    let mut request = operations::get_item(&client, "s", "i");
    let copy = request.clone();
    request.operation_mut().pretty = Some(true);
    assert_eq!(request.operation().item_id, "i");
    assert!(format!("{request:?}").contains("GetItem"), "{request:?}");
    drop(copy.send());
    assert_eq!(server.connections(), 0);
    request.await.expect("the call succeeds");
    assert_eq!(
        server.only_request().target(),
        "/shelves/s/items/i?pretty=true"
    );
    assert_eq!(
        operations::GetItem::INFO.to_string(),
        "GET /shelves/{shelfId}/items/{itemId}"
    );
}

#[tokio::test]
async fn a_base_path_stays_in_front() {
    let server = server().await;
    let client = sample::client(&format!("{}/proxy/v1/", server.url()), basic());
    operations::get_item(&client, "s", "i")
        .await
        .expect("the call succeeds");
    assert_eq!(
        server.only_request().target(),
        "/proxy/v1/shelves/s/items/i"
    );
}
