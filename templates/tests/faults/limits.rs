//! Servers that never end, and the limits that end them.

use std::time::Duration;

use super::scenario::{Call, Scenario, always};
use crate::api::runtime::ClientBuilder;
use crate::sample::operations;
use crate::support::Kind;
use crate::support::server::{Step, with_headers};

const SHORT: Duration = Duration::from_millis(600);
const PAUSE: Duration = Duration::from_millis(20);

fn read_limit(builder: ClientBuilder) -> ClientBuilder {
    builder.read_timeout(SHORT)
}

fn attempt_limit(builder: ClientBuilder) -> ClientBuilder {
    builder.attempt_timeout(SHORT)
}

fn call_limit(builder: ClientBuilder) -> ClientBuilder {
    builder.timeout(SHORT)
}

fn small(builder: ClientBuilder) -> ClientBuilder {
    builder.max_body_bytes(1000)
}

pub fn scenarios() -> Vec<Scenario> {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n".to_vec();
    let unlimited = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".to_vec();
    let failing = b"HTTP/1.1 500 Oops\r\ncontent-type: text/plain\r\n\r\n".to_vec();
    let hints = b"HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n".to_vec();
    let begun = vec![Step::Write(head.clone()), Step::Hold];
    let dripping_head = vec![Step::Drip(head.repeat(50), PAUSE)];
    let dripping_body = vec![Step::Write(head), Step::Drip(vec![b'x'; 999], PAUSE)];
    let flood = Step::Flood(vec![b'x'; 64 * 1024]);
    let mut scenarios = Vec::new();
    for (method, call) in Call::ALL {
        let tries = call.attempts();
        let name = |what: &str| format!("{method}: {what}");
        scenarios.extend([
            always(name("silence"), call, vec![Step::Hold])
                .with(read_limit)
                .ends(Kind::Timeout, None)
                .tries(tries)
                .saying("the server fell silent")
                .takes(SHORT * tries, Duration::from_secs(30)),
            always(
                name("silence, and a limit on attempts"),
                call,
                vec![Step::Hold],
            )
            .with(attempt_limit)
            .ends(Kind::Timeout, None)
            .tries(tries)
            .saying("the limit on one request passed")
            .takes(SHORT * tries, Duration::from_secs(30)),
            // The call is over: there is no time for another attempt.
            always(
                name("silence, and a limit on the call"),
                call,
                vec![Step::Hold],
            )
            .with(call_limit)
            .ends(Kind::Timeout, None)
            .tries(1)
            .saying("the limit on the whole call passed")
            .takes(SHORT, Duration::from_secs(10)),
            always(name("half a body, then silence"), call, begun.clone())
                .with(read_limit)
                .ends(Kind::Timeout, None)
                .tries(tries),
            always(name("a dripping head"), call, dripping_head.clone())
                .with(attempt_limit)
                .ends(Kind::Timeout, None)
                .tries(tries),
            always(name("a dripping body"), call, dripping_body.clone())
                .with(attempt_limit)
                .ends(Kind::Timeout, None)
                .tries(tries),
            always(
                name("endless early hints"),
                call,
                vec![Step::Flood(hints.clone())],
            )
            .with(call_limit)
            .ends(Kind::Timeout, None)
            .takes(SHORT, Duration::from_secs(10)),
        ]);
    }
    let announced = b"HTTP/1.1 200 OK\r\ncontent-length: 1001\r\n\r\n".to_vec();
    let exact = with_headers(200, &[("content-type", "text/plain")], &"x".repeat(1000));
    scenarios.extend([
        always(
            "a body that is announced as too large",
            Call::Get,
            vec![Step::Write(announced), Step::Hold],
        )
        .with(small)
        .ends(Kind::TooLarge, 200)
        .saying("the limit of 1000 bytes"),
        always(
            "a body that turns out to be too large",
            Call::Get,
            vec![Step::Write(unlimited), flood.clone()],
        )
        .with(small)
        .ends(Kind::TooLarge, 200),
        always(
            "chunks that turn out to be too large",
            Call::Get,
            vec![
                Step::Write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec()),
                Step::Flood(format!("400\r\n{}\r\n", "x".repeat(1024)).into_bytes()),
            ],
        )
        .with(small)
        .ends(Kind::TooLarge, 200),
        always(
            "a body of exactly the limit",
            Call::Get,
            vec![Step::Write(exact)],
        )
        .with(small)
        .ends(Kind::Unexpected, 200),
        always(
            "an error whose body never ends is cut",
            Call::Post,
            vec![Step::Write(failing), flood],
        )
        .ends(Kind::Unexpected, 500)
        .saying("65536 bytes"),
        always(
            "a body that unpacks to much: it is not unpacked",
            Call::Get,
            vec![Step::Write(with_headers(
                200,
                &[
                    ("content-type", operations::ITEM),
                    ("content-encoding", "gzip"),
                ],
                "\u{1f}packed",
            ))],
        )
        .ends(Kind::Decode, 200),
    ]);
    scenarios
}
