//! What do `generate` and `check` do? Read, generate, and write or compare, one target after the other.

use std::env;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use super::check::{self, Verdict};
use super::files::{self, Leads};
use super::locate::{self, LocateError, Target};
use super::memory::{Cause, Memory, Place};
use super::output::{Console, Made, Mood};
use super::sync::{self, Staging, Synced};
use super::{FAILURE, RunArgs, SUCCESS};
use crate::config::{Config, Level};
use crate::fileset::Collector;
use crate::lock::{Inputs, LOCK_FILE, Lock, sha256};
use crate::{Account, Failure, Stage};

/// Generates every target and writes it.
pub(super) fn generate(args: &RunArgs, console: &mut Console) -> u8 {
    each_target(args, console, |target, console| {
        let (name, out) = (&target.config.name, shown(&target.out));
        if let Some(past) = remember(target, console) {
            console.say(&past.memory.said, Mood::Calm);
            let paths = past.lock.files.into_keys();
            let synced = Synced {
                unchanged: paths.chain([LOCK_FILE.to_owned()]).collect(),
                ..Synced::default()
            };
            console.generated((name, &out), &past.memory.summary, &synced, Made::Before);
            return SUCCESS;
        }
        let staging = Staging::begin(&target.out);
        let receive = |path, text: String| staging.receive(path, &text);
        let Some(done) = produce(target, &receive, console) else {
            return FAILURE;
        };
        console.enter(name, Stage::Sync);
        match staging.finish() {
            Ok(synced) => {
                console.generated((name, &out), &done.account.summary, &synced, Made::Now);
                note(target, done, console);
                SUCCESS
            }
            Err(error) => {
                console.not_written(&out, &error);
                FAILURE
            }
        }
    })
}

/// Generates every target in memory and compares.
pub(super) fn check(args: &RunArgs, console: &mut Console) -> u8 {
    each_target(args, console, |target, console| {
        let (name, out) = (&target.config.name, shown(&target.out));
        if let Some(past) = remember(target, console)
            && check::foreign_sources(&target.out, |path| past.lock.files.contains_key(path))
                .is_empty()
        {
            console.say(&past.memory.said, Mood::Calm);
            console.checked((name, &out), &Verdict::default(), Made::Before);
            return SUCCESS;
        }
        let files = Collector::default();
        let receive = |path, text| files.receive(path, text);
        let Some(done) = produce(target, &receive, console) else {
            return FAILURE;
        };
        let files = files.into_files();
        console.enter(name, Stage::Sync);
        let disk = match sync::read(&target.out, &files) {
            Ok(disk) => disk,
            Err(error) => {
                console.not_written(&out, &error);
                return FAILURE;
            }
        };
        let foreign = check::foreign_sources(&target.out, |path| {
            let lock = disk.lock.as_ref();
            files.get(path).is_some() || lock.is_some_and(|lock| lock.files.contains_key(path))
        });
        let verdict = check::compare(&disk, &foreign, &files, &done.account.inputs);
        console.checked((name, &out), &verdict, Made::Now);
        if verdict.causes.is_empty() {
            note(target, done, console);
            SUCCESS
        } else {
            FAILURE
        }
    })
}

/// A run that was noted, and its lock file.
struct Past {
    memory: Memory,
    lock: Lock,
}

/// The last run, where this one would do the same and everything is as that one left it.
fn remember(target: &Target, console: &mut Console) -> Option<Past> {
    console.enter(&target.config.name, Stage::Recall);
    let place = Place::of(&target.out)?;
    let memory = place.recall(|leads| {
        let document = fs::read(&target.document).ok()?;
        let inputs = Inputs {
            document: target.config.document.clone(),
            document_sha256: sha256(&document),
            files: files::digests(&target.document, target.root.as_deref(), leads)?,
            options_sha256: target.config.sha256(),
        };
        cause(target, inputs, console)
    })?;
    let lock = memory.still_holds(&target.out, target.config.jobs)?;
    Some(Past { memory, lock })
}

