// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

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
