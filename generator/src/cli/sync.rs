//! How does a file set get to disk? Whole or not at all, and without touching what others wrote.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

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
    let lock = lock_text
        .as_ref()
        .and_then(|bytes| std::str::from_utf8(bytes).ok())
        .and_then(|text| Lock::parse(text).ok());
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

/// Brings `out` to hold `files`: all of them, or, where anything fails, what it held before.
pub(crate) fn write(out: &Path, files: &FileSet) -> Result<Synced, SyncError> {
    let disk = read(out, files)?;
    let ours = |path: &str| {
        path == LOCK_FILE
            || disk
                .lock
                .as_ref()
                .is_some_and(|lock| lock.files.contains_key(path))
    };
    let mut synced = Synced::default();
    let mut pending = Vec::new();
    for (path, text) in files.iter() {
        match disk.files.get(path) {
            Some(bytes) if bytes == text.as_bytes() => synced.unchanged.push(path.to_owned()),
            Some(_) if !ours(path) => return Err(SyncError::Foreign(path.to_owned())),
            Some(_) | None => pending.push((path, text)),
        }
    }
    let mut stale = Vec::new();
    for (path, digest) in disk.lock.iter().flat_map(|lock| &lock.files) {
        if files.get(path).is_some() {
            continue;
        }
        match disk.files.get(path) {
            Some(bytes) if sha256(bytes) == *digest => stale.push(path.clone()),
            Some(_) => synced.kept.push(path.clone()),
            None => {}
        }
    }
    replace(out, &pending, &stale, &disk)?;
    synced.written = pending.iter().map(|(path, _)| (*path).to_owned()).collect();
    synced.removed = stale;
    Ok(synced)
}

/// Stages every pending file beside its place, then renames them all; undoes what it did where one step fails.
fn replace(
    out: &Path,
    pending: &[(&str, &str)],
    stale: &[String],
    disk: &OnDisk,
) -> Result<(), SyncError> {
    let mut staged = Vec::new();
    for (path, text) in pending {
        match stage(out, path, text) {
            Ok(temporary) => staged.push((*path, temporary)),
            Err(error) => {
                for (_, temporary) in &staged {
                    let _ = fs::remove_file(temporary);
                }
                return Err(error);
            }
        }
    }
    let mut touched: Vec<&str> = Vec::new();
    let result = staged
        .iter()
        .try_for_each(|(path, temporary)| {
            let target = out.join(path);
            fs::rename(temporary, &target).map_err(|error| SyncError::Io(target, error))?;
            touched.push(path);
            Ok(())
        })
        .and_then(|()| {
            stale.iter().try_for_each(|path| {
                let target = out.join(path);
                fs::remove_file(&target).map_err(|error| SyncError::Io(target.clone(), error))?;
                touched.push(path);
                Ok(())
            })
        });
    if result.is_err() {
        for (_, temporary) in &staged {
            let _ = fs::remove_file(temporary);
        }
        for path in touched {
            let _ = match disk.files.get(path) {
                Some(bytes) => fs::write(out.join(path), bytes),
                None => fs::remove_file(out.join(path)),
            };
        }
        return result;
    }
    for path in stale {
        remove_empty_parents(out, path);
    }
    Ok(())
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
