//! What does a user see who types the verbs? The real program, on real files, from real folders.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder with a copy of this repository's document and options.
struct Workspace(PathBuf);

impl Workspace {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("spec")).expect("a folder");
        let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
        for file in ["atlas-serverless-backup.yaml", "specwright.toml"] {
            fs::copy(spec.join(file), root.join("spec").join(file)).expect("a copy");
        }
        Self(root)
    }

    fn run(&self, args: &[&str]) -> Output {
        self.run_program(env!("CARGO_BIN_EXE_xtask").as_ref(), args)
    }

    fn run_program(&self, program: &Path, args: &[&str]) -> Output {
        let cache = self.0.join("cache");
        let mut command = Command::new(program);
        let command = command.current_dir(&self.0).env("SPECWRIGHT_CACHE", cache);
        command.args(args).output().expect("it runs")
    }

    /// Runs it where nothing is remembered.
    fn run_in(folder: &Path, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        let command = command.current_dir(folder).env("SPECWRIGHT_CACHE", "");
        command.args(args).output().expect("it runs")
    }

    /// Runs a verb for programs; whether it made the crate or remembered having made it.
    fn is_remembered(&self, verb: &str) -> bool {
        is_remembered(&self.run(&[verb, "--message-format", "json"]))
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let path = self.0.join(path);
        let text = fs::read_to_string(&path).expect("a file");
        assert!(text.contains(from), "{} holds `{from}`", path.display());
        fs::write(&path, text.replacen(from, to, 1)).expect("written");
    }

    /// Every file of the generated crate.
    fn generated(&self) -> Vec<(PathBuf, String)> {
        let mut found = Vec::new();
        let mut pending = vec![self.0.join("generated")];
        while let Some(folder) = pending.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    pending.push(path);
                } else {
                    let text = fs::read_to_string(&path).expect("text");
                    found.push((path, text));
                }
            }
        }
        found.sort();
        found
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit status")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn is_remembered(output: &Output) -> bool {
    let text = out(output);
    let last = text.lines().last().expect("a line");
    let object: Value = serde_json::from_str(last).expect("an object");
    object["remembered"]
        .as_bool()
        .expect("whether it was remembered")
}

const DOCUMENT: &str = "spec/atlas-serverless-backup.yaml";

#[test]
fn generate_tells_what_it_did_and_does_it_once() {
    let workspace = Workspace::new("once");
    let first = workspace.run(&["generate"]);
    assert_eq!(code(&first), 0, "{}", err(&first));
    let said = out(&first);
    assert!(said.starts_with("atlas-admin: 1 operation, "), "{said}");
    assert!(said.contains("in generated ("), "{said}");
    let before = workspace.generated();
    assert!(before.len() > 20);
    let second = workspace.run(&["generate"]);
    assert!(out(&second).contains("(0 written, "), "{}", out(&second));
    assert_eq!(
        workspace.generated(),
        before,
        "generation twice gives the same bytes"
    );
}

#[test]
fn quiet_is_silent() {
    let workspace = Workspace::new("quiet");
    let run = workspace.run(&["generate", "--quiet"]);
    assert_eq!(
        (code(&run), out(&run), err(&run)),
        (0, String::new(), String::new())
    );
    let run = workspace.run(&["check", "--quiet"]);
    assert_eq!(
        (code(&run), out(&run), err(&run)),
        (0, String::new(), String::new())
    );
}

#[test]
fn programs_get_one_object_a_line() {
    let workspace = Workspace::new("json");
    let run = workspace.run(&["generate", "--message-format", "json"]);
    assert_eq!(err(&run), "");
    let objects: Vec<Value> = out(&run)
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object"))
        .collect();
    let last = objects.last().expect("at least one");
    assert_eq!(last["reason"], "generated");
    assert_eq!(last["operations"], 1);
    workspace.edit(DOCUMENT, "paths:", "pathz:");
    let run = workspace.run(&["generate", "--message-format", "json"]);
    assert_eq!(
        code(&run),
        0,
        "a document without paths has no operations: {}",
        out(&run)
    );
    workspace.edit(DOCUMENT, "type: integer", "type: int");
    let run = workspace.run(&["generate", "--message-format", "json"]);
    assert_eq!(code(&run), 1);
    let finding = out(&run)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("an object"))
        .find(|object| object["severity"] == "error")
        .expect("a finding");
    assert!(
        finding["place"]["line"].is_u64() && finding["place"]["column"].is_u64(),
        "{finding}"
    );
    assert!(
        finding["code"]
            .as_str()
            .is_some_and(|code| code.starts_with("SW")),
        "{finding}"
    );
}

