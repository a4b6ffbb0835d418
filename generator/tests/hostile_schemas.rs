//! Can schemas make the generator work without end? Cycles, expansion and depth end in time: with a type table, or
//! refused.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use specwright::config::Config;
use specwright::diagnostics::{Diagnostics, Severity};
use specwright::ir::{Shape, Ty, TypeUse};
use specwright::source::Sources;
use specwright::{ir, load, lower};

/// Far more than any case needs, also without optimisation on a busy machine: without bounds they would take hours.
const PATIENCE: Duration = Duration::from_secs(50);

struct Outcome {
    api: ir::Api,
    errors: Vec<&'static str>,
}

/// Lowers component schemas, each `name: schema` in YAML.
fn lower_schemas(schemas: impl IntoIterator<Item = (String, String)>) -> Outcome {
    let mut text = String::from(
        "openapi: 3.0.3\ninfo: {title: Hostile, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n",
    );
    for (name, schema) in schemas {
        let _ = writeln!(text, "    {name}: {schema}");
    }
    let config = Config::new("hostile.yaml", "out", "hostile");
    let mut diagnostics = Diagnostics::new(&config);
    let start = Instant::now();
    let document = load::load(
        &Sources::single("hostile.yaml", text.into_bytes()),
        &config,
        &mut diagnostics,
    );
    assert!(
        diagnostics.checkpoint().is_ok(),
        "the case must reach `lower`"
    );
    let api = lower::lower(&document, &mut diagnostics);
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    let is_error = |severity| severity == Severity::Error;
    let mut errors: Vec<&str> = diagnostics
        .findings()
        .iter()
        .filter(|finding| is_error(finding.severity()))
        .map(|finding| finding.entry().name)
        .collect();
    errors.dedup();
    Outcome { api, errors }
}

fn reference(name: impl std::fmt::Display) -> String {
    format!("{{$ref: '#/components/schemas/{name}'}}")
}

/// A list and a map of nothing but themselves, wherever a value can stand.
#[test]
fn types_of_themselves_in_every_place() {
    let [list, map] = ["L", "M"].map(reference);
    let parameter = |name, place, style, schema: &String| {
        format!("{{name: {name}, in: {place}, style: {style}, schema: {schema}}}")
    };
    let parameters = [
        parameter("a", "query", "form", &map),
        parameter("b", "query", "deepObject", &map),
        parameter("c", "query", "pipeDelimited", &list),
        parameter("X-D", "header", "simple", &list),
        parameter("e", "cookie", "form", &map),
    ];
    let media_types = [
        "application/json",
        "multipart/form-data",
        "application/x-www-form-urlencoded",
        "multipart/mixed",
        "text/plain",
        "application/jsonl",
    ];
    let mut operations = String::new();
    for (schema, kind) in [(&list, "list"), (&map, "map")] {
        for first in media_types {
            for second in media_types.into_iter().filter(|second| *second != first) {
                let _ = writeln!(
                    operations,
                    "  /{kind}/{first}/{second}:\n    post:\n      parameters: [{}]\n      requestBody: {{content: {{\
                     {first}: {{schema: {schema}}}, {second}: {{schema: {{type: object, properties: {{a: {list}, b: {map}}}}}}}}}}}\n      \
                     responses: {{'200': {{description: x, headers: {{X-L: {{schema: {schema}}}}}, content: {{{first}: {{schema: \
                     {schema}}}}}}}, default: {{description: x, content: {{application/json: {{schema: {schema}}}}}}}}}",
                    parameters.join(", ")
                );
            }
        }
    }
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: Hostile, version: '1'}}\npaths:\n{operations}components:\n  schemas:\n    \
         L: {{type: array, items: {list}}}\n    M: {{type: object, additionalProperties: {map}}}\n"
    );
    let sources = Sources::single("hostile.yaml", text.into_bytes());
    let made = specwright::generate(&sources, &Config::new("hostile.yaml", "out", "hostile"));
    assert!(made.is_ok(), "{}", made.unwrap_err());
}

/// Of a chain of objects what the last cannot do none can, and each would learn it from the next in a round of its own.
#[test]
fn a_long_chain_of_members() {
    const LENGTH: usize = 20_000;
    let mut schemas = String::new();
    for n in 0..LENGTH {
        let next = reference(format_args!("S{}", n + 1));
        let _ = writeln!(
            schemas,
            "    S{n}: {{type: object, properties: {{next: {next}}}}}"
        );
    }
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: Hostile, version: '1'}}\npaths:\n  /a:\n    get:\n      responses: {{'200': \
         {{description: x, content: {{application/json: {{schema: {}}}}}}}}}\ncomponents:\n  schemas:\n{schemas}    \
         S{LENGTH}: {{type: object, properties: {{count: {{type: number, format: double}}}}}}\n",
        reference("S0")
    );
    let sources = Sources::single("hostile.yaml", text.into_bytes());
    let start = Instant::now();
    let seen = specwright::review(&sources, &Config::new("hostile.yaml", "out", "hostile"));
    assert!(seen.is_ok(), "{}", seen.unwrap_err());
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
}

