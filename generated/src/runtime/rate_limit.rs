// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How much may still be asked of a server?
//!
//! There is no standard yet, and three customs: `RateLimit-Limit`, `-Remaining` and `-Reset` of earlier drafts of the
//! IETF, the same with `X-` in front, and the structured field `RateLimit` of later drafts (`"default";r=50;t=30`). Each
//! member is read from the first that has it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use reqwest::header::HeaderMap;

/// What the header fields of an answer say about the limit on requests. Servers leave out what they like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RateLimit {
    /// How many requests fit into the current window, in the server's own unit of quota.
    pub limit: Option<u64>,
    /// How many are left of them.
    pub remaining: Option<u64>,
    /// How long it takes until there are more; at most a day is reported.
    pub reset: Option<Duration>,
}

impl RateLimit {
    /// Whether the server says nothing of a limit.
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

/// A longer time until there are more is cut.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// A `Reset` from here on is a moment in seconds since 1970, not a number of seconds.
const MOMENTS: u64 = 1_000_000_000;

/// The limit that these header fields speak of.
pub(super) fn read(headers: &HeaderMap) -> RateLimit {
    read_at(headers, SystemTime::now())
}

fn read_at(headers: &HeaderMap, now: SystemTime) -> RateLimit {
    let field = |name: &str| {
        let one = |prefix: &str| {
            let text = headers.get(format!("{prefix}{name}"))?.to_str().ok()?;
            number(text)
        };
        one("ratelimit-").or_else(|| one("x-ratelimit-"))
    };
    let structured = headers.get("ratelimit").and_then(|text| text.to_str().ok());
    let parameter = |name: &str| structured.and_then(|text| parameter(text, name));
    RateLimit {
        limit: field("limit"),
        remaining: field("remaining").or_else(|| parameter("r")),
        reset: field("reset")
            .or_else(|| parameter("t"))
            .map(|reset| until(reset, now)),
    }
}

/// The number in front: drafts allow policies behind it (`100, 100;w=60`).
fn number(text: &str) -> Option<u64> {
    let first = text.split([',', ';']).next().unwrap_or_default().trim();
    let is_plain = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| first.parse().unwrap_or(u64::MAX))
}

/// A parameter of the first item of a structured field; a member of the form of drafts in between (`remaining=50`) is
/// none.
fn parameter(text: &str, name: &str) -> Option<u64> {
    let item = text.split(',').next().unwrap_or_default();
    item.split(';').skip(1).find_map(|part| {
        let (known, value) = part.split_once('=')?;
        (known.trim() == name).then(|| number(value))?
    })
}

fn until(reset: u64, now: SystemTime) -> Duration {
    let left = if reset < MOMENTS {
        Duration::from_secs(reset)
    } else {
        let moment = Duration::from_secs(reset);
        moment.saturating_sub(now.duration_since(UNIX_EPOCH).unwrap_or_default())
    };
    left.min(LONGEST)
}
