//! What is copied? The runtime and the test support, as they are, without the tests that stay with the templates and the
//! conversions that nobody asked for.

use specwright_templates::{RUNTIME, SUPPORT};

use super::cx::Cx;
use super::manifest::CONVERSIONS;
use crate::render::Module;

/// Marks what is only compiled for tests.
const TEST: &str = "#[cfg(test)]";

/// The files of the runtime and of the test support.
pub(super) fn emit(cx: Cx<'_>) -> Vec<Module> {
    let conversions = CONVERSIONS.iter();
    let unwanted = conversions.filter(|feature| !cx.plan.package.features.contains(feature));
    let marks: Vec<String> = unwanted
        .map(|feature| format!("#[cfg(feature = \"{}\")]", feature.name()))
        .chain([TEST.to_owned()])
        .collect();
    copied(&marks)
}

/// The files, without what is marked.
fn copied(marks: &[String]) -> Vec<Module> {
    let folders = [("src/runtime", RUNTIME), ("tests/support", SUPPORT)];
    let files = folders.into_iter().flat_map(|(folder, files)| {
        let left_out: Vec<String> = files
            .iter()
            .flat_map(|(path, text)| marked_files(path, text, marks))
            .collect();
        let kept = files
            .iter()
            .filter(move |(path, _)| !left_out.iter().any(|out| out == path));
        kept.map(move |(path, text)| {
            Module::copied(format!("{folder}/{path}"), without_marked(text, marks))
        })
    });
    files.collect()
}

/// Files that a module declares under one of the marks.
fn marked_files(path: &str, text: &str, marks: &[String]) -> Vec<String> {
    let folder = match path.rsplit_once('/') {
        Some((folder, "mod.rs")) => format!("{folder}/"),
        None if path == "mod.rs" => String::new(),
        Some(_) | None => format!("{}/", path.trim_end_matches(".rs")),
    };
    let lines: Vec<&str> = text.lines().collect();
    let pairs = lines.windows(2).filter_map(|pair| match pair {
        [mark, declaration] if marks.iter().any(|wanted| wanted == mark) => {
            declaration.strip_prefix("mod ")?.strip_suffix(';')
        }
        _ => None,
    });
    pairs.map(|name| format!("{folder}{name}.rs")).collect()
}

/// The text without items under one of the marks: modules from `{` to the `}` that stands at the margin, and
/// declarations of modules and imports.
fn without_marked(text: &str, marks: &[String]) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if !marks.iter().any(|mark| mark == line) {
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
        let files = copied(&[TEST.to_owned()]);
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
        let tests = [TEST.to_owned()];
        assert_eq!(without_marked(text, &tests), "use a;\n\nfn b() {}\n");
        assert_eq!(
            marked_files("auth/mod.rs", text, &tests),
            ["auth/vectors.rs"]
        );
        assert_eq!(
            marked_files("auth/digest.rs", text, &tests),
            ["auth/digest/vectors.rs"]
        );
        assert_eq!(marked_files("mod.rs", text, &tests), ["vectors.rs"]);
    }

    #[test]
    fn conversions_come_when_they_are_asked_for() {
        let jiff = "#[cfg(feature = \"jiff\")]".to_owned();
        let path = "src/runtime/scalar/timestamp_jiff.rs";
        let has = |files: &[Module]| files.iter().any(|file| file.path == path);
        assert!(has(&copied(&[])));
        let files = copied(std::slice::from_ref(&jiff));
        assert!(!has(&files));
        for file in &files {
            let Content::Copied(text) = &file.content else {
                panic!("{} is no copy", file.path)
            };
            assert!(
                !text.contains(&jiff) && !text.contains("timestamp_jiff"),
                "{}",
                file.path
            );
        }
    }
}
