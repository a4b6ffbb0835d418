//! What becomes of every document below a folder? Generated, or refused with located findings; never anything else.

mod compile;
mod document;
mod run;
mod table;

use std::ffi::OsString;
use std::fs;
use std::io::{self, IsTerminal as _, Write as _};
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use clap::Parser;
use specwright::cli::{FAILURE, SUCCESS, USAGE};

use self::document::{Options, Outcome, Row};

/// Generates from every document below a folder, and tells what became of each.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask corpus", bin_name = "cargo xtask corpus")]
struct Args {
    /// The folder, or one document.
    dir: PathBuf,
    /// Also compile each generated crate, warnings denied, in one shared target folder.
    #[arg(long)]
    compile: bool,
    /// Also run the tests of each generated crate: every operation and every documented answer on the wire, and against
    /// the mock.
    #[arg(long)]
    test: bool,
    /// Only operations with one of these tags (comma-separated).
    #[arg(long, value_delimiter = ',')]
    tags: Vec<String>,
    /// How many documents at once.
    #[arg(long, default_value_t = 2)]
    jobs: usize,
    /// Only documents whose path contains this.
    #[arg(long, default_value = "")]
    only: String,
    /// Every n-th document only: a sample.
    #[arg(long, default_value_t = 1, value_name = "N")]
    every: usize,
    /// Allow these unsupported features (comma-separated), to see what lies behind them.
    #[arg(long, value_delimiter = ',')]
    allow: Vec<String>,
    /// A list of documents that may be refused (`path<TAB>code` a line); any other refusal fails the run, and so does
    /// a line that is no longer needed, or whose document is not there.
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,
    /// Seconds after which a document is given up as a defect, and the next is read.
    #[arg(long, default_value_t = 120, value_name = "SECONDS")]
    patience: u64,
    /// One JSON object a document instead of a table.
    #[arg(long)]
    json: bool,
    /// Keep the generated crates here.
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

/// The verb.
pub(crate) fn run(rest: Vec<OsString>) -> u8 {
    let name = OsString::from("corpus");
    let args = match Args::try_parse_from(std::iter::once(name).chain(rest)) {
        Ok(args) => args,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { USAGE } else { SUCCESS };
        }
    };
    match examine(&args) {
        Ok(healthy) => {
            if healthy {
                SUCCESS
            } else {
                FAILURE
            }
        }
        Err(message) => {
            let _ = writeln!(io::stderr(), "error: {message}");
            FAILURE
        }
    }
}

fn examine(args: &Args) -> Result<bool, String> {
    let mut documents = Vec::new();
    find_documents(&args.dir, &mut documents);
    documents.retain(|path| path.to_string_lossy().contains(&args.only));
    documents.sort();
    let documents: Vec<PathBuf> = documents.into_iter().step_by(args.every.max(1)).collect();
    if documents.is_empty() {
        return Err(format!("{} holds no OpenAPI document", args.dir.display()));
    }
    let work = args
        .keep
        .clone()
        .unwrap_or_else(|| crate::workspace().join("target/corpus"));
    let mut rows = generate_all(args, &documents, &work);
    rows.sort_by(|a, b| a.path.cmp(&b.path));
    if args.compile || args.test {
        compile::check(&mut rows, &work).map_err(|error| error.to_string())?;
    }
    if args.test {
        run::tests(&mut rows, &work).map_err(|error| error.to_string())?;
    }
    let expected = match &args.refused {
        Some(path) => Some(table::read_refusals(path)?),
        None => None,
    };
    let is_whole = args.only.is_empty() && args.every <= 1 && args.dir.is_dir();
    Ok(table::print(&rows, args.json, expected.as_ref(), is_whole))
}

fn find_documents(place: &Path, found: &mut Vec<PathBuf>) {
    if place.is_file() {
        let known = place.extension().is_some_and(|extension| {
            ["yaml", "yml", "json"]
                .iter()
                .any(|known| extension == *known)
        });
        if known && looks_like_openapi(place) {
            found.push(place.to_path_buf());
        }
        return;
    }
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        find_documents(&entry.path(), found);
    }
}

/// Other files lie beside documents (fragments, configurations of other tools): a document says what it is.
fn looks_like_openapi(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| {
        let text = String::from_utf8_lossy(&bytes);
        ["openapi", "swagger"].iter().any(|word| {
            text.contains(&format!("\"{word}\""))
                || text.lines().any(|line| {
                    let line = line.trim_start_matches('\u{feff}');
                    line.strip_prefix(word)
                        .is_some_and(|rest| rest.trim_start().starts_with(':'))
                })
        })
    })
}

fn generate_all(args: &Args, documents: &[PathBuf], work: &Path) -> Vec<Row> {
    // A defect shows in the table; its trace would bury it.
    panic::set_hook(Box::new(|_| {}));
    let options = Options {
        allow: args.allow.clone(),
        tags: args.tags.clone(),
        work: work.to_path_buf(),
        keep: args.compile || args.test || args.keep.is_some(),
    };
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let watched = io::stderr().is_terminal();
    let rows = thread::scope(|scope| {
        for _ in 0..args.jobs.max(1) {
            let (sender, next, options) = (sender.clone(), &next, &options);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(path) = documents.get(index) else {
                        return;
                    };
                    let task = document::Task {
                        path: path.clone(),
                        base: args.dir.clone(),
                        options: options.clone(),
                        index,
                    };
                    let row = document::examine(task, Duration::from_secs(args.patience));
                    if sender.send(row).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut rows: Vec<Row> = Vec::with_capacity(documents.len());
        for row in receiver {
            rows.push(row);
            if watched {
                let name = rows.last().map(|row| row.path.as_str()).unwrap_or_default();
                let _ = write!(
                    io::stderr(),
                    "\r\x1b[K{}/{} {name}",
                    rows.len(),
                    documents.len()
                );
            }
        }
        rows
    });
    if watched {
        let _ = write!(io::stderr(), "\r\x1b[K");
    }
    let _ = panic::take_hook();
    rows
}

impl Row {
    fn is_healthy(&self) -> bool {
        match &self.outcome {
            Outcome::Generated {
                operations,
                called,
                responses: (documented, given),
                compiled,
                tested,
                ..
            } => {
                let good =
                    |messages: &Option<Vec<String>>| messages.as_ref().is_none_or(Vec::is_empty);
                good(compiled) && good(tested) && called == operations && given == documented
            }
            Outcome::Refused { located, .. } => *located,
            Outcome::Defect(_) => false,
        }
    }
}
