//! How do items look, printed straight from their tokens? As prettyplease prints them, for the forms that this generator
//! writes; what else there is, is left to it.
//!
//! Reading tokens into a syntax tree, only to print it, is the greatest part of a run. The forms of generated code are
//! few, so this printer goes through the tokens once and takes down text, boxes and breaks ([`super::layout`]). At the
//! first form that it does not know it says no, and the block goes the long way, through syn and prettyplease, which is
//! also what tests compare it with. What it prints is read along its tokens like everything else.

mod calls;
mod expressions;
mod imports;
mod items;
mod patterns;
mod statements;
mod tokens;
mod types;

use super::flat::Cursor;
use super::item::Kind;
use super::layout::Layout;

/// Prints one item after another; the room that one took is there for the next.
#[derive(Default)]
pub(super) struct Printer {
    out: Layout,
}

impl Printer {
    /// Prints items behind what stands before them, and says what stands before the next ones then; none where one of
    /// them has a form that is not known here.
    pub(super) fn items(
        &mut self,
        mut tokens: Cursor<'_>,
        mut before: Option<Kind>,
        text: &mut String,
    ) -> Option<Kind> {
        self.out.clear();
        while !tokens.eof() {
            let kind = items::kind(tokens);
            kind.part(before, text);
            tokens = self.item(tokens, text)?;
            before = Some(kind);
        }
        before
    }
}
