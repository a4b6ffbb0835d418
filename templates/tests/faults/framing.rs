//! Answers that break HTTP, or bend it.

use super::scenario::{Call, Scenario, always, says, says_and_closes, scenario};
use crate::sample::operations;
use crate::support::Kind;
use crate::support::server::{Step, answer};

fn head(rest: &str) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {}\r\n{rest}",
        operations::ITEM
    );
    head.into_bytes()
}

/// Answers that are no answers. No value comes of them, and the connection is not used again.
fn broken() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        (
            "two lengths",
            head("content-length: 2\r\ncontent-length: 3\r\n\r\n{}x"),
        ),
        (
            "two lengths in one field",
            head("content-length: 2, 3\r\n\r\n{}x"),
        ),
        ("a negative length", head("content-length: -2\r\n\r\n{}")),
        ("a length with a sign", head("content-length: +2\r\n\r\n{}")),
        ("a length in words", head("content-length: two\r\n\r\n{}")),
        (
            "a length beyond 64 bits",
            head("content-length: 99999999999999999999\r\n\r\n{}"),
        ),
        (
            "a folded field",
            head("x-folded: a\r\n b\r\ncontent-length: 2\r\n\r\n{}"),
        ),
        (
            "a field without a colon",
            head("nonsense\r\ncontent-length: 2\r\n\r\n{}"),
        ),
        (
            "a field without a name",
            head(": nameless\r\ncontent-length: 2\r\n\r\n{}"),
        ),
        (
            "a space before the colon",
            head("content-length : 2\r\n\r\n{}"),
        ),
        (
            "NUL in a field",
            head("x-nul: a\0b\r\ncontent-length: 2\r\n\r\n{}"),
        ),
        (
            "a field of a megabyte",
            head(&format!("x-long: {}\r\n\r\n", "x".repeat(1024 * 1024))),
        ),
        (
            "a thousand fields",
            head(&("x-many: 1\r\n".repeat(1000) + "\r\n")),
        ),
        ("another protocol", b"SSH-2.0-OpenSSH_9.6\r\n\r\n".to_vec()),
        ("HTTP/0.9", b"{}".to_vec()),
        (
            "the preface of HTTP/2",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
        ),
        ("HTTP/3.0", b"HTTP/3.0 200 OK\r\n\r\n".to_vec()),
        ("TLS", b"\x15\x03\x01\x00\x02\x02\x28".to_vec()),
        (
            "a status of four digits",
            b"HTTP/1.1 2000 OK\r\n\r\n".to_vec(),
        ),
        ("a status of two digits", b"HTTP/1.1 20 OK\r\n\r\n".to_vec()),
        ("no status", b"HTTP/1.1 OK\r\n\r\n".to_vec()),
        ("nothing", Vec::new()),
        ("an empty line only", b"\r\n\r\n".to_vec()),
    ]
}

/// Answers that begin well and end too early, or not as they should.
fn cut() -> Vec<(&'static str, Vec<u8>)> {
    let chunked = |rest: &str| head(&format!("transfer-encoding: chunked\r\n\r\n{rest}"));
    vec![
        (
            "the length is not reached",
            head("content-length: 100\r\n\r\n{\"id\":\"x\"}"),
        ),
        ("a chunk is cut", chunked("64\r\n{\"id\":\"x\"}")),
        ("the last chunk is missing", chunked("2\r\n{}\r\n")),
        ("a chunk without its end", chunked("2\r\n{}0\r\n\r\n")),
        (
            "a chunk whose length is none",
            chunked("two\r\n{}\r\n0\r\n\r\n"),
        ),
        ("a negative chunk", chunked("-2\r\n{}\r\n0\r\n\r\n")),
        (
            "a chunk beyond 64 bits",
            chunked("fffffffffffffffff\r\n{}\r\n0\r\n\r\n"),
        ),
    ]
}

pub fn scenarios() -> Vec<Scenario> {
    let mut scenarios = Vec::new();
    for (what, bytes) in broken() {
        scenarios.push(
            always(
                format!("GET: {what}"),
                Call::Get,
                says_and_closes(bytes.clone()),
            )
            .tries(3)
            .connects(3),
        );
        scenarios.push(always(
            format!("POST: {what}"),
            Call::Post,
            says_and_closes(bytes),
        ));
    }
    for (what, bytes) in cut() {
        scenarios.push(
            always(
                format!("GET: {what}"),
                Call::Get,
                says_and_closes(bytes.clone()),
            )
            .ends(Kind::Transport, 200)
            .tries(3)
            .connects(3),
        );
        scenarios.push(
            always(format!("POST: {what}"), Call::Post, says_and_closes(bytes))
                .ends(Kind::Transport, 200),
        );
    }
    let value = answer(200, operations::ITEM, "{}");
    let after = |before: &str| [before.as_bytes(), &value].concat();
    scenarios.extend([
        always(
            "no length, and whole",
            Call::Get,
            says_and_closes(head("connection: close\r\n\r\n{}")),
        )
        .ends(Kind::Success, 200),
        always(
            "no length, and cut",
            Call::Get,
            says_and_closes(head("connection: close\r\n\r\n{\"id\":")),
        )
        .ends(Kind::Decode, 200),
        always(
            "no length, and nothing",
            Call::Get,
            says_and_closes(head("connection: close\r\n\r\n")),
        )
        .ends(Kind::Decode, 200),
        always(
            "chunks win over a length",
            Call::Get,
            says_and_closes(head(
                "content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            )),
        )
        .ends(Kind::Success, 200),
        always(
            "chunks with extensions and trailers",
            Call::Get,
            says(head(
                "transfer-encoding: chunked\r\n\r\n1;x=\"y\"\r\n{\r\n1\r\n}\r\n0\r\nx-trailer: 1\r\n\r\n",
            )),
        )
        .ends(Kind::Success, 200),
        always(
            "the same length twice",
            Call::Get,
            says(head("content-length: 2\r\ncontent-length: 2\r\n\r\n{}")),
        )
        .ends(Kind::Success, 200),
        always(
            "100 and 103 in front",
            Call::Get,
            says(after(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n",
            )),
        )
        .ends(Kind::Success, 200),
        always(
            "a thousand early hints in front",
            Call::Get,
            says(after(&"HTTP/1.1 103 Early Hints\r\n\r\n".repeat(1000))),
        )
        .ends(Kind::Success, 200),
        always(
            "HTTP/1.0",
            Call::Get,
            says_and_closes(format!(
                "HTTP/1.0 200 OK\r\ncontent-type: {}\r\n\r\n{{}}",
                operations::ITEM
            )),
        )
        .ends(Kind::Success, 200),
        always(
            "204 with a body",
            Call::Delete,
            says_and_closes("HTTP/1.1 204 No Content\r\ncontent-length: 2\r\n\r\n{}"),
        )
        .ends(Kind::Success, 204),
        scenario("an answer that nobody asked for", Call::Delete, |request| {
            let smuggled = answer(204, "", "");
            vec![Step::Write(match request.index {
                0 => [answer(503, "text/plain", ""), smuggled].concat(),
                _ => answer(404, "text/plain", ""),
            })]
        })
        .ends(Kind::Unexpected, 404)
        .tries(2)
        .connects(2),
    ]);
    scenarios
}
