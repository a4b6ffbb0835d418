//! What do `generate` and `check` do? Read, generate, and write or compare, one target after the other.

use std::env;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use super::check;
use super::locate::{self, LocateError, Target};
use super::output::Console;
use super::sync;
use super::{FAILURE, RunArgs, SUCCESS};
use crate::config::Config;
use crate::{Failure, Output, Stage};

/// Generates every target and writes it.
pub(super) fn generate(args: &RunArgs, console: &mut Console) -> u8 {
    each_target(args, console, |target, console| {
        let Some(output) = produce(target, console) else {
            return FAILURE;
        };
        console.enter(&target.config.name, Stage::Sync);
        let out = shown(&target.out);
        match sync::write(&target.out, &output.files) {
            Ok(synced) => {
                console.generated(&target.config.name, &out, &output.summary, &synced);
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
        let Some(output) = produce(target, console) else {
            return FAILURE;
        };
        console.enter(&target.config.name, Stage::Sync);
        let out = shown(&target.out);
        let disk = match sync::read(&target.out, &output.files) {
            Ok(disk) => disk,
            Err(error) => {
                console.not_written(&out, &error);
                return FAILURE;
            }
        };
        let foreign = check::foreign_sources(&target.out, &output.files, &disk);
        let verdict = check::compare(&disk, &foreign, &output.files, &output.inputs);
        console.checked(&target.config.name, &out, &verdict);
        if verdict.causes.is_empty() {
            SUCCESS
        } else {
            FAILURE
        }
    })
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
            let message = format!("it states no target named `{name}`");
            return Err(LocateError::Invalid {
                path,
                position: None,
                message,
            });
        }
    }
    Ok(targets)
}

/// Runs the pipeline on one target and tells what was found.
fn produce(target: &Target, console: &mut Console) -> Option<Output> {
    let name = &target.config.name;
    console.enter(name, Stage::Read);
    let shown_document = shown(&target.document);
    let made = super::generate_from_disk(
        (&target.document, &shown_document),
        target.root.as_deref(),
        &target.config,
        &mut |stage| console.enter(name, stage),
    );
    let made = match made {
        Ok(made) => made,
        Err(error) => {
            console.unreadable(&shown_document, &error);
            return None;
        }
    };
    match made {
        Ok(output) => {
            console.report(&output.notes);
            Some(output)
        }
        Err(Failure::Refused(report) | Failure::Incomplete { report, .. }) => {
            console.report(&report);
            None
        }
        Err(Failure::Defect(message)) => {
            console.problem(
                "defect",
                &shown_document,
                None,
                &message,
                "this is a defect of specwright, not of the document; nothing was written",
            );
            None
        }
    }
}

/// A path as people write it: relative to the folder they are in, where it lies below.
fn shown(path: &Path) -> String {
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
