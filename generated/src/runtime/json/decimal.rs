// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What is the exact value of a number's text?
//!
//! Comparison and divisibility in decimal, without rounding and without allocation, for numbers of any length
//! (JSON Schema Validation, Wright 00 § 5.1; RFC 8259 § 6).

use std::cmp::Ordering;

/// The value of a JSON number: its digits, taken as one integer, times a power of ten.
///
/// The digits have no zero at either end, so that equal values have equal parts. Exponents of more than 18 digits are
/// taken as 10^18.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decimal<'t> {
    negative: bool,
    /// The digits before the point.
    whole: &'t str,
    /// The digits after the point.
    fraction: &'t str,
    /// The power of ten.
    exponent: i64,
}

/// Beyond this, exponents are not told apart.
const GREATEST_EXPONENT: i64 = 1_000_000_000_000_000_000;

impl<'t> Decimal<'t> {
    /// 0.
    pub(crate) const ZERO: Self = Self {
        negative: false,
        whole: "",
        fraction: "",
        exponent: 0,
    };

    /// Reads the text of a JSON number; `None` for any other text.
    pub(crate) fn parse(text: &'t str) -> Option<Self> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match rest.find(['e', 'E']) {
            Some(at) => (rest.get(..at)?, parse_exponent(rest.get(at + 1..)?)?),
            None => (rest, 0),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (mantissa, ""),
        };
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let leading_zero = whole.len() > 1 && whole.starts_with('0');
        if whole.is_empty() || leading_zero || !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        Some(Self::trimmed(negative, whole, fraction, exponent))
    }

    fn trimmed(negative: bool, whole: &'t str, fraction: &'t str, exponent: i64) -> Self {
        let mut fraction = fraction.trim_end_matches('0');
        let mut whole = whole.trim_start_matches('0');
        let mut exponent = exponent.saturating_sub(length(fraction));
        if whole.is_empty() {
            fraction = fraction.trim_start_matches('0');
        }
        if fraction.is_empty() {
            let trimmed = whole.trim_end_matches('0');
            exponent = exponent.saturating_add(length(whole) - length(trimmed));
            whole = trimmed;
        }
        let zero = whole.is_empty() && fraction.is_empty();
        Self {
            negative: negative && !zero,
            whole,
            fraction,
            exponent: if zero { 0 } else { exponent },
        }
    }

    /// Whether the value is 0.
    pub(crate) fn is_zero(&self) -> bool {
        self.whole.is_empty() && self.fraction.is_empty()
    }

    /// Whether the value has no fraction.
    pub(crate) fn is_integer(&self) -> bool {
        self.exponent >= 0
    }

    /// The value, if it is an integer below 10^38 in magnitude.
    pub(crate) fn as_i128(&self) -> Option<i128> {
        let zeros = u32::try_from(self.exponent).ok()?;
        let magnitude = self.digits().try_fold(0_i128, |value, digit| {
            value.checked_mul(10)?.checked_add(i128::from(digit))
        })?;
        let magnitude = match magnitude {
            0 => 0,
            _ => magnitude.checked_mul(10_i128.checked_pow(zeros)?)?,
        };
        Some(if self.negative { -magnitude } else { magnitude })
    }

    /// Writes the text that all numbers of this value share.
    pub(crate) fn write_canonical(&self, out: &mut String) {
        if self.negative {
            out.push('-');
        }
        if self.is_zero() {
            out.push('0');
        }
        out.push_str(self.whole);
        out.push_str(self.fraction);
        if self.exponent != 0 {
            out.push('e');
            out.push_str(&self.exponent.to_string());
        }
    }

    /// Whether the value is a multiple of the divisor. `None` when the divisor is 0 or has more than 37 digits, which
    /// is more than this can tell.
    pub(crate) fn is_multiple_of(&self, divisor: &Decimal<'_>) -> Option<bool> {
        if divisor.is_zero() || divisor.digit_count() > 37 {
            return None;
        }
        if self.is_zero() {
            return Some(true);
        }
        let modulus = divisor
            .digits()
            .fold(0_u128, |value, digit| value * 10 + u128::from(digit));
        let Ok(zeros) = u32::try_from(self.exponent.saturating_sub(divisor.exponent).min(127))
        else {
            // The last digit of the value is not 0 and stands right of every digit of the divisor's multiples.
            return Some(false);
        };
        let digits = self.digits().chain(std::iter::repeat_n(0, zeros as usize));
        let remainder = digits.fold(0, |value, digit| (value * 10 + u128::from(digit)) % modulus);
        // More zeros than 127 change nothing: a divisor below 10^37 has fewer factors 2 and 5 than that.
        Some(remainder == 0)
    }

    fn digits(&self) -> impl Iterator<Item = u8> {
        self.whole
            .bytes()
            .chain(self.fraction.bytes())
            .map(|digit| digit - b'0')
    }

    fn digit_count(&self) -> i64 {
        length(self.whole).saturating_add(length(self.fraction))
    }

    fn compare_magnitude(&self, other: &Self) -> Ordering {
        match (self.is_zero(), other.is_zero()) {
            (true, true) => return Ordering::Equal,
            (true, false) => return Ordering::Less,
            (false, true) => return Ordering::Greater,
            (false, false) => {}
        }
        let height = |d: &Self| d.exponent.saturating_add(d.digit_count());
        height(self)
            .cmp(&height(other))
            .then_with(|| self.digits().cmp(other.digits()))
    }
}

impl PartialEq for Decimal<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal<'_> {}

impl PartialOrd for Decimal<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.compare_magnitude(other),
            (true, true) => other.compare_magnitude(self),
        }
    }
}

fn length(digits: &str) -> i64 {
    i64::try_from(digits.len()).unwrap_or(i64::MAX)
}

fn parse_exponent(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix(['+', '-']) {
        Some(digits) => (text.starts_with('-'), digits),
        None => (false, text),
    };
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let magnitude = digits
        .parse::<i64>()
        .map_or(GREATEST_EXPONENT, |magnitude| {
            magnitude.min(GREATEST_EXPONENT)
        });
    Some(if negative { -magnitude } else { magnitude })
}
