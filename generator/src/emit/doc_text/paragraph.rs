//! How does a paragraph fit into lines? Words are collected, escaped, and wrapped so that no line starts a block.

use super::visible::{is_invisible, visible};

/// Columns of a line of prose; four more for the indentation of a field and four for `/// ` make 100.
pub(super) const WIDTH: usize = 92;

/// Characters of the longest named character reference, and some.
const LONGEST_ENTITY: usize = 40;

/// A paragraph under construction.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Lines that end in a hard break, and the current one; each is a list of words.
    lines: Vec<Vec<String>>,
    /// The word that is being written.
    word: String,
    /// Marks that were opened and not yet closed: the mark, and the length of all text when it was opened.
    open: Vec<(&'static str, usize)>,
    /// Bytes written so far.
    written: usize,
    /// What it becomes.
    pub(super) place: Place,
}

/// What inline text becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Place {
    /// Lines of a paragraph.
    #[default]
    Prose,
    /// One line, in which `#` is mark-up.
    Heading,
    /// One line, in which `|` is mark-up.
    Cell,
}

impl Paragraph {
    /// Words of ours, mark-up included.
    pub(super) fn own(&mut self, text: &str) {
        for (i, word) in text.split(' ').enumerate() {
            if i > 0 {
                self.space();
            }
            self.push(word);
        }
    }

    /// Words of the document: whatever is mark-up in them is escaped, and web addresses become links.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, url, after)) = split_address(rest) {
            self.escaped(before);
            self.push("<");
            self.push(url);
            self.push(">");
            rest = after;
        }
        self.escaped(rest);
    }

    /// Words of the document inside a link, where an address is no link of its own.
    pub(super) fn escaped(&mut self, text: &str) {
        let mut before = self.word.chars().next_back();
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let next = chars.peek().copied();
            if c.is_whitespace() {
                self.space();
            } else {
                if needs_escape(before, c, next, chars.clone(), self.place) {
                    self.push("\\");
                }
                if is_invisible(c) {
                    self.push("\\");
                    self.push(&c.escape_unicode().to_string());
                } else {
                    self.push(c.encode_utf8(&mut [0; 4]));
                }
            }
            before = Some(c);
        }
    }

    /// Inline code. It is never broken over lines: a line that starts in the middle of it could start a block.
    pub(super) fn code(&mut self, text: &str) {
        let mut text = visible(&text.replace(['\n', '\r', '\t'], " "));
        if self.place == Place::Cell {
            text = text.replace('|', "\\|");
        }
        if text.trim().is_empty() {
            return;
        }
        let fence = "`".repeat(longest_run(&text, '`') + 1);
        let padded = text.starts_with('`')
            || text.ends_with('`')
            || (text.starts_with(' ') && text.ends_with(' '));
        let pad = if padded { " " } else { "" };
        self.push(&format!("{fence}{pad}{text}{pad}{fence}"));
    }

    /// A web address as a link of its own, or as code where it is none.
    pub(super) fn address(&mut self, url: &str) {
        match safe_target(url) {
            Some(target) => self.push(&format!("<{target}>")),
            None => self.code(url),
        }
    }

    /// Opens a mark such as `**`.
    pub(super) fn open(&mut self, mark: &'static str) {
        if mark == "[" && self.word.ends_with('!') {
            self.word.pop();
            self.word.push_str("\\!");
        }
        self.push(mark);
        self.open.push((mark, self.written));
    }

    /// Closes it with `close`; a mark around nothing disappears.
    pub(super) fn close(&mut self, close: &str) {
        let broken = self.word.is_empty() && self.lines.last().is_some_and(Vec::is_empty);
        if broken {
            self.lines.pop();
        }
        if self.word.is_empty() {
            self.reopen_last_word();
        }
        match self.open.pop() {
            Some((mark, at)) if at == self.written => {
                self.word
                    .truncate(self.word.len().saturating_sub(mark.len()));
            }
            Some(_) => self.push(close),
            None => {}
        }
        // A break at the end of what is marked stands behind the mark.
        if broken {
            self.hard_break();
        }
    }

    /// A break that must stay.
    pub(super) fn hard_break(&mut self) {
        self.space();
        if self.place == Place::Prose && self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(Vec::new());
        }
    }

    /// A place where the line may break.
    pub(super) fn space(&mut self) {
        if !self.word.is_empty() {
            let word = std::mem::take(&mut self.word);
            match self.lines.last_mut() {
                Some(line) => line.push(word),
                None => self.lines.push(vec![word]),
            }
        }
    }

    /// Whether nothing has been written.
    pub(super) fn is_empty(&self) -> bool {
        self.word.is_empty() && self.lines.iter().all(Vec::is_empty)
    }

    /// All of it in one line.
    pub(super) fn one_line(mut self) -> String {
        self.space();
        self.lines.concat().join(" ")
    }

    /// The lines, with room for `indent` columns before each.
    pub(super) fn wrap(mut self, indent: usize) -> Vec<String> {
        self.space();
        let width = WIDTH.saturating_sub(indent).max(40);
        let mut lines: Vec<String> = Vec::new();
        let parts: Vec<Vec<String>> = self
            .lines
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect();
        let last_part = parts.len().saturating_sub(1);
        for (i, part) in parts.into_iter().enumerate() {
            let mut part = filled(part.iter().map(String::as_str), width);
            if let Some(last) = part.last_mut().filter(|_| i < last_part) {
                last.push('\\');
            }
            lines.extend(part);
        }
        lines.iter().map(|line| escape_start(line)).collect()
    }

    fn push(&mut self, text: &str) {
        self.word.push_str(text);
        self.written += text.len();
    }

    /// Takes back the last word, so that a closing mark stands right behind it.
    fn reopen_last_word(&mut self) {
        if let Some(word) = self.lines.last_mut().and_then(Vec::pop) {
            self.word = word;
        }
    }
}

