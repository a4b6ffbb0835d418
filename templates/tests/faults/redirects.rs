//! No redirect is followed, wherever it leads: neither the request nor its credentials go anywhere else.

use super::scenario::{Call, Scenario, always, says};
use crate::support::Kind;
use crate::support::server::with_headers;

/// Other origins and other schemes, spelled in every way. Nothing listens there; a client that followed would fail to
/// connect instead of giving back the answer.
const LOCATIONS: &[(&str, &str)] = &[
    ("another port", "http://127.0.0.1:1/elsewhere?key=canary"),
    ("another host", "http://localhost:1/elsewhere?key=canary"),
    ("another scheme", "https://127.0.0.1:1/elsewhere?key=canary"),
    ("no scheme", "//127.0.0.1:1/elsewhere?key=canary"),
    ("backslashes", "\\\\127.0.0.1:1\\elsewhere?key=canary"),
    ("user and password", "http://u:canary@127.0.0.1:1/"),
    ("the same server", "/shelves/s/items/i?key=canary"),
    ("the query alone", "?key=canary"),
    ("a file", "file:///etc/passwd?canary"),
    ("data", "data:text/plain,canary"),
    ("a script", "javascript:canary"),
    ("nothing", ""),
];

pub fn scenarios() -> Vec<Scenario> {
    let mut scenarios = Vec::new();
    for (method, call) in Call::ALL {
        for status in [300, 301, 302, 303, 307, 308] {
            let moved = with_headers(status, &[("location", LOCATIONS[0].1)], "moved");
            scenarios.push(
                always(format!("{method}: {status}"), call, says(moved))
                    .ends(Kind::Unexpected, status)
                    .connects(1)
                    .saying("(not followed)")
                    .never_saying("canary"),
            );
        }
    }
    for (what, location) in LOCATIONS {
        let moved = with_headers(307, &[("location", location)], "");
        scenarios.push(
            always(format!("307 to {what}"), Call::Post, says(moved))
                .ends(Kind::Unexpected, 307)
                .connects(1)
                .never_saying("canary"),
        );
    }
    let no_location = with_headers(302, &[], "");
    let twice = with_headers(302, &[("location", "/a"), ("location", "/b")], "");
    scenarios.extend([
        always("302 without a location", Call::Get, says(no_location)).ends(Kind::Unexpected, 302),
        always("302 with two locations", Call::Get, says(twice)).ends(Kind::Unexpected, 302),
    ]);
    // The row above has the address of the server in it, and the message may show where a redirect leads.
    scenarios
        .into_iter()
        .map(Scenario::may_show_addresses)
        .collect()
}
