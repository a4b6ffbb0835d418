//! Does the generated crate stand alone? Copied into an empty workspace, it must build, pass its tests and be clean.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Parser;
use specwright::cli::{FAILURE, SUCCESS, USAGE};

/// Copies a generated crate into an empty workspace, and builds, tests and lints it there.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask standalone", bin_name = "cargo xtask standalone")]
struct Args {
    /// The generated crate; this workspace's own where none is named.
    dir: Option<PathBuf>,
}

/// What a team that vendors the crate would run.
const STEPS: [&[&str]; 6] = [
    &["fmt", "--all", "--check"],
    &["build", "--all-features", "--all-targets"],
    &[
        "clippy",
        "--all-features",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ],
    &["check", "--no-default-features"],
    &["doc", "--no-deps", "--all-features"],
    &["test", "--all-features"],
];

/// The verb.
pub(crate) fn run(rest: Vec<OsString>) -> u8 {
    let args = match Args::try_parse_from(std::iter::once("standalone".into()).chain(rest)) {
        Ok(args) => args,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { USAGE } else { SUCCESS };
        }
    };
    let root = crate::workspace();
    let dir = args.dir.unwrap_or_else(|| root.join("generated"));
    match stand_alone(&dir, &root) {
        Ok(()) => SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {}: {error}", dir.display());
            FAILURE
        }
    }
}

fn stand_alone(generated: &Path, root: &Path) -> io::Result<()> {
    let workspace = root.join("target/standalone");
    let vendored = workspace.join("vendored");
    if vendored.exists() {
        fs::remove_dir_all(&vendored)?;
    }
    copy(generated, &vendored)?;
    fs::write(
        workspace.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"vendored\"]\n",
    )?;
    // The versions this repository was tested with; anything the crate does not need is dropped from the lock.
    fs::copy(root.join("Cargo.lock"), workspace.join("Cargo.lock"))?;
    for step in STEPS {
        let _ = writeln!(io::stdout(), "-- cargo {}", step.join(" "));
        let status = Command::new(env!("CARGO"))
            .current_dir(&workspace)
            .args(step)
            .env(
                "CARGO_TARGET_DIR",
                fs::canonicalize(&workspace)?.join("target"),
            )
            .env("RUSTDOCFLAGS", "-D warnings")
            .env_remove("RUSTFLAGS")
            .status()?;
        if !status.success() {
            return Err(io::Error::other(format!(
                "`cargo {}` failed",
                step.join(" ")
            )));
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
