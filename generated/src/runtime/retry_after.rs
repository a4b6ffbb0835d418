// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How long does a server ask us to wait?
//!
//! `Retry-After` (RFC 9110 § 10.2.3) is a number of seconds or a date. What is neither, is negative, or lies in the
//! past counts as absent; what is absurdly long is cut to a day, so that nobody's arithmetic overflows.

use std::time::{Duration, SystemTime};

use reqwest::header::{HeaderMap, RETRY_AFTER};

use super::http_date;

/// The longest wait that is reported.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// The wait that the header fields ask for. Of several fields, the longest wait counts.
pub(super) fn read(headers: &HeaderMap) -> Option<Duration> {
    read_at(headers, SystemTime::now())
}

fn read_at(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    headers
        .get_all(RETRY_AFTER)
        .iter()
        .filter_map(|value| parse(value.to_str().ok()?.trim(), now))
        .max()
}

fn parse(text: &str, now: SystemTime) -> Option<Duration> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // Digits that do not fit are longer than any limit.
        let seconds = text.parse().unwrap_or(u64::MAX);
        return Some(Duration::from_secs(seconds).min(LONGEST));
    }
    let at = http_date::moment(http_date::read(text, now)?)?;
    at.duration_since(now).ok().map(|wait| wait.min(LONGEST))
}
