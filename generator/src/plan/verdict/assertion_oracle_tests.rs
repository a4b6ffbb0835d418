//! Verdicts on conditions, exclusions and what is said of names, held against another validator of JSON Schema.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::NoVerdict;
use super::tests::{judge_in, to_json};

/// A schema for values of a type.
type Schema = BoxedStrategy<Value>;

fn texts() -> Schema {
    let choice = prop::collection::btree_set("[ab]{0,2}", 1..3);
    prop_oneof![
        choice.prop_map(|values| json!({ "enum": values })),
        "[ab]{0,2}".prop_map(|value| json!({ "const": value })),
        (0_u64..3).prop_map(|limit| json!({ "minLength": limit })),
        (0_u64..3).prop_map(|limit| json!({ "maxLength": limit })),
        prop::sample::select(&["^a", "b$"][..]).prop_map(|source| json!({ "pattern": source })),
    ]
    .boxed()
}

fn numbers() -> Schema {
    prop_oneof![
        (-2_i64..4).prop_map(|limit| json!({ "minimum": limit })),
        (-2_i64..4).prop_map(|limit| json!({ "exclusiveMaximum": limit })),
        (1_i64..3).prop_map(|divisor| json!({ "multipleOf": divisor })),
        prop::collection::btree_set(-2_i64..4, 1..3).prop_map(|values| json!({ "enum": values })),
    ]
    .boxed()
}

fn lists() -> Schema {
    let item = prop_oneof![numbers(), texts()];
    let counts = (prop::option::of(0_u64..3), prop::option::of(0_u64..3));
    prop_oneof![
        (item, counts).prop_map(|(item, (least, most))| stated([
            ("contains", Some(item)),
            ("minContains", least.map(Value::from)),
            ("maxContains", most.map(Value::from)),
        ])),
        prop::collection::vec(prop::collection::vec(-1_i64..3, 0..3), 1..3)
            .prop_map(|values| json!({ "enum": values })),
        prop::collection::vec(numbers(), 1..3)
            .prop_map(|items| json!({"prefixItems": items, "items": false})),
    ]
    .boxed()
}

/// What may be said of an object with the members `a` (text), `b` (integer), `c` (list of integers).
fn objects(depth: u32) -> Schema {
    let names = || prop::sample::subsequence(vec!["a", "b", "c"], 1..3);
    let member = prop_oneof![
        texts().prop_map(|schema| json!({"properties": {"a": schema}})),
        numbers().prop_map(|schema| json!({"properties": {"b": schema}})),
        lists().prop_map(|schema| json!({"properties": {"c": schema}})),
    ];
    let leaf = prop_oneof![
        names().prop_map(|names| json!({ "required": names })),
        (names(), names()).prop_map(|(from, to)| {
            let lists: Map<String, Value> = from
                .into_iter()
                .map(|name| (name.to_owned(), json!(to)))
                .collect();
            json!({ "dependentRequired": lists })
        }),
        member,
    ];
    if depth == 0 {
        return leaf.boxed();
    }
    let inner = || objects(depth - 1);
    prop_oneof![
        2 => leaf,
        1 => inner().prop_map(|schema| json!({ "not": schema })),
        2 => (inner(), prop::option::of(inner()), prop::option::of(inner())).prop_map(
            |(condition, then, otherwise)| stated([
                ("if", Some(condition)),
                ("then", then),
                ("else", otherwise),
            ])
        ),
        1 => (names(), inner()).prop_map(|(names, schema)| {
            let schemas: Map<String, Value> = names
                .into_iter()
                .map(|name| (name.to_owned(), schema.clone()))
                .collect();
            json!({ "dependentSchemas": schemas })
        }),
        1 => prop::collection::vec(inner(), 1..3).prop_map(|all| json!({ "allOf": all })),
    ]
    .boxed()
}

