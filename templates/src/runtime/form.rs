//! How do values become a form? `application/x-www-form-urlencoded` and `multipart/form-data`.
//!
//! OAS 3.0.4 § Encoding Object decides what stands under each name: a single value is text, an array is one pair or
//! part for each of its items, an object is JSON. Members that are absent or null are left out.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use bytes::Bytes;
use serde::Serialize;

use super::encode;
use super::json::Json;
use super::model::Maybe;
use super::request::QueryStyle;
use super::scalar::Binary;

/// What parts are separated by, before the number that makes it differ from all they hold.
const BOUNDARY: &str = "form-data-boundary-";

/// The body of a `multipart/form-data` request (RFC 7578): parts in order, each under a name.
///
/// ```text
/// Multipart::new().part("purpose", &"avatar").file("image", &Binary::read("me.png")?)
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Multipart {
    parts: Vec<Part>,
    unwritable: bool,
}

#[derive(Clone, PartialEq, Eq)]
struct Part {
    name: String,
    file_name: Option<String>,
    media_type: Option<String>,
    content: Bytes,
}

/// Name and length: what a part holds may be secret.
impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} bytes)", self.name, self.content.len())
    }
}

impl Multipart {
    /// A form without parts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a value: text for a single value, `application/json` for an object, one part for each item of an array;
    /// nothing when it is absent or null.
    #[must_use]
    pub fn part<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Self {
        self.add(name, None, value)
    }

    /// Adds a value like [`part`](Self::part), under the media type that the document states.
    #[must_use]
    pub fn part_as<T: Serialize + ?Sized>(self, name: &str, media_type: &str, value: &T) -> Self {
        self.add(name, Some(media_type), value)
    }

    fn add<T: Serialize + ?Sized>(
        mut self,
        name: &str,
        media_type: Option<&str>,
        value: &T,
    ) -> Self {
        match Json::of(value) {
            Ok(Json::Array(items)) => {
                for item in &items {
                    self.push(name, media_type, item);
                }
            }
            Ok(value) => self.push(name, media_type, &value),
            Err(_) => self.unwritable = true,
        }
        self
    }

    fn push(&mut self, name: &str, media_type: Option<&str>, value: &Json) {
        let is_plain = !matches!(value, Json::Array(_) | Json::Object(_));
        let Some(text) = text(value) else { return };
        self.parts.push(Part {
            name: name.to_owned(),
            file_name: None,
            media_type: match media_type {
                Some(media_type) => Some(media_type.to_owned()),
                None if is_plain => None,
                None => Some("application/json".to_owned()),
            },
            content: text.into(),
        });
    }

    /// Adds every member of an object as a part of its name.
    #[must_use]
    pub fn members<T: Serialize + ?Sized>(mut self, value: &T) -> Self {
        match Json::of(value) {
            Ok(Json::Object(members)) => {
                for (name, value) in members.iter() {
                    self = self.part(name, value);
                }
            }
            Ok(Json::Null) => {}
            Ok(_) | Err(_) => self.unwritable = true,
        }
        self
    }

    /// Adds a file, or one for each item of a list; nothing when it is absent.
    ///
    /// A file without a name of its own has that of the part, since servers tell a file by its having one; one without
    /// a media type is `application/octet-stream`.
    #[must_use]
    pub fn file<F: Files + ?Sized>(self, name: &str, files: &F) -> Self {
        self.file_as(name, "application/octet-stream", files)
    }

    /// Adds files like [`file`](Self::file); those without a media type have the one that the document states.
    #[must_use]
    pub fn file_as<F: Files + ?Sized>(mut self, name: &str, media_type: &str, files: &F) -> Self {
        files.each(&mut |file| {
            self.parts.push(Part {
                name: name.to_owned(),
                file_name: Some(file.file_name().unwrap_or(name).to_owned()),
                media_type: Some(file.media_type().unwrap_or(media_type).to_owned()),
                content: file.bytes(),
            });
        });
        self
    }

    /// Adds the files of a map, each under its name there.
    #[must_use]
    pub fn named_files<F: Files>(mut self, files: &BTreeMap<String, F>) -> Self {
        for (name, files) in files {
            self = self.file(name, files);
        }
        self
    }

