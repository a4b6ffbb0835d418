//! What `generate` writes, and what it leaves alone.

use std::fs;
use std::path::Path;

use crate::workspace::{DOCUMENT, Workspace, code, err, out};

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
fn warnings_are_denied_where_that_is_asked_for() {
    let workspace = Workspace::new("denied");
    assert_eq!(code(&workspace.run(&["generate"])), 0);
    let before = workspace.generated();
    workspace.edit(DOCUMENT, "maxLength: 64", "maxlength: 64");
    for verb in ["generate", "check"] {
        let run = workspace.run(&[verb, "--deny-warnings"]);
        assert_eq!(code(&run), 1);
        let said = err(&run);
        assert!(
            said.contains("error[SW0211]") && said.contains("`maxLength`"),
            "{said}"
        );
        assert_eq!(workspace.generated(), before);
    }
    workspace.edit(
        "spec/specwright.toml",
        "out = ",
        "findings = { SW0211 = \"allow\", SW0716 = \"allow\" }\nout = ",
    );
    let run = workspace.run(&["generate", "--deny-warnings"]);
    assert_eq!(code(&run), 0, "{}", err(&run));
    assert!(!err(&run).contains("SW0211"), "{}", err(&run));
    // What was remembered of that run is not what another way to take findings says.
    assert_eq!(code(&workspace.run(&["check", "--deny-warnings"])), 0);
    workspace.edit(
        "spec/specwright.toml",
        "findings = { SW0211 = \"allow\", SW0716 = \"allow\" }\n",
        "",
    );
    let run = workspace.run(&["check"]);
    assert_eq!(code(&run), 0, "{}", err(&run));
    assert!(err(&run).contains("warning[SW0211]"), "{}", err(&run));
}

#[test]
fn what_was_edited_is_told_when_it_is_written_anew() {
    let workspace = Workspace::new("anew");
    assert_eq!(code(&workspace.run(&["generate"])), 0);
    workspace.edit(
        "generated/src/lib.rs",
        "pub mod client;",
        "pub mod client; // mine",
    );
    let run = workspace.run(&["generate"]);
    assert_eq!(code(&run), 0);
    let said = err(&run);
    assert!(
        said.contains("generated/src/lib.rs was edited since it was generated"),
        "{said}"
    );
    assert!(!err(&workspace.run(&["generate"])).contains("edited"));
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
