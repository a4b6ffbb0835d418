//! Objects with known members.

use crate::api::runtime::json::from_slice;
use crate::api::runtime::model::{Maybe, count_members};
use crate::api::runtime::validate::{self as rule, Location, Violations};
use crate::sample::{Counts, Kept, Link, Snapshot, Tree};

const FULL: &str = r#"{"id":"a1b2","takenAt":"2024-06-06T17:05:00Z","note":null,"size":5,"frequency":"weekly","description":null,"links":[{"href":"/x"},{}],"parent":{"id":"c3d4","takenAt":"2024-06-05T17:05:00+02:00","note":"n"}}"#;

fn written<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("a model has a JSON form")
}

fn failure<T: serde::de::DeserializeOwned>(text: &str) -> String {
    match from_slice::<T>(text.as_bytes()) {
        Ok(_) => panic!("{text} was read"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn reads_and_writes_the_same() {
    let snapshot: Snapshot = serde_json::from_str(FULL).expect("a snapshot");
    assert_eq!(snapshot.description, Maybe::Null);
    assert_eq!(
        snapshot.parent.as_ref().map(|p| p.id.as_str()),
        Some("c3d4")
    );
    assert_eq!(written(&snapshot), FULL);
}

#[test]
fn works_through_serde_json_value() {
    let value: serde_json::Value = serde_json::from_str(FULL).expect("JSON");
    let snapshot: Snapshot = serde_json::from_value(value.clone()).expect("a snapshot");
    assert_eq!(serde_json::to_value(&snapshot).expect("JSON"), value);
    let reader: Snapshot = serde_json::from_reader(FULL.as_bytes()).expect("a snapshot");
    assert_eq!(reader, snapshot);
}

#[test]
fn members_in_any_order_and_unknown_ones() {
    let text = r#"{"note":"n","later":{"deep":[1,{"x":null}]},"takenAt":"2024-06-06T17:05:00Z","id":"a1b2"}"#;
    let snapshot: Snapshot = serde_json::from_str(text).expect("a snapshot");
    assert_eq!(
        written(&snapshot),
        r#"{"id":"a1b2","takenAt":"2024-06-06T17:05:00Z","note":"n"}"#
    );
}

#[test]
fn null_for_an_optional_member_is_absence() {
    let link: Link = serde_json::from_str(r#"{"href":null}"#).expect("a link");
    assert_eq!(link, Link::default());
    assert_eq!(written(&link), "{}");
}

#[test]
fn names_with_escapes_are_known() {
    let link: Link = serde_json::from_str(r#"{"hr\u0065f":"/"}"#).expect("a link");
    assert_eq!(link.href.as_deref(), Some("/"));
}

#[test]
fn what_is_missing_or_wrong_is_named() {
    assert_eq!(
        failure::<Snapshot>(r#"{"id":"a1b2","takenAt":"2024-06-06T17:05:00Z"}"#),
        "missing field `note` at $"
    );
    assert_eq!(
        failure::<Link>(r#"{"href":"a","rel":"b","href":"c"}"#),
        "duplicate field `href` at $.href"
    );
    assert_eq!(
        failure::<Link>("[]"),
        "invalid type: sequence, expected an object (Link) at $"
    );
    // A fraction of nothing is none, and any other is no integer.
    let counts: Counts = from_slice(br#"{"total":1.0}"#).expect("an integer");
    assert_eq!(counts.total, Some(1));
    assert_eq!(
        failure::<Counts>(r#"{"total":1.5}"#),
        "invalid type: floating point `1.5`, expected i64 at $.total"
    );
    assert_eq!(
        failure::<Counts>(r#"{"total":9223372036854775808}"#),
        "invalid value: integer `9223372036854775808`, expected i64 at $.total"
    );
}

#[test]
fn typed_members_of_other_names() {
    let counts: Counts = serde_json::from_str(r#"{"b":2,"total":3,"a":1}"#).expect("counts");
    assert_eq!(counts.additional.get("a"), Some(&1));
    assert_eq!(written(&counts), r#"{"total":3,"a":1,"b":2}"#);
    assert_eq!(count_members(&counts), 3);
    assert_eq!(
        failure::<Counts>(r#"{"a":1,"b":"x"}"#),
        r#"invalid type: string "x", expected i64 at $.b"#
    );
    assert_eq!(
        failure::<Counts>(r#"{"a":1,"a":1}"#),
        "an additional member comes twice at $.a"
    );
}

#[test]
fn a_member_of_another_name_cannot_stand_for_a_known_one() {
    let mut counts = Counts::default();
    counts.additional.insert("total".to_owned(), 1);
    let error = serde_json::to_string(&counts).expect_err("two members of one name");
    assert_eq!(
        error.to_string(),
        "the additional member `total` has the name of a known one"
    );
}

#[test]
fn unknown_members_are_kept_where_asked_for() {
    let text = r#"{"id":"x","z":1.10,"a":{"n":12345678901234567890123}}"#;
    let kept: Kept = serde_json::from_str(text).expect("kept");
    assert_eq!(written(&kept), text);
}

#[test]
fn what_is_read_changed_and_written_keeps_what_is_not_known() {
    let text = r#"{"later":[1.50,{"b":1,"a":null}],"id":"x","much":1e400,"\u00e9":"\u0000"}"#;
    let mut kept: Kept = from_slice(text.as_bytes()).expect("kept");
    kept.id = Some("y".to_owned());
    assert_eq!(
        written(&kept),
        "{\"id\":\"y\",\"later\":[1.50,{\"b\":1,\"a\":null}],\"much\":1e400,\"é\":\"\\u0000\"}"
    );
    assert_eq!(
        kept.others
            .remove("later")
            .map(|json| json.to_string())
            .as_deref(),
        Some(r#"[1.50,{"b":1,"a":null}]"#)
    );
    assert_eq!(count_members(&kept), 3);
    assert_eq!(
        failure::<Kept>(r#"{"a":1,"a":2}"#),
        "an additional member comes twice at $.a"
    );
}

#[test]
fn what_is_not_known_is_reported_where_the_document_refuses_it() {
    let kept: Kept = serde_json::from_str(r#"{"b/c":1,"id":"x","a":2}"#).expect("kept");
    let mut found = Violations::default();
    rule::unknown_members(&kept.others, Location::ROOT, &mut found);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|violation| (violation.pointer.as_str(), violation.rule.name()))
        .collect();
    assert_eq!(
        found,
        [
            ("/b~1c", "additionalProperties"),
            ("/a", "additionalProperties")
        ]
    );
}

#[test]
fn a_list_of_itself() {
    let tree: Tree = serde_json::from_str("[[],[[]]]").expect("a tree");
    assert_eq!(tree.len(), 2);
    assert_eq!(written(&tree), "[[],[[]]]");
    assert!(serde_json::from_str::<Tree>(&"[".repeat(200)).is_err());
}

#[test]
fn deep_nesting_is_refused_rather_than_followed() {
    let open = r#"{"id":"a","takenAt":"2024-06-06T17:05:00Z","note":null,"parent":"#;
    let text = format!("{}null{}", open.repeat(200), "}".repeat(200));
    assert!(failure::<Snapshot>(&text).starts_with("recursion limit exceeded"));
}

#[test]
fn more_members_than_a_word_has_bits() {
    use crate::api::runtime::model::{self, FieldReader, FieldWriter, Record};

    #[derive(Default)]
    struct Wide(Vec<usize>);

    impl Record for Wide {
        const NAME: &'static str = "Wide";
        const FIELDS: &'static [&'static str] = &[
            "f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12", "f13",
            "f14", "f15", "f16", "f17", "f18", "f19", "f20", "f21", "f22", "f23", "f24", "f25",
            "f26", "f27", "f28", "f29", "f30", "f31", "f32", "f33", "f34", "f35", "f36", "f37",
            "f38", "f39", "f40", "f41", "f42", "f43", "f44", "f45", "f46", "f47", "f48", "f49",
            "f50", "f51", "f52", "f53", "f54", "f55", "f56", "f57", "f58", "f59", "f60", "f61",
            "f62", "f63", "f64", "f65", "f66", "f67", "f68", "f69",
        ];
        const REQUIRED: &'static [usize] = &[63, 64, 69];

        fn blank() -> Self {
            Self::default()
        }

        fn read<'de, R: FieldReader<'de>>(
            &mut self,
            field: usize,
            value: &mut R,
        ) -> Result<(), R::Error> {
            self.0.push(field);
            value.skip()
        }

        fn write<W: FieldWriter>(&self, _: &mut W) {}
    }

    model::record!(Wide);

    let read = |text: &str| serde_json::from_str::<Wide>(text).map(|wide| wide.0);
    let all = r#"{"f69":0,"f64":0,"f63":0,"f0":0}"#;
    assert_eq!(read(all).expect("all of them"), [69, 64, 63, 0]);
    for (text, message) in [
        (r#"{"f69":0,"f63":0}"#, "missing field `f64`"),
        (r#"{"f69":0,"f64":0}"#, "missing field `f63`"),
        (r#"{"f64":0,"f63":0}"#, "missing field `f69`"),
        (r#"{"f69":0,"f69":0}"#, "duplicate field `f69`"),
        (r#"{"f0":0,"f64":0,"f64":0}"#, "duplicate field `f64`"),
    ] {
        let error = read(text).expect_err("refused").to_string();
        assert!(error.starts_with(message), "{error}");
    }
}
