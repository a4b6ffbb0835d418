//! How is a JSON value written, and when are two the same?

use std::fmt::Write as _;

use indexmap::IndexMap;

use crate::ir::{Json, Number};

/// The value as JSON text, members in their order, numbers with their digits.
pub(crate) fn to_text(value: &Json) -> String {
    let mut text = String::new();
    write(&mut text, value, None);
    text
}

/// The value as JSON text, one member or item a line.
pub(crate) fn to_pretty_text(value: &Json) -> String {
    let mut text = String::new();
    write(&mut text, value, Some(0));
    text
}

/// Writes a value; `indent` is the depth of the line it stands on, or none for one line.
fn write(text: &mut String, value: &Json, indent: Option<usize>) {
    match value {
        Json::Null => text.push_str("null"),
        Json::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Json::Number(number) => text.push_str(number.as_str()),
        Json::String(value) => write_string(text, value),
        Json::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(text, index, indent);
                write(text, item, indent.map(|depth| depth + 1));
            }
            close(text, items.is_empty(), indent);
            text.push(']');
        }
        Json::Object(members) => {
            text.push('{');
            for (index, (name, member)) in members.iter().enumerate() {
                separate(text, index, indent);
                write_string(text, name);
                text.push_str(if indent.is_some() { ": " } else { ":" });
                write(text, member, indent.map(|depth| depth + 1));
            }
            close(text, members.is_empty(), indent);
            text.push('}');
        }
    }
}

/// A number as generated crates write it in parameters and forms: a double (`3.0`, `1e21`) without fraction and exponent
/// (`3`), and any other by its digits.
pub(crate) fn number_text(number: &Number) -> String {
    let digits = number.as_str();
    if let Some(whole) = digits.strip_suffix(".0") {
        return whole.to_owned();
    }
    let double = digits.contains(['e', 'E']).then(|| digits.parse::<f64>());
    match double {
        Some(Ok(value)) if is_shortest(value, number) => value.to_string(),
        Some(_) | None => digits.to_owned(),
    }
}

/// Whether a double, written with as few digits as tell it from others, is this number.
pub(crate) fn is_shortest(value: f64, number: &Number) -> bool {
    Number::from_json_text(&format!("{value:e}"))
        .is_some_and(|shortest| shortest.compare(number).is_eq())
}

fn separate(text: &mut String, index: usize, indent: Option<usize>) {
    if index > 0 {
        text.push(',');
    }
    if let Some(depth) = indent {
        text.push('\n');
        text.push_str(&"  ".repeat(depth + 1));
    }
}

fn close(text: &mut String, is_empty: bool, indent: Option<usize>) {
    if let (Some(depth), false) = (indent, is_empty) {
        text.push('\n');
        text.push_str(&"  ".repeat(depth));
    }
}

/// A JSON string (RFC 8259 § 7): controls and what is invisible are escaped, so that a reviewer sees them.
fn write_string(text: &mut String, value: &str) {
    text.push('"');
    for c in value.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if c.is_control() || is_invisible(c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // Writing to a `String` cannot fail.
                    let _ = write!(text, "\\u{unit:04x}");
                }
            }
            c => text.push(c),
        }
    }
    text.push('"');
}

/// Characters that show as nothing or turn the text around them.
fn is_invisible(c: char) -> bool {
    matches!(
        u32::from(c),
        0xAD | 0x61C | 0x180E | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xE0000..=0xE0FFF
    )
}

/// Equality as JSON Schema has it: numbers by what they mean, objects whatever the order of their members.
pub(crate) fn same(left: &Json, right: &Json) -> bool {
    match (left, right) {
        (Json::Null, Json::Null) => true,
        (Json::Bool(left), Json::Bool(right)) => left == right,
        (Json::Number(left), Json::Number(right)) => left.compare(right).is_eq(),
        (Json::String(left), Json::String(right)) => left == right,
        (Json::Array(left), Json::Array(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| same(left, right))
        }
        (Json::Object(left), Json::Object(right)) => same_members(left, right),
        (
            Json::Null
            | Json::Bool(_)
            | Json::Number(_)
            | Json::String(_)
            | Json::Array(_)
            | Json::Object(_),
            _,
        ) => false,
    }
}

fn same_members(left: &IndexMap<String, Json>, right: &IndexMap<String, Json>) -> bool {
    left.len() == right.len()
        && left
            .iter()
            .all(|(name, member)| right.get(name).is_some_and(|other| same(member, other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Json {
        Number::from_json_text(text).map_or(Json::Null, Json::Number)
    }

    #[test]
    fn text_keeps_digits_and_shows_the_invisible() {
        let value = Json::Object(IndexMap::from([
            ("a\u{202e}".to_owned(), number("1.50")),
            (
                "b".to_owned(),
                Json::Array(vec![
                    Json::Null,
                    Json::Bool(true),
                    Json::Object(IndexMap::new()),
                ]),
            ),
            (
                "\u{1}\"\\".to_owned(),
                Json::String("\u{e0001}é".to_owned()),
            ),
        ]));
        let text = to_text(&value);
        assert_eq!(
            text,
            r#"{"a\u202e":1.50,"b":[null,true,{}],"\u0001\"\\":"\udb40\udc01é"}"#
        );
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
        assert!(read(&text).is_some());
        assert_eq!(read(&text), read(&to_pretty_text(&value)));
        assert!(
            to_pretty_text(&value).starts_with("{\n  \"a\\u202e\": 1.50,\n  \"b\": [\n    null,")
        );
    }

    #[test]
    fn doubles_in_parameters_have_no_fraction_that_says_nothing() {
        for (number, text) in [
            ("3", "3"),
            ("3.0", "3"),
            ("-3.0", "-3"),
            ("1.50", "1.50"),
            ("1e21", "1000000000000000000000"),
            ("1e-7", "0.0000001"),
            ("12345678901234567890e1", "12345678901234567890e1"),
            ("1e999", "1e999"),
        ] {
            let number = Number::from_json_text(number).expect("a number");
            assert_eq!(number_text(&number), text);
        }
    }

    #[test]
    fn equality_is_by_meaning() {
        let object = |members: [(&str, &str); 2]| {
            Json::Object(
                members
                    .into_iter()
                    .map(|(name, text)| (name.to_owned(), number(text)))
                    .collect(),
            )
        };
        assert!(same(
            &object([("a", "1"), ("b", "2")]),
            &object([("b", "2.0"), ("a", "1e0")])
        ));
        assert!(!same(
            &object([("a", "1"), ("b", "2")]),
            &object([("a", "1"), ("c", "2")])
        ));
        assert!(!same(&number("1"), &Json::Bool(true)));
    }
}
