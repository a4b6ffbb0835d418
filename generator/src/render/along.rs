//! Does a text say what these tokens say, read along them? Without lexing it into tokens of its own.
//!
//! ```text
//! tokens  # [doc = " A thing."] pub struct Thing { name : String }
//! text    /// A thing.          pub struct Thing { name : String , }
//! ```
//!
//! Both are gone through once, side by side. Between two tokens only blanks and line breaks may stand, so that no comment
//! goes unseen; a token must be spelled as it was asked for, and end where it ends. What a printer may do besides:
//!
//! - documentation may stand as `///` or `//!`;
//! - a line may end in `,` before a closing delimiter or `>`, and such a `,` may be left out;
//! - a `match` arm that is a block may lack its `,`, and one that is none may be made one, as may
//!   what a closure gives;
//! - a single name may be imported without braces.
//!
//! Anything else is not for this reader to judge: it says no, and another looks closer.

use proc_macro2::{Delimiter, Literal, Spacing};

use super::flat::Cursor;

/// Whether the whole of `text` says what `tokens` say. A `false` may be an error of nobody's.
pub(super) fn says(tokens: Cursor<'_>, text: &str) -> bool {
    let mut reader = Reader { rest: text };
    reader.group(tokens).is_some() && {
        reader.skip();
        reader.rest.is_empty()
    }
}

struct Reader<'t> {
    /// What is still to be read.
    rest: &'t str,
}

/// What came before a token, as far as it matters to what may follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// `:`, perhaps the last of `::`.
    Colon,
    /// `=` of `=>`.
    Equals,
    /// `=>`
    Arrow,
    /// `=> { … }`
    Arm,
    /// `|`, perhaps the second of a closure.
    Bar,
    Other,
}

