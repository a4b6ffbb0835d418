//! What does the generator write? `golden/<theme>/openapi.yaml` beside the files the theme is about.
//!
//! A theme is a document of at most 40 lines and options in `specwright.toml` where it needs any; `expected/` holds the
//! files that show the theme, and no others. `UPDATE_EXPECT=1` accepts what is there now; to add a file to a theme,
//! create it empty first. All themes are compiled together, as the crates that users get, by `golden_compile.rs`.

mod golden_support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use golden_support::{generated, themes, without_head};
use similar::TextDiff;

/// Lines a document of a theme may have: a golden that needs more has two themes.
const LONGEST: usize = 40;

/// The command that accepts what is there now.
const ACCEPT: &str = "UPDATE_EXPECT=1 cargo test -p specwright --test golden";

#[test]
fn themes_are_written_as_expected() {
    let accepts = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut failures = String::new();
    let themes = themes();
    assert!(!themes.is_empty(), "there are no themes");
    for theme in &themes {
        let files = generated(theme);
        let expected = theme.join("expected");
        let listed = files_below(&expected);
        assert!(
            !listed.is_empty(),
            "{}: `expected/` names no file",
            theme.display()
        );
        for path in listed {
            let place = expected.join(&path);
            let before = fs::read_to_string(&place).unwrap_or_default();
            let Some(now) = files.get(&path) else {
                failures.push_str(&format!("{}: {path} is not generated\n", theme.display()));
                continue;
            };
            // The head names document and version, which every release would change.
            let now = without_head(now);
            if now == before {
                continue;
            }
            if accepts {
                fs::write(&place, now)
                    .unwrap_or_else(|error| panic!("{}: {error}", place.display()));
                continue;
            }
            let diff = TextDiff::from_lines(before.as_str(), now);
            failures.push_str(&format!(
                "{}\n{}\n",
                place.display(),
                diff.unified_diff().context_radius(3)
            ));
        }
    }
    assert!(failures.is_empty(), "{failures}\nto accept: {ACCEPT}");
}

#[test]
fn documents_are_small() {
    for theme in themes() {
        let document = fs::read_to_string(theme.join("openapi.yaml")).unwrap_or_default();
        let lines = document.lines().count();
        assert!(lines <= LONGEST, "{}: {lines} lines", theme.display());
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for theme in themes() {
        assert_eq!(generated(&theme), generated(&theme), "{}", theme.display());
    }
}

/// Files below a folder, `/`-separated, in order.
fn files_below(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                let parts: Vec<_> = relative
                    .components()
                    .map(|part| part.as_os_str().to_string_lossy())
                    .collect();
                found.insert(parts.join("/"));
            }
        }
    }
    found
}

#[test]
fn the_number_of_threads_is_of_no_matter() {
    for theme in themes() {
        let sources = golden_support::sources(&theme);
        let mut options = golden_support::options(&theme);
        options.jobs = std::num::NonZeroUsize::new(4).unwrap();
        let output = specwright::generate(&sources, &options).unwrap();
        assert_eq!(output.files, generated(&theme));
    }
}

#[test]
fn every_example_is_in_a_test_or_has_a_finding() {
    for theme in themes() {
        let sources = golden_support::sources(&theme);
        let output = specwright::generate(&sources, &golden_support::options(&theme)).unwrap();
        let text = fs::read_to_string(theme.join("openapi.yaml")).unwrap();
        let document: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
        let summary = &output.summary;
        let said = |name: &str| {
            let findings = output.notes.findings().iter();
            let places = findings.filter(|finding| finding.entry().name == name);
            places
                .map(specwright::diagnostics::Finding::at)
                .collect::<BTreeSet<_>>()
                .len()
        };
        let (untested, of_another_type) =
            (said("untested-example"), said("example-of-another-type"));
        let theme = theme.display();
        assert_eq!(summary.examples, stated(&document), "{theme}: examples");
        // An example that one place cannot hold can be in the test of another.
        let missing = summary.examples - summary.tested_examples;
        assert!(
            (untested..=untested + of_another_type).contains(&missing),
            "{theme}: {missing} in no test, {untested} and {of_another_type} reported"
        );
    }
}

/// How many examples a document states, wherever it states them.
fn stated(value: &serde_yaml::Value) -> usize {
    /// Objects whose keys are names and not words of the specification.
    const OF_NAMES: &[&str] = &[
        "$defs",
        "callbacks",
        "content",
        "definitions",
        "dependentSchemas",
        "encoding",
        "headers",
        "parameters",
        "paths",
        "patternProperties",
        "properties",
        "requestBodies",
        "responses",
        "schemas",
    ];
    /// What holds values of the document's own.
    const OF_VALUES: &[&str] = &["const", "default", "enum", "examples", "mapping"];
    let of = |value: &serde_yaml::Value| match value {
        serde_yaml::Value::Mapping(members) => members.values().map(stated).sum(),
        other => stated(other),
    };
    match value {
        serde_yaml::Value::Sequence(items) => items.iter().map(stated).sum(),
        serde_yaml::Value::Mapping(members) => {
            let member = |(key, value): (&serde_yaml::Value, &serde_yaml::Value)| match key
                .as_str()
                .unwrap_or_default()
            {
                "example" => 1,
                "examples" => match value {
                    serde_yaml::Value::Sequence(items) => items.len(),
                    serde_yaml::Value::Mapping(named) => {
                        let is_here = |one: &&serde_yaml::Value| one.get("$ref").is_none();
                        named.values().filter(is_here).count()
                    }
                    _ => 0,
                },
                key if OF_VALUES.contains(&key) || key.starts_with("x-") => 0,
                key if OF_NAMES.contains(&key) => of(value),
                _ => stated(value),
            };
            members.iter().map(member).sum()
        }
        _ => 0,
    }
}
