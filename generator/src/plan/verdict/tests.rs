//! Verdicts on values, one by one, and held against another validator.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Judge, NoVerdict, Verdict};
use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Json, Number, Ty, TypeUse};
use crate::plan::checks::{Checker, Descend, ValueChecks};
use crate::plan::json::same;
use crate::plan::names::Names;
use crate::plan::patterns::Patterns;
use crate::plan::{cycles, presence};
use crate::source::{Origin, Sources};
use crate::{load, lower};

/// What is said of a value of the component `T` of these schemas; nothing when the schemas contradict themselves.
fn judge(schemas: &Value, value: &Json) -> Option<Result<Verdict, NoVerdict>> {
    let document = json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": schemas}});
    let config = Config::new("t.json", "out", "t");
    let mut diagnostics = Diagnostics::new(&config);
    let sources = Sources::single("t.json", document.to_string().into_bytes());
    let document = load::load(&sources, &config, &mut diagnostics);
    let api: Api = lower::lower(&document, &mut diagnostics);
    if diagnostics.has_errors() {
        let contradiction = diagnostics
            .findings()
            .iter()
            .all(|finding| finding.entry().name == "contradiction");
        assert!(contradiction, "{:?}", diagnostics.findings());
        return None;
    }
    let names = Names::of(&api);
    let boxed = cycles::boxed(&api, &names);
    let presences = presence::presences(&api);
    let mut patterns = Patterns::default();
    let checks = Checker {
        api: &api,
        boxed: &boxed,
        patterns: &mut patterns,
        diagnostics: &mut diagnostics,
    }
    .of_types();
    let id = api
        .types
        .iter()
        .map(|(id, _)| id)
        .find(|id| names.type_name(*id).as_str() == "T")
        .expect("T");
    let judge = Judge {
        api: &api,
        presences: &presences,
        checks: &checks,
        patterns: &patterns,
    };
    let place = TypeUse {
        origin: Origin::NONE,
        ty: Ty::Named(id),
        nullable: false,
        rules: Vec::new(),
    };
    Some(judge.judge(
        &place,
        &ValueChecks {
            rules: Vec::new(),
            descend: Descend::Validate(id),
        },
        value,
    ))
}

fn to_json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(number) => {
            Json::Number(Number::from_json_text(&number.to_string()).expect("a JSON number"))
        }
        Value::String(text) => Json::String(text.clone()),
        Value::Array(items) => Json::Array(items.iter().map(to_json).collect()),
        Value::Object(members) => Json::Object(
            members
                .iter()
                .map(|(name, member)| (name.clone(), to_json(member)))
                .collect(),
        ),
    }
}

fn said(schema: &Value, value: &Value) -> String {
    match judge(
        &json!({ "T": {"type": "object", "properties": {"v": schema}} }),
        &to_json(&json!({ "v": value })),
    ) {
        Some(Ok(verdict)) => {
            let findings: Vec<String> = verdict
                .findings
                .iter()
                .map(|finding| format!("{} {}", finding.pointer, finding.rule))
                .collect();
            findings.join(", ")
        }
        Some(Err(NoVerdict::Refused { pointer, what })) => format!("{pointer}! {what}"),
        Some(Err(NoVerdict::Unforeseen)) => "?".to_owned(),
        None => "contradiction".to_owned(),
    }
}

