//! What is said: for programs, of codes, of a command line that is not understood.

use std::path::Path;

use serde_json::Value;

use crate::workspace::{DOCUMENT, Workspace, code, err, out};

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
fn what_is_wrong_with_the_configuration_is_told_with_its_place() {
    let workspace = Workspace::new("configuration");
    let config = "spec/specwright.toml";
    workspace.edit(config, "license = ", "licence = ");
    let run = workspace.run(&["generate"]);
    assert_eq!((code(&run), out(&run).as_str()), (1, ""));
    let said = err(&run);
    for line in [
        "error[SW0818] unreadable-configuration: unknown field `licence`, expected one of",
        "--> spec/specwright.toml:7:1",
        "7 | licence = \"MIT OR Apache-2.0\"",
        "  | ^^^^^^^",
        "= help: did you mean `license`?",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    workspace.edit(config, "licence = ", "allow = [\"nothing\"]\nlicense = ");
    let run = workspace.run(&["generate", "--message-format", "json"]);
    let finding: Value =
        serde_json::from_str(out(&run).lines().next().expect("a finding")).expect("an object");
    assert_eq!(
        (
            &finding["code"],
            &finding["place"]["file"],
            &finding["place"]["line"],
            &finding["place"]["pointer"]
        ),
        (
            &"SW0801".into(),
            &config.into(),
            &7.into(),
            &"#/target/0/allow/0".into()
        )
    );
    let run = workspace.run(&["generate", "--target", "none"]);
    let said = err(&run);
    assert!(said.contains("it states no target named `none`"), "{said}");
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
