//! Is a choice of constants a list of values? OpenAPI 3.1 describes the values of an enumeration one by one.
//!
//! ```text
//! oneOf:                                              enum: [a, b]
//! - {const: a, description: The first}          ─▶    description: |-
//! - {const: b, description: The second}                 - `a`: The first
//!                                                       - `b`: The second
//! ```

use super::super::rewrite::Rewrite;
use crate::source::{At, Value};

/// A choice whose alternatives are constants, and perhaps `null`.
pub(super) struct Choice<'d> {
    values: Vec<At<'d>>,
    /// The type of all of them, where the schema states none.
    ty: Option<&'static str>,
    null: Option<At<'d>>,
    /// What is said of the values.
    meanings: Vec<(At<'d>, At<'d>)>,
}

/// Looks at the alternatives of `oneOf` or `anyOf`; `None` where they are not constants of one type.
pub(super) fn read<'d>(cx: &Rewrite<'d, '_>, schema: At<'d>, list: At<'d>) -> Option<Choice<'d>> {
    let is_alone = ["enum", "const", "discriminator", "properties"]
        .iter()
        .all(|keyword| schema.get(keyword).is_none())
        && (schema.get("oneOf").is_some() != schema.get("anyOf").is_some())
        && cx.target(schema).is_none()
        && !schema.get("type").is_some_and(At::is_array)
        && list.items().len() > 1;
    if !is_alone {
        return None;
    }
    let mut choice = Choice {
        values: Vec::new(),
        ty: None,
        null: None,
        meanings: Vec::new(),
    };
    for member in list.items() {
        if cx.is_target(member) {
            return None;
        }
        if is_null(member) {
            choice.null = Some(member);
            continue;
        }
        let constant = constant(member)?;
        let ty = type_of(constant)?;
        let stated = member.get("type").and_then(At::as_str);
        if choice.ty.is_some_and(|known| known != ty) || stated.is_some_and(|stated| stated != ty) {
            return None;
        }
        choice.ty = Some(ty);
        choice.values.push(constant);
        let meaning = ["description", "title"]
            .iter()
            .find_map(|key| member.get(key));
        choice
            .meanings
            .extend(meaning.map(|meaning| (constant, meaning)));
    }
    (choice.values.len() > 1).then_some(choice)
}

/// Whether the description of a schema is written with the values of its choice.
pub(super) fn describes<'d>(cx: &Rewrite<'d, '_>, schema: At<'d>) -> bool {
    let list = schema.get("oneOf").or_else(|| schema.get("anyOf"));
    list.and_then(|list| read(cx, schema, list))
        .is_some_and(|choice| !choice.meanings.is_empty())
}

/// Writes the list of values and what is said of them.
pub(super) fn write<'d>(
    cx: &mut Rewrite<'d, '_>,
    schema: At<'d>,
    list: At<'d>,
    choice: &Choice<'d>,
) {
    if let Some(ty) = choice.ty.filter(|_| schema.get("type").is_none()) {
        cx.out.key("type", list);
        cx.out.string(ty, list);
    }
    cx.array("enum", list, |cx| {
        for value in &choice.values {
            cx.value(*value);
        }
        if let Some(null) = choice.null {
            cx.out.null(null);
        }
    });
    if choice.meanings.is_empty() {
        return;
    }
    let mut text = schema
        .get("description")
        .and_then(At::as_str)
        .map_or_else(String::new, |own| format!("{}\n\n", own.trim_end()));
    for (value, meaning) in &choice.meanings {
        let meaning = meaning.scalar_source().trim();
        text.push_str(&format!("- `{}`: {meaning}\n", value.scalar_source()));
    }
    cx.out.key("description", list);
    cx.out.string(text.trim_end(), list);
}

/// The value of an alternative that is a constant and says nothing else about values.
fn constant(member: At<'_>) -> Option<At<'_>> {
    let is_note = |keyword: &str| {
        matches!(
            keyword,
            "const" | "enum" | "type" | "title" | "description" | "deprecated"
        ) || keyword.starts_with("x-")
    };
    if !member.entries().all(|(keyword, _)| is_note(keyword)) {
        return None;
    }
    match (member.get("const"), member.get("enum")) {
        (Some(value), None) => Some(value),
        (Some(_), Some(_)) | (None, _) => None,
    }
}

fn is_null(member: At<'_>) -> bool {
    let is_null = |key| member.get(key).is_some_and(At::is_null);
    let is_type = member.get("type").and_then(At::as_str) == Some("null");
    member.entries().len() == 1 && (is_type || is_null("type") || is_null("const"))
}

fn type_of(value: At<'_>) -> Option<&'static str> {
    match value.value() {
        Value::String(_) => Some("string"),
        Value::Number(text) if crate::source::is_integer(text) => Some("integer"),
        Value::Number(_) | Value::Bool(_) | Value::Null | Value::Array | Value::Object => None,
    }
}
