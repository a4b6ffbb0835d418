//! What does a code mean, at length?

use std::fmt::Write as _;

use super::{Entry, catalog};

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
        meaning.trim()
    );
    for (heading, example) in [("This brings it up", bad), ("This does not", good)] {
        let _ = write!(text, "\n{heading}:\n\n");
        for line in example.trim_matches('\n').lines() {
            let _ = writeln!(text, "    {line}");
        }
    }
    let _ = writeln!(text, "\nWhat to do: {help}.");
    text
}
