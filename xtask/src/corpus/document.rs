//! What becomes of one document?

use std::any::Any;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use specwright::config::Config;
use specwright::diagnostics::{Finding, Report, Severity};
use specwright::source::Origin;
use specwright::{Failure, Output};

/// The stack of a document's thread, in bytes: as much as a main thread has.
const STACK: usize = 8 << 20;

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
        /// Examples that the document states, and how many of them those tests read.
        examples: (usize, usize),
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
#[derive(Clone, Debug)]
pub(super) struct Options {
    /// Unsupported features that may be left out.
    pub(super) allow: Vec<String>,
    /// Tags whose operations are generated; all when there are none.
    pub(super) tags: Vec<String>,
    /// Where crates are put.
    pub(super) work: PathBuf,
    /// Whether they are put there.
    pub(super) keep: bool,
}

/// One document, and what is to be done with it.
#[derive(Clone, Debug)]
pub(super) struct Task {
    /// Where it is.
    pub(super) path: PathBuf,
    /// The folder below which it is shown.
    pub(super) base: PathBuf,
    /// What is asked of it, as of every other.
    pub(super) options: Options,
    /// Its number.
    pub(super) index: usize,
}

impl Task {
    fn shown(&self) -> String {
        let below = self.path.strip_prefix(&self.base).unwrap_or(&self.path);
        let shown = if below.as_os_str().is_empty() {
            &self.path
        } else {
            below
        };
        shown.to_string_lossy().into_owned()
    }
}

/// Generates from one document. A panic becomes a defect of that document alone, and so does work without an end: it is
/// left to its thread, which ends with the process.
pub(super) fn examine(task: Task, patience: Duration) -> Row {
    let (sender, receiver) = mpsc::channel();
    let path = task.shown();
    let started = Instant::now();
    let work = move || {
        let outcome = attempt(&task);
        // Nobody listens once patience is at an end.
        let _ = sender.send((outcome, started.elapsed()));
    };
    if let Err(error) = thread::Builder::new().stack_size(STACK).spawn(work) {
        let outcome = Outcome::Defect(error.to_string());
        return Row {
            path,
            outcome,
            time: started.elapsed(),
        };
    }
    let done = receiver.recv_timeout(patience).ok();
    // What came to its end while nobody looked is late all the same.
    let in_time = done.filter(|(_, time)| *time < patience);
    let (outcome, time) = in_time.unwrap_or_else(|| {
        let message = format!("no end after {} seconds", patience.as_secs());
        (Outcome::Defect(message), started.elapsed())
    });
    Row {
        path,
        outcome,
        time,
    }
}

fn attempt(task: &Task) -> Outcome {
    match panic::catch_unwind(AssertUnwindSafe(|| generate(task))) {
        Ok(Ok(output)) => {
            let Options { work, keep, .. } = &task.options;
            generated(&output, keep.then(|| work.join(crate_name(task.index))))
        }
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
                first: first_error(&report.to_text()),
                located: !errors.is_empty()
                    && errors.iter().all(|finding| finding.at() != Origin::NONE),
            }
        }
        Ok(Err(Failure::Defect(message))) => Outcome::Defect(message),
        Err(payload) => Outcome::Defect(format!("panicked: {}", panic_message(payload.as_ref()))),
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

/// The first error of a report, and its place.
fn first_error(report: &str) -> String {
    let lines = report
        .lines()
        .skip_while(|line| !line.starts_with("error["));
    lines.take(2).collect::<Vec<_>>().join(" ")
}

/// Package name of the n-th crate: short, unique, and free of what the document says.
fn crate_name(index: usize) -> String {
    format!("corpus-{index:04}")
}

fn generate(task: &Task) -> Result<Output, Failure> {
    let shown = task.shown();
    let mut config = Config::new(shown.clone(), "out", crate_name(task.index));
    config.allow.clone_from(&task.options.allow);
    config.select.tags.clone_from(&task.options.tags);
    config.allow_unused = true;
    // What lies in the folder belongs together: documents there may refer to each other.
    let root = task.base.is_dir().then_some(task.base.as_path());
    specwright::cli::generate_from_disk((&task.path, &shown), root, &config, &mut |_| {})
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
        examples: (summary.examples, summary.tested_examples),
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
