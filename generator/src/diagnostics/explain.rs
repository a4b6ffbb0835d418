//! What does a code mean, at length?

use std::fmt::Write as _;

use super::{Entry, catalog};

/// Columns of prose.
const WIDTH: usize = 96;

/// Explains a message by its code (`SW0103`, in any case) or its name (`duplicate-key`).
pub fn explain(code_or_name: &str) -> Option<String> {
    let wanted = code_or_name.trim();
    catalog::all()
        .find(|entry| {
            entry.code.eq_ignore_ascii_case(wanted) || entry.name.eq_ignore_ascii_case(wanted)
        })
        .map(text_of)
}

fn text_of(entry: &'static Entry) -> String {
    let Entry {
        code,
        name,
        severity,
        title,
        meaning,
        bad,
        good,
        help,
    } = entry;
    let mut text = format!(
        "{code} {name} ({})\n\n{title}.\n\n{}\n",
        severity.word(),
        wrapped(meaning.trim())
    );
    for (heading, example) in [("This brings it up", bad), ("This does not", good)] {
        let _ = write!(text, "\n{heading}:\n\n");
        for line in example.trim_matches('\n').lines() {
            let _ = writeln!(text, "    {line}");
        }
    }
    let _ = writeln!(text, "\n{}", wrapped(&format!("What to do: {help}.")));
    text
}

/// Breaks prose into lines that fit a terminal.
fn wrapped(text: &str) -> String {
    let mut wrapped = String::new();
    let mut width = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if width > 0 {
            let fits = width + 1 + length <= WIDTH;
            wrapped.push(if fits { ' ' } else { '\n' });
            width = if fits { width + 1 } else { 0 };
        }
        wrapped.push_str(word);
        width += length;
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn explanations_fit_a_terminal() {
        for entry in catalog::all() {
            let text = text_of(entry);
            let longest = text.lines().map(|line| line.chars().count()).max();
            assert!(
                longest.is_some_and(|longest| longest <= 110),
                "{}: {longest:?}",
                entry.code
            );
        }
        assert!(
            explain("sw0103")
                .is_some_and(|text| text.contains(catalog::source::DUPLICATE_KEY.title))
        );
        assert_eq!(explain("SW9999"), None);
    }

    #[test]
    fn words_are_kept_and_lines_are_short() {
        let text = "word ".repeat(100) + &"x".repeat(200);
        let wrapped = wrapped(&text);
        assert_eq!(wrapped.split_whitespace().count(), 101);
        assert!(
            wrapped
                .lines()
                .rev()
                .skip(1)
                .all(|line| line.len() <= WIDTH)
        );
    }
}
