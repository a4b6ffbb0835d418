//! This repository's tasks: the generator's own verbs, as in any user's workspace, and those only this repository needs.

mod corpus;
mod standalone;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use specwright::cli::{self, ExtraVerb};

fn main() -> ExitCode {
    cli::main_with(&[
        ExtraVerb {
            name: "corpus",
            about: "Generate from every document below a folder, and tell what became of each",
            run: corpus::run,
        },
        ExtraVerb {
            name: "standalone",
            about: "Build, test and lint the generated crate in an empty workspace",
            run: standalone::run,
        },
    ])
}

/// The folder of this workspace, wherever below it the command was called; the folder it was called in where Cargo did
/// not call it.
fn workspace() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let workspace = package.and_then(|package| package.parent().map(PathBuf::from));
    workspace.unwrap_or_else(|| PathBuf::from("."))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_workspace_is_found() {
        assert!(super::workspace().join("xtask/Cargo.toml").is_file());
    }
}