#[test]
fn check_tells_the_three_causes_apart_from_any_folder() {
    let workspace = Workspace::new("causes");
    let never = workspace.run(&["check"]);
    assert_eq!(code(&never), 1);
    assert!(
        err(&never).contains("error[never-generated]"),
        "{}",
        err(&never)
    );
    assert_eq!(code(&workspace.run(&["generate"])), 0);
    assert_eq!(code(&workspace.run(&["check"])), 0);

    let models = "generated/src/models/cloud_backups.rs";
    workspace.edit(models, "pub struct", "pub  struct");
    let edited = workspace.run(&["check"]);
    assert_eq!(code(&edited), 1);
    assert!(
        err(&edited).contains("error[edited-by-hand]"),
        "{}",
        err(&edited)
    );
    assert!(err(&edited).contains("-pub  struct"), "{}", err(&edited));
    assert!(!err(&edited).contains("changed]"), "{}", err(&edited));
    let below = Workspace::run_in(&workspace.0.join("generated/src"), &["check"]);
    assert_eq!(code(&below), 1);
    assert!(err(&below).contains("error[edited-by-hand]"));
    let again = workspace.run(&["check"]);
    assert_eq!(err(&again), err(&edited), "the same verdict twice");
    workspace.edit(models, "pub  struct", "pub struct");
    assert_eq!(code(&workspace.run(&["check"])), 0);

    workspace.edit(
        DOCUMENT,
        "One snapshot of a serverless instance.",
        "A snapshot.",
    );
    let document = workspace.run(&["check"]);
    assert!(
        err(&document).contains("error[document-changed]"),
        "{}",
        err(&document)
    );
    assert!(
        !err(&document).contains("edited-by-hand"),
        "{}",
        err(&document)
    );
    assert_eq!(code(&workspace.run(&["generate"])), 0);

    workspace.edit(
        "spec/specwright.toml",
        "name = \"atlas-admin\"",
        "name = \"atlas-client\"",
    );
    let options = workspace.run(&["check"]);
    assert!(
        err(&options).contains("error[options-changed]"),
        "{}",
        err(&options)
    );
}

#[test]
fn a_refused_document_leaves_the_old_output_whole_and_names_every_finding() {
    let workspace = Workspace::new("refused");
    assert_eq!(code(&workspace.run(&["generate"])), 0);
    let before = workspace.generated();
    workspace.edit(
        DOCUMENT,
        "#/components/parameters/groupId",
        "#/components/parameters/groupID",
    );
    workspace.edit(DOCUMENT, "maxLength: 64", "maxLength: many");
    let run = workspace.run(&["generate"]);
    assert_eq!(code(&run), 1);
    let said = err(&run);
    assert!(
        said.contains("spec/atlas-serverless-backup.yaml:"),
        "{said}"
    );
    assert!(
        said.contains("groupID") && said.contains("maxLength"),
        "both findings: {said}"
    );
    assert_eq!(workspace.generated(), before);
}

#[test]
fn files_of_others_are_never_touched_and_stale_ones_of_ours_go() {
    let workspace = Workspace::new("others");
    assert_eq!(code(&workspace.run(&["generate"])), 0);
    fs::write(workspace.0.join("generated/NOTES.md"), "mine").expect("written");
    let text = fs::read_to_string(workspace.0.join(DOCUMENT)).expect("the document");
    fs::write(
        workspace.0.join(DOCUMENT),
        text.replace("Cloud Backups", "Snapshots"),
    )
    .expect("written");
    let run = workspace.run(&["generate"]);
    assert_eq!(code(&run), 0, "{}", err(&run));
    assert!(
        !workspace
            .0
            .join("generated/src/models/cloud_backups.rs")
            .exists()
    );
    assert!(
        workspace
            .0
            .join("generated/src/models/snapshots.rs")
            .exists()
    );
    assert_eq!(
        fs::read_to_string(workspace.0.join("generated/NOTES.md"))
            .ok()
            .as_deref(),
        Some("mine")
    );
}

