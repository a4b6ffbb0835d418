//! Calls, methods, fields: what follows an expression.

use proc_macro2::Delimiter;

use super::Printer;
use super::expressions::{At, Shape};
use super::tokens::{group, operator, punct, separator};
use super::types::operator_prefix;
use crate::render::flat::Cursor;
use crate::render::layout::{Break, Breaks, INDENT};

/// Letters of a name that stays on the line of the first method that is called on it.
const SHORT: i32 = 4;

impl Printer {
    /// An expression and the calls, fields and methods of it.
    pub(super) fn postfix<'t>(
        &mut self,
        tokens: Cursor<'t>,
        at: At,
    ) -> Option<(Cursor<'t>, Shape)> {
        let mark = self.out.mark();
        let (mut rest, mut shape) = self.primary(tokens, at)?;
        let is_name =
            tokens.ident().is_some_and(|(_, after)| after.is_at(rest)) && !shape.is_simple;
        let is_short = is_name && self.out.width_since(mark) <= SHORT;
        if (shape.is_block || shape.is_match) && at.begins() {
            // A statement of its own, and what follows is the next one.
            return Some((rest, shape));
        }
        let mut dots = dots(rest);
        if dots > 0 {
            self.out.open_at(mark, -INDENT, Breaks::All);
            self.out.open_at(mark, INDENT, Breaks::All);
            self.out.close();
        }
        let mut first = true;
        loop {
            if let Some(after) = punct(rest, '.')
                && operator(rest, "..").is_none()
                && operator(rest, "..=").is_none()
            {
                let stays = first && at.begins() && is_short;
                if !stays {
                    self.out.nothing();
                }
                dots -= 1;
                rest = self.member(after, stays && dots == 0)?;
                shape = Shape {
                    wraps: true,
                    ..Shape::default()
                };
                if dots == 0 {
                    self.out.close();
                }
            } else if let Some((inside, after)) = group(rest, Delimiter::Parenthesis) {
                self.out.text("(");
                self.call_arguments(inside)?;
                self.out.text(")");
                shape = Shape {
                    wraps: shape.wraps,
                    is_call: true,
                    ..Shape::default()
                };
                rest = after;
            } else if let Some((inside, after)) = group(rest, Delimiter::Bracket) {
                self.out.text("[");
                let end = self.expression(inside)?;
                self.out.text("]");
                end.eof().then_some(())?;
                shape = Shape {
                    wraps: true,
                    ..Shape::default()
                };
                rest = after;
            } else if let Some(after) = punct(rest, '?') {
                self.out.text("?");
                shape = Shape {
                    wraps: shape.wraps,
                    ..Shape::default()
                };
                rest = after;
            } else {
                break;
            }
            first = false;
        }
        // Casts and ranges are not for this printer.
        let goes_on = rest.ident().is_some_and(|(word, _)| word == "as");
        (!goes_on && operator(rest, "..").is_none() && operator(rest, "..=").is_none())
            .then_some((rest, shape))
    }

    /// A field, `await`, or a method and its arguments, behind the `.`.
    fn member<'t>(&mut self, tokens: Cursor<'t>, unindented: bool) -> Option<Cursor<'t>> {
        self.out.text(".");
        if let Some((index, rest)) = tokens.literal() {
            self.out.text(index);
            let mut digits = index.bytes();
            return digits.all(|byte| byte.is_ascii_digit()).then_some(rest);
        }
        let (name, rest) = tokens.ident()?;
        self.out.text(name);
        let mut rest = rest;
        if let Some(after) = operator_prefix(rest) {
            self.out.text("::");
            rest = self.arguments(punct(after, '<')?)?;
        }
        if name == "await" {
            return Some(rest);
        }
        let Some((inside, rest)) = group(rest, Delimiter::Parenthesis) else {
            return Some(rest);
        };
        self.out.all(if unindented { -INDENT } else { 0 });
        self.out.text("(");
        self.call_arguments(inside)?;
        self.out.text(")");
        self.out.close();
        Some(rest)
    }

    fn call_arguments(&mut self, mut inside: Cursor<'_>) -> Option<()> {
        if inside.eof() {
            return Some(());
        }
        let mark = self.out.mark();
        let mut first = true;
        while !inside.eof() {
            let (rest, shape) = self.expression_at(inside, At::Elsewhere)?;
            inside = separator(rest)?;
            if first && inside.eof() && shape.is_blocklike {
                return Some(());
            }
            self.out.comma(inside.eof());
            first = false;
        }
        self.out.break_at(mark, Break::default());
        self.out.open_at(mark, INDENT, Breaks::All);
        self.out.outdent();
        self.out.close();
        Some(())
    }

    /// What stands between the parentheses of a macro, and these: names and literals between `,` and `|`.
    pub(super) fn macro_call(&mut self, mut inside: Cursor<'_>) -> Option<()> {
        (!inside.eof()).then_some(())?;
        self.out.text("!(");
        self.out.all(INDENT);
        self.out.nothing();
        self.out.full(0);
        let mut first = true;
        while !inside.eof() {
            if let Some(rest) = punct(inside, ',') {
                self.out.text(",");
                inside = rest;
                continue;
            }
            if !first {
                self.out.blank();
            }
            first = false;
            if let Some(rest) = operator(inside, "|") {
                self.out.text("|");
                inside = rest;
            } else if let Some((name, rest)) = inside.ident() {
                self.out.text(name);
                inside = rest;
            } else {
                let (literal, rest) = inside.literal()?;
                self.out.text(literal);
                // Ranges have blanks of their own.
                punct(rest, '.').is_none().then_some(())?;
                inside = rest;
            }
        }
        self.out.close();
        self.out.nothing();
        self.out.outdent();
        self.out.close();
        self.out.text(")");
        Some(())
    }

    /// Behind a member of a struct: `,` and a blank, or, behind the last one, `,` only where the line ends.
    pub(super) fn comma_or_blank(&mut self, is_last: bool) {
        if is_last {
            self.out.may_break(Break {
                blanks: 1,
                before: ",",
                ..Break::default()
            });
        } else {
            self.out.text(",");
            self.out.blank();
        }
    }
}

/// How many fields, methods and `await` follow.
fn dots(mut tokens: Cursor<'_>) -> usize {
    let mut count = 0;
    loop {
        if let Some((_, rest)) =
            group(tokens, Delimiter::Parenthesis).or_else(|| group(tokens, Delimiter::Bracket))
        {
            tokens = rest;
        } else if let Some(rest) = punct(tokens, '?') {
            tokens = rest;
        } else if let Some(rest) = punct(tokens, '.')
            && let Some(rest) = rest
                .ident()
                .map(|(_, rest)| rest)
                .or_else(|| rest.literal().map(|(_, rest)| rest))
        {
            count += 1;
            tokens = match operator_prefix(rest).and_then(|rest| punct(rest, '<')) {
                Some(rest) => behind_arguments(rest),
                None => rest,
            };
        } else {
            return count;
        }
    }
}

/// Behind the `>` that closes what is open.
fn behind_arguments(mut tokens: Cursor<'_>) -> Cursor<'_> {
    let mut open = 1_usize;
    while open > 0 {
        if punct(tokens, '<').is_some() {
            open += 1;
        } else if punct(tokens, '>').is_some() {
            open -= 1;
        }
        match tokens.skip() {
            Some(rest) => tokens = rest,
            None => break,
        }
    }
    tokens
}
