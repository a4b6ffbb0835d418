//! Does the folder hold what the generator would write, and if not, who changed what?
//!
//! The verdict rests on digests alone: those in the lock file, of the files on disk, and of what would be written now.
//! So it is the same on every machine, from every folder, and however often it is asked for.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use similar::TextDiff;

use super::sync::OnDisk;
use crate::fileset::FileSet;
use crate::lock::{Inputs, LOCK_FILE, Lock, sha256};
use crate::render::DIGEST_LINE;

/// Lines of difference shown for one file, and in all.
const FILE_LINES: usize = 40;
const TOTAL_LINES: usize = 200;

/// Why the folder does not hold what the generator would write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cause {
    /// There is no lock file: nothing was generated here.
    NeverGenerated,
    /// The document changed since the files were generated.
    DocumentChanged,
    /// The options changed since the files were generated.
    OptionsChanged,
    /// The generator changed: document and options are the same, the files are as they were written, and yet it would
    /// write others now.
    GeneratorChanged,
    /// Files were edited or removed by hand.
    EditedByHand,
    /// Files lie among the generated ones that no run wrote.
    AddedByHand,
}

impl Cause {
    /// A stable name for programs.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::NeverGenerated => "never-generated",
            Self::DocumentChanged => "document-changed",
            Self::OptionsChanged => "options-changed",
            Self::GeneratorChanged => "generator-changed",
            Self::EditedByHand => "edited-by-hand",
            Self::AddedByHand => "added-by-hand",
        }
    }

    /// What happened, and what to do about it.
    pub(crate) fn advice(self) -> &'static str {
        match self {
            Self::NeverGenerated => {
                "nothing was generated here yet; run `cargo xtask generate` and commit the result"
            }
            Self::DocumentChanged => {
                "the document changed since the crate was generated; run `cargo xtask generate`, review the \
                 difference and commit it"
            }
            Self::OptionsChanged => {
                "the options changed since the crate was generated; run `cargo xtask generate`, review the \
                 difference and commit it"
            }
            Self::GeneratorChanged => {
                "the generator changed and would write other files from the same document; run `cargo xtask \
                 generate`, review the difference and commit it"
            }
            Self::EditedByHand => {
                "generated files were edited or removed by hand; move the change to the document, the options \
                 or your own crate, and run `cargo xtask generate`"
            }
            Self::AddedByHand => {
                "files that the generator did not write lie among those that it did, and it leaves them alone; move \
                 them to a crate of your own that depends on this one"
            }
        }
    }
}

/// A file that is not as it would be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// Path below the output folder.
    pub(crate) path: String,
    /// What became of it.
    pub(crate) cause: Cause,
    /// Unified difference from disk to what would be written, without that of digests; bounded.
    pub(crate) diff: String,
    /// Whether it is made of digests of other things: of the document, which every file names, or of files.
    pub(crate) digests_alone: bool,
}

/// The verdict: no cause at all, or each cause once, in order, with the files it explains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// Why the folder is out of date.
    pub(crate) causes: Vec<Cause>,
    /// The files that are not as they would be written, in order of path.
    pub(crate) differences: Vec<Difference>,
}

/// Compares what is on disk with what would be written.
pub(crate) fn compare(
    disk: &OnDisk,
    foreign: &[String],
    expected: &FileSet,
    inputs: &Inputs,
) -> Verdict {
    let Some(lock) = &disk.lock else {
        let cause = if disk.files.contains_key(LOCK_FILE) {
            Cause::EditedByHand
        } else {
            Cause::NeverGenerated
        };
        return Verdict {
            causes: vec![cause],
            differences: Vec::new(),
        };
    };
    let mut verdict = Verdict::default();
    let moved = moved_input(lock, inputs);
    verdict.causes.extend(moved);
    let mut lines_left = TOTAL_LINES;
    let mut note = |path: &str, cause: Cause, before: &[u8], after: &str| {
        if !verdict.causes.contains(&cause) {
            verdict.causes.push(cause);
        }
        let before = String::from_utf8_lossy(before);
        let before = with_digest_of(after, &before);
        let is_written = !matches!(cause, Cause::EditedByHand | Cause::AddedByHand);
        let digests_alone = is_written && (before == after || path == LOCK_FILE);
        let diff = if digests_alone {
            String::new()
        } else {
            bounded_diff(path, &before, after, &mut lines_left)
        };
        verdict.differences.push(Difference {
            path: path.to_owned(),
            cause,
            diff,
            digests_alone,
        });
    };
    let mut paths: Vec<&str> = expected.iter().map(|(path, _)| path).collect();
    paths.extend(lock.files.keys().map(String::as_str));
    paths.sort_unstable();
    paths.dedup();
    for path in paths {
        let on_disk = disk.files.get(path).map(Vec::as_slice);
        let wanted = expected.get(path);
        if on_disk == wanted.map(str::as_bytes) {
            continue;
        }
        let as_written = match lock.files.get(path) {
            Some(digest) => on_disk.is_some_and(|bytes| sha256(bytes) == *digest),
            None if path == LOCK_FILE => on_disk == Some(lock.render().as_bytes()),
            None => on_disk.is_none(),
        };
        let cause = if as_written {
            moved.unwrap_or(Cause::GeneratorChanged)
        } else {
            Cause::EditedByHand
        };
        note(
            path,
            cause,
            on_disk.unwrap_or_default(),
            wanted.unwrap_or_default(),
        );
    }
    for path in foreign {
        note(path, Cause::AddedByHand, b"", "");
    }
    verdict.causes.sort_unstable();
    verdict.differences.sort_by(|a, b| a.path.cmp(&b.path));
    verdict
}

