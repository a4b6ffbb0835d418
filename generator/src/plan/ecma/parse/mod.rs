//! How is a pattern read? By the grammar of ECMA-262 § Patterns, one character after another.

mod escape;

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
        names: Vec::new(),
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

struct Parser {
    chars: Vec<char>,
    at: usize,
    depth: usize,
    groups: u32,
    names: Vec<String>,
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
                self.group_name()?;
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

    /// § `GroupName`, in ASCII; no two groups share one.
    fn group_name(&mut self) -> Result<(), Reason> {
        let mut name = String::new();
        loop {
            match self.peek() {
                Some('>')
                    if !name.is_empty() && !name.starts_with(|c: char| c.is_ascii_digit()) =>
                {
                    break;
                }
                Some(c) if c.is_ascii_alphanumeric() || matches!(c, '_' | '$') => name.push(c),
                Some(_) | None => return self.wrong("no name of a group"),
            }
            self.at += 1;
        }
        if self.names.contains(&name) {
            return self.wrong("a group's name for the second time");
        }
        self.at += 1;
        self.names.push(name);
        Ok(())
    }
}
