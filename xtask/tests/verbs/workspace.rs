//! A workspace of its own for each test, and what the program said there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder with a copy of this repository's document and options.
pub struct Workspace(pub PathBuf);

impl Workspace {
    pub fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("spec")).expect("a folder");
        let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
        for file in ["atlas-serverless-backup.yaml", "specwright.toml"] {
            fs::copy(spec.join(file), root.join("spec").join(file)).expect("a copy");
        }
        Self(root)
    }

    pub fn run(&self, args: &[&str]) -> Output {
        self.run_program(env!("CARGO_BIN_EXE_xtask").as_ref(), args)
    }

    pub fn run_program(&self, program: &Path, args: &[&str]) -> Output {
        self.command(program, args).output().expect("it runs")
    }

    /// Runs it where cargo fetches nothing.
    pub fn run_offline(&self, args: &[&str]) -> Output {
        let mut command = self.command(env!("CARGO_BIN_EXE_xtask").as_ref(), args);
        let command = command.env("CARGO_NET_OFFLINE", "true");
        command.output().expect("it runs")
    }

    fn command(&self, program: &Path, args: &[&str]) -> Command {
        let cache = self.0.join("cache");
        let mut command = Command::new(program);
        command.current_dir(&self.0).env("SPECWRIGHT_CACHE", cache);
        command.args(args);
        command
    }

    /// Runs it where nothing is remembered.
    pub fn run_in(folder: &Path, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        let command = command.current_dir(folder).env("SPECWRIGHT_CACHE", "");
        command.args(args).output().expect("it runs")
    }

    /// Runs a verb for programs; whether it made the crate or remembered having made it.
    pub fn is_remembered(&self, verb: &str) -> bool {
        is_remembered(&self.run(&[verb, "--message-format", "json"]))
    }

    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let path = self.0.join(path);
        let text = fs::read_to_string(&path).expect("a file");
        assert!(text.contains(from), "{} holds `{from}`", path.display());
        fs::write(&path, text.replacen(from, to, 1)).expect("written");
    }

    /// Every file of the generated crate.
    pub fn generated(&self) -> Vec<(PathBuf, String)> {
        let mut found = Vec::new();
        let mut pending = vec![self.0.join("generated")];
        while let Some(folder) = pending.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    pending.push(path);
                } else {
                    let text = fs::read_to_string(&path).expect("text");
                    found.push((path, text));
                }
            }
        }
        found.sort();
        found
    }
}

pub fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit status")
}

pub fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

pub fn is_remembered(output: &Output) -> bool {
    let text = out(output);
    let last = text.lines().last().expect("a line");
    let object: Value = serde_json::from_str(last).expect("an object");
    object["remembered"]
        .as_bool()
        .expect("whether it was remembered")
}

pub const DOCUMENT: &str = "spec/atlas-serverless-backup.yaml";
