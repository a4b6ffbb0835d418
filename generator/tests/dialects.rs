//! Does it matter in which dialect an API is written? One API written in each gives the same crate, and so does a
//! document whose schemas are put into the words of another dialect by rule.

mod golden_support;

use std::fs;
use std::path::Path;

use golden_support::{options, sources_of, themes, without_head};
use serde_yaml::{Mapping, Value};
use similar::TextDiff;
use specwright::config::Config;
use specwright::fileset::FileSet;
use specwright::source::Sources;

/// The dialects in which `tests/dialects/orders.<dialect>.yaml` is written.
const WRITTEN: &[&str] = &["v3.0", "v2.0", "v3.1", "v3.2"];

fn generate(text: &str, config: &Config) -> FileSet {
    generate_from(&Sources::single("openapi.yaml", text), config)
}

fn generate_from(sources: &Sources, config: &Config) -> FileSet {
    match specwright::generate(sources, config) {
        Ok(output) => output.files,
        Err(failure) => panic!("{failure}"),
    }
}

/// What is different in two crates, but for the heads of files, which name the document by its digest, and the list of
/// digests.
fn differences(left: &FileSet, right: &FileSet) -> String {
    let mut found = String::new();
    let names = |files: &FileSet| {
        files
            .iter()
            .map(|(path, _)| path.to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(left), names(right));
    for (path, text) in left.iter() {
        let other = right.get(path).unwrap_or_default();
        let (text, other) = (without_head(text), without_head(other));
        if path != specwright::lock::LOCK_FILE && text != other {
            let diff = TextDiff::from_lines(text, other);
            found.push_str(&format!("{path}\n{}\n", diff.unified_diff()));
        }
    }
    found
}

#[test]
fn one_api_in_every_dialect_gives_one_crate() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dialects");
    let config = Config::new("openapi.yaml", "out", "orders");
    let crates: Vec<FileSet> = WRITTEN
        .iter()
        .map(|dialect| {
            let path = folder.join(format!("orders.{dialect}.yaml"));
            let text = fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            generate(&text, &config)
        })
        .collect();
    let (first, others) = crates.split_first().expect("a dialect");
    assert!(
        first
            .get("src/models/orders.rs")
            .is_some_and(|text| text.contains("pub struct Order"))
    );
    for (dialect, other) in WRITTEN.iter().skip(1).zip(others) {
        let found = differences(first, other);
        assert!(found.is_empty(), "{dialect}\n{found}");
    }
}

/// The themes of `golden/` are written in OpenAPI 3.0, but for those that are about what came later.
#[test]
fn golden_documents_in_the_words_of_3_1_give_the_same_crates() {
    let mut changed = 0;
    for theme in themes() {
        let text = fs::read_to_string(theme.join("openapi.yaml")).expect("the document");
        let old: Value = serde_yaml::from_str(&text).expect("YAML");
        if !old["openapi"]
            .as_str()
            .is_some_and(|text| text.starts_with("3.0"))
        {
            continue;
        }
        let mut new = old.clone();
        in_3_1(&mut new);
        changed += count_lists_of_types(&new);
        let written = |value: &Value| serde_yaml::to_string(value).expect("YAML");
        let config = options(&theme);
        let made = |value: &Value| {
            let sources = sources_of(&theme, written(value).into_bytes());
            generate_from(&sources, &config)
        };
        let found = differences(&made(&old), &made(&new));
        assert!(
            found.is_empty(),
            "{}\n{found}\n{}",
            theme.display(),
            written(&new)
        );
    }
    assert!(changed >= 4, "nothing was put into other words: {changed}");
}

fn count_lists_of_types(value: &Value) -> usize {
    match value {
        Value::Mapping(map) => map
            .iter()
            .map(|(key, value)| {
                usize::from(key.as_str() == Some("type") && value.is_sequence())
                    + count_lists_of_types(value)
            })
            .sum(),
        Value::Sequence(items) => items.iter().map(count_lists_of_types).sum(),
        _ => 0,
    }
}

/// Puts a document of OpenAPI 3.0 into the words of 3.1.
fn in_3_1(document: &mut Value) {
    let root = document.as_mapping_mut().expect("an object");
    root.insert("openapi".into(), "3.1.0".into());
    find_schemas(document, &[]);
}

