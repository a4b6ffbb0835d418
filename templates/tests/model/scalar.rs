//! Texts with a type of their own.

use proptest::prelude::*;
use time::OffsetDateTime;

use crate::api::runtime::{
    Base64Bytes, Date, ParameterShape, ParameterValue, Sensitive, Timestamp, Uuid,
};
use crate::sample::Login;

fn moment(text: &str) -> Timestamp {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn moments_are_written_as_rfc_3339() {
    for (text, written) in [
        ("2024-06-06T17:05:00Z", "2024-06-06T17:05:00Z"),
        ("2024-06-06t17:05:00z", "2024-06-06T17:05:00Z"),
        ("2024-06-06 17:05:00Z", "2024-06-06T17:05:00Z"),
        ("2024-06-06T17:05:00.120Z", "2024-06-06T17:05:00.12Z"),
        (
            "2024-06-06T17:05:00.000000001Z",
            "2024-06-06T17:05:00.000000001Z",
        ),
        (
            "2024-06-06T17:05:00.1234567899Z",
            "2024-06-06T17:05:00.123456789Z",
        ),
        ("2024-06-06T17:05:00+02:00", "2024-06-06T17:05:00+02:00"),
        ("2024-06-06T17:05:00-0330", "2024-06-06T17:05:00-03:30"),
        ("2024-06-06T17:05:00-00:30", "2024-06-06T17:05:00-00:30"),
        ("2024-06-06T17:05:00+05", "2024-06-06T17:05:00+05:00"),
        ("2024-06-06T17:05:00-00:00", "2024-06-06T17:05:00Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999999999Z"),
        ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
    ] {
        assert_eq!(moment(text).to_string(), written);
        assert_eq!(
            serde_json::to_string(&moment(text)).expect("JSON"),
            format!("\"{written}\"")
        );
    }
}

#[test]
fn what_is_no_moment() {
    for text in [
        "",
        "2024-06-06",
        "2024-06-06T17:05:00",
        "2024-06-06T17:05Z",
        "2024-13-01T00:00:00Z",
        "2023-02-29T00:00:00Z",
        "2024-06-06T24:00:00Z",
        "2024-06-06T17:60:00Z",
        "2024-06-06T17:05:61Z",
        "2024-06-06T17:05:00.Z",
        "2024-06-06T17:05:00+24:00",
        "2024-06-06T17:05:00+02:60",
        "2024-06-06T17:05:00Z ",
        " 2024-06-06T17:05:00Z",
        "2024-06-06T17:05:00ZZ",
        "٢٠٢٤-06-06T17:05:00Z",
        "+2024-06-06T17:05:00Z",
        "12024-06-06T17:05:00Z",
        "2024-06-06T17:05:00,5Z",
        "-9999-01-01T00:00:00Z",
        "2024-06-06T17:05:00+2:00",
        "1717693500",
        "9999-12-31T23:59:59-01:00",
    ] {
        assert!(text.parse::<Timestamp>().is_err(), "{text:?}");
    }
    let error = serde_json::from_str::<Timestamp>("\"yesterday\"")
        .expect_err("no moment")
        .to_string();
    assert!(
        error.starts_with("expected a date and time (RFC 3339"),
        "{error}"
    );
}

#[test]
fn moments_compare_as_moments() {
    assert_eq!(
        moment("2024-06-06T17:05:00Z"),
        moment("2024-06-06T19:05:00+02:00")
    );
    assert!(moment("2024-06-06T17:05:00.1Z") > moment("2024-06-06T19:05:00+02:00"));
    let inner: OffsetDateTime = moment("1970-01-01T00:00:01Z").into();
    assert_eq!(inner.unix_timestamp(), 1);
    assert_eq!(Timestamp::from_unix_seconds(1), Some(inner.into()));
    assert_eq!(Timestamp::from_unix_seconds(i64::MAX), None);
    assert_eq!(
        Timestamp::from(std::time::SystemTime::UNIX_EPOCH),
        Timestamp::UNIX_EPOCH
    );
    assert!(Timestamp::now() > Timestamp::UNIX_EPOCH);
}

#[test]
fn moments_that_json_cannot_hold() {
    let odd = time::UtcOffset::from_hms(1, 2, 3).expect("an offset");
    let moment = Timestamp::from(moment("2024-06-06T17:05:00Z").into_inner().to_offset(odd));
    assert_eq!(moment.to_string(), "2024-06-06T17:05:00Z");
    let before = time::Date::from_calendar_date(-1, time::Month::May, 4).expect("a day");
    assert!(serde_json::to_string(&Date::from(before)).is_err());
    let before = Timestamp::from(before.midnight().assume_utc());
    assert!(serde_json::to_string(&before).is_err());
}

#[test]
fn days() {
    for text in ["2024-02-29", "0000-01-01", "9999-12-31"] {
        assert_eq!(
            text.parse::<Date>().map(|day| day.to_string()).as_deref(),
            Ok(text)
        );
    }
    for text in [
        "2023-02-29",
        "2024-2-9",
        "20240229",
        "2024-02-29T00:00:00Z",
        "",
        "2024-00-01",
        "1963-06-1৪",
    ] {
        assert!(text.parse::<Date>().is_err(), "{text:?}");
    }
    assert_eq!(
        Date::new(2024, 2, 29).map(|day| day.to_string()).as_deref(),
        Some("2024-02-29")
    );
    assert_eq!(Date::new(2024, 2, 30), None);
    assert_eq!(Date::new(2024, 13, 1), None);
}

#[test]
fn uuids() {
    let text = "123e4567-e89b-12d3-a456-426614174000";
    let id: Uuid = text.to_uppercase().parse().expect("a UUID");
    assert_eq!(id.to_string(), text);
    assert_eq!(format!("{id:?}"), format!("Uuid({text})"));
    assert_eq!(Uuid::from_bytes(id.into_bytes()), id);
    assert_eq!(
        Uuid::NIL.to_string(),
        "00000000-0000-0000-0000-000000000000"
    );
    for text in [
        "",
        "123e4567e89b12d3a456426614174000",
        "{123e4567-e89b-12d3-a456-426614174000}",
        "123e4567-e89b-12d3-a456-42661417400",
        "123e4567-e89b-12d3-a456-4266141740000",
        "123e4567-e89b-12d3-a456-42661417400g",
        "123e4567-e89b-12d3-a4564-26614174000",
        "+23e4567-e89b-12d3-a456-426614174000",
        "123e4567-e89b-12d3-a456-4266141740é",
        "-123e4567-e89b-12d3-a456-42661417400",
    ] {
        assert!(text.parse::<Uuid>().is_err(), "{text:?}");
    }
}

#[test]
fn bytes() {
    for (text, bytes) in [
        ("", &b""[..]),
        ("aGk=", b"hi"),
        ("aGk", b"hi"),
        ("aGl=", b"hi"),
        ("_-8=", b"\xff\xef"),
        ("/+8=", b"\xff\xef"),
        ("aG\r\nk=", b"hi"),
    ] {
        let read: Base64Bytes = text
            .parse()
            .unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(read.as_slice(), bytes, "{text}");
    }
    for text in ["a", "a===", "a b=", "é", "/-8="] {
        assert!(text.parse::<Base64Bytes>().is_err(), "{text:?}");
    }
    let hi = Base64Bytes::from(&b"hi"[..]);
    assert_eq!(format!("{hi} {hi:?}"), "aGk= Base64Bytes(2 bytes)");
    assert_eq!(hi.len(), 2);
}

#[test]
fn sensitive_text_is_not_shown() {
    let login: Login =
        serde_json::from_str(r#"{"user":"u","password":"canary\u0021"}"#).expect("a login");
    assert_eq!(login.password.expose(), "canary!");
    let shown = format!("{login:?} {login:#?} {}", login.password);
    assert!(!shown.contains("canary"), "{shown}");
    assert_eq!(
        serde_json::to_string(&login).expect("JSON"),
        r#"{"user":"u","password":"canary!"}"#
    );
    assert_eq!(Sensitive::from("a"), Sensitive::new("a".to_owned()));
}

#[test]
fn scalars_can_be_parameters() {
    let text = |shape: ParameterShape<'_>| match shape {
        ParameterShape::Text(text) => text.into_owned(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        text(moment("2024-06-06T17:05:00+02:00").shape()),
        "2024-06-06T17:05:00+02:00"
    );
    assert_eq!(text(Uuid::NIL.shape()), Uuid::NIL.to_string());
    assert_eq!(text(Sensitive::from("s").shape()), "s");
    assert_eq!(text(Base64Bytes::from(&b"hi"[..]).shape()), "aGk=");
}

proptest! {
    #[test]
    fn moments_survive(seconds in -62_167_219_200_i64..253_402_300_800, nanos in 0_i32..1_000_000_000, minutes in -1439_i32..1440) {
        let moment = OffsetDateTime::from_unix_timestamp(seconds).unwrap() + time::Duration::nanoseconds(nanos.into());
        let offset = time::UtcOffset::from_whole_seconds(minutes * 60).unwrap();
        prop_assume!(moment.checked_to_offset(offset).is_some_and(|m| (0..=9999).contains(&m.year())));
        let moment = Timestamp::from(moment.to_offset(offset));
        let json = serde_json::to_string(&moment).unwrap();
        let again: Timestamp = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(again, moment);
        prop_assert_eq!(again.into_inner().offset(), offset);
    }

    #[test]
    fn bytes_survive(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        let value = Base64Bytes::from(bytes);
        let text = value.to_string();
        prop_assert_eq!(text.parse::<Base64Bytes>().unwrap(), value.clone());
        prop_assert_eq!(text.trim_end_matches('=').replace('+', "-").replace('/', "_").parse::<Base64Bytes>().unwrap(), value);
    }

    #[test]
    fn uuids_survive(bytes in any::<[u8; 16]>()) {
        let id = Uuid::from_bytes(bytes);
        prop_assert_eq!(id.to_string().parse::<Uuid>().unwrap(), id);
    }

    #[test]
    fn arbitrary_text_does_not_panic(text in ".*", nearly in "[0-9T:Z+. \\-]{0,40}") {
        for text in [text, nearly] {
            let _ = (text.parse::<Timestamp>(), text.parse::<Date>(), text.parse::<Uuid>(), text.parse::<Base64Bytes>());
        }
    }
}

/// Moments with and without offset, before and after 1970, to the nanosecond.
const MOMENTS: &[&str] = &[
    "1970-01-01T00:00:00Z",
    "1969-12-31T23:59:59.999999999Z",
    "2024-06-06T17:05:00.000000001+02:00",
    "2024-06-06T17:05:00.12-03:30",
    "0001-01-01T00:00:00Z",
    "9999-12-30T21:59:59Z",
];

#[cfg(feature = "chrono")]
#[test]
fn moments_of_chrono() {
    use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
    for text in MOMENTS {
        let theirs = DateTime::<FixedOffset>::from(moment(text));
        assert_eq!(Ok(theirs), text.parse(), "{text}");
        let back = Timestamp::try_from(theirs).expect("a moment");
        assert_eq!(back.to_string(), *text);
        assert_eq!(DateTime::<Utc>::from(moment(text)), theirs, "{text}");
    }
    let leap: DateTime<Utc> = "2016-12-31T23:59:60.5Z".parse().expect("a leap second");
    let read = Timestamp::try_from(leap).expect("a moment");
    assert_eq!(read.to_string(), "2016-12-31T23:59:59.999999999Z");
    let far = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(365 * 10_000);
    assert!(Timestamp::try_from(far).is_err());
}

#[cfg(feature = "jiff")]
#[test]
fn moments_of_jiff() {
    use jiff::Zoned;
    for text in MOMENTS {
        let theirs = Zoned::try_from(moment(text)).expect("a moment");
        assert_eq!(Timestamp::from(&theirs).to_string(), *text);
        let at: jiff::Timestamp = text.parse().expect("a moment");
        assert_eq!(jiff::Timestamp::try_from(moment(text)).ok(), Some(at));
        assert_eq!(Timestamp::from(at), moment(text));
    }
    assert!(jiff::Timestamp::try_from(moment("9999-12-31T23:59:59Z")).is_err());
    for end in [jiff::Timestamp::MIN, jiff::Timestamp::MAX] {
        let read = Timestamp::from(end);
        assert_eq!(jiff::Timestamp::try_from(read).ok(), Some(end));
    }
}
