//! Statements, blocks and what has blocks: `if`, `match`, closures.

use proc_macro2::Delimiter;

use super::Printer;
use super::expressions::{At, Shape};
use super::tokens::{group, operator, punct, separator, word};
use crate::render::flat::Cursor;
use crate::render::layout::{Break, Breaks, INDENT};

impl Printer {
    /// Statements, each on lines of its own.
    pub(super) fn statements(&mut self, mut tokens: Cursor<'_>) -> Option<()> {
        while !tokens.eof() {
            tokens = self.statement(tokens)?;
        }
        Some(())
    }

    fn statement<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        if let Some(rest) = word(tokens, "let") {
            return self.binding(rest);
        }
        // A statement that ends with its block.
        let mut keywords = ["if", "match", "for"].iter();
        let is_block = keywords.any(|keyword| word(tokens, keyword).is_some());
        self.out.full(0);
        let (rest, shape) = self.expression_at(tokens, At::Statement)?;
        let rest = match punct(rest, ';') {
            Some(rest) => {
                (!is_block).then_some(())?;
                self.out.text(";");
                rest
            }
            None => {
                // `return` at the end gets a `;` that was not asked for.
                ((is_block || rest.eof()) && !shape.ends_with_semicolon).then_some(rest)?
            }
        };
        self.out.close();
        self.out.line();
        Some(rest)
    }

    /// `let` behind the word.
    fn binding<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        self.out.full(0);
        self.out.text("let ");
        let mut rest = self.pattern(tokens)?;
        if let Some(after) = punct(rest, ':') {
            self.out.text(": ");
            rest = self.ty(after)?;
        }
        if let Some(after) = operator(rest, "=") {
            self.out.text(" = ");
            self.out.joined();
            rest = self.expression(after)?;
        }
        self.out.close();
        self.out.text(";");
        self.out.line();
        // No `else`.
        punct(rest, ';')
    }

    /// A block in a box that is open, on one line where it fits.
    pub(super) fn small_block(&mut self, inside: Cursor<'_>) -> Option<()> {
        self.out.text("{");
        if inside.eof() {
            self.out.text("}");
            return Some(());
        }
        let mark = self.out.mark();
        self.out.blank();
        self.out.full(0);
        let single = self.expression_at(inside, At::Statement);
        if let Some((rest, shape)) = single
            && rest.eof()
            && !shape.ends_with_semicolon
        {
            self.out.close();
            self.out.blank();
        } else {
            self.out.forget(mark);
            self.out.blank();
            self.statements(inside)?;
        }
        self.out.outdent();
        self.out.text("}");
        Some(())
    }

    /// `if` behind the word.
    pub(super) fn branch<'t>(&mut self, tokens: Cursor<'t>) -> Option<(Cursor<'t>, Shape)> {
        self.out.all(INDENT);
        self.out.text("if ");
        let (then, mut rest) = self.condition(tokens)?;
        if word(rest, "else").is_none() {
            if then.eof() {
                self.out.text("{}");
            } else {
                self.out.text("{");
                self.out.line();
                self.statements(then)?;
                self.out.outdent();
                self.out.text("}");
            }
            self.out.close();
            return Some((rest, Shape::block()));
        }
        self.small_block(then)?;
        while let Some(after) = word(rest, "else") {
            self.out.text(" else ");
            if let Some(after) = word(after, "if") {
                self.out.text("if ");
                let (then, after) = self.condition(after)?;
                self.small_block(then)?;
                rest = after;
            } else {
                let (block, after) = group(after, Delimiter::Brace)?;
                self.small_block(block)?;
                rest = after;
                break;
            }
        }
        self.out.close();
        Some((rest, Shape::block()))
    }

    /// What an `if` asks, and the block behind it.
    fn condition<'t>(&mut self, tokens: Cursor<'t>) -> Option<(Cursor<'t>, Cursor<'t>)> {
        self.out.all(-INDENT);
        let rest = self.head(tokens)?;
        self.out.close();
        group(rest, Delimiter::Brace)
    }

    /// What stands between a keyword and a block.
    fn head<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        self.out.all(0);
        let (rest, shape) = if let Some(rest) = word(tokens, "let") {
            self.out.full(0);
            self.out.text("let ");
            self.out.full(0);
            let rest = self.pattern(rest)?;
            self.out.close();
            self.out.text(" = ");
            self.out.joined();
            self.out.full(0);
            let (rest, shape) = self.expression_at(operator(rest, "=")?, At::Head)?;
            // A chain of conditions.
            (!shape.is_binary).then_some(())?;
            self.out.close();
            self.out.close();
            (rest, shape)
        } else {
            self.expression_at(tokens, At::Head)?
        };
        if shape.wraps {
            self.out.blank();
        } else {
            self.out.text(" ");
        }
        self.out.close();
        Some(rest)
    }

    /// `for` behind the word.
    pub(super) fn repetition<'t>(&mut self, tokens: Cursor<'t>) -> Option<(Cursor<'t>, Shape)> {
        self.out.full(0);
        self.out.text("for ");
        let rest = self.pattern(tokens)?;
        self.out.text(" in ");
        self.out.joined();
        let rest = self.head(word(rest, "in")?)?;
        let (body, rest) = group(rest, Delimiter::Brace)?;
        self.braces(body)?;
        self.out.close();
        Some((rest, Shape::block()))
    }

    /// `match` behind the word.
    pub(super) fn choice<'t>(&mut self, tokens: Cursor<'t>) -> Option<(Cursor<'t>, Shape)> {
        self.out.full(0);
        self.out.text("match ");
        let rest = self.head(tokens)?;
        let (mut arms, rest) = group(rest, Delimiter::Brace)?;
        self.out.text("{");
        self.out.joined();
        if !arms.eof() {
            self.out.all(INDENT);
            self.out.line();
            while !arms.eof() {
                arms = self.arm(arms)?;
                self.out.line();
            }
            self.out.outdent();
            self.out.close();
        }
        self.out.text("}");
        self.out.close();
        Some((rest, Shape::block()))
    }

    fn arm<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        self.out.full(0);
        let mut rest = self.pattern(tokens)?;
        if let Some(after) = word(rest, "if") {
            self.out.text(" if ");
            rest = self.expression(after)?;
        }
        self.out.text(" => ");
        let rest = operator(rest, "=>")?;
        if let Some((block, rest)) = group(rest, Delimiter::Brace) {
            // A block of one expression stands without braces.
            let single = Self::default().expression_at(block, At::Arm);
            if single.is_some_and(|(end, _)| end.eof()) {
                self.arm_body(block)?;
            } else {
                self.braces(block)?;
            }
            self.out.close();
            return Some(punct(rest, ',').unwrap_or(rest));
        }
        if group(rest, Delimiter::Parenthesis).is_some_and(|(inside, _)| inside.eof()) {
            return None;
        }
        let rest = self.arm_body(rest)?;
        self.out.close();
        separator(rest)
    }

    /// A block on lines of its own.
    fn braces(&mut self, inside: Cursor<'_>) -> Option<()> {
        self.out.text("{");
        self.out.joined();
        if !inside.eof() {
            self.out.all(INDENT);
            self.out.line();
            self.statements(inside)?;
            self.out.outdent();
            self.out.close();
        }
        self.out.text("}");
        Some(())
    }

    /// What an arm gives, in braces where it does not fit behind the pattern.
    fn arm_body<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        self.out.joined();
        self.out.all(INDENT);
        self.out.may_break(Break {
            before: "{",
            ..Break::default()
        });
        let (rest, shape) = self.expression_at(tokens, At::Arm)?;
        self.out.may_break(Break {
            indent: -INDENT,
            before: if shape.ends_with_semicolon { ";" } else { "" },
            after: "}",
            instead: if shape.is_block { "" } else { "," },
            ..Break::default()
        });
        self.out.close();
        Some(rest)
    }

    /// A closure.
    pub(super) fn closure<'t>(&mut self, tokens: Cursor<'t>) -> Option<(Cursor<'t>, Shape)> {
        self.out.full(0);
        let mut rest = tokens;
        if let Some(after) = word(rest, "move") {
            self.out.text("move ");
            rest = after;
        }
        self.out.all(INDENT);
        self.out.text("|");
        rest = punct(rest, '|')?;
        if punct(rest, '|').is_none() {
            self.out.nothing();
        }
        loop {
            if let Some(after) = punct(rest, '|') {
                rest = after;
                break;
            }
            rest = self.closure_parameter(rest)?;
            if let Some(after) = punct(rest, ',') {
                self.out.text(",");
                self.out.blank();
                punct(after, '|').is_none().then_some(())?;
                rest = after;
            }
        }
        operator(rest, "->").is_none().then_some(())?;
        self.out.text("|");
        self.out.blank();
        self.out.outdent();
        self.out.close();
        self.out.joined();
        let mark = self.out.mark();
        let (rest, shape) = self.expression_at(rest, At::Elsewhere)?;
        if !(shape.is_blocklike || shape.is_match || shape.is_call) {
            self.out.break_at(
                mark,
                Break {
                    before: "{",
                    ..Break::default()
                },
            );
            self.out.open_at(mark, INDENT, Breaks::All);
            self.out.may_break(Break {
                indent: -INDENT,
                before: if shape.ends_with_semicolon { ";" } else { "" },
                after: "}",
                ..Break::default()
            });
            self.out.close();
        }
        self.out.close();
        let closure = Shape {
            is_blocklike: true,
            ..Shape::default()
        };
        Some((rest, closure))
    }

    fn closure_parameter<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        if tokens.literal().is_some() {
            return None;
        }
        if let Some((inside, rest)) = group(tokens, Delimiter::Parenthesis)
            && inside.eof()
        {
            self.out.text("()");
            return Some(rest);
        }
        // No alternatives here: `|` ends the list.
        if let Some((name, rest)) = tokens.ident()
            && (punct(rest, '|').is_some()
                || punct(rest, ',').is_some()
                || punct(rest, ':').is_some())
        {
            self.out.text(name);
            if let Some(rest) = punct(rest, ':') {
                self.out.text(": ");
                return self.ty(rest);
            }
            return Some(rest);
        }
        None
    }

    /// `async` behind the word.
    pub(super) fn future<'t>(&mut self, tokens: Cursor<'t>) -> Option<(Cursor<'t>, Shape)> {
        self.out.text("async ");
        let mut rest = tokens;
        if let Some(after) = word(rest, "move") {
            self.out.text("move ");
            rest = after;
        }
        let (block, rest) = group(rest, Delimiter::Brace)?;
        self.out.all(INDENT);
        self.small_block(block)?;
        self.out.close();
        let future = Shape {
            is_blocklike: true,
            ..Shape::default()
        };
        Some((rest, future))
    }
}
