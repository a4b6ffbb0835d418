// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How are numbers of a fixed width read out of text?

/// Reads from the front of a text.
#[derive(Clone, Copy)]
pub(super) struct Digits<'t> {
    rest: &'t str,
}

impl<'t> Digits<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { rest: text }
    }

    /// Exactly `count` digits, as a number.
    pub(super) fn number(&mut self, count: usize) -> Option<u16> {
        let (digits, rest) = self.rest.split_at_checked(count)?;
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        self.rest = rest;
        digits.parse().ok()
    }

    /// Exactly two digits, as a number.
    pub(super) fn pair(&mut self) -> Option<u8> {
        self.number(2)?.try_into().ok()
    }

    /// One of these characters.
    pub(super) fn one_of(&mut self, allowed: &[char]) -> Option<char> {
        let found = self.rest.chars().next().filter(|c| allowed.contains(c))?;
        self.rest = self.rest.strip_prefix(found)?;
        Some(found)
    }

    /// All digits up to the next other character; at least one.
    pub(super) fn run(&mut self) -> Option<&'t str> {
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        Some(digits).filter(|digits| !digits.is_empty())
    }

    /// Whether everything was read.
    pub(super) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }
}
