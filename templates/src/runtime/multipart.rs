//! How do values and files become parts: `multipart/form-data` (RFC 7578), or any other `multipart` (RFC 2046 § 5.1)?
//!
//! OAS 3.0.4 § Encoding Object decides what stands under each name: a single value is text, an array is one part for each
//! of its items, an object is JSON. Members that are absent or null are left out. Files that are not in memory are read
//! while the body is sent.
//!
//! Names are of forms alone: what another `multipart` holds is known by its order and its media types.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::hash::{BuildHasher as _, Hasher as _, RandomState};

use reqwest::header::HeaderName;
use serde::Serialize;

use super::body::Body;
use super::form::text;
use super::json::Json;
use super::media_range::{essence, folded};
use super::model::{Maybe, sending};
use super::request::header_value;
use super::scalar::Binary;

/// What parts are separated by, before the number that makes it differ from all they hold.
const BOUNDARY: &str = "form-data-boundary-";

/// The body of a `multipart/form-data` request (RFC 7578): parts in order, each under a name. In another `multipart`, such
/// as `multipart/related`, names are not sent.
///
/// ```text
/// Multipart::new().part("purpose", &"avatar").file("image", &Binary::from_path("me.png"))
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Multipart {
    parts: Vec<Part>,
    unwritable: bool,
}

#[derive(Clone, PartialEq, Eq)]
struct Part {
    name: String,
    /// Whether it is sent as a file, which has a name of its own in forms.
    is_file: bool,
    file_name: Option<String>,
    media_type: Option<String>,
    headers: Vec<(String, String)>,
    content: Body,
}

/// Name and length: what a part holds may be secret.
impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.content.as_bytes() {
            Some(bytes) => write!(f, "{} ({} bytes)", self.name, bytes.len()),
            None => write!(f, "{} ({:?})", self.name, self.content),
        }
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
        match sending(|| Json::of(value)) {
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
            is_file: false,
            file_name: None,
            media_type: match media_type {
                Some(media_type) => Some(media_type.to_owned()),
                None if is_plain => None,
                None => Some("application/json".to_owned()),
            },
            headers: Vec::new(),
            content: text.into(),
        });
    }

    /// Adds every member of an object as a part of its name.
    #[must_use]
    pub fn members<T: Serialize + ?Sized>(mut self, value: &T) -> Self {
        match sending(|| Json::of(value)) {
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
    /// In a form, a file without a name of its own has that of the part, since servers tell a file by its having one; one
    /// without a media type is `application/octet-stream`.
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
                is_file: true,
                file_name: file.file_name().map(str::to_owned),
                media_type: Some(file.media_type().unwrap_or(media_type).to_owned()),
                headers: file.headers().to_vec(),
                content: file.content().clone(),
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

    /// The value of `Content-Type` and the body, under this media type; none when a value has no form, or a media type or
    /// header could not stand in a header.
    pub(super) fn finish(&self, media_type: &str) -> Option<(String, Body)> {
        if self.unwritable || !self.parts.iter().all(Part::is_safe) {
            return None;
        }
        let kind = Kind::of(media_type);
        let boundary = self.boundary();
        let mut pieces: Vec<Body> = Vec::with_capacity(2 * self.parts.len() + 1);
        let mut between = "";
        for part in &self.parts {
            let head = part.head(kind);
            pieces.push(format!("{between}--{boundary}\r\n{head}\r\n").into());
            pieces.push(part.content.clone());
            between = "\r\n";
        }
        pieces.push(format!("{between}--{boundary}--\r\n").into());
        let root = self.parts.first();
        let root = root.filter(|_| kind == Kind::Related && !media_type.contains("type="));
        let root = root.and_then(|part| part.media_type(kind));
        let root = root.map(|root| format!("; type=\"{}\"", essence(root)));
        let root = root.unwrap_or_default();
        Some((
            format!("{media_type}{root}; boundary={boundary}"),
            Body::chain(pieces),
        ))
    }

    /// A separator that none of the parts holds (RFC 2046 § 5.1.1): the same for the same parts in memory, and one that
    /// nobody can foresee where a part is not in memory.
    fn boundary(&self) -> String {
        let contents = self.parts.iter().map(|part| part.content.as_bytes());
        let Some(contents) = contents.collect::<Option<Vec<&[u8]>>>() else {
            let random = || RandomState::new().build_hasher().finish();
            return format!("{BOUNDARY}{:016x}{:016x}", random(), random());
        };
        let held = |boundary: &str| {
            contents
                .iter()
                .any(|content| contains(content, boundary.as_bytes()))
        };
        let candidates = (0_u64..).map(|number| format!("{BOUNDARY}{number}"));
        let mut free = candidates.skip_while(|boundary| held(boundary));
        // Each part holds a finite number of them.
        free.next().unwrap_or_default()
    }
}

/// What the parts of a body are to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `multipart/form-data`: the fields of a form.
    Form,
    /// `multipart/related`: one of them is the root, to which the others belong (RFC 2387).
    Related,
    /// `multipart/mixed`, and what is unknown (RFC 2046 § 5.1.3): independent of each other, in order.
    Mixed,
}

