//! What does a JSON file hold (RFC 8259)? A located tree, with the exact text of each number, without recursion.

use super::json_string::{self, BadString};
use super::{Outcome, Room, Wrong};
use crate::diagnostics::{Message, catalog, escape};
use crate::source::{Builder, Container, Leaf, Span};

/// Reads JSON text.
pub(super) fn read(text: &str, builder: Builder, room: &Room) -> Outcome {
    let mut reader = Reader {
        text,
        at: 0,
        builder,
        room,
    };
    let result = reader.run();
    Outcome::of(reader.builder, result)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    builder: Builder,
    room: &'t Room,
}

/// What has to come next.
enum Next {
    Value,
    Key,
    /// A comma, or the end of what is open.
    Separator,
    End,
}

impl Reader<'_> {
    fn run(&mut self) -> Result<(), Wrong> {
        let mut next = Next::Value;
        loop {
            self.skip_space();
            next = match next {
                Next::Value => self.value()?,
                Next::Key => self.key()?,
                Next::Separator => self.separator()?,
                Next::End if self.at == self.text.len() => return Ok(()),
                Next::End => {
                    return Err(self.unexpected("after the value, where the file should end"));
                }
            };
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
        self.at += rest
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'))
            .count();
    }

    fn value(&mut self) -> Result<Next, Wrong> {
        if let Err(message) = self.room.for_value(self.builder.len()) {
            return Err(self.wrong(1, message));
        }
        match self.peek() {
            Some(b'{') => self.open(Container::Object, b'}', Next::Key),
            Some(b'[') => self.open(Container::Array, b']', Next::Value),
            Some(b'"') => {
                let (text, span) = self.string()?;
                self.builder.leaf(Leaf::String(text), span);
                Ok(self.after_value())
            }
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'a'..=b'z') => self.word(),
            Some(_) | None => Err(self.unexpected("where a value should be")),
        }
    }

    fn after_value(&self) -> Next {
        if self.builder.depth() == 0 {
            Next::End
        } else {
            Next::Separator
        }
    }

    fn open(&mut self, kind: Container, end: u8, next: Next) -> Result<Next, Wrong> {
        if let Err(message) = self.room.for_depth(self.builder.depth()) {
            return Err(self.wrong(1, message));
        }
        self.builder.open(kind, Span::new(self.at, self.at + 1));
        self.at += 1;
        self.skip_space();
        if self.peek() != Some(end) {
            return Ok(next);
        }
        self.at += 1;
        self.builder.close();
        Ok(self.after_value())
    }

    fn key(&mut self) -> Result<Next, Wrong> {
        if self.peek() != Some(b'"') {
            return Err(self.unexpected("where a key in double quotes should be"));
        }
        let (text, span) = self.string()?;
        self.builder.key(text, span);
        self.skip_space();
        if self.peek() != Some(b':') {
            return Err(self.unexpected("where a colon should follow the key"));
        }
        self.at += 1;
        Ok(Next::Value)
    }

    fn separator(&mut self) -> Result<Next, Wrong> {
        match (self.peek(), self.builder.inside()) {
            (Some(b','), inside) => {
                self.at += 1;
                Ok(if inside == Some(Container::Object) {
                    Next::Key
                } else {
                    Next::Value
                })
            }
            (Some(b'}'), Some(Container::Object)) | (Some(b']'), Some(Container::Array)) => {
                self.at += 1;
                self.builder.close();
                Ok(self.after_value())
            }
            (_, Some(Container::Object)) => Err(self.unexpected("where `,` or `}` should be")),
            (_, Some(Container::Array) | None) => {
                Err(self.unexpected("where `,` or `]` should be"))
            }
        }
    }

    fn string(&mut self) -> Result<(crate::source::Text, Span), Wrong> {
        let start = self.at;
        match json_string::read(self.text, start + 1) {
            Ok(string) => {
                self.at = string.end;
                Ok((
                    self.builder.keep(&string.value, start + 1),
                    Span::new(start, string.end),
                ))
            }
            Err(BadString::Control { at, byte }) => {
                self.at = at;
                let message = catalog::source::CONTROL_CHARACTER.message(format!(
                    "a string holds the control character {} as it is",
                    escape(char::from(byte).encode_utf8(&mut [0; 4]))
                ));
                Err(self.wrong(1, message))
            }
            Err(BadString::Escape { at, len }) => {
                self.at = at;
                let shown = escape(self.text.get(at..at + len).unwrap_or(""));
                Err(self.wrong(
                    len,
                    catalog::source::INVALID_JSON.message(format!("`{shown}` begins no escape")),
                ))
            }
            Err(BadString::LoneSurrogate { at }) => {
                self.at = at;
                let message = catalog::source::LONE_SURROGATE
                    .message("the escape is half of a surrogate pair");
                Err(self.wrong(6, message))
            }
            Err(BadString::Unterminated) => Err(self.wrong(
                1,
                catalog::source::INVALID_JSON.message("a string begins here and never ends"),
            )),
        }
    }

    fn number(&mut self) -> Result<Next, Wrong> {
        let rest = self.text.get(self.at..).unwrap_or("");
        let len = rest
            .bytes()
            .take_while(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'))
            .count();
        let number = rest.get(..len).unwrap_or("");
        if !crate::source::is_json_number(number) {
            let message = catalog::source::INVALID_JSON
                .message(format!("`{}` is no JSON number", escape(number)));
            return Err(self.wrong(len, message));
        }
        let text = self.builder.keep(number, self.at);
        self.builder
            .leaf(Leaf::Number(text), Span::new(self.at, self.at + len));
        self.at += len;
        Ok(self.after_value())
    }

    fn word(&mut self) -> Result<Next, Wrong> {
        let rest = self.text.get(self.at..).unwrap_or("");
        let len = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let leaf = match rest.get(..len) {
            Some("null") => Leaf::Null,
            Some("true") => Leaf::Bool(true),
            Some("false") => Leaf::Bool(false),
            Some(_) | None => return Err(self.unexpected("where a value should be")),
        };
        self.builder.leaf(leaf, Span::new(self.at, self.at + len));
        self.at += len;
        Ok(self.after_value())
    }

    /// What stands here should not: the message names it and says where it stands.
    fn unexpected(&self, place: &str) -> Wrong {
        let rest = self.text.get(self.at..).unwrap_or("");
        let Some(first) = rest.chars().next() else {
            return self.wrong(
                0,
                catalog::source::INVALID_JSON.message(format!("the file ends {place}")),
            );
        };
        let word = rest
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len())
            .max(first.len_utf8());
        let shown = escape(rest.get(..word).unwrap_or(""));
        let message = catalog::source::INVALID_JSON.message(format!("`{shown}` stands {place}"));
        let message = match (first, self.before()) {
            ('}' | ']', Some(b',')) => {
                message.help("take out the comma before it: JSON has none after the last value")
            }
            ('/' | '#', _) => message.help("take the comment out: JSON has none"),
            ('\'', _) => message.help("use double quotes: JSON knows no others"),
            _ => message,
        };
        self.wrong(word, message)
    }

    /// The last byte before this place that is no space.
    fn before(&self) -> Option<u8> {
        let text = self.text.get(..self.at).unwrap_or("");
        text.bytes().rev().find(|byte| !byte.is_ascii_whitespace())
    }

    fn wrong(&self, len: usize, message: Message) -> Wrong {
        Wrong {
            span: Span::new(self.at, self.at + len),
            message,
        }
    }
}
