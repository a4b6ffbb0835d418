// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Is a string of its `format`?
//!
//! One function for each format that has no type of its own. A format is checked by its syntax alone: that an address
//! exists, or that a day is in the calendar, is not looked at.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{Location, Rule, Violations};

/// `time`: a time of day with an offset.
pub fn time(text: &str, at: Location<'_>, found: &mut Violations) {
    let expected = "a time of day with an offset (RFC 3339 `full-time`: 09:42:00Z)";
    expect(is_time(text).is_some(), "time", expected, at, found);
}

/// `duration`: a span of time.
pub fn duration(text: &str, at: Location<'_>, found: &mut Violations) {
    let expected = "a duration (ISO 8601: P1DT12H)";
    expect(is_duration(text), "duration", expected, at, found);
}

/// `uri`: an identifier with a scheme.
pub fn uri(text: &str, at: Location<'_>, found: &mut Violations) {
    let expected = "a URI with a scheme (RFC 3986 § 3: https://example.com/)";
    expect(is_uri(text).is_some(), "uri", expected, at, found);
}

/// `ipv4`: four numbers with dots between them.
pub fn ipv4(text: &str, at: Location<'_>, found: &mut Violations) {
    let expected = "an IPv4 address (RFC 2673 § 3.2: 192.0.2.1)";
    expect(
        text.parse::<Ipv4Addr>().is_ok(),
        "ipv4",
        expected,
        at,
        found,
    );
}

/// `ipv6`: an address without a zone.
pub fn ipv6(text: &str, at: Location<'_>, found: &mut Violations) {
    let expected = "an IPv6 address (RFC 4291 § 2.2: 2001:db8::1)";
    expect(
        text.parse::<Ipv6Addr>().is_ok(),
        "ipv6",
        expected,
        at,
        found,
    );
}

/// `email`: a mailbox, in letters of any alphabet.
pub fn email(text: &str, at: Location<'_>, found: &mut Violations) {
    let expected = "an e-mail address (RFC 5321 § 4.1.2: user@example.com)";
    expect(is_mailbox(text).is_some(), "email", expected, at, found);
}

/// `decimal`: a number in decimal digits.
pub fn decimal(text: &str, at: Location<'_>, found: &mut Violations) {
    let expected = "a decimal number (-12.50)";
    expect(is_decimal(text), "decimal", expected, at, found);
}

fn expect(
    holds: bool,
    format: &'static str,
    expected: &'static str,
    at: Location<'_>,
    found: &mut Violations,
) {
    if !holds {
        found.push(at, Rule::Format { format, expected });
    }
}

/// RFC 3339 § 5.6 `full-time`. A leap second is one where it is 23:59 in UTC (§ 5.7).
fn is_time(text: &str) -> Option<()> {
    let (hour, rest) = two_digits(text, 23)?;
    let (minute, rest) = two_digits(rest.strip_prefix(':')?, 59)?;
    let (second, rest) = two_digits(rest.strip_prefix(':')?, 60)?;
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => after_digits(fraction)?,
        None => rest,
    };
    let offset = match rest {
        "Z" | "z" => 0,
        _ => {
            let (ahead, zone) = match rest.strip_prefix('+') {
                Some(zone) => (1, zone),
                None => (-1, rest.strip_prefix('-')?),
            };
            let (hours, rest) = two_digits(zone, 23)?;
            let (minutes, rest) = two_digits(rest.strip_prefix(':')?, 59)?;
            rest.is_empty().then_some(ahead * (hours * 60 + minutes))?
        }
    };
    let minute_in_utc = (hour * 60 + minute - offset).rem_euclid(24 * 60);
    (second < 60 || minute_in_utc == 23 * 60 + 59).then_some(())
}

/// Two digits that are at most so much, and what follows them.
fn two_digits(text: &str, most: i32) -> Option<(i32, &str)> {
    let (digits, rest) = text.split_at_checked(2)?;
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value = digits.parse().ok().filter(|value| *value <= most)?;
    Some((value, rest))
}

/// What follows one digit or more.
fn after_digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}

/// ISO 8601-1 § 5.5.2: parts in order, each at most once, at least one; a fraction only in the last. Weeks stand alone.
fn is_duration(text: &str) -> bool {
    let Some(parts) = text.strip_prefix('P') else {
        return false;
    };
    let (date, time) = match parts.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (parts, None),
    };
    match (date, time) {
        ("", None) => false,
        (date, None) => has_parts(date, "W", true) || has_parts(date, "YMD", true),
        (date, Some(time)) => {
            (date.is_empty() || has_parts(date, "YMD", false)) && has_parts(time, "HMS", true)
        }
    }
}

