// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

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
