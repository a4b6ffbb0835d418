//! What does a user see when a document is wrong? `errors/<stage>/<case>.yaml` or `.json` beside the exact text.
//!
//! A case is a document, the messages on it in `<case>.txt`, options in `<case>.toml` where it needs any, and the other
//! files of the document in a folder `<case>`. In `further` are documents with faults that different stages find.
//! `UPDATE_EXPECT=1` accepts what is there now.

#[path = "support/files.rs"]
#[allow(unreachable_pub, reason = "others use it as a module of theirs")]
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;
use specwright::Failure;
use specwright::config::Config;
use specwright::diagnostics::{Report, Severity, catalog};
use specwright::source::{Absence, Sources};

/// The folders of cases, by the stage that finds what they show.
const FOLDERS: &[&str] = &[
    "source",
    "structure",
    "reference",
    "config",
    "dialect",
    "lower",
    "plan",
    "further",
];

/// Codes that no document brings up, and why.
const WITHOUT_CASE: &[(&str, &str)] = &[
    (
        "SW0229",
        "it tells of a defect in our own tables, and none is known",
    ),
    (
        "SW0818",
        "without options there is no document: see xtask's tests/verbs/messages.rs",
    ),
    ("SW0118", "the cases have few files: see tests/files.rs"),
    (
        "SW0503",
        "a document that is too much is long: see tests/hostile_schemas.rs",
    ),
];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/errors")
        .join(name)
}

/// The documents of a folder, in the order of their names.
fn cases(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let is_document = |path: &PathBuf| {
        path.extension()
            .is_some_and(|ext| ext == "yaml" || ext == "json")
    };
    let paths: BTreeSet<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(is_document)
        .collect();
    paths.into_iter().collect()
}

fn report(case: &Path) -> Report {
    let name = case.file_name().expect("a name").to_string_lossy();
    // The options of a target, which need not state the three that every target has.
    let options = fs::read_to_string(case.with_extension("toml")).unwrap_or_default();
    let mut target: toml::Table = options.parse().expect("the options of the case");
    for (option, value) in [("document", &*name), ("out", "out"), ("name", "case")] {
        target.entry(option).or_insert_with(|| value.into());
    }
    let mut config: Config = target.try_into().expect("the options of the case");
    if !options.is_empty() {
        let stated = case.with_extension("toml");
        let stated = stated.file_name().expect("a name").to_string_lossy();
        config.state_in(&stated, &options);
    }
    let bytes = fs::read(case).expect("the document of the case");
    let mut sources = Sources::single(name, bytes);
    support::add_below(&mut sources, &case.with_extension(""));
    loop {
        match specwright::review(&sources, &config) {
            Ok(report) | Err(Failure::Refused(report)) => return report,
            Err(Failure::Incomplete { wanted, .. }) => {
                for path in wanted {
                    sources.decline(path, Absence::Missing);
                }
            }
            Err(Failure::Defect(message)) => panic!("{}: {message}", case.display()),
        }
    }
}

