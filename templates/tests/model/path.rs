//! At which member a decode error stands.

use crate::api::runtime::Json;
use crate::api::runtime::json::from_slice;
use crate::sample::{Group, Login, Shape, Snapshot};

fn path<T: serde::de::DeserializeOwned>(text: &str) -> String {
    match from_slice::<T>(text.as_bytes()) {
        Ok(_) => panic!("{text} was read"),
        Err(error) => error.path().to_owned(),
    }
}

/// A snapshot with these members beside the required ones.
fn snapshot(members: &str) -> String {
    format!(r#"{{"id":"a","takenAt":"2024-06-06T17:05:00Z","note":null,{members}}}"#)
}

#[test]
fn wrong_kinds_and_contents() {
    for (members, expected) in [
        (r#""size":"5""#, "$.size"),
        (r#""size":{"a":[1]}"#, "$.size"),
        (r#""size": [1]"#, "$.size"),
        (r#""size": true , "links":[]"#, "$.size"),
        (
            r#""links":[{"href":"a"},{"rel":"b"},{},{"href":7}]"#,
            "$.links[3].href",
        ),
        (
            "\"links\":[\n{\"href\":\"a\"},\n {\"rel\" : 1 }\n]",
            "$.links[1].rel",
        ),
        (r#""links":[{"href":"a"},"b"]"#, "$.links[1]"),
        (
            r#""links":[{"href":"a"},{"href":"x","href":"y"}]"#,
            "$.links[1].href",
        ),
        (r#""links":{}"#, "$.links"),
        (r#""parent":{"id":"a"}"#, "$.parent"),
        (
            r#""parent":{"id":"a","takenAt":"yesterday","note":null}"#,
            "$.parent.takenAt",
        ),
        (r#""ünknown \"x\"":[1,{"a":2}],"size":1e99"#, "$.size"),
    ] {
        assert_eq!(path::<Snapshot>(&snapshot(members)), expected, "{members}");
    }
    assert_eq!(path::<Snapshot>("7"), "$");
    assert_eq!(path::<Snapshot>("{}"), "$");
    assert_eq!(path::<Vec<i64>>("[1, 2,\n 3, null]"), "$[3]");
    assert_eq!(path::<Vec<i64>>(" [1,[]]"), "$[1]");
}

#[test]
fn text_that_is_not_json() {
    assert_eq!(path::<Snapshot>(r#"{"id":"a","takenAt":"20"#), "$.takenAt");
    assert_eq!(path::<Vec<i64>>("[1,2"), "$[1]");
    assert_eq!(path::<Vec<i64>>(""), "$");
    assert_eq!(path::<Json>(r#"{"a":{"b":nul}}"#), "$.a.b");
    let error = from_slice::<Snapshot>(br#"{"id":"#).expect_err("cut off");
    assert!(error.is_truncated());
    let error = from_slice::<Json>(b"{\"a\":\"\xFF\"}").expect_err("not UTF-8");
    assert!(!error.is_truncated() && error.path().starts_with('$'));
}

#[test]
fn names_that_need_quotes() {
    type Map = std::collections::BTreeMap<String, i64>;
    assert_eq!(path::<Map>(r#"{"a b":"x"}"#), r#"$["a b"]"#);
    assert_eq!(path::<Map>(r#"{"":"x"}"#), r#"$[""]"#);
    assert_eq!(
        path::<Map>("{\"\\u001b[2J\\\"\":\"x\"}"),
        r#"$["\u{1b}[2J\""]"#
    );
    let long = "n".repeat(100);
    let expected = format!(r#"$["{}…"]"#, "n".repeat(64));
    assert_eq!(path::<Map>(&format!(r#"{{"{long}":"x"}}"#)), expected);
}

#[test]
fn through_unions() {
    let group = r#"{"shapes":[{"type":"group","shapes":[{"type":"circle","radius":"wide"}]}]}"#;
    let error = from_slice::<Group>(group.as_bytes()).expect_err("not a number");
    assert_eq!(error.path(), "$.shapes[0].shapes[0].radius");
    assert_eq!(
        error.message(),
        r#"invalid type: string "wide", expected f64"#
    );
    assert_eq!(path::<Shape>(r#"{"type":"group"}"#), "$");
    let quoted = r#"{"type":"group","shapes":[{"type":"circle","radius":1,"type":2}]}"#;
    assert_eq!(path::<Shape>(quoted), "$.shapes[0].type");
}

#[test]
fn a_secret_is_not_quoted() {
    for wrong in [
        "1234567",
        "-77",
        "1.5e3",
        "true",
        r#"{"canary":1}"#,
        r#"["canary"]"#,
        "null",
    ] {
        let text = format!(r#"{{"user":"u","password":{wrong}}}"#);
        let error = from_slice::<Login>(text.as_bytes()).expect_err("no text");
        assert_eq!(error.path(), "$.password");
        assert!(
            !error
                .to_string()
                .contains(wrong.trim_matches(['{', '[', ']', '}']))
                || wrong == "null",
            "{error}"
        );
        assert!(!format!("{error:?}").contains("canary"), "{error:?}");
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert_eq!(
        from_slice::<Vec<i64>>(b"\xEF\xBB\xBF[1]").expect("a list"),
        [1]
    );
    assert_eq!(path::<Vec<i64>>("\u{FEFF}[\"\"]"), "$[0]");
}
