//! Does one run tell the errors of all stages, and nothing that is not so? A document with two faults is told what one
//! with the first is told, what one with the second is told, and no more.

use std::collections::BTreeSet;

use specwright::Failure;
use specwright::config::Config;
use specwright::diagnostics::Severity;
use specwright::source::Sources;

/// A document with a place for each fault, `@0` and so on, and the texts that are right there.
const DOCUMENT: &str = r##"openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: 'https://shop.example.com'}]
paths:
  /orders/{@0}:
    parameters: [{name: id, in: @g, required: @1, schema: {type: string}}]
    get:
      operationId: @2
      security: [{@3: []}]
      responses: {'200': {$ref: '#/components/responses/@4'}}
  /orders:
    get:
      operationId: orders
      parameters:
      - {name: state, in: query, schema: {$ref: '#/components/schemas/@5'}}
      - {name: sort, in: query, content: {@6: {schema: {type: object}}}}
      responses:
        '200': {description: All, content: {application/json: {schema: {$ref: '#/components/schemas/Orders'}}}}
    post:
      operationId: create
      requestBody: {content: {'@7': {schema: {$ref: '#/components/schemas/Order'}}}}
      responses: {'@8': {description: Done}}
  /files:
    post:
      operationId: upload
      parameters:
      - {name: first, in: @h, schema: {type: string}}
      - {name: second, in: query, schema: {type: string, minLength: @i}}
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {file: {type: @j}, note: {type: string}}}
            encoding: {file: {contentType: image/png}, note: {contentType: text/plain}}
      responses: {'204': {description: Done}}
    put:
      operationId: replace
      parameters: [{$ref: '#/paths/~1files/post/parameters/1'}]
      responses: {'204': {description: Done}}
components:
  securitySchemes:
    key: {type: apiKey, in: @9, name: X-Key}
    login: {type: http, scheme: basic}
  responses:
    One: {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
  schemas:
    State: {type: string, enum: [@b]}
    Orders: {type: array, items: {$ref: '#/components/schemas/Order'}}
    Order:
      type: object
      required: [id]
      properties:
        id: {type: string, pattern: '^[a-z]+$'}
        state: {$ref: '#/components/schemas/State'}
        count: {type: integer, minimum: @d}
        pet: {$ref: '#/components/schemas/Pet'}
    Both: {allOf: [{$ref: '#/components/schemas/Kind'}, {type: string}]}
    Kind: {allOf: [{type: string}, {type: @c}]}
    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/@e'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: Dog}}}
    Pair: {type: array, prefixItems: [{type: string}, @k], minItems: 2, items: false}
    Cat: {type: object, required: [kind], properties: {kind: {type: @f}}}
    Dog: @l
"##;

/// What stands in each place, and faults: of structure, of references, of meaning, of what is supported.
const PLACES: &[(&str, &str, &[&str])] = &[
    ("@0", "id", &["other", ""]),
    ("@1", "true", &["false", "perhaps"]),
    ("@2", "order", &["orders", "[]"]),
    ("@3", "key", &["lock"]),
    ("@4", "One", &["Two"]),
    ("@5", "State", &["Country", "Order/properties"]),
    ("@6", "application/json", &["application/xml", "any"]),
    ("@7", "application/json", &["multipart/*", "json"]),
    ("@8", "204", &["2000", "fine"]),
    ("@9", "header", &["body"]),
    ("@b", "open, closed", &[""]),
    ("@c", "string", &["integer", "no"]),
    ("@d", "0", &["none", "[0]"]),
    ("@e", "Dog", &["Bird"]),
    ("@f", "string", &["text", "3"]),
    ("@h", "query", &["qery"]),
    ("@i", "1", &["many"]),
    ("@j", "string", &["file", "5"]),
    ("@k", "{type: integer}", &["5", "{type: [text]}"]),
    (
        "@l",
        "{type: object, required: [kind], properties: {kind: {type: string}}}",
        &["5", "{type: dog}"],
    ),
    ("@g", "path", &["nowhere", "query"]),
];

/// The errors of the document with these faults: code, line and sentence of each.
fn errors(faults: &[(&str, &str)]) -> BTreeSet<String> {
    let mut text = DOCUMENT.to_owned();
    for (place, right, _) in PLACES {
        let fault = faults.iter().find(|(faulty, _)| faulty == place);
        text = text.replace(place, fault.map_or(*right, |(_, wrong)| wrong));
    }
    let sources = Sources::single("shop.yaml", text);
    match specwright::review(&sources, &Config::new("shop.yaml", "out", "shop")) {
        Ok(_) => BTreeSet::new(),
        Err(Failure::Refused(report)) => report
            .to_json_lines()
            .iter()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
            .filter(|line| line["severity"] == Severity::Error.word())
            .map(|line| {
                format!(
                    "{} {} {}",
                    line["code"], line["place"]["line"], line["message"]
                )
            })
            .collect(),
        Err(other) => panic!("{other}"),
    }
}

fn faults() -> Vec<(&'static str, &'static str)> {
    let each = |(place, _, wrong): &(&'static str, _, &'static [&'static str])| {
        let place = *place;
        wrong.iter().map(move |wrong| (place, *wrong))
    };
    PLACES.iter().flat_map(each).collect()
}

#[test]
fn a_fault_is_told_once() {
    assert_eq!(errors(&[]), BTreeSet::new());
    for fault in faults() {
        let told = errors(&[fault]);
        // A path and its parameter; a schema that is none, and the reference to it.
        let ends = match fault {
            ("@0", "other") | ("@l", "5") => 2,
            _ => 1,
        };
        assert_eq!(told.len(), ends, "{fault:?}: {told:#?}");
    }
}

/// What holds a fault, or refers to one, is not known any more, and nothing is told of it: few pairs are such.
#[test]
fn two_faults_are_told_as_each_is_alone() {
    let alone: Vec<_> = faults()
        .into_iter()
        .map(|fault| (fault, errors(&[fault])))
        .collect();
    let (mut told, mut hidden) = (0, 0);
    for (n, (one, of_one)) in alone.iter().enumerate() {
        let others = alone.iter().skip(n + 1);
        for (other, of_other) in others.filter(|(other, _)| other.0 != one.0) {
            let each = of_one | of_other;
            let both = errors(&[*one, *other]);
            let more: Vec<&String> = both.difference(&each).collect();
            assert!(more.is_empty(), "{one:?} {other:?}: {more:#?}");
            if both == each {
                told += 1;
            } else {
                hidden += 1;
            }
        }
    }
    assert!(told > 10 * hidden, "{told} {hidden}");
}
