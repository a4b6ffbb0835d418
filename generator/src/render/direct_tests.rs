//! Items printed straight from their tokens look as prettyplease prints them.

use std::fs;
use std::path::{Path, PathBuf};

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
    fn compare(&mut self, name: &str, text: &str) {
        let parsed = syn::parse_file(text).expect("Rust");
        for item in parsed.items {
            let flat = Flat::of(item.to_token_stream());
            let kind = item::Kind::of(&item);
            let is_macro = matches!(item, syn::Item::Macro(_));
            let mut expected = item::print(item);
            if is_macro {
                // prettyplease does not know that types stand there.
                expected = expected.replace(" < ", "<").replace(" >", ">");
            }
            let mut printed = String::new();
            // A comment, so that no blank line stands before the item.
            let before = Some(item::Kind::Comment);
            let known = direct::Printer::default().items(flat.begin(), before, &mut printed);
            if known.is_none() {
                self.other += expected.len();
                continue;
            }
            assert_eq!(known, Some(kind), "{name}: {expected}");
            self.direct += expected.len();
            if printed != expected {
                self.differences
                    .push(format!("{name}:\n{expected}\n---\n{printed}"));
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
    for file in found {
        let text = fs::read_to_string(&file).expect("a text");
        outcome.compare(&file.display().to_string(), &text);
    }
    assert!(
        outcome.differences.is_empty(),
        "{}",
        outcome.differences.join("\n\n")
    );
    // It pays only if most items have forms that it knows.
    assert!(
        outcome.direct > 24 * outcome.other,
        "{} bytes directly, {} not",
        outcome.direct,
        outcome.other
    );
}

/// Where a line is full matters to a letter.
#[test]
fn names_of_every_length() {
    let mut outcome = Outcome::default();
    for length in 1..100 {
        let name = format!("A{}", "a".repeat(length));
        let text = format!(
            "impl Validate for models::{name} {{}}
            impl {name} {{ const A: u8 = 1; }}
            impl<T> From<{name}> for Vec<T> {{ fn a() {{}} }}
            mod {name};
            pub use self::a::{{{name}}};
            pub(crate) use a::{{self as b, {name}, C as D, e::{name}, f::*}};
            use {name}::b::c;
            use {{a, {name}}};
            #[cfg(b)] mod {name}a;
            #[c] mod {name}b;
            fn a() {{ b.map(|()| {name}::C) }}"
        );
        outcome.compare(&name, &text);
    }
    assert!(
        outcome.differences.is_empty(),
        "{}",
        outcome.differences.join("\n\n")
    );
    assert_eq!(outcome.other, 0);
}
