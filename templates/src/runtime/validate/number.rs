//! Does a number obey its rules?
//!
//! Limits are compared in the number's own type; divisibility is exact, in decimal
//! (JSON Schema Validation, Wright 00 § 5.1 to § 5.5).

use std::cmp::Ordering;
use std::fmt::Display;

use super::{Location, Rule, Violations};
use crate::runtime::json::{Decimal, Number};

/// A number that can have limits.
pub trait Numeric {
    /// How its limits are written in code: a number of the same type, or the text of one whose digits are kept.
    type Limit: Copy + Display;

    /// How the number compares with a limit; `None` for NaN.
    fn compare(&self, limit: Self::Limit) -> Option<Ordering>;

    /// The number's value, if its type holds integers only.
    fn as_integer(&self) -> Option<i128> {
        None
    }

    /// The text of a JSON number of this value; `None` for infinity and NaN.
    fn to_decimal_text(&self) -> Option<String>;
}

macro_rules! integers {
    ($($type:ty),*) => {
        $(impl Numeric for $type {
            type Limit = $type;

            fn compare(&self, limit: $type) -> Option<Ordering> {
                Some(self.cmp(&limit))
            }

            fn as_integer(&self) -> Option<i128> {
                Some(i128::from(*self))
            }

            fn to_decimal_text(&self) -> Option<String> {
                Some(self.to_string())
            }
        })*
    };
}

integers!(i8, i16, i32, i64, u8, u16, u32, u64);

macro_rules! floats {
    ($($type:ty),*) => {
        $(impl Numeric for $type {
            type Limit = $type;

            fn compare(&self, limit: $type) -> Option<Ordering> {
                self.partial_cmp(&limit)
            }

            fn to_decimal_text(&self) -> Option<String> {
                self.is_finite().then(|| format!("{self:e}"))
            }
        })*
    };
}

floats!(f32, f64);

impl Numeric for Number {
    type Limit = &'static str;

    fn compare(&self, limit: &'static str) -> Option<Ordering> {
        Some(self.decimal().cmp(&Decimal::parse(limit)?))
    }

    fn to_decimal_text(&self) -> Option<String> {
        Some(self.as_str().to_owned())
    }
}

/// `minimum`.
pub fn minimum<N: Numeric>(number: &N, limit: N::Limit, at: Location<'_>, found: &mut Violations) {
    match number.compare(limit) {
        Some(Ordering::Greater | Ordering::Equal) => {}
        Some(Ordering::Less) => found.push(at, below(limit, false)),
        None => found.push(at, Rule::NotFinite),
    }
}

/// `minimum` with `exclusiveMinimum`.
pub fn exclusive_minimum<N: Numeric>(
    number: &N,
    limit: N::Limit,
    at: Location<'_>,
    found: &mut Violations,
) {
    match number.compare(limit) {
        Some(Ordering::Greater) => {}
        Some(Ordering::Less | Ordering::Equal) => found.push(at, below(limit, true)),
        None => found.push(at, Rule::NotFinite),
    }
}

/// `maximum`.
pub fn maximum<N: Numeric>(number: &N, limit: N::Limit, at: Location<'_>, found: &mut Violations) {
    match number.compare(limit) {
        Some(Ordering::Less | Ordering::Equal) => {}
        Some(Ordering::Greater) => found.push(at, above(limit, false)),
        None => found.push(at, Rule::NotFinite),
    }
}

/// `maximum` with `exclusiveMaximum`.
pub fn exclusive_maximum<N: Numeric>(
    number: &N,
    limit: N::Limit,
    at: Location<'_>,
    found: &mut Violations,
) {
    match number.compare(limit) {
        Some(Ordering::Less) => {}
        Some(Ordering::Greater | Ordering::Equal) => found.push(at, above(limit, true)),
        None => found.push(at, Rule::NotFinite),
    }
}

fn below(limit: impl Display, exclusive: bool) -> Rule {
    Rule::Minimum {
        limit: limit.to_string(),
        exclusive,
    }
}

fn above(limit: impl Display, exclusive: bool) -> Rule {
    Rule::Maximum {
        limit: limit.to_string(),
        exclusive,
    }
}

/// `multipleOf`: `divisor` is the text of a JSON number greater than 0.
///
/// Exact for any number: 0.0075 is a multiple of 0.0001, and 1e308 of 0.5. A divisor that is not a number greater than
/// 0, or has more than 37 digits, cannot be checked, and that is a violation of its own.
pub fn multiple_of<N: Numeric>(
    number: &N,
    divisor: &'static str,
    at: Location<'_>,
    found: &mut Violations,
) {
    if let (Some(number), Ok(divisor @ 1..)) = (number.as_integer(), divisor.parse::<i128>())
        && number % divisor == 0
    {
        return;
    }
    let Some(text) = number.to_decimal_text() else {
        return found.push(at, Rule::NotFinite);
    };
    let multiple = Decimal::parse(&text)
        .zip(Decimal::parse(divisor))
        .and_then(|(number, divisor)| number.is_multiple_of(&divisor));
    match multiple {
        Some(true) => {}
        Some(false) => found.push(at, Rule::MultipleOf { divisor }),
        None => found.push(at, Rule::UnusableDivisor { divisor }),
    }
}

/// JSON has no infinity and no NaN.
pub fn finite<N: Numeric>(number: &N, at: Location<'_>, found: &mut Violations) {
    if number.to_decimal_text().is_none() {
        found.push(at, Rule::NotFinite);
    }
}
