// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Does every path parameter stay inside its own segment?
//!
//! `url` and servers remove `.` and `..` segments, however they are spelled, so percent-encoding cannot make such a
//! value safe: `DELETE /users/{id}` with `..` would become `DELETE /`. Such a segment is refused, and so is an empty
//! one. The check runs on whole segments, because a template can compose them: `{name}:pin`, `{log}.gz`, `{a}{b}`.

use super::encode;
use super::parameter::{ParameterShape, ParameterValue};
use super::validate::{Location, Rule, Violations};

/// A path under construction, from left to right.
#[derive(Debug, Default)]
pub struct PathBuilder {
    text: String,
    /// Where the current segment begins in `text`.
    segment: usize,
    /// The last parameter that is part of the current segment.
    parameter: Option<&'static str>,
    /// Parameters whose segments must not be sent.
    unsafe_parameters: Vec<&'static str>,
}

impl PathBuilder {
    /// Adds text of the template, which the generator has checked: it is sent as it is.
    pub fn literal(&mut self, text: &str) -> &mut Self {
        for (index, piece) in text.split('/').enumerate() {
            if index > 0 {
                self.close_segment();
                self.text.push('/');
                self.segment = self.text.len();
            }
            self.text.push_str(piece);
        }
        self
    }

    /// Adds the value of a parameter in the style `simple`, not exploded.
    pub fn value(&mut self, name: &'static str, value: &dyn ParameterValue) -> &mut Self {
        self.parameter = Some(name);
        match value.shape() {
            ParameterShape::Absent => {}
            ParameterShape::Text(text) => encode::percent(&mut self.text, &text),
            ParameterShape::List(items) => self.joined(items.iter().map(AsRef::as_ref)),
            ParameterShape::Members(members) => {
                self.joined(
                    members
                        .iter()
                        .flat_map(|(member, text)| [member.as_ref(), text.as_ref()]),
                );
            }
        }
        self
    }

    fn joined<'a>(&mut self, items: impl Iterator<Item = &'a str>) {
        for (index, item) in items.enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            encode::percent(&mut self.text, item);
        }
    }

    /// Ends the current segment; one that a parameter has made empty, `.` or `..` is noted.
    fn close_segment(&mut self) {
        if let Some(name) = self.parameter.take() {
            let segment = self.text.get(self.segment..).unwrap_or_default();
            if is_unsafe(segment) {
                self.unsafe_parameters.push(name);
            }
        }
    }

    /// The whole path. Unsafe segments are added to `found`, by the name of their parameter and never by value.
    pub(super) fn finish(mut self, found: &mut Violations) -> String {
        self.close_segment();
        for name in &self.unsafe_parameters {
            found.push(Location::parameter(name), Rule::UnsafeSegment);
        }
        self.text
    }
}

/// Whether a percent-encoded segment is empty or is removed by dot-segment normalisation (RFC 3986 § 5.2.4; WHATWG URL
/// § 4.1 counts `%2e` as a dot).
fn is_unsafe(segment: &str) -> bool {
    let mut dots = 0;
    let mut rest = segment;
    while !rest.is_empty() {
        rest = match rest
            .strip_prefix('.')
            .or_else(|| rest.strip_prefix("%2e"))
            .or_else(|| rest.strip_prefix("%2E"))
        {
            Some(rest) => rest,
            None => return false,
        };
        dots += 1;
    }
    dots <= 2
}
