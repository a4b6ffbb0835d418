//! What is copied? The runtime and the test support, as they are, without the tests that stay with the templates.

use specwright_templates::{RUNTIME, SUPPORT};

use crate::render::Module;

/// Marks what is only compiled for tests.
const TEST: &str = "#[cfg(test)]";

/// The files of the runtime and of the test support.
pub(super) fn emit() -> Vec<Module> {
    let folders = [("src/runtime", RUNTIME), ("tests/support", SUPPORT)];
    let files = folders.into_iter().flat_map(|(folder, files)| {
        let left_out: Vec<String> = files
            .iter()
            .flat_map(|(path, text)| test_files(path, text))
            .collect();
        let kept = files
            .iter()
            .filter(move |(path, _)| !left_out.iter().any(|out| out == path));
        kept.map(move |(path, text)| {
            Module::copied(format!("{folder}/{path}"), without_tests(text))
        })
    });
    files.collect()
}

/// Files that a module declares for tests only.
fn test_files(path: &str, text: &str) -> Vec<String> {
    let folder = match path.rsplit_once('/') {
        Some((folder, "mod.rs")) => format!("{folder}/"),
        None if path == "mod.rs" => String::new(),
        Some(_) | None => format!("{}/", path.trim_end_matches(".rs")),
    };
    let lines: Vec<&str> = text.lines().collect();
    let pairs = lines.windows(2).filter_map(|pair| match pair {
        [mark, declaration] if *mark == TEST => declaration.strip_prefix("mod ")?.strip_suffix(';'),
        _ => None,
    });
    pairs.map(|name| format!("{folder}{name}.rs")).collect()
}

/// The text without items that are only compiled for tests: modules from `{` to the `}` that stands at the margin, and
/// declarations of modules and imports.
fn without_tests(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line != TEST {
            kept.push(line);
            continue;
        }
        let opens = lines
            .find(|line| !line.starts_with("#["))
            .is_some_and(|line| line.ends_with('{'));
        if opens {
            let _ = lines.find(|line| *line == "}");
        }
        if kept.last().is_some_and(|line| line.is_empty()) {
            kept.pop();
        }
    }
    let mut text = kept.join("\n");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Content;

    #[test]
    fn copies_are_whole_files_without_tests() {
        let files = emit();
        assert!(files.len() > 30, "{} files", files.len());
        for file in &files {
            let Content::Copied(text) = &file.content else {
                panic!("{} is no copy", file.path)
            };
            if let Err(error) = syn::parse_file(text) {
                panic!("{}: {error}", file.path);
            }
            assert!(
                !text.contains(TEST) || file.path.starts_with("tests/"),
                "{}",
                file.path
            );
        }
    }

    #[test]
    fn tests_are_left_out() {
        let text = "use a;\n\n#[cfg(test)]\nmod vectors;\n\nfn b() {}\n\n#[cfg(test)]\n#[allow(x)]\nmod tests {\n    fn c() {}\n}\n";
        assert_eq!(without_tests(text), "use a;\n\nfn b() {}\n");
        assert_eq!(test_files("auth/mod.rs", text), ["auth/vectors.rs"]);
        assert_eq!(
            test_files("auth/digest.rs", text),
            ["auth/digest/vectors.rs"]
        );
        assert_eq!(test_files("mod.rs", text), ["vectors.rs"]);
    }
}
