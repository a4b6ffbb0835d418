//! What is a catalogued message? A code and a name that never change, and the texts that explain it.

use super::Message;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Generated, but probably not what was meant.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word in messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One kind of message.
#[derive(Debug)]
pub struct Entry {
    /// `SW0103`: never reused.
    pub code: &'static str,
    /// `duplicate-key`: the same for people.
    pub name: &'static str,
    /// How bad it is, unless the place says otherwise.
    pub severity: Severity,
    /// One line without the particulars.
    pub title: &'static str,
    /// What it means and why it matters.
    pub meaning: &'static str,
    /// A fragment that brings it up.
    pub bad: &'static str,
    /// The same fragment as it should be.
    pub good: &'static str,
    /// What to do about it.
    pub help: &'static str,
}

impl Entry {
    /// Says it of one place: one sentence with the particulars, no full stop.
    pub fn message(&'static self, text: impl Into<String>) -> Message {
        Message::new(self, text.into())
    }
}
