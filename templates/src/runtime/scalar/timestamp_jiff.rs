//! How does a moment become one of the `jiff` crate, and come back?
//!
//! A `jiff::Timestamp` is the moment alone; a `jiff::Zoned` keeps the offset, too.

use jiff::Zoned;
use jiff::tz::{Offset, TimeZone};
use time::{Duration, OffsetDateTime, UtcOffset};

use super::Timestamp;

/// The moment; its offset is lost. Fails for the last hours of the year 9999.
impl TryFrom<Timestamp> for jiff::Timestamp {
    type Error = jiff::Error;

    fn try_from(moment: Timestamp) -> Result<Self, jiff::Error> {
        Self::from_nanosecond(moment.into_inner().unix_timestamp_nanos())
    }
}

/// The moment, at its own offset. Fails for the last hours of the year 9999.
impl TryFrom<Timestamp> for Zoned {
    type Error = jiff::Error;

    fn try_from(moment: Timestamp) -> Result<Self, jiff::Error> {
        let offset = Offset::from_seconds(moment.into_inner().offset().whole_seconds())?;
        let at = jiff::Timestamp::try_from(moment)?;
        Ok(at.to_zoned(TimeZone::fixed(offset)))
    }
}

/// The moment, in UTC.
impl From<jiff::Timestamp> for Timestamp {
    fn from(moment: jiff::Timestamp) -> Self {
        // The calendar of `time` reaches further than that of `jiff`, so nothing is cut off.
        let since = Duration::new(moment.as_second(), moment.subsec_nanosecond());
        Self::from(OffsetDateTime::UNIX_EPOCH.saturating_add(since))
    }
}

/// The moment, at the offset that its time zone then has.
impl From<&Zoned> for Timestamp {
    fn from(moment: &Zoned) -> Self {
        let at = Self::from(moment.timestamp());
        let offset = UtcOffset::from_whole_seconds(moment.offset().seconds()).ok();
        let local = offset.and_then(|offset| at.into_inner().checked_to_offset(offset));
        local.map_or(at, Self::from)
    }
}