    /// The boundary and the body; none when a value has no form, or a media type could not stand in a header.
    pub(super) fn finish(&self) -> Option<(String, Bytes)> {
        let safe = |part: &Part| {
            let media_type = part.media_type.as_deref().unwrap_or_default();
            media_type.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        };
        if self.unwritable || !self.parts.iter().all(safe) {
            return None;
        }
        let boundary = self.boundary();
        let length: usize = self.parts.iter().map(|part| part.content.len() + 256).sum();
        let mut body = Vec::with_capacity(length);
        for part in &self.parts {
            let mut head = format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"",
                escaped(&part.name)
            );
            // Writing to a `String` cannot fail.
            if let Some(name) = &part.file_name {
                let _ = write!(head, "; filename=\"{}\"", escaped(name));
            }
            if let Some(media_type) = &part.media_type {
                let _ = write!(head, "\r\nContent-Type: {media_type}");
            }
            head.push_str("\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(&part.content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        Some((boundary, body.into()))
    }

    /// A separator that none of the parts holds (RFC 2046 § 5.1.1): the same for the same parts.
    fn boundary(&self) -> String {
        let held = |boundary: &str| {
            self.parts
                .iter()
                .any(|part| contains(&part.content, boundary.as_bytes()))
        };
        let candidates = (0_u64..).map(|number| format!("{BOUNDARY}{number}"));
        let mut free = candidates.skip_while(|boundary| held(boundary));
        // Each part holds a finite number of them.
        free.next().unwrap_or_default()
    }
}

/// Files to be sent under one name.
pub trait Files {
    /// Gives each of them.
    fn each(&self, give: &mut dyn FnMut(&Binary));
}

impl Files for Binary {
    fn each(&self, give: &mut dyn FnMut(&Binary)) {
        give(self);
    }
}

impl<F: Files> Files for Option<F> {
    fn each(&self, give: &mut dyn FnMut(&Binary)) {
        self.iter().for_each(|files| files.each(give));
    }
}

impl<F: Files> Files for Maybe<F> {
    fn each(&self, give: &mut dyn FnMut(&Binary)) {
        if let Self::Value(files) = self {
            files.each(give);
        }
    }
}

impl<F: Files> Files for Vec<F> {
    fn each(&self, give: &mut dyn FnMut(&Binary)) {
        self.iter().for_each(|files| files.each(give));
    }
}

impl<F: Files + ?Sized> Files for Box<F> {
    fn each(&self, give: &mut dyn FnMut(&Binary)) {
        (**self).each(give);
    }
}

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

/// A value as text; none for null.
fn text(value: &Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text.clone()),
        Json::Bool(_) | Json::Number(_) | Json::Array(_) | Json::Object(_) => {
            Some(value.to_string())
        }
    }
}

/// A name within quotes: what would end it is percent-encoded (RFC 7578 § 2, WHATWG HTML § 4.10.22.8).
fn escaped(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '"' => out.push_str("%22"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            c => out.push(c),
        }
    }
    out
}

