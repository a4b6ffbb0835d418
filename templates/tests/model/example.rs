//! What the tests of a generated crate check of an example.

use std::panic::catch_unwind;

use crate::api::runtime::{Json, Location, Rule, Violations};
use crate::sample::{Counts, Snapshot};
use crate::support_example::{
    example, example_checked, example_kept, example_read, example_written, same,
};

const SNAPSHOT: &str =
    r#"{"id":"a1b2","takenAt":"2024-06-06T19:05:00.50+02:00","note":null,"size":5}"#;

fn fails(check: impl FnOnce() + std::panic::UnwindSafe) -> String {
    let failure = catch_unwind(check).expect_err("the check must fail");
    failure
        .downcast_ref::<String>()
        .cloned()
        .unwrap_or_default()
}

#[test]
fn examples_that_hold() {
    example_read::<Snapshot>(SNAPSHOT);
    let other = r#"{"id":"zz","takenAt":"2024-06-06T17:05:00Z","note":"n","size":-1}"#;
    let verdict = ["/id: minLength", "/id: pattern", "/size: minimum"];
    example::<Snapshot>(SNAPSHOT, &[]);
    example::<Snapshot>(other, &verdict);
    let more = r#"{"id":"a1b2","takenAt":"2024-06-06T17:05:00Z","note":"n","size":null,"more":1}"#;
    let kept = r#"{"id":"a1b2","takenAt":"2024-06-06T17:05:00Z","note":"n"}"#;
    example_kept::<Snapshot>(more, kept, &[]);
    example_written::<Snapshot>(more, kept);
    let check = |value: &String, found: &mut Violations| {
        assert_eq!(value, "ab");
        found.push(Location::ROOT.member("more"), Rule::UnknownMember);
    };
    let text = r#""ab""#;
    example_checked(text, text, check, &["/more: additionalProperties"]);
}

#[test]
fn examples_that_do_not_hold() {
    assert!(
        fails(|| example::<Snapshot>("{}", &[])).contains("cannot be read: missing field `id`")
    );
    assert!(fails(|| example::<Snapshot>(SNAPSHOT, &["/id: pattern"])).contains("verdict"));
    let more = SNAPSHOT.replace('}', r#","more":1}"#);
    assert!(fails(move || example::<Snapshot>(&more, &[])).contains("is written differently"));
    assert!(
        fails(|| example_written::<String>(r#""ab""#, r#""a""#)).contains("is written differently")
    );
    let nothing = |_: &String, _: &mut Violations| {};
    let unheard = move || example_checked(r#""ab""#, r#""ab""#, nothing, &[": pattern"]);
    assert!(fails(unheard).contains("verdict"));
    assert!(fails(|| example_read::<Counts>("[]")).contains("an object (Counts)"));
}

#[test]
fn what_is_the_same() {
    let same = |left: &str, right: &str| {
        let json = |text: &str| text.parse::<Json>().expect("JSON");
        same(&json(left), &json(right))
    };
    for (left, right) in [
        ("1", "1.0"),
        ("0.1000000000000000055", "0.1"),
        (
            r#""2024-06-06T17:05:00Z""#,
            r#""2024-06-06T19:05:00.0+02:00""#,
        ),
        (
            r#""123E4567-E89B-12D3-A456-426614174000""#,
            r#""123e4567-e89b-12d3-a456-426614174000""#,
        ),
        (r#""aGk""#, r#""aGk=""#),
        (r#"{"a":[1],"b":2}"#, r#"{"b":2.0,"a":[1e0]}"#),
    ] {
        assert!(same(left, right), "{left} {right}");
    }
    for (left, right) in [
        ("9007199254740993", "9007199254740992"),
        ("1e400", "1e401"),
        ("\"a\"", "\"b\""),
        (r#""2024-06-06T17:05:00Z""#, r#""2024-06-06T17:05:01Z""#),
        ("[1]", "[1,1]"),
        (r#"{"a":null}"#, "{}"),
        ("0", "false"),
    ] {
        assert!(!same(left, right), "{left} {right}");
    }
}
