//! Untyped JSON.

use std::collections::HashSet;

use proptest::prelude::*;

use crate::api::runtime::json::Object;
use crate::api::runtime::{Json, Number};

fn json(text: &str) -> Json {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn nothing_is_lost() {
    for text in [
        "null",
        r#"{"z":1,"a":2,"m":{"y":[],"x":{}}}"#,
        "[0.10,1e400,-0,1E+2,123456789012345678901234567890.000]",
        "18446744073709551615",
        r#""\u0000\"\\é😀""#,
    ] {
        assert_eq!(json(text).to_string(), text);
    }
}

#[test]
fn works_through_serde_json_value() {
    let value = serde_json::json!({"a": [1, 2.5, "x", null, {"b": true}]});
    let json: Json = serde_json::from_value(value.clone()).expect("JSON");
    assert_eq!(serde_json::to_value(&json).expect("JSON"), value);
    assert_eq!(json.to_string(), value.to_string());
    let whole: Json = serde_json::from_reader(&b"[9007199254740993]"[..]).expect("JSON");
    assert_eq!(whole.to_string(), "[9007199254740993]");
    assert_eq!(
        serde_json::to_string_pretty(&json).expect("JSON"),
        serde_json::to_string_pretty(&value).expect("JSON")
    );
}

#[test]
fn equal_as_json_is() {
    for (left, right) in [
        ("1", "1.0"),
        ("[100]", "[1e2]"),
        ("-0", "0"),
        (r#"{"a":1,"b":2}"#, r#"{"b":2.0,"a":1}"#),
        (r#""\u0061""#, r#""a""#),
    ] {
        assert_eq!(json(left), json(right));
        let both: HashSet<Json> = [json(left), json(right)].into();
        assert_eq!(both.len(), 1);
    }
    for (left, right) in [
        ("1", "true"),
        ("0", "false"),
        ("null", "false"),
        ("9007199254740993", "9007199254740992"),
        ("[1,2]", "[2,1]"),
        (r#"{"a":1}"#, r#"{"a":1,"b":null}"#),
        (r#""1""#, "1"),
        ("[]", "{}"),
    ] {
        assert_ne!(json(left), json(right));
    }
}

#[test]
fn access() {
    let value = json(r#"{"a/b":{"~":[{"x":1},2]},"s":"t","n":-7,"f":2.5,"t":true,"e":1e2}"#);
    assert_eq!(
        value.pointer("/a~1b/~0/0/x").and_then(Json::as_i64),
        Some(1)
    );
    assert_eq!(value.pointer(""), Some(&value));
    for nowhere in [
        "a",
        "/a~1b/~0/00",
        "/a~1b/~0/+0",
        "/a~1b/~0/2",
        "/a~1b/~0/-",
        "/s/0",
        "/x",
    ] {
        assert_eq!(value.pointer(nowhere), None, "{nowhere}");
    }
    assert_eq!(value.get("s").and_then(Json::as_str), Some("t"));
    assert_eq!(value.get("n").and_then(Json::as_i64), Some(-7));
    assert_eq!(value.get("n").and_then(Json::as_u64), None);
    assert_eq!(value.get("f").and_then(Json::as_f64), Some(2.5));
    assert_eq!(value.get("e").and_then(Json::as_u64), Some(100));
    assert_eq!(value.get("t").and_then(Json::as_bool), Some(true));
    assert_eq!(
        value.pointer("/a~1b/~0").and_then(|v| v.item(1)),
        Some(&2.into())
    );
    assert_eq!(value.as_object().map(Object::len), Some(6));
    assert!(value.as_array().is_none() && Json::default().is_null());
}

#[test]
fn building() {
    let mut object: Object = [("a", 1), ("b", 2)].into_iter().collect();
    assert_eq!(object.insert("a", "x"), Some(1.into()));
    assert_eq!(object.insert("c", Json::Null), None);
    assert_eq!(object.remove("b"), Some(2.into()));
    if let Some(value) = object.get_mut("c") {
        *value = vec![Some(true), None].into();
    }
    assert_eq!(
        Json::from(object).to_string(),
        r#"{"a":"x","c":[true,null]}"#
    );
    let list: Json = ["a", "b"].into_iter().collect();
    assert_eq!(list.to_string(), r#"["a","b"]"#);
    assert_eq!(Number::try_from(0.1).map(Json::from), Ok(json("0.1")));
    assert!(Number::try_from(f64::NAN).is_err() && Number::try_from(f64::INFINITY).is_err());
    assert_eq!(
        Json::of(&vec![(1, "x")]).map(|v| v.to_string()).ok(),
        Some(r#"[[1,"x"]]"#.to_owned())
    );
    assert_eq!(json("[1,2]").decode::<Vec<u8>>().ok(), Some(vec![1, 2]));
    assert_eq!(
        json("[1,256]")
            .decode::<Vec<u8>>()
            .map_err(|e| e.path().to_owned()),
        Err("$[1]".to_owned())
    );
}

#[test]
fn what_is_refused() {
    for (text, message) in [
        (r#"{"a":1,"a":1}"#, "comes twice"),
        (r#"{"a":1,"\u0061":1}"#, "comes twice"),
        (r#""\ud800""#, "wrong escape"),
        ("[01]", ""),
        ("{", ""),
        ("[1,]", ""),
        ("nul", ""),
        ("NaN", ""),
    ] {
        let error = text.parse::<Json>().expect_err(text).to_string();
        assert!(error.contains(message), "{text}: {error}");
    }
    let many: Vec<String> = (0..100).map(|i| format!("\"{i}\":0,")).collect();
    let many = many.concat();
    assert!(format!("{{{many}\"7\":0}}").parse::<Json>().is_err());
    assert!(format!("{{{many}\"x\":0}}").parse::<Json>().is_ok());
}

#[test]
fn depth_is_capped() {
    let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    assert!(deep(128).parse::<Json>().is_ok());
    assert!(
        deep(129)
            .parse::<Json>()
            .is_err_and(|e| e.to_string().contains("deeper than 128"))
    );
    assert!(deep(1_000_000).parse::<Json>().is_err());
}

#[test]
fn time_is_linear() {
    let time = |depth: usize, width: usize| {
        let text = format!(
            "{}{}{}",
            r#"{"a":[0,"#.repeat(depth),
            vec!["\"\\u0061\""; width].join(","),
            "]}".repeat(depth)
        );
        let text = if width == 0 {
            text.replace(",]", "]")
        } else {
            text
        };
        let start = std::time::Instant::now();
        assert!(text.parse::<Json>().is_ok());
        start.elapsed().as_secs_f64() / f64::from(u32::try_from(text.len()).expect("short"))
    };
    let _ = time(1, 100);
    let (shallow, deep) = (time(1, 100_000), time(60, 100_000));
    assert!(deep < shallow * 8.0, "{shallow} {deep}");
}

/// Any JSON value, with member names that collide now and then.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        ".*".prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(serde_json::Value::from),
            prop::collection::btree_map(".{0,3}", inner, 0..8)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn agrees_with_serde_json(value in any_json()) {
        let text = value.to_string();
        let json: Json = text.parse().unwrap();
        prop_assert_eq!(json.to_string(), text);
        prop_assert_eq!(serde_json::to_value(&json).unwrap(), value.clone());
        prop_assert_eq!(serde_json::from_value::<Json>(value).unwrap(), json);
    }

    #[test]
    fn arbitrary_text_does_not_panic(text in ".*") {
        let ours = text.parse::<Json>().is_ok();
        let theirs = serde_json::from_str::<serde_json::Value>(&text).is_ok();
        prop_assert!(theirs || !ours);
    }

    #[test]
    fn json_like_text_does_not_panic(text in r#"[\[\]{}:,"\\eE0-9.+\-tfnu ]{0,40}"#) {
        let ours = text.parse::<Json>();
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        match (ours, theirs) {
            (Ok(ours), Ok(theirs)) => prop_assert_eq!(serde_json::to_value(&ours).unwrap(), theirs),
            // Out of the range of doubles, or a name that comes twice.
            (Ok(_), Err(error)) => prop_assert!(error.to_string().contains("out of range"), "{}", error),
            (Err(_), _) => {}
        }
    }
}
