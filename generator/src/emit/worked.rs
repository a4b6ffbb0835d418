//! How is the operation called that examples show? With samples of what it takes, as a program would write them.
//!
//! ```text
//! let store = "Rome";
//! let id = "8f6b…".parse()?;
//! client.pets().get_pet(store, id, "dog".into())
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::constructed::{self, Made};
use super::cx::Cx;
use super::literal;
use super::runtime::ident;
use super::sample;
use crate::ir::{Json, Operation, TypeUse};
use crate::plan::json::to_text;
use crate::plan::{Body, BodyPlan, Derive, FromText, Group, OperationPlan, Sent, Shown};

/// The operation that examples show.
#[derive(Clone, Copy)]
pub(super) struct Worked<'a> {
    pub(super) operation: &'a Operation,
    pub(super) plan: &'a OperationPlan,
    pub(super) group: &'a Group,
    pub(super) shown: &'a Shown,
}

/// A call of it.
pub(super) struct Call {
    /// What has a statement of its own.
    pub(super) statements: Vec<(TokenStream, Value)>,
    /// What stands between the parentheses.
    pub(super) arguments: Vec<Value>,
}

/// How often a call is made.
#[derive(Clone, Copy)]
pub(super) enum Times {
    Once,
    Several,
}

/// What is written for a value.
#[derive(Clone)]
pub(super) enum Value {
    /// `"dog"`, `3`, or the name of a statement.
    Plain(TokenStream),
    /// `"dog".into()`
    Converted(Literal),
    /// `"2026-01-31".parse()?`
    Parsed(Literal),
    /// `body.clone()`, of what a statement made.
    Cloned(TokenStream),
    /// `models::Message::new("text")`
    Made(Made),
    /// `serde_json::from_str("{}")?`
    Read(Literal),
    /// What is too long to be shown: `serde_json::from_str(&std::fs::read_to_string("body.json")?)?`
    ReadFromFile,
}

/// What examples call something else.
const TAKEN: &[&str] = &[
    "answer",
    "call",
    "client",
    "credentials",
    "error",
    "mock",
    "received",
];

/// Lines of JSON that are shown.
const MOST_LINES: usize = 12;

/// Where longer JSON is read from.
const FILE: &str = "body.json";

