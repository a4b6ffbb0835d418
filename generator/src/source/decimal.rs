//! What number does a JSON number text mean, exactly? Digits are compared, never rounded.

/// A number as sign, significant digits and power of ten: `1.50` and `15e-1` are the same one.
#[derive(Debug, PartialEq, Eq)]
struct Decimal {
    negative: bool,
    /// Without zeros at either end; empty for zero.
    digits: String,
    /// The power of ten of the last digit.
    exponent: i64,
}

impl Decimal {
    fn parse(text: &str) -> Self {
        let (negative, text) = text
            .strip_prefix('-')
            .map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let exponent = read_exponent(exponent)
            .saturating_sub(i64::try_from(fraction.len()).unwrap_or(i64::MAX));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_end_matches('0');
        let dropped = i64::try_from(all.len() - digits.len()).unwrap_or(i64::MAX);
        let digits = digits.trim_start_matches('0').to_owned();
        if digits.is_empty() {
            return Self {
                negative: false,
                digits,
                exponent: 0,
            };
        }
        Self {
            negative,
            digits,
            exponent: exponent.saturating_add(dropped),
        }
    }
}

/// An exponent beyond 64 bits counts as the nearest that fits: no document can tell the difference.
fn read_exponent(text: &str) -> i64 {
    let limit = if text.starts_with('-') {
        i64::MIN
    } else {
        i64::MAX
    };
    text.strip_prefix('+')
        .unwrap_or(text)
        .parse()
        .unwrap_or(limit)
}

/// Whether a text is a JSON number (RFC 8259 § 6).
pub(crate) fn is_json_number(text: &str) -> bool {
    let rest = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (
            mantissa,
            Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)),
        ),
        None => (rest, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}

/// A text that is equal for two JSON number texts exactly when they mean the same number.
pub(crate) fn canonical(text: &str) -> String {
    let Decimal {
        negative,
        digits,
        exponent,
    } = Decimal::parse(text);
    let sign = if negative { "-" } else { "" };
    if digits.is_empty() {
        "0".to_owned()
    } else {
        format!("{sign}{digits}e{exponent}")
    }
}

/// Whether a JSON number text means a number without a fraction: `2`, `2.0`, `20e-1`.
pub(crate) fn is_integer(text: &str) -> bool {
    Decimal::parse(text).exponent >= 0
}

/// Whether a JSON number text means a number below zero.
pub(crate) fn is_negative(text: &str) -> bool {
    Decimal::parse(text).negative
}

/// Whether a JSON number text means zero.
pub(crate) fn is_zero(text: &str) -> bool {
    Decimal::parse(text).digits.is_empty()
}

/// The number, where it has no sign and no fraction and fits.
pub(crate) fn to_u64(text: &str) -> Option<u64> {
    if let Ok(value) = text.parse() {
        return Some(value);
    }
    let Decimal {
        negative,
        digits,
        exponent,
    } = Decimal::parse(text);
    if digits.is_empty() {
        return Some(0);
    }
    let scale = 10u64.checked_pow(u32::try_from(exponent).ok()?)?;
    if negative {
        None
    } else {
        digits.parse::<u64>().ok()?.checked_mul(scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_in_other_words() {
        for (left, right) in [
            ("1", "1.0"),
            ("100", "1e2"),
            ("-0", "0.00"),
            ("15e-1", "1.50"),
            ("1e+2", "1E2"),
        ] {
            assert_eq!(canonical(left), canonical(right), "{left} {right}");
        }
        for (left, right) in [
            ("1", "-1"),
            ("9007199254740993", "9007199254740992"),
            ("1e400", "1e401"),
        ] {
            assert_ne!(canonical(left), canonical(right), "{left} {right}");
        }
    }

    #[test]
    fn json_numbers() {
        for text in ["0", "-0", "10", "1.0", "-1.5e-10", "1E+2", "0.0"] {
            assert!(is_json_number(text), "{text}");
        }
        for text in [
            "", "-", "01", "+1", "1.", ".5", "1e", "1e+", "1.e2", "0x1", "1e5.5", "--1", "1-1",
        ] {
            assert!(!is_json_number(text), "{text}");
        }
    }

    #[test]
    fn whole_numbers() {
        for (text, expected) in [
            ("0", Some(0)),
            ("2.0", Some(2)),
            ("20e-1", Some(2)),
            ("18446744073709551615", Some(u64::MAX)),
            ("18446744073709551616", None),
            ("-1", None),
            ("-0", Some(0)),
            ("1.5", None),
            ("1e30", None),
            ("1e99999999999999999999", None),
        ] {
            assert_eq!(to_u64(text), expected, "{text}");
        }
        assert!(is_integer("2.50e1") && !is_integer("2.55e1"));
    }
}
