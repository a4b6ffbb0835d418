//! What a server may ask for with `Retry-After`, and what it gets.

use std::time::Duration;

use super::scenario::{Call, GET, POST, Scenario, says, scenario};
use crate::api::runtime::RetryPolicy;
use crate::sample::operations;
use crate::support::Kind;
use crate::support::server::{answer, with_headers};

/// A server that is busy once, with these fields, and answers then.
fn busy_once(name: &str, call: Call, status: u16, fields: &'static [(&str, &str)]) -> Scenario {
    scenario(name, call, move |request| {
        says(match request.index {
            0 => with_headers(status, fields, ""),
            _ => answer(200, operations::ITEM, "{}"),
        })
    })
}

/// The value is no wait that counts: the call is tried again after the usual one.
fn ignored(name: &str, fields: &'static [(&str, &str)]) -> Scenario {
    busy_once(name, Call::Get, 503, fields)
        .ends(Kind::Success, 200)
        .sends(2, &[GET, GET])
}

/// The wait is too long: the error is given back at once.
fn refused(name: &str, fields: &'static [(&str, &str)]) -> Scenario {
    busy_once(name, Call::Get, 503, fields)
        .ends(Kind::Unexpected, 503)
        .sends(1, &[GET])
}

pub fn scenarios() -> Vec<Scenario> {
    let second = Duration::from_secs(1);
    let long = Duration::from_secs(30);
    vec![
        ignored("none", &[]),
        ignored("0", &[("retry-after", "0")]),
        ignored("-1", &[("retry-after", "-1")]),
        ignored("1.5", &[("retry-after", "1.5")]),
        ignored("1e9", &[("retry-after", "1e9")]),
        ignored("+1", &[("retry-after", "+1")]),
        ignored("0x10", &[("retry-after", "0x10")]),
        ignored("NaN", &[("retry-after", "NaN")]),
        ignored("empty", &[("retry-after", "")]),
        ignored("words", &[("retry-after", "in a minute")]),
        ignored("beyond ASCII", &[("retry-after", "١٢")]),
        ignored(
            "a date in the past",
            &[("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT")],
        ),
        ignored(
            "a date in the past, RFC 850",
            &[("retry-after", "Sunday, 06-Nov-94 08:49:37 GMT")],
        ),
        ignored(
            "a date in the past, asctime",
            &[("retry-after", "Sun Nov  6 08:49:37 1994")],
        ),
        ignored(
            "a date that is none",
            &[("retry-after", "Sun, 32 Nov 2094 08:49:37 GMT")],
        ),
        ignored(
            "a date before 1970",
            &[("retry-after", "Wed, 01 Jan 1969 00:00:00 GMT")],
        ),
        busy_once("1", Call::Get, 503, &[("retry-after", "1")])
            .ends(Kind::Success, 200)
            .sends(2, &[GET, GET])
            .takes(second, long),
        busy_once("1, on 429", Call::Get, 429, &[("retry-after", "1")])
            .ends(Kind::Success, 200)
            .sends(2, &[GET, GET])
            .takes(second, long),
        busy_once(
            "two fields, the longer counts",
            Call::Get,
            503,
            &[("retry-after", "1"), ("retry-after", "0")],
        )
        .ends(Kind::Success, 200)
        .sends(2, &[GET, GET])
        .takes(second, long),
        refused("31", &[("retry-after", "31")]),
        refused("1000000000", &[("retry-after", "1000000000")]),
        refused(
            "9999999999999999999999",
            &[("retry-after", "9999999999999999999999")],
        ),
        refused(
            "a date far ahead",
            &[("retry-after", "Sat, 06 Nov 2094 08:49:37 GMT")],
        ),
        refused(
            "a date far ahead, asctime",
            &[("retry-after", "Sat Nov  6 08:49:37 2094")],
        ),
        refused(
            "two fields, the longer is too long",
            &[("retry-after", "0"), ("retry-after", "100")],
        ),
        refused("longer than is left of the call", &[("retry-after", "20")])
            .with(|builder| builder.timeout(Duration::from_secs(15))),
        refused("longer than the policy allows", &[("retry-after", "2")]).with(|builder| {
            builder.retries(RetryPolicy::standard().longest_retry_after(Duration::from_secs(1)))
        }),
        busy_once("POST: 0", Call::Post, 503, &[("retry-after", "0")])
            .ends(Kind::Unexpected, 503)
            .sends(1, &[POST]),
        scenario("asked for again and again", Call::Get, |_| {
            says(with_headers(429, &[("retry-after", "1")], ""))
        })
        .ends(Kind::Unexpected, 429)
        .tries(3)
        .takes(2 * second, long),
        scenario("asked for until the call is over", Call::Get, |_| {
            says(with_headers(429, &[("retry-after", "4")], ""))
        })
        .with(|builder| {
            builder
                .timeout(Duration::from_millis(7500))
                .retries(RetryPolicy::standard().backoff(Duration::ZERO, Duration::ZERO))
        })
        .ends(Kind::Unexpected, 429)
        .tries(2)
        .takes(4 * second, long),
    ]
}