/// What a run made, where the references of its document led, and what it said.
struct Done {
    account: Account,
    leads: Option<Leads>,
    said: String,
}

/// Notes a run for [`remember`]. What is on disk is what it made.
fn note(target: &Target, done: Done, console: &Console) {
    let Done {
        account,
        leads,
        said,
    } = done;
    let cause = cause(target, account.inputs, console);
    if let (Some(place), Some(cause), Some(leads)) = (Place::of(&target.out), cause, leads) {
        place.note(&Memory {
            cause,
            leads,
            lock_sha256: sha256(account.lock.as_bytes()),
            summary: account.summary,
            said,
        });
    }
}

fn cause(target: &Target, inputs: Inputs, console: &Console) -> Option<Cause> {
    let document = shown(&target.document);
    Cause::new(inputs, &target.config, &document, console.format())
}

fn each_target(
    args: &RunArgs,
    console: &mut Console,
    mut act: impl FnMut(&Target, &mut Console) -> u8,
) -> u8 {
    let targets = match targets(args) {
        Ok(targets) => targets,
        Err(error) => {
            console.no_configuration(&error);
            return FAILURE;
        }
    };
    let mut worst = SUCCESS;
    let jobs = args
        .jobs
        .or_else(|| thread::available_parallelism().ok())
        .unwrap_or(NonZeroUsize::MIN);
    for mut target in targets {
        target.config.jobs = jobs;
        if args.deny_warnings {
            let findings = &mut target.config.findings;
            findings.insert("warnings".to_owned(), Level::Deny);
        }
        console.restart();
        worst = worst.max(act(&target, console));
    }
    worst
}

fn targets(args: &RunArgs) -> Result<Vec<Target>, LocateError> {
    let here = env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    if let (Some(spec), Some(out), Some(name)) = (&args.spec, &args.out, &args.name) {
        let mut config = Config::new(file_name(spec), out.to_string_lossy(), name);
        config.allow.clone_from(&args.allow);
        return Ok(vec![Target {
            config,
            document: spec.clone(),
            root: None,
            out: out.clone(),
        }]);
    }
    let path = match &args.config {
        Some(path) => path.clone(),
        None => locate::find(&here)?,
    };
    let mut targets = locate::read(&path)?;
    if let Some(name) = &args.target {
        targets.retain(|target| target.config.name == *name);
        if targets.is_empty() {
            return Err(LocateError::NoTarget(path, name.clone()));
        }
    }
    Ok(targets)
}

/// Runs the pipeline on one target and tells what was found. Each file is handed over as soon as it is done.
fn produce(
    target: &Target,
    receive: &(dyn Fn(String, String) + Sync),
    console: &mut Console,
) -> Option<Done> {
    let name = &target.config.name;
    console.enter(name, Stage::Read);
    let shown_document = shown(&target.document);
    let made = files::generate_noting(
        (&target.document, &shown_document),
        target.root.as_deref(),
        (&target.config, receive),
        &mut |stage| console.enter(name, stage),
    );
    let (made, leads) = match made {
        Ok(made) => made,
        Err(error) => {
            console.unreadable(&shown_document, &error);
            return None;
        }
    };
    match made {
        Ok(account) => {
            let said = console.words(&account.notes);
            console.say(&said, Mood::Calm);
            Some(Done {
                account,
                leads,
                said,
            })
        }
        Err(Failure::Refused(report) | Failure::Incomplete { report, .. }) => {
            let said = console.words(&report);
            console.say(&said, Mood::Alarmed);
            None
        }
        Err(Failure::Defect(message)) => {
            console.problem(
                "defect",
                &shown_document,
                &message,
                "this is a defect of specwright, not of the document; nothing was written",
            );
            None
        }
    }
}

/// A path as people write it: relative to the folder they are in, where it lies below.
pub(super) fn shown(path: &Path) -> String {
    let relative = env::current_dir()
        .ok()
        .and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf));
    relative
        .unwrap_or_else(|| path.to_path_buf())
        .to_string_lossy()
        .replace('\\', "/")
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}
