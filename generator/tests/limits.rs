//! Is each limit where it says it is? The largest document that it allows is generated; one more is refused, with the
//! code of that limit and a place.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use specwright::Failure;
use specwright::config::{Config, Limits};
use specwright::source::Sources;

const HEAD: &str = "openapi: 3.0.4\ninfo: {title: a, version: a}\npaths: {}\n";

fn schema(text: &str) -> String {
    format!("{HEAD}components: {{schemas: {{A: {text}}}}}\n")
}

/// Nothing, or what is said of the document.
fn outcome(document: &str, set: &dyn Fn(&mut Limits)) -> String {
    let mut config = Config::new("a.yaml", "out", "limits");
    set(&mut config.limits);
    match specwright::generate(&Sources::single("a.yaml", document), &config) {
        Ok(_) => String::new(),
        Err(failure) => failure.to_string(),
    }
}

/// The document is generated under this limit, and refused under one less.
fn edge(document: &str, code: &str, limit: usize, set: &dyn Fn(&mut Limits, usize)) {
    assert_eq!(
        outcome(document, &|limits| set(limits, limit)),
        "",
        "{code}"
    );
    let refused = outcome(document, &|limits| set(limits, limit - 1));
    assert!(refused.starts_with(&format!("error[{code}]")), "{refused}");
    assert!(refused.contains("--> a.yaml:"), "{refused}");
    assert!(
        refused.contains(&(limit - 1).to_string()),
        "the limit is told: {refused}"
    );
}

fn properties(count: usize) -> String {
    let mut members = String::new();
    for n in 0..count {
        let _ = write!(members, "p{n}: {{type: string}}, ");
    }
    format!("{{type: object, properties: {{{members}}}}}")
}

fn values(count: usize) -> String {
    let values: Vec<String> = (0..count).map(|n| format!("v{n}")).collect();
    format!("{{type: string, enum: [{}]}}", values.join(", "))
}

fn variants(count: usize) -> String {
    let variants: Vec<String> = (0..count)
        .map(|n| {
            format!("{{type: object, required: [p{n}], properties: {{p{n}: {{type: string}}}}}}")
        })
        .collect();
    format!("{{oneOf: [{}]}}", variants.join(", "))
}

#[test]
fn bytes() {
    let document = schema("{type: string}");
    edge(&document, "SW0101", document.len(), &|limits, n| {
        limits.bytes = n;
    });
}

#[test]
fn nodes() {
    // Root, `openapi`, `info` with two members, `paths`, `components`, `schemas`, the schema and its type.
    edge(&schema("{type: string}"), "SW0108", 10, &|limits, n| {
        limits.nodes = n;
    });
}

#[test]
fn depth() {
    // Root, components, schemas, the schema, its properties, the property.
    let document = schema("{type: object, properties: {p: {type: string}}}");
    edge(&document, "SW0109", 6, &|limits, n| limits.depth = n);
}

#[test]
fn references() {
    let own = "{$ref: '#/components/schemas/A'}";
    let document = schema(&format!(
        "{{type: object, properties: {{p: {own}, q: {own}}}}}"
    ));
    edge(&document, "SW0311", 2, &|limits, n| limits.references = n);
}

#[test]
fn properties_of_an_object() {
    edge(&schema(&properties(3)), "SW0516", 3, &|limits, n| {
        limits.properties = n;
    });
    // Those of all parts count together.
    let parts = format!(
        "{{allOf: [{}, {{type: object, properties: {{q: {{type: string}}}}}}]}}",
        properties(3)
    );
    edge(&schema(&parts), "SW0516", 4, &|limits, n| {
        limits.properties = n;
    });
}

#[test]
fn variants_of_a_union_and_values_of_an_enumeration() {
    edge(&schema(&values(3)), "SW0517", 3, &|limits, n| {
        limits.variants = n;
    });
    edge(&schema(&variants(3)), "SW0517", 3, &|limits, n| {
        limits.variants = n;
    });
}