fn moved_input(lock: &Lock, inputs: &Inputs) -> Option<Cause> {
    if lock.document_sha256 != inputs.document_sha256 || lock.document_files != inputs.files {
        Some(Cause::DocumentChanged)
    } else if lock.options_sha256 != inputs.options_sha256 || lock.document != inputs.document {
        Some(Cause::OptionsChanged)
    } else {
        None
    }
}

/// A file whose header names the digest of the document as another does: every file has that line, and it would hide what
/// else is different.
fn with_digest_of<'t>(other: &str, text: &'t str) -> Cow<'t, str> {
    let named = |text: &str| {
        // Who made it, and from what.
        let mut header = text.split_inclusive('\n').take(3);
        let line = header.find(|line| line.contains(DIGEST_LINE))?;
        Some(line.to_owned())
    };
    match (named(text), named(other)) {
        (Some(here), Some(there)) if here != there => Cow::Owned(text.replacen(&here, &there, 1)),
        _ => Cow::Borrowed(text),
    }
}

fn bounded_diff(path: &str, before: &str, after: &str, lines_left: &mut usize) -> String {
    let diff = TextDiff::from_lines(before, after)
        .unified_diff()
        .context_radius(2)
        .header(path, path)
        .to_string();
    let limit = FILE_LINES.min(*lines_left);
    let total = diff.lines().count();
    let mut text = String::new();
    for line in diff.lines().take(limit) {
        let _ = writeln!(text, "{}", crate::diagnostics::escape(line));
    }
    if total > limit {
        let _ = writeln!(text, "… {} more lines", total - limit);
    }
    *lines_left -= limit.min(total);
    text
}

