//! What is remembered of a run, and what makes it be done again.

use std::fs;
use std::process::Output;

use crate::workspace::{DOCUMENT, Workspace, code, err, is_remembered, out};

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
    // A copy would be open for writing for a moment, and a test beside this one that starts a program then keeps it so.
    fs::hard_link(env!("CARGO_BIN_EXE_xtask"), &program).expect("another name");
    let args = ["generate", "--message-format", "json"];
    let run = workspace.run_program(&program, &args);
    assert!(!is_remembered(&run), "another generator");
    assert_ne!(
        (text(file), text("generated/specwright.lock")),
        (made, lock)
    );
}

/// A document of several files is remembered for as long as every reference leads to the same text.
#[test]
fn a_document_of_several_files_is_remembered_by_where_its_references_lead() {
    let workspace = Workspace::new("leads");
    let spec = workspace.0.join("spec");
    let target = "[[target]]\ndocument = \"shop.yaml\"\nout = \"../generated\"\nname = \"shop\"\n";
    let entry = "openapi: 3.0.4\ninfo: {title: Shop, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    \
                 Pet: {$ref: schemas/Pet.yaml}\n";
    fs::create_dir_all(spec.join("schemas")).expect("a folder");
    fs::write(spec.join("specwright.toml"), target).expect("written");
    fs::write(spec.join("shop.yaml"), entry).expect("written");
    let pet = |kind: &str| format!("type: {kind}\n");
    fs::write(spec.join("schemas/Pet.yaml"), pet("string")).expect("written");
    fs::write(spec.join("schemas/Other.yaml"), pet("integer")).expect("written");
    let settle = || {
        let made = workspace.run(&["generate", "--message-format", "json"]);
        assert_eq!(code(&made), 0, "{}", err(&made));
        assert!(workspace.is_remembered("generate"), "nothing changed");
        assert!(workspace.is_remembered("check"), "nothing changed");
    };
    settle();
    fs::write(spec.join("schemas/Other.yaml"), pet("number")).expect("written");
    assert!(
        workspace.is_remembered("check"),
        "a file that nothing leads to"
    );

    workspace.edit("spec/schemas/Pet.yaml", "string", "integer");
    assert!(!workspace.is_remembered("check"), "a file of the document");
    settle();
    workspace.edit("spec/shop.yaml", "title: Shop", "title: A shop");
    assert!(!workspace.is_remembered("check"), "the document itself");
    settle();
    fs::remove_file(spec.join("schemas/Pet.yaml")).expect("removed");
    assert_eq!(code(&workspace.run(&["check"])), 1, "a missing file");
    fs::write(spec.join("schemas/Pet.yaml"), pet("integer")).expect("written");
    settle();

    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;

        // The same text elsewhere in the folder: told apart all the same, for the lock file names the file.
        fs::rename(spec.join("schemas/Pet.yaml"), spec.join("schemas/Cat.yaml")).expect("moved");
        symlink("Cat.yaml", spec.join("schemas/Pet.yaml")).expect("a link");
        assert!(!workspace.is_remembered("check"), "another file");
        settle();
        // The same text outside of it is not read, whatever is remembered.
        let outside = workspace.0.join("outside.yaml");
        fs::rename(spec.join("schemas/Cat.yaml"), &outside).expect("moved");
        symlink("../../outside.yaml", spec.join("schemas/Cat.yaml")).expect("a link");
        let refused = workspace.run(&["check"]);
        assert_eq!(code(&refused), 1, "{}", err(&refused));
        assert!(err(&refused).contains("error[SW0309]"), "{}", err(&refused));
    }
}
