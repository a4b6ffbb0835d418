//! What does a document of so many operations look like? Like others: ten operations a tag, each on a resource with a
//! schema of its own that refers to others, with parameters, rules, examples and documented errors.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Operations of one tag, on two resources.
const A_TAG: usize = 10;
/// Operations of one resource.
const A_RESOURCE: usize = 5;

/// Writes a document of so many operations, a multiple of ten.
pub(crate) fn write(operations: usize, folder: &Path) -> PathBuf {
    let path = folder.join(format!("{operations}-operations.yaml"));
    fs::write(&path, document(operations)).expect("written");
    path
}

fn document(operations: usize) -> String {
    let mut text = String::from(
        "openapi: 3.0.3\ninfo: {title: Warehouse, version: '1.0'}\nservers: [{url: 'https://api.example.com'}]\n",
    );
    text.push_str("security: [{token: []}]\ntags:\n");
    for tag in 0..operations / A_TAG {
        let _ = writeln!(
            text,
            "  - {{name: Area {tag}, description: What is kept in area {tag}.}}"
        );
    }
    text.push_str("paths:\n");
    for resource in 0..operations / A_RESOURCE {
        text.push_str(&paths(resource));
    }
    text.push_str("components:\n  securitySchemes: {token: {type: http, scheme: bearer}}\n");
    text.push_str(PARTS);
    for resource in 0..operations / A_RESOURCE {
        text.push_str(&schema(resource));
    }
    text
}

fn paths(n: usize) -> String {
    let tag = n * A_RESOURCE / A_TAG;
    let errors = "'404': {$ref: '#/components/responses/Problem'}, default: {$ref: '#/components/responses/Problem'}";
    let content = format!(
        "content: {{application/json: {{schema: {{$ref: '#/components/schemas/Crate{n}'}}}}}}"
    );
    let body = format!("requestBody: {{required: true, {content}}}");
    let one = format!("'200': {{description: The crate., {content}}}, {errors}");
    format!(
        "  /areas/{tag}/crates{n}:\n    \
         get:\n      operationId: listCrates{n}\n      tags: [Area {tag}]\n      summary: List crates of kind {n}\n      \
         parameters:\n        - {{name: pageSize, in: query, schema: {{type: integer, minimum: 1, maximum: 500, default: 50}}}}\n        \
         - {{name: label, in: query, description: Labels that all crates have., schema: {{type: array, items: {{type: string}}}}}}\n      \
         responses: {{'200': {{description: The crates., content: {{application/json: {{schema: {{type: array, items: {{$ref: '#/components/schemas/Crate{n}'}}}}}}}}}}, {errors}}}\n    \
         post:\n      operationId: addCrate{n}\n      tags: [Area {tag}]\n      summary: Add a crate of kind {n}\n      {body}\n      \
         responses: {{'201': {{description: The crate., {content}}}, {errors}}}\n  \
         /areas/{tag}/crates{n}/{{crateId}}:\n    \
         parameters: [{{name: crateId, in: path, required: true, description: Which crate., schema: {{type: string, pattern: '^[a-f0-9]{{24}}$'}}}}]\n    \
         get: {{operationId: getCrate{n}, tags: [Area {tag}], summary: Return a crate of kind {n}, responses: {{{one}}}}}\n    \
         put: {{operationId: replaceCrate{n}, tags: [Area {tag}], summary: Replace a crate of kind {n}, {body}, responses: {{{one}}}}}\n    \
         delete: {{operationId: removeCrate{n}, tags: [Area {tag}], summary: Remove a crate of kind {n}, responses: {{'204': {{description: It is gone.}}, {errors}}}}}\n"
    )
}

fn schema(n: usize) -> String {
    format!(
        "    Crate{n}:\n      type: object\n      description: A crate of kind {n}, and what is in it.\n      required: [id, state, place]\n      \
         properties:\n        id: {{type: string, description: The identifier of the crate., pattern: '^[a-f0-9]{{24}}$', example: 0123456789abcdef01234567}}\n        \
         state: {{type: string, description: Where the crate is on its way., enum: [ORDERED, STORED, SENT_{n}]}}\n        \
         place: {{$ref: '#/components/schemas/Place'}}\n        \
         weight: {{type: number, description: Its weight in kg., minimum: 0, example: 12.5}}\n        \
         count: {{type: integer, format: int32, minimum: 1, maximum: 1000}}\n        \
         labels: {{type: array, description: What people call it., maxItems: 20, items: {{type: string, maxLength: 64}}}}\n        \
         addedAt: {{type: string, format: date-time, description: When it was added., readOnly: true}}\n        \
         lines: {{type: array, items: {{$ref: '#/components/schemas/Line{n}'}}}}\n    \
         Line{n}:\n      type: object\n      required: [item]\n      properties:\n        \
         item: {{type: string, minLength: 1}}\n        price: {{$ref: '#/components/schemas/Money'}}\n        \
         notes: {{type: object, additionalProperties: {{type: string}}}}\n"
    )
}

const PARTS: &str = "  responses:
    Problem: {description: What went wrong., content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  schemas:
    Problem:
      type: object
      required: [code]
      properties: {code: {type: string}, detail: {type: string, example: There is no such crate.}}
    Place:
      type: object
      properties: {row: {type: integer}, shelf: {type: string, maxLength: 8}}
    Money:
      type: object
      required: [amount, currency]
      properties: {amount: {type: string}, currency: {type: string, minLength: 3, maxLength: 3}}
";
