//! Digest challenges (RFC 7616) of every kind: which are answered, how often, and with what.

use super::scenario::{Call, DELETE, GET, POST, Scenario, always, says, scenario};
use crate::api::runtime::{ClientBuilder, Credentials, DigestPolicy};
use crate::sample::operations;
use crate::support::Kind;
use crate::support::server::{Received, Step, answer, with_headers};

const SHA_256: &str = r#"Digest realm="r", nonce="n", qop="auth", algorithm=SHA-256"#;

/// The request before any challenge.
fn plain(request: &str) -> String {
    request.replace("authorization: Bearer t\r\n", "")
}

/// The request with an answer to a challenge of this nonce; `parameters` stand after the target.
fn answered(request: &str, nonce: &str, algorithm: &str, count: u32) -> String {
    let target = request.split(' ').nth(1).unwrap_or_default();
    let algorithm = match algorithm {
        "" => String::new(),
        name => format!(", algorithm={name}"),
    };
    let field = format!(
        "Digest username=\"user\", realm=\"r\", uri=\"{target}\"{algorithm}, nonce=\"{nonce}\", nc={count:08x}, \
         cnonce=\"{{cnonce}}\", qop=auth, response=\"{{response}}\""
    );
    request.replace("Bearer t", &field)
}

/// The request with an answer to a challenge without `qop` (RFC 2069).
fn answered_in_the_old_way(request: &str) -> String {
    let target = request.split(' ').nth(1).unwrap_or_default();
    let field = format!(
        "Digest username=\"user\", realm=\"r\", uri=\"{target}\", nonce=\"n\", response=\"{{response}}\""
    );
    request.replace("Bearer t", &field)
}

fn challenged(fields: &[&str]) -> Vec<Step> {
    let fields: Vec<_> = fields
        .iter()
        .map(|field| ("www-authenticate", *field))
        .collect();
    says(with_headers(401, &fields, ""))
}

fn value(call: Call) -> Vec<Step> {
    says(match call {
        Call::Get => answer(200, operations::ITEM, "{}"),
        Call::Post => answer(201, operations::ITEM, "{}"),
        Call::Delete => answer(204, "", ""),
    })
}

/// A server that makes these challenges, and accepts any answer.
fn accepting(name: &str, call: Call, fields: &'static [&str]) -> Scenario {
    row(name, call, move |request| {
        match request.header("authorization") {
            None => challenged(fields),
            Some(_) => value(call),
        }
    })
    .ends(
        Kind::Success,
        match call {
            Call::Get => 200,
            Call::Post => 201,
            Call::Delete => 204,
        },
    )
}

/// A server that always makes these challenges, of which none is answered.
fn unanswerable(name: &str, field: &'static str, why: &'static str) -> Scenario {
    row(name, Call::Get, move |_| challenged(&[field]))
        .ends(Kind::Auth, 401)
        .sends(1, &[&plain(GET)])
        .saying(why)
}

fn row(
    name: &str,
    call: Call,
    script: impl Fn(&Received) -> Vec<Step> + Send + Sync + 'static,
) -> Scenario {
    scenario(name, call, script)
        .credentials(Credentials::digest("user", "canary-password"))
        .never_saying("canary-password")
}

fn modern(builder: ClientBuilder) -> ClientBuilder {
    builder.digest_policy(DigestPolicy::ModernOnly)
}

