// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

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
