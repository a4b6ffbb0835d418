// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How is a moment read and written?

use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error as _, Serialize, Serializer};
use time::{OffsetDateTime, Time, UtcOffset};

use super::digits::Digits;
use super::{Date, FormatError, read_text};
use crate::runtime::model::Blank;

const EXPECTED: &str = "a date and time (RFC 3339: 2024-06-06T17:05:00Z)";

/// A moment (RFC 3339 § 5.6 `date-time`), a [`time::OffsetDateTime`] that JSON can hold.
///
/// It keeps the offset it was written with; comparison, order and hash are those of the moment, whatever the offset.
/// Reading is strict about what the moment is and tolerant about how it is spelled: `t` and `z` may be small, a space
/// may stand for `T`, the colon of the offset may be missing, digits beyond the nanosecond are dropped, and a leap
/// second is the last nanosecond before it. Text without an offset names no moment and is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(OffsetDateTime);

impl Timestamp {
    /// 1970-01-01T00:00:00Z.
    pub const UNIX_EPOCH: Self = Self(OffsetDateTime::UNIX_EPOCH);

    /// This moment, by the system's clock.
    #[must_use]
    pub fn now() -> Self {
        Self(OffsetDateTime::now_utc())
    }

    /// The moment this many seconds after 1970-01-01T00:00:00Z, where the calendar reaches so far.
    #[must_use]
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        OffsetDateTime::from_unix_timestamp(seconds).ok().map(Self)
    }

    /// Whole seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn unix_seconds(self) -> i64 {
        self.0.unix_timestamp()
    }

    /// The moment in the `time` crate's terms.
    #[must_use]
    pub fn into_inner(self) -> OffsetDateTime {
        self.0
    }

    /// The same with an offset that RFC 3339 can say: offsets with seconds become UTC.
    fn writable(self) -> OffsetDateTime {
        match self.0.offset().seconds_past_minute() {
            0 => self.0,
            _ => self.0.checked_to_offset(UtcOffset::UTC).unwrap_or(self.0),
        }
    }
}

impl From<OffsetDateTime> for Timestamp {
    fn from(moment: OffsetDateTime) -> Self {
        Self(moment)
    }
}

impl From<Timestamp> for OffsetDateTime {
    fn from(moment: Timestamp) -> Self {
        moment.0
    }
}

impl From<SystemTime> for Timestamp {
    fn from(moment: SystemTime) -> Self {
        Self(moment.into())
    }
}

impl From<Timestamp> for SystemTime {
    fn from(moment: Timestamp) -> Self {
        moment.0.into()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = self.writable();
        let (hour, minute, second, nanosecond) = moment.to_hms_nano();
        write!(
            f,
            "{}T{hour:02}:{minute:02}:{second:02}",
            Date::from(moment.date())
        )?;
        if nanosecond > 0 {
            let digits = format!("{nanosecond:09}");
            write!(f, ".{}", digits.trim_end_matches('0'))?;
        }
        let offset = moment.offset();
        if offset.is_utc() {
            return f.write_str("Z");
        }
        let sign = if offset.is_negative() { '-' } else { '+' };
        let (hours, minutes, _) = offset.as_hms();
        write!(
            f,
            "{sign}{:02}:{:02}",
            hours.unsigned_abs(),
            minutes.unsigned_abs()
        )
    }
}

impl FromStr for Timestamp {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        let mut digits = Digits::new(text);
        match read(&mut digits) {
            Some(moment) if digits.is_done() => Ok(Self(moment)),
            _ => Err(FormatError::new(EXPECTED)),
        }
    }
}

fn read(digits: &mut Digits<'_>) -> Option<OffsetDateTime> {
    let date = Date::read(digits)?;
    digits.one_of(&['T', 't', ' '])?;
    let hour = digits.pair()?;
    digits.one_of(&[':'])?;
    let minute = digits.pair()?;
    digits.one_of(&[':'])?;
    let second = digits.pair()?;
    let nanosecond = match digits.one_of(&['.']) {
        Some(_) => nanoseconds(digits.run()?)?,
        None => 0,
    };
    let offset = read_offset(digits)?;
    let time = match second {
        60 => Time::from_hms_nano(hour, minute, 59, 999_999_999).ok()?,
        _ => Time::from_hms_nano(hour, minute, second, nanosecond).ok()?,
    };
    let moment = OffsetDateTime::new_in_offset(date, time, offset);
    // Moments that the calendar of UTC does not reach could not be compared.
    moment.checked_to_offset(UtcOffset::UTC)?;
    Some(moment)
}

/// The first nine digits of a fraction, as nanoseconds.
fn nanoseconds(fraction: &str) -> Option<u32> {
    let digits = fraction.get(..9).unwrap_or(fraction);
    let zeros = 9 - u32::try_from(digits.len()).ok()?;
    Some(digits.parse::<u32>().ok()? * 10_u32.pow(zeros))
}

fn read_offset(digits: &mut Digits<'_>) -> Option<UtcOffset> {
    let sign = match digits.one_of(&['Z', 'z', '+', '-'])? {
        '+' => 1,
        '-' => -1,
        _ => return Some(UtcOffset::UTC),
    };
    let hours = i8::try_from(digits.pair()?)
        .ok()
        .filter(|hours| *hours < 24)?;
    let minutes = match (digits.one_of(&[':']), digits.is_done()) {
        (None, true) => 0,
        _ => i8::try_from(digits.pair()?)
            .ok()
            .filter(|minutes| *minutes < 60)?,
    };
    UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()
}

impl Blank for Timestamp {
    fn blank() -> Self {
        Self::UNIX_EPOCH
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if (0..=9999).contains(&self.writable().year()) {
            serializer.collect_str(self)
        } else {
            Err(S::Error::custom(
                "the year of a moment has more than four digits",
            ))
        }
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, EXPECTED)
    }
}