/// Lines whose first paragraph begins behind these words. What is no paragraph, or has breaks that must stay, begins in a
/// line of its own.
pub(super) fn run_on(head: &str, mut lines: Vec<String>) -> Vec<String> {
    let length = lines.iter().take_while(|line| !line.is_empty()).count();
    let rest = lines.split_off(length);
    let fits = |line: &String| columns(head) + 1 + columns(line) <= WIDTH;
    let mut out = match lines.as_slice() {
        [first, ..] if !is_prose(first) => {
            lines.splice(0..0, [head.to_owned(), String::new()]);
            lines
        }
        [only] if fits(only) => vec![format!("{head} {only}")],
        all if all.iter().any(|line| line.ends_with('\\')) => {
            lines.insert(0, head.to_owned());
            lines
        }
        all => {
            let words = [head]
                .into_iter()
                .chain(all.iter().flat_map(|line| words(line)));
            filled(words, WIDTH)
                .iter()
                .map(|line| escape_start(line))
                .collect()
        }
    };
    out.extend(rest);
    out
}

/// Whether a first line of ours begins a paragraph.
fn is_prose(line: &str) -> bool {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let is_item = digits > 0
        && line
            .get(digits..)
            .is_some_and(|rest| rest.starts_with(". "));
    !is_item && !line.starts_with(['-', '#', '|', '>', ' ']) && !line.starts_with("```")
}

/// The words of a line; code and what is linked stay whole.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(' ');
        let end = end_of_word(rest);
        let (word, behind) = rest.split_at_checked(end)?;
        rest = behind;
        (!word.is_empty()).then_some(word)
    })
}

/// Where the first word of a text ends: at a space that is not within code.
fn end_of_word(text: &str) -> usize {
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        match c {
            ' ' => return at,
            '\\' => {
                let escaped = text.get(at + 1..).and_then(|rest| rest.chars().next());
                at += 1 + escaped.map_or(0, char::len_utf8);
            }
            '`' => {
                let rest = text.get(at..).unwrap_or_default();
                let fence = rest.len() - rest.trim_start_matches('`').len();
                at += fence + code_length(rest.get(fence..).unwrap_or_default(), fence);
            }
            c => at += c.len_utf8(),
        }
    }
    text.len()
}

/// The length of the code that a fence of backticks opened, with the fence that closes it.
fn code_length(text: &str, fence: usize) -> usize {
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('`')) {
        let rest = text.get(at + next..).unwrap_or_default();
        let run = rest.len() - rest.trim_start_matches('`').len();
        at += next + run;
        if run == fence {
            return at;
        }
    }
    0
}

