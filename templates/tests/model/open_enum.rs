//! Lists of values, open for others.

use proptest::prelude::*;

use crate::api::runtime::model::Blank;
use crate::api::runtime::validate::{self as rule, Location, Violations};
use crate::api::runtime::{Json, ParameterShape, ParameterValue};
use crate::sample::{Frequency, Level};

#[test]
fn known_and_unknown_texts() {
    assert_eq!(Frequency::from("hourly"), Frequency::Hourly);
    assert_eq!(Frequency::from("daily".to_owned()), Frequency::Daily);
    assert_eq!(
        "weekly".parse(),
        Ok(Frequency::Unknown("weekly".to_owned()))
    );
    assert!(Frequency::Daily.is_known() && !Frequency::from("Hourly").is_known());
    assert_eq!(Frequency::KNOWN, ["hourly", "daily"]);
    assert_eq!(format!("{:>8}|", Frequency::Daily), "   daily|");
    assert_eq!(Frequency::blank().as_ref(), "");
    assert_eq!(
        Frequency::Daily.shape(),
        ParameterShape::Text("daily".into())
    );
}

#[test]
fn known_and_unknown_integers() {
    assert_eq!(Level::from(-1), Level::Low);
    assert_eq!(Level::from(7), Level::Unknown(7));
    assert!(Level::High.is_known() && !Level::blank().is_known());
    assert_eq!(Level::KNOWN, [-1, 1]);
    assert_eq!(Level::Low.to_string(), "-1");
    assert_eq!(Level::Low.shape(), ParameterShape::Text("-1".into()));
    let read = |text| serde_json::from_str::<Level>(text).map_err(|error| error.to_string());
    assert_eq!(read("1"), Ok(Level::High));
    assert_eq!(read("-9223372036854775808"), Ok(Level::Unknown(i64::MIN)));
    assert!(read("9223372036854775808").is_err_and(|e| e.contains("an integer (Level)")));
    assert!(read("1.5").is_err() && read("\"1\"").is_err());
}

#[test]
fn what_is_no_text_is_refused() {
    let error = serde_json::from_str::<Frequency>("5").expect_err("a number is no text");
    assert!(
        error.to_string().contains("expected a string (Frequency)"),
        "{error}"
    );
}

/// What is said of a value that is none of these.
fn told(report: impl FnOnce(Location<'_>, &mut Violations)) -> String {
    let mut found = Violations::default();
    report(Location::parameter("p"), &mut found);
    found.to_string()
}

#[test]
fn documented_values_are_told() {
    let frequency = Frequency::from("weekly");
    assert_eq!(
        told(|at, found| rule::known_text(&frequency, at, found)),
        "parameter `p` must be `hourly` or `daily`"
    );
    assert_eq!(
        told(|at, found| rule::known_integer(&Level::from(0), at, found)),
        "parameter `p` must be `-1` or `1`"
    );
    assert_eq!(
        told(|at, found| rule::among(0.25, &[0.5, 1.5], at, found)),
        "parameter `p` must be `0.5` or `1.5`"
    );
    assert_eq!(
        told(|at, found| rule::among(false, &[true], at, found)),
        "parameter `p` must be `true`"
    );
    assert_eq!(
        told(|at, found| rule::known_value(&true, &["1", "\"top\"", "{}"], at, found)),
        "parameter `p` must be `1`, `\"top\"` or `{}`"
    );
}

#[test]
fn of_many_documented_values_some_are_told() {
    const LONG: &str = "\"a value of fifty bytes with a control character: \u{1b}\"";
    let allowed = |known: &'static [&'static str]| {
        told(|at, found| rule::known_value(&Json::Null, known, at, found))
    };
    assert_eq!(
        allowed(&[
            "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"
        ]),
        "parameter `p` must be `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, `9`, `10`, `11`, `12` or one other documented \
         value"
    );
    assert_eq!(allowed(&[]), "parameter `p` must be no value");
    let told = allowed(&[LONG; 8]);
    assert!(
        told.ends_with("` or one of 4 other documented values") && told.len() < 320,
        "{told}"
    );
}

proptest! {
    #[test]
    fn any_text_goes_back_as_it_came(text in ".*") {
        let value = Frequency::from(text.as_str());
        let json = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(&json, &serde_json::to_string(&text).unwrap());
        prop_assert_eq!(serde_json::from_str::<Frequency>(&json).unwrap(), value);
    }

    #[test]
    fn any_integer_goes_back_as_it_came(number in any::<i64>()) {
        let json = serde_json::to_string(&Level::from(number)).unwrap();
        prop_assert_eq!(&json, &number.to_string());
        prop_assert_eq!(serde_json::from_str::<Level>(&json).unwrap(), Level::from(number));
    }
}
