//! Which scalars can the types hold, and what do they write again?

use std::borrow::Cow;

use super::{NoVerdict, Path};
use crate::ir::{IntegerFormat, Json, Number};
use crate::plan::json::is_shortest;
use crate::plan::scalars::{Scalar, integer_range};

/// How integer enumerations are held.
pub(super) const INT64: Scalar = Scalar::Integer(IntegerFormat::Int64);

/// The scalar as its type keeps it.
pub(super) fn read(scalar: Scalar, json: &Json, at: &Path) -> Result<Json, NoVerdict> {
    let reads = match (scalar, json) {
        (Scalar::Bool, Json::Bool(_))
        | (Scalar::Text | Scalar::Secret | Scalar::Binary, Json::String(_))
        | (Scalar::Decimal, Json::Number(_)) => true,
        (Scalar::Integer(format), Json::Number(number)) => {
            let (least, greatest) = integer_range(format);
            if !number
                .to_i128()
                .is_some_and(|whole| (least..=greatest).contains(&whole))
            {
                return at.refuse("an integer within the range of its format is wanted");
            }
            // `1.0` and `1e0` are integers to JSON Schema, and floating-point numbers to most readers.
            if number.as_str().contains(['.', 'e', 'E']) || number.as_str() == "-0" {
                return Err(NoVerdict::Unforeseen);
            }
            true
        }
        (Scalar::Float, Json::Number(number)) => match number.as_str().parse::<f64>() {
            Ok(value) if value.is_finite() && is_shortest(value, number) => {
                // Text shows the digits that are sent: `1.0` of `1`.
                let written = Number::from_json_text(&format!("{value:?}"));
                return Ok(match written {
                    Some(written) if at.sending || at.as_text => Json::Number(written),
                    Some(_) | None => json.clone(),
                });
            }
            Ok(_) | Err(_) => return Err(NoVerdict::Unforeseen),
        },
        (Scalar::Timestamp, Json::String(text)) => {
            let what = "an RFC 3339 date-time is wanted";
            return match is_timestamp(text) {
                Form::Usual if at.as_text => Ok(Json::String(written_timestamp(text).into_owned())),
                form => foreseen(form, text, at, what),
            };
        }
        (Scalar::Date, Json::String(text)) => {
            return foreseen(is_date(text), text, at, "an RFC 3339 full-date is wanted");
        }
        (Scalar::Uuid, Json::String(text)) => {
            return foreseen(is_uuid(text), text, at, "a UUID is wanted");
        }
        (Scalar::Base64, Json::String(text)) => {
            return foreseen(is_base64(text), text, at, "base64 is wanted");
        }
        (
            _,
            Json::Null
            | Json::Bool(_)
            | Json::Number(_)
            | Json::String(_)
            | Json::Array(_)
            | Json::Object(_),
        ) => false,
    };
    if reads {
        Ok(json.clone())
    } else {
        at.refuse(wanted(scalar))
    }
}

fn wanted(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Bool => "a boolean is wanted",
        Scalar::Integer(_) => "an integer is wanted",
        Scalar::Float | Scalar::Decimal => "a number is wanted",
        Scalar::Text
        | Scalar::Secret
        | Scalar::Timestamp
        | Scalar::Date
        | Scalar::Uuid
        | Scalar::Base64
        | Scalar::Binary => "a string is wanted",
    }
}

/// How surely a text is of its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As everybody writes it.
    Usual,
    /// In a way that readers may differ about, or that is written differently again.
    Unusual,
    /// Not at all.
    None,
}

fn foreseen(form: Form, text: &str, at: &Path, what: &'static str) -> Result<Json, NoVerdict> {
    match form {
        Form::Usual => Ok(Json::String(text.to_owned())),
        Form::Unusual => Err(NoVerdict::Unforeseen),
        Form::None => at.refuse(what),
    }
}

/// Cuts text where the pattern has letters for digits and signs for themselves; none when it has another form.
fn digits(text: &str, pattern: &str) -> Option<Vec<u32>> {
    let mut fields: Vec<u32> = Vec::new();
    if text.len() != pattern.len() {
        return None;
    }
    let mut before = ' ';
    for (found, wanted) in text.chars().zip(pattern.chars()) {
        if wanted.is_ascii_alphabetic() {
            let digit = found.to_digit(10)?;
            match fields.last_mut() {
                Some(field) if before == wanted => *field = *field * 10 + digit,
                Some(_) | None => fields.push(digit),
            }
        } else if found != wanted {
            return None;
        }
        before = wanted;
    }
    Some(fields)
}

/// RFC 3339 § 5.6 `full-date`.
fn is_date(text: &str) -> Form {
    match digits(text, "yyyy-mm-dd").as_deref() {
        Some(&[year, month, day])
            if (1..=12).contains(&month) && (1..=days(year, month)).contains(&day) =>
        {
            if year == 0 {
                Form::Unusual
            } else {
                Form::Usual
            }
        }
        Some(_) | None => Form::None,
    }
}

fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// RFC 3339 § 5.6 `date-time`; small letters and leap seconds are allowed there, and unusual.
pub(super) fn is_timestamp(text: &str) -> Form {
    let Some((date, time)) = text.split_at_checked(10) else {
        return Form::None;
    };
    let date = is_date(date);
    let Some((clock, rest)) = time.split_at_checked(9) else {
        return Form::None;
    };
    let fraction = rest.strip_prefix('.').map_or(0, |rest| {
        rest.bytes().take_while(u8::is_ascii_digit).count()
    });
    let zone = if rest.starts_with('.') {
        rest.split_at_checked(fraction + 1)
            .map_or("", |(_, zone)| zone)
    } else {
        rest
    };
    if rest.starts_with('.') && fraction == 0 {
        return Form::None;
    }
    let zone = match (zone, zone.split_at_checked(1)) {
        ("Z", _) => Form::Usual,
        ("z", _) => Form::Unusual,
        (_, Some(("+" | "-", offset))) => match digits(offset, "hh:mm").as_deref() {
            Some(&[hour, minute]) if hour < 24 && minute < 60 => Form::Usual,
            Some(_) | None => Form::None,
        },
        _ => Form::None,
    };
    let clock = match digits(clock.get(1..).unwrap_or_default(), "hh:mm:ss").as_deref() {
        Some(&[hour, minute, second]) if hour < 24 && minute < 60 && second < 61 => {
            match clock.chars().next() {
                Some('T') if second < 60 => Form::Usual,
                Some('T' | 't' | ' ') => Form::Unusual,
                Some(_) | None => Form::None,
            }
        }
        Some(_) | None => Form::None,
    };
    if [date, clock, zone].contains(&Form::None) {
        Form::None
    } else if [date, clock, zone].contains(&Form::Unusual) || fraction > 9 {
        Form::Unusual
    } else {
        Form::Usual
    }
}

/// A usual `date-time` as it is written again: with no more digits than the second has, and `Z` for UTC.
fn written_timestamp(text: &str) -> Cow<'_, str> {
    let (clock, zone) = match text.find(['Z', 'z']) {
        Some(place) => text.split_at(place),
        None => {
            let zone = text.len().saturating_sub("+00:00".len());
            text.split_at_checked(zone).unwrap_or((text, ""))
        }
    };
    let short = match clock.split_once('.') {
        Some(_) => clock.trim_end_matches('0').trim_end_matches('.'),
        None => clock,
    };
    match zone {
        "+00:00" | "-00:00" => Cow::Owned(format!("{short}Z")),
        _ if short.len() < clock.len() => Cow::Owned(format!("{short}{zone}")),
        _ => Cow::Borrowed(text),
    }
}

/// RFC 9562 § 4; capitals are read and written small.
fn is_uuid(text: &str) -> Form {
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    if parts != [8, 4, 4, 4, 12] || !text.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit()) {
        return Form::None;
    }
    if text.bytes().any(|b| b.is_ascii_uppercase()) {
        Form::Unusual
    } else {
        Form::Usual
    }
}

/// RFC 4648 § 4, padded; line ends and the other alphabet are unusual.
fn is_base64(text: &str) -> Form {
    let body = text.trim_end_matches('=');
    let padding = text.len() - body.len();
    let plain = body
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/'));
    // The bits of the last letter that no byte takes must be zero.
    let spare = match body.len() % 4 {
        2 => "AQgw",
        3 => "AEIMQUYcgkosw048",
        _ => "",
    };
    let last = body.chars().next_back();
    let whole = spare.is_empty() || last.is_some_and(|last| spare.contains(last));
    if plain && text.len().is_multiple_of(4) && padding < 3 && whole {
        Form::Usual
    } else {
        Form::Unusual
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats() {
        for (text, form) in [
            ("2025-05-04T09:42:00Z", Form::Usual),
            ("2024-02-29T23:59:59.123456789+05:30", Form::Usual),
            ("2023-02-29T00:00:00Z", Form::None),
            ("2025-05-04t09:42:00z", Form::Unusual),
            ("2016-12-31T23:59:60Z", Form::Unusual),
            ("2025-05-04T09:42:00", Form::None),
            ("2025-05-04T09:42:00.Z", Form::None),
            ("2025-05-04", Form::None),
            ("yesterday at noon, or so", Form::None),
            ("é2025-05-04T09:42:00Z", Form::None),
        ] {
            assert_eq!(is_timestamp(text), form, "{text}");
        }
        assert_eq!(is_date("1900-02-29"), Form::None);
        assert_eq!(is_uuid("123e4567-e89b-12d3-a456-426614174000"), Form::Usual);
        assert_eq!(
            is_uuid("123E4567-e89b-12d3-a456-426614174000"),
            Form::Unusual
        );
        assert_eq!(is_uuid("123e4567e89b12d3a456426614174000"), Form::None);
        for (text, form) in [
            ("", Form::Usual),
            ("aGk=", Form::Usual),
            ("aGl=", Form::Unusual),
            ("aGk", Form::Unusual),
            ("a-k=", Form::Unusual),
        ] {
            assert_eq!(is_base64(text), form, "{text}");
        }
    }

    #[test]
    fn timestamps_are_written_short() {
        for (text, written) in [
            ("2025-05-04T09:42:00Z", "2025-05-04T09:42:00Z"),
            ("2025-05-04T09:42:00.00Z", "2025-05-04T09:42:00Z"),
            ("2025-05-04T09:42:10.120+00:00", "2025-05-04T09:42:10.12Z"),
            ("2025-05-04T09:42:10-00:00", "2025-05-04T09:42:10Z"),
            ("2025-05-04T09:42:10.5+02:00", "2025-05-04T09:42:10.5+02:00"),
            (
                "2025-05-04T09:42:10.50-08:00",
                "2025-05-04T09:42:10.5-08:00",
            ),
        ] {
            assert_eq!(written_timestamp(text), written);
        }
    }

    #[test]
    fn doubles_keep_short_digits_only() {
        let at = Path::default();
        let read = |text: &str| {
            read(
                Scalar::Float,
                &Json::Number(Number::from_json_text(text).expect("a number")),
                &at,
            )
        };
        assert!(read("0.1").is_ok() && read("42").is_ok() && read("1e21").is_ok());
        assert_eq!(read("9007199254740993"), Err(NoVerdict::Unforeseen));
        assert_eq!(read("1e400"), Err(NoVerdict::Unforeseen));
    }
}
