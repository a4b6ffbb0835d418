//! Can a document hurt the machine that reads it? Bombs, depth, sizes and garbage are refused, in time, without a
//! panic.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use specwright::Failure;
use specwright::config::Config;
use specwright::diagnostics::{Diagnostics, Report};
use specwright::load::{self, Document};
use specwright::source::{At, Sources};

/// Far more than any case needs, also without optimisation on a busy machine: quadratic behaviour takes minutes.
const PATIENCE: Duration = Duration::from_secs(20);

fn load(name: &str, bytes: impl Into<Vec<u8>>) -> (Document, Report) {
    let config = Config::new(name, "out", "hostile");
    let mut diagnostics = Diagnostics::new(&config);
    let document = load::load(&Sources::single(name, bytes), &config, &mut diagnostics);
    (
        document,
        diagnostics.finish().unwrap_or_else(|report| report),
    )
}

/// The codes of the messages on a document, each once.
fn codes(name: &str, bytes: impl Into<Vec<u8>>) -> Vec<&'static str> {
    let start = Instant::now();
    let (_, report) = load(name, bytes);
    let mut codes: Vec<_> = report
        .findings()
        .iter()
        .map(|finding| finding.entry().code)
        .collect();
    codes.sort_unstable();
    codes.dedup();
    // Messages are made in time, too.
    let _ = (report.to_text(), report.to_json_lines());
    assert!(start.elapsed() < PATIENCE, "{name}: {:?}", start.elapsed());
    codes
}

/// The pieces that `each` makes of the numbers from zero, one after the other.
fn repeated(count: usize, each: impl Fn(usize) -> String) -> String {
    (0..count).map(each).collect()
}

const TOO_DEEP: [&str; 1] = ["SW0109"];
const ALIAS: [&str; 1] = ["SW0110"];
const TOO_MANY: [&str; 1] = ["SW0108"];

#[test]
fn depth() {
    const DEPTH: usize = 100_000;
    assert_eq!(codes("a.yaml", "[".repeat(DEPTH)), TOO_DEEP);
    assert_eq!(codes("a.yaml", "{a: ".repeat(DEPTH)), TOO_DEEP);
    assert_eq!(codes("a.yaml", "- ".repeat(DEPTH)), TOO_DEEP);
    assert_eq!(
        codes("a.yaml", "a:\n".to_owned() + &"- ".repeat(DEPTH)),
        TOO_DEEP
    );
    assert_eq!(codes("a.yaml", "? ".repeat(DEPTH)), ["SW0114"]);
    assert_eq!(codes("a.json", "{\"a\":".repeat(DEPTH)), TOO_DEEP);
    assert_eq!(
        codes("a.json", "{\"a\":".to_owned() + &"[".repeat(DEPTH)),
        TOO_DEEP
    );
    let stairs = repeated(2_000, |n| format!("{}a:\n", " ".repeat(n)));
    assert_eq!(codes("a.yaml", stairs), TOO_DEEP);
}

