//! What does a form look like on the wire? The text of a sample, as the runtime should write it.
//!
//! Written apart from the runtime, from the same specifications: the generated tests hold the two against each other.

use std::fmt::Write as _;

use indexmap::IndexMap;

use super::json::{number_text, to_text};
use super::operations::{Body, FormPart, KnownBy, QueryStyle, SentBody, Written};
use super::verdict::Judge;
use crate::ir::Json;

/// A boundary that no sample holds.
const BOUNDARY: &str = "form-data-boundary-0";

/// The media type and the text of a form; none for bodies that are no forms.
pub(super) fn form(
    judge: Judge<'_>,
    plan: &SentBody,
    value: Option<&Json>,
) -> Option<(String, String)> {
    match (&plan.written, &plan.body, value) {
        (Written::Form(styles), Body::Typed(ty), Some(value)) => {
            // What is sent is what the type keeps.
            let kept = judge.sent_as_text(ty, value);
            let value = kept.as_ref().unwrap_or(value);
            Some((plan.media_type.clone(), pairs(value, styles)))
        }
        (Written::Multipart(parts), Body::Typed(ty), Some(value)) => {
            let kept = judge.sent_as_text(ty, value);
            let value = kept.as_ref().unwrap_or(value);
            let form = Parts::of(&plan.media_type);
            let members = members(value, parts);
            Some((form.media_type(&members), form.body(&members)))
        }
        (Written::Plain, Body::Parts, _) => {
            let part = FormPart {
                name: crate::ir::SpecName::new("text"),
                field: Some(0),
                files: false,
                media_type: None,
                known_by: KnownBy::default(),
            };
            let form = Parts::of(&plan.media_type);
            let members = [("text".to_owned(), &part, Json::String("text".to_owned()))];
            Some((form.media_type(&members), form.body(&members)))
        }
        (Written::Form(_) | Written::Multipart(_) | Written::Plain, _, _) => None,
    }
}

/// `application/x-www-form-urlencoded` (WHATWG URL § 5.2).
fn pairs(value: &Json, styles: &[(crate::ir::SpecName, QueryStyle)]) -> String {
    let mut pairs: Vec<(String, String)> = Vec::new();
    if let Json::Object(members) = value {
        for (name, value) in members {
            let style = styles.iter().find(|(styled, _)| styled.as_str() == name);
            push_member(&mut pairs, name, value, style.map(|(_, style)| *style));
        }
    }
    let pairs = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", spelled(name), spelled(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn push_member(
    pairs: &mut Vec<(String, String)>,
    name: &str,
    value: &Json,
    style: Option<QueryStyle>,
) {
    let separator = match style {
        None | Some(QueryStyle::Form) => None,
        Some(QueryStyle::DeepObject) => return push_brackets(pairs, name, value),
        Some(QueryStyle::FormJoined) => Some(","),
        Some(QueryStyle::SpaceDelimited) => Some(" "),
        Some(QueryStyle::PipeDelimited) => Some("|"),
    };
    let mut push = |name: &str, text: Option<String>| {
        pairs.extend(text.map(|text| (name.to_owned(), text)));
    };
    match (value, separator) {
        (Json::Array(items), None) => items.iter().for_each(|item| push(name, text(item))),
        (Json::Object(members), None) if style.is_some() => members
            .iter()
            .for_each(|(member, value)| push(member, text(value))),
        (Json::Array(items), Some(separator)) => {
            let texts: Vec<String> = items.iter().filter_map(text).collect();
            push(name, (!texts.is_empty()).then(|| texts.join(separator)));
        }
        (Json::Object(members), Some(separator)) => {
            let texts = members
                .iter()
                .filter_map(|(member, value)| Some([member.clone(), text(value)?]));
            let texts: Vec<String> = texts.flatten().collect();
            push(name, (!texts.is_empty()).then(|| texts.join(separator)));
        }
        (_, _) => push(name, text(value)),
    }
}