fn contains(content: &[u8], wanted: &[u8]) -> bool {
    content.windows(wanted.len()).any(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Json {
        serde_json::from_str(text).expect("JSON")
    }

    fn body(form: &Multipart) -> String {
        let (_, body) = form.finish().expect("a form");
        String::from_utf8_lossy(&body).into_owned()
    }

    #[test]
    fn members_are_pairs() {
        for (value, expected) in [
            ("{}", ""),
            ("null", ""),
            (
                r#"{"a":"x y&z","b":1.50,"c":true,"d":null}"#,
                "a=x+y%26z&b=1.50&c=true",
            ),
            (r#"{"a":["x",null,"y"],"b":[]}"#, "a=x&a=y"),
            (r#"{"a":{"b":1}}"#, "a=%7B%22b%22%3A1%7D"),
            (r#"{"é*~":"+"}"#, "%C3%A9*%7E=%2B"),
        ] {
            assert_eq!(
                urlencoded(&json(value), &[]).as_deref(),
                Some(expected),
                "{value}"
            );
        }
        assert_eq!(urlencoded(&json("[1]"), &[]), None);
        assert_eq!(urlencoded(&json("\"a\""), &[]), None);
    }

    #[test]
    fn styles_spell_lists_and_objects() {
        use QueryStyle::{DeepObject, Form, FormJoined, PipeDelimited, SpaceDelimited};
        let (list, object) = (r#"{"v":["a","b"]}"#, r#"{"v":{"a":1,"b":2}}"#);
        for (value, style, expected) in [
            (list, Form, "v=a&v=b"),
            (list, FormJoined, "v=a%2Cb"),
            (list, SpaceDelimited, "v=a+b"),
            (list, PipeDelimited, "v=a%7Cb"),
            (list, DeepObject, "v%5B0%5D=a&v%5B1%5D=b"),
            (object, Form, "a=1&b=2"),
            (object, FormJoined, "v=a%2C1%2Cb%2C2"),
            (object, DeepObject, "v%5Ba%5D=1&v%5Bb%5D=2"),
            (
                r#"{"v":{"a":[{"b":1}]}}"#,
                DeepObject,
                "v%5Ba%5D%5B0%5D%5Bb%5D=1",
            ),
            (r#"{"v":"text"}"#, DeepObject, "v=text"),
        ] {
            let written = urlencoded(&json(value), &[("v", style)]);
            assert_eq!(written.as_deref(), Some(expected), "{value} {style:?}");
        }
    }

    #[test]
    fn parts_are_text_json_and_files() {
        let form = Multipart::new()
            .part("plain", "a\r\nb")
            .part("absent", &None::<i32>)
            .part("list", &[1, 2])
            .part("object", &json(r#"{"a":1}"#))
            .part_as("xml", "application/xml", "<a/>")
            .file(
                "file",
                &Binary::new(vec![0, 159]).with_file_name("a \"b\".bin"),
            )
            .file_as("images", "image/png", &vec![Binary::from("x")]);
        let (boundary, bytes) = form.finish().expect("a form");
        assert_eq!(boundary, "form-data-boundary-0");
        let mut expected = Vec::new();
        for part in [
            &b"\"plain\"\r\n\r\na\r\nb"[..],
            b"\"list\"\r\n\r\n1",
            b"\"list\"\r\n\r\n2",
            b"\"object\"\r\nContent-Type: application/json\r\n\r\n{\"a\":1}",
            b"\"xml\"\r\nContent-Type: application/xml\r\n\r\n<a/>",
            b"\"file\"; filename=\"a %22b%22.bin\"\r\nContent-Type: application/octet-stream\r\n\r\n\0\x9f",
            b"\"images\"; filename=\"images\"\r\nContent-Type: image/png\r\n\r\nx",
        ] {
            expected.extend_from_slice(b"--form-data-boundary-0\r\nContent-Disposition: form-data; name=");
            expected.extend_from_slice(part);
            expected.extend_from_slice(b"\r\n");
        }
        expected.extend_from_slice(b"--form-data-boundary-0--\r\n");
        assert_eq!(bytes, expected);
    }

    #[test]
    fn no_part_can_end_another() {
        let form = Multipart::new()
            .part("a", "--form-data-boundary-0--")
            .part("b\"; filename=\"x\r\nX: y", "--form-data-boundary-1");
        let (boundary, _) = form.finish().expect("a form");
        assert_eq!(boundary, "form-data-boundary-2");
        assert!(body(&form).contains("name=\"b%22; filename=%22x%0D%0AX: y\"\r\n"));
        let file = Binary::from("x").with_media_type("a/b\r\nX: y");
        assert_eq!(Multipart::new().file("a", &file).finish(), None);
    }

    #[test]
    fn members_of_objects_are_parts() {
        let form = Multipart::new().members(&json(r#"{"a":"x","b":[1,2],"c":null}"#));
        assert_eq!(body(&form).matches("name=").count(), 3);
        assert_eq!(Multipart::new().members(&json("[1]")).finish(), None);
    }

    #[test]
    fn contents_are_not_shown() {
        let form = Multipart::new().part("password", "hunter2");
        assert!(!format!("{form:?}").contains("hunter2"));
    }

    #[test]
    fn a_form_without_parts_is_its_end() {
        assert_eq!(body(&Multipart::new()), "--form-data-boundary-0--\r\n");
    }
}