#[test]
fn aliases() {
    let laughs: String = std::iter::once("a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned())
        .chain((1..9).map(|n| {
            format!(
                "a{n}: &a{n} [{}]\n",
                vec![format!("*a{}", n - 1); 9].join(", ")
            )
        }))
        .collect();
    assert_eq!(codes("a.yaml", laughs), TOO_MANY);
    let quadratic = format!(
        "a: &a [{}]\nb: [{}]\n",
        "x,".repeat(5_000),
        "*a,".repeat(5_000)
    );
    assert_eq!(codes("a.yaml", quadratic), TOO_MANY);
    let merges = format!(
        "a: &a {{{}}}\nb: {{<<: [{}]}}\n",
        repeated(200_000, |n| format!("x{n}: 1,")),
        "*a,".repeat(200_000)
    );
    assert_eq!(codes("a.yaml", merges), ["SW0112", "SW0201"]);
    let wide = format!(
        "a: &a {{x: [{}]}}\nb: {{<<: [{}]}}\n",
        "1,".repeat(500_000),
        "*a,".repeat(500_000)
    );
    assert_eq!(codes("a.yaml", wide), ["SW0112", "SW0201"]);
    let many = format!(
        "{}b:\n{}",
        repeated(500, |n| format!(
            "a{n}: &a{n} {{{}}}\n",
            repeated(500, |n| format!("x{n}: 1,"))
        )),
        repeated(2_000, |_| format!(
            "- {{<<: [{}]}}\n",
            repeated(500, |n| format!("*a{n},"))
        ))
    );
    assert_eq!(codes("a.yaml", many), TOO_MANY);
    let long = format!(
        "a: &a {}\nb: [{}]\n",
        "x".repeat(1 << 20),
        "*a,".repeat(1_000)
    );
    assert_eq!(codes("a.yaml", long), ["SW0101"]);
    assert_eq!(codes("a.yaml", "a: &a [*a]\n"), ALIAS);
}

#[test]
fn sizes() {
    let keys = repeated(200_000, |n| format!("x-{n}: {n}\n"));
    assert_eq!(
        codes(
            "a.yaml",
            format!("openapi: 3.0.4\ninfo: {{title: a, version: a}}\npaths: {{}}\n{keys}")
        ),
        [""; 0]
    );
    let doubles = "x: 1\n".repeat(50_000);
    assert_eq!(codes("a.yaml", doubles), ["SW0103"]);
    let values = format!(
        "{{\"openapi\": \"3.0.4\", \"x-a\": [{}0]}}",
        "0,".repeat(2_100_000)
    );
    assert_eq!(codes("a.json", values), ["SW0108"]);
    assert_eq!(codes("a.json", vec![b' '; 65 << 20]), ["SW0101"]);
    let digits = "9".repeat(1_000_000);
    let schema =
        format!("{{minLength: {digits}, minimum: -{digits}.{digits}, multipleOf: 1e{digits}}}");
    let document = format!(
        "openapi: 3.0.4\ninfo: {{title: a, version: a}}\npaths: {{}}\ncomponents: {{schemas: {{A: {schema}}}}}\n"
    );
    assert_eq!(codes("a.yaml", document), [""; 0]);
}

#[test]
fn many_references() {
    let head = "openapi: 3.0.4\ninfo: {title: a, version: a}\npaths: {}\ncomponents:\n  schemas:\n";
    let next = |n: usize| (n + 1) % 20_000;
    let chain = repeated(20_000, |n| {
        format!("    S{n}: {{$ref: '#/components/schemas/S{}'}}\n", next(n))
    });
    assert_eq!(codes("a.yaml", format!("{head}{chain}")), ["SW0304"]);
    let nowhere = repeated(20_000, |n| {
        format!("    S{n}: {{$ref: '#/components/schemas/T{n}'}}\n")
    });
    assert_eq!(codes("a.yaml", format!("{head}{nowhere}")), ["SW0302"]);
}

#[test]
fn many_values_to_compare() {
    let objects = repeated(5_000, |n| format!("{{a: {n}}}, "));
    let document = format!(
        "openapi: 3.0.4\ninfo: {{title: a, version: a}}\npaths: {{}}\ncomponents: {{schemas: {{A: {{enum: [{objects}]}}}}}}\n"
    );
    assert_eq!(codes("a.yaml", document), [""; 0]);
}

#[test]
fn bytes_that_are_no_text() {
    assert_eq!(codes("a.yaml", *b"a: \0\n"), ["SW0104"]);
    assert_eq!(codes("a.yaml", *b"a: \xff\n"), ["SW0102"]);
    assert_eq!(codes("a.yaml", *b"\xfe\xff\0a"), ["SW0102"]);
    assert_eq!(
        codes("a.yaml", *b"\xef\xbb\xbf\xef\xbb\xbfa: 1\n"),
        ["SW0201"]
    );
    assert_eq!(codes("a.json", *b"{\"a\": \"\0\"}"), ["SW0104"]);
    assert_eq!(codes("a.json", *b""), ["SW0105"]);
}

/// A small document with most of what the specification has, to be damaged.
const WHOLE: &str = r#"openapi: 3.0.4
info: {title: Shop, version: "1", license: {name: MIT}}
servers:
- url: https://{region}.example.com
  variables: {region: {default: eu, enum: [eu, us]}}
tags: [{name: orders, externalDocs: {url: https://example.com}}]
security: [{key: []}, {oauth: [read]}]
paths:
  /orders/{id}:
    parameters:
    - $ref: '#/components/parameters/Id'
    get:
      tags: [orders]
      operationId: getOrder
      responses:
        '200':
          description: The order
          headers: {X-Rate: {schema: {type: integer, minimum: 0}}}
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Order'}
              examples: {one: {value: {id: 1}}}
        4XX: {$ref: '#/components/responses/Error'}
components:
  parameters:
    Id: {name: id, in: path, required: true, schema: {type: string, pattern: '^[a-z]+$'}}
  responses:
    Error: {description: An error}
  schemas:
    Order:
      type: object
      required: [id]
      properties:
        id: {type: integer, format: int64}
        state: {type: string, enum: [open, closed]}
        next: {$ref: '#/components/schemas/Order'}
        pet: {oneOf: [{$ref: '#/components/schemas/Pet'}], discriminator: {propertyName: kind}}
      additionalProperties: false
    Pet: {allOf: [{$ref: '#/components/schemas/Order'}], nullable: true}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    oauth:
      type: oauth2
      flows: {clientCredentials: {tokenUrl: /token, scopes: {read: Read}}}
"#;

/// What holds behind the gate, whatever the document.
fn assert_checked(document: &Document) {
    let mut pending = vec![document.root()];
    while let Some(at) = pending.pop() {
        pending.extend(at.children());
        if let Some(reference) = document.reference(at) {
            assert!(document.reference(document.resolve(at)).is_none());
            assert!(reference.target.is_object());
            assert_eq!(
                document.lookup(reference.text).map(At::origin),
                Some(reference.target.origin())
            );
        }
    }
    for (_, scheme) in document.components(load::Section::SecuritySchemes) {
        assert!(
            document
                .fragments()
                .security_scheme(document.resolve(scheme))
                .is_some()
        );
    }
}

/// A run tells what the first look has found, and whatever else it finds.
fn assert_told(text: &str, first: &Report) {
    let sources = Sources::single("a.yaml", text);
    let whole = match specwright::review(&sources, &Config::new("a.yaml", "out", "hostile")) {
        // Files that are not there would be looked for first.
        Err(Failure::Refused(report) | Failure::Incomplete { report, .. }) => report,
        other => panic!("{other:?}"),
    };
    let told = |report: &Report| -> Vec<String> { report.to_json_lines() };
    let whole = told(&whole);
    for line in told(first) {
        assert!(whole.contains(&line), "{line}");
    }
}

#[test]
fn the_whole_document_is_fine() {
    let (document, report) = load("a.yaml", WHOLE);
    assert!(report.is_empty(), "{}", report.to_text());
    assert_checked(&document);
}

proptest! {
    #[test]
    fn damage_is_found_or_harmless(
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0usize..12, "[a-z:{}\\[\\],'\" \n#&*!0-9$-]{0,6}"), 1..6),
    ) {
        let mut text = WHOLE.to_owned();
        for (place, cut, paste) in damage {
            let start = place.index(text.len());
            let end = (start + cut).min(text.len());
            if text.is_char_boundary(start) && text.is_char_boundary(end) {
                text.replace_range(start..end, &paste);
            }
        }
        let (document, report) = load("a.yaml", text.as_str());
        let _ = (report.to_text(), report.to_json_lines());
        if report.has_errors() {
            assert_told(&text, &report);
        } else {
            assert_checked(&document);
        }
    }

    #[test]
    fn any_value_in_any_place_is_found_or_harmless(
        place in any::<prop::sample::Index>(),
        value in prop::sample::select(vec![
            "null", "true", "-1", "1.5", "''", "text", "[]", "{}", "[null]", "{a: null}", "[{}]", "{$ref: '#/components/schemas/Order'}",
            "{$ref: '#/components/responses/Error'}", "{$ref: '#/info'}", "{$ref: 1}", "[[1]]", "{'': {}}",
        ]),
    ) {
        // Every value of the document in turn, in flow style so that one line can be replaced.
        let (document, _) = load("a.yaml", WHOLE);
        let mut values = Vec::new();
        let mut pending = vec![document.root()];
        while let Some(at) = pending.pop() {
            values.push(at);
            pending.extend(at.children());
        }
        let replaced = values[place.index(values.len())].origin();
        let text = rewrite(document.root(), replaced, value);
        let (document, report) = load("a.yaml", text.as_str());
        let _ = report.to_text();
        if report.has_errors() {
            assert_told(&text, &report);
        } else {
            assert_checked(&document);
        }
    }
}

/// Writes a value in flow style, with another in the place of one of its parts.
fn rewrite(at: At<'_>, replaced: specwright::source::Origin, by: &str) -> String {
    if at.origin() == replaced {
        return by.to_owned();
    }
    if at.is_object() {
        let members = at
            .entries()
            .map(|(name, at)| format!("{}: {}", quoted(name), rewrite(at, replaced, by)));
        return format!("{{{}}}", members.collect::<Vec<_>>().join(", "));
    }
    if at.is_array() {
        let items = at.items().map(|at| rewrite(at, replaced, by));
        return format!("[{}]", items.collect::<Vec<_>>().join(", "));
    }
    at.as_str()
        .map_or_else(|| at.scalar_source().to_owned(), quoted)
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
