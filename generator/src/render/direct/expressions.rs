//! Expressions, but for calls and those with blocks.

use proc_macro2::Delimiter;

use super::Printer;
use super::tokens::{group, operator, punct, separator, word};
use super::types::{Generic, is_keyword};
use crate::render::flat::Cursor;
use crate::render::layout::{Break, Breaks, INDENT, Mark};

/// Characters that a struct literal on one line may have.
const WIDEST_STRUCT: i32 = 34;

/// Where an expression stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// At the start of a line.
    Statement,
    /// Behind `=>`.
    Arm,
    /// Before a block, where no struct literal can stand.
    Head,
    Elsewhere,
}

impl At {
    /// Whether a short name stays on the line of the method that is called on it.
    pub(super) fn begins(self) -> bool {
        matches!(self, Self::Statement | Self::Arm)
    }
}

/// What matters of an expression to what stands around it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are questions, each on its own"
)]
#[derive(Clone, Copy, Default)]
pub(super) struct Shape {
    /// Whether it is the only argument that needs no box of its own.
    pub(super) is_blocklike: bool,
    /// Whether a block behind it starts on a new line when it breaks.
    pub(super) wraps: bool,
    /// Whether it ends like a block, so that an arm needs no `,`.
    pub(super) is_block: bool,
    pub(super) is_match: bool,
    pub(super) is_call: bool,
    pub(super) is_binary: bool,
    /// Whether it is a statement only with `;`.
    pub(super) ends_with_semicolon: bool,
    /// Whether it is a number, a character or a truth value.
    pub(super) is_simple: bool,
}

impl Shape {
    pub(super) fn block() -> Self {
        Self {
            is_block: true,
            ..Self::default()
        }
    }
}

