// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Which header fields may be shown?
//!
//! `Debug` output ends in logs. Names are always shown; values only where they are known to be harmless, because a
//! server can put a session, a nonce or a signed URL into any other field.

use std::fmt;

use reqwest::header::{HeaderMap, HeaderName};

const SHOWN: &[&str] = &[
    "age",
    "allow",
    "cache-control",
    "connection",
    "content-encoding",
    "content-language",
    "content-length",
    "content-type",
    "date",
    "deprecation",
    "expires",
    "last-modified",
    "ratelimit-limit",
    "ratelimit-remaining",
    "ratelimit-reset",
    "retry-after",
    "server",
    "sunset",
    "transfer-encoding",
    "vary",
];

/// Header fields with harmless values only.
pub(super) struct Shown<'a>(pub(super) &'a HeaderMap);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (name, value) in self.0 {
            match value.to_str() {
                Ok(text) if is_shown(name) => map.entry(&name.as_str(), &text),
                Ok(_) | Err(_) => map.entry(&name.as_str(), &format_args!("..")),
            };
        }
        map.finish()
    }
}

fn is_shown(name: &HeaderName) -> bool {
    SHOWN.contains(&name.as_str())
}
