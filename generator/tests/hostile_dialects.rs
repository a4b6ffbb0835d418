//! Can a document grow without measure, or take long, while it is rewritten from another dialect?

use std::time::{Duration, Instant};

use specwright::config::Config;
use specwright::diagnostics::Diagnostics;
use specwright::load;
use specwright::source::Sources;

/// Far more than any case needs, also without optimisation on a busy machine: quadratic behaviour takes minutes.
const PATIENCE: Duration = Duration::from_secs(30);

/// The codes of the messages on a document, each once.
fn codes(text: String) -> Vec<&'static str> {
    let config = Config::new("a.yaml", "out", "hostile");
    let mut diagnostics = Diagnostics::new(&config);
    let start = Instant::now();
    load::load(&Sources::single("a.yaml", text), &config, &mut diagnostics);
    let report = diagnostics.finish().unwrap_or_else(|report| report);
    let mut codes: Vec<_> = report
        .findings()
        .iter()
        .map(|finding| finding.entry().code)
        .collect();
    codes.sort_unstable();
    codes.dedup();
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    codes
}

/// The pieces that `each` makes of the numbers from zero, one after the other.
fn repeated(count: usize, each: impl Fn(usize) -> String) -> String {
    (0..count).map(each).collect()
}

#[test]
fn many_media_types_of_many_responses() {
    let types = repeated(5_000, |n| format!("a/b{n}, "));
    let responses = repeated(5_000, |n| {
        format!("  /p{n}: {{get: {{responses: {{default: {{description: a, schema: {{}}}}}}}}}}\n")
    });
    let document = format!(
        "swagger: '2.0'\ninfo: {{title: a, version: a}}\nproduces: [{types}]\npaths:\n{responses}"
    );
    assert_eq!(codes(document), ["SW0108"]);
}

#[test]
fn one_body_of_many_operations() {
    let values = "0, ".repeat(10_000);
    let operations = repeated(5_000, |n| {
        format!(
            "  /p{n}: {{post: {{parameters: [{{$ref: '#/parameters/B'}}], responses: {{default: {{description: a}}}}}}}}\n"
        )
    });
    let document = format!(
        "swagger: '2.0'\ninfo: {{title: a, version: a}}\npaths:\n{operations}parameters:\n  B: {{name: b, in: body, x-data: [{values}], schema: {{default: [{values}]}}}}\n"
    );
    assert_eq!(codes(document), ["SW0108"]);
}

#[test]
fn many_definitions_of_one_name() {
    let schemas = repeated(10_000, |n| {
        format!(
            "    S{n}: {{properties: {{a: {{$defs: {{X: {{}}}}, $ref: '#/components/schemas/S{n}/properties/a/$defs/X'}}}}}}\n"
        )
    });
    let document = format!(
        "openapi: 3.1.0\ninfo: {{title: a, version: a}}\ncomponents:\n  schemas:\n{schemas}"
    );
    assert_eq!(codes(document), [""; 0]);
}

#[test]
fn tuples_in_tuples() {
    let deep = "{prefixItems: [".repeat(50);
    let ends = "]}".repeat(50);
    let values = "{}, ".repeat(200_000);
    let document = format!(
        "openapi: 3.1.0\ninfo: {{title: a, version: a}}\ncomponents: {{schemas: {{A: {deep}{values}{ends}}}}}\n"
    );
    assert_eq!(codes(document), ["SW0509"]);
}
