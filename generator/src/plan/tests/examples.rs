//! Examples: which become tests, and what the tests say.

use super::{config, paths, planned, planned_with, schemas};
use crate::plan::{CheckedBy, Plan};

/// The tests: name, JSON, what is written again where that is not the same, and findings.
fn cases(plan: &Plan) -> Vec<(&str, String, Option<&str>, Vec<String>)> {
    let cases = plan.examples.iter().map(|case| {
        let findings = case.findings.iter();
        let findings = findings.map(|finding| format!("{}: {}", finding.pointer, finding.rule));
        (
            case.name.as_str(),
            compact(&case.json),
            case.kept.as_deref(),
            findings.collect(),
        )
    });
    cases.collect()
}

fn compact(json: &str) -> String {
    json.split_whitespace().collect()
}

/// A test of which everything is kept.
fn case<'a>(
    name: &'a str,
    json: &str,
    findings: &[&str],
) -> (&'a str, String, Option<&'a str>, Vec<String>) {
    let findings = findings.iter().map(|finding| (*finding).to_owned());
    (name, json.to_owned(), None, findings.collect())
}

#[test]
fn every_example_becomes_a_test_with_its_findings() {
    let document = paths(
        "/a:
  post:
    operationId: postA
    requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/T'}, example: {id: abc}}}}
    responses:
      '200': {description: x, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/T'}}, examples: {Two of them: {value: [{id: abc, kind: c}, {id: '', more: 1, n: null}]}}}}}",
    ) + "components:
  schemas:
    T:
      type: object
      required: [id]
      example: {id: abcd}
      properties:
        id: {type: string, pattern: '^abc', example: abcde}
        kind: {type: string, enum: [a, b]}
        n: {type: integer, example: 3}
";
    let (_, plan, found) = planned_with(&document, &config());
    assert_eq!(found, ["example-against-rules"]);
    let kept =
        "[\n  {\n    \"id\": \"abc\",\n    \"kind\": \"c\"\n  },\n  {\n    \"id\": \"\"\n  }\n]";
    assert_eq!(
        cases(&plan),
        [
            case("post_a_body_example", r#"{"id":"abc"}"#, &[]),
            (
                "post_a_response_200_two_of_them",
                r#"[{"id":"abc","kind":"c"},{"id":"","more":1,"n":null}]"#.to_owned(),
                Some(kept),
                vec!["/0/kind: enum".to_owned(), "/1/id: pattern".to_owned()]
            ),
            case("t_schema_example", r#"{"id":"abcd"}"#, &[]),
            case(
                "t_of_property_examples",
                r#"{"id":"abcde","kind":"a","n":3}"#,
                &[]
            ),
        ]
    );
}

#[test]
fn lists_and_maps_are_made_of_the_examples_of_what_they_hold() {
    let (_, plan) = planned(
        &(paths(
            "/a:
  get:
    operationId: getA
    responses:
      '200': {description: x, content: {application/json: {schema: {type: array, items: {type: integer, minimum: 1, example: 3}}}}}
      '400': {description: x, content: {application/json: {schema: {type: object, additionalProperties: {type: array, minItems: 2, items: {type: string, example: b}}}}}}",
        ) + "components:
  schemas:
    T: {type: object, properties: {tags: {type: array, items: {type: string, example: red}}}, additionalProperties: {type: integer, example: 7}}
    L: {type: array, uniqueItems: true, items: {type: string, example: blue}}
"),
    );
    assert_eq!(
        cases(&plan),
        [
            case("get_a_response_200_of_item_examples", "[3]", &[]),
            case(
                "get_a_response_400_of_member_examples",
                r#"{"key":["b","b"]}"#,
                &[]
            ),
            case(
                "t_of_property_examples",
                r#"{"tags":["red"],"key1":7}"#,
                &[]
            ),
            case("l_of_item_examples", r#"["blue"]"#, &[]),
        ]
    );
}

#[test]
fn all_examples_of_items_are_items_in_the_newer_dialect() {
    let document = "openapi: 3.1.0
info: {title: Test, version: '1'}
paths: {}
components:
  schemas:
    L: {type: array, maxItems: 2, items: {type: integer, maximum: 9, examples: [1, 20, 2, 3]}}
";
    let (_, plan, found) = planned_with(document, &config());
    assert_eq!(found, ["example-against-rules"]);
    assert_eq!(
        cases(&plan),
        [
            case("l_of_item_examples", "[1,2]", &[]),
            case("l_of_item_examples2", "[20]", &[]),
            case("l_of_item_examples3", "[3]", &[]),
        ]
    );
}

#[test]
fn examples_of_the_oldest_dialect_are_tests_too() {
    let document = "swagger: '2.0'
info: {title: Test, version: '1'}
produces: [application/json]
paths:
  /a:
    get:
      operationId: getA
      parameters: [{name: kind, in: query, type: string, enum: [a, b], x-example: b}]
      responses:
        '200': {description: x, schema: {type: array, items: {type: string, example: red}}, examples: {application/json: [blue, green, red, white, x]}}
";
    let (_, plan) = planned(document);
    assert_eq!(
        cases(&plan),
        [
            case(
                "get_a_response_200_example",
                r#"["blue","green","red","white","x"]"#,
                &[]
            ),
            case("get_a_kind_example", r#""b""#, &[]),
        ]
    );
}

#[test]
fn bodies_without_a_type_of_their_own_are_what_methods_take_and_return() {
    let (_, plan, found) = planned_with(
        &paths(
            "/a:
  post:
    operationId: postA
    requestBody: {content: {application/json: {schema: {type: array, maxItems: 4, items: {type: string}}, example: [a, b, c, d, e]}}}
    responses:
      '200': {description: x, content: {application/json: {schema: {type: object, additionalProperties: {type: integer, minimum: 2}}, examples: {one: {value: {a: 1}}}}}}
      '400': {description: x, content: {application/json: {schema: {type: string, maxLength: 2}, example: long}}}",
        ),
        &config(),
    );
    assert_eq!(found, ["example-against-rules"; 3]);
    assert_eq!(
        cases(&plan),
        [
            case(
                "post_a_body_example",
                r#"["a","b","c","d","e"]"#,
                &[": maxItems"]
            ),
            case("post_a_response_200_one", r#"{"a":1}"#, &["/a: minimum"]),
            // The crate does not check what errors hold.
            case("post_a_response_400_example", r#""long""#, &[]),
        ]
    );
    let checked: Vec<&CheckedBy> = plan.examples.iter().map(|case| &case.checked).collect();
    assert_eq!(
        checked,
        [
            &CheckedBy::Request(0, 0),
            &CheckedBy::Answer(0),
            &CheckedBy::Nobody
        ]
    );
}

#[test]
fn examples_of_parameters_are_values_of_them() {
    let (_, plan, found) = planned_with(
        &(paths(
            "/a/{id}:
  parameters: [{$ref: '#/components/parameters/Id'}]
  get:
    operationId: getA
    parameters:
    - {name: kinds, in: query, schema: {type: array, items: {type: string, enum: [a, b], example: b}}}
    - {name: word, in: query, allowEmptyValue: true, schema: {type: string, minLength: 3}, examples: {none: {value: ''}, some: {value: abc}}}
    - {name: at, in: query, schema: {type: string, format: date, example: today}}
    responses: {'204': {description: x, headers: {X-Total: {schema: {type: integer}, example: many}}}}
  put:
    operationId: putA
    responses: {'204': {description: x}}",
        ) + "components:
  parameters:
    Id: {name: id, in: path, required: true, schema: {type: string, maxLength: 3}, examples: {short: {value: abc}, long: {value: abcd}}}
"),
        &config(),
    );
    assert_eq!(
        found,
        [
            "example-against-rules",
            "example-of-another-type",
            "example-of-another-type",
            "untested-example"
        ]
    );
    assert_eq!(
        cases(&plan),
        [
            case("get_a_id_short", r#""abc""#, &[]),
            case("get_a_id_long", r#""abcd""#, &[": maxLength"]),
            case("get_a_kinds_of_item_examples", r#"["b"]"#, &[]),
            case("get_a_word_some", r#""abc""#, &[]),
            // The enumeration is a type of its own.
            case("get_a_kinds_schema_example", r#""b""#, &[]),
        ]
    );
    let samples: Vec<&str> = plan
        .operations
        .iter()
        .map(|plan| plan.sample.target.as_str())
        .collect();
    assert_eq!(samples, ["/a/abc?kinds=b&word=&at=2024-05-04", "/a/abc"]);
}

#[test]
fn an_example_is_reported_once_wherever_it_is_referred_to() {
    let answer = "{description: x, content: {application/json: {schema: {$ref: '#/components/schemas/T'}, examples: {wrong: {$ref: '#/components/examples/Wrong'}}}}}";
    let (_, plan, found) = planned_with(
        &(paths(&format!(
            "/a:
  get:
    operationId: getA
    responses: {{'200': {answer}, '400': {answer}}}"
        )) + "components:
  examples: {Wrong: {value: {n: many}}}
  schemas:
    T: {type: object, properties: {n: {type: integer, maximum: 3, example: 4}}}
    U: {allOf: [{$ref: '#/components/schemas/T'}], description: The same.}
    V: {type: array, items: {type: boolean, example: 'no'}}
"),
        &config(),
    );
    assert_eq!(
        found,
        [
            "example-of-another-type",
            "example-against-rules",
            "example-of-another-type"
        ]
    );
    assert_eq!(plan.examples.len(), 2);
}

#[test]
fn examples_of_another_type_are_reported() {
    let (_, plan, found) = planned_with(
        &schemas(
            "T: {type: object, required: [n], example: {n: many}, properties: {n: {type: integer, example: 1}, m: {type: boolean, example: 'yes'}, at: {type: string, format: date-time, example: '2020-13-01T00:00:00Z'}}}",
        ),
        &config(),
    );
    assert_eq!(
        found,
        [
            "example-of-another-type",
            "example-of-another-type",
            "example-of-another-type"
        ]
    );
    let json: Vec<&str> = plan
        .examples
        .iter()
        .map(|case| case.json.as_str())
        .collect();
    assert_eq!(
        json,
        ["{\n  \"n\": 1,\n  \"m\": true,\n  \"at\": \"2024-05-04T09:42:00Z\"\n}"]
    );
}

#[test]
fn what_has_no_type_is_kept_and_an_object_of_anything_is_an_object() {
    let (_, plan, found) = planned_with(
        &schemas(
            "A: {nullable: true, example: {n: 1.50}}
F: {type: object, minProperties: 1, example: {a: [1]}}
G: {type: object, example: [1]}
H: {type: object, maxProperties: 0, nullable: true, example: {a: 1}}
N: {type: string, nullable: true, example: null}",
        ),
        &config(),
    );
    assert_eq!(found, ["example-of-another-type", "example-against-rules"]);
    assert_eq!(
        cases(&plan),
        [
            case("a_schema_example", r#"{"n":1.50}"#, &[]),
            case("f_schema_example", r#"{"a":[1]}"#, &[]),
            case("h_schema_example", r#"{"a":1}"#, &[]),
            case("n_schema_example", "null", &[]),
        ]
    );
    let figures = plan.example_figures;
    assert_eq!((figures.stated, figures.tested), (5, 4));
}
