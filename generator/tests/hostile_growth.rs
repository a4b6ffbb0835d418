//! Does the work grow as the document does, and no faster? Long chains and long lists end in time, on a small stack.

use std::fmt::Write as _;
use std::thread;
use std::time::{Duration, Instant};

use specwright::config::Config;
use specwright::source::Sources;

/// Far more than any case needs, also without optimisation on a busy machine: work that grows with the square of the
/// length would take minutes.
const PATIENCE: Duration = Duration::from_secs(50);

/// What a thread has that nobody gave more.
const STACK: usize = 2 << 20;

fn reference(name: impl std::fmt::Display) -> String {
    format!("{{$ref: '#/components/schemas/{name}'}}")
}

/// A document with these paths and component schemas, which are lines of YAML.
fn document(paths: &str, schemas: &str) -> String {
    format!(
        "openapi: 3.0.4\ninfo: {{title: Hostile, version: '1'}}\npaths:\n{paths}components:\n  schemas:\n{schemas}"
    )
}

/// An operation that answers with this schema.
fn answers(schema: &str) -> String {
    format!(
        "  /a:\n    get:\n      responses: {{'200': {{description: x, content: {{application/json: {{schema: {schema}}}}}}}}}\n"
    )
}

/// Nothing, or what is said of the document; in time, and on a small stack.
fn outcome(text: String) -> String {
    let start = Instant::now();
    let seen = thread::Builder::new().stack_size(STACK).spawn(move || {
        let sources = Sources::single("hostile.yaml", text.into_bytes());
        let config = Config::new("hostile.yaml", "out", "hostile");
        specwright::review(&sources, &config)
            .map_or_else(|failure| failure.to_string(), |_| String::new())
    });
    let seen = seen.expect("a thread starts").join();
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    seen.expect("nothing makes the generator panic")
}

/// Lists of lists, and maps of maps, of which each has a name.
#[test]
fn a_long_chain_of_lists_and_maps() {
    for body in [
        |next: String| format!("{{type: array, items: {next}}}"),
        |next: String| format!("{{type: object, additionalProperties: {next}}}"),
    ] {
        let mut schemas = String::new();
        for n in 0..20_000 {
            let next = reference(format_args!("S{}", n + 1));
            let _ = writeln!(schemas, "    S{n}: {}", body(next));
        }
        schemas.push_str("    S20000: {type: string, maxLength: 3}\n");
        assert_eq!(outcome(document(&answers(&reference("S0")), &schemas)), "");
    }
}

/// Objects that stand in others, of which each holds the one in the next.
#[test]
fn a_long_chain_of_objects_in_others() {
    let mut schemas = String::new();
    for n in 0..20_000 {
        let next = reference(format_args!("S{}/properties/p", n + 1));
        let _ = writeln!(
            schemas,
            "    S{n}: {{type: object, properties: {{p: {{type: object, properties: {{q: {next}}}}}}}}}"
        );
    }
    schemas.push_str("    S20000: {type: object, properties: {p: {type: object, properties: {q: {type: string}}}}}\n");
    assert_eq!(outcome(document(&answers(&reference("S0")), &schemas)), "");
}

/// An operation with so many of each: query parameters, response headers, media types.
#[test]
fn many_parts_of_an_operation() {
    let many = |part: &dyn Fn(usize) -> String| -> String {
        (0..8_000).map(part).collect::<Vec<_>>().join(", ")
    };
    let parameters = many(&|n| format!("{{name: p{n}, in: query, schema: {{type: string}}}}"));
    let headers = many(&|n| format!("X-{n}: {{schema: {{type: string}}}}"));
    let content = many(&|n| format!("application/x{n}+json: {{schema: {{type: string}}}}"));
    let path = format!(
        "  /a:\n    get:\n      parameters: [{parameters}]\n      responses: {{'200': {{description: x, headers: \
         {{{headers}}}, content: {{{content}}}}}}}\n"
    );
    assert_eq!(outcome(document(&path, "    A: {type: string}\n")), "");
}

/// Lists of values, patterns and mappings, of which some are refused in the end.
#[test]
fn many_parts_of_a_schema() {
    let many = |count: usize, part: &dyn Fn(usize) -> String| -> String {
        (0..count).map(part).collect::<Vec<_>>().join(", ")
    };
    let numbers = many(30_000, &|n| n.to_string());
    let patterns = many(20_000, &|n| format!("{{pattern: a{n}}}"));
    let mapping = many(5_000, &|n| format!("k{n}: '#/components/schemas/C{n}'"));
    let uses = many(30, &|n| {
        format!("u{n}: {{nullable: true, allOf: [{}]}}", reference("B"))
    });
    let mut schemas = format!(
        "    E: {{type: string, enum: [{numbers}]}}\n    P: {{type: string, allOf: [{patterns}]}}\n    \
         B: {{type: object, discriminator: {{propertyName: k, mapping: {{{mapping}}}}}, properties: {{k: {{type: string}}}}}}\n    \
         U: {{type: object, properties: {{{uses}}}}}\n"
    );
    for n in 0..5_000 {
        let _ = writeln!(schemas, "    C{n}: {{allOf: [{}]}}", reference("B"));
    }
    let refused = outcome(document("  {}\n", &schemas));
    assert!(refused.contains("SW0517"), "{refused}");
}

/// A list of values that is a part of a condition once for each reference to it.
#[test]
fn lists_of_values_in_conditions() {
    let values: Vec<String> = (0..20_000).map(|n| format!("v{n}")).collect();
    let all = vec![reference("E"); 200].join(", ");
    let schemas = format!(
        "    E: {{type: string, enum: [{}]}}\n    N: {{type: string, not: {{anyOf: [{all}]}}}}\n",
        values.join(", ")
    );
    let refused = outcome(document("  {}\n", &schemas));
    assert!(refused.contains("SW0503"), "{refused}");
}