/// Whether the text is numbers, each before one of these letters, in their order.
fn has_parts(mut text: &str, letters: &str, may_have_fraction: bool) -> bool {
    let mut letters = letters.chars();
    if text.is_empty() {
        return false;
    }
    while !text.is_empty() {
        let Some(rest) = after_digits(text) else {
            return false;
        };
        let fraction = rest.strip_prefix(['.', ',']);
        let Some(rest) = fraction.map_or(Some(rest), after_digits) else {
            return false;
        };
        let mut rest = rest.chars();
        let in_order = rest
            .next()
            .is_some_and(|letter| letters.any(|known| known == letter));
        text = rest.as_str();
        let is_whole = fraction.is_none() || (may_have_fraction && text.is_empty());
        if !in_order || !is_whole {
            return false;
        }
    }
    true
}

/// RFC 3986 § 3 `URI`.
fn is_uri(text: &str) -> Option<()> {
    let (scheme, rest) = text.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = match rest.strip_prefix("//") {
        Some(rest) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            is_authority(authority).then_some(path)?
        }
        None => rest,
    };
    let holds = is_scheme
        && consists_of(path, b":@/")
        && [query, fragment]
            .iter()
            .all(|part| consists_of(part, b":@/?"));
    holds.then_some(())
}

/// RFC 3986 § 3.2: `user@host:port`.
fn is_authority(text: &str) -> bool {
    let (user, place) = text.rsplit_once('@').unwrap_or(("", text));
    let (host, port) = match place.strip_prefix('[') {
        Some(rest) => {
            let Some((literal, after)) = rest.split_once(']') else {
                return false;
            };
            if !is_ip_literal(literal) {
                return false;
            }
            match after.strip_prefix(':') {
                Some(port) => ("", port),
                None => (after, ""),
            }
        }
        None => place.split_once(':').unwrap_or((place, "")),
    };
    let is_after_literal = place.starts_with('[');
    consists_of(user, b":")
        && (if is_after_literal {
            host.is_empty()
        } else {
            consists_of(host, b"")
        })
        && port.bytes().all(|b| b.is_ascii_digit())
}

/// What stands in brackets (RFC 3986 § 3.2.2).
fn is_ip_literal(text: &str) -> bool {
    let future = text
        .strip_prefix(['v', 'V'])
        .and_then(|text| text.split_once('.'));
    match future {
        Some((version, rest)) => {
            !version.is_empty()
                && version.bytes().all(|b| b.is_ascii_hexdigit())
                && !rest.is_empty()
                && !rest.contains('%')
                && consists_of(rest, b":")
        }
        None => text.parse::<Ipv6Addr>().is_ok(),
    }
}

/// Whether the text is `unreserved`, `sub-delims`, percent-encoded bytes (RFC 3986 § 2) and these.
fn consists_of(text: &str, others: &[u8]) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let is_one = match byte {
            b'%' => {
                let mut is_hex = || bytes.next().is_some_and(|b| b.is_ascii_hexdigit());
                is_hex() && is_hex()
            }
            _ => {
                byte.is_ascii_alphanumeric()
                    || b"-._~!$&'()*+,;=".contains(&byte)
                    || others.contains(&byte)
            }
        };
        if !is_one {
            return false;
        }
    }
    true
}

/// RFC 5321 § 4.1.2 `Mailbox`, letters beyond ASCII as RFC 6531 § 3.3 has them.
fn is_mailbox(text: &str) -> Option<()> {
    let (local, domain) = text.rsplit_once('@')?;
    let is_local = match local
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    {
        Some(quoted) => is_quoted(quoted),
        None => local.split('.').all(|atom| {
            !atom.is_empty()
                && atom
                    .chars()
                    .all(|c| is_letter(c) || "!#$%&'*+-/=?^_`{|}~".contains(c))
        }),
    };
    let is_domain = match domain
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        Some(literal) => match literal.strip_prefix("IPv6:") {
            Some(address) => address.parse::<Ipv6Addr>().is_ok(),
            None => literal.parse::<Ipv4Addr>().is_ok(),
        },
        None => domain.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| is_letter(c) || c == '-')
        }),
    };
    (is_local && is_domain).then_some(())
}

/// RFC 5321 § 4.1.2 `QcontentSMTP`.
fn is_quoted(text: &str) -> bool {
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        let c = match c {
            '"' => return false,
            '\\' => characters.next(),
            c => Some(c),
        };
        if c.is_none_or(char::is_control) {
            return false;
        }
    }
    true
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && !c.is_whitespace() && !c.is_control())
}

/// Digits with a point and an exponent where they are wanted: what is exact in decimal.
fn is_decimal(text: &str) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    [whole, fraction, exponent]
        .iter()
        .all(|digits| after_digits(digits) == Some(""))
}