#[test]
fn values_and_what_is_said_of_them() {
    let string = |rest: Value| merge(json!({"type": "string"}), rest);
    let text = "a\u{1F600}e\u{301}";
    for (schema, value, expected) in [
        (
            string(json!({"minLength": 4, "maxLength": 4})),
            json!(text),
            "",
        ),
        (string(json!({"maxLength": 3})), json!(text), "/v maxLength"),
        (
            string(json!({"pattern": "\\d"})),
            json!("a\u{967}"),
            "/v pattern",
        ),
        (
            string(json!({"minLength": 3, "pattern": "^x"})),
            json!("a"),
            "/v minLength, /v pattern",
        ),
        (string(json!({"enum": ["a", "b"]})), json!("c"), "/v enum"),
        (
            string(json!({"enum": ["a", "b"]})),
            json!(1),
            "/v! a string is wanted",
        ),
        (
            string(json!({"format": "date-time"})),
            json!("soon"),
            "/v! an RFC 3339 date-time is wanted",
        ),
        (
            string(json!({"nullable": true, "minLength": 1})),
            Value::Null,
            "",
        ),
        (string(json!({})), Value::Null, ""),
        (
            json!({"type": "integer", "minimum": 1, "exclusiveMinimum": true}),
            json!(1),
            "/v exclusiveMinimum",
        ),
        (
            json!({"type": "integer", "format": "int32"}),
            json!(2_147_483_648_u32),
            "/v! an integer within the range of its format is wanted",
        ),
        (
            json!({"type": "integer"}),
            json!(1.5),
            "/v! an integer within the range of its format is wanted",
        ),
        (json!({"type": "integer"}), json!(1.0), "?"),
        (
            json!({"type": "integer", "enum": [1, 2]}),
            json!(3),
            "/v enum",
        ),
        (json!({"type": "number", "multipleOf": 0.1}), json!(0.3), ""),
        (json!({"type": "number", "enum": [1, 2.5]}), json!(2.5), ""),
        (
            json!({"type": "number", "enum": [1, 2.5]}),
            json!(2),
            "/v enum",
        ),
        (
            json!({"type": "boolean", "enum": [true]}),
            json!(false),
            "/v enum",
        ),
        (
            json!({"type": "array", "uniqueItems": true, "items": {}}),
            json!([1, true, {"a": 1, "b": 2}, {"b": 2.0, "a": 1}]),
            "/v uniqueItems",
        ),
        (
            json!({"type": "array", "minItems": 2, "items": {"type": "string", "maxLength": 0}}),
            json!(["x"]),
            "/v minItems, /v/0 maxLength",
        ),
        (
            json!({"type": "object", "maxProperties": 1, "additionalProperties": {"type": "integer", "maximum": 1}}),
            json!({"~": 1, "a/b": 2}),
            "/v maxProperties, /v/a~1b maximum",
        ),
        (
            json!({"type": "object", "required": ["x"], "properties": {"x": {"type": "string"}}}),
            json!({}),
            "/v/x! a required member is missing",
        ),
        (
            json!({"type": "object", "minProperties": 1, "properties": {"x": {"type": "string"}}}),
            json!({"y": 1}),
            "/v minProperties",
        ),
        (
            json!({"type": "object", "properties": {"x": {"type": "array", "items": {"type": "string"}}}}),
            json!({"x": {}}),
            "/v/x! an array is wanted",
        ),
    ] {
        assert_eq!(said(&schema, &value), expected, "{schema} {value}");
    }
}

fn merge(mut left: Value, right: Value) -> Value {
    if let (Some(left), Value::Object(right)) = (left.as_object_mut(), right) {
        left.extend(right);
    }
    left
}