impl Kind {
    fn of(media_type: &str) -> Self {
        match folded(media_type).as_str() {
            "multipart/form-data" => Self::Form,
            "multipart/related" => Self::Related,
            _ => Self::Mixed,
        }
    }
}

impl Part {
    /// Its header fields, each with the end of its line.
    fn head(&self, kind: Kind) -> String {
        let mut head = String::new();
        let file_name = self.file_name.as_deref().map(escaped);
        // Writing to a `String` cannot fail.
        let _ = match (kind, file_name) {
            (Kind::Form, file_name) => {
                let name = escaped(&self.name);
                let file_name = file_name.or_else(|| self.is_file.then(|| name.clone()));
                let file_name = file_name.map(|name| format!("; filename=\"{name}\""));
                let file_name = file_name.unwrap_or_default();
                write!(
                    head,
                    "Content-Disposition: form-data; name=\"{name}\"{file_name}\r\n"
                )
            }
            (Kind::Related | Kind::Mixed, Some(file_name)) => write!(
                head,
                "Content-Disposition: attachment; filename=\"{file_name}\"\r\n"
            ),
            (Kind::Related | Kind::Mixed, None) => Ok(()),
        };
        if let Some(media_type) = self.media_type(kind) {
            let _ = write!(head, "Content-Type: {media_type}\r\n");
        }
        for (name, value) in &self.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        head
    }

    /// Its media type. Text is UTF-8, which a form need not say (RFC 7578 § 5.1.2) and other bodies must (RFC 2046 § 4.1.2).
    fn media_type(&self, kind: Kind) -> Option<&str> {
        let usual = (kind != Kind::Form).then_some("text/plain; charset=utf-8");
        self.media_type.as_deref().or(usual)
    }

