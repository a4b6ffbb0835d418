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

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    fn at(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(seconds)
    }

    fn read(values: &[&'static str], now: u64) -> Option<u64> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(
                RETRY_AFTER,
                reqwest::header::HeaderValue::from_static(value),
            );
        }
        read_at(&headers, at(now)).map(|wait| wait.as_secs())
    }

    #[test]
    fn both_forms_and_nonsense() {
        assert_eq!(read(&["0"], 0), Some(0));
        assert_eq!(read(&["120"], 0), Some(120));
        assert_eq!(read(&["1000000000"], 0), Some(86_400));
        assert_eq!(read(&["9999999999999999999999"], 0), Some(86_400));
        for nonsense in [
            "-1",
            "1.5",
            "1e9",
            "",
            "soon",
            "+5",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "6 Nov",
        ] {
            assert_eq!(read(&[nonsense], 0), None, "{nonsense}");
        }
        assert_eq!(read(&["5", "7", "x"], 0), Some(7));
        assert_eq!(read(&[], 0), None);
        assert_eq!(
            read(&["Sun, 06 Nov 1994 08:49:37 GMT"], 784_111_767),
            Some(10)
        );
        assert_eq!(
            read(&["Sun, 06 Nov 1994 08:49:37 GMT"], 784_111_778),
            None,
            "in the past"
        );
        assert_eq!(
            read(&["Sun, 06 Nov 2094 08:49:37 GMT"], 784_111_777),
            Some(86_400)
        );
        assert_eq!(read(&["Wed, 1 Jan 1969 00:00:00 GMT"], 0), None);
        assert_eq!(read(&["Sun, 06 Nov 9999999999 08:49:37 GMT"], 0), None);
    }
}
