//! Is a number a whole multiple of another, exactly? In decimal, as the digits stand: `0.0075` is 75 times `0.0001`.
//!
//! Sixty lines of long division instead of a big-number crate: nothing else in the generator calculates.

use crate::ir::Number;

/// Digits a divisor may have, so that ten times a remainder fits 128 bits.
const LONGEST: usize = 36;

/// Whether `value` is `divisor` times an integer; none where the divisor has too many digits to tell.
pub(in crate::plan) fn is_multiple(value: &Number, divisor: &Number) -> Option<bool> {
    let (digits, exponent) = significant(value.as_str());
    if digits.is_empty() {
        return Some(true);
    }
    let (by, by_exponent) = significant(divisor.as_str());
    if by.is_empty() || by.len() > LONGEST {
        return None;
    }
    // Neither ends in a zero: with a smaller exponent, the value would have to.
    let Some(zeros) = exponent
        .checked_sub(by_exponent)
        .and_then(|zeros| u64::try_from(zeros).ok())
    else {
        return Some(false);
    };
    let by: u128 = by.parse().ok()?;
    let rest = digits.bytes().fold(0, |rest: u128, digit| {
        (rest * 10 + u128::from(digit - b'0')) % by
    });
    // Appending zeros only multiplies by powers of two and five: after as many as `by` has bits, more change nothing.
    let rest = (0..zeros.min(128)).fold(rest, |rest, _| rest * 10 % by);
    Some(rest == 0)
}

/// The digits of a number without zeros at either end, and the power of ten of the last; the sign does not matter.
fn significant(text: &str) -> (String, i64) {
    let text = text.trim_start_matches('-');
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let limit = if exponent.starts_with('-') {
        i64::MIN / 2
    } else {
        i64::MAX / 2
    };
    let exponent: i64 = exponent.trim_start_matches('+').parse().unwrap_or(limit);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let digits = all.trim_end_matches('0');
    let places = |length: usize| i64::try_from(length).unwrap_or(i64::MAX / 2);
    let exponent = exponent
        .saturating_sub(places(fraction.len()))
        .saturating_add(places(all.len() - digits.len()));
    (digits.trim_start_matches('0').to_owned(), exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multiples_are_exact() {
        for (value, divisor, expected) in [
            ("10", "2", true),
            ("7", "2", false),
            ("0", "3", true),
            ("-4.5", "1.5", true),
            ("0.0075", "0.0001", true),
            ("0.00751", "0.0001", false),
            ("0.3", "0.1", true),
            ("1e308", "0.5", true),
            ("1e308", "0.123456789", false),
            ("12391239123", "1e-8", true),
            ("1e400", "3", false),
            ("9007199254740993", "2", false),
            ("25", "10", false),
            ("1", "1e5", false),
            ("1e-99999999999999999999", "2", false),
        ] {
            let number = |text| Number::from_json_text(text).expect("a JSON number");
            assert_eq!(
                is_multiple(&number(value), &number(divisor)),
                Some(expected),
                "{value} {divisor}"
            );
        }
    }
}
