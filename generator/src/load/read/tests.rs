//! Do other readers see the same? Documents made up at random go through ours and through `serde_yaml` and
//! `serde_json`, whose parsers share nothing with ours.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value as Json;

use super::*;
use crate::config::Limits;
use crate::source::{At, Lines, Value};

fn tree(name: &str, text: &str) -> Option<Arc<Tree>> {
    let mut diagnostics = Diagnostics::default();
    let file = SourceFile::new(name, text);
    read(
        FileId::ENTRY,
        &file,
        &Room::of(&Limits::default()),
        &mut diagnostics,
    )
    .ok()
}

/// What a tree says. Numbers become what `serde_json` makes of them.
fn to_json(at: At<'_>) -> Json {
    match at.value() {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(value),
        Value::Number(text) => serde_json::from_str(text).expect("the text of a JSON number"),
        Value::String(text) => Json::from(text),
        Value::Array => at.items().map(to_json).collect(),
        Value::Object => Json::Object(
            at.entries()
                .map(|(name, at)| (name.to_owned(), to_json(at)))
                .collect(),
        ),
    }
}

/// What `serde_yaml` says; `None` where it has something that JSON has not, or a key that is no string.
fn yaml_to_json(value: &serde_yaml::Value) -> Option<Json> {
    Some(match value {
        serde_yaml::Value::Null => Json::Null,
        serde_yaml::Value::Bool(value) => Json::Bool(*value),
        serde_yaml::Value::Number(number) => serde_json::from_str(&number.to_string()).ok()?,
        serde_yaml::Value::String(text) => Json::from(text.as_str()),
        serde_yaml::Value::Sequence(items) => {
            items.iter().map(yaml_to_json).collect::<Option<_>>()?
        }
        serde_yaml::Value::Mapping(members) => {
            let members = members
                .iter()
                .map(|(name, value)| Some((name.as_str()?.to_owned(), yaml_to_json(value)?)));
            Json::Object(members.collect::<Option<_>>()?)
        }
        serde_yaml::Value::Tagged(_) => return None,
    })
}

fn numbers_as_floats(json: Json) -> Json {
    match json {
        Json::Number(number) => number.as_f64().map_or(Json::Null, Json::from),
        Json::Array(items) => items.into_iter().map(numbers_as_floats).collect(),
        Json::Object(members) => members
            .into_iter()
            .map(|(name, json)| (name, numbers_as_floats(json)))
            .collect(),
        scalar @ (Json::Null | Json::Bool(_) | Json::String(_)) => scalar,
    }
}

fn any_json() -> impl Strategy<Value = Json> {
    let text = prop_oneof![
        "\\PC{0,12}",
        "[ -~\n\t\"'#:\\[\\]{}|>&*!%@`,?-]{0,12}",
        "(true|null|~|yes|0o7|1e3|-|)"
    ];
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        // Few digits: `serde_json` reads long ones a little off.
        any::<i32>().prop_map(|number| Json::from(f64::from(number) / 64.0)),
        text.clone().prop_map(Json::from),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
            prop::collection::btree_map(text.clone(), inner, 0..20)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn json_means_what_serde_json_says(value in any_json()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).expect("it is JSON")] {
            // Only an object makes a JSON file: everything else is read as YAML.
            let text = format!("{{\"value\":{text}}}");
            let tree = tree("a.json", &text).expect("it is JSON");
            let value = tree.root().get("value").map(to_json);
            prop_assert_eq!(value, serde_json::from_str::<Json>(&text).expect("it is JSON").get("value").cloned());
        }
    }

    #[test]
    fn yaml_means_what_was_written(value in any_json()) {
        let text = serde_yaml::to_string(&value).expect("it can be written");
        // `serde_yaml` writes YAML 1.1, whose line ends are more than those of 1.2; the rest we refuse as it is.
        let other = |c: char| matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}') || (c.is_control() && !c.is_whitespace());
        prop_assume!(!text.contains(other));
        // What `serde_yaml` writes plain and we refuse: keys that look like null, and merge keys of what is no alias.
        if let Some(tree) = tree("a.yaml", &text) {
            prop_assert_eq!(numbers_as_floats(to_json(tree.root())), numbers_as_floats(value));
        } else {
            prop_assert!(["null:", "~:", "<<:"].iter().any(|key| text.contains(key)), "{text}");
        }
    }

    #[test]
    fn every_json_string_stands_where_the_tree_says(value in any_json()) {
        let text = format!("{{\"é\":{value}}}");
        let tree = tree("a.json", &text).expect("it is JSON");
        let mut pending = vec![tree.root()];
        while let Some(at) = pending.pop() {
            pending.extend(at.children());
            let span = tree.focus(at.origin().key());
            if let Some(key) = at.key() {
                let written = &text[span.start as usize..span.end as usize];
                prop_assert_eq!(serde_json::from_str::<String>(written).expect("a string"), key);
            }
            if let Some(string) = at.as_str() {
                let span = tree.focus(at.origin());
                let written = &text[span.start as usize..span.end as usize];
                prop_assert_eq!(serde_json::from_str::<String>(written).expect("a string"), string);
            }
            let followed = crate::source::pointer::follow(tree.root(), &tree.pointer(at.origin())[1..]);
            prop_assert_eq!(followed.map(At::origin), Some(at.origin()));
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), name in "a\\.(json|yaml)") {
        let mut diagnostics = Diagnostics::default();
        let _ = read(FileId::ENTRY, &SourceFile::new(name, bytes), &Room::of(&Limits::default()), &mut diagnostics);
        let _ = diagnostics.finish().map_err(|report| (report.to_text(), report.to_json_lines()));
    }
}

