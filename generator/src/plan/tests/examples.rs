//! Examples: which become tests, and what the tests say.

use super::{config, paths, planned, planned_with, schemas};

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
    let (_, plan) = planned(&document);
    let cases: Vec<(&str, String, Option<&str>, Vec<String>)> = plan
        .examples
        .iter()
        .map(|case| {
            let compact = case.json.split_whitespace().collect::<Vec<_>>().join("");
            let findings = case
                .findings
                .iter()
                .map(|finding| format!("{}: {}", finding.pointer, finding.rule))
                .collect();
            (case.name.as_str(), compact, case.kept.as_deref(), findings)
        })
        .collect();
    let case = |name, json: &str, kept, findings: &[&str]| {
        (
            name,
            json.to_owned(),
            kept,
            findings
                .iter()
                .map(|finding| (*finding).to_owned())
                .collect::<Vec<String>>(),
        )
    };
    assert_eq!(
        cases,
        [
            case("post_a_body_example", r#"{"id":"abc"}"#, None, &[]),
            case(
                "post_a_response_200_two_of_them2",
                r#"{"id":"abc","kind":"c"}"#,
                None,
                &["/kind: enum"]
            ),
            case(
                "post_a_response_200_two_of_them",
                r#"{"id":"","more":1,"n":null}"#,
                Some("{\n  \"id\": \"\"\n}"),
                &["/id: pattern"]
            ),
            case("t_schema_example", r#"{"id":"abcd"}"#, None, &[]),
            case(
                "t_of_property_examples",
                r#"{"id":"abcde","kind":"a","n":3}"#,
                None,
                &[]
            ),
        ]
    );
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
