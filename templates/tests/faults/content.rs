//! Answers that are whole, and not what the document says. They are given back as they are, and nothing is tried again.

use super::scenario::{Call, Scenario, always, says};
use crate::api::runtime::ClientBuilder;
use crate::sample::operations;
use crate::support::Kind;
use crate::support::server::{answer, with_headers};

pub fn scenarios() -> Vec<Scenario> {
    let mut scenarios = Vec::new();
    for (what, media_type) in [
        ("a page", "text/html"),
        ("another version", "application/vnd.shelf.2025-01-01+json"),
        ("a problem", "application/problem+json"),
        ("a sequence of texts", "application/json-seq"),
        ("bytes", "application/octet-stream"),
        ("no type at all", "nonsense"),
    ] {
        scenarios.push(
            always(what, Call::Get, says(answer(200, media_type, "{}")))
                .ends(Kind::Unexpected, 200),
        );
    }
    scenarios.push(
        always(
            "JSON by another name",
            Call::Get,
            says(answer(200, "text/json", "{}")),
        )
        .ends(Kind::Success, 200),
    );
    let deep = "[".repeat(100_000);
    let nested = format!(r#"{{"id":{}"#, "[".repeat(1000));
    for (what, body) in [
        ("an empty body", ""),
        ("half an object", "{\"id\":"),
        ("a list where an object should be", "[]"),
        ("text after the value", "{} x"),
        ("two values", "{}{}"),
        ("NaN", r#"{"grams":NaN}"#),
        ("a number beyond 64 bits", r#"{"grams":1e400}"#),
        ("half a surrogate pair", r#"{"id":"\ud800"}"#),
        ("brackets without end", deep.as_str()),
        ("a member nested a thousand deep", nested.as_str()),
    ] {
        scenarios.push(
            always(what, Call::Get, says(answer(200, operations::ITEM, body)))
                .ends(Kind::Decode, 200)
                .saying("cannot read the body"),
        );
    }
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {}\r\ncontent-length: 10\r\n\r\n",
        operations::ITEM
    );
    let invalid = [head.as_bytes(), b"{\"id\":\"\xff\"}"].concat();
    scenarios.extend([
        always("bytes that are no UTF-8", Call::Get, says(invalid)).ends(Kind::Decode, 200),
        // RFC 8259 § 8.1 lets a parser pass over it.
        always(
            "a byte order mark",
            Call::Get,
            says(answer(200, operations::ITEM, "\u{feff}{}")),
        )
        .ends(Kind::Success, 200),
        always(
            "a value that breaks rules, and strictness",
            Call::Get,
            says(answer(200, operations::ITEM, r#"{"id":"much too long"}"#)),
        )
        .with(|builder: ClientBuilder| builder.strict_responses(true))
        .ends(Kind::InvalidResponse, None),
        always(
            "a value that breaks rules, and leniency",
            Call::Get,
            says(answer(200, operations::ITEM, r#"{"id":"much too long"}"#)),
        )
        .ends(Kind::Success, 200),
        always(
            "unknown members and values",
            Call::Get,
            says(answer(
                200,
                operations::ITEM,
                r#"{"frequency":"hourly","new":{"a":[1]}}"#,
            )),
        )
        .ends(Kind::Success, 200),
        always(
            "an error in another format than documented",
            Call::Get,
            says(answer(404, "text/html", "<h1>Not Found</h1>")),
        )
        .ends(Kind::Unexpected, 404),
        always(
            "an error with text for a terminal",
            Call::Get,
            says(answer(
                404,
                "application/json",
                r#"{"errorCode":"A\u001b[31m","reason":"\u202eevil"}"#,
            )),
        )
        .ends(Kind::Api, 404)
        .saying(r"A\u{1b}[31m (\u{202e}evil)"),
        always(
            "fields with bytes beyond ASCII",
            Call::Get,
            says(with_headers(
                200,
                &[("content-type", operations::ITEM), ("x-name", "Jürgen")],
                "{}",
            )),
        )
        .ends(Kind::Success, 200),
    ]);
    scenarios
}
