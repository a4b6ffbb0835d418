//! What is a limit to the type that holds the value? The same numbers pass, whatever digits the document uses.

use super::{Check, Limit};
use crate::ir::{Bound, IntegerFormat, Json, Number};
use crate::plan::scalars::{Scalar, integer_range};

/// Which side a bound is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Least,
    Greatest,
}

/// A bound for a number of this type; none when every value of the type is within it.
pub(super) fn bound(side: Side, bound: &Bound, scalar: Scalar) -> Option<Check> {
    let (limit, exclusive) = match scalar {
        Scalar::Integer(format) => return integer_bound(side, bound, format),
        Scalar::Float => float_bound(side, bound)?,
        Scalar::Decimal => (Limit::Decimal(bound.limit.to_string()), bound.exclusive),
        Scalar::Bool
        | Scalar::Text
        | Scalar::Secret
        | Scalar::Timestamp
        | Scalar::Date
        | Scalar::Uuid
        | Scalar::Base64
        | Scalar::Binary => return None,
    };
    Some(check(side, limit, exclusive))
}

fn check(side: Side, limit: Limit, exclusive: bool) -> Check {
    match side {
        Side::Least => Check::Minimum { limit, exclusive },
        Side::Greatest => Check::Maximum { limit, exclusive },
    }
}

/// For integers: `0.5` as a least value is 1, and a limit beyond the type lets everything pass, or nothing.
fn integer_bound(side: Side, bound: &Bound, format: IntegerFormat) -> Option<Check> {
    let (least, greatest) = integer_range(format);
    let (whole, exclusive) = match whole(&bound.limit, side) {
        Some((whole, true)) => (whole, bound.exclusive),
        Some((whole, false)) => (whole, false),
        None if bound.limit.is_negative() => (i128::MIN, false),
        None => (i128::MAX, false),
    };
    let passes_all = match side {
        Side::Least => whole < least || (whole == least && !exclusive),
        Side::Greatest => whole > greatest || (whole == greatest && !exclusive),
    };
    if passes_all {
        return None;
    }
    Some(match side {
        Side::Least if whole > greatest => check(side, Limit::Integer(greatest), true),
        Side::Greatest if whole < least => check(side, Limit::Integer(least), true),
        Side::Least | Side::Greatest => check(side, Limit::Integer(whole), exclusive),
    })
}

