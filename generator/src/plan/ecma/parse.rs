//! How is a pattern read? By the grammar of ECMA-262 § Patterns, one character after another.

use super::class::CharSet;
use super::{Node, Reason};

/// Groups within groups that are followed; deeper ones are nobody's intention.
const DEEPEST: usize = 40;
/// Characters of a pattern that are read.
const LONGEST: usize = 16 * 1024;

/// Reads a pattern, or says why it is not one that can be checked.
pub(in crate::plan) fn parse(pattern: &str) -> Result<Node, Reason> {
    let chars: Vec<char> = pattern.chars().take(LONGEST + 1).collect();
    if chars.len() > LONGEST {
        return Err(Reason::TooLarge);
    }
    let groups = count_groups(&chars);
    let mut parser = Parser {
        chars,
        at: 0,
        depth: 0,
        groups,
    };
    let node = parser.choice()?;
    if parser.peek().is_some() {
        return parser.wrong("a `)` without `(`");
    }
    Ok(node)
}

/// How many groups capture: `\1` is a reference back only where there is a first.
fn count_groups(chars: &[char]) -> u32 {
    let (mut count, mut in_class, mut at) = (0, false, 0);
    let get = |at: usize| chars.get(at).copied();
    while let Some(c) = get(at) {
        match c {
            '\\' => at += 1,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => {
                let named = get(at + 2) == Some('<') && !matches!(get(at + 3), Some('=' | '!'));
                if get(at + 1) != Some('?') || named {
                    count += 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    count
}

/// One member of a class: a code point, or a set that `\w` and its like stand for.
enum Member {
    Code(u32),
    Set(CharSet),
}

struct Parser {
    chars: Vec<char>,
    at: usize,
    depth: usize,
    groups: u32,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.look(0)
    }

    fn look(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    fn eat(&mut self, expected: &str) -> bool {
        let found = expected
            .chars()
            .enumerate()
            .all(|(ahead, c)| self.look(ahead) == Some(c));
        if found {
            self.at += expected.chars().count();
        }
        found
    }

    fn wrong<T>(&self, what: &'static str) -> Result<T, Reason> {
        Err(Reason::Syntax {
            what,
            at: self.at + 1,
        })
    }

    /// § Disjunction
    fn choice(&mut self) -> Result<Node, Reason> {
        let mut choices = vec![self.sequence()?];
        while self.eat("|") {
            choices.push(self.sequence()?);
        }
        Ok(match choices.pop() {
            Some(only) if choices.is_empty() => only,
            last => Node::Choice(choices.into_iter().chain(last).collect()),
        })
    }

    /// § Alternative
    fn sequence(&mut self) -> Result<Node, Reason> {
        let mut nodes = Vec::new();
        while let Some(c) = self.peek() {
            if matches!(c, '|' | ')') {
                break;
            }
            let (node, may_repeat) = self.atom()?;
            nodes.push(self.repeated(node, may_repeat)?);
        }
        Ok(match nodes.pop() {
            Some(only) if nodes.is_empty() => only,
            last => Node::Sequence(nodes.into_iter().chain(last).collect()),
        })
    }

    /// § Quantifier
    fn repeated(&mut self, node: Node, may_repeat: bool) -> Result<Node, Reason> {
        let (least, most) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => match self.braces() {
                Some((bounds, length)) => {
                    self.at += length - 1;
                    bounds
                }
                None => return Ok(node),
            },
            Some(_) | None => return Ok(node),
        };
        if !may_repeat {
            return self.wrong("nothing to repeat");
        }
        if most.is_some_and(|most| most < least) {
            return self.wrong("a repetition whose bounds are the wrong way round");
        }
        self.at += 1;
        self.eat("?");
        Ok(Node::Repeat {
            node: Box::new(node),
            least,
            most,
        })
    }

    /// `{n}`, `{n,}`, `{n,m}` here, and how many characters that is; Annex B reads everything else as it stands.
    fn braces(&self) -> Option<((u32, Option<u32>), usize)> {
        let mut at = 1;
        let number = |at: &mut usize| {
            let mut value: Option<u32> = None;
            while let Some(digit) = self.look(*at).and_then(|c| c.to_digit(10)) {
                // A count that does not fit is as good as any that is far too large.
                value = Some(value.unwrap_or(0).saturating_mul(10).saturating_add(digit));
                *at += 1;
            }
            value
        };
        let least = number(&mut at)?;
        let most = if self.look(at) == Some(',') {
            at += 1;
            number(&mut at)
        } else {
            Some(least)
        };
        (self.look(at) == Some('}')).then_some(((least, most), at + 1))
    }

    /// § Atom and § Assertion, and whether it may be repeated.
    fn atom(&mut self) -> Result<(Node, bool), Reason> {
        let Some(c) = self.next() else {
            return Ok((Node::Sequence(Vec::new()), false));
        };
        Ok(match c {
            '^' => (Node::Start, false),
            '$' => (Node::End, false),
            '.' => (Node::Set(CharSet::dot().without_surrogates()), true),
            '(' => (self.group()?, true),
            '[' => (self.class()?, true),
            '\\' => return self.escape(),
            '*' | '+' | '?' => {
                self.at -= 1;
                return self.wrong("nothing to repeat");
            }
            '{' => {
                self.at -= 1;
                if self.braces().is_some() {
                    return self.wrong("nothing to repeat");
                }
                self.at += 1;
                (Node::Set(CharSet::of('{')), true)
            }
            c => (Node::Set(CharSet::of(c)), true),
        })
    }

    fn group(&mut self) -> Result<Node, Reason> {
        if self.eat("?") {
            if ["=", "!", "<=", "<!"].iter().any(|kind| self.eat(kind)) {
                return Err(Reason::LookAround);
            }
            if self.eat("<") {
                let start = self.at;
                while self.next().ok_or(Reason::Syntax {
                    what: "a group's name without `>`",
                    at: start,
                })? != '>'
                {}
            } else if !self.eat(":") {
                return self.wrong("an unknown kind of group");
            }
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Reason::TooLarge);
        }
        let node = self.choice()?;
        self.depth -= 1;
        if self.eat(")") {
            Ok(node)
        } else {
            self.wrong("a `(` without `)`")
        }
    }

    /// § `AtomEscape`
    fn escape(&mut self) -> Result<(Node, bool), Reason> {
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
    fn class(&mut self) -> Result<Node, Reason> {
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
