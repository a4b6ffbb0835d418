//! Was this very thing done before, on this machine? Then nothing is to be read, planned or printed again.
//!
//! Generation is a function of the document, the options and the generator. So a run notes down what these three were
//! and the digest of the lock file it made, which in turn holds the digest of every file. A later run that finds the
//! same three, that lock file, and those files has nothing left to do but to say what was said then. Of a document of
//! several files it notes down where each reference led, and each must still lead there.
//!
//! The notes lie in a cache, never beside the generated files: what is in a repository can be edited by anyone, files and
//! lock file alike, and `check` must still find that out. They are taken as true for as long as they are there, and
//! whatever does not fit them is generated anew.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::MessageFormat;
use super::files::Leads;
use super::sync;
use crate::Summary;
use crate::config::{Config, Level};
use crate::lock::{Inputs, LOCK_FILE, Lock, sha256};
use crate::workers;

/// Names the folder of the notes; nothing is noted where it is empty.
const FOLDER_VARIABLE: &str = "SPECWRIGHT_CACHE";

/// What marks a folder as a cache (Cache Directory Tagging Specification), as Cargo does with its own.
const CACHE_TAG: &str = "CACHEDIR.TAG";

/// What a run was made from, as far as it can be told before the documents are understood.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cause {
    /// Which generator ran.
    pub(crate) generator: String,
    /// The documents and the options.
    pub(crate) inputs: Inputs,
    /// Which findings are not shown, and which are not put up with.
    pub(crate) findings: BTreeMap<String, Level>,
    /// The file that states the options and SHA-256 of its text: messages point into it.
    pub(crate) stated: Option<(String, String)>,
    /// How the document is called in messages.
    pub(crate) document: String,
    /// Whether messages were for programs.
    pub(crate) for_programs: bool,
}

/// What a run found and made.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Memory {
    /// What it was made from.
    pub(crate) cause: Cause,
    /// The paths that the document refers to, and the files they led to.
    pub(crate) leads: Leads,
    /// SHA-256 of the lock file.
    pub(crate) lock_sha256: String,
    /// What the crate holds, in numbers.
    pub(crate) summary: Summary,
    /// The warnings and notes, as they were said.
    pub(crate) said: String,
}

/// Where a target's notes are kept; nothing is noted where there is no such place.
#[derive(Clone, Debug)]
pub(crate) struct Place(PathBuf);

impl Cause {
    /// What a run of this program would be made from. `None` where the program cannot be told from others.
    pub(crate) fn new(
        inputs: Inputs,
        config: &Config,
        document: &str,
        format: MessageFormat,
    ) -> Option<Self> {
        Some(Self {
            generator: this_program()?,
            inputs,
            findings: config.findings.clone(),
            stated: config.stated().map(|stated| {
                let tree = stated.tree();
                (tree.name().to_owned(), sha256(tree.source().as_bytes()))
            }),
            document: document.to_owned(),
            for_programs: format == MessageFormat::Json,
        })
    }
}

impl Place {
    /// The place for what is generated in `out`.
    pub(crate) fn of(out: &Path) -> Option<Self> {
        let out = fs::canonicalize(out).ok()?;
        let name = sha256(out.to_string_lossy().as_bytes());
        Some(Self(folder()?.join(format!("{name}.json"))))
    }

    /// What was noted of the last run, where it had the same cause: the one that this run has, should the document refer
    /// to the same files.
    pub(crate) fn recall(&self, cause: impl FnOnce(&Leads) -> Option<Cause>) -> Option<Memory> {
        let text = fs::read_to_string(&self.0).ok()?;
        let memory: Memory = serde_json::from_str(&text).ok()?;
        let cause = cause(&memory.leads)?;
        (memory.cause == cause).then_some(memory)
    }

    /// Notes a run. That it cannot be noted is of no matter but to the next run, which takes longer.
    pub(crate) fn note(&self, memory: &Memory) {
        let Ok(text) = serde_json::to_string(memory) else {
            return;
        };
        let temporary = self.0.with_extension(std::process::id().to_string());
        let folder = self.0.parent().unwrap_or(Path::new(""));
        let noted = fs::create_dir_all(folder)
            .and_then(|()| fs::write(&temporary, text))
            .and_then(|()| fs::rename(&temporary, &self.0));
        if noted.is_err() {
            let _ = fs::remove_file(temporary);
        }
    }
}

impl Memory {
    /// The lock file of that run, where it and every file it lists are in `out` as they were written.
    pub(crate) fn still_holds(&self, out: &Path, jobs: NonZeroUsize) -> Option<Lock> {
        let text = sync::read_file(out, LOCK_FILE).ok()??;
        if sha256(&text) != self.lock_sha256 {
            return None;
        }
        let lock = Lock::parse(std::str::from_utf8(&text).ok()?).ok()?;
        let listed: Vec<(&String, &String)> = lock.files.iter().collect();
        let intact = workers::map(&listed, jobs, |(path, digest)| {
            let bytes = sync::read_file(out, path).ok().flatten();
            bytes.is_some_and(|bytes| sha256(&bytes) == **digest)
        });
        intact.iter().all(|intact| *intact).then_some(lock)
    }
}

/// Where notes are kept: where the user says, in the folder that Cargo built this program in, or where the user's caches
/// are.
fn folder() -> Option<PathBuf> {
    if let Some(folder) = env::var_os(FOLDER_VARIABLE) {
        return (!folder.is_empty()).then(|| PathBuf::from(folder));
    }
    let program = env::current_exe().ok()?;
    let built = program
        .ancestors()
        .skip(1)
        .find(|folder| folder.join(CACHE_TAG).is_file());
    let caches = || {
        let variables = [
            ("XDG_CACHE_HOME", ""),
            ("HOME", ".cache"),
            ("LOCALAPPDATA", ""),
        ];
        variables.into_iter().find_map(|(variable, below)| {
            let folder = env::var_os(variable).filter(|folder| !folder.is_empty())?;
            Some(PathBuf::from(folder).join(below))
        })
    };
    let folder = built.map(Path::to_path_buf).or_else(caches)?;
    Some(folder.join("specwright"))
}

/// Which program this is: whoever builds it anew, from other sources or with other dependencies, makes another file. Its
/// length and the moment it was written tell, as they do for Cargo; its text is too long to be read at every run.
fn this_program() -> Option<String> {
    let program = env::current_exe().ok()?;
    let file = fs::metadata(&program).ok()?;
    let written = file.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let version = env!("CARGO_PKG_VERSION");
    let (path, length, written) = (program.display(), file.len(), written.as_nanos());
    Some(format!("{version} {path} {length} {written}"))
}

#[cfg(test)]
#[path = "memory_tests.rs"]
mod tests;
