//! Does the code keep to the house? Who may name whom, and how long a file may be.
//!
//! The table stands in ARCHITECTURE.md, § Directions; here is what can be checked by looking at words.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders or files of `generator/src`, the words they never contain, and files exempt from the row.
const FORBIDDEN: &[(&str, &[&str], &[&str])] = &[
    (
        "ir",
        &[
            "openapiv3",
            "serde_yaml",
            "quote",
            "syn::",
            "use heck",
            "crate::load",
            "crate::lower",
            "crate::plan",
            "crate::emit",
        ],
        &[],
    ),
    (
        "source",
        &[
            "crate::load",
            "crate::lower",
            "crate::plan",
            "crate::emit",
            "crate::render",
        ],
        &[],
    ),
    (
        "diagnostics",
        &[
            "crate::load",
            "crate::lower",
            "crate::plan",
            "crate::emit",
            "crate::render",
        ],
        &[],
    ),
    (
        "load",
        &[
            "crate::ir",
            "crate::lower",
            "crate::plan",
            "crate::emit",
            "quote::",
        ],
        &[],
    ),
    (
        "lower",
        &[
            "quote::",
            "use heck",
            "crate::plan",
            "crate::emit",
            "serde_yaml",
        ],
        &[],
    ),
    (
        "plan",
        &[
            "openapiv3",
            "crate::load",
            "crate::lower",
            "crate::emit",
            "quote::",
        ],
        &["plan/names/ident.rs"],
    ),
    ("plan", &["use heck"], &["plan/words.rs"]),
    (
        "emit",
        &[
            "openapiv3",
            "serde_yaml",
            "use heck",
            "format_ident!",
            "Diagnostics",
            "crate::load",
            "crate::lower",
            "parse_quote",
            "syn::parse_str",
        ],
        &[],
    ),
    (
        "render",
        &[
            "crate::ir",
            "crate::load",
            "crate::lower",
            "crate::plan",
            "crate::emit",
        ],
        &[],
    ),
];

/// What no stage may do: only the command line touches the world.
const WORLD: &[&str] = &[
    "std::fs",
    "std::env",
    "std::process",
    "std::net",
    "SystemTime",
    "Instant::now",
    "println!",
    "eprintln!",
    "print!(",
    "HashMap",
    "HashSet",
];

/// Emitters of whole programs: what they quote runs in the user's hands, not here.
const WRITES_PROGRAMS: &[&str] = &[
    "emit/credentials.rs",
    "emit/example_program.rs",
    "emit/worked.rs",
    "emit/readme.rs",
];

/// Lines a file may have before it must be asked whether it still answers one question.
const LONGEST: usize = 500;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the workspace")
        .to_path_buf()
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    if folder.is_file() {
        found.push(folder.to_path_buf());
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && path.file_name().is_none_or(|name| name != "target") {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The file without its tests and comments: words there bind nobody. A module of tests in a file of its own ends with the
/// line that names it.
fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file");
    let mut parts = text.split("#[cfg(test)]\nmod ");
    let mut code = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (head, rest) = part.split_once('\n').unwrap_or((part, ""));
        let rest = if head.ends_with('{') {
            rest.split_once("\n}\n").map_or("", |(_, rest)| rest)
        } else {
            rest
        };
        code.push_str(rest);
    }
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn is_test(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| {
        let stem = stem.to_string_lossy();
        stem == "tests" || stem.ends_with("_tests")
    }) || path.components().any(|part| part.as_os_str() == "tests")
}

#[test]
fn no_module_names_what_it_must_not() {
    let source = repository().join("generator/src");
    let mut breaches = Vec::new();
    let mut looked_at = 0;
    for (folder, words, exempt) in FORBIDDEN {
        let mut files = Vec::new();
        rust_files(&source.join(folder), &mut files);
        for file in files.iter().filter(|file| !is_test(file)) {
            let relative = file
                .strip_prefix(&source)
                .expect("below the source")
                .to_string_lossy();
            if exempt.contains(&relative.as_ref()) {
                continue;
            }
            looked_at += 1;
            let code = code_of(file);
            breaches.extend(
                words
                    .iter()
                    .filter(|word| code.contains(**word))
                    .map(|word| format!("{relative}: {word}")),
            );
        }
    }
    assert!(
        looked_at > 50,
        "the table no longer covers the source: {looked_at} files"
    );
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn only_the_command_line_touches_the_world() {
    let source = repository().join("generator/src");
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    let mut breaches = Vec::new();
    for file in files.iter().filter(|file| !is_test(file)) {
        let relative = file
            .strip_prefix(&source)
            .expect("below the source")
            .to_string_lossy();
        if relative.starts_with("cli/") || WRITES_PROGRAMS.contains(&relative.as_ref()) {
            continue;
        }
        let code = code_of(file);
        breaches.extend(
            WORLD
                .iter()
                .filter(|word| code.contains(**word))
                .map(|word| format!("{relative}: {word}")),
        );
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn files_stay_short_and_say_what_they_answer() {
    let mut files = Vec::new();
    for folder in [
        "generator/src",
        "templates/src",
        "templates/tests/support",
        "xtask/src",
    ] {
        rust_files(&repository().join(folder), &mut files);
    }
    let mut breaches = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).expect("a source file");
        let lines = text.lines().count();
        if lines > LONGEST {
            breaches.push(format!("{}: {lines} lines", file.display()));
        }
        if !text.starts_with("//!") {
            breaches.push(format!("{}: no `//!` head", file.display()));
        }
    }
    assert!(files.len() > 50, "the source was not found");
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn nothing_is_left_unfinished() {
    let mut files = Vec::new();
    for folder in ["generator/src", "templates/src", "xtask/src"] {
        rust_files(&repository().join(folder), &mut files);
    }
    let words = ["todo!(", "unimplemented!(", "FIXME", "#[ignore"];
    let mut breaches = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).expect("a source file");
        breaches.extend(
            words
                .iter()
                .filter(|word| text.contains(**word))
                .map(|word| format!("{}: {word}", file.display())),
        );
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}
