// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What do header fields say about the end of an operation?
//!
//! `Deprecation` (RFC 9745) is a structured field: `@1688169599`, seconds since 1970. Drafts of it had an HTTP-date or
//! `true`, which servers still send. `Sunset` (RFC 8594) is an HTTP-date.

use std::time::SystemTime;

use reqwest::header::HeaderMap;

use super::http_date;
use super::scalar::Timestamp;

/// What `Deprecation` (RFC 9745) says of the operation, in the version that was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deprecation {
    /// It is deprecated since this moment, or will be from it on.
    At(Timestamp),
    /// It is deprecated, and the server does not say since when.
    Undated,
}

impl Deprecation {
    /// The moment, where there is one.
    pub fn moment(self) -> Option<Timestamp> {
        match self {
            Self::At(moment) => Some(moment),
            Self::Undated => None,
        }
    }
}

/// The field `Deprecation`, if it is there and can be read.
pub(super) fn deprecation(headers: &HeaderMap) -> Option<Deprecation> {
    let text = headers.get("deprecation")?.to_str().ok()?.trim();
    if text == "true" || text == "?1" {
        return Some(Deprecation::Undated);
    }
    let moment = match text.strip_prefix('@') {
        // A structured field can have parameters (RFC 9651 § 3.3).
        Some(date) => {
            let seconds = date.split(';').next().unwrap_or_default();
            Timestamp::from_unix_seconds(seconds.trim_end().parse().ok()?)?
        }
        None => http_moment(text)?,
    };
    Some(Deprecation::At(moment))
}

/// The field `Sunset`, if it is there and can be read.
pub(super) fn sunset(headers: &HeaderMap) -> Option<Timestamp> {
    http_moment(headers.get("sunset")?.to_str().ok()?)
}

fn http_moment(text: &str) -> Option<Timestamp> {
    let seconds = http_date::read(text.trim(), SystemTime::now())?;
    Timestamp::from_unix_seconds(i64::try_from(seconds).ok()?)
}
