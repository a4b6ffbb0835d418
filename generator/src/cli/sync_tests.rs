//! What is left on disk after each kind of run?

use super::*;
use crate::lock::Inputs;

/// A folder of this test's own, removed when it ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("specwright-sync-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.0.join(path)).ok()
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut pending = vec![self.0.clone()];
        while let Some(folder) = pending.pop() {
            for entry in fs::read_dir(folder).expect("a folder").flatten() {
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    pending.push(entry.path());
                } else {
                    let path = entry.path();
                    let relative = path.strip_prefix(&self.0).expect("below the folder");
                    names.push(relative.to_string_lossy().into_owned());
                }
            }
        }
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn set(files: &[(&str, &str)]) -> FileSet {
    let mut set = FileSet::default();
    for (path, text) in files {
        set.insert(*path, *text);
    }
    let inputs = Inputs {
        document: "api.yaml".to_owned(),
        document_sha256: sha256(b""),
        files: std::collections::BTreeMap::new(),
        options_sha256: sha256(b""),
    };
    let lock = Lock::of_files(&set, &inputs).render();
    set.insert(LOCK_FILE, lock);
    set
}

/// Brings `out` to hold `files`.
fn write(out: &Path, files: &FileSet) -> Result<Synced, SyncError> {
    let staging = Staging::begin(out);
    for (path, text) in files.iter() {
        staging.receive(path.to_owned(), text);
    }
    staging.finish()
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = Folder::new("again");
    let files = set(&[("src/lib.rs", "a"), ("Cargo.toml", "b")]);
    let first = write(&folder.0, &files).expect("written");
    assert_eq!(first.written.len(), 3);
    let second = write(&folder.0, &files).expect("written");
    assert_eq!((second.written.len(), second.unchanged.len()), (0, 3));
}

#[test]
fn stale_files_go_with_their_folders_and_foreign_ones_stay() {
    let folder = Folder::new("stale");
    write(
        &folder.0,
        &set(&[("src/lib.rs", "a"), ("src/old/gone.rs", "b")]),
    )
    .expect("written");
    folder.put("src/mine.rs", "by hand");
    let synced = write(&folder.0, &set(&[("src/lib.rs", "a")])).expect("written");
    assert_eq!(synced.removed, ["src/old/gone.rs"]);
    assert_eq!(folder.names(), [LOCK_FILE, "src/lib.rs", "src/mine.rs"]);
}

#[test]
fn a_stale_file_that_was_edited_is_kept() {
    let folder = Folder::new("kept");
    write(&folder.0, &set(&[("a.rs", "a"), ("b.rs", "b")])).expect("written");
    folder.put("b.rs", "edited");
    let synced = write(&folder.0, &set(&[("a.rs", "a")])).expect("written");
    assert_eq!(
        (synced.removed.len(), synced.kept),
        (0, vec!["b.rs".to_owned()])
    );
    assert_eq!(folder.text("b.rs").as_deref(), Some("edited"));
}

#[test]
fn a_foreign_file_in_the_way_stops_the_run_before_it_touches_anything() {
    let folder = Folder::new("foreign");
    folder.put("src/lib.rs", "by hand");
    let result = write(&folder.0, &set(&[("Cargo.toml", "a"), ("src/lib.rs", "b")]));
    assert!(matches!(result, Err(SyncError::Foreign(path)) if path == "src/lib.rs"));
    assert_eq!(folder.names(), ["src/lib.rs"]);
    assert_eq!(folder.text("src/lib.rs").as_deref(), Some("by hand"));
}

#[test]
fn a_failed_run_leaves_the_old_output_whole() {
    let folder = Folder::new("whole");
    write(&folder.0, &set(&[("a.rs", "old a"), ("z.rs", "old z")])).expect("written");
    let before = folder.names();
    // The last file's name leaves no room for the suffix of its temporary: staging fails after `a.rs` was staged.
    let long = "z".repeat(250);
    let result = write(&folder.0, &set(&[("a.rs", "new a"), (&long, "new")]));
    assert!(matches!(result, Err(SyncError::Io(..))));
    assert_eq!(folder.names(), before);
    assert_eq!(folder.text("a.rs").as_deref(), Some("old a"));
}

#[test]
fn of_several_failures_that_of_the_first_file_is_told_whatever_came_first() {
    let folder = Folder::new("first");
    folder.put("a.rs", "by hand");
    folder.put("b.rs", "by hand");
    for order in [["a.rs", "b.rs", "c.rs"], ["c.rs", "b.rs", "a.rs"]] {
        let staging = Staging::begin(&folder.0);
        for path in order {
            staging.receive(path.to_owned(), "generated");
        }
        let result = staging.finish();
        assert!(matches!(result, Err(SyncError::Foreign(path)) if path == "a.rs"));
        assert_eq!(folder.names(), ["a.rs", "b.rs"]);
    }
}

#[test]
fn files_that_waited_in_vain_are_gone_and_so_are_their_folders() {
    let folder = Folder::new("vain");
    let out = folder.0.join("out");
    let staging = Staging::begin(&out);
    staging.receive("src/a/b.rs".to_owned(), "generated");
    assert!(out.join("src/a").exists());
    drop(staging);
    assert!(!out.exists());
}

#[test]
fn a_lock_file_cannot_lead_out_of_the_folder() {
    let folder = Folder::new("escape");
    folder.put("victim.txt", "precious");
    let inner = folder.0.join("out");
    let mut lock = Lock::default();
    lock.files
        .insert("../victim.txt".to_owned(), sha256(b"precious"));
    folder.put("out/specwright.lock", &lock.render());
    let synced = write(&inner, &set(&[("a.rs", "a")])).expect("written");
    assert!(synced.removed.is_empty());
    assert_eq!(folder.text("victim.txt").as_deref(), Some("precious"));
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() {
    let folder = Folder::new("link");
    folder.put("elsewhere/lib.rs", "precious");
    fs::create_dir_all(folder.0.join("out")).expect("a folder");
    std::os::unix::fs::symlink(folder.0.join("elsewhere"), folder.0.join("out/src"))
        .expect("a link");
    let result = write(&folder.0.join("out"), &set(&[("src/lib.rs", "mine")]));
    assert!(matches!(result, Err(SyncError::Unsafe(_))));
    assert_eq!(folder.text("elsewhere/lib.rs").as_deref(), Some("precious"));
}