/// The nearest integer within a bound, and whether it is the bound itself; none when it has more digits than any
/// integer type.
fn whole(limit: &Number, side: Side) -> Option<(i128, bool)> {
    if limit.is_integer() {
        return limit.to_i128().map(|whole| (whole, true));
    }
    let text = limit.as_str();
    // What has a fraction has few digits before the point, or an exponent that says so.
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i64 = exponent
        .strip_prefix('+')
        .unwrap_or(exponent)
        .parse()
        .ok()?;
    let unsigned = mantissa.trim_start_matches('-');
    let (digits, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let length = i64::try_from(digits.len()).ok()?.checked_add(exponent)?;
    let all = format!("{digits}{fraction}");
    let kept = usize::try_from(length.max(0)).ok()?.min(all.len());
    let (integer, _) = all.split_at_checked(kept)?;
    let towards_zero: i128 = if integer.is_empty() {
        0
    } else {
        integer.parse().ok()?
    };
    let signed = if limit.is_negative() {
        -towards_zero
    } else {
        towards_zero
    };
    Some(match (side, limit.is_negative()) {
        (Side::Least, false) => (signed.checked_add(1)?, false),
        (Side::Greatest, true) => (signed.checked_sub(1)?, false),
        (Side::Least, true) | (Side::Greatest, false) => (signed, false),
    })
}

/// For `f64`: a limit that no double reaches lets everything pass, or nothing.
fn float_bound(side: Side, bound: &Bound) -> Option<(Limit, bool)> {
    let value: f64 = bound.limit.as_str().parse().ok()?;
    if value.is_finite() {
        return Some((Limit::Float(bound.limit.to_string()), bound.exclusive));
    }
    let greatest = f64::MAX.to_string();
    match (side, bound.limit.is_negative()) {
        (Side::Least, true) | (Side::Greatest, false) => None,
        (Side::Least, false) => Some((Limit::Float(greatest), true)),
        (Side::Greatest, true) => Some((Limit::Float(format!("-{greatest}")), true)),
    }
}

/// `multipleOf` for a number of this type; none when every value of the type is a multiple.
pub(super) fn multiple(divisor: &Number, scalar: Scalar) -> Option<Check> {
    let limit = match scalar {
        Scalar::Integer(_) => match integer_divisor(divisor) {
            Some(1) => return None,
            Some(divisor) => Limit::Integer(divisor),
            // Only zero is a multiple of what is beyond all integers.
            None => return Some(Check::Among(vec![Limit::Integer(0)])),
        },
        Scalar::Float => Limit::Float(divisor.to_string()),
        Scalar::Decimal => Limit::Decimal(divisor.to_string()),
        Scalar::Bool
        | Scalar::Text
        | Scalar::Secret
        | Scalar::Timestamp
        | Scalar::Date
        | Scalar::Uuid
        | Scalar::Base64
        | Scalar::Binary => return None,
    };
    Some(Check::MultipleOf(limit))
}

/// The integers that are multiples of `digits / 10^places` are those of `digits / gcd(digits, 10^places)`.
fn integer_divisor(divisor: &Number) -> Option<i128> {
    if divisor.is_integer() {
        return divisor
            .to_i128()
            .filter(|whole| *whole > 0 && *whole <= i128::from(u64::MAX));
    }
    let text = divisor.as_str();
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i32 = exponent
        .strip_prefix('+')
        .unwrap_or(exponent)
        .parse()
        .ok()?;
    let (digits, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: i128 = format!("{digits}{fraction}").parse().ok()?;
    let places = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
    let mut left = digits;
    for prime in [2, 5] {
        for _ in 0..places.max(0) {
            if left % prime != 0 || left == 0 {
                break;
            }
            left /= prime;
        }
    }
    Some(left).filter(|left| *left > 0)
}

/// A value of an `enum` that a number or boolean of this type can have.
pub(super) fn value(json: &Json, scalar: Scalar) -> Option<Limit> {
    match (json, scalar) {
        (Json::Bool(value), Scalar::Bool) => Some(Limit::Bool(*value)),
        (Json::Number(number), Scalar::Integer(format)) => {
            let (least, greatest) = integer_range(format);
            let whole = number
                .to_i128()
                .filter(|whole| (least..=greatest).contains(whole))?;
            Some(Limit::Integer(whole))
        }
        (Json::Number(number), Scalar::Float) => {
            let finite = number.as_str().parse::<f64>().is_ok_and(f64::is_finite);
            finite.then(|| Limit::Float(number.to_string()))
        }
        (Json::Number(number), Scalar::Decimal) => Some(Limit::Decimal(number.to_string())),
        (
            Json::Null
            | Json::Bool(_)
            | Json::Number(_)
            | Json::String(_)
            | Json::Array(_)
            | Json::Object(_),
            _,
        ) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::from_json_text(text).expect("a JSON number")
    }

    fn least(text: &str, exclusive: bool, format: IntegerFormat) -> Option<Check> {
        bound(
            Side::Least,
            &Bound {
                limit: number(text),
                exclusive,
            },
            Scalar::Integer(format),
        )
    }

    fn greatest(text: &str, exclusive: bool, format: IntegerFormat) -> Option<Check> {
        bound(
            Side::Greatest,
            &Bound {
                limit: number(text),
                exclusive,
            },
            Scalar::Integer(format),
        )
    }

    #[test]
    fn integer_bounds_are_whole_and_within_the_type() {
        use IntegerFormat::{Int8, Int64, Uint8};
        let minimum = |limit, exclusive| {
            Some(Check::Minimum {
                limit: Limit::Integer(limit),
                exclusive,
            })
        };
        let maximum = |limit, exclusive| {
            Some(Check::Maximum {
                limit: Limit::Integer(limit),
                exclusive,
            })
        };
        assert_eq!(least("5", true, Int64), minimum(5, true));
        assert_eq!(least("0.5", true, Int64), minimum(1, false));
        assert_eq!(least("-0.5", false, Int64), minimum(0, false));
        assert_eq!(least("1.2e1", false, Int64), minimum(12, false));
        assert_eq!(least("125e-1", false, Int64), minimum(13, false));
        assert_eq!(greatest("2.5", true, Int64), maximum(2, false));
        assert_eq!(greatest("-2.5", true, Int64), maximum(-3, false));
        assert_eq!(greatest("1e-320", false, Int64), maximum(0, false));
        assert_eq!(
            least("0", false, Uint8),
            None,
            "every value of the type passes"
        );
        assert_eq!(least("0", true, Uint8), minimum(0, true));
        assert_eq!(least("-9223372036854776000", false, Int64), None);
        assert_eq!(greatest("1e400", false, Int64), None);
        assert_eq!(
            least("300", false, Int8),
            minimum(127, true),
            "no value of the type passes"
        );
        assert_eq!(greatest("-1e400", false, Int8), maximum(-128, true));
    }

    #[test]
    fn float_bounds_are_finite() {
        let float = |side, text: &str| {
            bound(
                side,
                &Bound {
                    limit: number(text),
                    exclusive: false,
                },
                Scalar::Float,
            )
        };
        assert_eq!(
            float(Side::Least, "0.10"),
            Some(Check::Minimum {
                limit: Limit::Float("0.10".to_owned()),
                exclusive: false
            })
        );
        assert_eq!(float(Side::Greatest, "1e400"), None);
        assert!(matches!(
            float(Side::Greatest, "-1e400"),
            Some(Check::Maximum {
                exclusive: true,
                ..
            })
        ));
    }

    #[test]
    fn divisors_of_integers_are_integers() {
        let divisor = |text: &str| multiple(&number(text), Scalar::Integer(IntegerFormat::Int64));
        let of = |whole| Some(Check::MultipleOf(Limit::Integer(whole)));
        for (text, expected) in [
            ("3", of(3)),
            ("1.5", of(3)),
            ("0.5", None),
            ("1", None),
            ("0.01", None),
            ("2.50", of(5)),
            ("7e-1", of(7)),
            ("1e2", of(100)),
            ("1e400", Some(Check::Among(vec![Limit::Integer(0)]))),
        ] {
            assert_eq!(divisor(text), expected, "{text}");
        }
    }
}