#[test]
fn messages_are_as_written() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = String::new();
    for name in FOLDERS {
        for case in cases(&folder(name)) {
            let found = report(&case).to_text();
            let path = case.with_extension("txt");
            let expected = fs::read_to_string(&path).unwrap_or_default();
            if found == expected {
                continue;
            }
            if update {
                fs::write(&path, &found).expect("the expected text can be written");
            } else {
                let diff = TextDiff::from_lines(&expected, &found);
                wrong.push_str(
                    &diff
                        .unified_diff()
                        .header(&path.display().to_string(), "now")
                        .to_string(),
                );
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{wrong}\nto accept: UPDATE_EXPECT=1 cargo test -p specwright --test errors"
    );
}

#[test]
fn every_code_of_a_stage_has_a_case() {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for name in FOLDERS {
        for case in cases(&folder(name)) {
            seen.extend(
                report(&case)
                    .findings()
                    .iter()
                    .map(|finding| finding.entry().code),
            );
        }
    }
    let exempt: BTreeMap<&str, &str> = WITHOUT_CASE.iter().copied().collect();
    for entry in catalog::all() {
        let ours = [
            "SW01", "SW02", "SW03", "SW04", "SW05", "SW06", "SW07", "SW08",
        ]
        .iter()
        .any(|stage| entry.code.starts_with(stage));
        if ours {
            assert_ne!(
                seen.contains(entry.code),
                exempt.contains_key(entry.code),
                "{} {}: add a case, or say in WITHOUT_CASE why there is none",
                entry.code,
                entry.name
            );
        }
    }
}

/// No document may write to the terminal or the log anything but text: see the hostile cases.
#[test]
fn messages_hold_no_control_characters() {
    for name in FOLDERS {
        for case in cases(&folder(name)) {
            let report = report(&case);
            let text = report.to_text();
            let unsafe_character = text.chars().find(|c| {
                (c.is_control() && *c != '\n')
                    || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
            });
            assert_eq!(unsafe_character, None, "{}", case.display());
            for line in text.lines() {
                assert!(
                    !line.starts_with("::") && !line.starts_with("##"),
                    "{}: {line}",
                    case.display()
                );
            }
            for line in report.to_json_lines() {
                assert!(
                    line.bytes().all(|byte| (0x20..0x7F).contains(&byte)),
                    "{line}"
                );
                serde_json::from_str::<serde_json::Value>(&line).expect("a line of JSON");
            }
        }
    }
}

/// `a.yaml` and `a.json` would share `a.txt`.
#[test]
fn no_two_cases_share_a_name() {
    for name in FOLDERS {
        let stems: Vec<PathBuf> = cases(&folder(name))
            .iter()
            .map(|case| case.with_extension(""))
            .collect();
        let unique: BTreeSet<&PathBuf> = stems.iter().collect();
        assert_eq!(unique.len(), stems.len(), "{name}");
    }
}

/// Every case is refused or remarked on: one without a message would test nothing.
#[test]
fn every_case_says_something() {
    for name in FOLDERS {
        for case in cases(&folder(name)) {
            assert!(!report(&case).is_empty(), "{}", case.display());
        }
    }
}

/// `docs/findings.md` has a table of all findings and of what becomes of a document that has them: what the catalogue
/// says, and what the cases show to be milder or graver somewhere.
#[test]
fn the_table_of_findings_is_true() {
    let mut seen: BTreeMap<&str, BTreeSet<Severity>> = BTreeMap::new();
    for name in FOLDERS {
        for case in cases(&folder(name)) {
            for finding in report(&case).findings() {
                let severities = seen.entry(finding.entry().code).or_default();
                severities.insert(finding.severity());
            }
        }
    }
    let mut rows: Vec<String> = catalog::all()
        .map(|entry| {
            let mut outcomes = seen.remove(entry.code).unwrap_or_default();
            outcomes.insert(entry.severity);
            let outcomes: Vec<&str> = outcomes.iter().map(|it| outcome(*it)).collect();
            let (code, name, title) = (entry.code, entry.name, entry.title);
            format!(
                "| {code} | `{name}` | {title} | {} |\n",
                outcomes.join(", or ")
            )
        })
        .collect();
    rows.sort();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/findings.md");
    let text = fs::read_to_string(&path).expect("the page");
    let head = "| code | name | what was found | the document is |\n|---|---|---|---|\n";
    let (before, _) = text.split_once(head).expect("a table");
    let expected = format!("{before}{head}{}", rows.concat());
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &expected).expect("the page can be written");
    }
    assert!(
        text == expected || std::env::var_os("UPDATE_EXPECT").is_some(),
        "to accept: UPDATE_EXPECT=1 cargo test -p specwright --test errors"
    );
}

fn outcome(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "refused",
        Severity::Warning => "read with a warning",
        Severity::Note => "read with a note",
    }
}
