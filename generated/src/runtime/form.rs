// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How do values become `application/x-www-form-urlencoded`?
//!
//! OAS 3.0.4 § Encoding Object decides what stands under each name: a single value is text, an array is one pair for each
//! of its items, an object is JSON. Members that are absent or null are left out.

use serde::Serialize;

use super::encode;
use super::json::Json;
use super::parameter::number_text;
use super::request::QueryStyle;

/// The members of an object as `application/x-www-form-urlencoded` (WHATWG URL § 5.2); none when the value is no
/// object. `styles` has the members whose Encoding Object states a style.
pub(super) fn urlencoded<T: Serialize + ?Sized>(
    value: &T,
    styles: &[(&str, QueryStyle)],
) -> Option<String> {
    let mut pairs = Pairs::default();
    match Json::of(value).ok()? {
        Json::Object(members) => {
            for (name, value) in members.iter() {
                let style = styles.iter().find(|(styled, _)| *styled == name);
                pairs.member(name, value, style.map(|(_, style)| *style));
            }
        }
        Json::Null => {}
        Json::Bool(_) | Json::Number(_) | Json::String(_) | Json::Array(_) => return None,
    }
    Some(pairs.text)
}

/// `name=value&name=value`, growing.
#[derive(Default)]
struct Pairs {
    text: String,
}

impl Pairs {
    fn pair(&mut self, name: &str, value: &str) {
        if !self.text.is_empty() {
            self.text.push('&');
        }
        self.text.push_str(&encode::form_encoded(name));
        self.text.push('=');
        self.text.push_str(&encode::form_encoded(value));
    }

    fn member(&mut self, name: &str, value: &Json, style: Option<QueryStyle>) {
        match (value, style) {
            (_, Some(QueryStyle::DeepObject)) => self.brackets(name, value),
            (Json::Array(items), None | Some(QueryStyle::Form)) => {
                for text in items.iter().filter_map(text) {
                    self.pair(name, &text);
                }
            }
            (Json::Object(members), Some(QueryStyle::Form)) => {
                for (member, value) in members.iter() {
                    if let Some(text) = text(value) {
                        self.pair(member, &text);
                    }
                }
            }
            (Json::Array(items), Some(style)) => {
                let texts: Vec<String> = items.iter().filter_map(text).collect();
                self.joined(name, &texts, style);
            }
            (Json::Object(members), Some(style)) => {
                let mut texts = Vec::new();
                for (member, value) in members.iter() {
                    texts.extend(
                        text(value)
                            .into_iter()
                            .flat_map(|text| [member.to_owned(), text]),
                    );
                }
                self.joined(name, &texts, style);
            }
            (_, _) => {
                if let Some(text) = text(value) {
                    self.pair(name, &text);
                }
            }
        }
    }

    fn joined(&mut self, name: &str, texts: &[String], style: QueryStyle) {
        let separator = match style {
            QueryStyle::SpaceDelimited => " ",
            QueryStyle::PipeDelimited => "|",
            QueryStyle::Form | QueryStyle::FormJoined | QueryStyle::DeepObject => ",",
        };
        if !texts.is_empty() {
            self.pair(name, &texts.join(separator));
        }
    }

    /// `name[member]=value`; what OAS leaves open is written as servers commonly read it: `name[list][0][member]=value`.
    fn brackets(&mut self, name: &str, value: &Json) {
        match value {
            Json::Object(members) => {
                for (member, value) in members.iter() {
                    self.brackets(&format!("{name}[{member}]"), value);
                }
            }
            Json::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    self.brackets(&format!("{name}[{index}]"), value);
                }
            }
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {
                if let Some(text) = text(value) {
                    self.pair(name, &text);
                }
            }
        }
    }
}

/// A value as text; none for null. Numbers are written as they are in parameters.
pub(super) fn text(value: &Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number_text(number)),
        Json::Bool(_) | Json::Array(_) | Json::Object(_) => Some(value.to_string()),
    }
}
