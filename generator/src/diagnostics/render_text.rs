//! How does a finding look in a terminal?
//!
//! ```text
//! error[SW0103] duplicate-key: the key `get` is given twice
//!   --> spec/shop.yaml:12:5 (#/paths/~1a/get)
//!    |
//! 12 |     get:
//!    |     ^^^
//!   ::: spec/shop.yaml:9:5: the first is here
//!    |
//!  9 |     get:
//!    |     ---
//!    = help: keep one of the two
//! ```

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::escape::{escape_whole, push_visible};
use super::report::{Place, Places};
use super::{Finding, Report};

/// Columns of an excerpt; a longer line is shown from a little before the caret.
const WIDTH: usize = 96;

/// What is shown of a long line before the caret.
const LEAD: usize = 32;

/// Findings of one kind that are shown in full.
const SAME_KIND: usize = 30;

pub(super) fn render(report: &Report) -> String {
    let mut text = String::new();
    let mut places = report.places();
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in report.findings() {
        let count = shown.entry(finding.entry().code).or_default();
        *count += 1;
        if *count <= SAME_KIND {
            render_finding(&mut text, finding, &mut places);
        }
    }
    for (code, count) in report.counts() {
        let left = count.saturating_sub(shown.get(code).map_or(0, |shown| (*shown).min(SAME_KIND)));
        if left > 0 {
            let _ = writeln!(text, "… and {left} more of {code}");
        }
    }
    text
}

fn render_finding(text: &mut String, finding: &Finding, places: &mut Places<'_>) {
    let entry = finding.entry();
    let _ = writeln!(
        text,
        "{}[{}] {}: {}",
        finding.severity().word(),
        entry.code,
        entry.name,
        finding.text()
    );
    let place = places.find(finding.at(), finding.within());
    let related: Vec<_> = finding
        .related()
        .iter()
        .filter_map(|other| Some((places.find(other.at, None)?, &other.text)))
        .collect();
    let last_line = place
        .iter()
        .chain(related.iter().map(|(place, _)| place))
        .map(|place| place.start.line)
        .max();
    let gutter = last_line.map_or(1, |line| line.to_string().len());
    if let Some(place) = &place {
        let pointer = escape_whole(&place.pointer);
        let _ = writeln!(text, "{:gutter$}--> {} ({pointer})", "", where_is(place));
        render_excerpt(text, place, '^', gutter);
    }
    for (place, what) in &related {
        let _ = writeln!(text, "{:gutter$}::: {}: {what}", "", where_is(place));
        render_excerpt(text, place, '-', gutter);
    }
    for help in finding.help() {
        let _ = writeln!(text, "{:gutter$} = help: {help}", "");
    }
    text.push('\n');
}

fn where_is(place: &Place<'_>) -> String {
    format!(
        "{}:{}:{}",
        escape_whole(place.file),
        place.start.line,
        place.start.column
    )
}

fn render_excerpt(text: &mut String, place: &Place<'_>, mark: char, gutter: usize) {
    if place.line.trim().is_empty() {
        return;
    }
    let first = place.start.column - 1;
    // What goes on in later lines is marked to the end of this one.
    let last = if place.end.line > place.start.line {
        usize::MAX
    } else {
        place.end.column - 1
    };
    let too_long = place.line.chars().nth(WIDTH).is_some();
    let cut = if too_long {
        first.saturating_sub(LEAD)
    } else {
        0
    };
    let mut line = String::new();
    let mut marks = String::new();
    let mut columns = 0;
    if cut > 0 {
        line.push('…');
        marks.push(' ');
    }
    for (n, c) in place.line.chars().enumerate().skip(cut) {
        if columns >= WIDTH {
            line.push('…');
            break;
        }
        let width = push_column(&mut line, c);
        columns += width;
        let marked = n >= first && n < last.max(first + 1);
        marks.extend(std::iter::repeat_n(if marked { mark } else { ' ' }, width));
    }
    if !marks.contains(mark) {
        marks.push(mark);
    }
    let number = place.start.line;
    let _ = writeln!(text, "{:gutter$} |", "");
    let _ = writeln!(text, "{number:gutter$} | {}", line.trim_end());
    let _ = writeln!(text, "{:gutter$} | {}", "", marks.trim_end());
}

/// A tab takes four columns; everything else is shown as messages show it.
fn push_column(line: &mut String, c: char) -> usize {
    if c == '\t' {
        line.push_str("    ");
        return 4;
    }
    push_visible(line, c)
}

/// Text in messages is escaped where it is put in; this is what the tests of that rule look at.
#[cfg(test)]
mod tests {
    use super::super::escape;
    use super::*;

    #[test]
    fn pointers_are_shown_whole_and_harmless() {
        let long = format!("#/{}\u{1b}", "x".repeat(500));
        assert_eq!(
            escape_whole(&long),
            format!("#/{}\\u{{1b}}", "x".repeat(500))
        );
        assert!(escape(&long).len() < 300);
    }
}
