//! Verdicts on random values of random schemas, held against another validator of JSON Schema.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::NoVerdict;
use super::tests::{judge, to_json};
use crate::plan::json::same;

/// A schema, and a value that is nearly of it.
type Pair = BoxedStrategy<(Value, Value)>;

fn schema_and_value(depth: u32) -> Pair {
    let boolean = any::<bool>().prop_map(|value| (json!({"type": "boolean"}), json!(value)));
    let leaf = prop_oneof![text(), choice(), integer(), number(), boolean];
    if depth == 0 {
        return leaf.boxed();
    }
    prop_oneof![2 => leaf, 1 => list(depth), 2 => object(depth), 1 => map(depth)].boxed()
}

fn count() -> impl Strategy<Value = Option<Value>> {
    prop::option::of((0_u64..4).prop_map(Value::from))
}

fn text() -> Pair {
    let pattern = prop::option::of(prop::sample::select(&["^a", "b$", "\\d", "[^a]"][..]));
    (count(), count(), pattern, "[ab0é😀]{0,5}")
        .prop_map(|(least, most, pattern, value)| {
            let stated = [
                ("minLength", least),
                ("maxLength", most),
                ("pattern", pattern.map(Value::from)),
            ];
            (keywords("string", stated), json!(value))
        })
        .boxed()
}

fn choice() -> Pair {
    (prop::collection::btree_set("[ab]{1,2}", 1..4), "[ab]{1,2}")
        .prop_map(|(values, value)| (json!({"type": "string", "enum": values}), json!(value)))
        .boxed()
}

fn integer() -> Pair {
    let bound = || prop::option::of(-9_i64..9);
    (
        bound(),
        bound(),
        any::<bool>(),
        prop::option::of(1_i64..5),
        -12_i64..12,
    )
        .prop_map(|(least, most, exclusive, step, value)| {
            let exclusive =
                |bound: Option<i64>| bound.filter(|_| exclusive).map(|_| Value::Bool(true));
            let stated = [
                ("minimum", least.map(Value::from)),
                ("maximum", most.map(Value::from)),
                ("exclusiveMinimum", exclusive(least)),
                ("exclusiveMaximum", exclusive(most)),
                ("multipleOf", step.map(Value::from)),
            ];
            (keywords("integer", stated), json!(value))
        })
        .boxed()
}

fn number() -> Pair {
    let quarters =
        |range: std::ops::Range<i32>| range.prop_map(|quarters| json!(f64::from(quarters) / 4.0));
    let bound = || prop::option::of(quarters(-20..20));
    (
        bound(),
        bound(),
        prop::option::of(quarters(1..9)),
        quarters(-24..24),
    )
        .prop_map(|(least, most, step, value)| {
            let stated = [("minimum", least), ("maximum", most), ("multipleOf", step)];
            (keywords("number", stated), value)
        })
        .boxed()
}

fn list(depth: u32) -> Pair {
    (
        schema_and_value(depth - 1),
        count(),
        count(),
        any::<bool>(),
        0_usize..4,
    )
        .prop_map(|((items, item), least, most, unique, length)| {
            let unique = unique.then_some(Value::Bool(true));
            let stated = [
                ("minItems", least),
                ("maxItems", most),
                ("uniqueItems", unique),
                ("items", Some(items)),
            ];
            (keywords("array", stated), Value::Array(vec![item; length]))
        })
        .boxed()
}

fn object(depth: u32) -> Pair {
    let member = (
        schema_and_value(depth - 1),
        any::<bool>(),
        prop::bool::weighted(0.9),
    );
    (
        prop::collection::btree_map("[a-c~/]", member, 1..4),
        count(),
        count(),
    )
        .prop_map(|(members, least, most)| {
            let (mut properties, mut value) = (serde_json::Map::new(), serde_json::Map::new());
            let mut required = Vec::new();
            for (name, ((schema, member), is_required, is_there)) in members {
                required.extend(is_required.then(|| name.clone()));
                value.extend(is_there.then(|| (name.clone(), member)));
                properties.insert(name, schema);
            }
            let stated = [
                ("properties", Some(Value::Object(properties))),
                ("required", (!required.is_empty()).then(|| json!(required))),
                ("minProperties", least),
                ("maxProperties", most),
            ];
            (keywords("object", stated), Value::Object(value))
        })
        .boxed()
}

fn map(depth: u32) -> Pair {
    (
        schema_and_value(depth - 1),
        count(),
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
                        ("minProperties", least),
                    ],
                ),
                members,
            )
        })
        .boxed()
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
        let (verdict, reported) = judge(&wrapped, &whole);
        match verdict {
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
            Some(Err(NoVerdict::Unforeseen | NoVerdict::Foreign)) => prop_assert!(false, "everything here is foreseen"),
            None => prop_assert!(reported.iter().all(|name| *name == "contradiction"), "{reported:?}"),
        }
    }
}