/// Source files in the folder that no run wrote: they would be compiled, and nobody would see where they come from.
pub(crate) fn foreign_sources(out: &Path, is_ours: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut pending = vec!["src".to_owned(), "tests".to_owned(), "examples".to_owned()];
    while let Some(folder) = pending.pop() {
        let Ok(entries) = fs::read_dir(out.join(&folder)) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                pending.push(path);
            } else {
                found.push(path);
            }
        }
    }
    if out.join("build.rs").exists() {
        found.push("build.rs".to_owned());
    }
    found.retain(|path| !is_ours(path));
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn inputs(document: &str, options: &str) -> Inputs {
        Inputs {
            document: "api.yaml".to_owned(),
            document_sha256: sha256(document.as_bytes()),
            files: BTreeMap::from([("pet.yaml".to_owned(), sha256(b"pet"))]),
            options_sha256: sha256(options.as_bytes()),
        }
    }

    fn set(files: &[(&str, &str)], inputs: &Inputs) -> FileSet {
        let mut set = FileSet::default();
        for (path, text) in files {
            set.insert(*path, *text);
        }
        let lock = Lock::of_files(&set, inputs).render();
        set.insert(LOCK_FILE, lock);
        set
    }

    fn on_disk(files: &FileSet) -> OnDisk {
        OnDisk {
            lock: files.get(LOCK_FILE).and_then(|text| Lock::parse(text).ok()),
            files: files
                .iter()
                .map(|(p, t)| (p.to_owned(), t.as_bytes().to_vec()))
                .collect(),
        }
    }

    #[test]
    fn each_cause_is_told_from_the_others() {
        let old = inputs("d1", "o1");
        let written = set(&[("a.rs", "one\n"), ("b.rs", "two\n")], &old);
        let edited = {
            let mut disk = on_disk(&written);
            disk.files.insert("a.rs".to_owned(), b"mine\n".to_vec());
            disk
        };
        let cases: [(&str, OnDisk, FileSet, Inputs, &[Cause]); 7] = [
            ("same", on_disk(&written), written.clone(), old.clone(), &[]),
            (
                "document",
                on_disk(&written),
                set(&[("a.rs", "new\n"), ("b.rs", "two\n")], &inputs("d2", "o1")),
                inputs("d2", "o1"),
                &[Cause::DocumentChanged],
            ),
            (
                "options",
                on_disk(&written),
                set(&[("a.rs", "new\n"), ("b.rs", "two\n")], &inputs("d1", "o2")),
                inputs("d1", "o2"),
                &[Cause::OptionsChanged],
            ),
            (
                "generator",
                on_disk(&written),
                set(&[("a.rs", "new\n"), ("c.rs", "three\n")], &old),
                old.clone(),
                &[Cause::GeneratorChanged],
            ),
            (
                "edited",
                edited,
                written.clone(),
                old.clone(),
                &[Cause::EditedByHand],
            ),
            (
                "nothing",
                OnDisk::default(),
                written.clone(),
                old.clone(),
                &[Cause::NeverGenerated],
            ),
            (
                "both",
                {
                    let mut disk = on_disk(&written);
                    disk.files.remove("b.rs");
                    disk
                },
                set(&[("a.rs", "new\n"), ("b.rs", "two\n")], &inputs("d2", "o1")),
                inputs("d2", "o1"),
                &[Cause::DocumentChanged, Cause::EditedByHand],
            ),
        ];
        for (name, disk, expected, inputs, causes) in cases {
            assert_eq!(
                compare(&disk, &[], &expected, &inputs).causes,
                causes,
                "{name}"
            );
        }
    }

    #[test]
    fn the_digest_of_the_document_hides_nothing() {
        let (old, new) = (inputs("d1", "o"), inputs("d2", "o"));
        let file = |digest: &str, rest: &str| {
            format!("// Generated. Do not edit.\n// Document SHA-256: {digest}\n\n{rest}")
        };
        let (a, b) = (file("11", "a\n"), file("11", "b\n"));
        let written = set(&[("a.rs", &a), ("b.rs", &b)], &old);
        let (a, b) = (file("22", "a\n"), file("22", "c\n"));
        let verdict = compare(
            &on_disk(&written),
            &[],
            &set(&[("a.rs", &a), ("b.rs", &b)], &new),
            &new,
        );
        let found: Vec<(&str, bool)> = verdict
            .differences
            .iter()
            .map(|found| (found.path.as_str(), found.digests_alone))
            .collect();
        assert_eq!(found, [("a.rs", true), ("b.rs", false), (LOCK_FILE, true)]);
        let diff = &verdict.differences[1].diff;
        assert!(diff.contains("-b\n+c\n") && !diff.contains("-//"), "{diff}");
    }

    #[test]
    fn an_added_source_file_counts_as_an_edit() {
        let inputs = inputs("d", "o");
        let written = set(&[("a.rs", "one\n")], &inputs);
        let verdict = compare(
            &on_disk(&written),
            &["src/evil.rs".to_owned()],
            &written,
            &inputs,
        );
        assert_eq!(verdict.causes, [Cause::AddedByHand]);
        assert_eq!(
            verdict.differences.first().map(|d| d.path.as_str()),
            Some("src/evil.rs")
        );
    }

    #[test]
    fn the_difference_is_bounded() {
        let old = inputs("d1", "o");
        let long: String = (0..10_000).map(|n| format!("line {n}\n")).collect();
        let many: Vec<(String, String)> = (0..50)
            .map(|n| (format!("f{n:02}.rs"), long.clone()))
            .collect();
        let many: Vec<(&str, &str)> = many
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        let written = set(&many, &old);
        let new = inputs("d2", "o");
        let other: Vec<(&str, &str)> = many.iter().map(|(path, _)| (*path, "short\n")).collect();
        let verdict = compare(&on_disk(&written), &[], &set(&other, &new), &new);
        let lines: usize = verdict
            .differences
            .iter()
            .map(|d| d.diff.lines().count())
            .sum();
        assert!(
            lines <= TOTAL_LINES + verdict.differences.len(),
            "{lines} lines"
        );
    }
}
