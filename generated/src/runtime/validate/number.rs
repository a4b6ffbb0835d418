// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Does a number obey its rules?
//!
//! Limits are compared in the number's own type; divisibility is exact, in decimal
//! (JSON Schema Validation, Wright 00 § 5.1 to § 5.5).

use std::cmp::Ordering;
use std::fmt::Display;

use super::{Location, Rule, Violations};
use crate::runtime::json::{Decimal, Number};

/// A number that can have limits, as a validator is given it: a copy, or a reference to one whose digits are kept.
pub trait Numeric: Copy {
    /// How its limits are written in code: a number of the same type, or text where digits are kept.
    type Limit: Copy + Display;
    /// How its divisors are written in code: a number of the same type for integers, or text.
    type Divisor: Copy + Display;

    /// How the number compares with a limit; `None` when they cannot be compared, as with NaN.
    fn compare(&self, limit: Self::Limit) -> Option<Ordering>;

    /// Whether the number is a multiple of a divisor, exactly; `None` when that cannot be told.
    fn is_multiple_of(&self, divisor: Self::Divisor) -> Option<bool>;

    /// Whether JSON can say the number.
    fn is_finite(&self) -> bool {
        true
    }
}

macro_rules! integers {
    ($($type:ty),*) => {
        $(impl Numeric for $type {
            type Limit = $type;
            type Divisor = $type;

            fn compare(&self, limit: $type) -> Option<Ordering> {
                Some(self.cmp(&limit))
            }

            fn is_multiple_of(&self, divisor: $type) -> Option<bool> {
                i128::from(*self).checked_rem(i128::from(divisor)).map(|rest| rest == 0)
            }
        })*
    };
}

integers!(i8, i16, i32, i64, u8, u16, u32, u64);

macro_rules! floats {
    ($($type:ty),*) => {
        $(impl Numeric for $type {
            type Limit = $type;
            type Divisor = &'static str;

            fn compare(&self, limit: $type) -> Option<Ordering> {
                self.partial_cmp(&limit)
            }

            /// Of the shortest digits that read back as the number, which are those it is sent with.
            fn is_multiple_of(&self, divisor: &'static str) -> Option<bool> {
                Decimal::parse(&format!("{self:e}"))?.is_multiple_of(&Decimal::parse(divisor)?)
            }

            fn is_finite(&self) -> bool {
                <$type>::is_finite(*self)
            }
        })*
    };
}

floats!(f32, f64);

impl Numeric for &Number {
    type Limit = &'static str;
    type Divisor = &'static str;

    fn compare(&self, limit: &'static str) -> Option<Ordering> {
        Some(self.decimal().cmp(&Decimal::parse(limit)?))
    }

    fn is_multiple_of(&self, divisor: &'static str) -> Option<bool> {
        self.decimal().is_multiple_of(&Decimal::parse(divisor)?)
    }
}

/// `minimum`.
pub fn minimum<N: Numeric>(number: N, limit: N::Limit, at: Location<'_>, found: &mut Violations) {
    match number.compare(limit) {
        Some(Ordering::Greater | Ordering::Equal) => {}
        Some(Ordering::Less) => found.push(at, below(limit, false)),
        None => found.push(at, Rule::NotFinite),
    }
}

/// `minimum` with `exclusiveMinimum`.
pub fn exclusive_minimum<N: Numeric>(
    number: N,
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
pub fn maximum<N: Numeric>(number: N, limit: N::Limit, at: Location<'_>, found: &mut Violations) {
    match number.compare(limit) {
        Some(Ordering::Less | Ordering::Equal) => {}
        Some(Ordering::Greater) => found.push(at, above(limit, false)),
        None => found.push(at, Rule::NotFinite),
    }
}

/// `maximum` with `exclusiveMaximum`.
pub fn exclusive_maximum<N: Numeric>(
    number: N,
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

/// `multipleOf`.
///
/// Exact for any number: 0.0075 is a multiple of 0.0001, and 1e308 of 0.5. A divisor that is not greater than 0, or has
/// more than 37 digits, cannot be checked, and that is a violation of its own.
pub fn multiple_of<N: Numeric>(
    number: N,
    divisor: N::Divisor,
    at: Location<'_>,
    found: &mut Violations,
) {
    match number.is_multiple_of(divisor) {
        Some(true) => {}
        Some(false) => found.push(
            at,
            Rule::MultipleOf {
                divisor: divisor.to_string(),
            },
        ),
        None if number.is_finite() => {
            found.push(
                at,
                Rule::UnusableDivisor {
                    divisor: divisor.to_string(),
                },
            );
        }
        None => found.push(at, Rule::NotFinite),
    }
}

/// JSON has no infinity and no NaN.
pub fn finite<N: Numeric>(number: N, at: Location<'_>, found: &mut Violations) {
    if !number.is_finite() {
        found.push(at, Rule::NotFinite);
    }
}
