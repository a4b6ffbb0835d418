//! Which parts does a `multipart` body hold (RFC 7578, RFC 2046 § 5.1)?

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use bytes::Bytes;

use crate::runtime::media_range::folded;
use crate::runtime::model::Maybe;
use crate::runtime::scalar::Binary;

/// One part.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Empty where the body gives none.
    pub(super) name: String,
    pub(super) file_name: Option<String>,
    pub(super) media_type: Option<String>,
    pub(super) content: Bytes,
}

impl Part {
    /// The part as a file.
    pub(super) fn file(&self) -> Binary {
        let mut file = Binary::new(self.content.clone());
        if let Some(name) = &self.file_name {
            file = file.with_file_name(name);
        }
        if let Some(media_type) = &self.media_type {
            file = file.with_media_type(media_type);
        }
        file
    }
}

/// Places that hold the files of a form.
pub trait FilesMut {
    /// Gives each of them.
    fn each_mut(&mut self, give: &mut dyn FnMut(&mut Binary));
}

impl FilesMut for Binary {
    fn each_mut(&mut self, give: &mut dyn FnMut(&mut Binary)) {
        give(self);
    }
}

impl<F: FilesMut> FilesMut for Option<F> {
    fn each_mut(&mut self, give: &mut dyn FnMut(&mut Binary)) {
        self.iter_mut().for_each(|files| files.each_mut(give));
    }
}

impl<F: FilesMut> FilesMut for Maybe<F> {
    fn each_mut(&mut self, give: &mut dyn FnMut(&mut Binary)) {
        if let Self::Value(files) = self {
            files.each_mut(give);
        }
    }
}

impl<F: FilesMut> FilesMut for Vec<F> {
    fn each_mut(&mut self, give: &mut dyn FnMut(&mut Binary)) {
        self.iter_mut().for_each(|files| files.each_mut(give));
    }
}

impl<F: FilesMut + ?Sized> FilesMut for Box<F> {
    fn each_mut(&mut self, give: &mut dyn FnMut(&mut Binary)) {
        (**self).each_mut(give);
    }
}

impl<F: FilesMut> FilesMut for BTreeMap<String, F> {
    fn each_mut(&mut self, give: &mut dyn FnMut(&mut Binary)) {
        self.values_mut().for_each(|files| files.each_mut(give));
    }
}

/// The parts of a body of this media type, in order; none when it is not such a form.
pub(super) fn parts(media_type: &str, body: &[u8]) -> Option<Vec<Part>> {
    let boundary = parameter(media_type, "boundary")?;
    let mut rest = after(body, format!("--{boundary}").as_bytes())?;
    let end = format!("\r\n--{boundary}");
    let mut parts = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            return Some(parts);
        }
        rest = rest.strip_prefix(b"\r\n")?;
        let length = position(rest, end.as_bytes())?;
        parts.push(part(rest.get(..length)?)?);
        rest = rest.get(length + end.len()..)?;
    }
}

fn part(text: &[u8]) -> Option<Part> {
    let head_length = position(text, b"\r\n\r\n")?;
    let head = std::str::from_utf8(text.get(..head_length)?).ok()?;
    let fields = head.split("\r\n").filter_map(|line| line.split_once(':'));
    let field = |name: &str| {
        let mut fields = fields.clone();
        let found = fields.find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim())
    };
    let disposition = field("content-disposition").unwrap_or_default();
    let name = parameter(disposition, "name").unwrap_or_default();
    Some(Part {
        name: unescaped(&name),
        file_name: parameter(disposition, "filename").map(|name| unescaped(&name)),
        media_type: field("content-type").map(str::to_owned),
        content: Bytes::copy_from_slice(text.get(head_length + 4..)?),
    })
}

