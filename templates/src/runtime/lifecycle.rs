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

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;

    fn headers(name: &'static str, value: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_static(value));
        headers
    }

    #[test]
    fn deprecation_in_every_form() {
        let read = |value| deprecation(&headers("deprecation", value));
        let at = |text: &str| text.parse().ok().map(Deprecation::At);
        // The example of RFC 9745 § 2.1.
        assert_eq!(read("@1688169599"), at("2023-06-30T23:59:59Z"));
        assert_eq!(read("@1688169599;x=1"), at("2023-06-30T23:59:59Z"));
        assert_eq!(read("@-1"), at("1969-12-31T23:59:59Z"));
        assert_eq!(
            read("Wed, 1 Feb 2023 00:00:00 GMT"),
            at("2023-02-01T00:00:00Z")
        );
        assert_eq!(read("true"), Some(Deprecation::Undated));
        for nonsense in [
            "",
            "@",
            "@soon",
            "@99999999999999999999",
            "1688169599",
            "false",
        ] {
            assert_eq!(read(nonsense), None, "{nonsense}");
        }
        assert_eq!(deprecation(&HeaderMap::new()), None);
    }

    #[test]
    fn sunset_is_a_date() {
        let read = |value| sunset(&headers("sunset", value));
        // The example of RFC 8594 § 3.
        assert_eq!(
            read("Sat, 31 Dec 2018 23:59:59 GMT").map(|moment| moment.to_string()),
            Some("2018-12-31T23:59:59Z".to_owned())
        );
        assert_eq!(read("@1688169599"), None);
        assert_eq!(sunset(&HeaderMap::new()), None);
    }
}