/// Texts put together from pieces of a grammar, most of them wrong: where both readers accept one, they agree on it.
fn agree_on_pieces(
    pieces: &'static [&'static str],
    length: usize,
    ours_and_theirs: impl Fn(&str) -> bool,
) {
    let pieces = prop::collection::vec(prop::sample::select(pieces), 1..length);
    let mut runner = TestRunner::deterministic();
    let accepted = (0..6_000)
        .filter(|_| {
            // At the end of a file without a line end, readers do not agree on whether a block scalar has one.
            let text = pieces
                .new_tree(&mut runner)
                .expect("a text")
                .current()
                .concat();
            ours_and_theirs(&format!("{text}\n"))
        })
        .count();
    assert!(
        accepted > 100,
        "only {accepted} texts were accepted by both: the comparison says nothing"
    );
}

#[test]
fn pieces_of_yaml() {
    const PIECES: &[&str] = &[
        "a: ",
        "b: ",
        "c:\n",
        "- ",
        "\n",
        "\n",
        "\n  ",
        "\n  ",
        "\n    ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "'it''s'",
        "\"q\\n\\u00e9\"",
        "x",
        "plain text",
        "true",
        "null",
        "12",
        "-1.5",
        "1e3 ",
        "~",
        "|\n    one\n    two\n",
        ">-\n    one\n    two\n",
        "# note\n",
        "\"a\": ",
        "é",
        "2023-01-01",
        "? ",
        "yes",
    ];
    agree_on_pieces(PIECES, 9, |text| {
        let (Some(ours), Ok(theirs)) = (
            tree("a.yaml", text),
            serde_yaml::from_str::<serde_yaml::Value>(text),
        ) else {
            return false;
        };
        let Some(theirs) = yaml_to_json(&theirs) else {
            return false;
        };
        assert_eq!(
            numbers_as_floats(to_json(ours.root())),
            numbers_as_floats(theirs),
            "{text:?}"
        );
        true
    });
}

#[test]
fn pieces_with_aliases() {
    // Each anchor is given once: `serde_yaml` takes the last of a name, and YAML 1.2.2 (§ 3.2.2.2) the last before the
    // alias. Nor does it merge what is merged into something that is merged.
    const PIECES: &[&str] = &[
        "a: &x {c: 1, d: 2}\n",
        "a: &x {c: [{}, null], d: 2}\n",
        "b: [1, &w two]\n",
        "c: &y {d: {c: 3}}\n",
        "d: *x\n",
        "e: [*x, *y, *w]\n",
        "f: {<<: *x, d: 5}\n",
        "g: {<<: [*x, *y], e: 6}\n",
        "h:\n  d: *y\n  <<: *y\n  i: {<<: *x}\n",
        "j:\n- <<: [*x]\n- *y\n- [*x]\n",
    ];
    agree_on_pieces(PIECES, 6, |text| {
        let Ok(mut theirs) = serde_yaml::from_str::<serde_yaml::Value>(text) else {
            return false;
        };
        let Some(ours) = tree("a.yaml", text) else {
            return false;
        };
        if theirs.apply_merge().is_err() {
            return false;
        }
        let Some(theirs) = yaml_to_json(&theirs) else {
            return false;
        };
        assert_eq!(to_json(ours.root()), theirs, "{text:?}");
        text.contains('*')
    });
}

#[test]
fn aliases_are_copies_at_places_of_their_own() {
    let text = "
a: &a {limit: 10, list: [1, {deep: x}]}
b: &b {<<: *a, limit: 20}
c: [*a, {<<: [*b, *a]}]
";
    let tree = tree("a.yaml", text).expect("YAML");
    let expected = serde_json::json!({
        "a": {"limit": 10, "list": [1, {"deep": "x"}]},
        "b": {"limit": 20, "list": [1, {"deep": "x"}]},
        "c": [
            {"limit": 10, "list": [1, {"deep": "x"}]},
            {"limit": 20, "list": [1, {"deep": "x"}]},
        ],
    });
    assert_eq!(to_json(tree.root()), expected);
    let deep = crate::source::pointer::follow(tree.root(), "/c/1/list/1/deep").expect("a value");
    assert_eq!(tree.pointer(deep.origin()), "#/c/1/list/1/deep");
    let span = tree.focus(deep.origin());
    assert_eq!(&text[span.start as usize..span.end as usize], "x");
}

