//! Connections that are refused, reset, closed or left hanging, at every point of an exchange.

use std::time::Duration;

use super::scenario::{Call, DELETE, GET, POST, Scenario, absent, always, rude, says, scenario};
use crate::sample::operations;
use crate::support::Kind;
use crate::support::server::{Step, answer};

/// A moment, so that what was written before arrives.
const MOMENT: Step = Step::Sleep(Duration::from_millis(30));

/// The head of an answer whose body is to have ten bytes, and the first of them.
fn begun() -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {}\r\ncontent-length: 10\r\n\r\n{{",
        operations::ITEM
    );
    head.into_bytes()
}

pub fn scenarios() -> Vec<Scenario> {
    let mut scenarios = Vec::new();
    for (method, call) in Call::ALL {
        let name = |what: &str| format!("{method}: {what}");
        let head = b"HTTP/1.1 200 OK\r\ncontent-ty".to_vec();
        let tries = call.attempts();
        scenarios.extend([
            // Whatever the method: nothing was sent.
            absent(name("nobody listens"), call)
                .tries_in_vain(3)
                .may_show_addresses()
                .saying("failed while connecting"),
            // The connection stands, so the request may have been read.
            rude(
                name("reset as soon as it is accepted"),
                call,
                vec![Step::Reset],
            )
            .tries_in_vain(tries)
            .connects(tries as usize),
            rude(
                name("closed as soon as it is accepted"),
                call,
                vec![Step::Close],
            )
            .tries_in_vain(tries)
            .connects(tries as usize),
            always(name("reset before the answer"), call, vec![Step::Reset])
                .tries(tries)
                .connects(tries as usize),
            always(name("closed before the answer"), call, vec![Step::Close])
                .tries(tries)
                .connects(tries as usize),
            always(
                name("half closed before the answer"),
                call,
                vec![Step::HalfClose, Step::Hold],
            )
            .tries(tries),
            always(
                name("reset in the head"),
                call,
                vec![Step::Write(head.clone()), MOMENT, Step::Reset],
            )
            .tries(tries),
            always(
                name("closed in the head"),
                call,
                vec![Step::Write(head), Step::Close],
            )
            .tries(tries),
            always(
                name("closed after a status that passes, without its body"),
                call,
                vec![
                    Step::Write(b"HTTP/1.1 503 Busy\r\ncontent-length: 10\r\n\r\n".to_vec()),
                    Step::Close,
                ],
            )
            .ends(Kind::Transport, 503)
            .tries(tries),
        ]);
    }
    scenarios.extend([
        always(
            "GET: reset in the body",
            Call::Get,
            vec![Step::Write(begun()), MOMENT, Step::Reset],
        )
        .ends(Kind::Transport, 200)
        .tries(3),
        always(
            "GET: closed in the body",
            Call::Get,
            vec![Step::Write(begun()), Step::Close],
        )
        .ends(Kind::Transport, 200)
        .tries(3)
        .saying("failed while reading the body (status 200)"),
        always(
            "POST: closed in the body",
            Call::Post,
            vec![Step::Write(begun()), Step::Close],
        )
        .ends(Kind::Transport, 200),
        scenario(
            "GET: reset, then a value",
            Call::Get,
            |request| match request.index {
                0 => vec![Step::Reset],
                _ => says(answer(200, operations::ITEM, "{}")),
            },
        )
        .ends(Kind::Success, 200)
        .sends(2, &[GET, GET])
        .connects(2),
        scenario(
            "DELETE: closed in the head, then done",
            Call::Delete,
            |request| match request.index {
                0 => vec![Step::Write(b"HTTP/1.1 2".to_vec()), Step::Close],
                _ => says(answer(204, "", "")),
            },
        )
        .ends(Kind::Success, 204)
        .sends(2, &[DELETE, DELETE])
        .connects(2),
        always(
            "GET: closed after a whole answer",
            Call::Get,
            vec![
                Step::Write(answer(200, operations::ITEM, "{}")),
                Step::Close,
            ],
        )
        .ends(Kind::Success, 200),
        always(
            "GET: reset after a whole answer",
            Call::Get,
            vec![
                Step::Write(answer(200, operations::ITEM, "{}")),
                MOMENT,
                Step::Reset,
            ],
        )
        .ends(Kind::Success, 200),
        always(
            "GET: a whole answer, one byte after the other",
            Call::Get,
            vec![Step::Drip(
                answer(200, operations::ITEM, r#"{"id":"slow"}"#),
                Duration::from_millis(2),
            )],
        )
        .ends(Kind::Success, 200),
        scenario(
            "POST: 503 after which the connection is closed",
            Call::Post,
            |_| vec![Step::Write(answer(503, "text/plain", "")), Step::Close],
        )
        .ends(Kind::Unexpected, 503)
        .sends(1, &[POST]),
    ]);
    scenarios
}
