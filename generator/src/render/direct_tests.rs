//! Items printed straight from their tokens look as prettyplease prints them.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::ToTokens as _;

use crate::render::flat::Flat;
use crate::render::{direct, item};

/// What became of the items of some files.
#[derive(Default)]
struct Outcome {
    /// Bytes that were printed directly, and by prettyplease alone.
    direct: usize,
    other: usize,
    differences: Vec<String>,
}

impl Outcome {
    fn compare(&mut self, file: &Path) {
        let text = fs::read_to_string(file).expect("a text");
        let parsed = syn::parse_file(&text).expect("Rust");
        for item in parsed.items {
            let tokens: TokenStream = item.to_token_stream();
            let expected = item::print(item);
            let flat = Flat::of(tokens);
            let mut printed = String::new();
            // A comment, so that no blank line stands before the item.
            let known = direct::Printer::default().items(
                flat.begin(),
                Some(item::Kind::Comment),
                &mut printed,
            );
            match known.map(|_| printed) {
                None => self.other += expected.len(),
                Some(printed) if printed == expected => self.direct += printed.len(),
                Some(printed) => {
                    self.direct += printed.len();
                    self.differences
                        .push(format!("{}:\n{expected}\n---\n{printed}", file.display()));
                }
            }
        }
    }
}

/// The Rust files below a folder that were made for a document.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut entries: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            if !path.ends_with("runtime") && !path.ends_with("support") {
                files(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn as_prettyplease_prints_them() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut found = Vec::new();
    files(&golden, &mut found);
    let mut outcome = Outcome::default();
    found.iter().for_each(|file| outcome.compare(file));
    assert!(
        outcome.differences.is_empty(),
        "{}",
        outcome.differences.join("\n\n")
    );
    // It pays only if most items have forms that it knows.
    assert!(
        outcome.direct > 8 * outcome.other,
        "{} bytes directly, {} not",
        outcome.direct,
        outcome.other
    );
}
