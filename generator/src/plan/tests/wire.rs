//! Wire samples: arguments that obey their rules, the target they make, and answers that can be read.

use super::{config, only, paths, planned, planned_with};
use crate::plan::json::to_text;

#[test]
fn arguments_obey_their_rules_and_make_the_target() {
    let (_, plan) = planned(&paths(
        "/groups/{groupId}/{country}/{code}/{kind}/x:{name}.gz:
  get:
    parameters:
    - {name: country, in: path, required: true, schema: {type: string, maxLength: 2}}
    - {name: kind, in: path, required: true, schema: {type: string, enum: ['', full, short]}}
    - {name: code, in: path, required: true, schema: {type: string, pattern: '^[0-9]*$'}}
    - {name: groupId, in: path, required: true, schema: {type: string, minLength: 24, maxLength: 24, pattern: '^([a-f0-9]{24})$'}}
    - {name: name, in: path, required: true, example: a/b c, schema: {type: string}}
    - {name: n, in: query, required: true, schema: {type: integer, minimum: 100, multipleOf: 7}}
    - {name: tags, in: query, required: true, explode: false, schema: {type: array, minItems: 2, uniqueItems: true, items: {type: string, maxLength: 5}}}
    - {name: at, in: query, required: true, schema: {type: string, format: date}}
    - {name: deep, in: query, required: true, style: deepObject, schema: {type: object, additionalProperties: {type: boolean}}}
    - {name: sort, in: query, schema: {type: string}}
    - {name: X-Kind, in: header, required: true, schema: {type: string, enum: [b, a]}}
    responses: {'204': {description: x}}",
    ));
    let sample = &only(&plan).sample;
    assert_eq!(
        sample.target,
        "/groups/aaaaaaaaaaaaaaaaaaaaaaaa/te/0/full/x:a%2Fb%20c.gz?n=105&tags=text,text1&at=2024-05-04&deep%5Bkey%5D=true&sort=text"
    );
    assert_eq!(sample.headers, [("X-Kind".to_owned(), "b".to_owned())]);
    assert_eq!(sample.arguments.len(), 10);
}

#[test]
fn optional_arguments_do_not_send_a_name_twice() {
    let spread = "{type: object, additionalProperties: {type: boolean}}";
    let filter = "{type: object, required: [sort], properties: {sort: {type: string}}}";
    let (_, plan) = planned(&paths(&format!(
        "/a:
  get:
    parameters:
    - {{name: filter, in: query, schema: {filter}}}
    - {{name: sort, in: query, schema: {{type: string}}}}
    - {{name: more, in: query, schema: {spread}}}
    - {{name: others, in: query, schema: {spread}}}
    - {{name: key, in: query, style: deepObject, schema: {spread}}}
    - {{name: sort, in: cookie, schema: {{type: string}}}}
    responses: {{'204': {{description: x}}}}"
    )));
    let sample = &only(&plan).sample;
    assert_eq!(sample.target, "/a?sort=text&key%5Bkey%5D=true");
    assert_eq!(
        sample.headers,
        [("cookie".to_owned(), "sort=text".to_owned())]
    );
}

/// What operations share is sent in the order of one of them, whichever the call is of.
#[test]
fn shared_optional_arguments_are_sent_in_the_order_of_all() {
    let operation = |id: &str, parameters: [&str; 3]| {
        let parameters =
            parameters.map(|name| format!("{{name: {name}, in: query, schema: {{type: string}}}}"));
        format!(
            "/{id}:\n  get: {{operationId: {id}, parameters: [{}], responses: {{'204': {{description: x}}}}}}\n",
            parameters.join(", ")
        )
    };
    let (_, plan) = planned(&paths(
        &[
            operation("last", ["x", "y", "z"]),
            operation("first", ["z", "x", "y"]),
            operation("middle", ["y", "z", "x"]),
        ]
        .concat(),
    ));
    let shared = plan.shared.options.first().expect("what all of them have");
    let sent: Vec<String> = shared
        .parameters
        .iter()
        .map(|held| format!("{}=text", held.stated.name.as_str()))
        .collect();
    assert_eq!(sent, ["z=text", "x=text", "y=text"]);
    let called = plan.operations.first().expect("the one that sets them");
    assert_eq!(called.sample.target, format!("/last?{}", sent.join("&")));
}

