//! The rules of validators, with the traps of the JSON Schema test suite in our own words.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::api::runtime::model::Maybe;
use crate::api::runtime::validate::{self as rule, Location, Pattern, Rule, Validate, Violations};
use crate::api::runtime::{Json, Number};
use crate::sample::{Frequency, Level, Snapshot};

/// Names of the rules that a check finds broken.
fn broken(check: impl FnOnce(Location<'_>, &mut Violations)) -> Vec<&'static str> {
    let mut found = Violations::default();
    check(Location::ROOT, &mut found);
    found
        .iter()
        .map(|violation| violation.rule.name())
        .collect()
}

const NONE: [&str; 0] = [];

#[test]
fn lengths_count_code_points() {
    for (text, limit, long_enough, short_enough) in [
        ("foo", 2, true, false),
        ("fo", 2, true, true),
        ("f", 2, false, true),
        ("💩", 2, false, true),
        ("💩💩", 2, true, true),
        ("e\u{301}", 1, true, false),
        ("e\u{301}", 2, true, true),
        ("", 0, true, true),
        ("\u{0}", 1, true, true),
    ] {
        let low = broken(|at, found| rule::min_length(text, limit, at, found));
        let high = broken(|at, found| rule::max_length(text, limit, at, found));
        assert_eq!(
            (low.is_empty(), high.is_empty()),
            (long_enough, short_enough),
            "{text:?}"
        );
    }
}

#[test]
fn patterns_match_anywhere() {
    static UNANCHORED: Pattern = Pattern::new("a+", "a+");
    static SLOW: Pattern = Pattern::new("^(a+)+$", "^(a+)+$");
    static WRONG: Pattern = Pattern::new("(?=a)", "(?=a)");
    let check =
        |text: &str, pattern: &Pattern| broken(|at, found| rule::pattern(text, pattern, at, found));
    assert_eq!(check("xxaayy", &UNANCHORED), NONE);
    assert_eq!(check("xxyy", &UNANCHORED), ["pattern"]);
    assert_eq!(
        check(&format!("{}!", "a".repeat(20_000)), &SLOW),
        ["pattern"]
    );
    assert_eq!(check("a", &WRONG), ["unusablePattern"]);
    assert_eq!(UNANCHORED.as_str(), "a+");
}

#[test]
fn limits() {
    let minimum = |n: f64| broken(|at, found| rule::minimum(n, 1.1, at, found));
    assert_eq!((minimum(2.6), minimum(1.1)), (vec![], vec![]));
    assert_eq!(
        (minimum(0.6), minimum(f64::NAN)),
        (vec!["minimum"], vec!["finite"])
    );
    let above = |n: f64| broken(|at, found| rule::exclusive_minimum(n, 1.1, at, found));
    assert_eq!((above(1.2), above(1.1)), (vec![], vec!["exclusiveMinimum"]));
    let maximum = |n: i64| broken(|at, found| rule::maximum(n, 300, at, found));
    assert_eq!(
        (maximum(300), maximum(301), maximum(i64::MIN)),
        (vec![], vec!["maximum"], vec![])
    );
    let below = |n: u64| broken(|at, found| rule::exclusive_maximum(n, u64::MAX, at, found));
    assert_eq!(
        (below(u64::MAX - 1), below(u64::MAX)),
        (vec![], vec!["exclusiveMaximum"])
    );
    let exact = |text: &str| {
        let number = Number::from_text(text).expect("a number");
        broken(|at, found| rule::maximum(&number, "9007199254740992.5", at, found))
    };
    assert_eq!(
        (exact("9007199254740992"), exact("9007199254740993")),
        (vec![], vec!["maximum"])
    );
    assert_eq!(
        broken(|at, found| rule::minimum(-2_i8, -2, at, found)),
        NONE
    );
    assert_eq!(
        broken(|at, found| rule::finite(f64::INFINITY, at, found)),
        ["finite"]
    );
    assert_eq!(broken(|at, found| rule::finite(1e308, at, found)), NONE);
}

#[test]
fn multiples_are_exact() {
    let of = |number: f64, divisor: &'static str| {
        broken(|at, found| rule::multiple_of(number, divisor, at, found)).is_empty()
    };
    for (number, divisor) in [
        (10.0, "2"),
        (0.0, "1.5"),
        (4.5, "1.5"),
        (0.0075, "0.0001"),
        (1e308, "0.5"),
        (12_391_239_123.0, "1e-8"),
        (0.3, "0.1"),
        (1.1, "0.1"),
        (19.99, "0.01"),
        (-0.6, "0.2"),
        (-0.0, "7"),
        (1e300, "1e300"),
        (2e300, "1e299"),
        (5e-324, "1e-324"),
        (1e308, "1024"),
    ] {
        assert!(of(number, divisor), "{number} is a multiple of {divisor}");
    }
    for (number, divisor) in [
        (7.0, "2"),
        (35.0, "1.5"),
        (0.000_075_1, "0.0001"),
        (1.15, "0.1"),
        (1e-9, "1e-8"),
        (0.1, "3"),
        (1e300, "1e301"),
        (1e22, "3"),
        (0.5, "1"),
        (1e308, "0.123456789"),
    ] {
        assert!(!of(number, divisor), "{number} is no multiple of {divisor}");
    }
    let integers = |number: i64, divisor: i64| {
        broken(|at, found| rule::multiple_of(number, divisor, at, found))
    };
    assert_eq!(integers(i64::MIN, -1), NONE);
    assert_eq!(
        (integers(0, 7), integers(49, 7), integers(50, 7)),
        (vec![], vec![], vec!["multipleOf"])
    );
    assert_eq!(integers(5, 0), ["unusableDivisor"]);
    let exact = |text: &str, divisor| {
        let number = Number::from_text(text).expect("a number");
        broken(|at, found| rule::multiple_of(&number, divisor, at, found))
    };
    assert_eq!(exact("123456789012345678901234567890.25", "0.25"), NONE);
    assert_eq!(
        exact("123456789012345678901234567890.26", "0.25"),
        ["multipleOf"]
    );
    assert_eq!(
        exact(
            "1e1000000000000",
            "1234567890123456789012345678901234567e-5"
        ),
        ["multipleOf"]
    );
    assert_eq!(exact("1e1000000000000", "65536"), NONE);
    for divisor in [
        "0",
        "0.0",
        "-0",
        "x",
        "12345678901234567890123456789012345678",
    ] {
        assert_eq!(exact("1", divisor), ["unusableDivisor"], "{divisor}");
    }
    assert_eq!(
        broken(|at, found| rule::multiple_of(f64::NAN, "1", at, found)),
        ["finite"]
    );
}

#[test]
fn unique_items_follow_json_equality() {
    let unique = |text: &str| {
        let Json::Array(items) = text.parse().expect("JSON") else {
            panic!("{text}")
        };
        broken(|at, found| rule::unique_items(&items, at, found)).is_empty()
    };
    for text in [
        "[]",
        "[1]",
        "[1,2]",
        "[0,false]",
        "[1,true]",
        r#"[{"a":0},{"a":false}]"#,
        "[[0],[false]]",
        "[[1],[true]]",
        r#"["0",0]"#,
        r#"[{"a":{"b":1}},{"a":{"b":2}}]"#,
        r#"[{},[1],true,null,1,"{}"]"#,
        "[[1,2],[2,1]]",
        r#"["a","A"]"#,
        "[9007199254740992,9007199254740993]",
        r#"[{"a":1,"b":2},{"a":2,"b":1}]"#,
        r#"[["a,b"],["a","b"]]"#,
        r#"[{"a":"b\",\"c"},{"a":"b","c":""}]"#,
        "[null,0]",
        r#"[{"":0},{}]"#,
    ] {
        assert!(unique(text), "{text}");
    }
    for text in [
        "[1,1]",
        "[1,2,1]",
        "[1.0,1.00,1]",
        "[1,1.0]",
        "[0,-0]",
        "[100,1e2]",
        r#"["a","\u0061"]"#,
        r#"[{"a":1,"b":2},{"b":2,"a":1}]"#,
        r#"[{"a":{"b":[1]}},{"a":{"b":[1.0]}}]"#,
        "[[\"a\"],[\"a\"]]",
        "[null,null]",
        "[{},{}]",
        "[[],[]]",
        r#"[{"a":[{"x":1,"y":2}]},{"a":[{"y":2,"x":1}]}]"#,
    ] {
        assert!(!unique(text), "{text}");
    }
    let mut found = Violations::default();
    rule::unique_items(&["a", "b", "b", "a"], Location::ROOT, &mut found);
    let rules: Vec<_> = found.iter().map(|violation| &violation.rule).collect();
    assert_eq!(
        rules,
        [&Rule::UniqueItems {
            first: 1,
            second: 2
        }]
    );
    let many: Vec<u32> = (0..100_000).collect();
    assert_eq!(
        broken(|at, found| rule::unique_items(&many, at, found)),
        NONE
    );
    let keys: [BTreeMap<Vec<u8>, u8>; 2] = [BTreeMap::from([(vec![1], 1)]), BTreeMap::new()];
    assert_eq!(
        broken(|at, found| rule::unique_items(&keys, at, found)),
        ["unserializable"]
    );
}

#[test]
fn sizes() {
    assert_eq!(
        broken(|at, found| rule::min_items(&[1], 1, at, found)),
        NONE
    );
    assert_eq!(
        broken(|at, found| rule::min_items::<u8>(&[], 1, at, found)),
        ["minItems"]
    );
    assert_eq!(
        broken(|at, found| rule::max_items(&[1, 2, 3], 2, at, found)),
        ["maxItems"]
    );
    let map = BTreeMap::from([("a".to_owned(), 1)]);
    assert_eq!(
        broken(|at, found| rule::min_properties(&map, 2, at, found)),
        ["minProperties"]
    );
    assert_eq!(
        broken(|at, found| rule::max_properties(&map, 0, at, found)),
        ["maxProperties"]
    );
    // Only objects have members.
    assert_eq!(
        broken(|at, found| rule::min_properties(&Json::Null, 2, at, found)),
        NONE
    );
    let counts = crate::sample::Counts {
        total: None,
        additional: map,
    };
    assert_eq!(
        broken(|at, found| rule::min_members(&counts, 1, at, found)),
        NONE
    );
    assert_eq!(
        broken(|at, found| rule::min_members(&counts, 2, at, found)),
        ["minProperties"]
    );
    assert_eq!(
        broken(|at, found| rule::max_members(&counts, 0, at, found)),
        ["maxProperties"]
    );
}

#[test]
fn listed_values() {
    assert_eq!(
        broken(|at, found| rule::known_text(&Frequency::Hourly, at, found)),
        NONE
    );
    assert_eq!(
        broken(|at, found| rule::known_text(&Frequency::from("x"), at, found)),
        ["enum"]
    );
    assert_eq!(
        broken(|at, found| rule::known_integer(&Level::High, at, found)),
        NONE
    );
    assert_eq!(
        broken(|at, found| rule::known_integer(&Level::from(0), at, found)),
        ["enum"]
    );
    assert_eq!(broken(|at, found| rule::among(2, &[1, 2], at, found)), NONE);
    assert_eq!(
        broken(|at, found| rule::among(false, &[true], at, found)),
        ["enum"]
    );
    let number = Number::from(2_u8);
    assert_eq!(
        broken(|at, found| rule::among_numbers(&number, &["1", "2.0"], at, found)),
        NONE
    );
    assert_eq!(
        broken(|at, found| rule::among_numbers(&number, &["1"], at, found)),
        ["enum"]
    );
    let known = |value: Json| {
        broken(|at, found| {
            rule::known_value(&value, &["0", "[false]", "\"a\"", "{\"x\":1}"], at, found);
        })
    };
    for value in ["0", "0.0", "[false]", "\"a\"", "{\"x\":1.0}"] {
        assert_eq!(known(value.parse().expect("JSON")), NONE, "{value}");
    }
    for value in ["false", "[0]", "\"A\"", "{}", "null"] {
        assert_eq!(known(value.parse().expect("JSON")), ["enum"], "{value}");
    }
}

#[test]
fn sets_of_members() {
    let one = |present: &[bool]| broken(|at, found| rule::exactly_one_of(present, at, found));
    assert_eq!(
        (
            one(&[true, false]),
            one(&[false, false]),
            one(&[true, true])
        ),
        (vec![], vec!["oneOf"], vec!["oneOf"])
    );
    let any = |present: &[bool]| broken(|at, found| rule::at_least_one_of(present, at, found));
    assert_eq!((any(&[true, true]), any(&[false])), (vec![], vec!["anyOf"]));
}

#[test]
fn places_are_json_pointers() {
    let text = r#"{"id":"canary","takenAt":"2024-06-06T17:05:00Z","note":null,"size":-1,"frequency":"canary",
        "links":[{},{"href":"canary-canary"}],"parent":{"id":"g","takenAt":"2024-06-06T17:05:00Z","note":null}}"#;
    let snapshot: Snapshot = serde_json::from_str(text).expect("a snapshot");
    let found = snapshot.validate().expect_err("several rules are broken");
    let lines: Vec<_> = found
        .iter()
        .map(|v| format!("{} {}", v.pointer, v.rule.name()))
        .collect();
    assert_eq!(
        lines,
        [
            "/id maxLength",
            "/id pattern",
            "/size minimum",
            "/frequency enum",
            "/links/1/href maxLength",
            "/parent/id minLength",
            "/parent/id pattern",
        ]
    );
    assert_eq!(
        found.to_string(),
        "value at `/id` must have at most 4 characters, but has 6; \
         value at `/id` must match `^([a-f0-9]{4})$`, but its 6 characters do not; \
         value at `/size` must be 0 or more; \
         value at `/frequency` must be `hourly` or `daily`; \
         value at `/links/1/href` must have at most 12 characters, but has 13; \
         value at `/parent/id` must have at least 4 characters, but has 1; \
         value at `/parent/id` must match `^([a-f0-9]{4})$`, but its 1 character does not"
    );
    assert!(
        !format!("{found:?}").contains("canary"),
        "the value is not shown"
    );
}

