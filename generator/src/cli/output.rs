//! How does a run speak? To people in sentences, to programs in one JSON object a line.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::check::Verdict;
use super::locate::LocateError;
use super::sync::{SyncError, Synced};
use super::{FAILURE, MessageFormat, RunArgs, SUCCESS};
use crate::diagnostics::{self, Report};
use crate::{Stage, Summary};

/// A run that takes longer than this shows where it is, when someone is watching.
const PATIENCE: Duration = Duration::from_millis(300);

/// Whether a line says where a long run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    /// Nobody is watching.
    Off,
    /// Somebody is, and no line stands there.
    Hidden,
    /// A line stands there, and must be taken away before anything else is said.
    Shown,
}

/// How much what is said matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    /// Warnings and notes, which a quiet run keeps to itself.
    Calm,
    /// A refusal, which is always told.
    Alarmed,
}

/// Whether a run made the crate, or remembers having made the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    /// It read the document and made the crate.
    Now,
    /// An earlier run made it, and nothing changed since.
    Before,
}

/// Where a run speaks to.
pub(crate) struct Console {
    format: MessageFormat,
    quiet: bool,
    timings: bool,
    started: Instant,
    stage: Option<(Stage, Instant)>,
    progress: Progress,
    stages: Vec<(Stage, Duration)>,
}

impl Console {
    pub(super) fn new(args: &RunArgs) -> Self {
        let human = args.message_format == MessageFormat::Human;
        Self {
            format: args.message_format,
            quiet: args.quiet,
            timings: args.timings,
            started: Instant::now(),
            stage: None,
            progress: if human && !args.quiet && io::stderr().is_terminal() {
                Progress::Hidden
            } else {
                Progress::Off
            },
            stages: Vec::new(),
        }
    }

    /// Forgets the times of the last target.
    pub(crate) fn restart(&mut self) {
        self.started = Instant::now();
        self.stages.clear();
        self.stage = None;
    }

    /// A stage begins.
    pub(crate) fn enter(&mut self, name: &str, stage: Stage) {
        let now = Instant::now();
        if let Some((last, since)) = self.stage.replace((stage, now)) {
            self.stages.push((last, now - since));
        }
        if self.progress != Progress::Off && now - self.started > PATIENCE {
            self.progress = Progress::Shown;
            let _ = write!(io::stderr(), "\r\x1b[K{name}: {} …", stage.name());
        }
    }

