//! What is noted, and when is it no longer believed?

use super::*;
use crate::fileset::FileSet;

/// A folder of this test's own, removed when it ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("specwright-memory-{name}-{}", std::process::id());
        let path = env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn memory(lock: &str) -> Memory {
    let inputs = Inputs {
        document: "api.yaml".to_owned(),
        document_sha256: sha256(b"document"),
        files: std::collections::BTreeMap::new(),
        options_sha256: sha256(b"options"),
    };
    Memory {
        cause: Cause::new(
            inputs,
            &Config::new("api.yaml", "out", "name"),
            "spec/api.yaml",
            MessageFormat::Human,
        )
        .unwrap(),
        leads: [("pet.yaml".to_owned(), "pets/pet.yaml".to_owned())].into(),
        lock_sha256: sha256(lock.as_bytes()),
        summary: Summary {
            untyped: vec![("anything".to_owned(), 3)],
            ..Summary::default()
        },
        said: "note: a thing\n".to_owned(),
    }
}

#[test]
fn a_note_is_recalled_for_the_same_cause_alone() {
    let folder = Folder::new("cause");
    let place = Place(folder.0.join("notes/one.json"));
    let memory = memory("");
    assert_eq!(place.recall(|_| Some(memory.cause.clone())), None);
    place.note(&memory);
    assert_eq!(
        place.recall(|_| Some(memory.cause.clone())),
        Some(memory.clone())
    );
    place.recall(|leads| {
        assert_eq!(*leads, memory.leads);
        None
    });
    let changes: [fn(&mut Cause); 6] = [
        |cause| cause.generator.push('1'),
        |cause| cause.inputs.document.push('1'),
        |cause| cause.inputs.document_sha256 = sha256(b"another"),
        |cause| cause.inputs.options_sha256 = sha256(b"others"),
        |cause| cause.document.push('1'),
        |cause| cause.for_programs = true,
    ];
    for change in changes {
        let mut cause = memory.cause.clone();
        change(&mut cause);
        assert_eq!(place.recall(|_| Some(cause.clone())), None, "{cause:?}");
    }
    fs::write(&place.0, "{}").unwrap();
    assert_eq!(
        place.recall(|_| Some(memory.cause.clone())),
        None,
        "no note at all"
    );
    let left: Vec<_> = fs::read_dir(folder.0.join("notes")).unwrap().collect();
    assert_eq!(left.len(), 1, "no temporary file is left: {left:?}");
}

#[test]
fn files_hold_as_long_as_every_byte_is_as_it_was() {
    let folder = Folder::new("files");
    let mut files = FileSet::default();
    files.insert("src/lib.rs", "//! A crate.\n");
    files.insert("README.md", "A crate.\n");
    let inputs = memory("").cause.inputs;
    let lock = Lock::of_files(&files, &inputs).render();
    let memory = memory(&lock);
    let put = |path: &str, text: &str| {
        let path = folder.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let holds = || memory.still_holds(&folder.0, NonZeroUsize::new(2).unwrap());
    assert_eq!(holds(), None, "nothing is there");
    put("specwright.lock", &lock);
    put("src/lib.rs", "//! A crate.\n");
    assert_eq!(holds(), None, "a file is missing");
    put("README.md", "A crate.\n");
    assert_eq!(holds().map(|lock| lock.files.len()), Some(2));
    put("README.md", "A create.\n");
    assert_eq!(holds(), None, "a file was edited");
    put("README.md", "A crate.\n");
    put("specwright.lock", &format!("{lock}\n"));
    assert_eq!(holds(), None, "the lock file was edited");
    put("specwright.lock", &lock);
    fs::remove_file(folder.0.join("README.md")).unwrap();
    fs::create_dir(folder.0.join("README.md")).unwrap();
    assert_eq!(holds(), None, "a folder stands in the place of a file");
}

#[test]
fn a_program_knows_itself_and_a_folder_its_place() {
    assert_eq!(this_program(), this_program());
    assert!(this_program().is_some());
    let (one, two) = (Folder::new("one"), Folder::new("two"));
    let place = |folder: &Folder| Place::of(&folder.0).map(|place| place.0);
    assert!(place(&one).is_some());
    assert_ne!(place(&one), place(&two));
    assert!(Place::of(Path::new("/no such folder")).is_none());
}
