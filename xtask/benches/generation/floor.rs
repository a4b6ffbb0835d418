//! What can no generator of this kind do without? Reading the document, and making text of the Rust that comes out.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use super::tree::Tree;

/// Does it: the document, the folder of what was generated from it, and the folder to write to.
pub(crate) fn run(paths: &[PathBuf]) {
    let [document, made, out] = paths else {
        panic!("floor DOCUMENT MADE OUT");
    };
    let bytes = fs::read(document).expect("the document");
    if bytes.first() == Some(&b'{') {
        black_box(serde_json::from_slice::<Tree>(&bytes).expect("JSON"));
    } else {
        black_box(serde_yaml::from_slice::<Tree>(&bytes).expect("YAML"));
    }
    copy(made, out, "");
}

fn copy(made: &Path, out: &Path, below: &str) {
    fs::create_dir_all(out).expect("a folder");
    for entry in fs::read_dir(made).expect("a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{below}/{name}");
        if entry.path().is_dir() {
            copy(&entry.path(), &out.join(name), &path);
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("text");
        // Files that are the same in every crate are not made, only written.
        let is_copied = path.starts_with("/src/runtime/") || path.starts_with("/tests/support/");
        if path.ends_with(".rs") && !is_copied {
            let tokens = proc_macro2::TokenStream::from_str(&text).expect("Rust");
            let file = syn::parse2(tokens).expect("Rust");
            black_box(prettyplease::unparse(&file));
        }
        fs::write(out.join(name), text).expect("a file");
    }
}
