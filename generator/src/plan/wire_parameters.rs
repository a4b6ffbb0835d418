//! What do the parameters of a sample look like on the wire? Path, query and header fields, as the runtime should write
//! them.
//!
//! Written apart from the runtime, from the same specifications: the generated tests hold the two against each other.

use std::fmt::Write as _;

use super::json;
use super::operations::{Encoding, Escapes, ParameterPlan, PathStyle, QueryStyle};
use crate::ir::{Json, Operation, Parameter, Piece};

/// Path and query of the request.
pub(super) fn target(
    operation: &Operation,
    values: &[(&ParameterPlan, &Parameter, Json)],
) -> String {
    let mut target = String::new();
    for segment in &operation.path.segments {
        target.push('/');
        for piece in &segment.pieces {
            match piece {
                Piece::Literal(text) => target.push_str(text),
                Piece::Parameter(name) => {
                    let value = values.iter().find_map(|(plan, stated, value)| {
                        let Encoding::Path(style) = plan.encoding else {
                            return None;
                        };
                        (stated.name == *name).then_some((style, plan.escapes, value))
                    });
                    if let Some((style, escapes, value)) = value {
                        let escape = match escapes {
                            Escapes::All => push_percent,
                            Escapes::Meaningful => push_segment,
                            Escapes::ButSlashes => push_segments,
                        };
                        let is_first = target == "/";
                        push_path(&mut target, name.as_str(), value, (style, escape));
                        if is_first && target.starts_with("//") {
                            target.remove(0);
                        }
                    }
                }
            }
        }
    }
    let mut query = operation.path.query.clone().unwrap_or_default();
    for (plan, stated, value) in values {
        match plan.encoding {
            Encoding::Query(style) => {
                let escape = match plan.escapes {
                    Escapes::All => push_percent,
                    Escapes::Meaningful | Escapes::ButSlashes => push_meaningful,
                };
                push_query(&mut query, stated.name.as_str(), value, (style, escape));
            }
            Encoding::WholeQuery => text(value)
                .iter()
                .for_each(|text| push_percent(&mut query, text)),
            Encoding::Path(_) | Encoding::Header { .. } | Encoding::Cookie { .. } => {}
        }
    }
    if !query.is_empty() {
        target.push('?');
        target.push_str(&query);
    }
    target
}

/// Header fields that operations state, and the one field of all cookies.
pub(super) fn headers(values: &[(&ParameterPlan, &Parameter, Json)]) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    let mut cookies = String::new();
    for (plan, stated, value) in values {
        match plan.encoding {
            Encoding::Header { explode } => {
                let text = header_text(value, if explode { "=" } else { "," });
                headers.push((stated.name.as_str().to_owned(), text));
            }
            Encoding::Cookie { explode } => {
                let mut pair = |name: &str, texts: &[String]| {
                    if !cookies.is_empty() {
                        cookies.push_str("; ");
                    }
                    push_percent(&mut cookies, name);
                    cookies.push('=');
                    push_joined(&mut cookies, texts, "%2C");
                };
                match value {
                    Json::Object(members) if explode => {
                        for (name, member) in members {
                            text(member)
                                .iter()
                                .for_each(|text| pair(name, std::slice::from_ref(text)));
                        }
                    }
                    Json::Array(_) if explode => texts(value)
                        .iter()
                        .for_each(|text| pair(stated.name.as_str(), std::slice::from_ref(text))),
                    _ => pair(stated.name.as_str(), &texts(value)),
                }
            }
            Encoding::Path(_) | Encoding::Query(_) | Encoding::WholeQuery => {}
        }
    }
    if !cookies.is_empty() {
        headers.push(("cookie".to_owned(), cookies));
    }
    headers
}

/// The text of a header field; `between` stands between a member and its value.
fn header_text(value: &Json, between: &str) -> String {
    let elements: Vec<String> = match value {
        Json::Array(items) => {
            let texts = items.iter().filter_map(text);
            texts.map(|text| element(&text)).collect()
        }
        Json::Object(members) => members
            .iter()
            .filter_map(|(name, member)| {
                let text = text(member)?;
                Some(format!("{}{between}{}", element(name), element(&text)))
            })
            .collect(),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => texts(value),
    };
    elements.join(",")
}

