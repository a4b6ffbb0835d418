//! What becomes of one document?

use std::any::Any;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use specwright::config::Config;
use specwright::diagnostics::{Finding, Report, Severity};
use specwright::source::Origin;
use specwright::{Failure, Output};

/// A document and what became of it.
pub(super) struct Row {
    /// Path below the folder.
    pub(super) path: String,
    /// What became of it.
    pub(super) outcome: Outcome,
    /// How long it took.
    pub(super) time: Duration,
}

/// What became of a document.
pub(super) enum Outcome {
    /// A crate.
    Generated {
        /// Operations with a method.
        operations: usize,
        /// Operations left out, each with a finding that names why.
        omitted: usize,
        /// Operations that the crate's own tests call.
        called: usize,
        /// Documented answers, and how many of them those tests give to a call.
        responses: (usize, usize),
        /// Types.
        types: usize,
        /// Places that hold any JSON, by reason.
        untyped: Vec<(String, usize)>,
        /// Warnings and notes.
        notes: usize,
        /// Where the crate was put, when it was.
        folder: Option<PathBuf>,
        /// Messages of the compiler, once it has been asked.
        compiled: Option<Vec<String>>,
        /// Tests that failed, once they have been run.
        tested: Option<Vec<String>>,
    },
    /// Findings.
    Refused {
        /// Codes of the errors, each once, in order.
        codes: Vec<String>,
        /// The errors as `code:line`, in order.
        places: Vec<String>,
        /// The first error, in one line.
        first: String,
        /// Whether every error has a place.
        located: bool,
    },
    /// The generator broke its promise.
    Defect(String),
}

/// What is asked of every document.
pub(super) struct Options<'a> {
    /// Unsupported features that may be left out.
    pub(super) allow: &'a [String],
    /// Tags whose operations are generated; all when there are none.
    pub(super) tags: &'a [String],
    /// Where crates are put.
    pub(super) work: &'a Path,
    /// Whether they are put there.
    pub(super) keep: bool,
}

/// Generates from one document; a panic becomes a defect of that document alone.
pub(super) fn examine(path: &Path, base: &Path, options: &Options<'_>, index: usize) -> Row {
    let shown = path
        .strip_prefix(base)
        .unwrap_or(path)
        .to_string_lossy()
        .into_owned();
    let started = Instant::now();
    let attempt = panic::catch_unwind(AssertUnwindSafe(|| {
        generate((path, &shown), base, options, index)
    }));
    let time = started.elapsed();
    let outcome = match attempt {
        Ok(Ok(output)) => generated(
            &output,
            options.keep.then(|| options.work.join(crate_name(index))),
        ),
        Ok(Err(Failure::Refused(report) | Failure::Incomplete { report, .. })) => {
            let errors: Vec<&Finding> = report
                .findings()
                .iter()
                .filter(|finding| finding.severity() == Severity::Error)
                .collect();
            let mut codes: Vec<String> = errors
                .iter()
                .map(|finding| finding.entry().code.to_owned())
                .collect();
            codes.sort();
            codes.dedup();
            Outcome::Refused {
                codes,
                places: places(&report),
                first: report
                    .to_text()
                    .lines()
                    .take(2)
                    .collect::<Vec<_>>()
                    .join(" "),
                located: !errors.is_empty()
                    && errors.iter().all(|finding| finding.at() != Origin::NONE),
            }
        }
        Ok(Err(Failure::Defect(message))) => Outcome::Defect(message),
        Err(payload) => Outcome::Defect(format!("panicked: {}", panic_message(payload.as_ref()))),
    };
    Row {
        path: if shown.is_empty() {
            path.display().to_string()
        } else {
            shown
        },
        outcome,
        time,
    }
}

/// Code and line of each error.
fn places(report: &Report) -> Vec<String> {
    let lines = report.to_json_lines();
    let findings = lines
        .iter()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    findings
        .filter(|finding| finding["severity"] == "error")
        .filter_map(|finding| {
            let code = finding["code"].as_str()?;
            Some(format!("{code}:{}", finding["place"]["line"]))
        })
        .collect()
}

/// Package name of the n-th crate: short, unique, and free of what the document says.
fn crate_name(index: usize) -> String {
    format!("corpus-{index:04}")
}

fn generate(
    (path, shown): (&Path, &str),
    base: &Path,
    options: &Options<'_>,
    index: usize,
) -> Result<Output, Failure> {
    let mut config = Config::new(shown, "out", crate_name(index));
    config.allow = options.allow.to_vec();
    config.select.tags = options.tags.to_vec();
    config.allow_unused = true;
    // What lies in the folder belongs together: documents there may refer to each other.
    let root = base.is_dir().then_some(base);
    specwright::cli::generate_from_disk((path, shown), root, &config, &mut |_| {})
        .map_err(|error| Failure::Defect(error.to_string()))?
}

fn generated(output: &Output, folder: Option<PathBuf>) -> Outcome {
    if let Some(folder) = &folder {
        let _ = fs::remove_dir_all(folder);
        for (path, text) in output.files.iter() {
            let target = folder.join(path);
            let written = target
                .parent()
                .map_or(Ok(()), fs::create_dir_all)
                .and_then(|()| fs::write(&target, text));
            if let Err(error) = written {
                return Outcome::Defect(format!("{}: {error}", target.display()));
            }
        }
    }
    let summary = &output.summary;
    Outcome::Generated {
        operations: summary.operations,
        omitted: summary.omitted_operations,
        called: summary.called_operations,
        responses: (summary.responses, summary.given_responses),
        types: summary.types,
        untyped: summary.untyped.clone(),
        notes: output.notes.findings().len(),
        folder,
        compiled: None,
        tested: None,
    }
}

fn panic_message(payload: &(dyn Any + Send)) -> String {
    payload
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| {
            payload
                .downcast_ref::<&str>()
                .map(|text| (*text).to_owned())
        })
        .unwrap_or_else(|| "without a message".to_owned())
}