/// Objects that need each other have no value. Looking for one takes as many ways as there are choices, at every level.
#[test]
fn samples_of_what_has_no_value() {
    let names: Vec<String> = (0..8).map(|n| format!("T{n}")).collect();
    let choices: Vec<String> = names.iter().map(reference).collect();
    let choice = format!("{{oneOf: [{}]}}", choices.join(", "));
    let mut schemas = String::new();
    for name in &names {
        let _ = writeln!(
            schemas,
            "    {name}: {{type: object, required: [{name}, both], properties: {{{name}: {choice}, both: {choice}}}}}"
        );
    }
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: Hostile, version: '1'}}\npaths:\n  /a:\n    post:\n      requestBody: {{content: \
         {{application/json: {{schema: {first}}}}}}}\n      responses: {{'200': {{description: x, content: \
         {{application/json: {{schema: {first}}}}}}}}}\ncomponents:\n  schemas:\n{schemas}",
        first = choices.first().map_or("", String::as_str)
    );
    let sources = Sources::single("hostile.yaml", text.into_bytes());
    let start = Instant::now();
    let made = specwright::generate(&sources, &Config::new("hostile.yaml", "out", "hostile"));
    assert!(made.is_ok(), "{}", made.unwrap_err());
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
}

/// Examples of alternatives that nothing tells apart, sixty deep: two to the power of sixty looks, if each level were
/// looked at anew for each alternative of the one above.
#[test]
fn alternatives_of_alternatives_in_examples() {
    let [chain, knot] = ["Chain", "Knot"].map(reference);
    let lists = format!("{}too long{}", "[".repeat(60), "]".repeat(60));
    let objects = format!("{}end{}", "{a: ".repeat(60), ", b: x}".repeat(60));
    let object = |kind: &str| {
        format!(
            "{{type: object, required: [a, b], properties: {{a: {knot}, b: {{type: {kind}}}}}}}"
        )
    };
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: Hostile, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    Chain:\n      \
         example: {lists}\n      oneOf: [{{type: array, items: {chain}}}, {{type: array, maxItems: 3, items: {chain}}}, \
         {{type: string, maxLength: 3}}]\n    Knot:\n      example: {objects}\n      anyOf: [{}, {}, {{type: string}}]\n",
        object("integer"),
        object("string"),
    );
    let start = Instant::now();
    let sources = Sources::single("hostile.yaml", text.into_bytes());
    let made = specwright::generate(&sources, &Config::new("hostile.yaml", "out", "hostile"));
    assert!(made.is_ok(), "{}", made.unwrap_err());
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
}

/// `A0` is twice `A1`, which is twice `A2`, …: two to the power of 60 schemas, if each were taken as often as named.
#[test]
fn all_of_doubled_again_and_again() {
    let doubled = (0..60).map(|n| {
        let next = reference(format!("A{}", n + 1));
        (
            format!("A{n}"),
            format!("{{allOf: [{next}, {{allOf: [{next}, {next}]}}]}}"),
        )
    });
    let last = (
        "A60".to_owned(),
        "{properties: {a: {type: string}}}".to_owned(),
    );
    let outcome = lower_schemas(doubled.chain([last]));
    assert!(outcome.errors.is_empty(), "{:?}", outcome.errors);
    assert_eq!(outcome.api.types.len(), 61);
}

#[test]
fn alternatives_doubled_again_and_again() {
    for keyword in ["oneOf", "anyOf"] {
        let doubled = (0..40).map(|n| {
            let next = reference(format!("A{}", n + 1));
            let own = format!("{{properties: {{p{n}: {{type: string}}}}, allOf: [{next}]}}");
            (format!("A{n}"), format!("{{{keyword}: [{next}, {own}]}}"))
        });
        let last = (
            "A40".to_owned(),
            "{properties: {a: {type: string}}}".to_owned(),
        );
        let outcome = lower_schemas(doubled.chain([last]));
        assert!(
            outcome.errors.is_empty() || outcome.errors == ["schemas-too-large"],
            "{:?}",
            outcome.errors
        );
    }
}

/// Twelve choices of ten to be combined: ten to the power of twelve types.
#[test]
fn choices_multiplied() {
    let choices = (0..12).map(|n| {
        let members: Vec<String> = (0..10)
            .map(|m| {
                format!("{{required: [a{n}x{m}], properties: {{a{n}x{m}: {{type: string}}}}}}")
            })
            .collect();
        (
            format!("C{n}"),
            format!("{{oneOf: [{}]}}", members.join(", ")),
        )
    });
    let all: Vec<String> = (0..12).map(|n| reference(format!("C{n}"))).collect();
    let product = (
        "Product".to_owned(),
        format!("{{allOf: [{}]}}", all.join(", ")),
    );
    assert_eq!(
        lower_schemas(choices.chain([product])).errors,
        ["schemas-too-large"]
    );
}

