//! Do the tests of the generated crates pass? Every operation and every documented answer, on the wire.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::Command;

use super::document::{Outcome, Row};

/// Most messages kept of one crate.
const MESSAGES: usize = 5;

/// Runs the tests of every crate that compiles, and notes which of them fail.
pub(super) fn tests(rows: &mut [Row], work: &Path) -> io::Result<()> {
    let target = fs::canonicalize(work)?.join("target");
    for row in rows {
        let Outcome::Generated {
            folder: Some(folder),
            compiled,
            tested,
            ..
        } = &mut row.outcome
        else {
            continue;
        };
        if compiled.as_ref().is_some_and(|errors| !errors.is_empty()) {
            continue;
        }
        let name = folder.file_name().unwrap_or_default();
        let _ = writeln!(io::stderr(), "testing {}", row.path);
        let output = Command::new(env!("CARGO"))
            .current_dir(work)
            .args([
                "test",
                "--quiet",
                "--no-fail-fast",
                "--features",
                "mock",
                "--package",
            ])
            .arg(name)
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TARGET_DIR", &target)
            .env("RUST_BACKTRACE", "0")
            .output()?;
        let text = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
        let text = String::from_utf8_lossy(&text);
        *tested = Some(if output.status.success() {
            Vec::new()
        } else {
            failures(&text)
        });
    }
    Ok(())
}

/// The names of tests that failed and what they said; the end of the output when there is none.
fn failures(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let said = lines.windows(2).filter_map(|pair| match pair {
        [thread, message] if thread.starts_with("thread '") && thread.contains(" panicked at ") => {
            let test = thread.split('\'').nth(1).unwrap_or_default();
            Some(format!("{test}: {message}"))
        }
        _ => None,
    });
    let said: Vec<String> = said.take(MESSAGES).collect();
    if said.is_empty() {
        let last = lines.iter().rev().take(MESSAGES).rev();
        return last.map(|line| (*line).to_owned()).collect();
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_told_by_test() {
        let text = "running 2 tests\nthread 'documented' (7) panicked at tests/wire.rs:3:1:\ngetPet 200: no\nnote: x\n";
        assert_eq!(failures(text), ["documented: getPet 200: no"]);
        let broken = "error: linking failed\n";
        assert_eq!(failures(broken), ["error: linking failed"]);
    }
}
