// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

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
    let mut scanner = Scanner::new(text);
    let mut open: Vec<Step<'_>> = Vec::new();
    // The last token, while it has not changed which value comes next.
    let mut last = Token::Colon;
    while let Some((start, token)) = scanner.token() {
        let ends = matches!(
            token,
            Token::ObjectEnd | Token::ArrayEnd | Token::Comma | Token::Colon
        );
        if start > offset || (start == offset && ends) {
            break;
        }
        if !matches!(token, Token::Comma | Token::Colon) {
            advance(&mut open, last);
        }
        match token {
            Token::ObjectEnd | Token::ArrayEnd => {
                open.pop();
            }
            Token::String(name) => {
                if let Some(Step::Member(place @ None)) = open.last_mut() {
                    *place = Some(name);
                }
            }
            Token::Colon => continue,
            Token::ObjectStart
            | Token::ArrayStart
            | Token::Comma
            | Token::Number(_)
            | Token::Word(_) => {}
        }
        last = token;
    }
    render(&open)
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

fn push_name(path: &mut String, token: &str) {
    let name = serde_json::from_str(token).unwrap_or_else(|_| token.to_owned());
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let plain = name.len() <= LONGEST_NAME
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(word);
    if plain {
        path.push('.');
        path.push_str(&name);
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

/// The message of an error in a value that was decoded from its own text, for the decoder of the text around it: the
/// path within the value, in backticks, and what went wrong there.
pub(crate) fn inner_message(error: &serde_json::Error, text: &str) -> String {
    let (path, message) = path_and_message(error, text);
    if path.is_empty() {
        message
    } else {
        format!("`{path}`: {message}")
    }
}

/// Path, without the leading `$`, and message of an error, those of a value within it put together.
pub(super) fn path_and_message(error: &serde_json::Error, text: &str) -> (String, String) {
    let mut path = path_at(text, offset_of(error, text));
    let message = message_of(error);
    let inner = message
        .strip_prefix('`')
        .and_then(|rest| rest.split_once("`: "))
        .filter(|(inner, _)| inner.starts_with(['.', '[']));
    match inner {
        Some((inner, message)) => {
            path.push_str(inner);
            (path, message.to_owned())
        }
        None => (path, message),
    }
}
