//! How does text of a document enter a message? With everything that a terminal or a CI log would obey made visible.

use std::fmt::Write as _;

/// Longest piece of a document that a message quotes, in characters.
const LONGEST: usize = 200;

/// Shows text that nobody vouches for: control, format, bidirectional and other invisible characters become
/// `\u{…}`, and what is beyond 200 characters is cut off with `…`.
pub fn escape(text: &str) -> String {
    let mut shown = String::with_capacity(text.len().min(LONGEST));
    for (n, c) in text.chars().enumerate() {
        if n == LONGEST {
            shown.push('…');
            break;
        }
        push_visible(&mut shown, c);
    }
    shown
}

/// Like [`escape`], but whole: names and pointers are of use only when they are complete.
pub(crate) fn escape_whole(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        push_visible(&mut shown, c);
    }
    shown
}

/// Appends a character, or its escape where it would not be seen as itself. Returns the width in columns.
pub(super) fn push_visible(shown: &mut String, c: char) -> usize {
    match c {
        '\n' => shown.push_str("\\n"),
        '\r' => shown.push_str("\\r"),
        '\t' => shown.push_str("\\t"),
        c if is_unsafe(c) => {
            let before = shown.len();
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
            return shown.len() - before;
        }
        c => {
            shown.push(c);
            return 1;
        }
    }
    2
}

/// Control (Cc), format (Cf), line and paragraph separators (Zl, Zp), and characters that show as nothing.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(
            u32::from(c),
            0xAD | 0x34F
                | 0x600..=0x605
                | 0x61C
                | 0x6DD
                | 0x70F
                | 0x890..=0x891
                | 0x8E2
                | 0x115F..=0x1160
                | 0x17B4..=0x17B5
                | 0x180B..=0x180F
                | 0x200B..=0x200F
                | 0x2028..=0x202E
                | 0x2060..=0x206F
                | 0x3164
                | 0xFE00..=0xFE0F
                | 0xFEFF
                | 0xFFA0
                | 0xFFF0..=0xFFFB
                | 0x110BD
                | 0x110CD
                | 0x13430..=0x1345F
                | 0x1BCA0..=0x1BCA3
                | 0x1D173..=0x1D17A
                | 0xE0000..=0xE0FFF
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_or_a_log_obeys_is_left() {
        let hostile = "\u{1b}[2J\u{7}\n::error file=x::\r\u{85}\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}\u{2028}";
        let shown = escape(hostile);
        assert!(shown.chars().all(|c| !is_unsafe(c)), "{shown}");
        assert!(shown.starts_with("\\u{1b}[2J\\u{7}\\n::error"));
    }

    #[test]
    fn ordinary_text_stays() {
        assert_eq!(escape("größe 大小 😹"), "größe 大小 😹");
    }

    #[test]
    fn long_text_is_cut() {
        assert_eq!(escape(&"x".repeat(1000)).chars().count(), LONGEST + 1);
    }
}