/// An element of a list in a header field: a quoted string (RFC 9110 § 5.6.4) where it could be read as several.
fn element(text: &str) -> String {
    if !text.contains([',', '"', '\\']) {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

fn push_path(
    target: &mut String,
    name: &str,
    value: &Json,
    (style, escape): (PathStyle, fn(&mut String, &str)),
) {
    let (first, separator, exploded) = match style {
        PathStyle::Simple => ("", ",", false),
        PathStyle::SimpleExploded => ("", ",", true),
        PathStyle::Label => (".", ",", false),
        PathStyle::LabelExploded => (".", ".", true),
        PathStyle::Matrix => (";", ",", false),
        PathStyle::MatrixExploded => (";", ";", true),
    };
    target.push_str(first);
    let is_named = matches!(style, PathStyle::Matrix | PathStyle::MatrixExploded);
    let named = |target: &mut String| {
        if is_named {
            push_percent(target, name);
            target.push('=');
        }
    };
    match value {
        Json::Object(members) if exploded => {
            let members = members.iter().filter(|(_, member)| **member != Json::Null);
            for (index, (name, member)) in members.enumerate() {
                if index > 0 {
                    target.push_str(separator);
                }
                push_percent(target, name);
                target.push('=');
                if let Some(text) = text(member) {
                    escape(target, &text);
                }
            }
        }
        Json::Array(_) if exploded => {
            for (index, text) in texts(value).iter().enumerate() {
                if index > 0 {
                    target.push_str(separator);
                }
                named(target);
                escape(target, text);
            }
        }
        _ => {
            named(target);
            for (index, text) in texts(value).iter().enumerate() {
                if index > 0 {
                    target.push(',');
                }
                escape(target, text);
            }
        }
    }
}

fn push_query(
    query: &mut String,
    name: &str,
    value: &Json,
    (style, escape): (QueryStyle, fn(&mut String, &str)),
) {
    let mut pair = |name: &str, texts: &[String], separator: &str| {
        if !query.is_empty() {
            query.push('&');
        }
        push_percent(query, name);
        query.push('=');
        for (index, text) in texts.iter().enumerate() {
            if index > 0 {
                query.push_str(separator);
            }
            escape(query, text);
        }
    };
    match (value, style) {
        (Json::Array(_), QueryStyle::Form) => texts(value)
            .iter()
            .for_each(|text| pair(name, std::slice::from_ref(text), "")),
        (Json::Object(members), QueryStyle::Form) => members
            .iter()
            .filter(|(_, member)| **member != Json::Null)
            .for_each(|(name, member)| pair(name, text(member).as_slice(), "")),
        (Json::Object(members), QueryStyle::DeepObject) => {
            for (member, value) in members {
                brackets(&format!("{name}[{member}]"), value, &mut pair);
            }
        }
        (Json::Array(_), QueryStyle::DeepObject) => brackets(name, value, &mut pair),
        (Json::Array(_) | Json::Object(_), _) if texts(value).is_empty() => {}
        (_, QueryStyle::Form | QueryStyle::FormJoined | QueryStyle::DeepObject) => {
            pair(name, &texts(value), ",");
        }
        (_, QueryStyle::SpaceDelimited) => pair(name, &texts(value), "%20"),
        (_, QueryStyle::PipeDelimited) => pair(name, &texts(value), "%7C"),
    }
}

/// `name[member][0]=value`
fn brackets(name: &str, value: &Json, pair: &mut dyn FnMut(&str, &[String], &str)) {
    match value {
        Json::Object(members) => {
            for (member, value) in members {
                brackets(&format!("{name}[{member}]"), value, pair);
            }
        }
        Json::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                brackets(&format!("{name}[{index}]"), value, pair);
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {
            if let Some(text) = text(value) {
                pair(name, &[text], "");
            }
        }
    }
}

/// A value as the texts that a style joins.
pub(super) fn texts(value: &Json) -> Vec<String> {
    match value {
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {
            text(value).into_iter().collect()
        }
        Json::Array(items) => items.iter().filter_map(text).collect(),
        Json::Object(members) => members
            .iter()
            .filter_map(|(name, member)| Some([name.clone(), text(member)?]))
            .flatten()
            .collect(),
    }
}

/// An item or member: what is nested is JSON text.
fn text(value: &Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(json::number_text(number)),
        Json::Bool(_) | Json::Array(_) | Json::Object(_) => Some(json::to_text(value)),
    }
}

fn push_joined(out: &mut String, texts: &[String], separator: &str) {
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            out.push_str(separator);
        }
        push_percent(out, text);
    }
}

/// The reserved characters that mean nothing in a query, and triplets, stay.
fn push_meaningful(out: &mut String, text: &str) {
    push_but(out, text, ":/?@!$()*,;=");
}

/// The reserved characters that can stand in a segment, and triplets, stay.
fn push_segment(out: &mut String, text: &str) {
    push_but(out, text, "!$&'()*+,;=:@");
}

/// The reserved characters that can stand in a path, and triplets, stay.
fn push_segments(out: &mut String, text: &str) {
    push_but(out, text, "!$&'()*+,;=:@/");
}

fn push_but(out: &mut String, text: &str, kept: &str) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let tail = rest.get(first.len_utf8()..).unwrap_or_default();
        let is_hex = |c: char| c.is_ascii_hexdigit();
        let is_triplet = first == '%' && tail.chars().take(2).filter(|c| is_hex(*c)).count() == 2;
        if is_triplet || kept.contains(first) {
            out.push(first);
        } else {
            push_percent(out, rest.get(..first.len_utf8()).unwrap_or_default());
        }
        rest = tail;
    }
}

/// All but the unreserved characters of RFC 3986 § 2.3, percent-encoded.
fn push_percent(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}
