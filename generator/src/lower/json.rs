//! How does a value of the document become a value of the IR? As it is, digits and order kept.

use crate::ir::{Json, Number};
use crate::source::{At, Value};

/// Copies a value out of the document. It recurses as deep as the value is nested, which `load` limits.
pub(super) fn lower(at: At<'_>) -> Json {
    match at.value() {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(value),
        // The tree holds only texts of JSON numbers; anything else would be a string.
        Value::Number(text) => {
            Number::from_json_text(text).map_or_else(|| Json::String(text.to_owned()), Json::Number)
        }
        Value::String(text) => Json::String(text.to_owned()),
        Value::Array => Json::Array(at.items().map(lower).collect()),
        Value::Object => Json::Object(
            at.entries()
                .map(|(name, value)| (name.to_owned(), lower(value)))
                .collect(),
        ),
    }
}

/// A number as the document has it.
pub(super) fn number(at: At<'_>) -> Option<Number> {
    at.as_number_text().and_then(Number::from_json_text)
}