#[test]
fn pieces_of_json() {
    const PIECES: &[&str] = &[
        "{\"a\":",
        "{",
        "}",
        "}",
        "[",
        "]",
        "]",
        ",",
        "\"b\":",
        ":",
        "1",
        "-0.5e2 ",
        "01",
        "true",
        "null",
        "nul",
        "\"x\"",
        "\"\\u00e9\\n\"",
        "\"\\ud83d\\ude39\"",
        "\"\\ud83d\"",
        "\"\\x\"",
        " ",
        "\n",
        "\"",
        "{}",
        "[]",
    ];
    agree_on_pieces(PIECES, 8, |text| {
        let text = format!("{{\"v\":{text}}}");
        let theirs = serde_json::from_str::<Json>(&text).ok();
        let ours = tree("a.json", &text);
        match (&ours, &theirs) {
            (Some(ours), Some(theirs)) => assert_eq!(&to_json(ours.root()), theirs, "{text}"),
            (None, None) => {}
            // `serde_json` lets the last of two members of one name win.
            (None, Some(_)) => assert!(
                text.matches("\"b\"").count() + text.matches("\"a\"").count() > 1,
                "{text}"
            ),
            (Some(_), None) => panic!("only we accept {text}"),
        }
        theirs.is_some()
    });
}

#[test]
fn positions_in_yaml_count_characters() {
    let text = "é: [大, \"😹\", x]\nb:\n  - |\n    l\n";
    let tree = tree("a.yaml", text).expect("it is YAML");
    let lines = Lines::of(text);
    let place = |pointer: &str| {
        let at = crate::source::pointer::follow(tree.root(), pointer).expect(pointer);
        let position = lines.position(text, tree.focus(at.origin()).start as usize);
        (position.line, position.column)
    };
    assert_eq!(place("/é/0"), (1, 5));
    assert_eq!(place("/é/1"), (1, 8));
    assert_eq!(place("/é/2"), (1, 13));
    assert_eq!(place("/b/0"), (4, 5));
}

#[test]
fn numbers_keep_every_digit() {
    let text = "a: 12345678901234567890123.10\nb: 1e400\nc: -0.0\nd: 0x10\n";
    let tree = tree("a.yaml", text).expect("it is YAML");
    let numbers: Vec<_> = tree
        .root()
        .entries()
        .map(|(_, at)| (at.as_number_text(), at.scalar_source()))
        .collect();
    assert_eq!(
        numbers,
        [
            (
                Some("12345678901234567890123.10"),
                "12345678901234567890123.10"
            ),
            (Some("1e400"), "1e400"),
            (Some("-0.0"), "-0.0"),
            (Some("16"), "0x10"),
        ]
    );
}

#[test]
fn a_yaml_file_may_begin_with_a_flow_mapping() {
    let flow = tree("a.yaml", "{openapi: 3.0.4, 'x': [1,]}").expect("it is YAML");
    assert_eq!(
        to_json(flow.root()),
        serde_json::json!({"openapi": "3.0.4", "x": [1]})
    );
    assert!(tree("a.json", "{openapi: 3.0.4}").is_none());
    let json = tree("a.yaml", "{\"x\": \"\\ud83d\\ude39\"}").expect("it is JSON");
    assert_eq!(to_json(json.root()), serde_json::json!({"x": "😹"}));
}

#[test]
fn every_kind_of_line_end_is_counted() {
    for end in ["\n", "\r\n", "\r"] {
        for (name, text) in [
            ("a.yaml", "a:\n- é\n- b\n"),
            ("a.json", "{\"a\":\n[\"é\",\n \"b\"]}"),
        ] {
            let text = text.replace('\n', end);
            let tree = tree(name, &text).expect("it can be read");
            let last = tree
                .root()
                .get("a")
                .and_then(|list| list.items().next_back())
                .expect("an item");
            let start = tree.focus(last.origin()).start as usize;
            let position = Lines::of(&text).position(&text, start);
            assert_eq!((position.line, last.as_str()), (3, Some("b")), "{text:?}");
        }
    }
}

#[test]
fn values_are_compared_by_what_they_mean() {
    let text = "same: [[1, 1.0], [{a: 1, b: [x]}, {b: [x], a: 1e0}], [\"\", ''], [null, ~], [0, -0.0]]\n\
                other: [[1, '1'], [true, 1], [null, ''], [[a, b], [b, a]], [[a], [a, a]], [{a: 1}, {a: 1, b: 1}], [{}, []], [['a,b'], [a, b]]]\n";
    let tree = tree("a.yaml", text).expect("it is YAML");
    for (name, expected) in [("same", true), ("other", false)] {
        for pair in tree.root().get(name).expect("the pairs").items() {
            let (left, right) = (
                pair.items().next().expect("one"),
                pair.items().nth(1).expect("another"),
            );
            assert_eq!(
                crate::source::same_value(left, right),
                expected,
                "{}",
                to_json(pair)
            );
            assert_eq!(
                crate::source::canonical(left) == crate::source::canonical(right),
                expected,
                "{}",
                to_json(pair)
            );
        }
    }
}
