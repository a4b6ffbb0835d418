//! Which answers are worth another attempt, for which method.

use super::scenario::{Call, DELETE, GET, POST, Scenario, always, says, scenario};
use crate::api::runtime::RetryPolicy;
use crate::sample::operations;
use crate::support::Kind;
use crate::support::server::{answer, with_headers};

/// Statuses that pass.
const PASSING: [u16; 7] = [408, 425, 429, 500, 502, 503, 504];

/// Statuses that do not.
const FINAL: [u16; 16] = [
    299, 304, 305, 400, 401, 402, 403, 404, 405, 409, 410, 418, 422, 501, 505, 511,
];

pub fn scenarios() -> Vec<Scenario> {
    let mut scenarios = Vec::new();
    for (method, call) in Call::ALL {
        for status in PASSING {
            scenarios.push(
                always(
                    format!("{method}: {status} forever"),
                    call,
                    says(answer(status, "text/plain", "no")),
                )
                .ends(Kind::Unexpected, status)
                .tries(call.attempts()),
            );
        }
        for status in FINAL {
            scenarios.push(
                always(
                    format!("{method}: {status}"),
                    call,
                    says(answer(status, "text/plain", "no")),
                )
                .ends(Kind::Unexpected, status),
            );
        }
    }
    scenarios.extend([
        scenario("GET: 503, then a value", Call::Get, |request| {
            says(match request.index {
                0 => answer(503, "text/plain", ""),
                _ => answer(200, operations::ITEM, "{}"),
            })
        })
        .ends(Kind::Success, 200)
        .sends(2, &[GET, GET]),
        scenario("DELETE: 500, 502, then done", Call::Delete, |request| {
            says(match request.index {
                0 => answer(500, "text/plain", ""),
                1 => answer(502, "text/plain", ""),
                _ => answer(204, "", ""),
            })
        })
        .ends(Kind::Success, 204)
        .sends(3, &[DELETE, DELETE, DELETE])
        .connects(1),
        scenario(
            "DELETE: 503, then gone: the first has done it",
            Call::Delete,
            |request| {
                says(match request.index {
                    0 => answer(503, "text/plain", ""),
                    _ => answer(404, "text/plain", ""),
                })
            },
        )
        .ends(Kind::Unexpected, 404)
        .sends(2, &[DELETE, DELETE]),
        scenario("GET: 503, then 400", Call::Get, |request| {
            says(match request.index {
                0 => answer(503, "text/plain", ""),
                _ => answer(400, "text/plain", ""),
            })
        })
        .ends(Kind::Unexpected, 400)
        .sends(2, &[GET, GET]),
        always(
            "POST: 429 with a wait",
            Call::Post,
            says(with_headers(429, &[("retry-after", "0")], "")),
        )
        .ends(Kind::Unexpected, 429),
        scenario(
            "POST: 503, and the caller allows it",
            Call::Post,
            |request| {
                says(match request.index {
                    0 => answer(503, "text/plain", ""),
                    _ => answer(201, operations::ITEM, "{}"),
                })
            },
        )
        .with(|builder| builder.retries(RetryPolicy::standard().any_method()))
        .ends(Kind::Success, 201)
        .sends(2, &[POST, POST]),
        always(
            "GET: 500 that the document describes",
            Call::Get,
            says(answer(500, "application/json", r#"{"errorCode":"OOPS"}"#)),
        )
        .ends(Kind::Api, 500)
        .tries(3)
        .saying("OOPS (after 3 attempts)"),
        always(
            "GET: 500 that the document describes, undecodable",
            Call::Get,
            says(answer(500, "application/json", "{")),
        )
        .ends(Kind::Decode, 500)
        .tries(3),
        always(
            "GET: 503, no retries",
            Call::Get,
            says(answer(503, "text/plain", "")),
        )
        .with(crate::api::runtime::ClientBuilder::no_retries)
        .ends(Kind::Unexpected, 503),
        always(
            "GET: 503, no budget",
            Call::Get,
            says(answer(503, "text/plain", "")),
        )
        .with(|builder| builder.retry_budget(0))
        .ends(Kind::Unexpected, 503),
        always(
            "GET: 503, a budget of one",
            Call::Get,
            says(answer(503, "text/plain", "")),
        )
        .with(|builder| builder.retry_budget(1))
        .ends(Kind::Unexpected, 503)
        .tries(2),
    ]);
    scenarios
}