    fn leave(&mut self) {
        if let Some((last, since)) = self.stage.take() {
            self.stages.push((last, since.elapsed()));
        }
        if self.progress == Progress::Shown {
            self.progress = Progress::Hidden;
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }

    /// How it speaks.
    pub(crate) fn format(&self) -> MessageFormat {
        self.format
    }

    /// What was found in a document, in words.
    pub(crate) fn words(&self, report: &Report) -> String {
        match self.format {
            MessageFormat::Human => report.to_text(),
            MessageFormat::Json => {
                let lines = report.to_json_lines().into_iter();
                lines.map(|line| line + "\n").collect()
            }
        }
    }

    /// Says what was found, where it is to be heard.
    pub(crate) fn say(&mut self, words: &str, mood: Mood) {
        self.leave();
        match self.format {
            MessageFormat::Json => {
                let _ = write!(io::stdout(), "{words}");
            }
            MessageFormat::Human if self.quiet && mood == Mood::Calm => {}
            MessageFormat::Human => {
                let _ = write!(io::stderr(), "{words}");
            }
        }
    }

    /// What a run wrote.
    pub(crate) fn generated(
        &mut self,
        (name, out): (&str, &str),
        summary: &Summary,
        synced: &Synced,
        made: Made,
    ) {
        self.leave();
        let elapsed = self.started.elapsed();
        if self.format == MessageFormat::Json {
            print_object(&json!({
                "reason": "generated",
                "target": name,
                "out": out,
                "operations": summary.operations,
                "omitted_operations": summary.omitted_operations,
                "types": summary.types,
                "untyped": summary.untyped,
                "written": synced.written,
                "unchanged": synced.unchanged.len(),
                "removed": synced.removed,
                "kept": synced.kept,
                "edited": synced.edited,
                "remembered": made == Made::Before,
                "milliseconds": millis(elapsed),
                "stages": self.stage_times(),
            }));
            return;
        }
        for path in &synced.kept {
            let _ = writeln!(
                io::stderr(),
                "warning: {out}/{path} is no longer generated and was edited since; it is left alone"
            );
        }
        for path in &synced.edited {
            let _ = writeln!(
                io::stderr(),
                "warning: {out}/{path} was edited since it was generated, and is written anew; what was edited is in the \
                 repository's history, if it was committed"
            );
        }
        self.print_timings();
        if self.quiet {
            return;
        }
        print_line(&format!(
            "{name}: {}, {}, {} in {out} ({} written, {} unchanged, {} removed) in {}",
            count(summary.operations, "operation"),
            count(summary.types, "type"),
            count(synced.written.len() + synced.unchanged.len(), "file"),
            synced.written.len(),
            synced.unchanged.len(),
            synced.removed.len(),
            seconds(elapsed),
        ));
        if summary.omitted_operations > 0 {
            print_line(&format!(
                "{name}: {} left out, as the options allow",
                count(summary.omitted_operations, "operation")
            ));
        }
    }

    /// What a comparison found.
    pub(crate) fn checked(&mut self, (name, out): (&str, &str), verdict: &Verdict, made: Made) {
        self.leave();
        if self.format == MessageFormat::Json {
            let causes: Vec<Value> = verdict
                .causes
                .iter()
                .map(|cause| json!({ "cause": cause.name(), "advice": cause.advice() }))
                .collect();
            let files: Vec<Value> = verdict
                .differences
                .iter()
                .map(|d| json!({ "path": d.path, "cause": d.cause.name(), "diff": d.diff }))
                .collect();
            print_object(&json!({
                "reason": "checked",
                "target": name,
                "out": out,
                "up_to_date": verdict.causes.is_empty(),
                "causes": causes,
                "remembered": made == Made::Before,
                "files": files,
            }));
            return;
        }
        self.print_timings();
        if verdict.causes.is_empty() {
            if !self.quiet {
                print_line(&format!("{name}: {out} is up to date"));
            }
            return;
        }
        let mut text = String::new();
        for cause in &verdict.causes {
            let _ = writeln!(text, "error[{}]: {out}: {}", cause.name(), cause.advice());
        }
        let digests = verdict
            .differences
            .iter()
            .filter(|found| found.digests_alone);
        match digests.count() {
            0 => {}
            1 => text.push_str("\n1 file differs in digests alone\n"),
            files => _ = writeln!(text, "\n{files} files differ in digests alone"),
        }
        for difference in &verdict.differences {
            if difference.digests_alone {
                continue;
            }
            let path = diagnostics::escape(&difference.path);
            let cause = difference.cause.name();
            let _ = write!(text, "\n{out}/{path} ({cause})\n{}", difference.diff);
        }
        let _ = write!(io::stderr(), "{text}");
    }

    /// The configuration cannot be used.
    pub(crate) fn no_configuration(&mut self, error: &LocateError) {
        let (place, message, help) = match error {
            LocateError::Missing(start) => (
                start.display().to_string(),
                "there is no `specwright.toml` or `spec/specwright.toml` here or in a folder above"
                    .to_owned(),
                "write one, or name a document: --spec FILE --out DIR --name CRATE",
            ),
            LocateError::Unreadable(path, error) => (
                path.display().to_string(),
                error.clone(),
                "name a configuration that exists and can be read: --config FILE",
            ),
            LocateError::NoTarget(path, name) => (
                path.display().to_string(),
                format!("it states no target named `{}`", diagnostics::escape(name)),
                "name one of the targets that it states: --target NAME",
            ),
            LocateError::Invalid(report) => {
                let said = self.words(report);
                self.say(&said, Mood::Alarmed);
                return;
            }
        };
        self.problem("configuration", &place, &message, help);
    }

    /// A document cannot be read.
    pub(crate) fn unreadable(&mut self, path: &str, error: &io::Error) {
        self.problem(
            "unreadable-document",
            path,
            &error.to_string(),
            "name a document that exists and can be read",
        );
    }

    /// The files could not be written.
    pub(crate) fn not_written(&mut self, out: &str, error: &SyncError) {
        let (place, message, help) = match error {
            SyncError::Foreign(path) => (
                format!("{out}/{path}"),
                "a file that was not generated is in the way".to_owned(),
                "move it away, or choose another folder; nothing was written",
            ),
            SyncError::Unsafe(path) => (
                path.display().to_string(),
                "a symbolic link or a folder stands where a generated file goes".to_owned(),
                "remove it; generated files are written to plain folders only; nothing was written",
            ),
            SyncError::Io(path, error) => (
                path.display().to_string(),
                error.to_string(),
                "the folder holds what it held before this run",
            ),
        };
        self.problem("not-written", &place, &message, help);
    }

    /// The generator broke its own promise: a defect to report, never the user's fault.
    pub(crate) fn problem(&mut self, name: &str, place: &str, message: &str, help: &str) {
        self.leave();
        let message = message.trim_end();
        if self.format == MessageFormat::Json {
            print_object(&json!({
                "reason": "problem",
                "name": name,
                "file": place,
                "message": message,
                "help": help,
            }));
            return;
        }
        let _ = writeln!(
            io::stderr(),
            "error[{name}]: {message}\n  --> {place}\n  = help: {help}"
        );
    }

    fn stage_times(&self) -> Value {
        self.stages
            .iter()
            .map(|(stage, time)| (stage.name().to_owned(), json!(millis(*time))))
            .collect()
    }

    fn print_timings(&self) {
        if self.timings {
            let _ = write!(io::stderr(), "{}", table(&self.stages));
        }
    }
}

/// A line a stage, with its time and its share of the whole, and a line for the whole.
fn table(stages: &[(Stage, Duration)]) -> String {
    let whole: Duration = stages.iter().map(|(_, time)| *time).sum();
    let line = |name: &str, time: Duration| {
        let share = 100.0 * time.as_secs_f64() / whole.as_secs_f64().max(f64::MIN_POSITIVE);
        format!("  {name:<8} {:>9.1} ms {share:>4.0} %\n", millis(time))
    };
    let lines = stages.iter().map(|(stage, time)| line(stage.name(), *time));
    lines.chain([line("whole", whole)]).collect()
}

/// Prints what a message means.
pub(super) fn explain(code: Option<&str>) -> u8 {
    let Some(code) = code else {
        for entry in diagnostics::catalog::all() {
            print_line(&format!(
                "{}  {:<28} {}",
                entry.code, entry.name, entry.title
            ));
        }
        return SUCCESS;
    };
    if let Some(text) = diagnostics::explain(code) {
        print_line(text.trim_end());
        return SUCCESS;
    }
    let _ = writeln!(
        io::stderr(),
        "error: there is no message `{}`\n  = help: `cargo xtask explain` lists them all",
        diagnostics::escape(code)
    );
    FAILURE
}

fn print_object(object: &Value) {
    print_line(&object.to_string());
}

/// Prints a line; a reader that went away (`| head`) is no error.
fn print_line(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

fn millis(time: Duration) -> f64 {
    (time.as_secs_f64() * 10_000.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timings_are_a_line_a_stage_and_one_for_the_whole() {
        let stages = [
            (Stage::Load, Duration::from_millis(250)),
            (Stage::Render, Duration::from_millis(750)),
        ];
        assert_eq!(
            table(&stages),
            "  load         250.0 ms   25 %\n  render       750.0 ms   75 %\n  whole       1000.0 ms  100 %\n"
        );
        assert_eq!(table(&[]), "  whole          0.0 ms    0 %\n");
    }
}
