// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How does a value become a parameter when its type is a struct, or one of several types? By the JSON it is written as.

use std::borrow::Cow;

use serde::Serialize;

use super::json::Json;
use super::parameter::{ParameterShape, ParameterValue};

/// A value in the shape of its JSON: an object is its members, an array its items, and `null` is absent.
///
/// The generator wraps a value in this only where its type is known to be flat, so that no item or member is an array
/// or object of its own.
#[derive(Clone, Copy, Debug)]
pub struct Flat<'v, T>(pub &'v T);

impl<T: Serialize> ParameterValue for Flat<'_, T> {
    fn shape(&self) -> ParameterShape<'_> {
        let json = serde_json::to_string(self.0).and_then(|text| serde_json::from_str(&text));
        // Generated types can always be written, and what they write can be read.
        let json: Json = json.unwrap_or_default();
        json.shape().into_owned()
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
