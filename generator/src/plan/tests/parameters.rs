//! Parameters: which styles and types go together, and how each pair is written.

use super::{config, paths, planned_with};
use crate::plan::{Encoding, PathStyle, QueryStyle, Texts};

/// How the parameter `a` is written; none where its style and its type do not go together.
fn encoding(stated: &str) -> Option<(Encoding, Texts)> {
    let piece = if stated.contains("in: path") {
        "/{a}"
    } else {
        ""
    };
    let operation = format!(
        "/a{piece}:\n  get:\n    parameters: [{{name: a, {stated}}}]\n    responses: {{'204': {{description: x}}}}"
    );
    let (_, plan, found) = planned_with(&(paths(&operation) + FLAT_TYPES), &config());
    let refused = found.contains(&"parameter-style");
    let said = ["nested-parameter", "style-of-type", "parameter-style"];
    assert!(
        found.iter().all(|name| said.contains(name)),
        "{stated}: {found:?}"
    );
    assert_eq!(refused, plan.operations.is_empty(), "{stated}: {found:?}");
    let parameter = plan.operations.first()?.parameters.first()?;
    Some((parameter.encoding, parameter.texts))
}

#[test]
fn styles_and_types_that_go_together() {
    let query = |style| Some((Encoding::Query(style), Texts::OfJson));
    let path = |style, texts| Some((Encoding::Path(style), texts));
    for (stated, expected) in [
        (
            "in: query, schema: {$ref: '#/components/schemas/Kind'}",
            query(QueryStyle::Form),
        ),
        (
            "in: query, explode: false, schema: {type: array, items: {$ref: '#/components/schemas/Kind'}}",
            query(QueryStyle::FormJoined),
        ),
        (
            "in: query, schema: {$ref: '#/components/schemas/Range'}",
            query(QueryStyle::Form),
        ),
        (
            "in: query, style: deepObject, schema: {anyOf: [{$ref: '#/components/schemas/Range'}, {type: integer}]}",
            query(QueryStyle::DeepObject),
        ),
        (
            "in: query, schema: {$ref: '#/components/schemas/Deep'}",
            query(QueryStyle::Form),
        ),
        (
            "in: query, style: deepObject, schema: {$ref: '#/components/schemas/Deep'}",
            Some((Encoding::Query(QueryStyle::DeepObject), Texts::Bracketed)),
        ),
        (
            "in: query, schema: {type: array, items: {type: array, items: {type: string}}}",
            query(QueryStyle::Form),
        ),
        (
            "in: query, content: {application/json: {schema: {$ref: '#/components/schemas/Deep'}}}",
            Some((Encoding::Query(QueryStyle::Form), Texts::JsonText)),
        ),
        (
            "in: header, content: {text/plain: {schema: {type: string}}}",
            Some((Encoding::Header { explode: false }, Texts::OfType)),
        ),
        (
            "in: header, schema: {$ref: '#/components/schemas/Range'}",
            Some((Encoding::Header { explode: false }, Texts::OfJson)),
        ),
        (
            "in: header, explode: true, schema: {type: object, additionalProperties: {type: boolean}}",
            Some((Encoding::Header { explode: true }, Texts::OfType)),
        ),
        (
            "in: cookie, schema: {type: string}",
            Some((Encoding::Cookie { explode: false }, Texts::OfType)),
        ),
        (
            "in: cookie, schema: {type: array, items: {type: string}}",
            Some((Encoding::Cookie { explode: true }, Texts::OfType)),
        ),
        (
            "in: query, style: deepObject, schema: {type: array, items: {type: string}}",
            Some((Encoding::Query(QueryStyle::DeepObject), Texts::Bracketed)),
        ),
        (
            "in: query, style: deepObject, schema: {type: string}",
            Some((Encoding::Query(QueryStyle::Form), Texts::OfType)),
        ),
        (
            "in: query, schema: {type: string, nullable: true, enum: [null]}",
            None,
        ),
        (
            "in: path, required: true, style: matrix, explode: true, schema: {$ref: '#/components/schemas/Range'}",
            path(PathStyle::MatrixExploded, Texts::OfJson),
        ),
        (
            "in: path, required: true, style: label, schema: {type: string}",
            path(PathStyle::Label, Texts::OfType),
        ),
        (
            "in: path, required: true, explode: true, schema: {type: array, items: {type: string}}",
            path(PathStyle::Simple, Texts::OfType),
        ),
    ] {
        assert_eq!(encoding(stated), expected, "{stated}");
    }
}

/// Types of parameters: texts of several enumerations, a flat object, and one that is not.
const FLAT_TYPES: &str = "components:
  schemas:
    Kind: {oneOf: [{$ref: '#/components/schemas/One'}, {$ref: '#/components/schemas/Other'}]}
    One: {type: string, enum: [a]}
    Other: {type: string, enum: [b]}
    Range: {type: object, properties: {gte: {type: integer}, lt: {type: integer}}}
    Deep: {type: object, properties: {range: {$ref: '#/components/schemas/Range'}}}
";
