//! How does a moment become one of the `chrono` crate, and come back?
//!
//! The offset goes along: what was read as `+02:00` is written as `+02:00`.

use chrono::{DateTime, FixedOffset, Offset as _, TimeDelta, TimeZone, Utc};
use time::{OffsetDateTime, UtcOffset};

use super::{FormatError, Timestamp};

/// The moment, at its own offset. Offsets of a day and more, which no text has, become UTC.
impl From<Timestamp> for DateTime<FixedOffset> {
    fn from(moment: Timestamp) -> Self {
        let seconds = moment.into_inner().offset().whole_seconds();
        let offset = FixedOffset::east_opt(seconds).unwrap_or_else(|| Utc.fix());
        DateTime::<Utc>::from(moment).with_timezone(&offset)
    }
}

/// The moment; its offset is lost.
impl From<Timestamp> for DateTime<Utc> {
    fn from(moment: Timestamp) -> Self {
        // The calendar of `chrono` reaches further than that of `time`.
        let nanosecond = i64::from(moment.into_inner().nanosecond());
        Self::UNIX_EPOCH
            + TimeDelta::seconds(moment.unix_seconds())
            + TimeDelta::nanoseconds(nanosecond)
    }
}

/// The moment, at its own offset. Fails for years of more than four digits; a leap second is the last nanosecond before
/// it.
impl<Z: TimeZone> TryFrom<DateTime<Z>> for Timestamp {
    type Error = FormatError;

    fn try_from(moment: DateTime<Z>) -> Result<Self, FormatError> {
        let offset = moment.offset().fix().local_minus_utc();
        let nanosecond = moment.timestamp_subsec_nanos().min(999_999_999);
        let read = OffsetDateTime::from_unix_timestamp(moment.timestamp())
            .and_then(|at| at.replace_nanosecond(nanosecond))
            .ok()
            .zip(UtcOffset::from_whole_seconds(offset).ok());
        read.and_then(|(at, offset)| at.checked_to_offset(offset))
            .map(Self::from)
            .ok_or(FormatError::new("a year of at most four digits"))
    }
}
