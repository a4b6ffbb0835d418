//! Does a value of the document fit the type it stands for? Values of `enum` and `default`.

use super::keywords::JsonType;
use crate::ir::{Json, Number};
use crate::lower::json;
use crate::source::{At, Value};

/// How a value goes with a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// It is of the type.
    Exact(Json),
    /// It is of another type, but spells a value of this one: `1` a string, `"true"` a boolean.
    Read(Json),
    /// It is of another type.
    Misfit,
}

/// Looks whether a value is of a type, or spells one.
pub(super) fn fit(at: At<'_>, ty: JsonType) -> Fit {
    let exact = || Fit::Exact(json::lower(at));
    match (at.value(), ty) {
        (Value::Object, JsonType::Object)
        | (Value::Array, JsonType::Array)
        | (Value::String(_), JsonType::String)
        | (Value::Number(_), JsonType::Number)
        | (Value::Bool(_), JsonType::Boolean) => exact(),
        (Value::Number(text), JsonType::Integer) => match Number::from_json_text(text) {
            Some(number) if number.is_integer() => exact(),
            Some(_) | None => Fit::Misfit,
        },
        (Value::Number(_) | Value::Bool(_), JsonType::String) => {
            Fit::Read(Json::String(at.scalar_source().to_owned()))
        }
        (Value::String("true"), JsonType::Boolean) => Fit::Read(Json::Bool(true)),
        (Value::String("false"), JsonType::Boolean) => Fit::Read(Json::Bool(false)),
        (Value::String(text), JsonType::Number) => read_number(text, |_| true),
        (Value::String(text), JsonType::Integer) => {
            read_number(label_number(text), Number::is_integer)
        }
        // One value for a list is that list in the notation of a query (`?include=all`).
        (Value::String(_) | Value::Number(_) | Value::Bool(_), JsonType::Array) => {
            Fit::Read(Json::Array(vec![json::lower(at)]))
        }
        (
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array
            | Value::Object,
            JsonType::Object
            | JsonType::Array
            | JsonType::String
            | JsonType::Integer
            | JsonType::Number
            | JsonType::Boolean,
        ) => Fit::Misfit,
    }
}

fn read_number(text: &str, fits: fn(&Number) -> bool) -> Fit {
    match Number::from_json_text(text).filter(fits) {
        Some(number) => Fit::Read(Json::Number(number)),
        None => Fit::Misfit,
    }
}

/// The number of a labelled value, as some generators of descriptions write them: `2 (ShrunkBlob)`.
fn label_number(text: &str) -> &str {
    match text.split_once(" (") {
        Some((number, rest)) if rest.ends_with(')') => number,
        Some(_) | None => text,
    }
}
