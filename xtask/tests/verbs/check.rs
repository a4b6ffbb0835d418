//! What `check` tells of what changed.

use std::fs;

use crate::workspace::{DOCUMENT, Workspace, code, err};

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

/// A document of several files, and what each of them means to `check`.
#[test]
fn a_file_that_no_run_wrote_is_told_as_what_it_is() {
    let workspace = Workspace::new("added");
    assert_eq!(code(&workspace.run(&["generate"])), 0);
    std::fs::write(workspace.0.join("generated/src/mine.rs"), "").unwrap();
    let run = workspace.run(&["check"]);
    assert_eq!(code(&run), 1);
    let said = err(&run);
    assert!(
        said.contains("error[added-by-hand]") && said.contains("mine.rs"),
        "{said}"
    );
    assert!(!said.contains("edited-by-hand"), "{said}");
}

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
