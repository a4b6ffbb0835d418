//! The programs of a crate's README, as targets of that crate: what people copy must compile.

use specwright::fileset::FileSet;

/// Adds them to the files of a crate: `examples/readme.rs` and `tests/readme.rs`, where the README has such.
pub fn add(files: &FileSet) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = files
        .iter()
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect();
    let readme = files.get("README.md").unwrap_or_default();
    let manifest = files.get("Cargo.toml").unwrap_or_default();
    let mut more = String::new();
    for (kind, folder, opening) in [
        ("example", "examples", "```rust,no_run\n#[tokio::main]\n"),
        ("test", "tests", "```rust\nuse "),
    ] {
        let Some(program) = block(readme, opening) else {
            continue;
        };
        let path = format!("{folder}/readme.rs");
        let features = required(manifest, kind);
        more.push_str(&format!(
            "\n[[{kind}]]\nname = \"readme\"\npath = \"{path}\"\n{features}\n"
        ));
        all.push((path, format!("//! From the README.\n\n{program}")));
    }
    for (path, text) in &mut all {
        if path == "Cargo.toml" {
            text.push_str(&more);
        }
    }
    all
}

/// A block of code that opens like this.
fn block<'r>(readme: &'r str, opening: &str) -> Option<&'r str> {
    let at = readme.find(opening)?;
    let (_, code) = readme.get(at..)?.split_once('\n')?;
    code.split_once("```").map(|(code, _)| code)
}

/// What the crate's own example, or its test of the mock, needs.
fn required<'m>(manifest: &'m str, kind: &str) -> &'m str {
    let name = if kind == "test" {
        "name = \"mock\""
    } else {
        "[[example]]"
    };
    let target = manifest.split_once(name).map_or("", |(_, target)| target);
    let target = target.split("\n\n").next().unwrap_or_default();
    let mut lines = target.lines();
    lines
        .find(|line| line.starts_with("required-features"))
        .unwrap_or_default()
}