#[test]
fn another_document_needs_no_configuration() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bare");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(
        folder.join("ping.json"),
        r#"{"openapi":"3.0.3","info":{"title":"Ping","version":"1"},"paths":{"/ping":{"get":{"operationId":"ping","responses":{"204":{"description":"pong"}}}}}}"#,
    )
    .expect("written");
    let run = Workspace::run_in(
        &folder,
        &[
            "generate",
            "--spec",
            "ping.json",
            "--out",
            "made",
            "--name",
            "ping",
        ],
    );
    assert_eq!(code(&run), 0, "{}", err(&run));
    assert!(folder.join("made/src/lib.rs").exists());
    let check = Workspace::run_in(
        &folder,
        &[
            "check",
            "--spec",
            "ping.json",
            "--out",
            "made",
            "--name",
            "ping",
        ],
    );
    assert_eq!(code(&check), 0, "{}", err(&check));
    let none = Workspace::run_in(
        &folder,
        &[
            "generate",
            "--spec",
            "pong.json",
            "--out",
            "made",
            "--name",
            "ping",
        ],
    );
    assert_eq!(code(&none), 1);
    assert!(err(&none).contains("pong.json"), "{}", err(&none));
}

#[test]
fn explain_knows_every_code_it_lists() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let list = Workspace::run_in(folder, &["explain"]);
    assert_eq!(code(&list), 0);
    let listed = out(&list);
    assert!(listed.lines().count() > 20);
    for line in listed.lines() {
        let mut words = line.split_whitespace();
        for name in [words.next(), words.next()].into_iter().flatten() {
            let told = Workspace::run_in(folder, &["explain", name]);
            assert_eq!(code(&told), 0, "{name}");
            assert!(out(&told).contains(name));
        }
    }
    assert_eq!(code(&Workspace::run_in(folder, &["explain", "SW9999"])), 1);
}

#[test]
fn a_command_line_that_is_not_understood_is_told_apart() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for args in [
        &["generat"][..],
        &["generate", "--spec", "x"],
        &["check", "--message-format", "xml"],
    ] {
        assert_eq!(code(&Workspace::run_in(folder, args)), 2, "{args:?}");
    }
    let help = Workspace::run_in(folder, &["--help"]);
    assert_eq!(code(&help), 0);
    assert!(out(&help).contains("generate") && out(&help).contains("Examples:"));
}

/// A document of several files, and what each of them means to `check`.
#[test]
fn a_change_in_any_file_of_the_document_is_told() {
    let workspace = Workspace::new("files");
    let spec = workspace.0.join("spec");
    let target = "[[target]]\ndocument = \"shop.yaml\"\nout = \"../generated\"\nname = \"shop\"\n";
    fs::write(spec.join("specwright.toml"), target).expect("written");
    fs::create_dir_all(spec.join("schemas")).expect("a folder");
    let entry = "openapi: 3.0.4\ninfo: {title: Shop, version: '1'}\npaths:\n  /pets:\n    get:\n      operationId: \
                 getPet\n      responses:\n        '200':\n          description: A pet.\n          content: \
                 {application/json: {schema: {$ref: schemas/Pet.yaml}}}\n";
    fs::write(spec.join("shop.yaml"), entry).expect("written");
    let pet = "type: object\nproperties: {name: {$ref: name.json}}\n";
    fs::write(spec.join("schemas/Pet.yaml"), pet).expect("written");
    fs::write(spec.join("schemas/name.json"), "{\"type\": \"string\"}").expect("written");

    let done = workspace.run(&["generate"]);
    assert_eq!(code(&done), 0, "{}", err(&done));
    assert_eq!(code(&workspace.run(&["check"])), 0);
    let lock = fs::read_to_string(workspace.0.join("generated/specwright.lock")).expect("a lock");
    assert!(
        lock.contains("\n[document-files]\n\"schemas/Pet.yaml\" = "),
        "{lock}"
    );
    assert!(lock.contains("\n\"schemas/name.json\" = "), "{lock}");

    workspace.edit("spec/schemas/name.json", "string", "integer");
    let changed = workspace.run(&["check"]);
    assert_eq!(code(&changed), 1);
    assert!(
        err(&changed).contains("error[document-changed]"),
        "{}",
        err(&changed)
    );
    assert!(
        !err(&changed).contains("edited-by-hand"),
        "{}",
        err(&changed)
    );
    // Not even what changes nothing in the crate but its digests is passed over.
    workspace.edit("spec/schemas/name.json", "integer", "string");
    workspace.edit(
        "spec/schemas/Pet.yaml",
        "type: object",
        "type: object # it is",
    );
    let comment = workspace.run(&["check"]);
    assert!(
        err(&comment).contains("error[document-changed]"),
        "{}",
        err(&comment)
    );
    fs::remove_file(spec.join("schemas/name.json")).expect("removed");
    let gone = workspace.run(&["check"]);
    assert!(
        err(&gone).contains("error[SW0306] missing-file"),
        "{}",
        err(&gone)
    );
    assert!(
        err(&gone).contains("spec/schemas/Pet.yaml:2:"),
        "{}",
        err(&gone)
    );
}

