// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How is a date in a header field read?
//!
//! HTTP-date (RFC 9110 § 5.6.7) in its three forms, since a recipient must accept all of them:
//!
//! ```text
//! Sun, 06 Nov 1994 08:49:37 GMT     IMF-fixdate
//! Sunday, 06-Nov-94 08:49:37 GMT    RFC 850
//! Sun Nov  6 08:49:37 1994          asctime
//! ```
//!
//! The day may have one digit, as some servers write it; the name of the weekday is not checked.

use std::ops::RangeInclusive;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Seconds since 1970 of a date; `None` for what is no date, or lies before 1970. `now` settles what a year of two
/// digits means.
pub(super) fn read(text: &str, now: SystemTime) -> Option<u64> {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        [weekday, day, month, year, time, "GMT"] if weekday.ends_with(',') => {
            seconds(digits(year, 4..=4)?, month, day, time)
        }
        [weekday, date, time, "GMT"] if weekday.ends_with(',') => {
            let mut parts = date.split('-');
            let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
            let year = match (parts.next(), year.len()) {
                (None, 2) => full_year(digits(year, 2..=2)?, now),
                (None, 4) => digits(year, 4..=4)?,
                (None | Some(_), _) => return None,
            };
            seconds(year, month, day, time)
        }
        [_, month, day, time, year] => seconds(digits(year, 4..=4)?, month, day, time),
        _ => None,
    }
}

/// The moment that is so many seconds after 1970.
pub(super) fn moment(seconds: u64) -> Option<SystemTime> {
    UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

/// A year of two digits that seems to lie more than fifty years ahead is the latest in the past with these digits.
fn full_year(two: u64, now: SystemTime) -> u64 {
    let since = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    // Close enough for a rule of fifty years.
    let this_year = 1970 + since.as_secs() / 31_556_952;
    let year = this_year / 100 * 100 + two;
    if year > this_year + 50 {
        year - 100
    } else {
        year
    }
}

fn seconds(year: u64, month: &str, day: &str, time: &str) -> Option<u64> {
    let day = digits(day, 1..=2)?;
    let month = MONTHS.iter().position(|name| *name == month)?;
    let mut parts = time.split(':');
    let mut part = || digits(parts.next()?, 2..=2);
    let (hour, minute, second) = (part()?, part()?, part()?);
    if parts.next().is_some() || year < 1970 || !(1..=31).contains(&day) {
        return None;
    }
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let days = days_since_1970(year, u64::try_from(month).ok()? + 1, day);
    Some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

fn digits(text: &str, length: RangeInclusive<usize>) -> Option<u64> {
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
