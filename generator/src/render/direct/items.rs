//! Items: structs, enums, implementations, functions, constants.

use proc_macro2::Delimiter;

use super::Printer;
use super::tokens::{group, operator, punct, separator, word};
use super::types::{Generic, operator_prefix};
use crate::render::flat::Cursor;
use crate::render::item::{Kind, Member, Members, Origin};
use crate::render::layout::{Breaks, INDENT};

/// Columns that an attribute may have here.
const ATTRIBUTE: i32 = 80;

/// What decides whether a blank line stands before an item.
pub(super) fn kind(tokens: Cursor<'_>) -> Kind {
    let mut rest = tokens;
    let mut plain = true;
    while let Some((attribute, after)) =
        punct(rest, '#').and_then(|after| group(after, Delimiter::Bracket))
    {
        plain &= word(attribute, "cfg").is_some();
        rest = after;
    }
    let exported = word(rest, "pub");
    if let Some(after) = exported {
        rest = group(after, Delimiter::Parenthesis).map_or(after, |(_, after)| after);
    }
    match word(rest, "use") {
        Some(path) => {
            let name = path.ident().map_or("", |(name, _)| name);
            Kind::Use(Origin::named(name), exported.is_some())
        }
        None if plain && word(rest, "mod").is_some() => Kind::Mod,
        None => Kind::Other,
    }
}

