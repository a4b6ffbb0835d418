//! How does a program make a value that it sends? By its constructor, or by its literal.
//!
//! ```text
//! required: [text, tags], properties: { text: …, tags: …, note: … }   models::Message::new("text", ["news"])
//! properties: { text: …, note: … }                                    models::Note { text: Some("text".into()), ..Default::default() }
//! ```
//!
//! What cannot be made in a few words is not: a program reads it from JSON then.

use indexmap::IndexMap;
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};

use super::cx::Cx;
use super::{literal, sample};
use crate::ir::{Extra, Field, Json, Presence, Shape, Struct, TypeId, TypeUse};
use crate::plan::{Derive, Filled, Scalar};

/// An expression, as text and as tokens.
#[derive(Clone)]
pub(super) enum Made {
    /// `"text"`, `3`, `"text".into()`
    Word(String, TokenStream),
    /// `models::Message::new(…)`
    Call(String, TokenStream, Vec<Made>),
    /// `[…]`
    List(Vec<Made>),
    /// `models::Message { … }`, and whether the others are left to `Default`.
    Literal(String, TokenStream, Vec<(String, TokenStream, Made)>, bool),
}

/// Columns up to which an expression stands in one line.
const ONE_LINE: usize = 70;

/// How deep values are made.
const DEPTH: usize = 4;

/// The value that a sample says, as an argument that takes anything that becomes it.
pub(super) fn argument(cx: Cx<'_>, ty: &TypeUse, value: &Json) -> Option<Made> {
    Maker { cx, depth: 0 }.argument(ty, value)
}

#[derive(Clone, Copy)]
struct Maker<'a> {
    cx: Cx<'a>,
    depth: usize,
}

