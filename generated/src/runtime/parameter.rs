// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What can a parameter's value look like before a style spells it?
//!
//! OAS 3.0.4 § Style Values knows four shapes: nothing, one text, a list, and an object of texts. A value says its
//! shape; [`RequestParts`](super::RequestParts) spells it. Nothing here is generic over the operation.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::json::{Json, Number, Object as JsonObject};
use super::model::{Maybe, TextEnum};

/// A value that can be sent as a path, query, header or cookie parameter.
pub trait ParameterValue {
    /// The value as text, in its shape.
    fn shape(&self) -> ParameterShape<'_>;
}

/// The shapes that styles can spell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterShape<'a> {
    /// Not given: nothing is sent.
    Absent,
    /// One text.
    Text(Cow<'a, str>),
    /// Texts in order.
    List(Vec<Cow<'a, str>>),
    /// Named texts in order.
    Members(Vec<(Cow<'a, str>, Cow<'a, str>)>),
}

impl<'a> ParameterShape<'a> {
    /// The texts of this value as one item of a list: none when absent.
    fn into_texts(self) -> Vec<Cow<'a, str>> {
        match self {
            Self::Absent => Vec::new(),
            Self::Text(text) => vec![text],
            Self::List(items) => items,
            Self::Members(members) => members
                .into_iter()
                .flat_map(|(name, text)| [name, text])
                .collect(),
        }
    }
}

impl ParameterValue for str {
    fn shape(&self) -> ParameterShape<'_> {
        ParameterShape::Text(Cow::Borrowed(self))
    }
}

impl ParameterValue for String {
    fn shape(&self) -> ParameterShape<'_> {
        self.as_str().shape()
    }
}

impl ParameterValue for bool {
    fn shape(&self) -> ParameterShape<'_> {
        ParameterShape::Text(Cow::Borrowed(if *self { "true" } else { "false" }))
    }
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl ParameterValue for $integer {
            fn shape(&self) -> ParameterShape<'_> {
                ParameterShape::Text(Cow::Owned(self.to_string()))
            }
        }
    )*};
}

integers!(i8 i16 i32 i64 u8 u16 u32 u64);

impl ParameterValue for f64 {
    fn shape(&self) -> ParameterShape<'_> {
        ParameterShape::Text(Cow::Owned(float(self.to_string())))
    }
}

impl ParameterValue for f32 {
    fn shape(&self) -> ParameterShape<'_> {
        ParameterShape::Text(Cow::Owned(float(self.to_string())))
    }
}

/// The shortest text that reads back as the same number; `NaN`, `Infinity` and `-Infinity` where there is no number.
fn float(text: String) -> String {
    match text.as_str() {
        "inf" => "Infinity".to_owned(),
        "-inf" => "-Infinity".to_owned(),
        _ => text,
    }
}

impl ParameterValue for Json {
    /// A scalar is its text; an array or object holds the JSON text of what it holds, unless that is a scalar. `null`
    /// is absent, also as an item or member (RFC 6570 § 2.3).
    fn shape(&self) -> ParameterShape<'_> {
        match self {
            Self::Null => ParameterShape::Absent,
            Self::Bool(_) | Self::Number(_) | Self::String(_) => {
                ParameterShape::Text(json_text(self))
            }
            Self::Array(items) => {
                let items = items.iter().filter(|item| **item != Self::Null);
                ParameterShape::List(items.map(json_text).collect())
            }
            Self::Object(members) => members.shape(),
        }
    }
}

impl ParameterValue for JsonObject {
    /// Each member is its text, or the JSON text of what it holds; `null` is absent.
    fn shape(&self) -> ParameterShape<'_> {
        let members = self.iter().filter(|(_, value)| **value != Json::Null);
        let members = members.map(|(name, value)| (Cow::Borrowed(name), json_text(value)));
        ParameterShape::Members(members.collect())
    }
}

fn json_text(value: &Json) -> Cow<'_, str> {
    match value {
        Json::String(text) => Cow::Borrowed(text),
        Json::Number(number) => Cow::Owned(number_text(number)),
        Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => {
            Cow::Owned(value.to_string())
        }
    }
}

/// A number as it is written in a parameter or a form, wherever it stands there: a double of JSON (`3.0`, `1e21`) as a
/// scalar is (`3`), and any other by its digits.
pub(super) fn number_text(number: &Number) -> String {
    let digits = number.as_str();
    if let Some(whole) = digits.strip_suffix(".0") {
        return whole.to_owned();
    }
    let double = || {
        let value = number.as_f64()?;
        let shortest = Number::from_text(&format!("{value:e}"))?;
        (shortest == *number).then(|| value.to_string())
    };
    let is_short = digits.contains(['e', 'E']);
    let double = is_short.then(double).flatten();
    double.unwrap_or_else(|| digits.to_owned())
}

impl ParameterValue for Number {
    fn shape(&self) -> ParameterShape<'_> {
        ParameterShape::Text(Cow::Owned(number_text(self)))
    }
}

impl<V: ParameterValue> ParameterValue for Option<V> {
    fn shape(&self) -> ParameterShape<'_> {
        self.as_ref()
            .map_or(ParameterShape::Absent, ParameterValue::shape)
    }
}

impl<V: ParameterValue> ParameterValue for Maybe<V> {
    fn shape(&self) -> ParameterShape<'_> {
        self.as_option()
            .map_or(ParameterShape::Absent, ParameterValue::shape)
    }
}

impl ParameterValue for &str {
    fn shape(&self) -> ParameterShape<'_> {
        (**self).shape()
    }
}

impl<T: TextEnum> ParameterValue for T {
    fn shape(&self) -> ParameterShape<'_> {
        self.as_text().shape()
    }
}

impl<V: ParameterValue> ParameterValue for [V] {
    fn shape(&self) -> ParameterShape<'_> {
        ParameterShape::List(
            self.iter()
                .flat_map(|item| item.shape().into_texts())
                .collect(),
        )
    }
}

impl<V: ParameterValue> ParameterValue for Vec<V> {
    fn shape(&self) -> ParameterShape<'_> {
        self.as_slice().shape()
    }
}

impl<V: ParameterValue> ParameterValue for BTreeMap<String, V> {
    fn shape(&self) -> ParameterShape<'_> {
        ParameterShape::Members(
            self.iter()
                .flat_map(|(name, value)| {
                    value
                        .shape()
                        .into_texts()
                        .into_iter()
                        .map(move |text| (Cow::Borrowed(name.as_str()), text))
                })
                .collect(),
        )
    }
}
