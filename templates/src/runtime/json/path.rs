//! At which member does a decode error stand?
//!
//! Nothing is recorded while decoding goes well. When it fails, `serde_json` says how many bytes it had read; the text
//! is then taken apart up to there to find the path.

use std::fmt::Write;

use super::scan::{Scanner, Token};

/// Names longer than this are cut in paths: they come from the server.
const LONGEST_NAME: usize = 64;

/// One step of a path.
enum Step<'t> {
    /// In an object, at the member whose name is this token; none before the first name.
    Member(Option<&'t str>),
    /// In an array, at this index.
    Item(usize),
}

/// The path, without the leading `$`, of what stands where reading stopped.
///
/// A value that begins there was refused for its kind; otherwise what ended last before it was refused for its content.
fn path_at(text: &str, offset: usize) -> String {
    let mut walk = Walk::new(text);
    while walk.step(offset).is_some() {}
    render(&walk.open)
}

/// The path of the last value of this length that ended before reading stopped.
fn path_of_length(text: &str, offset: usize, length: usize) -> Option<String> {
    let mut walk = Walk::new(text);
    let mut found = None;
    while let Some(passed) = walk.step(offset) {
        if matches!(passed, Passed::ValueFrom(start) if walk.scanner.offset() - start == length) {
            found = Some(render(&walk.open));
        }
    }
    found
}

/// What has been passed with a token.
enum Passed {
    /// A part of a value.
    Inside,
    /// The end of a value that began here.
    ValueFrom(usize),
}

/// Goes through a text token by token, and knows the path of what it has just passed.
struct Walk<'t> {
    scanner: Scanner<'t>,
    open: Vec<Step<'t>>,
    /// Where the arrays and objects that are open begin.
    starts: Vec<usize>,
    /// The last token: what it opens is entered only when something follows.
    last: Token<'t>,
}

impl<'t> Walk<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            scanner: Scanner::new(text),
            open: Vec::new(),
            starts: Vec::new(),
            last: Token::Colon,
        }
    }

    /// Passes a token; `None` when it stands after the offset.
    fn step(&mut self, offset: usize) -> Option<Passed> {
        let (start, token) = self.scanner.token()?;
        let is_value = match token {
            Token::ObjectEnd | Token::ArrayEnd | Token::Comma | Token::Colon => false,
            Token::ObjectStart
            | Token::ArrayStart
            | Token::String(_)
            | Token::Number(_)
            | Token::Word(_) => true,
        };
        if start > offset || (start == offset && !is_value) {
            return None;
        }
        if !matches!(token, Token::Comma | Token::Colon) {
            advance(&mut self.open, self.last);
        }
        let mut passed = Passed::Inside;
        match token {
            Token::ObjectStart | Token::ArrayStart => self.starts.push(start),
            Token::ObjectEnd | Token::ArrayEnd => {
                self.open.pop();
                passed = self.starts.pop().map_or(Passed::Inside, Passed::ValueFrom);
            }
            Token::String(name) => match self.open.last_mut() {
                Some(Step::Member(place @ None)) => *place = Some(name),
                Some(Step::Member(Some(_)) | Step::Item(_)) | None => {
                    passed = Passed::ValueFrom(start);
                }
            },
            Token::Number(_) | Token::Word(_) => passed = Passed::ValueFrom(start),
            Token::Colon => return Some(passed),
            Token::Comma => {}
        }
        self.last = token;
        Some(passed)
    }
}

/// Steps into what a token opens, or to what comes after a comma.
fn advance<'t>(open: &mut Vec<Step<'t>>, token: Token<'t>) {
    match token {
        Token::ObjectStart => open.push(Step::Member(None)),
        Token::ArrayStart => open.push(Step::Item(0)),
        Token::Comma => match open.last_mut() {
            Some(Step::Item(index)) => *index += 1,
            Some(Step::Member(name)) => *name = None,
            None => {}
        },
        Token::ObjectEnd
        | Token::ArrayEnd
        | Token::Colon
        | Token::String(_)
        | Token::Number(_)
        | Token::Word(_) => {}
    }
}

fn render(steps: &[Step<'_>]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Item(index) => {
                // Writing to a string cannot fail.
                let _ = write!(path, "[{index}]");
            }
            Step::Member(None) => {}
            Step::Member(Some(token)) => push_name(&mut path, token),
        }
    }
    path
}

/// The step of a path that leads to the member of this name.
pub(crate) fn member_step(name: &str) -> String {
    let mut step = String::new();
    push_member(&mut step, name);
    step
}

fn push_name(path: &mut String, token: &str) {
    let name: String = serde_json::from_str(token).unwrap_or_else(|_| token.to_owned());
    push_member(path, &name);
}

fn push_member(path: &mut String, name: &str) {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let plain = name.len() <= LONGEST_NAME
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(word);
    if plain {
        path.push('.');
        path.push_str(name);
        return;
    }
    path.push_str("[\"");
    for c in name.chars().take(LONGEST_NAME) {
        match c {
            // A backtick would end the path in the message of a union.
            '`' => path.push_str("\\u{60}"),
            '\'' => path.push(c),
            _ => path.extend(c.escape_debug()),
        }
    }
    if name.chars().nth(LONGEST_NAME).is_some() {
        path.push('…');
    }
    path.push_str("\"]");
}

/// How many bytes of the text `serde_json` had read when it failed.
pub(super) fn offset_of(error: &serde_json::Error, text: &str) -> usize {
    let before = error.line().saturating_sub(1);
    let lines = text.split_inclusive('\n').take(before).map(str::len);
    lines.sum::<usize>().saturating_add(error.column())
}

/// What the error says, without the position that `serde_json` adds to it.
pub(super) fn message_of(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    match message.strip_suffix(&position) {
        Some(plain) => plain.to_owned(),
        None => message,
    }
}

/// The message of an error in a value that was decoded from its own text, for the decoder of the text around it, which
/// does not know where that value stands: the path within it, how long it is, and what went wrong.
pub(crate) fn inner_message(error: &serde_json::Error, text: &str) -> String {
    let (path, message) = path_and_message(error, text);
    inner(&path, text, &message)
}

/// The same where the path and what went wrong are known.
pub(crate) fn inner(path: &str, text: &str, message: &str) -> String {
    format!("`{path}` of {} bytes: {message}", text.len())
}

/// Takes apart what [`inner`] put together: path, length, what went wrong.
fn split_inner(message: &str) -> Option<(&str, usize, &str)> {
    let (path, rest) = message.strip_prefix('`')?.split_once("` of ")?;
    let (length, message) = rest.split_once(" bytes: ")?;
    Some((path, length.parse().ok()?, message))
}

/// Path, without the leading `$`, and message of an error, those of a value within it put together.
pub(super) fn path_and_message(error: &serde_json::Error, text: &str) -> (String, String) {
    let offset = offset_of(error, text);
    let message = message_of(error);
    match split_inner(&message) {
        // What follows a whole text is in none of its values.
        None if message == "trailing characters" => (String::new(), message),
        None => (path_at(text, offset), message),
        Some((inner, length, message)) => {
            let path =
                path_of_length(text, offset, length).unwrap_or_else(|| path_at(text, offset));
            (path + inner, message.to_owned())
        }
    }
}