    /// Whether its head says what it is meant to say.
    fn is_safe(&self) -> bool {
        let media_type = self.media_type.as_deref().unwrap_or_default();
        let is_printable = media_type.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        let own = ["content-disposition", "content-type"];
        is_printable
            && self.headers.iter().all(|(name, value)| {
                HeaderName::try_from(name.as_str()).is_ok_and(|name| !own.contains(&name.as_str()))
                    && header_value(value).is_some()
            })
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

    const FORM: &str = "multipart/form-data";

    fn json(text: &str) -> Json {
        serde_json::from_str(text).expect("JSON")
    }

    fn body(form: &Multipart) -> String {
        let (_, body) = form.finish(FORM).expect("a form");
        String::from_utf8_lossy(body.as_bytes().expect("in memory")).into_owned()
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
        let (media_type, bytes) = form.finish(FORM).expect("a form");
        assert_eq!(
            media_type,
            "multipart/form-data; boundary=form-data-boundary-0"
        );
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
        assert_eq!(bytes.as_bytes(), Some(expected.as_slice()));
    }

    #[test]
    fn no_part_can_end_another() {
        let form = Multipart::new()
            .part("a", "--form-data-boundary-0--")
            .part("b\"; filename=\"x\r\nX: y", "--form-data-boundary-1");
        let (media_type, _) = form.finish(FORM).expect("a form");
        assert!(
            media_type.ends_with("=form-data-boundary-2"),
            "{media_type}"
        );
        assert!(body(&form).contains("name=\"b%22; filename=%22x%0D%0AX: y\"\r\n"));
        let file = Binary::from("x").with_media_type("a/b\r\nX: y");
        assert_eq!(Multipart::new().file("a", &file).finish(FORM), None);
    }

    #[test]
    fn members_of_objects_are_parts() {
        let form = Multipart::new().members(&json(r#"{"a":"x","b":[1,2],"c":null}"#));
        assert_eq!(body(&form).matches("name=").count(), 3);
        assert_eq!(Multipart::new().members(&json("[1]")).finish(FORM), None);
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

    #[test]
    fn files_that_are_not_in_memory_and_headers_of_parts() {
        let file = Binary::from_path("/tmp/photo.png").with_header("X-Checksum", "abc");
        let form = Multipart::new().part("a", "b").file("photo", &file);
        let (first, body) = form.finish(FORM).expect("a form");
        assert_eq!(body.as_bytes(), None);
        assert!(body.is_replayable());
        let (second, _) = form.finish(FORM).expect("a form");
        assert_ne!(first, second);
        for (name, value) in [("a b", "c"), ("a", "b\r\nc: d"), ("Content-Type", "a/b")] {
            let file = Binary::from("x").with_header(name, value);
            assert!(
                Multipart::new().file("a", &file).finish(FORM).is_none(),
                "{name}"
            );
        }
        let file = Binary::from("x").with_header("X-Checksum", "abc");
        let shown = self::body(&Multipart::new().file("a", &file));
        assert!(
            shown
                .contains("Content-Type: application/octet-stream\r\nX-Checksum: abc\r\n\r\nx\r\n")
        );
    }

    #[test]
    fn other_bodies_have_no_names() {
        let parts = Multipart::new()
            .part("meta", &json(r#"{"a":1}"#))
            .part("note", "ü")
            .part_as("table", "text/csv", "a,b")
            .file("data", &Binary::from("x"))
            .file(
                "photo",
                &Binary::from("y")
                    .with_file_name("me.png")
                    .with_media_type("image/png")
                    .with_header("Content-ID", "<1>"),
            );
        let expected = "--form-data-boundary-0\r\nContent-Type: application/json\r\n\r\n{\"a\":1}\r\n\
             --form-data-boundary-0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nü\r\n\
             --form-data-boundary-0\r\nContent-Type: text/csv\r\n\r\na,b\r\n\
             --form-data-boundary-0\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n\
             --form-data-boundary-0\r\nContent-Disposition: attachment; filename=\"me.png\"\r\n\
             Content-Type: image/png\r\nContent-ID: <1>\r\n\r\ny\r\n\
             --form-data-boundary-0--\r\n";
        for (media_type, sent) in [
            ("multipart/mixed", "multipart/mixed"),
            ("multipart/x-own", "multipart/x-own"),
            (
                "multipart/related",
                "multipart/related; type=\"application/json\"",
            ),
            (
                "multipart/related; type=\"text/xml\"",
                "multipart/related; type=\"text/xml\"",
            ),
        ] {
            let (found, body) = parts.finish(media_type).expect("parts");
            assert_eq!(found, format!("{sent}; boundary=form-data-boundary-0"));
            assert_eq!(body.as_bytes(), Some(expected.as_bytes()), "{media_type}");
        }
        let root = Multipart::new()
            .part("text", "a")
            .finish("multipart/related");
        let (found, _) = root.expect("parts");
        assert!(found.starts_with("multipart/related; type=\"text/plain\"; "));
    }
}