#[test]
fn parameters_are_named() {
    let mut found = Violations::default();
    let at = Location::parameter("group\u{1b}Id");
    rule::min_length("", 1, at.item(0).member("a/~b"), &mut found);
    let violation = found.iter().next().expect("a violation");
    assert_eq!(violation.parameter.as_deref(), Some("group\u{1b}Id"));
    assert_eq!(violation.pointer, "/0/a~1~0b");
    assert_eq!(
        violation.to_string(),
        "parameter `group\\u{1b}Id` at `/0/a~1~0b` must have at least 1 character, but has 0"
    );
}

#[test]
fn containers_are_looked_into() {
    let bad = || Frequency::from("x");
    let places = |value: &dyn Validate| match value.validate() {
        Ok(()) => Vec::new(),
        Err(found) => found
            .into_iter()
            .map(|violation| violation.pointer)
            .collect(),
    };
    assert_eq!(places(&vec![Frequency::Daily, bad()]), ["/1"]);
    assert_eq!(places(&Some(bad())), [""]);
    assert_eq!(places(&None::<Frequency>), NONE);
    assert_eq!(places(&Maybe::Value(bad())), [""]);
    assert_eq!(places(&Maybe::<Frequency>::Null), NONE);
    assert_eq!(
        places(&BTreeMap::from([("k".to_owned(), vec![Some(bad()), None])])),
        ["/k/0"]
    );
    let at = Location::ROOT;
    let items: Vec<_> = rule::items(&[5, 6], &at)
        .map(|(item, at)| (*item, at.pointer()))
        .collect();
    assert_eq!(items, [(5, "/0".to_owned()), (6, "/1".to_owned())]);
    let map = BTreeMap::from([("k".to_owned(), 1)]);
    let members: Vec<_> = rule::members(&map, &at)
        .map(|(n, v, at)| (n.as_str(), *v, at.pointer()))
        .collect();
    assert_eq!(members, [("k", 1, "/k".to_owned())]);
}

