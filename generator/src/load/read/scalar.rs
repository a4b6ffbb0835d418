//! What is a plain scalar of YAML? The core schema of YAML 1.2 says (YAML 1.2.2 § 10.3.2), and nothing else does.

use std::borrow::Cow;

/// What a plain scalar resolves to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Plain<'t> {
    Null,
    Bool(bool),
    /// The text of a JSON number; borrowed when it was written as one.
    Number(Cow<'t, str>),
    /// `.inf`, `-.inf`, `.nan`: numbers that JSON does not have.
    NotFinite,
    String,
}

/// Resolves a plain scalar.
pub(super) fn resolve(text: &str) -> Plain<'_> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Plain::Null,
        "true" | "True" | "TRUE" => Plain::Bool(true),
        "false" | "False" | "FALSE" => Plain::Bool(false),
        ".nan" | ".NaN" | ".NAN" => Plain::NotFinite,
        _ => match text.bytes().next() {
            Some(b'0'..=b'9' | b'-' | b'+' | b'.') => resolve_number(text),
            Some(_) | None => Plain::String,
        },
    }
}

fn resolve_number(text: &str) -> Plain<'_> {
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    let (sign, rest) = match text.as_bytes().first() {
        Some(b'-') => ("-", text.get(1..).unwrap_or("")),
        Some(b'+') => ("", text.get(1..).unwrap_or("")),
        Some(_) | None => ("", text),
    };
    if matches!(rest, ".inf" | ".Inf" | ".INF") {
        return Plain::NotFinite;
    }
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (rest, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let exponent_digits =
        exponent.map(|exponent| exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    let is_number = digits(whole)
        && digits(fraction.unwrap_or(""))
        && !(whole.is_empty() && fraction.unwrap_or("").is_empty())
        && exponent_digits.is_none_or(|exponent| !exponent.is_empty() && digits(exponent));
    if !is_number {
        return Plain::String;
    }
    let is_json = !text.starts_with('+')
        && (whole == "0" || (!whole.is_empty() && !whole.starts_with('0')))
        && fraction.is_none_or(|fraction| !fraction.is_empty());
    if is_json {
        return Plain::Number(Cow::Borrowed(text));
    }
    let mut json = String::from(sign);
    let whole = whole.trim_start_matches('0');
    json.push_str(if whole.is_empty() { "0" } else { whole });
    if let Some(fraction) = fraction.filter(|fraction| !fraction.is_empty()) {
        json.push('.');
        json.push_str(fraction);
    }
    if let Some(exponent) = exponent {
        json.push('e');
        json.push_str(exponent);
    }
    Plain::Number(Cow::Owned(json))
}

/// Octal or hexadecimal digits as a decimal number; more than 24 of them are text.
fn radix(digits: &str, radix: u32) -> Plain<'static> {
    const LONGEST: usize = 24;
    let valid =
        !digits.is_empty() && digits.len() <= LONGEST && digits.chars().all(|c| c.is_digit(radix));
    match u128::from_str_radix(digits, radix) {
        Ok(value) if valid => Plain::Number(Cow::Owned(value.to_string())),
        Ok(_) | Err(_) => Plain::String,
    }
}

/// Whether readers of YAML 1.1, or readers with habits of their own, take a plain scalar for something else than we
/// do: a boolean, an octal, a number with separators, a number in base 60.
pub(super) fn is_ambiguous(text: &str) -> bool {
    const BOOLEANS: [&str; 12] = [
        "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF",
    ];
    let Some(first) = text.bytes().next() else {
        return false;
    };
    if first.is_ascii_alphabetic() {
        return text.len() <= 3 && BOOLEANS.contains(&text);
    }
    if !matches!(first, b'0'..=b'9' | b'-' | b'+') {
        return false;
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let all_of = |set: fn(u8) -> bool| !digits.is_empty() && digits.bytes().all(set);
    let starts_with_digit = digits
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_digit());
    let octal = digits.len() > 1 && digits.starts_with('0') && all_of(|byte| byte.is_ascii_digit());
    let binary = digits.strip_prefix("0b").is_some_and(|rest| {
        !rest.is_empty() && rest.bytes().all(|byte| matches!(byte, b'0' | b'1' | b'_'))
    });
    let separated =
        digits.contains('_') && all_of(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b'.'));
    let base60 = digits.contains(':')
        && digits.split(':').enumerate().all(|(n, part)| {
            let part = if n == 0 {
                part
            } else {
                part.split('.').next().unwrap_or("")
            };
            (1..=if n == 0 { 9 } else { 2 }).contains(&part.len())
                && part.bytes().all(|byte| byte.is_ascii_digit())
        });
    octal || binary || (starts_with_digit && (separated || base60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_schema() {
        let number = |text: &'static str| Plain::Number(Cow::Borrowed(text));
        for (text, expected) in [
            ("", Plain::Null),
            ("~", Plain::Null),
            ("Null", Plain::Null),
            ("nULL", Plain::String),
            ("TRUE", Plain::Bool(true)),
            ("yes", Plain::String),
            ("1.10", number("1.10")),
            ("-0", number("-0")),
            ("+12", number("12")),
            ("017", number("17")),
            ("00", number("0")),
            ("0o17", number("15")),
            ("0xFF", number("255")),
            ("0x", Plain::String),
            ("-0x1", Plain::String),
            (".5", number("0.5")),
            ("-.5e3", number("-0.5e3")),
            ("1.", number("1")),
            ("1e400", number("1e400")),
            ("1e", Plain::String),
            (".", Plain::String),
            ("-", Plain::String),
            ("..5", Plain::String),
            ("1.2.3", Plain::String),
            ("1_000", Plain::String),
            ("12:30:45", Plain::String),
            ("2023-01-01", Plain::String),
            ("-.INF", Plain::NotFinite),
            (".NaN", Plain::NotFinite),
            ("-9223372036854776000", number("-9223372036854776000")),
        ] {
            assert_eq!(resolve(text), expected, "{text}");
        }
    }

    #[test]
    fn what_others_read_differently() {
        for text in [
            "yes",
            "Off",
            "017",
            "-007",
            "1_000",
            "0b11",
            "12:30:45",
            "12:30",
            "190:20:30.15",
        ] {
            assert!(is_ambiguous(text), "{text}");
        }
        for text in [
            "y",
            "true",
            "0",
            "10",
            "1.0",
            "2023-01-01",
            "a:b",
            "1:",
            "::1",
            "-",
            "10.0.0.1",
            "none",
            "0.5",
        ] {
            assert!(!is_ambiguous(text), "{text}");
        }
    }
}
