//! What does an ECMA-262 pattern mean? A tree of it, from which an equal `regex-lite` pattern, a name and a matching
//! text are made.
//!
//! JSON Schema's `pattern` is an ECMA-262 regular expression, unanchored, without flags (OAS 3.0.4 § Schema Object).
//! It is read as with the flag `u`, over code points; where that refuses what Annex B tolerates (`\-`, a lone `{`,
//! `[\w-.]`), Annex B holds. Only whether a text matches is asked for, so groups capture nothing and laziness is moot.

mod class;
mod describe;
mod parse;
mod sample;
#[cfg(test)]
mod tests;
mod translate;

use std::fmt;

pub(super) use self::class::CharSet;
pub(super) use self::describe::describe;
pub(super) use self::parse::parse;
pub(super) use self::sample::sample;
pub(super) use self::translate::translate;

/// A pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// One code point of a set; an empty set never matches.
    Set(CharSet),
    /// `^`: the start of the text.
    Start,
    /// `$`: the end of the text.
    End,
    /// `\b`: between a word character and another, or the edge of the text.
    Boundary,
    /// `\B`: everywhere else.
    NoBoundary,
    /// One after another; none is the empty text.
    Sequence(Vec<Node>),
    /// One of several.
    Choice(Vec<Node>),
    /// Again and again.
    Repeat {
        /// What is repeated.
        node: Box<Node>,
        /// At least this often.
        least: u32,
        /// At most this often; none is without bound.
        most: Option<u32>,
    },
}

/// Why a pattern is not checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`: not in linear time.
    LookAround,
    /// `\1`, `\k<name>`: not in linear time.
    BackReference,
    /// `\p{…}`: the tables would weigh more than the client.
    UnicodeProperty,
    /// Halves of characters, which text in UTF-8 does not have.
    Surrogates,
    /// Its automaton would be too large.
    TooLarge,
    /// It is no pattern of ECMA-262.
    Syntax {
        /// What is wrong.
        what: &'static str,
        /// At which character, counted from 1.
        at: usize,
    },
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LookAround => {
                f.write_str("it looks ahead or behind, which cannot be matched in linear time")
            }
            Self::BackReference => {
                f.write_str("it refers back to a group, which cannot be matched in linear time")
            }
            Self::UnicodeProperty => f.write_str("it uses a Unicode property (`\\p`)"),
            Self::Surrogates => f.write_str("it matches halves of UTF-16 characters"),
            Self::TooLarge => f.write_str("its automaton would be too large"),
            Self::Syntax { what, at } => {
                write!(f, "ECMA-262 does not allow it: {what} at character {at}")
            }
        }
    }
}