#[test]
fn reports_are_bounded() {
    let many: Vec<Frequency> = (0..1_000).map(|_| Frequency::from("x")).collect();
    let found = many.validate().expect_err("all of them are wrong");
    assert_eq!((found.len(), found.omitted()), (Violations::LIMIT, 900));
    assert!(found.to_string().ends_with("; and 900 more"));
}

proptest! {
    #[test]
    fn multiples_agree_with_integers(number in any::<i32>(), divisor in 1_i32..5_000, shift in 0_u32..6) {
        let scale = |n: i32| match shift {
            0 => n.to_string(),
            _ => format!("{n}e-{shift}"),
        };
        let number_text = Number::from_text(&scale(number)).unwrap();
        let divisor_text: &'static str = Box::leak(scale(divisor).into_boxed_str());
        let exact = broken(|at, found| rule::multiple_of(&number_text, divisor_text, at, found)).is_empty();
        prop_assert_eq!(exact, number % divisor == 0);
    }

    #[test]
    fn a_product_is_a_multiple(factor in any::<u64>(), divisor in any::<u32>(), exponent in -300_i32..300) {
        prop_assume!(divisor > 0);
        let product = u128::from(factor) * u128::from(divisor);
        let number = Number::from_text(&format!("{product}e{exponent}")).unwrap();
        let divisor: &'static str = Box::leak(format!("{divisor}e{exponent}").into_boxed_str());
        prop_assert!(broken(|at, found| rule::multiple_of(&number, divisor, at, found)).is_empty());
    }

    #[test]
    fn uniqueness_agrees_with_comparing_pairs(items in prop::collection::vec(-3_i8..4, 0..6)) {
        let pairs = items.iter().enumerate().any(|(i, item)| items[..i].contains(item));
        let found = broken(|at, found| rule::unique_items(&items, at, found));
        prop_assert_eq!(!found.is_empty(), pairs);
    }
}
