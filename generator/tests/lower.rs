//! What does a document mean? `lower/<theme>.yaml` beside a compact picture of the IR, `<theme>.ir.txt`.
//!
//! `UPDATE_EXPECT=1` accepts what is there now. With `SPECWRIGHT_CORPUS` set to a folder, every document below it is
//! lowered too: none may panic or take long.

mod lower {
    pub(crate) mod dump;
    mod words;
}

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use lower::dump;
use similar::TextDiff;
use specwright::config::Config;
use specwright::diagnostics::{Diagnostics, Severity};
use specwright::ir::Api;
use specwright::source::Sources;

/// A lowered document and what was said of it.
struct Lowered {
    api: Api,
    findings: String,
    errors: usize,
    took: Duration,
}

/// Lowers a document; `None` when `load` refuses it, and why.
fn lower_text(name: &str, text: Vec<u8>) -> Result<Lowered, String> {
    let config = Config::new(name, "out", "case");
    let sources = Sources::single(name, text);
    let mut diagnostics = Diagnostics::new(&config);
    let document = specwright::load::load(&sources, &config, &mut diagnostics);
    diagnostics
        .checkpoint()
        .map_err(|_| diagnostics.so_far().to_text())?;
    let known = diagnostics.findings().len();
    let start = Instant::now();
    let api = specwright::lower::lower(&document, &mut diagnostics);
    let took = start.elapsed();
    let mut findings = String::new();
    let mut errors = 0;
    for finding in diagnostics.findings().iter().skip(known) {
        errors += usize::from(finding.severity() == Severity::Error);
        let place = document
            .at(finding.at())
            .map(|at| at.tree().pointer(at.origin()))
            .unwrap_or_default();
        let word = finding.severity().word();
        let _ = writeln!(
            findings,
            "{word} {}: {} ({place})",
            finding.entry().name,
            finding.text()
        );
    }
    Ok(Lowered {
        api,
        findings,
        errors,
        took,
    })
}

fn themes() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lower");
    let entries = fs::read_dir(folder).expect("the folder of themes");
    let mut themes: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    themes.sort();
    themes
}

#[test]
fn documents_mean_what_is_written_beside_them() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = String::new();
    let themes = themes();
    assert!(themes.len() > 10, "the themes were not found");
    for theme in themes {
        let name = theme
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let lowered = lower_text(&name, fs::read(&theme).expect("a theme"))
            .unwrap_or_else(|report| panic!("{report}"));
        let mut found = dump::api(&lowered.api);
        if !lowered.findings.is_empty() {
            let _ = write!(found, "\nfindings\n{}", lowered.findings);
        }
        let path = theme.with_extension("ir.txt");
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
    assert!(
        wrong.is_empty(),
        "{wrong}\nto accept: UPDATE_EXPECT=1 cargo test -p specwright --test lower"
    );
}

/// Documents below a folder, by their extension.
fn documents(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
    {
        let path = entry.path();
        if path.is_dir() {
            documents(&path, found);
        } else if path
            .extension()
            .is_some_and(|ext| ext == "yaml" || ext == "yml" || ext == "json")
        {
            found.push(path);
        }
    }
}

/// Not a golden: it shows that nothing panics or takes long, and prints what is refused.
#[test]
fn every_document_of_a_corpus_is_lowered() {
    let Some(folder) = std::env::var_os("SPECWRIGHT_CORPUS") else {
        return;
    };
    let mut paths = Vec::new();
    documents(Path::new(&folder), &mut paths);
    paths.sort();
    let (mut lowered, mut refused) = (0, 0);
    let mut slow = String::new();
    for path in &paths {
        let name = path.display().to_string();
        match lower_text(&name, fs::read(path).expect("a document")) {
            Ok(found) if found.errors > 0 => {
                refused += 1;
                println!("{name}\n{}", found.findings);
            }
            Ok(found) => {
                lowered += 1;
                // A debug build takes some twenty times what a release build takes.
                if found.took > Duration::from_secs(10) {
                    let _ = writeln!(slow, "{name}: {:?}", found.took);
                }
            }
            Err(_) => refused += 1,
        }
    }
    println!("{lowered} lowered, {refused} refused");
    assert!(lowered > 0, "nothing was lowered");
    assert!(slow.is_empty(), "{slow}");
}
