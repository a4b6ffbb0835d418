//! The themes of `golden/`, and what the generator makes of them.

// Each test file uses a part of this.
#![allow(dead_code, unreachable_pub)]

#[path = "../support/files.rs"]
pub mod files;
pub mod random;
pub mod readme;

use std::fs;
use std::path::{Path, PathBuf};

use specwright::config::{Config, ConfigFile};
use specwright::fileset::FileSet;
use specwright::source::Sources;

/// The folders of themes, in order.
pub fn themes() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let entries = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    let mut themes: Vec<PathBuf> = entries
        .filter(|path| path.join("openapi.yaml").is_file())
        .collect();
    themes.sort();
    themes
}

/// The name of a theme, which is that of its crate.
pub fn name(theme: &Path) -> String {
    theme
        .file_name()
        .map(|name| name.to_string_lossy().replace('_', "-"))
        .unwrap_or_default()
}

/// What the generator writes for a theme.
pub fn generated(theme: &Path) -> FileSet {
    match specwright::generate(&sources(theme), &options(theme)) {
        Ok(output) => output.files,
        Err(failure) => panic!("{}: {failure}", theme.display()),
    }
}

/// The document of a theme, with the files beside it in folders other than `expected`.
pub fn sources(theme: &Path) -> Sources {
    let document = fs::read(theme.join("openapi.yaml"))
        .unwrap_or_else(|error| panic!("{}: {error}", theme.display()));
    sources_of(theme, document)
}

/// The same with another text of the document.
pub fn sources_of(theme: &Path, document: Vec<u8>) -> Sources {
    let mut sources = Sources::single("openapi.yaml", document);
    for entry in fs::read_dir(theme).into_iter().flatten().flatten() {
        if entry.file_name() != "expected" {
            files::add_below(&mut sources, &entry.path());
        }
    }
    sources
}

/// The options of a theme: those of its `specwright.toml`, or none.
pub fn options(theme: &Path) -> Config {
    let Ok(text) = fs::read_to_string(theme.join("specwright.toml")) else {
        return Config::new("openapi.yaml", "out", format!("golden-{}", name(theme)));
    };
    let file: ConfigFile =
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", theme.display()));
    file.targets
        .into_iter()
        .next()
        .unwrap_or_else(|| panic!("{}: no target", theme.display()))
}

/// The text without the comment at its head.
pub fn without_head(text: &str) -> &str {
    let mut rest = text;
    while let Some((line, after)) = rest.split_once('\n') {
        let is_head = [
            "// Generated",
            "// Document",
            "// Options",
            "# Generated",
            "# Document",
            "# Options",
            "<!-- ",
        ];
        if !is_head.iter().any(|head| line.starts_with(head)) {
            break;
        }
        rest = after;
    }
    rest.trim_start_matches('\n')
}
