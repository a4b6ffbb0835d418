//! Types, paths and what they are generic over.

use std::ops::ControlFlow;

use proc_macro2::Delimiter;

use super::Printer;
use super::tokens::{group, operator, punct, separator, word};
use crate::render::flat::Cursor;
use crate::render::layout::INDENT;

/// How a path says what it is generic over.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Generic {
    /// `Vec<T>`
    Type,
    /// `Vec::<T>`
    Expression,
}

impl Printer {
    pub(super) fn ty<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        if let Some(rest) = punct(tokens, '&') {
            self.out.text("&");
            let mut rest = rest;
            if let Some((lifetime, after)) = rest.lifetime() {
                self.out.text(lifetime);
                self.out.text(" ");
                rest = after;
            }
            if let Some(after) = word(rest, "mut") {
                self.out.text("mut ");
                rest = after;
            }
            return self.ty(rest);
        }
        if let Some((inside, rest)) = group(tokens, Delimiter::Bracket) {
            self.out.text("[");
            let inside = self.ty(inside)?;
            self.out.text("]");
            return inside.eof().then_some(rest);
        }
        if let Some((inside, rest)) = group(tokens, Delimiter::Parenthesis) {
            self.tuple_type(inside)?;
            return Some(rest);
        }
        for (keyword, text) in [("impl", "impl "), ("dyn", "dyn ")] {
            if let Some(rest) = word(tokens, keyword) {
                self.out.text(text);
                return self.bounds(rest);
            }
        }
        self.path(tokens, Generic::Type)
    }

    fn tuple_type(&mut self, mut inside: Cursor<'_>) -> Option<()> {
        if inside.eof() {
            self.out.text("()");
            return Some(());
        }
        self.out.text("(");
        self.out.all(INDENT);
        self.out.nothing();
        let mut first = true;
        while !inside.eof() {
            inside = self.ty(inside)?;
            if first && inside.eof() {
                // In parentheses, and no tuple.
                return None;
            }
            inside = separator(inside)?;
            if first && inside.eof() {
                return None;
            }
            self.out.comma(inside.eof());
            first = false;
        }
        self.out.outdent();
        self.out.close();
        self.out.text(")");
        Some(())
    }

    /// `Into<String> + Send`
    fn bounds<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        let mut rest = self.bound(tokens)?;
        while let Some(after) = operator(rest, "+") {
            self.out.text(" + ");
            rest = self.bound(after)?;
        }
        Some(rest)
    }

    fn bound<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        if let Some((lifetime, rest)) = tokens.lifetime() {
            self.out.text(lifetime);
            return Some(rest);
        }
        self.path(tokens, Generic::Type)
    }

    /// A path. Paths that begin with `<` or `::` are not for this printer.
    pub(super) fn path<'t>(&mut self, tokens: Cursor<'t>, generic: Generic) -> Option<Cursor<'t>> {
        let (name, mut rest) = tokens.ident()?;
        if is_keyword(name) {
            return None;
        }
        self.out.text(name);
        loop {
            if generic == Generic::Type
                && let Some(after) = punct(rest, '<')
            {
                rest = self.arguments(after)?;
            }
            let Some(after) = operator_prefix(rest) else {
                break;
            };
            if let Some(after) = punct(after, '<') {
                if generic == Generic::Type {
                    return None;
                }
                self.out.text("::");
                rest = self.arguments(after)?;
                continue;
            }
            let Some((name, after)) = after.ident() else {
                break;
            };
            self.out.text("::");
            self.out.text(name);
            rest = after;
        }
        // `Fn(A) -> B`
        if generic == Generic::Type && group(rest, Delimiter::Parenthesis).is_some() {
            return None;
        }
        Some(rest)
    }

    /// What stands between `<` and `>`, and both of these.
    pub(super) fn arguments<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        self.out.text("<");
        self.out.all(INDENT);
        self.out.nothing();
        let mut rest = tokens;
        loop {
            rest = self.argument(rest)?;
            match self.list_goes_on(rest) {
                ControlFlow::Continue(next) => rest = next,
                ControlFlow::Break(end) => return Some(end),
            }
        }
    }

    /// Behind an item of a list between `<` and `>`: where the next one is, or behind the list.
    fn list_goes_on<'t>(&mut self, tokens: Cursor<'t>) -> ControlFlow<Cursor<'t>, Cursor<'t>> {
        let rest = punct(tokens, ',').unwrap_or(tokens);
        let end = punct(rest, '>');
        self.out.comma(end.is_some());
        let Some(end) = end else {
            return ControlFlow::Continue(rest);
        };
        self.out.outdent();
        self.out.close();
        self.out.text(">");
        ControlFlow::Break(end)
    }

    fn argument<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        if let Some((lifetime, rest)) = tokens.lifetime() {
            self.out.text(lifetime);
            return Some(rest);
        }
        if let Some((name, rest)) = tokens.ident()
            && let Some(rest) = operator(rest, "=")
        {
            self.out.text(name);
            self.out.text(" = ");
            return self.ty(rest);
        }
        if tokens.literal().is_some() {
            return None;
        }
        self.ty(tokens)
    }

    /// `<'de, R: FieldReader<'de>>`, where there is one.
    pub(super) fn generics<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        let Some(mut rest) = punct(tokens, '<') else {
            return Some(tokens);
        };
        self.out.text("<");
        self.out.all(0);
        self.out.nothing();
        loop {
            if let Some((lifetime, after)) = rest.lifetime() {
                self.out.text(lifetime);
                rest = after;
            } else {
                let (name, after) = rest.ident()?;
                if name == "const" {
                    return None;
                }
                self.out.text(name);
                rest = after;
                if let Some(after) = punct(rest, ':') {
                    self.out.full(INDENT);
                    self.out.text(": ");
                    rest = self.bound(after)?;
                    while let Some(after) = operator(rest, "+") {
                        self.out.blank();
                        self.out.text("+ ");
                        rest = self.bound(after)?;
                    }
                    self.out.close();
                }
            }
            match self.list_goes_on(rest) {
                ControlFlow::Continue(next) => rest = next,
                ControlFlow::Break(end) => return Some(end),
            }
        }
    }
}

/// Behind `::`, where it is next.
pub(super) fn operator_prefix(tokens: Cursor<'_>) -> Option<Cursor<'_>> {
    punct(punct(tokens, ':')?, ':')
}

/// Words that begin something else than a path.
pub(super) fn is_keyword(word: &str) -> bool {
    const KEYWORDS: [&str; 28] = [
        "as", "async", "await", "break", "const", "continue", "dyn", "else", "enum", "fn", "for",
        "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return",
        "static", "struct", "type", "unsafe", "while",
    ];
    KEYWORDS.contains(&word)
}