/// Gives parts without names those of the members they can stand for, in order: members by their names, media types (empty
/// for any) and how many parts each may have. Whether that is possible.
pub(super) fn name_in_order(
    parts: &mut [Part],
    members: &[(&str, &str, RangeInclusive<usize>)],
) -> bool {
    let Some(((name, media_type, count), others)) = members.split_first() else {
        return parts.is_empty();
    };
    let fits = |part: &Part| {
        let found = part.media_type.as_deref().unwrap_or("text/plain");
        media_type.is_empty() || folded(found) == folded(media_type)
    };
    let fitting = parts.iter().take_while(|part| fits(part)).count();
    let mut taken = (*count.start()..=fitting.min(*count.end())).rev();
    taken.any(|taken| {
        let (own, rest) = parts.split_at_mut(taken);
        own.iter_mut()
            .for_each(|part| (*name).clone_into(&mut part.name));
        name_in_order(rest, others)
    })
}

/// A parameter of a header field: `; name=value`, `; name="value"`.
fn parameter(field: &str, name: &str) -> Option<String> {
    let mut rest = field;
    loop {
        rest = rest.split_once(';')?.1.trim_start();
        let (known, value) = rest.split_once('=')?;
        let value = match value.strip_prefix('"') {
            Some(quoted) => {
                let (value, after) = quoted.split_once('"')?;
                rest = after;
                value
            }
            None => value.split(';').next().unwrap_or_default().trim(),
        };
        if known.trim().eq_ignore_ascii_case(name) {
            return Some(value.to_owned());
        }
    }
}

/// A name as it was before it was written (WHATWG HTML § 4.10.22.8).
fn unescaped(name: &str) -> String {
    name.replace("%22", "\"")
        .replace("%0D", "\r")
        .replace("%0A", "\n")
}

fn after<'b>(bytes: &'b [u8], wanted: &[u8]) -> Option<&'b [u8]> {
    bytes.get(position(bytes, wanted)? + wanted.len()..)
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::Multipart;

    #[test]
    fn what_is_written_is_read() {
        let file = Binary::new(vec![0xFF, 0, b'\r', b'\n', b'-', b'-'])
            .with_file_name("a\"b.bin")
            .with_media_type("image/png");
        let form = Multipart::new().part("a b", &"text").file("f", &file);
        let form = form.finish("multipart/form-data");
        let (media_type, body) = form.expect("a form");
        let body = body.as_bytes().expect("a form without files of the disk");
        let read = parts(&media_type, body).expect("a form");
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].name, "a b");
        assert_eq!(read[0].file_name, None);
        assert_eq!(read[0].content.as_ref(), b"text");
        assert_eq!(read[1].file(), file);
    }

    #[test]
    fn what_is_no_form_is_none() {
        for (media_type, body) in [
            ("multipart/form-data", "--a--"),
            ("multipart/form-data; boundary=a", "--b--"),
            (
                "multipart/form-data; boundary=a",
                "--a\r\nContent-Disposition: x",
            ),
        ] {
            assert!(
                parts(media_type, body.as_bytes()).is_none(),
                "{media_type}: {body}"
            );
        }
        let empty = parts("multipart/form-data; boundary=\"a b\"", b"--a b--\r\n");
        assert!(empty.is_some_and(|parts| parts.is_empty()));
    }

    #[test]
    fn parts_without_names_are_known_by_their_order() {
        let members = [
            ("meta", "application/json", 1..=1),
            ("tags", "text/plain", 0..=usize::MAX),
            ("note", "text/plain", 1..=1),
            ("data", "", 0..=1),
        ];
        for (media_types, expected) in [
            (&["application/json", "text/plain"][..], Some("meta note")),
            (
                &[
                    "application/json",
                    "text/plain; charset=utf-8",
                    "text/plain",
                    "image/png",
                ],
                Some("meta tags note data"),
            ),
            (
                &["application/json", "text/plain", "image/png"],
                Some("meta note data"),
            ),
            (&["application/json"], None),
            (&["text/plain", "text/plain"], None),
            (
                &["application/json", "text/plain", "image/png", "image/png"],
                None,
            ),
        ] {
            let parts = media_types.iter().map(|media_type| Part {
                name: String::new(),
                file_name: None,
                media_type: Some((*media_type).to_owned()),
                content: Bytes::new(),
            });
            let mut parts: Vec<Part> = parts.collect();
            let found = name_in_order(&mut parts, &members).then(|| {
                let names = parts.iter().map(|part| part.name.as_str());
                names.collect::<Vec<_>>().join(" ")
            });
            assert_eq!(found.as_deref(), expected, "{media_types:?}");
        }
    }
}
