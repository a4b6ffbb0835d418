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