impl Printer {
    pub(super) fn expression<'t>(&mut self, tokens: Cursor<'t>) -> Option<Cursor<'t>> {
        Some(self.expression_at(tokens, At::Elsewhere)?.0)
    }

    pub(super) fn expression_at<'t>(
        &mut self,
        tokens: Cursor<'t>,
        at: At,
    ) -> Option<(Cursor<'t>, Shape)> {
        if let Some(rest) = word(tokens, "return") {
            self.out.text("return");
            let mut rest = rest;
            if !rest.eof() && punct(rest, ';').is_none() && punct(rest, ',').is_none() {
                self.out.text(" ");
                rest = self.expression(rest)?;
            }
            let shape = Shape {
                ends_with_semicolon: true,
                ..Shape::default()
            };
            return Some((rest, shape));
        }
        let mark = self.out.mark();
        let (rest, shape) = self.unary(tokens, at)?;
        if next_operator(rest).is_none() && operator(rest, "=").is_none() {
            return Some((rest, shape));
        }
        // `self.a + b` at the start of a line is no chain at its start.
        self.out.forget(mark);
        let at = if at == At::Head { at } else { At::Elsewhere };
        let (rest, shape) = self.operation(tokens, at, 0)?;
        let Some(after) = operator(rest, "=") else {
            return Some((rest, shape));
        };
        self.out.open_at(mark, 0, Breaks::Full);
        self.out.text(" = ");
        self.out.joined();
        let rest = self.expression(after)?;
        self.out.close();
        let assignment = Shape {
            wraps: true,
            is_binary: true,
            ends_with_semicolon: true,
            ..Shape::default()
        };
        Some((rest, assignment))
    }

    /// An expression of operators that bind at least so tightly.
    fn operation<'t>(
        &mut self,
        tokens: Cursor<'t>,
        at: At,
        least: u8,
    ) -> Option<(Cursor<'t>, Shape)> {
        let mark = self.out.mark();
        let (mut rest, mut shape) = self.unary(tokens, at)?;
        while let Some((spelled, binds, after)) = next_operator(rest)
            && binds >= least
        {
            // One comparison does not follow another, and a block is no operand here.
            (!shape.is_block).then_some(())?;
            self.out.open_at(mark, -INDENT, Breaks::Full);
            self.out.open_at(mark, INDENT, Breaks::Full);
            self.out.close();
            self.out.blank();
            self.out.text(spelled);
            self.out.text(" ");
            let (after, _) = self.operation(after, at, binds + 1)?;
            self.out.close();
            rest = after;
            shape = Shape {
                wraps: true,
                is_binary: true,
                ..Shape::default()
            };
        }
        Some((rest, shape))
    }

    fn unary<'t>(&mut self, tokens: Cursor<'t>, at: At) -> Option<(Cursor<'t>, Shape)> {
        let inner = if at == At::Head { at } else { At::Elsewhere };
        if let Some(rest) = punct(tokens, '&') {
            self.out.text("&");
            let mut rest = rest;
            if let Some(after) = word(rest, "mut") {
                self.out.text("mut ");
                rest = after;
            }
            return self.prefixed(rest, inner);
        }
        for (c, text) in [('!', "!"), ('*', "*"), ('-', "-")] {
            if let Some(rest) = punct(tokens, c) {
                self.out.text(text);
                return self.prefixed(rest, inner);
            }
        }
        self.postfix(tokens, at)
    }

    fn prefixed<'t>(&mut self, tokens: Cursor<'t>, at: At) -> Option<(Cursor<'t>, Shape)> {
        let (rest, shape) = self.unary(tokens, at)?;
        let shape = Shape {
            wraps: shape.wraps,
            ..Shape::default()
        };
        Some((rest, shape))
    }

    /// What calls, fields and methods are of, or an expression that has none.
    pub(super) fn primary<'t>(
        &mut self,
        tokens: Cursor<'t>,
        at: At,
    ) -> Option<(Cursor<'t>, Shape)> {
        if let Some((literal, rest)) = tokens.literal() {
            self.out.text(literal);
            let is_simple = literal.starts_with('\'')
                || literal.starts_with("b'")
                || (literal.starts_with(|c: char| c.is_ascii_digit()) && !literal.contains('.'));
            // `1.` before a method, or a sign that is no operator.
            (!literal.ends_with('.') && !literal.starts_with('-')).then_some(())?;
            let shape = Shape {
                is_simple,
                ..Shape::default()
            };
            return Some((rest, shape));
        }
        if let Some((inside, rest)) = group(tokens, Delimiter::Parenthesis) {
            return Some((rest, self.parentheses(inside)?));
        }
        if let Some((inside, rest)) = group(tokens, Delimiter::Bracket) {
            return Some((rest, self.array(inside)?));
        }
        if let Some((inside, rest)) = group(tokens, Delimiter::Brace) {
            (at != At::Head).then_some(())?;
            self.out.all(INDENT);
            self.small_block(inside)?;
            self.out.close();
            let block = Shape {
                is_block: true,
                is_blocklike: true,
                ..Shape::default()
            };
            return Some((rest, block));
        }
        if punct(tokens, '|').is_some() {
            return self.closure(tokens);
        }
        let (name, rest) = tokens.ident()?;
        match name {
            "if" => return self.branch(rest),
            "match" => {
                let (rest, shape) = self.choice(rest)?;
                let shape = Shape {
                    is_match: true,
                    ..shape
                };
                return Some((rest, shape));
            }
            "for" => return self.repetition(rest),
            "async" => return self.future(rest),
            "move" => return self.closure(tokens),
            "true" | "false" => {
                self.out.text(name);
                let shape = Shape {
                    is_simple: true,
                    ..Shape::default()
                };
                return Some((rest, shape));
            }
            _ => {}
        }
        (!is_keyword(name)).then_some(())?;
        let mark = self.out.mark();
        let rest = self.path(tokens, Generic::Expression)?;
        if let Some(after) = punct(rest, '!')
            && let Some((inside, rest)) = group(after, Delimiter::Parenthesis)
        {
            self.macro_call(inside)?;
            return Some((rest, Shape::default()));
        }
        if at != At::Head
            && let Some((inside, rest)) = group(rest, Delimiter::Brace)
        {
            return Some((rest, self.structure(inside, mark)?));
        }
        Some((rest, Shape::default()))
    }

    fn parentheses(&mut self, mut inside: Cursor<'_>) -> Option<Shape> {
        self.out.text("(");
        if inside.eof() {
            self.out.text(")");
            return Some(Shape {
                is_blocklike: true,
                ..Shape::default()
            });
        }
        if let Some((first, last)) = literal_range(inside) {
            for text in [first, "..=", last, ")"] {
                self.out.text(text);
            }
            return Some(Shape::default());
        }
        let mark = self.out.mark();
        let (rest, shape) = self.expression_at(inside, At::Elsewhere)?;
        if rest.eof() {
            self.out.text(")");
            return Some(Shape {
                wraps: shape.wraps,
                ..Shape::default()
            });
        }
        self.out.break_at(mark, Break::default());
        self.out.open_at(mark, INDENT, Breaks::All);
        inside = punct(rest, ',')?;
        // A tuple of one.
        (!inside.eof()).then_some(())?;
        self.out.comma(false);
        while !inside.eof() {
            inside = separator(self.expression(inside)?)?;
            self.out.comma(inside.eof());
        }
        self.out.outdent();
        self.out.close();
        self.out.text(")");
        Some(Shape {
            is_blocklike: true,
            ..Shape::default()
        })
    }

    fn array(&mut self, mut inside: Cursor<'_>) -> Option<Shape> {
        let array = Shape {
            is_blocklike: true,
            ..Shape::default()
        };
        if inside.eof() {
            self.out.text("[]");
            return Some(array);
        }
        let outer = self.out.mark();
        self.out.text("[");
        let mark = self.out.mark();
        let begin = inside;
        let mut simple = true;
        let mut first = true;
        while !inside.eof() {
            let (rest, shape) = self.expression_at(inside, At::Elsewhere)?;
            if first && let Some(rest) = punct(rest, ';') {
                self.out.text("; ");
                let rest = self.expression(rest)?;
                self.out.text("]");
                return rest.eof().then_some(Shape::default());
            }
            simple &= shape.is_simple;
            inside = separator(rest)?;
            self.out.comma(inside.eof());
            first = false;
        }
        if simple {
            self.out.forget(outer);
            self.out.all(INDENT);
            self.out.text("[");
            self.out.nothing();
            self.out.full(0);
            let mut inside = begin;
            while !inside.eof() {
                inside = separator(self.expression(inside)?)?;
                if !inside.eof() {
                    self.out.text(",");
                    self.out.blank();
                }
            }
            self.out.close();
            self.out.comma(true);
            self.out.outdent();
            self.out.text("]");
            self.out.close();
        } else {
            self.out.break_at(mark, Break::default());
            self.out.open_at(mark, INDENT, Breaks::All);
            self.out.outdent();
            self.out.close();
            self.out.text("]");
        }
        Some(array)
    }

    /// A struct literal behind its path, which began there.
    fn structure(&mut self, mut inside: Cursor<'_>, path: Mark) -> Option<Shape> {
        self.out.open_at(path, -INDENT, Breaks::Full);
        self.out.open_at(path, INDENT, Breaks::All);
        self.out.close();
        self.out.text(" {");
        let is_empty = inside.eof();
        if !is_empty {
            self.out.blank();
        }
        while !inside.eof() {
            if let Some(rest) = operator(inside, "..") {
                self.out.text("..");
                let rest = self.expression(rest)?;
                self.out.blank();
                rest.eof().then_some(())?;
                break;
            }
            let (name, rest) = inside.ident()?;
            self.out.text(name);
            let rest = match punct(rest, ':') {
                Some(rest) => {
                    self.out.text(": ");
                    self.out.full(0);
                    let rest = self.expression(rest)?;
                    self.out.close();
                    rest
                }
                None => rest,
            };
            inside = separator(rest)?;
            self.comma_or_blank(inside.eof());
        }
        if !is_empty {
            self.out.outdent();
        }
        self.out.close_within(path, WIDEST_STRUCT);
        self.out.text("}");
        Some(Shape {
            is_blocklike: true,
            ..Shape::default()
        })
    }
}

/// The operator that comes next, how tightly it binds, and what follows it.
fn next_operator(tokens: Cursor<'_>) -> Option<(&'static str, u8, Cursor<'_>)> {
    const OPERATORS: [(&str, u8); 18] = [
        ("||", 1),
        ("&&", 2),
        ("==", 3),
        ("!=", 3),
        ("<=", 3),
        (">=", 3),
        ("<", 3),
        (">", 3),
        ("|", 4),
        ("^", 5),
        ("&", 6),
        ("<<", 7),
        (">>", 7),
        ("+", 8),
        ("-", 8),
        ("*", 9),
        ("/", 9),
        ("%", 9),
    ];
    tokens.punct()?;
    OPERATORS
        .iter()
        .find_map(|(spelled, binds)| Some((*spelled, *binds, operator(tokens, spelled)?)))
}

/// `200..=299`, if that is all there is.
fn literal_range(tokens: Cursor<'_>) -> Option<(&str, &str)> {
    let (first, rest) = tokens.literal()?;
    let (last, rest) = operator(rest, "..=")?.literal()?;
    rest.eof().then_some((first, last))
}