/// Looks for schemas: under `schema`, and in `components/schemas`. Data is left alone.
fn find_schemas(value: &mut Value, path: &[&str]) {
    match value {
        Value::Mapping(map) => {
            for (key, member) in map.iter_mut() {
                let key = key.as_str().unwrap_or_default().to_owned();
                let is_data = matches!(key.as_str(), "example" | "examples" | "default" | "enum");
                match path {
                    ["components", "schemas"] => schema_in_3_1(member),
                    _ if key == "schema" => schema_in_3_1(member),
                    _ if is_data || key.starts_with("x-") => {}
                    _ => {
                        let inner: Vec<&str> = path.iter().copied().chain([key.as_str()]).collect();
                        find_schemas(member, &inner);
                    }
                }
            }
        }
        Value::Sequence(items) => {
            for item in items {
                find_schemas(item, &[]);
            }
        }
        _ => {}
    }
}

fn schema_in_3_1(schema: &mut Value) {
    let Some(map) = schema.as_mapping_mut() else {
        return;
    };
    for (key, member) in map.iter_mut() {
        match key.as_str().unwrap_or_default() {
            "items" | "additionalProperties" | "not" => schema_in_3_1(member),
            "allOf" | "oneOf" | "anyOf" => {
                let members = member.as_sequence_mut().into_iter().flatten();
                members.for_each(schema_in_3_1);
            }
            "properties" => {
                let members = member.as_mapping_mut().into_iter().flatten();
                members.for_each(|(_, member)| schema_in_3_1(member));
            }
            _ => {}
        }
    }
    *map = keywords_in_3_1(map);
}

fn keywords_in_3_1(map: &Mapping) -> Mapping {
    let is_true = |key: &str| map.get(key).and_then(Value::as_bool) == Some(true);
    let has_type = map.get("type").is_some_and(Value::is_string);
    let mut new = Mapping::new();
    for (key, value) in map {
        let exclusive = match key.as_str().unwrap_or_default() {
            "minimum" if is_true("exclusiveMinimum") => Some("exclusiveMinimum"),
            "maximum" if is_true("exclusiveMaximum") => Some("exclusiveMaximum"),
            _ => None,
        };
        match key.as_str().unwrap_or_default() {
            "type" if is_true("nullable") => {
                new.insert(key.clone(), vec![value.clone(), "null".into()].into());
            }
            "nullable" if has_type => {}
            "exclusiveMinimum" | "exclusiveMaximum" if value.is_bool() => {}
            "example" => {
                new.insert("examples".into(), vec![value.clone()].into());
            }
            "enum" if value.as_sequence().is_some_and(|values| values.len() == 1) => {
                new.insert("const".into(), value[0].clone());
            }
            _ => {
                let key = exclusive.map_or_else(|| key.clone(), Value::from);
                new.insert(key, value.clone());
            }
        }
    }
    new
}

/// `itemSchema` of 3.2 is the array that earlier editions write out; an event's `data` may hold a schema of its own.
#[test]
fn items_of_a_sequence_are_those_of_an_array() {
    let document = |version: &str, lines: &str, events: &str| {
        format!(
            "openapi: {version}
info: {{ title: Sequences, version: '1' }}
paths:
  /lines:
    get:
      operationId: lines
      responses: {{ '200': {{ description: x, content: {{ application/jsonl: {lines} }} }} }}
  /events:
    get:
      operationId: events
      responses: {{ '200': {{ description: x, content: {{ text/event-stream: {events} }} }} }}
components:
  schemas:
    Entry: {{ type: object, properties: {{ at: {{ type: string }} }} }}
"
        )
    };
    let entry = "{ $ref: '#/components/schemas/Entry' }";
    let event = "{ type: object, required: [data], properties: { event: { type: string }, data: { type: string, \
                 contentMediaType: application/json, contentSchema: { $ref: '#/components/schemas/Entry' } } } }";
    let config = Config::new("openapi.yaml", "out", "sequences");
    let old = document(
        "3.0.3",
        &format!("{{ schema: {{ type: array, items: {entry} }} }}"),
        &format!("{{ schema: {entry} }}"),
    );
    let new = document(
        "3.2.0",
        &format!("{{ itemSchema: {entry} }}"),
        &format!("{{ itemSchema: {event} }}"),
    );
    let (old, new) = (generate(&old, &config), generate(&new, &config));
    assert_eq!(differences(&old, &new), "");
    let client = old.get("src/client/operations.rs").unwrap_or_default();
    for output in ["JsonLines<models::Entry>", "EventStream<models::Entry>"] {
        assert!(client.contains(output), "{client}");
    }
}