/// A property that must satisfy two schemas, each of which has it again with other schemas: every subset is a type.
#[test]
fn properties_merged_into_every_subset() {
    let bases = (0..24).map(|n| {
        let (same, next) = (
            reference(format!("B{n}")),
            reference(format!("B{}", (n + 1) % 24)),
        );
        let far = reference(format!("B{}", (n * 5 + 3) % 24));
        (
            format!("B{n}"),
            format!("{{properties: {{x: {same}, y: {next}, z: {far}, own{n}: {{type: string}}}}}}"),
        )
    });
    let halves: Vec<String> = (0..12).map(|n| reference(format!("B{}", n * 2))).collect();
    let all = (
        "All".to_owned(),
        format!("{{allOf: [{}]}}", halves.join(", ")),
    );
    let outcome = lower_schemas(bases.chain([all]));
    assert!(
        outcome.errors.is_empty() || outcome.errors == ["schemas-too-large"],
        "{:?}",
        outcome.errors
    );
}

#[test]
fn a_long_chain_of_bases() {
    for (length, expected) in [(300, &[][..]), (3_000, &["schemas-too-large"][..])] {
        let chain = (0..length).map(|n| {
            let next = reference(format!("A{}", n + 1));
            (
                format!("A{n}"),
                format!("{{allOf: [{next}, {{properties: {{p{n}: {{type: string}}}}}}]}}"),
            )
        });
        let last = (
            format!("A{length}"),
            "{properties: {a: {type: string}}}".to_owned(),
        );
        assert_eq!(
            lower_schemas(chain.chain([last])).errors,
            expected,
            "{length}"
        );
    }
}

#[test]
fn long_chains_of_names() {
    for body in [
        |next: String| next,
        |next: String| format!("{{oneOf: [{next}]}}"),
        |next: String| format!("{{type: array, items: {next}}}"),
    ] {
        let chain = (0..500).map(|n| (format!("A{n}"), body(reference(format!("A{}", n + 1)))));
        let last = (
            "A500".to_owned(),
            "{type: string, nullable: true}".to_owned(),
        );
        let outcome = lower_schemas(chain.chain([last]));
        assert!(outcome.errors.is_empty(), "{:?}", outcome.errors);
        assert_eq!(outcome.api.types.len(), 501);
    }
}

/// Every schema of a family is a base of all that follow, and each is told apart by a discriminator.
#[test]
fn a_family_of_bases() {
    let family = (0..400).map(|n| {
        let parent = if n == 0 { "{}".to_owned() } else { reference(format!("A{}", n - 1)) };
        let own = format!("{{discriminator: {{propertyName: kind}}, properties: {{kind: {{type: string}}, p{n}: {{type: string}}}}}}");
        (format!("A{n}"), format!("{{allOf: [{parent}], discriminator: {{propertyName: kind}}, properties: {{kind: {{type: string}}}}, anyOf: [{own}]}}"))
    });
    let outcome = lower_schemas(family);
    assert!(
        outcome.errors.is_empty() || outcome.errors == ["schemas-too-large"],
        "{:?}",
        outcome.errors
    );
}

/// Arrays within arrays become types of their own before a compiler chokes on them.
#[test]
fn deep_arrays() {
    let mut schema = "{type: string}".to_owned();
    for depth in 0..50 {
        schema = if depth % 2 == 0 {
            format!("{{type: array, items: {schema}}}")
        } else {
            format!("{{additionalProperties: {schema}}}")
        };
    }
    let outcome = lower_schemas([("Deep".to_owned(), schema)]);
    assert!(outcome.errors.is_empty(), "{:?}", outcome.errors);
    let deepest = outcome.api.types.iter().map(|(_, def)| match &def.shape {
        Shape::Alias(value) => nesting(value),
        Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => 0,
    });
    assert!(
        deepest
            .max()
            .is_some_and(|depth| (10..=20).contains(&depth))
    );
    assert!(outcome.api.types.len() > 2);
}

fn nesting(value: &TypeUse) -> usize {
    let mut depth = 0;
    let mut value = value;
    while let Ty::List(inner) | Ty::Map(inner) = &value.ty {
        depth += 1;
        value = inner;
    }
    depth
}

#[test]
fn enumerations_against_each_other() {
    let list = |start: usize| {
        let values: Vec<String> = (start..start + 20_000).map(|n| format!("v{n}")).collect();
        format!("{{type: string, enum: [{}]}}", values.join(", "))
    };
    let lists = (0..4).map(|n| (format!("E{n}"), list(n)));
    let all: Vec<String> = (0..4).map(|n| reference(format!("E{n}"))).collect();
    let outcome = lower_schemas(
        lists.chain([("All".to_owned(), format!("{{allOf: [{}]}}", all.join(", ")))]),
    );
    assert!(
        outcome.errors.is_empty() || outcome.errors == ["schemas-too-large"],
        "{:?}",
        outcome.errors
    );
}
