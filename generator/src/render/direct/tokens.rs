//! The tokens that come next.

use proc_macro2::{Delimiter, Spacing};

use crate::render::flat::Cursor;

/// Behind this character, where it is next.
pub(super) fn punct(tokens: Cursor<'_>, c: char) -> Option<Cursor<'_>> {
    let (next, _, rest) = tokens.punct()?;
    (next == c).then_some(rest)
}

/// Behind this operator, where it is next and no longer one is.
pub(super) fn operator<'t>(tokens: Cursor<'t>, spelled: &str) -> Option<Cursor<'t>> {
    let mut rest = tokens;
    let mut spelled = spelled.chars().peekable();
    while let Some(c) = spelled.next() {
        let (next, spacing, after) = rest.punct()?;
        let goes_on = spacing == Spacing::Joint && after.punct().is_some();
        if next != c || spelled.peek().is_some() != goes_on {
            return None;
        }
        rest = after;
    }
    Some(rest)
}

/// Behind this word, where it is next.
pub(super) fn word<'t>(tokens: Cursor<'t>, spelled: &str) -> Option<Cursor<'t>> {
    let (word, rest) = tokens.ident()?;
    (word == spelled).then_some(rest)
}

/// What stands between these delimiters, and behind them, where they are next.
pub(super) fn group(tokens: Cursor<'_>, delimiter: Delimiter) -> Option<(Cursor<'_>, Cursor<'_>)> {
    tokens.group(delimiter)
}

/// Behind a `,`, or at the end.
pub(super) fn separator(tokens: Cursor<'_>) -> Option<Cursor<'_>> {
    if tokens.eof() {
        Some(tokens)
    } else {
        punct(tokens, ',')
    }
}