#[test]
fn answers_are_made_for_every_documented_status() {
    let document = paths(
        "/a:
  post:
    requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/T'}}}}
    responses:
      '200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/T'}, example: {id: bad, extra: 1}}}}
      5XX: {description: x, content: {text/html: {schema: {type: string}}}}
      '500': {description: x}
      default: {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Node'}}}}",
    ) + "components:
  schemas:
    T: {type: object, required: [id, secret], properties: {id: {type: string, readOnly: true, maxLength: 2}, secret: {type: string, writeOnly: true}}}
    Node: {type: object, required: [kids], properties: {kids: {type: array, items: {$ref: '#/components/schemas/Node'}}, next: {$ref: '#/components/schemas/Node'}}}
";
    let (_, plan, found) = planned_with(&document, &config());
    assert_eq!(found, ["example-against-rules"]);
    let sample = &only(&plan).sample;
    assert_eq!(
        sample
            .body()
            .and_then(|body| body.value.as_ref())
            .map(to_text)
            .as_deref(),
        Some(r#"{"secret":"text"}"#)
    );
    let replies: Vec<(u16, Option<&str>, &str, Option<&str>)> = sample
        .replies
        .iter()
        .map(|reply| {
            (
                reply.status,
                reply.media_type.as_deref(),
                reply.text.as_str(),
                reply.kept.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        replies,
        [
            (
                200,
                Some("application/json"),
                r#"{"id":"bad","extra":1}"#,
                Some(r#"{"id":"bad"}"#)
            ),
            (501, Some("text/html"), "text", None),
            (500, None, "", None),
            (400, Some("application/json"), r#"{"kids":[]}"#, None),
        ]
    );
}

#[test]
fn header_fields_obey_the_patterns_of_their_types() {
    let (_, plan) = planned(
        &(paths(
            "/a:
  get:
    responses:
      '200':
        description: x
        headers:
          X-First: {schema: {type: string, pattern: '^x+$'}}
          X-Color: {schema: {$ref: '#/components/schemas/Color'}}",
        ) + "components:
  schemas:
    Color: {type: object, required: [name], properties: {name: {type: string, pattern: '^[a-z]{3}$', example: red}}}
"),
    );
    let replies = only(&plan).sample.replies.iter();
    let sent: Vec<(&str, &str)> = replies
        .flat_map(|reply| &reply.headers)
        .map(|header| (header.name.as_str(), header.sent.as_str()))
        .collect();
    assert_eq!(sent, [("X-First", "x"), ("X-Color", "name,red")]);
}

#[test]
fn styles_spell_their_samples() {
    let range = "{type: object, required: [gte, lt], properties: {gte: {type: integer, example: 1}, lt: {type: integer, example: 2}}}";
    let list = "{type: array, example: [a, b], items: {type: string}}";
    let (_, plan) = planned(&paths(&format!(
        "/a/{{simple}}/{{label}}/{{matrix}}/{{list}}:
  get:
    parameters:
    - {{name: simple, in: path, required: true, explode: true, schema: {range}}}
    - {{name: label, in: path, required: true, style: label, schema: {range}}}
    - {{name: matrix, in: path, required: true, style: matrix, explode: true, schema: {range}}}
    - {{name: list, in: path, required: true, style: matrix, explode: true, schema: {list}}}
    - {{name: deep, in: query, required: true, style: deepObject, schema: {range}}}
    - {{name: X-Range, in: header, required: true, explode: true, schema: {range}}}
    - {{name: one, in: cookie, required: true, schema: {{type: string, example: a b}}}}
    - {{name: two, in: cookie, required: true, explode: false, schema: {list}}}
    responses: {{'204': {{description: x}}}}"
    )));
    let sample = &only(&plan).sample;
    assert_eq!(
        sample.target,
        "/a/gte=1,lt=2/.gte,1,lt,2/;gte=1;lt=2/;list=a;list=b?deep%5Bgte%5D=1&deep%5Blt%5D=2"
    );
    assert_eq!(
        sample.headers,
        [
            ("X-Range".to_owned(), "gte=1,lt=2".to_owned()),
            ("cookie".to_owned(), "one=a%20b; two=a%2Cb".to_owned()),
        ]
    );
}
