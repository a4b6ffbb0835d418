//! Which reserved characters of a value are sent as they are, and what is refused because of them?

use std::collections::BTreeMap;

use crate::api::runtime::{Credentials, PathStyle, QueryStyle, Request, RequestParts};
use crate::sample;
use crate::support::server::{Server, answer};
use crate::vectors::{Write, received};

/// `allowReserved`: what has no other meaning in a query stays as it is, and triplets are not encoded again.
#[tokio::test]
async fn reserved_characters_that_may_stay() {
    for (text, expected) in [
        (":/?#[]@!$&'()*+,;=", ":/?%23%5B%5D@!$%26%27()*%2B,;="),
        ("a b%2Fc%zz%4", "a%20b%2Fc%25zz%254"),
        ("https://h/p?q=1&r=2#x", "https://h/p?q=1%26r=2%23x"),
        ("\u{1f639}\"<>\\", "%F0%9F%98%B9%22%3C%3E%5C"),
    ] {
        let text = text.to_owned();
        let request = received(move |request| {
            request.path().literal("/");
            request.query_reserved("a/b", &text, QueryStyle::Form);
        });
        assert_eq!(request.await.target(), format!("/?a%2Fb={expected}"));
    }
}

/// RFC 6570 § 3.2.3, `{+var}`: reserved characters, slashes and triplets are kept. What the URL Standard or RFC 3986 § 3.3
/// does not leave as it is in a path is encoded (`?`, `#`, `[`, `]`).
#[tokio::test]
async fn reserved_expansion_in_paths() {
    let texts = |texts: &[&str]| -> Vec<String> { texts.iter().map(|t| (*t).into()).collect() };
    let keys = || {
        let keys = [("semi", ";"), ("dot", "."), ("comma", ",")];
        BTreeMap::from(keys.map(|(name, text)| (name.to_owned(), text.to_owned())))
    };
    for (value, expected) in [
        ("value", "/up/value/here"),
        ("Hello World!", "/up/Hello%20World!/here"),
        ("50%", "/up/50%25/here"),
        (
            "http://example.com/home/",
            "/up/http://example.com/home//here",
        ),
        ("foo/bar", "/up/foo/bar/here"),
        ("a%2Fb%zz", "/up/a%2Fb%25zz/here"),
        (":/?#[]@!$&'()*+,;=", "/up/:/%3F%23%5B%5D@!$&'()*+,;=/here"),
        (
            "é\n\"<>\\^`{|}",
            "/up/%C3%A9%0A%22%3C%3E%5C%5E%60%7B%7C%7D/here",
        ),
    ] {
        let value = value.to_owned();
        let request = received(move |request| {
            let path = request.path().literal("/up/");
            path.spanning("var", &value, PathStyle::Simple)
                .literal("/here");
        });
        assert_eq!(request.await.target(), expected);
    }
    let request = received(move |request| {
        let path = request.path().literal("/up");
        path.spanning("path", &"/foo/bar", PathStyle::Simple)
            .literal("/");
        path.spanning("list", &texts(&["red", "gre/en"]), PathStyle::Simple)
            .literal("/");
        path.spanning("keys", &keys(), PathStyle::Simple)
            .literal("/");
        path.spanning("keys", &keys(), PathStyle::SimpleExploded)
            .literal("/");
        path.reserved("id", &"XLON:A@b/c?", PathStyle::Simple);
    });
    assert_eq!(
        request.await.target(),
        "/up/foo/bar/red,gre/en/comma,,,dot,.,semi,;/comma=,,dot=.,semi=;/XLON:A@b%2Fc%3F"
    );
}

/// A value whose slashes are kept stays below its place: nothing is sent that a server would read as another path.
#[tokio::test]
async fn reserved_expansion_that_leads_elsewhere_is_refused() {
    for value in ["", ".", "..", "a/../b", "a/%2e%2E/b", "./a", "a/.", "a/%2e"] {
        let server = Server::answering(answer(204, "", "")).await;
        let client = sample::client(&server.url(), Credentials::none());
        let write = Write::new(move |request: &mut RequestParts| {
            let path = request.path().literal("/up/");
            path.spanning("var", &value, PathStyle::Simple);
        });
        let error = Request::new(&client, write).await.expect_err(value);
        let text = error.to_string();
        assert!(
            text.contains("parameter `var` must not be empty, `.` or `..`"),
            "{text}"
        );
        assert!(server.requests().is_empty(), "{value}");
    }
}