impl Maker<'_> {
    /// As an argument: text may be anything that becomes a `String`, and a list anything that has its items.
    fn argument(self, ty: &TypeUse, value: &Json) -> Option<Made> {
        if ty.nullable {
            return None;
        }
        match (self.cx.items(ty), value) {
            (Some(items), Json::Array(values)) if !values.is_empty() => {
                let is_text = self.cx.is_text(items);
                let values = values.iter().map(|value| {
                    if is_text {
                        self.argument(items, value)
                    } else {
                        self.value(items, value)
                    }
                });
                Some(Made::List(values.collect::<Option<_>>()?))
            }
            (Some(_), _) => None,
            (None, _) => match (self.cx.scalar(ty), value) {
                (Some(Scalar::Text), Json::String(text)) => {
                    let text = literal::string(text);
                    Some(word(text.to_string(), text.to_token_stream()))
                }
                _ => self.value(ty, value),
            },
        }
    }

    /// As a value of this very type.
    fn value(self, ty: &TypeUse, value: &Json) -> Option<Made> {
        if ty.nullable || self.cx.is_replaced(ty) {
            return None;
        }
        if let (Some(items), Json::Array(values)) = (self.cx.items(ty), value) {
            let values = values.iter().map(|value| self.value(items, value));
            let list = Made::List(values.collect::<Option<_>>()?);
            return Some(Made::Call(
                "Vec::from".to_owned(),
                quote!(Vec::from),
                vec![list],
            ));
        }
        match (self.cx.scalar(ty), value) {
            (Some(Scalar::Text), Json::String(text)) => return Some(into(text)),
            (Some(Scalar::Timestamp | Scalar::Date | Scalar::Uuid), Json::String(text)) => {
                let text = literal::string(text);
                return Some(word(format!("{text}.parse()?"), quote!(#text.parse()?)));
            }
            (Some(Scalar::Bool | Scalar::Integer(_) | Scalar::Float), _) => {
                let tokens = sample::literal(self.cx, ty, value)?;
                return Some(word(literal::text(&tokens), tokens));
            }
            (Some(_), _) => return None,
            (None, _) => {}
        }
        if let (true, Json::String(text)) = (self.cx.is_text_enum(ty), value) {
            return Some(into(text));
        }
        let id = self.cx.resolve(ty).ty.named()?;
        match (&self.cx.def(id)?.shape, value) {
            (Shape::Struct(shape), Json::Object(members)) if self.depth < DEPTH => {
                let deeper = Self {
                    depth: self.depth + 1,
                    ..self
                };
                deeper.record(id, shape, members)
            }
            _ => None,
        }
    }

    fn record(self, id: TypeId, shape: &Struct, members: &IndexMap<String, Json>) -> Option<Made> {
        let member = |field: &Field| members.get(field.name.as_str());
        let plan = self.cx.plan;
        if plan.overrides.replacement(id).is_some() {
            return None;
        }
        let name = plan.names.type_name(id);
        let (text, tokens) = (format!("models::{name}"), quote!(models::#name));
        if let Some(given) = plan.constructors.new_of(id) {
            if given.len() != members.len() {
                return None;
            }
            let given = given.iter().filter(|(_, how)| *how == Filled::Argument);
            let arguments = given.map(|(index, _)| {
                let field = shape.fields.get(*index)?;
                match plan.presences.of(id, *index, field) {
                    Presence::Required => self.argument(&field.value, member(field)?),
                    _ => None,
                }
            });
            let arguments = arguments.collect::<Option<_>>()?;
            return Some(Made::Call(
                format!("{text}::new"),
                quote!(#tokens::new),
                arguments,
            ));
        }
        let mut shown = Vec::new();
        for (index, field) in shape.fields.iter().enumerate() {
            let Some(value) = member(field).filter(|_| !plan.boxed.contains(id, index)) else {
                continue;
            };
            let made = self.value(&field.value, value)?;
            let made = match plan.presences.of(id, index, field) {
                Presence::Required => made,
                Presence::Optional => Made::Call("Some".to_owned(), quote!(Some), vec![made]),
                Presence::RequiredNullable | Presence::OptionalNullable => return None,
            };
            let name = plan.names.field(id, index);
            shown.push((name.to_string(), name.to_token_stream(), made));
        }
        if shown.len() != members.len() {
            return None;
        }
        let holds_others = match shape.extra {
            Extra::Typed(_) | Extra::Kept | Extra::KeptAndRefused => true,
            Extra::Allowed | Extra::Refused => false,
        };
        let is_part = holds_others || shown.len() < shape.fields.len();
        if is_part && !plan.derives.has(id, Derive::Default) {
            return None;
        }
        if is_part && shown.is_empty() {
            let default = quote!(#tokens::default);
            return Some(Made::Call(format!("{text}::default"), default, Vec::new()));
        }
        Some(Made::Literal(text, tokens, shown, is_part))
    }
}

fn word(text: String, tokens: TokenStream) -> Made {
    Made::Word(text, tokens)
}

/// `"text".into()`
fn into(text: &str) -> Made {
    let text = literal::string(text);
    word(format!("{text}.into()"), quote!(#text.into()))
}

impl Made {
    /// Whether the expression alone says of which type it is.
    pub(super) fn is_typed(&self) -> bool {
        matches!(self, Self::Call(..) | Self::Literal(..))
    }

    pub(super) fn tokens(&self) -> TokenStream {
        match self {
            Self::Word(_, tokens) => tokens.clone(),
            Self::Call(_, head, arguments) => {
                let arguments = arguments.iter().map(Self::tokens);
                quote!(#head(#(#arguments),*))
            }
            Self::List(items) => {
                let items = items.iter().map(Self::tokens);
                quote!([#(#items),*])
            }
            Self::Literal(_, head, fields, is_part) => {
                let fields = fields.iter().map(|(_, name, made)| {
                    let made = made.tokens();
                    quote!(#name: #made)
                });
                let rest = is_part.then(|| quote!(..Default::default()));
                quote!(#head { #(#fields,)* #rest })
            }
        }
    }

    /// The lines of the expression, laid out as a formatter would; the first stands behind so many columns.
    pub(super) fn text(&self, columns: usize) -> String {
        let line = self.in_one_line();
        if columns + line.len() <= ONE_LINE {
            return line;
        }
        let (open, parts, close) = match self {
            Self::Word(text, _) => return text.clone(),
            Self::Call(head, _, arguments) => {
                let parts: Vec<String> = arguments.iter().map(|made| made.text(4)).collect();
                (format!("{head}("), parts, ")")
            }
            Self::List(items) => {
                let parts: Vec<String> = items.iter().map(|made| made.text(4)).collect();
                ("[".to_owned(), parts, "]")
            }
            Self::Literal(head, _, fields, is_part) => {
                let fields = fields.iter();
                let parts =
                    fields.map(|(name, _, made)| format!("{name}: {}", made.text(name.len() + 6)));
                let rest = is_part.then(|| "..Default::default()".to_owned());
                (format!("{head} {{"), parts.chain(rest).collect(), "}")
            }
        };
        let mut text = open;
        text.push('\n');
        for part in parts {
            for line in part.lines() {
                text.push_str("    ");
                text.push_str(line);
                text.push('\n');
            }
            // Nothing follows what is left to `Default`.
            if !part.starts_with("..") {
                text.insert(text.len() - 1, ',');
            }
        }
        text.push_str(close);
        text
    }

    fn in_one_line(&self) -> String {
        let all = |parts: &[Self]| {
            let parts: Vec<String> = parts.iter().map(Self::in_one_line).collect();
            parts.join(", ")
        };
        match self {
            Self::Word(text, _) => text.clone(),
            Self::Call(head, _, arguments) => format!("{head}({})", all(arguments)),
            Self::List(items) => format!("[{}]", all(items)),
            Self::Literal(head, _, fields, is_part) => {
                let fields = fields.iter();
                let fields =
                    fields.map(|(name, _, made)| format!("{name}: {}", made.in_one_line()));
                let rest = is_part.then(|| "..Default::default()".to_owned());
                let parts: Vec<String> = fields.chain(rest).collect();
                format!("{head} {{ {} }}", parts.join(", "))
            }
        }
    }
}
