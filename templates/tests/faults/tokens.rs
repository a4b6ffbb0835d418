//! Token endpoints (RFC 6749 § 4.4) that fail, lie or hang, and calls whose token is refused.

use std::time::Duration;

use super::scenario::{Call, GET, POST, Scenario, says, scenario};
use crate::api::runtime::{ClientBuilder, Credentials, RetryPolicy};
use crate::sample::{TOKEN_PATH, operations};
use crate::support::Kind;
use crate::support::server::{Received, Step, answer, with_headers};

/// The request for a token: HTTP basic with `id:canary%2Fsecret`.
const TOKEN: &str = "POST /oauth/token HTTP/1.1\r\nauthorization: Basic aWQ6Y2FuYXJ5JTJGc2VjcmV0\r\naccept: \
     application/json\r\ncache-control: no-cache\r\ncontent-type: application/x-www-form-urlencoded\r\nuser-agent: \
     shelf/0.1.0\r\nhost: {host}\r\ncontent-length: 29\r\n\r\ngrant_type=client_credentials";

/// A row where the token endpoint does this, and calls succeed.
fn endpoint(
    name: impl Into<String>,
    call: Call,
    script: impl Fn(&Received) -> Vec<Step> + Send + Sync + 'static,
) -> Scenario {
    row(name, call, move |request| {
        if request.target() == TOKEN_PATH {
            script(request)
        } else {
            value(call)
        }
    })
}

fn row(
    name: impl Into<String>,
    call: Call,
    script: impl Fn(&Received) -> Vec<Step> + Send + Sync + 'static,
) -> Scenario {
    scenario(name, call, script)
        .credentials(Credentials::oauth2_client("id", "canary/secret"))
        .never_saying("canary")
        .never_saying("Y2FuYXJ5")
}

fn value(call: Call) -> Vec<Step> {
    says(match call {
        Call::Get => answer(200, operations::ITEM, "{}"),
        Call::Post => answer(201, operations::ITEM, "{}"),
        Call::Delete => answer(204, "", ""),
    })
}

