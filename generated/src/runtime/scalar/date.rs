// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How is a day read and written?

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error as _, Serialize, Serializer};
use time::Month;

use super::digits::Digits;
use super::{FormatError, read_text};
use crate::runtime::model::Blank;

const EXPECTED: &str = "a date (RFC 3339 `full-date`: 2024-06-06)";

/// A day of the calendar (RFC 3339 § 5.6 `full-date`), a [`time::Date`] that JSON can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(time::Date);

impl Date {
    /// The day with this year, month (1 to 12) and day of the month, if there is one.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = Month::try_from(month).ok()?;
        time::Date::from_calendar_date(year, month, day)
            .ok()
            .map(Self)
    }

    /// The day in the `time` crate's terms.
    #[must_use]
    pub fn into_inner(self) -> time::Date {
        self.0
    }

    /// Reads `full-date` and leaves what follows it.
    pub(super) fn read(digits: &mut Digits<'_>) -> Option<time::Date> {
        let year = digits.number(4)?;
        digits.one_of(&['-'])?;
        let month = Month::try_from(digits.pair()?).ok()?;
        digits.one_of(&['-'])?;
        time::Date::from_calendar_date(i32::from(year), month, digits.pair()?).ok()
    }
}

impl From<time::Date> for Date {
    fn from(date: time::Date) -> Self {
        Self(date)
    }
}

impl From<Date> for time::Date {
    fn from(date: Date) -> Self {
        date.0
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.0.to_calendar_date();
        write!(f, "{year:04}-{:02}-{day:02}", u8::from(month))
    }
}

impl FromStr for Date {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        let mut digits = Digits::new(text);
        match Self::read(&mut digits) {
            Some(date) if digits.is_done() => Ok(Self(date)),
            _ => Err(FormatError::new(EXPECTED)),
        }
    }
}

impl Blank for Date {
    fn blank() -> Self {
        Self(time::Date::MIN)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if (0..=9999).contains(&self.0.year()) {
            serializer.collect_str(self)
        } else {
            Err(S::Error::custom(
                "the year of a date has more than four digits",
            ))
        }
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, EXPECTED)
    }
}