fn push_brackets(pairs: &mut Vec<(String, String)>, name: &str, value: &Json) {
    match value {
        Json::Object(members) => members.iter().for_each(|(member, value)| {
            push_brackets(pairs, &format!("{name}[{member}]"), value);
        }),
        Json::Array(items) => items.iter().enumerate().for_each(|(index, value)| {
            push_brackets(pairs, &format!("{name}[{index}]"), value);
        }),
        _ => pairs.extend(text(value).map(|text| (name.to_owned(), text))),
    }
}

/// A value as text; none for null.
fn text(value: &Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number_text(number)),
        other => Some(to_text(other)),
    }
}

fn spelled(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'*' | b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                out.push(char::from(byte));
            }
            // Writing to a `String` cannot fail.
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

/// A single value that is sent as a part: its name, what is known of the part, and the value.
type Member<'p> = (String, &'p FormPart, Json);

/// The values that are sent, one a part, in order.
fn members<'p>(value: &Json, parts: &'p [FormPart]) -> Vec<Member<'p>> {
    let empty = IndexMap::default();
    let members = match value {
        Json::Object(members) => members,
        _ => &empty,
    };
    let mut all = Vec::new();
    for part in parts {
        if part.field.is_some() {
            if let Some(value) = members.get(part.name.as_str()) {
                push_part(&mut all, part.name.as_str(), part, value);
            }
            continue;
        }
        let named = |name: &str| {
            parts
                .iter()
                .any(|part| part.field.is_some() && part.name.as_str() == name)
        };
        for (name, value) in members.iter().filter(|(name, _)| !named(name)) {
            push_part(&mut all, name, part, value);
        }
    }
    all
}

fn push_part<'p>(all: &mut Vec<Member<'p>>, name: &str, part: &'p FormPart, value: &Json) {
    let items = match value {
        Json::Array(items) => items.as_slice(),
        value => std::slice::from_ref(value),
    };
    let items = items.iter().filter(|item| **item != Json::Null);
    all.extend(items.map(|item| (name.to_owned(), part, item.clone())));
}

/// A body in parts of this media type: a form (RFC 7578), or any other (RFC 2046 § 5.1).
struct Parts<'m> {
    media_type: &'m str,
    is_form: bool,
}

impl<'m> Parts<'m> {
    fn of(media_type: &'m str) -> Self {
        let is_form = media_type.starts_with("multipart/form-data");
        Self {
            media_type,
            is_form,
        }
    }

    /// With its boundary and, of related parts, the type of the first (RFC 2387 § 3.1).
    fn media_type(&self, members: &[Member<'_>]) -> String {
        let is_related = self.media_type == "multipart/related";
        let root = members.first().filter(|_| is_related);
        let root = root.and_then(|(_, part, value)| self.of_part(part, value));
        let root = root.map(|root| {
            let root = root.split(';').next().unwrap_or_default().trim();
            format!("; type=\"{root}\"")
        });
        let root = root.unwrap_or_default();
        format!("{}{root}; boundary={BOUNDARY}", self.media_type)
    }

    fn body(&self, members: &[Member<'_>]) -> String {
        let mut out = String::new();
        for (name, part, value) in members {
            out.push_str(&format!("--{BOUNDARY}\r\n"));
            if self.is_form {
                let quoted = name
                    .replace('"', "%22")
                    .replace('\r', "%0D")
                    .replace('\n', "%0A");
                out.push_str(&format!(
                    "Content-Disposition: form-data; name=\"{quoted}\""
                ));
                if part.files {
                    out.push_str(&format!("; filename=\"{quoted}\""));
                }
                out.push_str("\r\n");
            }
            if let Some(media_type) = self.of_part(part, value) {
                out.push_str(&format!("Content-Type: {media_type}\r\n"));
            }
            let content = text(value).unwrap_or_default();
            out.push_str(&format!("\r\n{content}\r\n"));
        }
        format!("{out}--{BOUNDARY}--\r\n")
    }

    fn of_part<'p>(&self, part: &'p FormPart, value: &Json) -> Option<&'p str> {
        let usual = match value {
            _ if part.files => Some("application/octet-stream"),
            Json::Object(_) | Json::Array(_) => Some("application/json"),
            _ if self.is_form => None,
            _ => Some("text/plain; charset=utf-8"),
        };
        part.media_type.as_deref().or(usual)
    }
}