pub(super) fn of(cx: Cx<'_>) -> Option<Worked<'_>> {
    let shown = cx.plan.shown.as_ref()?;
    let plan = cx.plan.operations.get(shown.operation)?;
    Some(Worked {
        operation: cx.api.operations.get(plan.operation)?,
        plan,
        group: cx.group_of(plan)?,
        shown,
    })
}

impl Value {
    pub(super) fn tokens(&self) -> TokenStream {
        match self {
            Self::Plain(tokens) => tokens.clone(),
            Self::Converted(text) => quote!(#text.into()),
            Self::Parsed(text) => quote!(#text.parse()?),
            Self::Cloned(name) => quote!(#name.clone()),
            Self::Made(made) => made.tokens(),
            Self::Read(json) => quote!(serde_json::from_str(#json)?),
            Self::ReadFromFile => quote!(serde_json::from_str(&std::fs::read_to_string(#FILE)?)?),
        }
    }

    /// The same as text, without tokens between which a printer would have to lay spaces. So many columns stand before it.
    pub(super) fn text(&self, columns: usize) -> String {
        match self {
            Self::Cloned(name) => format!("{name}.clone()"),
            Self::Made(made) => made.text(columns),
            Self::Plain(tokens) => literal::text(tokens),
            Self::Converted(text) => format!("{text}.into()"),
            Self::Parsed(text) => format!("{text}.parse()?"),
            Self::Read(json) => format!("serde_json::from_str({json})?"),
            Self::ReadFromFile => {
                format!("serde_json::from_str(&std::fs::read_to_string(\"{FILE}\")?)?")
            }
        }
    }
}

impl Worked<'_> {
    /// What it takes, with names: the positional parameters, and a body that must be given.
    pub(super) fn names(&self) -> Vec<TokenStream> {
        let positional = self.plan.parameters.iter().take(self.plan.positional);
        let fields = positional.map(|planned| &planned.field);
        let fields = fields.chain(self.body().map(|body| &body.field));
        fields.map(ToTokens::to_token_stream).collect()
    }

    /// The body, where it is given.
    pub(super) fn body(&self) -> Option<&BodyPlan> {
        self.plan
            .body
            .as_ref()
            .filter(|_| self.shown.body.is_some())
    }

    /// Whether the call can be written so that it can be made several times.
    pub(super) fn is_repeatable(&self, cx: Cx<'_>) -> bool {
        let values = self.values(cx);
        !values
            .iter()
            .any(|value| matches!(value, Value::Read(_) | Value::ReadFromFile))
    }

    /// Whether the body is too long to be shown.
    pub(super) fn is_read_from_file(&self, cx: Cx<'_>) -> bool {
        let values = self.values(cx);
        values
            .iter()
            .any(|value| matches!(value, Value::ReadFromFile))
    }

    /// Whether it names types of the crate.
    pub(super) fn names_models(&self, cx: Cx<'_>) -> bool {
        let values = self.values(cx);
        values.iter().any(|value| matches!(value, Value::Made(_)))
    }

    /// Several values have statements of their own, and so has each that may fail.
    pub(super) fn call(&self, cx: Cx<'_>, times: Times) -> Call {
        let names = self.names();
        let values = self.values(cx);
        let spelled: Vec<String> = names.iter().map(ToString::to_string).collect();
        let is_free = |name: &String| !TAKEN.contains(&name.as_str());
        let named = values.len() > 1;
        let mut call = Call {
            statements: Vec::new(),
            arguments: Vec::new(),
        };
        for ((name, spelled), value) in names.into_iter().zip(&spelled).zip(values) {
            let is_stated = match &value {
                // These can be used once only, and a test calls twice.
                Value::Converted(_) => false,
                Value::Plain(_) | Value::Cloned(_) => named,
                Value::Parsed(_) | Value::Made(_) | Value::Read(_) | Value::ReadFromFile => true,
            };
            if !is_stated {
                call.arguments.push(value);
                continue;
            }
            // No field ends like that.
            let name = if is_free(spelled) {
                name
            } else {
                ident(&format!("{spelled}_")).to_token_stream()
            };
            let once = Value::Plain(name.clone());
            call.arguments.push(match (&value, times) {
                (Value::Made(_), Times::Several) if !self.is_copy(cx) => {
                    Value::Cloned(name.clone())
                }
                _ => once,
            });
            call.statements.push((name, value));
        }
        call
    }

    /// The body, where it can be made in a few words.
    fn made(&self, cx: Cx<'_>, value: &Json) -> Option<Made> {
        let made = constructed::argument(cx, self.body_type()?, value);
        made.filter(Made::is_typed)
    }

    /// Whether the body is copied where it is used.
    fn is_copy(&self, cx: Cx<'_>) -> bool {
        let id = self.body_type().and_then(|ty| cx.resolve(ty).ty.named());
        id.is_some_and(|id| cx.plan.derives.has(id, Derive::Copy))
    }

    fn body_type(&self) -> Option<&TypeUse> {
        let Sent::One(only) = &self.body()?.sent else {
            return None;
        };
        match &only.body {
            Body::Typed(ty) => Some(ty),
            _ => None,
        }
    }

    fn values(&self, cx: Cx<'_>) -> Vec<Value> {
        let positional = self.plan.parameters.iter().take(self.plan.positional);
        let samples = self.plan.sample.arguments.iter();
        let arguments = positional.zip(samples).zip(&self.shown.arguments);
        let arguments = arguments.filter_map(|((planned, sample), from)| {
            let parameter = self.operation.parameters.get(planned.parameter)?;
            Some(match (from, sample) {
                (FromText::Converted, Json::String(text)) => {
                    Value::Converted(literal::string(text))
                }
                _ => match sample::literal(cx, &parameter.value, sample) {
                    Some(literal) => Value::Plain(literal),
                    None => Value::Parsed(literal::string(&text_of(sample))),
                },
            })
        });
        let body = self.shown.body.as_ref().map(|value| {
            if let Some(made) = self.made(cx, value) {
                return Value::Made(made);
            }
            let json = sample::laid_out(value);
            if json.lines().count() > MOST_LINES {
                Value::ReadFromFile
            } else {
                Value::Read(literal::raw(&json))
            }
        });
        arguments.chain(body).collect()
    }
}

fn text_of(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => to_text(other),
    }
}
