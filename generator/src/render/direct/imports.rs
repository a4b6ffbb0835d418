//! `use` declarations.

use proc_macro2::Delimiter;

use super::Printer;
use super::tokens::{group, operator, punct, separator, word};
use super::types::operator_prefix;
use crate::render::flat::Cursor;
use crate::render::layout::INDENT;

impl Printer {
    /// A declaration behind `use`.
    pub(super) fn import<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        self.out.text("use ");
        let mut rest = tokens;
        loop {
            if let Some((inside, after)) = group(rest, Delimiter::Brace) {
                self.imports(inside)?;
                rest = after;
                break;
            }
            rest = self.imported(rest)?;
            let Some(after) = operator_prefix(rest) else {
                break;
            };
            self.out.text("::");
            rest = after;
        }
        self.out.text(";");
        self.out.line();
        punct(rest, ';')
    }

    /// What stands between braces: names, and no braces among them. One alone needs none.
    fn imports(&mut self, mut inside: Cursor<'_>) -> Option<()> {
        if let Some((name, rest)) = inside.ident()
            && separator(rest).is_some_and(Cursor::eof)
        {
            self.out.text(name);
            return (name != "self").then_some(());
        }
        self.out.all(INDENT);
        self.out.text("{");
        self.out.nothing();
        self.out.full(0);
        let mut several = false;
        while !inside.eof() {
            let mut rest = self.imported(inside)?;
            while let Some(after) = operator_prefix(rest) {
                self.out.text("::");
                rest = self.imported(after)?;
            }
            inside = separator(rest)?;
            if !inside.eof() {
                self.out.text(",");
                self.out.blank();
                several = true;
            }
        }
        several.then_some(())?;
        self.out.close();
        self.out.comma(true);
        self.out.outdent();
        self.out.text("}");
        self.out.close();
        Some(())
    }

    /// A part of a path: a name, perhaps another one for it, or `*`.
    fn imported<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        if let Some(rest) = operator(tokens, "*") {
            self.out.text("*");
            return Some(rest);
        }
        let (name, rest) = tokens.ident()?;
        self.out.text(name);
        let Some(after) = word(rest, "as") else {
            return Some(rest);
        };
        let (name, rest) = after.ident()?;
        self.out.text(" as ");
        self.out.text(name);
        Some(rest)
    }
}
