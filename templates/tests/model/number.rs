//! Numbers whose digits are kept.

use std::cmp::Ordering;
use std::collections::HashSet;

use proptest::prelude::*;

use crate::api::runtime::Number;

fn number(text: &str) -> Number {
    Number::from_text(text).unwrap_or_else(|| panic!("{text} is a number"))
}

#[test]
fn only_json_numbers() {
    for text in ["0", "-0", "10", "0.0", "1e5", "1E-5", "1.50e+05", "-12.3"] {
        assert_eq!(number(text).as_str(), text);
    }
    for text in [
        "", "-", "+1", "01", "-01", ".5", "5.", "1e", "1e+", "1.e5", "0x1", "NaN", "1_000", " 1",
        "1 ", "١", "1e5.0", "--1", "1.2.3",
    ] {
        assert_eq!(Number::from_text(text), None, "{text:?}");
        assert!(text.parse::<Number>().is_err());
    }
}

#[test]
fn by_value() {
    for (left, right) in [
        ("1", "1.0"),
        ("1", "10e-1"),
        ("1", "0.1e1"),
        ("0", "-0.000e7"),
        ("1e400", "10e399"),
        ("-1.50", "-15e-1"),
        (
            "123456789012345678901234567890",
            "1.2345678901234567890123456789e29",
        ),
        ("0.00000", "0"),
    ] {
        assert_eq!(number(left), number(right));
        let both: HashSet<Number> = [number(left), number(right)].into();
        assert_eq!(both.len(), 1, "{left} {right}");
    }
    let ascending = [
        "-1e400",
        "-2",
        "-1.5",
        "-1e-400",
        "0",
        "1e-400",
        "0.1",
        "0.10000000000000000001",
        "1",
        "9007199254740992",
        "9007199254740993",
        "1e400",
    ];
    for pair in ascending.windows(2) {
        assert_eq!(
            number(pair[0]).cmp(&number(pair[1])),
            Ordering::Less,
            "{pair:?}"
        );
    }
}

#[test]
fn conversions() {
    for (text, signed, unsigned) in [
        ("7", Some(7), Some(7)),
        ("-7.0", Some(-7), None),
        ("1.2e1", Some(12), Some(12)),
        ("9223372036854775808", None, Some(9_223_372_036_854_775_808)),
        ("-9223372036854775808", Some(i64::MIN), None),
        ("0.5", None, None),
        ("1e30", None, None),
        ("1e1000000000000", None, None),
        ("0e1000000000000", Some(0), Some(0)),
        ("-0", Some(0), Some(0)),
    ] {
        assert_eq!(number(text).as_i64(), signed, "{text}");
        assert_eq!(number(text).as_u64(), unsigned, "{text}");
    }
    assert_eq!(number("0.1").as_f64(), Some(0.1));
    assert_eq!(number("1e400").as_f64(), None);
    assert!(
        number("1e2").is_integer() && number("10.0").is_integer() && !number("0.1").is_integer()
    );
    assert_eq!(Number::from(5_u8), number("5"));
    assert_eq!(
        format!("{} {:?}", number("1.10"), number("1.10")),
        "1.10 Number(1.10)"
    );
}

#[test]
fn absurd_exponents_do_not_overflow() {
    let huge = number("1e99999999999999999999999");
    let tiny = number("1e-99999999999999999999999");
    assert!(huge > number("1e308") && tiny < number("1e-308") && tiny > number("0"));
    assert_eq!(number("0e99999999999999999999999"), number("0"));
}

#[test]
fn on_the_wire() {
    for text in [
        "1.10",
        "-0",
        "-0.0",
        "9007199254740993",
        "1e400",
        "18446744073709551616",
        "-5",
    ] {
        let read: Number = serde_json::from_str(text).expect("a number");
        assert_eq!(serde_json::to_string(&read).expect("JSON"), text);
    }
    assert!(serde_json::from_str::<Number>("\"1\"").is_err());
    assert!(serde_json::from_str::<Number>("null").is_err());
    assert_eq!(
        serde_json::to_value(number("7")).expect("JSON"),
        serde_json::json!(7)
    );
}

proptest! {
    #[test]
    fn integers_compare_as_integers(left in any::<i128>(), right in any::<i128>()) {
        let ordering = number(&left.to_string()).cmp(&number(&right.to_string()));
        prop_assert_eq!(ordering, left.cmp(&right));
    }

    #[test]
    fn doubles_compare_as_doubles(left in any::<f64>(), right in any::<f64>()) {
        prop_assume!(left.is_finite() && right.is_finite());
        let ordering = Number::try_from(left).unwrap().cmp(&Number::try_from(right).unwrap());
        prop_assert_eq!(Some(ordering), left.partial_cmp(&right));
    }

    #[test]
    fn doubles_survive(value in any::<f64>()) {
        prop_assume!(value.is_finite());
        prop_assert_eq!(Number::try_from(value).unwrap().as_f64(), Some(value));
        let text = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(serde_json::from_str::<f64>(&text).unwrap().to_bits(), value.to_bits());
    }

    #[test]
    fn another_spelling_is_the_same_value(digits in "[1-9][0-9]{0,30}", zeros in 0_usize..9) {
        let plain = number(&digits);
        let shifted = number(&format!("{digits}{}e-{zeros}", "0".repeat(zeros)));
        let fraction = number(&format!("{digits}.{}", "0".repeat(zeros + 1)));
        prop_assert_eq!(&plain, &shifted);
        prop_assert_eq!(&plain, &fraction);
    }
}