fn token(text: &str) -> Vec<Step> {
    says(answer(
        200,
        "application/json",
        &format!(r#"{{"access_token":"{text}"}}"#),
    ))
}

fn with_token(request: &str, token: &str) -> String {
    request.replace("Bearer t", &format!("Bearer {token}"))
}

fn once(builder: ClientBuilder) -> ClientBuilder {
    builder.no_retries()
}

/// Answers that hold no token that can be used. None is asked for again.
const UNUSABLE: &[(&str, u16, &str)] = &[
    ("nothing", 200, ""),
    ("null", 200, "null"),
    ("a list", 200, "[]"),
    ("an empty object", 200, "{}"),
    ("a page", 200, "<html>"),
    ("an empty token", 200, r#"{"access_token":""}"#),
    ("a token that is a number", 200, r#"{"access_token":1}"#),
    (
        "a token with a space",
        200,
        r#"{"access_token":"canary b"}"#,
    ),
    (
        "a token with a line feed",
        200,
        r#"{"access_token":"canary\r\nx-evil: 1"}"#,
    ),
    ("a token beyond ASCII", 200, r#"{"access_token":"canaryé"}"#),
    (
        "a token of another type",
        200,
        r#"{"access_token":"canary","token_type":"mac"}"#,
    ),
    ("a redirect", 302, ""),
    (
        "400",
        400,
        r#"{"error":"invalid_grant","error_description":"canary"}"#,
    ),
    ("401", 401, r#"{"error":"invalid_client"}"#),
    ("403", 403, "canary"),
    ("404", 404, "canary"),
];

/// Lifetimes that make no sense. The token is used all the same.
const LIFETIMES: [&str; 8] = [
    "0",
    "-1",
    "1e300",
    "99999999999999999999",
    "\"3600\"",
    "\"soon\"",
    "[1]",
    "null",
];

pub fn scenarios() -> Vec<Scenario> {
    let hold = Duration::from_secs(2);
    let long = Duration::from_secs(30);
    let mut scenarios = Vec::new();
    for (what, status, body) in UNUSABLE {
        scenarios.push(
            endpoint(*what, Call::Get, |_| {
                says(answer(*status, "application/json", body))
            })
            .ends(Kind::Auth, *status)
            .sends(1, &[TOKEN])
            .saying("the token endpoint answered"),
        );
    }
    for lifetime in LIFETIMES {
        scenarios.push(
            endpoint(format!("a lifetime of {lifetime}"), Call::Get, move |_| {
                let body = format!(r#"{{"access_token":"t","expires_in":{lifetime}}}"#);
                says(answer(200, "application/json", &body))
            })
            .ends(Kind::Success, 200)
            .sends(1, &[TOKEN, GET]),
        );
    }
    for (method, call) in Call::ALL {
        let request = call.request();
        scenarios.extend([
            // What fails is the token, and nothing of the call was sent: a POST may wait for it, too.
            endpoint(
                format!("{method}: 503, then a token"),
                call,
                |request| match request.index {
                    0 => says(answer(503, "text/plain", "canary")),
                    _ => token("t"),
                },
            )
            .ends(
                Kind::Success,
                match call {
                    Call::Get => 200,
                    Call::Post => 201,
                    Call::Delete => 204,
                },
            )
            .sends(2, &[TOKEN, TOKEN, request])
            .takes(hold, long),
            row(
                format!("{method}: each token is refused"),
                call,
                |request| match (request.target(), request.index) {
                    (TOKEN_PATH, 0) => token("first"),
                    (TOKEN_PATH, _) => token("second"),
                    _ => says(answer(401, "text/plain", "")),
                },
            )
            .ends(Kind::Unexpected, 401)
            .sends(
                1,
                &[
                    TOKEN,
                    &with_token(request, "first"),
                    TOKEN,
                    &with_token(request, "second"),
                ],
            ),
            row(
                format!("{method}: a token is refused, the next is not"),
                call,
                move |request| match (request.target(), request.header("authorization")) {
                    (TOKEN_PATH, _) if request.index == 0 => token("first"),
                    (TOKEN_PATH, _) => token("second"),
                    (_, Some("Bearer second")) => value(call),
                    _ => says(answer(401, "text/plain", "")),
                },
            )
            .ends(
                Kind::Success,
                match call {
                    Call::Get => 200,
                    Call::Post => 201,
                    Call::Delete => 204,
                },
            )
            .sends(
                1,
                &[
                    TOKEN,
                    &with_token(request, "first"),
                    TOKEN,
                    &with_token(request, "second"),
                ],
            ),
        ]);
    }
    let large = format!(r#"{{"access_token":"{}"}}"#, "a".repeat(100_000));
    scenarios.extend([
        endpoint("500 for ever", Call::Get, |_| {
            says(answer(500, "text/plain", "canary"))
        })
        .ends(Kind::Auth, 500)
        .sends(3, &[TOKEN, TOKEN, TOKEN])
        .takes(2 * hold, long)
        .saying("(after 3 attempts)"),
        endpoint("429 with a wait that is too long", Call::Get, |_| {
            says(with_headers(429, &[("retry-after", "60")], ""))
        })
        .ends(Kind::Auth, 429)
        .sends(1, &[TOKEN]),
        endpoint("429 with a wait", Call::Post, |request| {
            match request.index {
                0 => says(with_headers(429, &[("retry-after", "3")], "")),
                _ => token("t"),
            }
        })
        .ends(Kind::Success, 201)
        .sends(2, &[TOKEN, TOKEN, POST])
        .takes(Duration::from_secs(3), long),
        endpoint("a body that is too large", Call::Get, move |_| {
            says(answer(200, "application/json", &large))
        })
        .ends(Kind::Auth, 200)
        .sends(1, &[TOKEN])
        .saying("the body is too large"),
        endpoint("reset", Call::Get, |_| vec![Step::Reset])
            .with(once)
            .ends(Kind::Auth, None)
            .sends(1, &[TOKEN])
            .saying("the token endpoint did not answer"),
        endpoint("closed in the body", Call::Get, |_| {
            vec![
                Step::Write(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{".to_vec()),
                Step::Close,
            ]
        })
        .with(once)
        .ends(Kind::Auth, None)
        .sends(1, &[TOKEN]),
        endpoint("reset, then a token", Call::Get, |request| {
            match request.index {
                0 => vec![Step::Reset],
                _ => token("t"),
            }
        })
        .ends(Kind::Success, 200)
        .sends(2, &[TOKEN, TOKEN, GET])
        .takes(hold, long),
        endpoint("silence: the limit on the call holds", Call::Get, |_| {
            vec![Step::Hold]
        })
        .with(|builder| builder.timeout(Duration::from_millis(300)))
        .ends(Kind::Timeout, None)
        .sends(1, &[TOKEN])
        .takes(Duration::from_millis(300), Duration::from_secs(10))
        .saying("the limit on the whole call passed"),
        endpoint("silence: the limit on reading holds", Call::Get, |_| {
            vec![Step::Hold]
        })
        .with(|builder| {
            builder
                .no_retries()
                .read_timeout(Duration::from_millis(300))
        })
        .ends(Kind::Auth, None)
        .sends(1, &[TOKEN]),
        row(
            "busy after the token: the token is kept",
            Call::Get,
            |request| match (request.target(), request.index) {
                (TOKEN_PATH, _) => token("t"),
                (_, 1) => says(answer(503, "text/plain", "")),
                _ => value(Call::Get),
            },
        )
        .ends(Kind::Success, 200)
        .sends(2, &[TOKEN, GET, GET]),
        row(
            "POST: busy after the token",
            Call::Post,
            |request| match request.target() {
                TOKEN_PATH => token("t"),
                _ => says(answer(503, "text/plain", "")),
            },
        )
        .with(|builder| builder.retries(RetryPolicy::standard()))
        .ends(Kind::Unexpected, 503)
        .sends(1, &[TOKEN, POST]),
    ]);
    scenarios
}