/// Symbolic links are other names of files, and lead nowhere outside.
#[cfg(unix)]
#[test]
fn nothing_outside_of_the_folder_is_read() {
    use std::os::unix::fs::symlink;

    let workspace = Workspace::new("outside");
    let spec = workspace.0.join("spec");
    let secret = workspace.0.join("secret.yaml");
    fs::write(&secret, "type: string\ndescription: S3CRET\n").expect("written");
    fs::write(
        spec.join("pet.yaml"),
        "type: object\nproperties: {a: {type: string}}\n",
    )
    .expect("written");
    symlink(&secret, spec.join("out.yaml")).expect("a link");
    symlink(&workspace.0, spec.join("up")).expect("a link");
    symlink("pet.yaml", spec.join("same.yaml")).expect("a link");
    symlink("loop.yaml", spec.join("loop.yaml")).expect("a link");
    let document = |references: &[&str]| {
        let mut text =
            "openapi: 3.0.4\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
                .to_owned();
        for (n, reference) in references.iter().enumerate() {
            text.push_str(&format!("    T{n}: {{$ref: '{reference}'}}\n"));
        }
        fs::write(spec.join("api.yaml"), text).expect("written");
        workspace.run(&[
            "generate",
            "--spec",
            "spec/api.yaml",
            "--out",
            "made",
            "--name",
            "made",
        ])
    };
    let refused = document(&[
        "out.yaml",
        "up/secret.yaml",
        "../secret.yaml",
        "%2e%2e/secret.yaml",
        "loop.yaml",
        "up",
        ".",
    ]);
    let text = err(&refused);
    assert_eq!(code(&refused), 1);
    assert!(!text.contains("S3CRET"), "{text}");
    assert_eq!(text.matches("error[SW0309]").count(), 5, "{text}");
    assert_eq!(text.matches("error[SW03").count(), 7, "{text}");
    for line in 6..=12 {
        assert!(
            text.contains(&format!("--> spec/api.yaml:{line}:")),
            "{text}"
        );
    }

    let done = document(&["pet.yaml", "same.yaml", "api.yaml#/components/schemas/T0"]);
    assert_eq!(code(&done), 0, "{}", err(&done));
    let models = fs::read_to_string(workspace.0.join("made/src/models/shared.rs")).expect("models");
    assert_eq!(models.matches("pub struct").count(), 1, "{models}");

    // A folder above the document's own is read from where its owner says so.
    fs::write(workspace.0.join("shared.yaml"), "type: string\n").expect("written");
    let entry = "openapi: 3.0.4\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: {schemas: {A: {$ref: ../shared.yaml}, \
                 B: {$ref: out.yaml}}}\n";
    fs::write(spec.join("api.yaml"), entry).expect("written");
    let target =
        "[[target]]\ndocument = \"api.yaml\"\nroot = \"..\"\nout = \"../made\"\nname = \"made\"\n";
    fs::write(spec.join("specwright.toml"), target).expect("written");
    let done = workspace.run(&["generate"]);
    assert_eq!(code(&done), 0, "{}", err(&done));
}