impl Reader<'_> {
    /// Reads what stands between two delimiters, or in the whole text.
    fn group(&mut self, mut tokens: Cursor<'_>) -> Option<()> {
        let mut before = Before::Other;
        // What the arm or the closure that was made a block came after.
        let mut wrapped = None;
        // How many `<` of paths are open: a `,` between them separates no arms.
        let mut angles = 0_usize;
        while !tokens.eof() {
            if let Some(rest) = self.documentation(tokens) {
                (tokens, before) = (rest, Before::Other);
                continue;
            }
            self.skip();
            if wrapped.is_none()
                && matches!(before, Before::Arrow | Before::Bar)
                && tokens.group(Delimiter::Brace).is_none()
                && self.drop_if("{\n")
            {
                wrapped = Some(before);
                self.skip();
            }
            if is_punct(tokens, '<') && (angles > 0 || before == Before::Colon) {
                angles += 1;
            } else if is_punct(tokens, '>') {
                angles = angles.saturating_sub(1);
            }
            if angles == 0
                && is_punct(tokens, ',')
                && let Some(of) = wrapped.take()
            {
                self.take('}')?;
                before = if of == Before::Arrow {
                    Before::Arm
                } else {
                    Before::Other
                };
            }
            (tokens, before) = self.token(tokens, before)?;
        }
        self.skip();
        if wrapped.is_some() {
            self.take('}')?;
        } else if self.rest.starts_with(",\n") {
            self.take(',')?;
        }
        self.skip();
        Some(())
    }

    fn token<'b>(&mut self, tokens: Cursor<'b>, before: Before) -> Option<(Cursor<'b>, Before)> {
        if let Some((inside, delimiter, rest)) = tokens.any_group() {
            let (open, close) = match delimiter {
                Delimiter::Parenthesis => ('(', ')'),
                Delimiter::Bracket => ('[', ']'),
                Delimiter::Brace => ('{', '}'),
                Delimiter::None => return None,
            };
            if before == Before::Colon
                && open == '{'
                && !self.rest.starts_with(open)
                && let Some((word, end)) = inside.ident()
                && end.eof()
            {
                self.word(word)?;
                return Some((rest, Before::Other));
            }
            self.take(open)?;
            self.group(inside)?;
            self.take(close)?;
            let is_arm = before == Before::Arrow && delimiter == Delimiter::Brace;
            return Some((rest, if is_arm { Before::Arm } else { Before::Other }));
        }
        if let Some((word, rest)) = tokens.ident() {
            self.word(word)?;
            return Some((rest, Before::Other));
        }
        if let Some((literal, rest)) = tokens.literal() {
            self.literal(literal)?;
            return Some((rest, Before::Other));
        }
        if let Some((lifetime, rest)) = tokens.lifetime() {
            self.take('\'')?;
            self.word(lifetime.trim_start_matches('\''))?;
            return Some((rest, Before::Other));
        }
        let (c, spacing, rest) = tokens.punct()?;
        if c == ',' && (rest.eof() || before == Before::Arm || is_punct(rest, '>')) {
            self.drop_if(",");
            return Some((rest, Before::Other));
        }
        if c == '>' && self.drop_if(",\n") {
            self.skip();
        }
        self.take(c)?;
        // `//` and `/*` begin a comment, whatever was asked for.
        if c == '/' && self.rest.starts_with(['/', '*']) {
            return None;
        }
        // An operator of several characters stays one.
        if spacing == Spacing::Joint && rest.punct().is_some() && self.rest.starts_with([' ', '\n'])
        {
            return None;
        }
        let kind = match (before, c) {
            (Before::Equals, '>') => Before::Arrow,
            (_, '=') => Before::Equals,
            (_, ':') => Before::Colon,
            (_, '|') => Before::Bar,
            _ => Before::Other,
        };
        Some((rest, kind))
    }

    /// Reads a line of documentation in the place of its attribute, where one stands here.
    fn documentation<'b>(&mut self, tokens: Cursor<'b>) -> Option<Cursor<'b>> {
        let ('#', _, rest) = tokens.punct()? else {
            return None;
        };
        let (mark, rest) = match rest.punct() {
            Some(('!', _, after)) => ("//!", after),
            _ => ("///", rest),
        };
        let (inside, rest) = rest.group(Delimiter::Bracket)?;
        let (doc, inside) = inside.ident()?;
        let (equals, _, inside) = inside.punct()?;
        let (literal, end) = inside.literal()?;
        if doc != "doc" || equals != '=' || !end.eof() {
            return None;
        }
        self.skip();
        let (line, after) = self.rest.strip_prefix(mark)?.split_once('\n')?;
        // Four slashes are a comment, and a carriage return is an error or the end of a line.
        if line.starts_with('/') || line.contains('\r') {
            return None;
        }
        let is_plain = line
            .bytes()
            .all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\'));
        let is_same = if is_plain {
            let inner = literal.strip_prefix('"');
            inner.and_then(|inner| inner.strip_suffix('"')) == Some(line)
        } else {
            Literal::string(line).to_string() == literal
        };
        is_same.then(|| {
            self.rest = after;
            rest
        })
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let raw = if self.rest.starts_with("r#") { 2 } else { 0 };
        let body = self.rest.get(raw..)?;
        let length = body.find(|c| !continues_word(c)).unwrap_or(body.len());
        let (spelled, rest) = self.rest.split_at_checked(raw + length)?;
        // A quote or `#` behind a word makes it a prefix of a literal.
        if rest.starts_with(['"', '\'', '#']) || word != spelled {
            return None;
        }
        self.rest = rest;
        Some(())
    }

    fn literal(&mut self, literal: &str) -> Option<()> {
        let rest = self.rest.strip_prefix(literal)?;
        let mut after = rest.chars();
        let next = after.next();
        // A number goes on behind a point, unless a range or a method follows; a sign is a token of its own.
        if literal.starts_with('-')
            || next.is_some_and(continues_word)
            || (literal.starts_with(|c: char| c.is_ascii_digit())
                && next == Some('.')
                && !after
                    .next()
                    .is_some_and(|c| c == '.' || c.is_ascii_lowercase()))
        {
            return None;
        }
        self.rest = rest;
        Some(())
    }

    fn take(&mut self, c: char) -> Option<()> {
        self.rest = self.rest.strip_prefix(c)?;
        Some(())
    }

    /// Leaves out what the printer added, where it did.
    fn drop_if(&mut self, added: &str) -> bool {
        let rest = self.rest.strip_prefix(added);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Skips what may stand between tokens.
    fn skip(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\n']);
    }
}

fn is_punct(tokens: Cursor<'_>, c: char) -> bool {
    tokens.punct().is_some_and(|(next, _, _)| next == c)
}

/// Whether a character may go on a word. Beyond ASCII all may, as far as this reader is concerned.
fn continues_word(c: char) -> bool {
    c == '_' || c.is_ascii_alphanumeric() || !c.is_ascii()
}

#[cfg(test)]
#[path = "along_tests.rs"]
mod tests;
