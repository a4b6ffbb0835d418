//! Do the generated crates compile? All of them in one workspace with one target folder, warnings denied.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::document::{Outcome, Row};

/// Most messages kept of one crate.
const MESSAGES: usize = 5;

/// Compiles every generated crate, library, tests and examples, and notes what the compiler says of each.
pub(super) fn check(rows: &mut [Row], work: &Path) -> io::Result<()> {
    let mut members = BTreeMap::new();
    for (index, row) in rows.iter_mut().enumerate() {
        if let Outcome::Generated {
            folder: Some(folder),
            compiled,
            ..
        } = &mut row.outcome
        {
            *compiled = Some(Vec::new());
            let name = folder
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            members.insert(name, index);
        }
    }
    if members.is_empty() {
        return Ok(());
    }
    let mut manifest = String::from("[workspace]\nresolver = \"3\"\nmembers = [\n");
    for name in members.keys() {
        let _ = writeln!(manifest, "    \"{name}\",");
    }
    manifest.push_str("]\n");
    fs::write(work.join("Cargo.toml"), manifest)?;
    let output = Command::new(env!("CARGO"))
        .current_dir(work)
        .args([
            "check",
            "--workspace",
            "--all-targets",
            "--keep-going",
            "--message-format=json",
            "--quiet",
        ])
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TARGET_DIR", fs::canonicalize(work)?.join("target"))
        .env("RUSTFLAGS", "-D warnings")
        .stderr(Stdio::piped())
        .output()?;
    let mut heard = false;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        let text = |path: &str| {
            message
                .pointer(path)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        if text("/reason") != "compiler-message" || text("/message/level") != "error" {
            continue;
        }
        heard = true;
        let index = members
            .iter()
            .find(|(name, _)| text("/package_id").contains(&format!("/{name}#")))
            .map(|(_, i)| *i);
        let row = index.and_then(|index| rows.get_mut(index));
        if let Some(Row {
            outcome:
                Outcome::Generated {
                    compiled: Some(messages),
                    ..
                },
            ..
        }) = row
            && messages.len() < MESSAGES
        {
            messages.push(
                text("/message/rendered")
                    .lines()
                    .take(3)
                    .collect::<Vec<_>>()
                    .join(" "),
            );
        }
    }
    if !output.status.success() && !heard {
        return Err(io::Error::other(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn row(work: &Path, name: &str, text: &str) -> Row {
        let folder = work.join(name);
        let manifest =
            format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
        fs::create_dir_all(folder.join("src")).expect("a folder");
        fs::write(folder.join("Cargo.toml"), manifest).expect("written");
        fs::write(folder.join("src/lib.rs"), text).expect("written");
        Row {
            path: format!("{name}.yaml"),
            outcome: Outcome::Generated {
                operations: 0,
                omitted: 0,
                called: 0,
                responses: (0, 0),
                examples: (0, 0),
                types: 0,
                untyped: Vec::new(),
                notes: 0,
                folder: Some(folder),
                compiled: None,
                tested: None,
            },
            time: Duration::ZERO,
        }
    }

    fn compiled(row: &Row) -> Vec<String> {
        match &row.outcome {
            Outcome::Generated { compiled, .. } => compiled.clone().expect("it was asked"),
            Outcome::Refused { .. } | Outcome::Defect(_) => panic!("it was generated"),
        }
    }

    /// A warning is as bad as an error, and neither keeps the others from being compiled.
    #[test]
    fn each_crate_has_its_own_messages() {
        let work = std::env::temp_dir().join(format!("specwright-compile-{}", std::process::id()));
        let mut rows = [
            row(&work, "corpus-0000", "fn unused() {}\n"),
            row(&work, "corpus-0001", "pub fn used() {}\n"),
            row(&work, "corpus-0002", "pub fn wrong() -> u8 { \"\" }\n"),
        ];
        check(&mut rows, &work).expect("cargo can be run");
        let [warned, good, wrong] = rows.each_ref().map(compiled);
        assert!(
            warned
                .iter()
                .all(|text| text.contains("`unused` is never used")),
            "{warned:?}"
        );
        assert!(!warned.is_empty());
        assert_eq!(good, [""; 0]);
        assert!(
            wrong.iter().all(|text| text.contains("mismatched types")),
            "{wrong:?}"
        );
        assert!(!wrong.is_empty());
        fs::remove_dir_all(&work).expect("it is ours");
    }
}
