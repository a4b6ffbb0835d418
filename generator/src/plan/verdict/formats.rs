//! Is a string of a format that has no type of its own? Told by other means than the runtime's, so that one checks the
//! other.

use core::net::{Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use regex_lite::Regex;

use super::scalar::{Form, is_timestamp};
use crate::plan::checks::Format;

/// An expression that is written here, and compiles.
type Expression = LazyLock<Option<Regex>>;

static DURATION: Expression = LazyLock::new(|| {
    Regex::new("^P([0-9]+W|([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+S)?)?)$").ok()
});
static FRACTION: Expression = LazyLock::new(|| Regex::new("^P[0-9A-Z.,]+$").ok());
static URI: Expression = LazyLock::new(|| {
    let letter = "[A-Za-z0-9._~!$&'()*+,;=:@-]";
    let letters = "[A-Za-z0-9._~!$&'()*+,;=:@/-]*";
    Regex::new(&format!(
        "^[A-Za-z][A-Za-z0-9+.-]*:(//[A-Za-z0-9.-]*(:[0-9]*)?(/{letters})?|{letter}{letters})(\\?{letters})?(#{letters})?$"
    ))
    .ok()
});
static BEGINNING: Expression = LazyLock::new(|| Regex::new("^[A-Za-z][A-Za-z0-9+.-]*:").ok());
static NEVER_IN_URI: Expression = LazyLock::new(|| Regex::new("[^!-~]|[\"<>\\\\^`{|}]").ok());
static EMAIL: Expression = LazyLock::new(|| {
    let label = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
    Regex::new(&format!("^[\\w+-]+(\\.[\\w+-]+)*@{label}(\\.{label})*$")).ok()
});
static DECIMAL: Expression =
    LazyLock::new(|| Regex::new("^[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?$").ok());

/// How surely a text is of the format.
pub(super) fn form(format: Format, text: &str) -> Form {
    let is = |expression: &Expression| expression.as_ref().is_some_and(|e| e.is_match(text));
    let sure = |holds: bool| if holds { Form::Usual } else { Form::None };
    match format {
        Format::Ipv4 => sure(text.parse::<Ipv4Addr>().is_ok()),
        Format::Ipv6 => sure(text.parse::<Ipv6Addr>().is_ok()),
        Format::Time => is_timestamp(&format!("2024-05-04T{text}")),
        Format::Decimal => sure(is(&DECIMAL)),
        Format::Duration if is(&DURATION) => sure(!text.ends_with(['P', 'T'])),
        Format::Duration if text.contains(['.', ',']) && is(&FRACTION) => Form::Unusual,
        Format::Duration => Form::None,
        Format::Uri if is(&URI) => Form::Usual,
        Format::Uri if !is(&BEGINNING) || is(&NEVER_IN_URI) => Form::None,
        Format::Email if text.is_ascii() && is(&EMAIL) => Form::Usual,
        Format::Email if !text.contains('@') => Form::None,
        Format::Uri | Format::Email => Form::Unusual,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        for (format, text, expected) in [
            (Format::Time, "09:42:00.5+02:00", Form::Usual),
            (Format::Time, "23:59:60Z", Form::Unusual),
            (Format::Time, "09:42:00", Form::None),
            (Format::Duration, "P1Y2M10DT2H30M", Form::Usual),
            (Format::Duration, "P1W", Form::Usual),
            (Format::Duration, "P1DT", Form::None),
            (Format::Duration, "P", Form::None),
            (Format::Duration, "PT0.5S", Form::Unusual),
            (Format::Duration, "1 day", Form::None),
            (Format::Uri, "https://example.com/a?b=c#d", Form::Usual),
            (Format::Uri, "urn:isbn:0451450523", Form::Usual),
            (Format::Uri, "https://example.com/%C3%A9", Form::Unusual),
            (Format::Uri, "https://[2001:db8::1]/", Form::Unusual),
            (Format::Uri, "/a", Form::None),
            (Format::Uri, "https://example.com/{id}", Form::None),
            (Format::Ipv4, "192.0.2.1", Form::Usual),
            (Format::Ipv4, "192.0.2.01", Form::None),
            (Format::Ipv6, "2001:db8::1", Form::Usual),
            (Format::Ipv6, "fe80::1%eth0", Form::None),
            (Format::Email, "a.b+c@example.com", Form::Usual),
            (Format::Email, "\"a b\"@example.com", Form::Unusual),
            (Format::Email, "nobody", Form::None),
            (Format::Decimal, "-12.50", Form::Usual),
            (Format::Decimal, "1,5", Form::None),
        ] {
            assert_eq!(form(format, text), expected, "{text}");
        }
    }
}