/// The limits that nobody changed are those of the README, and the widest schemas within them are generated.
#[test]
fn limits_as_they_are() {
    let most = Limits::default();
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md"))
        .expect("the README is there");
    for stated in [
        format!("`files` ({})", grouped(most.files)),
        format!("`bytes` ({} MiB)", most.bytes >> 20),
        format!("`nodes` ({})", grouped(most.nodes)),
        format!("`references` ({})", grouped(most.references)),
        format!("`depth` of nesting ({})", most.depth),
        format!("`properties` of an object ({})", grouped(most.properties)),
        format!(
            "`variants` of a union or enumeration ({})",
            grouped(most.variants)
        ),
    ] {
        assert!(readme.contains(&stated), "{stated}");
    }
    let keep: &dyn Fn(&mut Limits) = &|_| {};
    assert_eq!(outcome(&schema(&properties(most.properties)), keep), "");
    assert_eq!(outcome(&schema(&values(most.variants)), keep), "");
    for (document, code) in [
        (properties(most.properties + 1), "error[SW0516]"),
        (values(most.variants + 1), "error[SW0517]"),
        (variants(most.variants + 1), "error[SW0517]"),
    ] {
        let refused = outcome(&schema(&document), keep);
        assert!(refused.starts_with(code), "{refused}");
    }
    // Two levels of the document for each array: the schema and its items stand below each other.
    let nested =
        |levels: usize| "{type: array, items: ".repeat(levels) + "{}" + &"}".repeat(levels);
    let levels = most.depth - 4;
    assert_eq!(outcome(&schema(&nested(levels)), keep), "");
    let refused = outcome(&schema(&nested(levels + 1)), keep);
    assert!(refused.starts_with("error[SW0109]"), "{refused}");
}

/// `2,000,000`
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[test]
fn files() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("limits-files");
    fs::create_dir_all(&folder).expect("a folder");
    let entry = folder.join("a.yaml");
    fs::write(&entry, schema("{$ref: b.yaml}")).expect("written");
    fs::write(
        folder.join("b.yaml"),
        "{type: array, items: {$ref: c.yaml}}\n",
    )
    .expect("written");
    fs::write(folder.join("c.yaml"), "{type: string}\n").expect("written");
    let outcome = |files: usize| {
        let mut config = Config::new("a.yaml", "out", "limits");
        config.limits.files = files;
        let done =
            specwright::cli::generate_from_disk((&entry, "a.yaml"), None, &config, &mut |_| {});
        match done.expect("the files can be read") {
            Ok(_) => String::new(),
            Err(Failure::Refused(report)) => report.to_text(),
            Err(other) => other.to_string(),
        }
    };
    assert_eq!(outcome(3), "");
    let refused = outcome(2);
    assert!(refused.starts_with("error[SW0118]"), "{refused}");
    assert!(refused.contains("--> b.yaml:1:"), "{refused}");
}

/// Schemas that lie deep in each other: rustc stops at 128 levels, unless every root says that there are more.
#[test]
fn types_that_lie_deep_in_each_other_say_so() {
    let chain = |length: usize| {
        let answer = "{description: a, content: {application/json: {schema: {$ref: '#/components/schemas/C0'}}}}";
        let operation = format!("{{operationId: getC, responses: {{'200': {answer}}}}}");
        let head = HEAD.replace("paths: {}", &format!("paths: {{/c: {{get: {operation}}}}}"));
        let mut document = format!("{head}components:\n  schemas:\n");
        for n in 0..length {
            let next = n + 1;
            let _ = writeln!(
                document,
                "    C{n}: {{type: object, properties: {{c: {{$ref: '#/components/schemas/C{next}'}}}}}}"
            );
        }
        let _ = writeln!(document, "    C{length}: {{type: string}}");
        let config = Config::new("a.yaml", "out", "limits");
        let sources = Sources::single("a.yaml", document);
        specwright::generate(&sources, &config)
            .expect("generated")
            .files
    };
    let attribute = |files: &specwright::fileset::FileSet, path: &str| {
        let text = files.get(path).expect("a root");
        let line = text
            .lines()
            .find(|line| line.starts_with("#![recursion_limit"));
        line.map(str::to_owned)
    };
    let (usual, deep) = (chain(40), chain(60));
    assert_eq!(attribute(&usual, "src/lib.rs"), None);
    for root in ["src/lib.rs", "tests/wire.rs"] {
        let stated = attribute(&deep, root);
        assert_eq!(
            stated.as_deref(),
            Some("#![recursion_limit = \"256\"]"),
            "{root}"
        );
    }
    assert!(
        deep.get("src/lib.rs")
            .expect("a root")
            .contains("//! # Depth")
    );
}
