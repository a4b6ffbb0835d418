//! How does a value become a parameter when its type is a struct, or one of several types? By the JSON it is written as.

use std::borrow::Cow;

use serde::Serialize;

use super::json::Json;
use super::model::sending;
use super::parameter::{ParameterShape, ParameterValue, number_text};

/// A value in the shape of its JSON: an object is its members, an array its items, and `null` is absent.
///
/// An item or member that is an array or an object itself is JSON text.
#[derive(Clone, Copy, Debug)]
pub struct Flat<'v, T>(pub &'v T);

impl<T: Serialize> ParameterValue for Flat<'_, T> {
    fn shape(&self) -> ParameterShape<'_> {
        let json = sending(|| serde_json::to_string(self.0));
        let json = json.and_then(|text| serde_json::from_str(&text));
        // Generated types can always be written, and what they write can be read.
        let json: Json = json.unwrap_or_default();
        json.shape().into_owned()
    }
}

/// A value in the style `deepObject` that is a list, or whose members are lists or objects: `name[member][0]`.
///
/// OAS leaves open how these are written; the names go on in brackets, as servers commonly read them.
#[derive(Clone, Copy, Debug)]
pub struct Bracketed<'v, T>(pub &'v T);

impl<T: Serialize> ParameterValue for Bracketed<'_, T> {
    fn shape(&self) -> ParameterShape<'_> {
        // Generated types can always be written.
        let value = sending(|| Json::of(self.0)).unwrap_or_default();
        let mut flat = Vec::new();
        match &value {
            Json::Object(members) => {
                for (name, value) in members.iter() {
                    push_deep(&mut flat, name.to_owned(), value);
                }
            }
            Json::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    push_deep(&mut flat, index.to_string(), value);
                }
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {
                return value.shape().into_owned();
            }
        }
        ParameterShape::Members(flat)
    }
}

/// `a][b` stands between the brackets of `name[a][b]`.
fn push_deep(flat: &mut Vec<(Cow<'static, str>, Cow<'static, str>)>, name: String, value: &Json) {
    match value {
        Json::Object(members) => {
            for (member, value) in members.iter() {
                push_deep(flat, format!("{name}][{member}"), value);
            }
        }
        Json::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                push_deep(flat, format!("{name}][{index}"), value);
            }
        }
        Json::Null => {}
        Json::String(text) => flat.push((name.into(), text.clone().into())),
        Json::Number(number) => flat.push((name.into(), number_text(number).into())),
        Json::Bool(_) => flat.push((name.into(), value.to_string().into())),
    }
}

/// A value that is a document of its own: its JSON text (OAS 3.0.4 § Parameter Object, `content`).
#[derive(Clone, Copy, Debug)]
pub struct JsonText<'v, T>(pub &'v T);

impl<T: Serialize> ParameterValue for JsonText<'_, T> {
    fn shape(&self) -> ParameterShape<'_> {
        // Generated types can always be written.
        match sending(|| Json::of(self.0)).unwrap_or_default() {
            Json::Null => ParameterShape::Absent,
            value => ParameterShape::Text(Cow::Owned(value.to_string())),
        }
    }
}

impl ParameterShape<'_> {
    /// The same without a borrow.
    fn into_owned(self) -> ParameterShape<'static> {
        let owned = |text: Cow<'_, str>| Cow::<'static, str>::Owned(text.into_owned());
        match self {
            Self::Absent => ParameterShape::Absent,
            Self::Text(text) => ParameterShape::Text(owned(text)),
            Self::List(items) => ParameterShape::List(items.into_iter().map(owned).collect()),
            Self::Members(members) => {
                let members = members.into_iter();
                let members = members.map(|(name, text)| (owned(name), owned(text)));
                ParameterShape::Members(members.collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn texts<'a>(texts: &[&'a str]) -> Vec<Cow<'a, str>> {
        texts.iter().copied().map(Cow::Borrowed).collect()
    }

    #[test]
    fn the_json_decides_the_shape() {
        assert_eq!(Flat(&None::<bool>).shape(), ParameterShape::Absent);
        assert_eq!(Flat(&7).shape(), ParameterShape::Text("7".into()));
        assert_eq!(Flat(&"a b").shape(), ParameterShape::Text("a b".into()));
        assert_eq!(
            Flat(&vec![Some("a"), None, Some("b")]).shape(),
            ParameterShape::List(texts(&["a", "b"]))
        );
        assert_eq!(
            Flat(&BTreeMap::from([("gte", Some(1)), ("lt", None)])).shape(),
            ParameterShape::Members(vec![("gte".into(), "1".into())])
        );
    }

    #[test]
    fn numbers_are_written_as_where_they_stand_alone() {
        for number in [3.0, -3.0, 0.0, 1.5, 1e21, 1e-7, f64::MAX] {
            let ParameterShape::Text(alone) = number.shape() else {
                panic!("a number is one text")
            };
            let members = ParameterShape::Members(vec![("n".into(), alone.clone())]);
            let held = BTreeMap::from([("n", number)]);
            assert_eq!(Flat(&held).shape(), members, "{number}");
            assert_eq!(Bracketed(&held).shape(), members, "{number}");
            assert_eq!(Flat(&number).shape(), number.shape(), "{number}");
            let list = ParameterShape::List(vec![alone]);
            assert_eq!(Flat(&[number]).shape(), list, "{number}");
        }
        // Digits that no double has are kept, and JSON within is JSON.
        let json: Json =
            serde_json::from_str(r#"{"a":1.50,"b":12345678901234567890e1,"c":[3.0]}"#).unwrap();
        let expected = [
            ("a", "1.50"),
            ("b", "12345678901234567890e1"),
            ("c", "[3.0]"),
        ];
        let expected = expected.map(|(name, text)| (name.into(), text.into()));
        assert_eq!(
            Flat(&json).shape(),
            ParameterShape::Members(expected.to_vec())
        );
    }

    #[test]
    fn nested_values() {
        let nested: Json = serde_json::from_str(r#"{"a":{"b":[1,"x",null]},"c":true}"#).unwrap();
        let members = |pairs: &[(&'static str, &'static str)]| {
            let pairs = pairs.iter();
            ParameterShape::Members(pairs.map(|(a, b)| ((*a).into(), (*b).into())).collect())
        };
        assert_eq!(
            Flat(&nested).shape(),
            members(&[("a", r#"{"b":[1,"x",null]}"#), ("c", "true")])
        );
        assert_eq!(
            Bracketed(&nested).shape(),
            members(&[("a][b][0", "1"), ("a][b][1", "x"), ("c", "true")])
        );
        assert_eq!(
            Bracketed(&["a", "b"]).shape(),
            members(&[("0", "a"), ("1", "b")])
        );
        assert_eq!(Bracketed(&7).shape(), ParameterShape::Text("7".into()));
        assert_eq!(
            JsonText(&nested).shape(),
            ParameterShape::Text(r#"{"a":{"b":[1,"x",null]},"c":true}"#.into())
        );
        assert_eq!(JsonText(&"a").shape(), ParameterShape::Text("\"a\"".into()));
        assert_eq!(JsonText(&None::<u8>).shape(), ParameterShape::Absent);
    }
}
