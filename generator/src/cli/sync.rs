//! How do files get to disk? Whole or not at all, and without touching what others wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write as _};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::fileset::FileSet;
use crate::lock::{LOCK_FILE, Lock, sha256};

/// What a run did to the output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Synced {
    /// Files created or replaced.
    pub(crate) written: Vec<String>,
    /// Files that already held these bytes.
    pub(crate) unchanged: Vec<String>,
    /// Files of an earlier run that this one no longer makes.
    pub(crate) removed: Vec<String>,
    /// Files of an earlier run that were edited since, and so are left alone.
    pub(crate) kept: Vec<String>,
    /// Of the files that were replaced, those that were edited since they were written.
    pub(crate) edited: Vec<String>,
}

/// Why the output folder was left as it was.
#[derive(Debug)]
pub(crate) enum SyncError {
    /// A file to be written is there already, and is not ours.
    Foreign(String),
    /// A place inside the folder is a symbolic link, or not what it must be.
    Unsafe(PathBuf),
    /// The operating system refused.
    Io(PathBuf, io::Error),
}

/// The output folder as it is, seen through the lock file.
#[derive(Debug, Default)]
pub(crate) struct OnDisk {
    /// The lock file of the last run, where there is a readable one.
    pub(crate) lock: Option<Lock>,
    /// Text of every file named by the lock file or by `expected`, where it is there.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

/// Reads the lock file of `out`, every file that it or `expected` names, and nothing else.
pub(crate) fn read(out: &Path, expected: &FileSet) -> Result<OnDisk, SyncError> {
    let lock_text = read_file(out, LOCK_FILE)?;
    let lock = lock_text.as_deref().and_then(parse_lock);
    let mut files = BTreeMap::new();
    let listed = lock
        .iter()
        .flat_map(|lock| lock.files.keys().map(String::as_str));
    for path in expected.iter().map(|(path, _)| path).chain(listed) {
        if files.contains_key(path) || !is_plain_relative(path) {
            continue;
        }
        if let Some(bytes) = read_file(out, path)? {
            files.insert(path.to_owned(), bytes);
        }
    }
    if let Some(bytes) = lock_text {
        files.insert(LOCK_FILE.to_owned(), bytes);
    }
    Ok(OnDisk { lock, files })
}

/// The files of a run on their way to its folder. They wait beside their places until all are there, and take them then,
/// or, where anything failed, the folder holds what it held before.
#[derive(Debug)]
pub(crate) struct Staging {
    out: PathBuf,
    /// Whether the folder was there before.
    is_old: bool,
    /// The lock file of the last run.
    lock: Option<Lock>,
    /// One file is written at a time: systems make files of one folder one after the other, and threads that wait for
    /// that take longer than those that do something else meanwhile.
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    waiting: Vec<Waiting>,
    unchanged: Vec<String>,
    /// What went wrong with the file of this path, which of all such is the first.
    failure: Option<(String, SyncError)>,
}

/// A file that waits.
#[derive(Debug)]
struct Waiting {
    path: String,
    /// Where it lies.
    temporary: PathBuf,
    /// What its place holds.
    before: Option<Vec<u8>>,
}

impl Staging {
    /// Begins to bring files to `out`.
    pub(crate) fn begin(out: &Path) -> Self {
        let mut state = State::default();
        let lock = read_file(out, LOCK_FILE).unwrap_or_else(|error| {
            state.fail(LOCK_FILE.to_owned(), error);
            None
        });
        Self {
            out: out.to_path_buf(),
            is_old: out.exists(),
            lock: lock.as_deref().and_then(parse_lock),
            state: Mutex::new(state),
        }
    }

    /// Takes a file. What goes wrong is told at the end.
    pub(crate) fn receive(&self, path: String, text: &str) {
        let before = self.look(&path, text.as_bytes());
        let mut state = self.state();
        match before {
            Ok(Some(before)) if before == text.as_bytes() => state.unchanged.push(path),
            Ok(before) if state.failure.is_none() => match stage(&self.out, &path, text) {
                Ok(temporary) => state.waiting.push(Waiting {
                    path,
                    temporary,
                    before,
                }),
                Err(error) => state.fail(path, error),
            },
            Ok(_) => {}
            Err(error) => state.fail(path, error),
        }
    }

    /// What the place of a file holds, which is ours if it is not the same.
    fn look(&self, path: &str, text: &[u8]) -> Result<Option<Vec<u8>>, SyncError> {
        let before = read_file(&self.out, path)?;
        let ours = self
            .lock
            .as_ref()
            .is_some_and(|lock| lock.files.contains_key(path));
        match before {
            Some(before) if before != text && !ours && path != LOCK_FILE => {
                Err(SyncError::Foreign(path.to_owned()))
            }
            before => Ok(before),
        }
    }

