//! Patterns.

use proc_macro2::Delimiter;

use super::Printer;
use super::tokens::{group, operator, punct, separator, word};
use super::types::Generic;
use crate::render::flat::Cursor;
use crate::render::layout::{Breaks, INDENT};

impl Printer {
    /// A pattern, or several between `|`.
    pub(super) fn pattern<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        let mark = self.out.mark();
        let (mut rest, mut plain) = self.one_pattern(tokens)?;
        if operator(rest, "|").is_none() {
            return Some(rest);
        }
        while let Some(after) = operator(rest, "|") {
            self.out.blank();
            self.out.text("| ");
            let (after, is_plain) = self.one_pattern(after)?;
            plain &= is_plain;
            rest = after;
        }
        let breaks = if plain { Breaks::Full } else { Breaks::All };
        self.out.open_at(mark, 0, breaks);
        self.out.close();
        Some(rest)
    }

    /// A pattern, and whether it is a literal or `_`.
    fn one_pattern<'t>(&mut self, tokens: Cursor<'t>) -> Option<(Cursor<'t>, bool)> {
        if let Some(rest) = punct(tokens, '&') {
            self.out.text("&");
            return Some((self.one_pattern(rest)?.0, false));
        }
        if let Some(rest) = operator(tokens, "..") {
            self.out.text("..");
            return Some((rest, false));
        }
        if let Some((inside, rest)) = group(tokens, Delimiter::Parenthesis) {
            // One in parentheses is no tuple.
            self.patterns(inside, true)?;
            return Some((rest, false));
        }
        if tokens.literal().is_some() || operator(tokens, "-").is_some() {
            return self.literal_pattern(tokens);
        }
        if let Some(rest) = word(tokens, "mut") {
            let (name, rest) = rest.ident()?;
            self.out.text("mut ");
            self.out.text(name);
            return Some((rest, false));
        }
        let (name, after) = tokens.ident()?;
        if name == "_" {
            self.out.text("_");
            return Some((after, true));
        }
        let is_word = name == "true" || name == "false";
        let boxed = self.out.mark();
        let rest = self.path(tokens, Generic::Expression)?;
        if let Some((inside, rest)) = group(rest, Delimiter::Parenthesis) {
            self.patterns(inside, false)?;
            return Some((rest, false));
        }
        if let Some((inside, rest)) = group(rest, Delimiter::Brace) {
            self.out.open_at(boxed, INDENT, Breaks::All);
            self.field_patterns(inside)?;
            return Some((rest, false));
        }
        (operator(rest, "@").is_none() && punct(rest, '!').is_none()).then_some(())?;
        Some((rest, is_word))
    }

    fn literal_pattern<'t>(&mut self, tokens: Cursor<'t>) -> Option<(Cursor<'t>, bool)> {
        let rest = self.number(tokens)?;
        match operator(rest, "..=") {
            Some(rest) => {
                self.out.text("..=");
                Some((self.number(rest)?, false))
            }
            None => Some((rest, true)),
        }
    }

    /// A literal, with a sign perhaps.
    fn number<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        let mut rest = tokens;
        if let Some(after) = operator(rest, "-") {
            self.out.text("-");
            rest = after;
        }
        let (literal, rest) = rest.literal()?;
        self.out.text(literal);
        Some(rest)
    }

    /// Patterns in parentheses.
    fn patterns(&mut self, mut inside: Cursor<'_>, is_tuple: bool) -> Option<()> {
        (!inside.eof()).then_some(())?;
        self.out.text("(");
        self.out.all(INDENT);
        self.out.nothing();
        let mut first = true;
        while !inside.eof() {
            inside = separator(self.pattern(inside)?)?;
            (!(is_tuple && first && inside.eof())).then_some(())?;
            self.out.comma(inside.eof());
            first = false;
        }
        self.out.outdent();
        self.out.close();
        self.out.text(")");
        Some(())
    }

    /// `{ name, other: pattern, .. }` behind a path, whose box is open.
    fn field_patterns(&mut self, mut inside: Cursor<'_>) -> Option<()> {
        (!inside.eof()).then_some(())?;
        self.out.text(" {");
        self.out.blank();
        while !inside.eof() {
            if let Some(rest) = operator(inside, "..") {
                self.out.text("..");
                self.out.blank();
                rest.eof().then_some(())?;
                break;
            }
            let (name, rest) = inside.ident()?;
            self.out.text(name);
            let rest = match punct(rest, ':') {
                Some(rest) => {
                    self.out.text(": ");
                    self.pattern(rest)?
                }
                None => rest,
            };
            inside = separator(rest)?;
            self.comma_or_blank(inside.eof());
        }
        self.out.outdent();
        self.out.close();
        self.out.text("}");
        Some(())
    }
}