/// A schema and a value that is nearly of it.
fn schema_and_value(depth: u32) -> BoxedStrategy<(Value, Value)> {
    let limit = || prop::option::of(0_u64..4);
    let text = (
        limit(),
        limit(),
        prop::option::of(prop::sample::select(&["^a", "b$", "\\d", "[^a]"][..])),
        "[ab0é😀]{0,5}",
    )
        .prop_map(|(least, most, pattern, value)| {
            (
                keywords(
                    "string",
                    [
                        ("minLength", least.map(Value::from)),
                        ("maxLength", most.map(Value::from)),
                        ("pattern", pattern.map(Value::from)),
                    ],
                ),
                json!(value),
            )
        });
    let choice = (prop::collection::btree_set("[ab]{1,2}", 1..4), "[ab]{1,2}")
        .prop_map(|(values, value)| (json!({"type": "string", "enum": values}), json!(value)));
    let integer = (
        prop::option::of(-9_i64..9),
        prop::option::of(-9_i64..9),
        any::<bool>(),
        prop::option::of(1_i64..5),
        -12_i64..12,
    )
        .prop_map(|(least, most, exclusive, step, value)| {
            let exclusive =
                |bound: Option<i64>| bound.filter(|_| exclusive).map(|_| Value::Bool(true));
            (
                keywords(
                    "integer",
                    [
                        ("minimum", least.map(Value::from)),
                        ("maximum", most.map(Value::from)),
                        ("exclusiveMinimum", exclusive(least)),
                        ("exclusiveMaximum", exclusive(most)),
                        ("multipleOf", step.map(Value::from)),
                    ],
                ),
                json!(value),
            )
        });
    let quarter =
        |range: std::ops::Range<i32>| range.prop_map(|quarters| f64::from(quarters) / 4.0);
    let number = (
        prop::option::of(quarter(-20..20)),
        prop::option::of(quarter(-20..20)),
        prop::option::of(quarter(1..9)),
        quarter(-24..24),
    )
        .prop_map(|(least, most, step, value)| {
            (
                keywords(
                    "number",
                    [
                        ("minimum", least.map(Value::from)),
                        ("maximum", most.map(Value::from)),
                        ("multipleOf", step.map(Value::from)),
                    ],
                ),
                json!(value),
            )
        });
    let leaf = prop_oneof![
        text,
        choice,
        integer,
        number,
        any::<bool>().prop_map(|value| (json!({"type": "boolean"}), json!(value)))
    ];
    if depth == 0 {
        return leaf.boxed();
    }
    let list = (
        schema_and_value(depth - 1),
        limit(),
        limit(),
        any::<bool>(),
        0_usize..4,
    )
        .prop_map(|((items, item), least, most, unique, length)| {
            let schema = keywords(
                "array",
                [
                    ("minItems", least.map(Value::from)),
                    ("maxItems", most.map(Value::from)),
                    ("uniqueItems", unique.then_some(Value::Bool(true))),
                    ("items", Some(items)),
                ],
            );
            (schema, Value::Array(vec![item; length]))
        });
    let object = (
        prop::collection::btree_map(
            "[a-c~/]",
            (
                schema_and_value(depth - 1),
                any::<bool>(),
                prop::bool::weighted(0.9),
            ),
            1..4,
        ),
        limit(),
        limit(),
    )
        .prop_map(|(members, least, most)| {
            let properties: Value = members
                .iter()
                .map(|(name, ((schema, _), _, _))| (name.clone(), schema.clone()))
                .collect();
            let required: Vec<&String> = members
                .iter()
                .filter(|(_, (_, required, _))| *required)
                .map(|(name, _)| name)
                .collect();
            let value: Value = members
                .iter()
                .filter(|(_, (_, _, there))| *there)
                .map(|(name, ((_, value), _, _))| (name.clone(), value.clone()))
                .collect();
            let required = (!required.is_empty()).then(|| json!(required));
            let schema = keywords(
                "object",
                [
                    ("properties", Some(properties)),
                    ("required", required),
                    ("minProperties", least.map(Value::from)),
                    ("maxProperties", most.map(Value::from)),
                ],
            );
            (schema, value)
        });
    let map = (
        schema_and_value(depth - 1),
        limit(),
        prop::collection::btree_set("[a-c]", 0..4),
    )
        .prop_map(|((schema, value), least, names)| {
            let members: Value = names
                .into_iter()
                .map(|name| (name, value.clone()))
                .collect();
            (
                keywords(
                    "object",
                    [
                        ("additionalProperties", Some(schema)),
                        ("minProperties", least.map(Value::from)),
                    ],
                ),
                members,
            )
        });
    prop_oneof![2 => leaf, 1 => list, 2 => object, 1 => map].boxed()
}

fn keywords<const N: usize>(ty: &str, keywords: [(&str, Option<Value>); N]) -> Value {
    let stated = keywords
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    std::iter::once(("type".to_owned(), json!(ty)))
        .chain(stated)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// What is found is what another validator of JSON Schema finds, at the same places.
    #[test]
    fn another_validator_finds_the_same((schema, value) in schema_and_value(3)) {
        let oracle = jsonschema::draft4::options().build(&schema).expect("a schema of draft 4");
        // The same for integers, where ours says which of the two bounds it was.
        let usual = |rule: &str| match rule {
            "exclusiveMinimum" => "minimum".to_owned(),
            "exclusiveMaximum" => "maximum".to_owned(),
            other => other.to_owned(),
        };
        let theirs: BTreeSet<(String, String)> = oracle
            .iter_errors(&value)
            .map(|error| (error.instance_path().to_string(), usual(error.schema_path().as_str().rsplit('/').next().unwrap_or_default())))
            .collect();
        let wrapped = json!({"T": {"type": "object", "required": ["v"], "properties": {"v": schema}}});
        let whole = to_json(&json!({ "v": value }));
        match judge(&wrapped, &whole) {
            Some(Ok(verdict)) => {
                let ours: BTreeSet<(String, String)> = verdict
                    .findings
                    .iter()
                    .map(|finding| (finding.pointer.strip_prefix("/v").unwrap_or_default().to_owned(), usual(finding.rule)))
                    .collect();
                prop_assert_eq!(ours, theirs);
                let same = same(&verdict.kept, &whole);
                prop_assert!(same, "what is read is written again");
            }
            Some(Err(NoVerdict::Refused { .. })) => prop_assert!(theirs.iter().any(|(_, rule)| rule == "required"), "{theirs:?}"),
            Some(Err(NoVerdict::Unforeseen)) => prop_assert!(false, "everything here is foreseen"),
            None => {}
        }
    }
}
