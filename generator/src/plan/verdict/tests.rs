//! Verdicts on values, one by one.

use std::num::NonZeroUsize;

use serde_json::{Value, json};

use super::{Judge, NoVerdict, Verdict};
use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Json, Number, Ty, TypeUse};
use crate::plan::checks::{Checker, Descend, ValueChecks};
use crate::plan::json::to_text;
use crate::plan::names::{Names, Renames};
use crate::plan::patterns::Patterns;
use crate::plan::{cycles, presence};
use crate::source::{Origin, Sources};
use crate::{load, lower};

/// What is said of a value of the component `T` of these schemas, and the names of what was reported; no verdict when
/// the schemas are refused.
pub(super) fn judge(
    schemas: &Value,
    value: &Json,
) -> (Option<Result<Verdict, NoVerdict>>, Vec<&'static str>) {
    judge_in("3.0.3", schemas, value)
}

/// The same of a document of this version.
pub(super) fn judge_in(
    version: &str,
    schemas: &Value,
    value: &Json,
) -> (Option<Result<Verdict, NoVerdict>>, Vec<&'static str>) {
    let document = json!({
        "openapi": version, "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": schemas}
    });
    let config = Config::new("t.json", "out", "t");
    let mut diagnostics = Diagnostics::new(&config);
    let sources = Sources::single("t.json", document.to_string().into_bytes());
    let document = load::load(&sources, &config, &mut diagnostics);
    let api: Api = lower::lower(&document, &mut diagnostics);
    let verdict = (!diagnostics.has_errors()).then(|| judge_lowered(&api, value, &mut diagnostics));
    let reported = diagnostics
        .findings()
        .iter()
        .map(|finding| finding.entry().name)
        .collect();
    (verdict, reported)
}

fn judge_lowered(
    api: &Api,
    value: &Json,
    diagnostics: &mut Diagnostics,
) -> Result<Verdict, NoVerdict> {
    let names = Names::of(api, &Renames::default(), NonZeroUsize::MIN, diagnostics);
    let boxed = cycles::boxed(api, &names);
    let presences = presence::presences(api, diagnostics);
    let mut patterns = Patterns::default();
    let checks = Checker {
        api,
        boxed: &boxed,
        patterns: &mut patterns,
        diagnostics,
    }
    .of_types();
    let id = api
        .types
        .iter()
        .map(|(id, _)| id)
        .find(|id| names.type_name(*id).as_str() == "T")
        .expect("T");
    let judge = Judge {
        api,
        presences: &presences,
        checks: &checks,
        patterns: &patterns,
    };
    let place = TypeUse::bare(Origin::NONE, Ty::Named(id));
    judge.judge(
        &place,
        &ValueChecks {
            rules: Vec::new(),
            descend: Descend::Validate(id),
        },
        value,
    )
}

pub(super) fn to_json(value: &Value) -> Json {
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
    )
    .0
    {
        Some(Ok(verdict)) => {
            let findings: Vec<String> = verdict
                .findings
                .iter()
                .map(|finding| format!("{} {}", finding.pointer, finding.rule))
                .collect();
            findings.join(", ")
        }
        Some(Err(NoVerdict::Refused { pointer, what })) => format!("{pointer}! {what}"),
        Some(Err(NoVerdict::Unforeseen | NoVerdict::Foreign)) => "?".to_owned(),
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
    ] {
        assert_eq!(said(&schema, &value), expected, "{schema} {value}");
    }
}

#[test]
fn lists_and_objects_and_what_is_said_of_them() {
    for (schema, value, expected) in [
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

#[test]
fn unions_and_what_is_said_of_them() {
    let cat = json!({"type": "object", "required": ["meow"], "properties": {"kind": {"type": "string"}, "meow": {"type": "string", "maxLength": 3}}});
    let dog =
        json!({"type": "object", "required": ["bark"], "properties": {"bark": {"type": "string"}}});
    let refer = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let said = |union: Value, value: Value| {
        let holder = json!({"type": "object", "properties": {"v": union}});
        let schemas = json!({"T": holder, "Cat": cat, "Dog": dog});
        let (verdict, reported) = judge(&schemas, &to_json(&json!({ "v": value })));
        match verdict {
            Some(Ok(verdict)) => {
                let findings: Vec<String> = verdict
                    .findings
                    .iter()
                    .map(|finding| format!("{} {}", finding.pointer, finding.rule))
                    .collect();
                format!("{} {}", to_text(&verdict.kept), findings.join(", "))
            }
            other => format!("{other:?} {reported:?}"),
        }
    };
    let mut told = json!({"oneOf": [refer("Cat"), refer("Dog")], "discriminator": {"propertyName": "kind", "mapping": {"cat": "Cat", "dog": "Dog"}}});
    assert_eq!(
        said(told.clone(), json!({"kind": "cat", "meow": "long"})),
        r#"{"v":{"kind":"cat","meow":"long"}} /v/meow maxLength"#
    );
    assert_eq!(
        said(told.clone(), json!({"kind": "dog", "bark": "x", "y": 1})),
        r#"{"v":{"kind":"dog","bark":"x"}} "#
    );
    assert_eq!(
        said(told.clone(), json!({"kind": "cow"})),
        r#"{"v":{"kind":"cow"}} /v oneOf"#
    );
    if let Some(told) = told.as_object_mut() {
        told.remove("discriminator");
    }
    assert_eq!(
        said(told.clone(), json!({"meow": "x"})),
        r#"{"v":{"meow":"x"}} "#
    );
    assert_eq!(
        said(told.clone(), json!({"bark": "x", "meow": "y"})),
        r#"{"v":{"meow":"y"}} "#
    );
    assert_eq!(said(told, json!({"moo": 1})), r#"{"v":{"moo":1}} /v oneOf"#);
    let overlapping = json!({"oneOf": [{"type": "string", "enum": ["a", "b"]}, {"type": "string", "enum": ["b", "c"]}]});
    assert_eq!(
        said(overlapping.clone(), json!("b")),
        r#"{"v":"b"} /v oneOf"#
    );
    assert_eq!(said(overlapping, json!("c")), r#"{"v":"c"} "#);
    let any =
        json!({"anyOf": [{"type": "integer", "minimum": 5}, {"type": "number", "maximum": 3}]});
    assert_eq!(said(any.clone(), json!(1)), r#"{"v":1} "#);
    assert_eq!(said(any, json!(4)), r#"{"v":4} /v minimum"#);
}

#[test]
fn null_where_a_union_has_none_is_kept() {
    let union = json!({"anyOf": [{"type": "integer"}, {"type": "boolean"}]});
    let list = json!({"type": "array", "items": union});
    assert_eq!(said(&list, &json!([null])), "/v/0 anyOf");
    let wider = json!({"oneOf": [{"type": "string"}, list]});
    assert_eq!(said(&wider, &json!([null])), "/v/0 anyOf");
    let with_null = json!({"anyOf": [{"type": "integer"}, {"type": "boolean"}], "nullable": true});
    let list = json!({"type": "array", "items": with_null});
    assert_eq!(said(&list, &json!([null])), "");
    let list = json!({"type": "array", "items": {"type": "integer"}});
    assert_eq!(
        said(&list, &json!([null])),
        "/v/0! null where the type has none"
    );
}