/// Words in lines of at most so many columns, where a word is not longer.
fn filled<'w>(words: impl Iterator<Item = &'w str>, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut taken) = (String::new(), 0);
    for word in words {
        let wanted = columns(word);
        if !line.is_empty() && taken + 1 + wanted > width {
            lines.push(std::mem::take(&mut line));
        }
        if line.is_empty() {
            taken = wanted;
        } else {
            line.push(' ');
            taken += 1 + wanted;
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Whether `c` could be mark-up here (CommonMark 0.31 § 2.4, § 6; tables and strikethrough of rustdoc).
fn needs_escape(
    before: Option<char>,
    c: char,
    next: Option<char>,
    rest: impl Iterator<Item = char>,
    place: Place,
) -> bool {
    match c {
        '`' | '*' | '[' | ']' | '~' => true,
        '#' => place == Place::Heading,
        '|' => place == Place::Cell,
        // Within a word an underscore is only itself.
        '_' => {
            !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric))
        }
        '\\' => !next.is_some_and(|next| next.is_ascii_alphanumeric()),
        '<' => {
            !next.is_some_and(|next| next.is_whitespace() || next.is_ascii_digit() || next == '=')
        }
        '&' => {
            next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#')
                && rest.take(LONGEST_ENTITY).any(|c| c == ';')
        }
        _ => false,
    }
}

/// Escapes the character that would make a paragraph's line the start of another block (CommonMark 0.31 § 4, § 5).
fn escape_start(line: &str) -> String {
    let only = |set: &[char]| line.chars().all(|c| set.contains(&c));
    let after = |n: usize| line.chars().nth(n);
    let is_break = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let at = match line.chars().next() {
        Some('>') => Some(0),
        Some('#') if is_break(line.chars().find(|&c| c != '#')) => Some(0),
        Some('-' | '+') if is_break(after(1)) => Some(0),
        Some('-' | ':' | '|') if only(&['-', ':', '|', ' ']) => Some(0),
        Some('=') if only(&['=']) => Some(0),
        Some(c)
            if c.is_ascii_digit()
                && matches!(after(digits), Some('.' | ')'))
                && is_break(after(digits + 1)) =>
        {
            Some(digits)
        }
        _ => None,
    };
    match at.and_then(|at| line.split_at_checked(at)) {
        Some((before, after)) => format!("{before}\\{after}"),
        None => line.to_owned(),
    }
}

/// The first web address in a text: what stands before it, the address, what stands behind it.
fn split_address(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.match_indices("http").map(|(at, _)| at).find(|&at| {
        let rest = text.get(at..).unwrap_or_default();
        rest.starts_with("http://") || rest.starts_with("https://")
    })?;
    let (before, rest) = text.split_at_checked(start)?;
    let end = rest.find(|c: char| !is_address(c)).unwrap_or(rest.len());
    let mut url = rest.get(..end)?;
    let opened = url.matches('(').count();
    let mut closed = url.matches(')').count();
    // What ends a sentence does not belong to the address, nor does a parenthesis that was opened before it.
    while url.ends_with(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~'])
        || (url.ends_with(')') && closed > opened)
    {
        closed -= usize::from(url.ends_with(')'));
        url = url.get(..url.len() - 1)?;
    }
    Some((before, url, rest.get(url.len()..)?))
}

/// Characters that may stand in `<…>` and in an address.
fn is_address(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '\\' | '^' | '|')
}

/// The target of a link, when it may be followed: to the web or to a mailbox, everything unusual percent-encoded.
pub(super) fn safe_target(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once(':')?;
    let followed = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.starts_with("//"),
        // rustdoc takes `mailto:a@b` for a path of Rust.
        "mailto" => rest.contains('@') && rest.contains('.'),
        _ => false,
    };
    if !followed {
        return None;
    }
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        if is_address(byte.into()) && !matches!(byte, b'(' | b')') {
            out.push(byte.into());
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(out)
}

/// The longest run of a character.
pub(super) fn longest_run(text: &str, c: char) -> usize {
    text.split(|other| other != c)
        .map(str::len)
        .max()
        .unwrap_or(0)
        / c.len_utf8()
}

fn columns(text: &str) -> usize {
    text.chars().count()
}
