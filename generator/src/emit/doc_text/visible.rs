//! Which characters may stand in documentation? Those a reader can see.
//!
//! Control and format characters, bidirectional overrides and line separators let text look like what it is not; they
//! are written as `\u{202e}`, which everyone can read.

/// Line ends become `\n`; other characters a reader cannot see become their escape. Tabs stay: they mean indentation.
pub(super) fn normalise(text: &str) -> String {
    if text
        .bytes()
        .all(|byte| is_plain(byte) || matches!(byte, b'\n' | b'\t'))
    {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' | '\t' => out.push(c),
            c => push_visible(&mut out, c),
        }
    }
    out
}

/// The text with every character that a reader cannot see replaced by its escape.
pub(crate) fn visible(text: &str) -> String {
    if text.bytes().all(is_plain) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_visible(&mut out, c));
    out
}

/// Whether a byte is a character of ASCII that a reader can see, as most of any text are.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// Adds a character, or its escape.
fn push_visible(out: &mut String, c: char) {
    if is_invisible(c) {
        out.extend(c.escape_unicode());
    } else {
        out.push(c);
    }
}

/// General categories Cc, Cf, Zl and Zp (Unicode 16.0), and private use.
pub(super) fn is_invisible(c: char) -> bool {
    if u8::try_from(c).is_ok_and(is_plain) {
        return false;
    }
    matches!(c,
        '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
        | '\u{890}'..='\u{891}' | '\u{8e2}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{110bd}'
        | '\u{110cd}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{10ffff}')
}