impl Printer {
    /// The text of an item, ending with a line break, and what follows it.
    pub(super) fn item<'t>(&mut self, tokens: Cursor<'t>, out: &mut String) -> Option<Cursor<'t>> {
        let (_, rest) = self.attributes(tokens)?;
        if word(rest, "impl").is_some() {
            self.out.print(0, out);
            return self.implementation(rest, out);
        }
        let rest = self.visible(rest)?;
        self.out.print(0, out);
        Some(rest)
    }

    /// An item but for its attributes.
    fn visible<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        let mark = self.out.mark();
        let rest = self.visibility(tokens)?;
        let (keyword, after) = rest.ident()?;
        match keyword {
            "struct" | "enum" => {
                self.out.open_at(mark, INDENT, Breaks::All);
                self.record(after, keyword == "enum")
            }
            "use" => self.import(after),
            "mod" => self.module(after),
            "type" => {
                self.out.open_at(mark, INDENT, Breaks::All);
                self.alias(after)
            }
            "const" | "static" if word(after, "fn").is_none() => {
                self.out.open_at(mark, 0, Breaks::All);
                self.out.text(keyword);
                self.out.text(" ");
                self.constant(after)
            }
            "fn" | "async" | "const" => {
                self.out.open_at(mark, INDENT, Breaks::All);
                self.function(rest)
            }
            _ => self.macro_item(rest),
        }
    }

    /// A module in a file of its own, behind `mod`.
    fn module<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        let (name, rest) = tokens.ident()?;
        self.out.text("mod ");
        self.out.text(name);
        self.out.text(";");
        self.out.line();
        punct(rest, ';')
    }

    /// `model::record!(Snapshot);`, `model::newtype!(Tree, Vec<Tree>);`
    fn macro_item<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        let rest = self.path(tokens, Generic::Type)?;
        let rest = punct(rest, '!')?;
        let (inside, rest) = group(rest, Delimiter::Parenthesis)?;
        let (name, mut end) = inside.ident()?;
        self.out.text("!(");
        self.out.all(INDENT);
        self.out.nothing();
        self.out.text(name);
        while let Some(ty) = punct(end, ',') {
            self.out.text(",");
            self.out.blank();
            end = self.ty(ty)?;
        }
        self.out.nothing();
        self.out.outdent();
        self.out.close();
        self.out.text(");");
        self.out.line();
        end.eof().then_some(())?;
        punct(rest, ';')
    }

    fn visibility<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        let Some(rest) = word(tokens, "pub") else {
            return Some(tokens);
        };
        let Some((inside, rest)) = group(rest, Delimiter::Parenthesis) else {
            self.out.text("pub ");
            return Some(rest);
        };
        let (scope, end) = inside.ident()?;
        let known = scope == "crate" || scope == "super" || scope == "self";
        (known && end.eof()).then_some(())?;
        self.out.text("pub(");
        self.out.text(scope);
        self.out.text(") ");
        Some(rest)
    }

    /// Attributes, and whether there are any.
    pub(super) fn attributes<'t>(&mut self, tokens: Cursor<'t>) -> Option<(bool, Cursor<'t>)> {
        let mut rest = tokens;
        let mut any = false;
        while let Some(after) = punct(rest, '#') {
            let (inside, after) = group(after, Delimiter::Bracket)?;
            self.attribute(inside)?;
            self.out.line();
            rest = after;
            any = true;
        }
        Some((any, rest))
    }

    fn attribute(&mut self, tokens: Cursor<'_>) -> Option<()> {
        if let Some(rest) = word(tokens, "doc") {
            let (literal, end) = punct(rest, '=')?.literal()?;
            let line = documentation(literal)?;
            self.out.text("///");
            self.out.text(line.trim_end_matches(' '));
            return end.eof().then_some(());
        }
        let mark = self.out.mark();
        self.out.text("#[");
        self.meta(tokens)?;
        self.out.text("]");
        (self.out.width_since(mark) < ATTRIBUTE).then_some(())
    }

    /// What an attribute says, on one line.
    fn meta(&mut self, mut tokens: Cursor<'_>) -> Option<()> {
        while !tokens.eof() {
            if let Some((inside, rest)) = group(tokens, Delimiter::Parenthesis) {
                self.out.text("(");
                self.meta(inside)?;
                self.out.text(")");
                tokens = rest;
            } else if let Some((name, rest)) = tokens.ident() {
                self.out.text(name);
                // Two words side by side, which nothing here says.
                (rest.ident().is_none() && rest.literal().is_none()).then_some(())?;
                tokens = rest;
            } else if let Some((literal, rest)) = tokens.literal() {
                self.out.text(literal);
                tokens = rest;
            } else if let Some(rest) = operator(tokens, "=") {
                self.out.text(" = ");
                tokens = rest;
            } else if let Some(rest) = operator_prefix(tokens) {
                self.out.text("::");
                tokens = rest;
            } else {
                tokens = punct(tokens, ',')?;
                (!tokens.eof()).then_some(())?;
                self.out.text(", ");
            }
        }
        Some(())
    }

    /// A struct or an enum behind that word.
    fn record<'t>(&mut self, tokens: Cursor<'t>, is_enum: bool) -> Option<Cursor<'t>> {
        let (name, rest) = tokens.ident()?;
        self.out.text(if is_enum { "enum " } else { "struct " });
        self.out.text(name);
        let rest = self.generics(rest)?;
        if let Some((inside, rest)) = group(rest, Delimiter::Parenthesis) {
            self.unnamed(inside)?;
            self.out.text(";");
            self.out.close();
            self.out.line();
            return punct(rest, ';');
        }
        if let Some(rest) = punct(rest, ';') {
            self.out.text(";");
            self.out.close();
            self.out.line();
            return Some(rest);
        }
        let (mut inside, rest) = group(rest, Delimiter::Brace)?;
        self.out.text(" {");
        if !inside.eof() {
            self.out.line();
        }
        let is_empty = inside.eof();
        while !inside.eof() {
            (_, inside) = self.attributes(inside)?;
            inside = if is_enum {
                self.variant(inside)?
            } else {
                self.field(inside)?
            };
            inside = separator(inside)?;
            self.out.text(",");
            self.out.line();
        }
        if !is_empty {
            self.out.outdent();
        }
        self.out.close();
        self.out.text("}");
        self.out.line();
        Some(rest)
    }

    fn field<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        let rest = self.visibility(tokens)?;
        let (name, rest) = rest.ident()?;
        self.out.text(name);
        self.out.text(": ");
        self.ty(punct(rest, ':')?)
    }

    fn variant<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        let (name, rest) = tokens.ident()?;
        self.out.text(name);
        if rest.eof() || punct(rest, ',').is_some() {
            return Some(rest);
        }
        let (inside, rest) = group(rest, Delimiter::Parenthesis)?;
        self.out.all(INDENT);
        self.unnamed(inside)?;
        self.out.close();
        Some(rest)
    }

    /// The fields of a tuple struct.
    fn unnamed(&mut self, mut inside: Cursor<'_>) -> Option<()> {
        self.out.text("(");
        self.out.nothing();
        (!inside.eof()).then_some(())?;
        while !inside.eof() {
            inside = self.visibility(inside)?;
            inside = self.ty(inside)?;
            inside = separator(inside)?;
            self.out.comma(inside.eof());
        }
        self.out.outdent();
        self.out.text(")");
        Some(())
    }

    /// An alias behind `type`.
    fn alias<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        let (name, rest) = tokens.ident()?;
        self.out.text("type ");
        self.out.text(name);
        let rest = self.generics(rest)?;
        self.out.text(" = ");
        self.out.joined();
        self.out.all(-INDENT);
        let rest = self.ty(operator(rest, "=")?)?;
        self.out.close();
        self.out.text(";");
        self.out.close();
        self.out.line();
        punct(rest, ';')
    }

    /// A constant behind `const`.
    fn constant<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        let (name, rest) = tokens.ident()?;
        self.out.text(name);
        self.out.text(": ");
        let rest = self.ty(punct(rest, ':')?)?;
        self.out.text(" = ");
        self.out.joined();
        let rest = self.expression(operator(rest, "=")?)?;
        self.out.text(";");
        self.out.close();
        self.out.line();
        punct(rest, ';')
    }

    /// A function, whose box is open.
    fn function<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        let mut rest = tokens;
        for (keyword, text) in [("const", "const "), ("async", "async ")] {
            if let Some(after) = word(rest, keyword) {
                self.out.text(text);
                rest = after;
            }
        }
        let (name, rest) = word(rest, "fn")?.ident()?;
        self.out.text("fn ");
        self.out.text(name);
        let rest = self.generics(rest)?;
        let (mut inside, rest) = group(rest, Delimiter::Parenthesis)?;
        self.out.text("(");
        self.out.joined();
        if !inside.eof() {
            self.out.all(0);
            self.out.nothing();
            while !inside.eof() {
                inside = separator(self.parameter(inside)?)?;
                self.out.comma(inside.eof());
            }
            self.out.outdent();
            self.out.close();
        }
        self.out.text(")");
        self.out.all(-INDENT);
        let rest = match operator(rest, "->") {
            Some(rest) => {
                self.out.text(" -> ");
                self.ty(rest)?
            }
            None => rest,
        };
        self.out.close();
        let (body, rest) = group(rest, Delimiter::Brace)?;
        self.out.text(" {");
        if !body.eof() {
            self.out.line();
            self.statements(body)?;
            self.out.outdent();
        }
        self.out.close();
        self.out.text("}");
        self.out.line();
        Some(rest)
    }

    /// An `impl`, whose members stand apart unless they are small.
    fn implementation<'t>(&mut self, tokens: Cursor<'t>, out: &mut String) -> Option<Cursor<'t>> {
        self.out.all(INDENT);
        self.out.full(-INDENT);
        self.out.all(INDENT);
        self.out.text("impl");
        let rest = self.generics(word(tokens, "impl")?)?;
        self.out.close();
        self.out.text(" ");
        let mut rest = self.path(rest, Generic::Type)?;
        if let Some(after) = word(rest, "for") {
            self.out.blank();
            self.out.text("for ");
            rest = self.ty(after)?;
        }
        self.out.close();
        let (mut inside, rest) = group(rest, Delimiter::Brace)?;
        self.out.text(" {");
        if inside.eof() {
            self.out.joined();
            self.out.close();
            self.out.text("}");
            self.out.line();
            self.out.print(0, out);
            return Some(rest);
        }
        self.out.line();
        self.out.close();
        self.out.print(0, out);
        let mut members = Members::default();
        while !inside.eof() {
            let (documented, after) = self.attributes(inside)?;
            inside = self.visible(after)?;
            members.part(
                if documented {
                    Member::Large
                } else {
                    member(after)
                },
                out,
            );
            self.out.print(INDENT, out);
        }
        out.push_str("}\n");
        Some(rest)
    }

    fn parameter<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        let mut rest = tokens;
        if let Some(after) = punct(rest, '&') {
            self.out.text("&");
            rest = after;
            if let Some((lifetime, after)) = rest.lifetime() {
                self.out.text(lifetime);
                self.out.text(" ");
                rest = after;
            }
        }
        if let Some(after) = word(rest, "mut") {
            self.out.text("mut ");
            rest = after;
        }
        if let Some(rest) = word(rest, "self") {
            self.out.text("self");
            return Some(rest);
        }
        let (name, rest) = rest.ident()?;
        self.out.text(name);
        self.out.text(": ");
        self.ty(punct(rest, ':')?)
    }
}

/// A member of an `impl` that has no attributes.
fn member(tokens: Cursor<'_>) -> Member {
    let constant = word(tokens, "const");
    if word(tokens, "type").is_some() {
        Member::Type
    } else if constant.is_some_and(|after| word(after, "fn").is_none()) {
        Member::Const
    } else {
        Member::Large
    }
}

/// The line that a literal documents something with; none where it is more than a plain line.
fn documentation(literal: &str) -> Option<String> {
    let inside = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut line = String::with_capacity(inside.len());
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        line.push(match c {
            '\\' => match chars.next()? {
                c @ ('"' | '\\' | '\'') => c,
                _ => return None,
            },
            c => c,
        });
    }
    (!line.starts_with('/')).then_some(line)
}