#[test]
fn what_was_made_before_is_remembered_and_told_in_the_same_words() {
    let workspace = Workspace::new("remembered");
    workspace.edit(DOCUMENT, "paths:", "pathz: {}\npaths:");
    let first = workspace.run(&["generate"]);
    assert_eq!(code(&first), 0, "{}", err(&first));
    assert!(err(&first).contains("pathz"), "it has a warning to tell");
    let again = workspace.run(&["generate", "--timings"]);
    assert!(err(&again).starts_with(&err(&first)), "{}", err(&again));
    assert!(err(&again).contains("recall"), "{}", err(&again));
    assert!(!err(&again).contains("load"), "{}", err(&again));
    assert!(out(&again).contains("(0 written, "), "{}", out(&again));
    let figures = |output: &Output| out(output).split(" in generated").next().map(str::to_owned);
    assert_eq!(figures(&again), figures(&first));
    // The words for programs are others, and so are not remembered.
    assert!(!workspace.is_remembered("generate"));
    assert!(workspace.is_remembered("generate"));
    assert!(workspace.is_remembered("check"));
    let words = |output: Output| out(&output).lines().next().map(str::to_owned);
    let args = ["generate", "--message-format", "json"];
    let told = words(workspace.run(&args));
    fs::remove_dir_all(workspace.0.join("cache")).expect("notes");
    assert_eq!(words(workspace.run(&args)), told);
}

#[test]
fn nothing_is_remembered_that_changed_in_one_thing() {
    let workspace = Workspace::new("forgotten");
    let file = "generated/src/lib.rs";
    let text = |path: &str| fs::read_to_string(workspace.0.join(path)).expect("a file");
    let settle = || {
        workspace.run(&["generate", "--message-format", "json"]);
        assert!(workspace.is_remembered("generate"), "nothing changed");
    };
    settle();
    let made = text(file);
    let lock = text("generated/specwright.lock");

    workspace.edit(DOCUMENT, "openapi:", "# A comment.\nopenapi:");
    assert!(!workspace.is_remembered("generate"), "a document");
    settle();
    workspace.edit(
        "spec/specwright.toml",
        "name = ",
        "version = \"0.1.1\"\nname = ",
    );
    assert!(!workspace.is_remembered("generate"), "an option");
    settle();

    workspace.edit(file, "//!", "//! Edited.");
    assert!(!workspace.is_remembered("check"), "an edited file");
    assert!(!workspace.is_remembered("generate"), "an edited file");
    settle();
    assert!(!text(file).contains("Edited."), "it is repaired");
    fs::remove_file(workspace.0.join(file)).expect("removed");
    assert!(!workspace.is_remembered("generate"), "a missing file");
    settle();

    // Whoever edits a file and its digest in the lock file gains nothing.
    workspace.edit(
        "generated/specwright.lock",
        "generator = ",
        "# Edited.\ngenerator = ",
    );
    assert!(!workspace.is_remembered("check"), "an edited lock file");
    assert!(!workspace.is_remembered("generate"), "an edited lock file");
    settle();
    fs::write(workspace.0.join("generated/src/more.rs"), "//! Mine.").expect("written");
    assert!(!workspace.is_remembered("check"), "a surplus file");
    assert_eq!(code(&workspace.run(&["check"])), 1);
    fs::remove_file(workspace.0.join("generated/src/more.rs")).expect("removed");

    // Another program may be another generator.
    let program = workspace.0.join("another");
    fs::copy(env!("CARGO_BIN_EXE_xtask"), &program).expect("a copy");
    let args = ["generate", "--message-format", "json"];
    let run = workspace.run_program(&program, &args);
    assert!(!is_remembered(&run), "another generator");
    assert_ne!(
        (text(file), text("generated/specwright.lock")),
        (made, lock)
    );
}