/// What may be said of a map of integers.
fn maps() -> Schema {
    prop_oneof![
        texts().prop_map(|names| json!({ "propertyNames": names })),
        (numbers(), numbers(), any::<bool>()).prop_map(|(a, b, closed)| json!({
            "patternProperties": {"^a": with_type("integer", a), "b$": with_type("integer", b)},
            "additionalProperties": if closed { json!(false) } else { json!({"type": "integer"}) },
        })),
        Just(json!({"not": {"required": ["ab"]}})),
        Just(json!({"enum": [{}, {"a": 1}, {"b": 1.0, "ab": 2}]})),
    ]
    .boxed()
}

fn stated<const N: usize>(keywords: [(&str, Option<Value>); N]) -> Value {
    let there = keywords.into_iter();
    there
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
}

fn with_type(ty: &str, mut schema: Value) -> Value {
    schema["type"] = json!(ty);
    schema
}

fn object_value() -> impl Strategy<Value = Value> {
    let text = prop::option::of("[ab]{0,2}");
    let list = prop::option::of(prop::collection::vec(-1_i64..3, 0..3));
    (text, prop::option::of(-2_i64..4), list).prop_map(|(a, b, c)| {
        stated([
            ("a", a.map(Value::from)),
            ("b", b.map(Value::from)),
            ("c", c.map(Value::from)),
        ])
    })
}

fn map_value() -> impl Strategy<Value = Value> {
    prop::collection::btree_map("[ab]{1,2}", -2_i64..4, 0..3).prop_map(|members| json!(members))
}

/// Both say whether the value is valid, unless ours is not asked to.
fn both_agree(schema: &Value, value: &Value) -> Result<(), TestCaseError> {
    let oracle = jsonschema::draft202012::options()
        .build(schema)
        .expect("a schema of 2020-12");
    let wrapped = json!({"T": {"type": "object", "required": ["v"], "properties": {"v": schema}}});
    let (verdict, reported) = judge_in("3.1.1", &wrapped, &to_json(&json!({ "v": value })));
    match verdict {
        Some(Ok(verdict)) => prop_assert_eq!(
            verdict.findings.is_empty(),
            oracle.is_valid(value),
            "{:?} {:?}",
            verdict.findings,
            reported
        ),
        Some(Err(NoVerdict::Refused { pointer, what })) => {
            prop_assert!(!oracle.is_valid(value), "{pointer} {what}");
        }
        Some(Err(other)) => prop_assert!(false, "{other:?}"),
        None => prop_assert!(
            reported.iter().all(|name| *name == "contradiction"),
            "{reported:?}"
        ),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn objects_are_found_valid_alike(schema in objects(2), value in object_value()) {
        let mut schema = with_type("object", schema);
        let own = json!({
            "a": {"type": "string"}, "b": {"type": "integer"}, "c": {"type": "array", "items": {"type": "integer"}},
        });
        if let Some(more) = schema["properties"].take().as_object() {
            schema["allOf"] = json!([{ "properties": more }]);
        }
        schema["properties"] = own;
        both_agree(&schema, &value)?;
    }

    #[test]
    fn maps_are_found_valid_alike(schema in maps(), value in map_value()) {
        let mut schema = with_type("object", schema);
        if schema.get("additionalProperties").is_none() {
            schema["additionalProperties"] = json!({"type": "integer"});
        }
        both_agree(&schema, &value)?;
    }

    #[test]
    fn lists_are_found_valid_alike(schema in lists(), value in prop::collection::vec(-1_i64..3, 0..4)) {
        let mut schema = with_type("array", schema);
        if schema.get("prefixItems").is_none() {
            schema["items"] = json!({"type": "integer"});
        }
        both_agree(&schema, &json!(value))?;
    }

    #[test]
    fn scalars_are_found_valid_alike(excluded in prop_oneof![texts(), numbers()], text in "[ab]{0,2}", number in -2_i64..4) {
        both_agree(&json!({"type": "string", "not": excluded}), &json!(text))?;
        both_agree(&json!({"type": "integer", "not": excluded}), &json!(number))?;
    }
}
