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
