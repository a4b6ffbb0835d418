// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Which value does a header field of an answer hold that is more than one word? A list, an object, or JSON.
//!
//! ```text
//! X-Tags: blue, black             header_list              ["blue", "black"]
//! X-Color: R,100,G,200            header_object            {"R": 100, "G": 200}
//! X-Color: R=100,G=200            header_object_exploded   {"R": 100, "G": 200}
//! X-Page: {"size": 5}             header_json              {"size": 5}
//! ```
//!
//! OAS 3.0.4 § Header Object knows one style for them, `simple`. A field may come in several lines, which are one list
//! (RFC 9110 § 5.3); elements that hold a comma are quoted strings (RFC 9110 § 5.6.4).

use std::str::FromStr;

use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;

use super::guess::{Node, Shape};
use super::json;
use super::response::Response;

/// Names and texts, in order.
type Members = Vec<(String, String)>;

impl<T> Response<T> {
    /// The items of a header field that is a list, in order; empty elements are none (RFC 9110 § 5.6.1.2).
    ///
    /// None when the field is not there, when it is not visible ASCII, or when an item is not of this type.
    pub fn header_list<V: FromStr>(&self, name: &str) -> Option<Vec<V>> {
        list(self.headers(), name)
    }

    /// The value of a header field that is an object, its members and their values in turn: `R,100,G,200`.
    ///
    /// None when the field is not there, or is not of this type.
    pub fn header_object<V: DeserializeOwned>(&self, name: &str) -> Option<V> {
        object(self.headers(), name, in_turn)
    }

    /// The same where members and values are pairs: `R=100,G=200`.
    pub fn header_object_exploded<V: DeserializeOwned>(&self, name: &str) -> Option<V> {
        object(self.headers(), name, paired)
    }

    /// The value of a header field that is a JSON text.
    ///
    /// None when the field is not there, is no JSON, or is not of this type.
    pub fn header_json<V: DeserializeOwned>(&self, name: &str) -> Option<V> {
        let text = joined(self.headers(), name)?;
        json::from_slice(text.as_bytes()).ok()
    }
}

fn list<V: FromStr>(headers: &HeaderMap, name: &str) -> Option<Vec<V>> {
    let text = joined(headers, name)?;
    let items = elements(&text).into_iter().filter(|item| !item.is_empty());
    items.map(|item| unquoted(item).parse().ok()).collect()
}

fn object<V: DeserializeOwned>(
    headers: &HeaderMap,
    name: &str,
    members: fn(&str) -> Option<Members>,
) -> Option<V> {
    let members = members(&joined(headers, name)?)?;
    // Only the type knows whether `100` is a number.
    let members = members.into_iter();
    let members = members.map(|(member, text)| (member, Node::text(text)));
    let node = Node::any(vec![Shape::Members(members.collect())]);
    node.read().ok()
}

/// All lines of a field as one; none where it is not there or holds more than visible ASCII.
fn joined(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(name).iter();
    let lines: Option<Vec<&str>> = lines.map(|line| line.to_str().ok()).collect();
    let lines = lines.filter(|lines| !lines.is_empty())?;
    Some(lines.join(", "))
}

/// `R,100,G,200`; none where a member has no value.
fn in_turn(text: &str) -> Option<Members> {
    let elements = match elements(text) {
        elements if elements == [""] => Vec::new(),
        elements => elements,
    };
    let pairs = elements.chunks(2).map(|pair| match pair {
        [member, value] => Some((unquoted(member), unquoted(value))),
        _ => None,
    });
    pairs.collect()
}

/// `R=100,G=200`; none where a member has no value.
fn paired(text: &str) -> Option<Members> {
    let elements = elements(text).into_iter().filter(|item| !item.is_empty());
    let pairs = elements.map(|element| {
        let (member, value) = element.split_once('=')?;
        Some((unquoted(member.trim()), unquoted(value.trim())))
    });
    pairs.collect()
}

/// What stands between commas, but not those in quoted strings.
fn elements(text: &str) -> Vec<&str> {
    let (mut quoted, mut escaped) = (false, false);
    let elements = text.split(|c| {
        let was_escaped = std::mem::take(&mut escaped);
        match c {
            '\\' if quoted => escaped = !was_escaped,
            '"' if !was_escaped => quoted = !quoted,
            _ => {}
        }
        c == ',' && !quoted
    });
    elements.map(str::trim).collect()
}

/// What a quoted string says; other elements say themselves.
fn unquoted(element: &str) -> String {
    let inner = element.strip_prefix('"');
    let Some(inner) = inner.and_then(|inner| inner.strip_suffix('"')) else {
        return element.to_owned();
    };
    let mut text = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(c) = characters.next() {
        let meant = if c == '\\' {
            characters.next()
        } else {
            Some(c)
        };
        text.extend(meant);
    }
    text
}