    /// Brings the folder to hold what was taken, and of the last run nothing else.
    pub(crate) fn finish(self) -> Result<Synced, SyncError> {
        let mut state = self.state();
        if let Some((_, error)) = state.failure.take() {
            return Err(error);
        }
        let waiting = state.waiting.iter().map(|file| &file.path);
        let made: BTreeSet<&String> = waiting.chain(&state.unchanged).collect();
        let (mut removed, mut kept) = (BTreeMap::new(), Vec::new());
        for (path, digest) in self.lock.iter().flat_map(|lock| &lock.files) {
            if made.contains(path) {
                continue;
            }
            match read_file(&self.out, path)? {
                Some(bytes) if sha256(&bytes) == *digest => {
                    removed.insert(path.clone(), bytes);
                }
                Some(_) => kept.push(path.clone()),
                None => {}
            }
        }
        self.replace(&state.waiting, &removed)?;
        let edited = state.waiting.iter().filter(|file| self.is_edited(file));
        let mut edited: Vec<String> = edited.map(|file| file.path.clone()).collect();
        edited.sort_unstable();
        let waiting = state.waiting.drain(..).map(|file| file.path);
        let mut synced = Synced {
            written: waiting.collect(),
            unchanged: mem::take(&mut state.unchanged),
            removed: removed.into_keys().collect(),
            kept,
            edited,
        };
        synced.written.sort_unstable();
        synced.unchanged.sort_unstable();
        Ok(synced)
    }

    /// Whether the place of a file held something else than was written there last.
    fn is_edited(&self, file: &Waiting) -> bool {
        let digest = self
            .lock
            .as_ref()
            .and_then(|lock| lock.files.get(&file.path));
        let before = file.before.as_ref().zip(digest);
        before.is_some_and(|(before, digest)| sha256(before) != *digest)
    }

    /// Moves each file that waits to its place and removes those that are stale; undoes all of it where one step fails.
    fn replace(
        &self,
        waiting: &[Waiting],
        stale: &BTreeMap<String, Vec<u8>>,
    ) -> Result<(), SyncError> {
        let mut touched: Vec<(PathBuf, Option<&[u8]>)> = Vec::new();
        let mut touch = |path: &str, before, result: &dyn Fn(&Path) -> io::Result<()>| {
            let place = self.out.join(path);
            if let Err(error) = result(&place) {
                return Err(SyncError::Io(place, error));
            }
            touched.push((place, before));
            Ok(())
        };
        let moved = waiting.iter().try_for_each(|file| {
            touch(&file.path, file.before.as_deref(), &|place| {
                fs::rename(&file.temporary, place)
            })
        });
        let done = moved.and_then(|()| {
            let mut stale = stale.iter();
            stale.try_for_each(|(path, bytes)| {
                touch(path, Some(bytes), &|place| fs::remove_file(place))
            })
        });
        if let Err(error) = done {
            for (place, before) in touched {
                let _ = match before {
                    Some(bytes) => fs::write(place, bytes),
                    None => fs::remove_file(place),
                };
            }
            return Err(error);
        }
        for path in stale.keys() {
            remove_empty_parents(&self.out, path);
        }
        Ok(())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What still waits was in vain.
impl Drop for Staging {
    fn drop(&mut self) {
        let waiting = mem::take(&mut self.state().waiting);
        let is_in_vain = !waiting.is_empty();
        for file in waiting {
            let _ = fs::remove_file(&file.temporary);
            remove_empty_parents(&self.out, &file.path);
        }
        if is_in_vain && !self.is_old {
            let _ = fs::remove_dir(&self.out);
        }
    }
}

impl State {
    /// Of several failures the one in the first file is told, whichever was there first.
    fn fail(&mut self, path: String, error: SyncError) {
        if self.failure.as_ref().is_none_or(|(first, _)| path < *first) {
            self.failure = Some((path, error));
        }
    }
}

fn parse_lock(bytes: &[u8]) -> Option<Lock> {
    Lock::parse(std::str::from_utf8(bytes).ok()?).ok()
}

fn stage(out: &Path, path: &str, text: &str) -> Result<PathBuf, SyncError> {
    let target = out.join(path);
    if !is_plain_relative(path) {
        return Err(SyncError::Unsafe(target));
    }
    let parent = target.parent().unwrap_or(out);
    let io = |error| SyncError::Io(target.clone(), error);
    fs::create_dir_all(parent).map_err(io)?;
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let temporary = parent.join(format!(".{name}.specwright-{}", std::process::id()));
    let mut file = fs::File::create(&temporary).map_err(io)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.flush());
    if let Err(error) = written {
        let _ = fs::remove_file(&temporary);
        return Err(io(error));
    }
    Ok(temporary)
}

/// Reads a file below `out`, where there is one; refuses to go through symbolic links, which could lead out of it.
pub(super) fn read_file(out: &Path, path: &str) -> Result<Option<Vec<u8>>, SyncError> {
    if !is_plain_relative(path) {
        return Ok(None);
    }
    let mut place = out.to_path_buf();
    for part in Path::new(path) {
        place.push(part);
        match fs::symlink_metadata(&place) {
            Ok(metadata) if metadata.file_type().is_symlink() => {
                return Err(SyncError::Unsafe(place));
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(SyncError::Io(place, error)),
        }
    }
    if place.is_dir() {
        return Err(SyncError::Unsafe(place));
    }
    fs::read(&place)
        .map(Some)
        .map_err(|error| SyncError::Io(place, error))
}

/// Whether a path stays below the folder it is joined to: a lock file is text that anyone may have edited.
fn is_plain_relative(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

fn remove_empty_parents(out: &Path, path: &str) {
    let mut place = out.join(path);
    while place.pop() && place != out {
        if fs::remove_dir(&place).is_err() {
            return;
        }
    }
}

#[cfg(test)]
#[path = "sync_tests.rs"]
mod tests;
