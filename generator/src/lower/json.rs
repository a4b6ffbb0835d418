//! How does a value of the document become a value of the IR? As it is, digits and order kept.

use std::fmt;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

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

/// Reads a JSON text that stands in a string of the document, digits and order kept; none where it is no JSON, or is nested
/// deeper than [`DEEPEST`].
pub(super) fn parse(text: &str) -> Option<Json> {
    nested(text, DEEPEST)
}

/// How deep texts within strings may be nested: each level reads its own text again.
const DEEPEST: usize = 64;

fn nested(text: &str, room: usize) -> Option<Json> {
    let room = room.checked_sub(1)?;
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = match text.trim_start().chars().next()? {
        '{' => {
            let members = reader.deserialize_map(Members).ok()?;
            let members = members.into_iter();
            let members = members.map(|(name, member)| Some((name, nested(member.get(), room)?)));
            Json::Object(members.collect::<Option<_>>()?)
        }
        '[' => {
            let items = reader.deserialize_seq(Items).ok()?;
            let items = items.iter().map(|item| nested(item.get(), room));
            Json::Array(items.collect::<Option<_>>()?)
        }
        '"' => Json::String(serde_json::from_str(text).ok()?),
        'n' => serde_json::from_str(text).map(|()| Json::Null).ok()?,
        't' | 'f' => Json::Bool(serde_json::from_str(text).ok()?),
        _ => Json::Number(Number::from_json_text(text.trim())?),
    };
    match value {
        Json::Object(_) | Json::Array(_) => reader.end().ok().map(|()| value),
        scalar => Some(scalar),
    }
}

/// The members of an object, each with its text.
struct Members;

impl<'t> Visitor<'t> for Members {
    type Value = Vec<(String, &'t RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}

/// The items of an array, each as its text.
struct Items;

impl<'t> Visitor<'t> for Items {
    type Value = Vec<&'t RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_their_digits_and_their_order() {
        let text = r#" {"b": [1.50, -0, 1e2], "a": {"c": null, "d": "\u00e9"}, "e": true} "#;
        let read = parse(text).expect("it is JSON");
        let number = |text| Json::Number(Number::from_json_text(text).expect("a number"));
        let object = |members: Vec<(&str, Json)>| {
            let members = members.into_iter();
            Json::Object(
                members
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect(),
            )
        };
        let inner = object(vec![("c", Json::Null), ("d", Json::String("é".to_owned()))]);
        let numbers = ["1.50", "-0", "1e2"].map(number);
        let wanted = [
            ("b", Json::Array(numbers.to_vec())),
            ("a", inner),
            ("e", Json::Bool(true)),
        ];
        assert_eq!(read, object(wanted.to_vec()));
        let Json::Object(members) = read else {
            panic!("an object");
        };
        assert!(members.keys().eq(["b", "a", "e"]));
        for (text, is_json) in [
            ("{} {}", false),
            ("[1] x", false),
            ("nul", false),
            ("01", false),
            ("\"a\" \"b\"", false),
            ("", false),
            (" 3 ", true),
            (" null", true),
        ] {
            assert_eq!(parse(text).is_some(), is_json, "{text}");
        }
        assert_eq!(parse(&"[".repeat(1_000_000)), None);
        assert!(parse(&format!("{}{}", "[".repeat(60), "]".repeat(60))).is_some());
    }
}
