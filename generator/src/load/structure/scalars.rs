//! Is a scalar of the type that its place wants?

use super::{wrong_type, wrong_type_message};
use crate::diagnostics::{Diagnostics, catalog, escape, suggest};
use crate::source::{At, Value, is_integer, is_negative};

/// Prose: what is written without quotes in YAML often is a number by accident.
pub(super) fn text(at: At<'_>, diagnostics: &mut Diagnostics) {
    match at.value() {
        Value::String(_) => {}
        Value::Number(_) | Value::Bool(_) => {
            let name = at.key().map_or_else(
                || "the item".to_owned(),
                |name| format!("`{}`", escape(name)),
            );
            let message = catalog::structure::NOT_TEXT.message(format!(
                "{name} is {} and is taken as the text `{}`",
                at.kind_name(),
                escape(at.scalar_source())
            ));
            diagnostics.report(at.origin(), message);
        }
        Value::Null | Value::Array | Value::Object => wrong_type(at, "a string", diagnostics),
    }
}

pub(super) fn name(at: At<'_>, diagnostics: &mut Diagnostics) {
    if at.as_str().is_none() {
        wrong_type(at, "a string", diagnostics);
    }
}

pub(super) fn boolean(at: At<'_>, diagnostics: &mut Diagnostics) {
    if at.as_bool().is_none() {
        wrong_type(at, "a boolean", diagnostics);
    }
}

pub(super) fn number(at: At<'_>, diagnostics: &mut Diagnostics) {
    if at.as_number_text().is_none() {
        wrong_type(at, "a number", diagnostics);
    }
}

/// A length or a number of things. `2.0` is one (`draft-wright-json-schema-00` § 3.2 knows numbers, not notations).
pub(super) fn count(at: At<'_>, diagnostics: &mut Diagnostics) {
    match at.as_number_text() {
        None => wrong_type(at, "an integer that is not negative", diagnostics),
        Some(text) if is_negative(text) || !is_integer(text) => {
            let name = at.key().unwrap_or("");
            let message = catalog::structure::NOT_A_COUNT.message(format!(
                "`{}` is {} and should be an integer that is not negative",
                escape(name),
                escape(text)
            ));
            diagnostics.report(at.origin(), message);
        }
        Some(_) => {}
    }
}

pub(super) fn choice(at: At<'_>, choices: &[&'static str], diagnostics: &mut Diagnostics) {
    if at.is_null() && choices.contains(&"null") {
        let message = catalog::structure::NOT_TEXT
            .message("null stands without quotes and is taken as the text `null`");
        diagnostics.report(at.origin(), message);
        return;
    }
    let Some(text) = at.as_str() else {
        let message = wrong_type_message(at, "a string");
        let message = if at.is_array() && at.key() == Some("type") {
            message.help("lists of types came with OpenAPI 3.1: write one type, and `nullable: true` for null")
        } else {
            message
        };
        diagnostics.report(at.origin(), message);
        return;
    };
    if choices.contains(&text) {
        return;
    }
    let subject = at.key().map_or_else(
        || "the item".to_owned(),
        |name| format!("`{}`", escape(name)),
    );
    let message = catalog::structure::UNKNOWN_VALUE.message(format!(
        "{subject} is `{}` and should be {}",
        escape(text),
        one_of(choices)
    ));
    diagnostics.report(at.origin(), suggest(message, text, choices.iter().copied()));
}

fn one_of(choices: &[&str]) -> String {
    let quoted: Vec<String> = choices.iter().map(|choice| format!("`{choice}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((only, _)) => only.clone(),
        None => String::new(),
    }
}
