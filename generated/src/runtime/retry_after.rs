// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How long does a server ask us to wait?
//!
//! `Retry-After` (RFC 9110 § 10.2.3) is a number of seconds or a date. What is neither, is negative, or lies in the
//! past counts as absent; what is absurdly long is cut to a day, so that nobody's arithmetic overflows.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use reqwest::header::{HeaderMap, RETRY_AFTER};

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
    let at = UNIX_EPOCH.checked_add(Duration::from_secs(imf_fixdate(text)?))?;
    at.duration_since(now).ok().map(|wait| wait.min(LONGEST))
}

/// Seconds since 1970 of an IMF-fixdate (RFC 9110 § 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`. The day may have one
/// digit, as some servers write it; the name of the weekday is not checked.
fn imf_fixdate(text: &str) -> Option<u64> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (_, rest) = text.split_once(", ")?;
    let mut words = rest.split(' ');
    let (day, month, year) = (
        digits(words.next()?, 1..=2)?,
        words.next()?,
        digits(words.next()?, 4..=4)?,
    );
    let mut time = words.next()?.split(':');
    let (hour, minute, second) = (
        digits(time.next()?, 2..=2)?,
        digits(time.next()?, 2..=2)?,
        digits(time.next()?, 2..=2)?,
    );
    let end = (words.next(), words.next(), time.next());
    let month = MONTHS.iter().position(|name| *name == month)?;
    if end != (Some("GMT"), None, None) || year < 1970 || !(1..=31).contains(&day) {
        return None;
    }
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let days = days_since_1970(year, u64::try_from(month).ok()? + 1, day);
    Some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

fn digits(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<u64> {
    let plain = length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar, for years from 1970 on. Years are counted from March, so
/// that the day that leap years add is the last of its year.
fn days_since_1970(year: u64, month: u64, day: u64) -> u64 {
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days_of_years = 365 * year + year / 4 - year / 100 + year / 400;
    days_of_years + (153 * month + 2) / 5 + day - 1 - 719_468
}
