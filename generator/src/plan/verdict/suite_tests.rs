//! Verdicts on the cases of the JSON Schema Test Suite, where there is one: `SPECWRIGHT_JSON_SCHEMA_SUITE` names its
//! folder of draft 4, beside which that of 2020-12 stands.
//!
//! A type reads less than a schema without `type` admits, so valid values may be refused; but nothing invalid passes,
//! and nothing that is read is found wrong without reason.

use std::path::Path;

use serde_json::{Value, json};

use super::NoVerdict;
use super::tests::{judge_in, to_json};

/// Files whose keywords OpenAPI 3.0 has, and the type to which they belong: most schemas of the suite do not say it.
const FILES: &[(&str, Option<&str>)] = &[
    ("additionalProperties", Some("object")),
    ("enum", None),
    ("items", Some("array")),
    ("maxItems", Some("array")),
    ("maxLength", Some("string")),
    ("maxProperties", Some("object")),
    ("maximum", Some("number")),
    ("minItems", Some("array")),
    ("minLength", Some("string")),
    ("minProperties", Some("object")),
    ("minimum", Some("number")),
    ("multipleOf", Some("number")),
    ("pattern", Some("string")),
    ("properties", Some("object")),
    ("required", Some("object")),
    ("type", None),
    ("uniqueItems", Some("array")),
    ("optional/ecmascript-regex", Some("string")),
    ("optional/non-bmp-regex", Some("string")),
    ("optional/bignum", None),
    ("optional/float-overflow", None),
];

/// The same of OpenAPI 3.1.
const NEWER_FILES: &[(&str, Option<&str>)] = &[
    ("const", None),
    ("contains", Some("array")),
    ("dependentRequired", Some("object")),
    ("dependentSchemas", Some("object")),
    ("enum", None),
    ("exclusiveMaximum", Some("number")),
    ("exclusiveMinimum", Some("number")),
    ("if-then-else", None),
    ("maxContains", Some("array")),
    ("minContains", Some("array")),
    ("not", None),
    ("patternProperties", Some("object")),
    ("prefixItems", Some("array")),
    ("propertyNames", Some("object")),
    ("boolean_schema", None),
];

/// What is not checked, by the groups that show it: members that a type does not name are not kept, so that
/// `additionalProperties: false` finds nothing; enumerations of arrays and objects, and objects without properties, are
/// any JSON.
const KNOWN: &[&str] = &[
    "additionalProperties being false does not allow other properties",
    "additionalProperties does not look in applicators",
    "heterogeneous enum validation",
    "enum with [false] does not match [0]",
    "enum with [true] does not match [1]",
    "enum with [0] does not match [false]",
    "enum with [1] does not match [true]",
    "object type matches objects",
    "required with escaped characters",
    "required properties whose names are Javascript object property names",
    // `unevaluatedProperties` is read as `additionalProperties`.
    "collect annotations inside a 'not', even if collection is disabled",
    // What follows a tuple is read as if it were of it, which is noted.
    "a schema given for prefixItems",
];

/// How many cases came out how.
#[derive(Debug, Default)]
struct Tally {
    agreed: usize,
    /// The schema is refused, or has rules that are reported as not checked.
    not_ours: usize,
    /// A valid value that the type cannot hold: the schema does not say `type`, or has `1.0` for an integer.
    refused: usize,
    wrong: Vec<String>,
}

#[test]
fn the_suite_agrees() {
    agrees("3.0.3", ".", FILES);
}

#[test]
fn the_newer_suite_agrees() {
    agrees("3.1.1", "../draft2020-12", NEWER_FILES);
}

fn agrees(version: &str, beside: &str, files: &[(&str, Option<&str>)]) {
    let Some(folder) = std::env::var_os("SPECWRIGHT_JSON_SCHEMA_SUITE") else {
        return;
    };
    let mut tally = Tally::default();
    for (file, ty) in files {
        let path = Path::new(&folder).join(beside).join(format!("{file}.json"));
        let text = std::fs::read_to_string(path).expect("a file of the suite");
        let groups: Vec<Value> = serde_json::from_str(&text).expect("JSON");
        for group in &groups {
            let mut schema = group["schema"].clone();
            if let Some(members) = schema.as_object_mut() {
                members.remove("$schema");
                if let Some(ty) = ty {
                    members.entry("type").or_insert_with(|| json!(ty));
                }
            }
            let schemas =
                json!({"T": {"type": "object", "required": ["v"], "properties": {"v": schema}}});
            for case in group["tests"].as_array().expect("cases") {
                let value = to_json(&json!({"v": case["data"]}));
                let name = format!("{file}: {}: {}", group["description"], case["description"]);
                let valid = case["valid"] == Value::Bool(true);
                let (verdict, reported) = judge_in(version, &schemas, &value);
                let is_unchecked = |name: &&'static str| {
                    name.starts_with("unchecked")
                        || ["unknown-field", "not-validated"].contains(name)
                };
                let unchecked = reported.iter().any(is_unchecked)
                    || KNOWN.iter().any(|known| group["description"] == **known);
                match (verdict, valid) {
                    (None | Some(Err(NoVerdict::Unforeseen | NoVerdict::Foreign)), _) => {
                        tally.not_ours += 1;
                    }
                    (Some(_), _) if unchecked => tally.not_ours += 1,
                    (Some(Err(NoVerdict::Refused { .. })), true) => tally.refused += 1,
                    (Some(Err(NoVerdict::Refused { .. })), false) => tally.agreed += 1,
                    (Some(Ok(verdict)), valid) if verdict.findings.is_empty() == valid => {
                        tally.agreed += 1;
                    }
                    (Some(Ok(verdict)), _) => tally
                        .wrong
                        .push(format!("{name}: {:?} {reported:?}", verdict.findings)),
                }
            }
        }
    }
    println!("{version}: {tally:#?}");
    assert!(tally.wrong.is_empty());
}