pub fn scenarios() -> Vec<Scenario> {
    let mut scenarios = Vec::new();
    for (method, call) in Call::ALL {
        let request = call.request();
        let (first, second) = (plain(request), answered(request, "n", "SHA-256", 1));
        scenarios.extend([
            accepting(&format!("{method}: challenged once"), call, &[SHA_256])
                .sends(1, &[&first, &second]),
            row(&format!("{method}: refused for ever"), call, |_| {
                challenged(&[SHA_256])
            })
            .ends(Kind::Unexpected, 401)
            .sends(1, &[&first, &second]),
        ]);
    }
    let (get, post) = (plain(GET), plain(POST));
    let answer_in = |algorithm| answered(GET, "n", algorithm, 1);
    scenarios.extend([
        row(
            "a new nonce each time, and no word of stale",
            Call::Get,
            |request| {
                let nonce = request.index;
                let field =
                    format!(r#"Digest realm="r", nonce="n{nonce}", qop="auth", algorithm=SHA-256"#);
                challenged(&[&field])
            },
        )
        .ends(Kind::Unexpected, 401)
        .sends(1, &[&get, &answered(GET, "n0", "SHA-256", 1)]),
        row("stale each time", Call::Get, |request| {
            let nonce = request.index;
            let field = format!(
                r#"Digest realm="r", nonce="n{nonce}", qop="auth", algorithm=SHA-256, stale=TRUE"#
            );
            challenged(&[&field])
        })
        .ends(Kind::Unexpected, 401)
        .sends(
            1,
            &[
                &get,
                &answered(GET, "n0", "SHA-256", 1),
                &answered(GET, "n1", "SHA-256", 1),
            ],
        ),
        row("stale with the same nonce", Call::Get, |_| {
            challenged(&[
                r#"Digest realm="r", nonce="n", qop="auth", algorithm=SHA-256, stale=true"#,
            ])
        })
        .ends(Kind::Unexpected, 401)
        .sends(1, &[&get, &answer_in("SHA-256")]),
        row(
            "busy after the answer: the nonce is used again",
            Call::Get,
            |request| match request.index {
                0 => challenged(&[SHA_256]),
                1 => says(answer(503, "text/plain", "")),
                _ => value(Call::Get),
            },
        )
        .ends(Kind::Success, 200)
        .sends(
            2,
            &[
                &get,
                &answer_in("SHA-256"),
                &answered(GET, "n", "SHA-256", 2),
            ],
        ),
        row("busy before the challenge", Call::Get, |request| {
            match (request.index, request.header("authorization")) {
                (0, _) => says(answer(503, "text/plain", "")),
                (_, None) => challenged(&[SHA_256]),
                (_, Some(_)) => value(Call::Get),
            }
        })
        .ends(Kind::Success, 200)
        .sends(2, &[&get, &get, &answer_in("SHA-256")]),
        row(
            "POST: busy after the answer",
            Call::Post,
            |request| match request.index {
                0 => challenged(&[SHA_256]),
                _ => says(answer(503, "text/plain", "")),
            },
        )
        .ends(Kind::Unexpected, 503)
        .sends(1, &[&post, &answered(POST, "n", "SHA-256", 1)]),
        row(
            "POST: reset after the answer",
            Call::Post,
            |request| match request.index {
                0 => challenged(&[SHA_256]),
                _ => vec![Step::Reset],
            },
        )
        .sends(1, &[&post, &answered(POST, "n", "SHA-256", 1)]),
        row(
            "reset after the answer, then a value",
            Call::Get,
            |request| match request.index {
                0 => challenged(&[SHA_256]),
                1 => vec![Step::Reset],
                _ => value(Call::Get),
            },
        )
        .ends(Kind::Success, 200)
        .sends(
            2,
            &[
                &get,
                &answer_in("SHA-256"),
                &answered(GET, "n", "SHA-256", 2),
            ],
        ),
        // Which of several challenges is answered.
        accepting(
            "Basic and Digest in one field",
            Call::Get,
            &[r#"Basic realm="b", Digest realm="r", nonce="n", qop="auth", algorithm=SHA-256"#],
        )
        .sends(1, &[&get, &answer_in("SHA-256")]),
        accepting(
            "MD5 first, SHA-256 second",
            Call::Get,
            &[
                r#"Digest realm="r", nonce="m", qop="auth", algorithm=MD5"#,
                SHA_256,
            ],
        )
        .sends(1, &[&get, &answer_in("SHA-256")]),
        accepting(
            "SHA-512-256 beside SHA-256",
            Call::Get,
            &[
                SHA_256,
                r#"Digest realm="r", nonce="n", qop="auth", algorithm=SHA-512-256"#,
            ],
        )
        .sends(1, &[&get, &answer_in("SHA-512-256")]),
        accepting(
            "an unknown algorithm beside a known one",
            Call::Get,
            &[
                r#"Digest realm="r", nonce="x", qop="auth", algorithm=SHA3"#,
                SHA_256,
            ],
        )
        .sends(1, &[&get, &answer_in("SHA-256")]),
        row("Basic alone: never answered", Call::Get, |_| {
            challenged(&[r#"Basic realm="r""#, "Negotiate", "Bearer"])
        })
        .ends(Kind::Unexpected, 401)
        .sends(1, &[&get]),
        row("no challenge at all", Call::Get, |_| challenged(&[]))
            .ends(Kind::Unexpected, 401)
            .sends(1, &[&get]),
        // How a challenge may be spelled.
        accepting(
            "a scheme and names in other cases",
            Call::Get,
            &[r#"DIGEST Realm="r",NONCE="n" , QOP="AUTH",Algorithm="sha-256",stale=False"#],
        )
        .sends(1, &[&get, &answer_in("SHA-256")]),
        accepting(
            "tokens in quotes, and quotes left out",
            Call::Get,
            &[r#"Digest realm=r, nonce=n, qop=auth, algorithm="SHA-256""#],
        )
        .sends(1, &[&get, &answer_in("SHA-256")]),
        accepting(
            "parameters that nobody knows",
            Call::Get,
            &[r#"Digest realm="r", domain="", nonce="n", algorithm=MD5, qop="auth", x="y""#],
        )
        .sends(1, &[&get, &answer_in("MD5")]),
        accepting(
            "op in the place of qop",
            Call::Get,
            &[r#"Digest realm="r", nonce="n", op="auth", stale=false"#],
        )
        .sends(1, &[&get, &answered_in_the_old_way(GET)]),
        accepting(
            "a list of qualities",
            Call::Get,
            &[r#"Digest realm="r", nonce="n", qop="crazy, auth", algorithm=SHA-256"#],
        )
        .sends(1, &[&get, &answer_in("SHA-256")]),
        // What cannot be answered.
        unanswerable(
            "two nonces",
            r#"Digest realm="r", nonce="a", nonce="b", qop="auth""#,
            "missing, repeated or unreadable",
        ),
        unanswerable(
            "no nonce",
            r#"Digest realm="r", qop="auth""#,
            "missing, repeated or unreadable",
        ),
        unanswerable(
            "an algorithm that nobody knows",
            r#"Digest realm="r", nonce="n", qop="auth", algorithm=SHA3"#,
            "no algorithm is known",
        ),
        unanswerable(
            "a quality that nobody knows",
            r#"Digest realm="r", nonce="n", qop="token""#,
            "no quality of protection is known",
        ),
        unanswerable(
            "MD5 where the policy wants better",
            r#"Digest realm="r", nonce="n", qop="auth", algorithm=MD5"#,
            "weaker than this client's policy allows",
        )
        .with(modern),
        unanswerable(
            "no quality where the policy wants one",
            r#"Digest realm="r", nonce="n", algorithm=SHA-256"#,
            "weaker than this client's policy allows",
        )
        .with(modern),
        unanswerable(
            "a challenge of bytes beyond ASCII",
            r#"Digest é="x", realm="r", nonce="n""#,
            "missing, repeated or unreadable",
        ),
        always(
            "a challenge to a bearer token",
            Call::Delete,
            challenged(&[SHA_256]),
        )
        .ends(Kind::Unexpected, 401)
        .sends(1, &[DELETE]),
    ]);
    scenarios
}
