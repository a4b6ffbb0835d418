//! What values and names does a document hold? JSON with exact numbers, and names as the document spells them.

use std::cmp::Ordering;
use std::fmt;

use indexmap::IndexMap;

/// A name as the document spells it. Only `plan::names` turns it into a Rust identifier.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SpecName(String);

impl SpecName {
    /// Takes the document's spelling as it is.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The document's spelling.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SpecName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A JSON value with the document's order of members and exact number text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, digits kept.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object; member names are unique.
    Object(IndexMap<String, Json>),
}

/// A finite number as the text of a JSON number (RFC 8259 § 6): digits are never rounded.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(String);

impl Number {
    /// Takes text that is a JSON number; anything else gives `None`.
    pub fn from_json_text(text: &str) -> Option<Self> {
        is_json_number(text).then(|| Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Which of two numbers is greater, exactly: `1.50` and `15e-1` are equal, and no digit is lost on the way.
    pub fn compare(&self, other: &Self) -> Ordering {
        let (left, right) = (Magnitude::of(&self.0), Magnitude::of(&other.0));
        match (left.negative, right.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => left.compare(&right),
            (true, true) => right.compare(&left),
        }
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        Magnitude::of(&self.0).negative
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        Magnitude::of(&self.0).digits.is_empty()
    }

    /// Whether it has no fraction: `2`, `2.0`, `20e-1`.
    pub fn is_integer(&self) -> bool {
        let Magnitude { digits, point, .. } = Magnitude::of(&self.0);
        i64::try_from(digits.len()).is_ok_and(|len| len <= point) || digits.is_empty()
    }

    /// The number as an `i128`, where it is an integer that fits.
    pub fn to_i128(&self) -> Option<i128> {
        let Magnitude {
            negative,
            digits,
            point,
        } = Magnitude::of(&self.0);
        let len = i64::try_from(digits.len()).ok()?;
        if digits.is_empty() {
            return Some(0);
        }
        let zeros = u32::try_from(point.checked_sub(len)?).ok()?;
        let magnitude = digits
            .parse::<i128>()
            .ok()?
            .checked_mul(10i128.checked_pow(zeros)?)?;
        Some(if negative { -magnitude } else { magnitude })
    }
}

/// Sign, digits without zeros at either end, and where the point stands: `0.digits × 10^point`.
struct Magnitude {
    negative: bool,
    digits: String,
    point: i64,
}

impl Magnitude {
    fn of(text: &str) -> Self {
        let (negative, text) = text
            .strip_prefix('-')
            .map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        // An exponent beyond 64 bits counts as the greatest: nothing a document holds can tell the difference.
        let limit = if exponent.starts_with('-') {
            i64::MIN
        } else {
            i64::MAX
        };
        let exponent = exponent
            .strip_prefix('+')
            .unwrap_or(exponent)
            .parse()
            .unwrap_or(limit);
        let all = format!("{whole}{fraction}");
        let significant = all.trim_start_matches('0');
        let leading = i64::try_from(all.len() - significant.len()).unwrap_or(i64::MAX);
        let whole = i64::try_from(whole.len()).unwrap_or(i64::MAX);
        let digits = significant.trim_end_matches('0').to_owned();
        if digits.is_empty() {
            return Self {
                negative: false,
                digits,
                point: 0,
            };
        }
        Self {
            negative,
            digits,
            point: whole.saturating_sub(leading).saturating_add(exponent),
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => self
                .point
                .cmp(&other.point)
                .then_with(|| self.digits.cmp(&other.digits)),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_json_number(text: &str) -> bool {
    let rest = text.strip_prefix('-').unwrap_or(text);
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    let int = digits(rest);
    if int == 0 || (int > 1 && rest.starts_with('0')) {
        return false;
    }
    let mut rest = rest.split_at(int).1;
    if let Some(fraction) = rest.strip_prefix('.') {
        let n = digits(fraction);
        if n == 0 {
            return false;
        }
        rest = fraction.split_at(n).1;
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        let n = digits(exponent);
        return n > 0 && n == exponent.len();
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::from_json_text(text).unwrap_or_else(|| panic!("{text} is no JSON number"))
    }

    #[test]
    fn only_json_numbers_are_numbers() {
        for text in [
            "0",
            "-0",
            "1.50",
            "1e5",
            "1E+5",
            "1e-5",
            "123456789012345678901234567890",
        ] {
            assert!(Number::from_json_text(text).is_some(), "{text}");
        }
        for text in [
            "", "-", "01", "+1", "1.", ".5", "1e", "NaN", "0x1", "1_000", "1 ",
        ] {
            assert!(Number::from_json_text(text).is_none(), "{text}");
        }
    }

    #[test]
    fn numbers_are_ordered_by_value() {
        let rising = [
            "-1e400",
            "-9223372036854776000",
            "-9223372036854775808",
            "-10",
            "-1.5",
            "-1e-320",
            "0",
            "1e-320",
            "0.5",
            "1",
            "1.5",
            "2",
            "9",
            "10",
            "9007199254740992",
            "9007199254740993",
            "1e308",
            "1e400",
            "1e99999999999999999999",
        ];
        for (i, left) in rising.iter().enumerate() {
            for (j, right) in rising.iter().enumerate() {
                assert_eq!(
                    number(left).compare(&number(right)),
                    i.cmp(&j),
                    "{left} {right}"
                );
            }
        }
        for (left, right) in [
            ("1", "1.0"),
            ("100", "1e2"),
            ("-0", "0.00"),
            ("15e-1", "1.50"),
            ("0.001", "1e-3"),
        ] {
            assert_eq!(
                number(left).compare(&number(right)),
                Ordering::Equal,
                "{left} {right}"
            );
        }
    }

    #[test]
    fn integers_are_known_in_every_spelling() {
        for (text, expected) in [
            ("0", Some(0)),
            ("-0.0", Some(0)),
            ("2.0", Some(2)),
            ("-20e-1", Some(-2)),
            ("18446744073709551616", Some(18_446_744_073_709_551_616)),
            ("1.5", None),
            ("0.05", None),
            ("1e40", None),
            ("1e99999999999999999999", None),
        ] {
            assert_eq!(number(text).to_i128(), expected, "{text}");
        }
        assert!(
            number("2.50e1").is_integer()
                && !number("2.55e1").is_integer()
                && number("1e40").is_integer()
        );
    }
}
