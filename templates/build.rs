//! Which files are the runtime and the test support? Lists them for `include_str!`, in order of path.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let mut text = String::new();
    for (name, folder) in [("RUNTIME", "src/runtime"), ("SUPPORT", "tests/support")] {
        println!("cargo::rerun-if-changed={folder}");
        let mut files = Vec::new();
        list(&Path::new(&root).join(folder), "", &mut files)?;
        files.sort();
        let _ = writeln!(
            text,
            "/// Files of `{folder}`: path below it, and text.\npub const {name}: &[(&str, &str)] = &["
        );
        for file in files {
            let path = Path::new(&root).join(folder).join(&file);
            let path = path.to_string_lossy();
            let _ = writeln!(text, "    ({file:?}, include_str!({path:?})),");
        }
        text.push_str("];\n");
    }
    fs::write(Path::new(&out).join("text.rs"), text)
}

/// Rust files below a folder, `/`-separated.
fn list(folder: &Path, prefix: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{prefix}{name}/"), files)?;
        } else if Path::new(&name)
            .extension()
            .is_some_and(|extension| extension == "rs")
        {
            files.push(format!("{prefix}{name}"));
        }
    }
    Ok(())
}
