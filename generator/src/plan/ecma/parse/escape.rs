//! What do escapes and classes stand for? `\d`, `\u0041`, `[a-z\w]`: code points, one or a set.

use super::Parser;
use crate::plan::ecma::class::CharSet;
use crate::plan::ecma::{Node, Reason};

/// One member of a class: a code point, or a set that `\w` and its like stand for.
enum Member {
    Code(u32),
    Set(CharSet),
}

impl Parser {
    /// § `AtomEscape`
    pub(super) fn escape(&mut self) -> Result<(Node, bool), Reason> {
        let Some(c) = self.peek() else {
            return self.wrong("a `\\` at the end");
        };
        match c {
            'b' | 'B' => self.at += 1,
            'k' if self.look(1) == Some('<') => return Err(Reason::BackReference),
            '1'..='9' => return self.reference(),
            _ => {
                return Ok(match self.character_escape()? {
                    Member::Code(code) => (one(code)?, true),
                    Member::Set(set) => (Node::Set(set.without_surrogates()), true),
                });
            }
        }
        Ok((
            if c == 'b' {
                Node::Boundary
            } else {
                Node::NoBoundary
            },
            false,
        ))
    }

    fn reference(&mut self) -> Result<(Node, bool), Reason> {
        let digits: String = self
            .chars
            .iter()
            .skip(self.at)
            .take_while(|c| c.is_ascii_digit())
            .collect();
        if digits
            .parse::<u32>()
            .is_ok_and(|number| number <= self.groups)
        {
            return Err(Reason::BackReference);
        }
        self.wrong("a reference to a group that is not there")
    }

    /// § `CharacterEscape` and § `CharacterClassEscape`, inside and outside of classes.
    fn character_escape(&mut self) -> Result<Member, Reason> {
        let Some(c) = self.next() else {
            return self.wrong("a `\\` at the end");
        };
        if let Some(set) = CharSet::escape(c) {
            return Ok(Member::Set(set));
        }
        let code = match c {
            't' => 0x09,
            'n' => 0x0A,
            'v' => 0x0B,
            'f' => 0x0C,
            'r' => 0x0D,
            '0' if !self.peek().is_some_and(|c| c.is_ascii_digit()) => 0,
            'c' => match self.next() {
                Some(letter) if letter.is_ascii_alphabetic() => u32::from(letter) % 32,
                Some(_) | None => return self.wrong("`\\c` without a letter"),
            },
            'x' => match self.hex(2) {
                Some(code) => code,
                None => return self.wrong("`\\x` without two digits"),
            },
            'u' => return self.unicode_escape().map(Member::Code),
            'p' | 'P' if self.peek() == Some('{') => return Err(Reason::UnicodeProperty),
            c if c.is_ascii_alphanumeric() => return self.wrong("an unknown escape"),
            c => u32::from(c),
        };
        Ok(Member::Code(code))
    }

    /// `\uXXXX`, a pair of them for one character, or `\u{X…}`.
    fn unicode_escape(&mut self) -> Result<u32, Reason> {
        if self.eat("{") {
            let start = self.at;
            while self.peek().is_some_and(|c| c.is_ascii_hexdigit()) {
                self.at += 1;
            }
            let digits: String = self.chars.iter().take(self.at).skip(start).collect();
            let code = u32::from_str_radix(&digits, 16)
                .ok()
                .filter(|code| *code <= 0x10_FFFF);
            return match code {
                Some(code) if self.eat("}") => Ok(code),
                Some(_) | None => self.wrong("`\\u{…}` without a code point"),
            };
        }
        let Some(unit) = self.hex(4) else {
            return self.wrong("`\\u` without four digits");
        };
        if (0xD800..0xDC00).contains(&unit)
            && self.look(0) == Some('\\')
            && self.look(1) == Some('u')
        {
            let start = self.at;
            self.at += 2;
            match self.hex(4) {
                Some(low) if (0xDC00..0xE000).contains(&low) => {
                    return Ok(0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
                }
                Some(_) | None => self.at = start,
            }
        }
        Ok(unit)
    }

    fn hex(&mut self, digits: usize) -> Option<u32> {
        let code = (0..digits).try_fold(0, |code, ahead| {
            Some(code * 16 + self.look(ahead)?.to_digit(16)?)
        })?;
        self.at += digits;
        Some(code)
    }

    /// § `CharacterClass`
    pub(super) fn class(&mut self) -> Result<Node, Reason> {
        let negated = self.eat("^");
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        loop {
            if self.eat("]") {
                break;
            }
            let first = self.class_member()?;
            let is_range = self.peek() == Some('-') && !matches!(self.look(1), Some(']') | None);
            if !is_range {
                push(&mut ranges, first);
                continue;
            }
            self.at += 1;
            match (first, self.class_member()?) {
                (Member::Code(start), Member::Code(end)) if start <= end => {
                    ranges.push((start, end));
                }
                (Member::Code(_), Member::Code(_)) => {
                    return self.wrong("a range whose ends are the wrong way round");
                }
                // Annex B § `CharacterRangeOrUnion`: beside a class, the sign stands for itself.
                (first, last) => {
                    push(&mut ranges, first);
                    push(&mut ranges, Member::Code(u32::from('-')));
                    push(&mut ranges, last);
                }
            }
        }
        let set = CharSet::of_ranges(ranges);
        let meant = if negated {
            set.complement()
        } else {
            set.clone()
        };
        let meant_text = meant.without_surrogates();
        // Only halves of characters: what was meant was the other half, too.
        if meant_text.is_empty() && !meant.is_empty() {
            return Err(Reason::Surrogates);
        }
        Ok(Node::Set(meant_text))
    }

    fn class_member(&mut self) -> Result<Member, Reason> {
        match self.next() {
            None => self.wrong("a `[` without `]`"),
            Some('\\') if self.eat("b") => Ok(Member::Code(0x08)),
            Some('\\') if self.eat("-") => Ok(Member::Code(u32::from('-'))),
            Some('\\') => self.character_escape(),
            Some(c) => Ok(Member::Code(u32::from(c))),
        }
    }
}

fn push(ranges: &mut Vec<(u32, u32)>, member: Member) {
    match member {
        Member::Code(code) => ranges.push((code, code)),
        Member::Set(set) => ranges.extend_from_slice(set.ranges()),
    }
}

fn one(code: u32) -> Result<Node, Reason> {
    char::from_u32(code)
        .map(|c| Node::Set(CharSet::of(c)))
        .ok_or(Reason::Surrogates)
}
