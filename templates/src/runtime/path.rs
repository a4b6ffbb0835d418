//! Does every path parameter stay where the template has it?
//!
//! `url` and servers remove `.` and `..` segments, however they are spelled, so percent-encoding cannot make such a
//! value safe: `DELETE /users/{id}` with `..` would become `DELETE /`. Such a segment is refused, and so is an empty
//! one. The check runs on whole segments, because a template can compose them: `{name}:pin`, `{log}.gz`, `{a}{b}`.
//! A value whose slashes are kept is several segments, none of which may lead out of the path.

use super::encode;
use super::parameter::{ParameterShape, ParameterValue};
use super::validate::{Location, Rule, Violations};

/// Room for most paths.
const USUAL_LENGTH: usize = 120;

/// A path under construction, from left to right.
#[derive(Clone, Debug, Default)]
pub struct PathBuilder {
    text: String,
    /// Where the current segment begins in `text`.
    segment: usize,
    /// The last parameter that is part of the current segment.
    parameter: Option<Part>,
    /// Parameters whose segments must not be sent.
    unsafe_parameters: Vec<&'static str>,
}

/// A parameter's part of a segment.
#[derive(Clone, Copy, Debug)]
struct Part {
    name: &'static str,
    empty: Empty,
}

/// Whether the segment may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Empty {
    /// It would be another resource.
    Refused,
    /// Other segments are of the same value: it ends with a slash.
    Fine,
}

/// How a path parameter spells its value (OAS 3.0.4 § Style Values).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathStyle {
    /// `simple`: `a,b`, `member,value`. The default.
    Simple,
    /// `simple`, exploded: `a,b`, `member=value`.
    SimpleExploded,
    /// `label`: `.a,b`, `.member,value`.
    Label,
    /// `label`, exploded: `.a.b`, `.member=value`.
    LabelExploded,
    /// `matrix`: `;name=a,b`, `;name=member,value`.
    Matrix,
    /// `matrix`, exploded: `;name=a;name=b`, `;member=value`.
    MatrixExploded,
}

impl PathStyle {
    /// What stands first, what stands between exploded values, and whether values have the parameter's name.
    fn spelling(self) -> (&'static str, &'static str, bool) {
        match self {
            Self::Simple | Self::SimpleExploded => ("", ",", false),
            Self::Label | Self::LabelExploded => (".", ".", false),
            Self::Matrix | Self::MatrixExploded => (";", ";", true),
        }
    }

    fn is_exploded(self) -> bool {
        match self {
            Self::Simple | Self::Label | Self::Matrix => false,
            Self::SimpleExploded | Self::LabelExploded | Self::MatrixExploded => true,
        }
    }
}

impl PathBuilder {
    /// Adds text of the template, which the generator has checked: it is sent as it is.
    pub fn literal(&mut self, text: &str) -> &mut Self {
        if self.text.is_empty() {
            self.text.reserve(USUAL_LENGTH);
        }
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
        self.styled(name, value, PathStyle::Simple)
    }

    /// Adds the value of a parameter; nothing when it is absent, or a list or object without anything in it.
    pub fn styled(
        &mut self,
        name: &'static str,
        value: &dyn ParameterValue,
        style: PathStyle,
    ) -> &mut Self {
        self.spell(name, value, style, encode::percent)
    }

    /// Adds the value of a parameter whose reserved characters are kept, where they may stand in a segment
    /// (`allowReserved`; RFC 6570 § 3.2.3). Slashes are percent-encoded: OAS 3.2.0 § Path Templating forbids them.
    pub fn reserved(
        &mut self,
        name: &'static str,
        value: &dyn ParameterValue,
        style: PathStyle,
    ) -> &mut Self {
        self.spell(name, value, style, encode::in_segment)
    }

    /// Adds the value of a parameter whose reserved characters are kept, and slashes with them (`{+name}`; RFC 6570
    /// § 3.2.3), so that it can be several segments. Of these none may be `.` or `..`, and the first of the path not
    /// empty. At the beginning of a path a value may begin with the slash that the template has there, too: identifiers
    /// that are paths often do (`/subscriptions/…`).
    pub fn spanning(
        &mut self,
        name: &'static str,
        value: &dyn ParameterValue,
        style: PathStyle,
    ) -> &mut Self {
        let start = self.text.len();
        self.spell(name, value, style, encode::in_path);
        if start == 1 && self.text.starts_with("//") {
            self.text.remove(start);
        }
        let mut from = start;
        while let Some(length) = self.text.get(from..).and_then(|rest| rest.find('/')) {
            let segment = self.text.get(self.segment..from + length);
            let segment = segment.unwrap_or_default();
            // A path that begins with two slashes would be read as one with another host (RFC 3986 § 3.3).
            if is_dots(segment) || (segment.is_empty() && self.segment <= 1) {
                self.unsafe_parameters.push(name);
            }
            from += length + 1;
            self.segment = from;
            let empty = Empty::Fine;
            self.parameter = Some(Part { name, empty });
        }
        self
    }

    fn spell(
        &mut self,
        name: &'static str,
        value: &dyn ParameterValue,
        style: PathStyle,
        escape: fn(&mut String, &str),
    ) -> &mut Self {
        let empty = Empty::Refused;
        self.parameter = Some(Part { name, empty });
        let (first, separator, named) = style.spelling();
        match value.shape() {
            ParameterShape::Absent => {}
            ParameterShape::Text(text) => {
                self.text.push_str(first);
                self.named(named.then_some(name), [text.as_ref()].into_iter(), escape);
            }
            ParameterShape::List(items) if style.is_exploded() => {
                for (index, item) in items.iter().enumerate() {
                    self.text
                        .push_str(if index > 0 { separator } else { first });
                    self.named(named.then_some(name), [item.as_ref()].into_iter(), escape);
                }
            }
            ParameterShape::Members(members) if style.is_exploded() => {
                for (index, (member, text)) in members.iter().enumerate() {
                    self.text
                        .push_str(if index > 0 { separator } else { first });
                    encode::percent(&mut self.text, member);
                    self.text.push('=');
                    escape(&mut self.text, text);
                }
            }
            ParameterShape::List(items) if !items.is_empty() => {
                self.text.push_str(first);
                self.named(
                    named.then_some(name),
                    items.iter().map(AsRef::as_ref),
                    escape,
                );
            }
            ParameterShape::Members(members) if !members.is_empty() => {
                let texts = members
                    .iter()
                    .flat_map(|(member, text)| [member.as_ref(), text.as_ref()]);
                self.text.push_str(first);
                self.named(named.then_some(name), texts, escape);
            }
            ParameterShape::List(_) | ParameterShape::Members(_) => {}
        }
        self
    }

    /// `name=a,b`, or `name` alone where nothing follows it (RFC 6570 § 3.2.7); without a name, `a,b`.
    fn named<'a>(
        &mut self,
        name: Option<&str>,
        texts: impl Iterator<Item = &'a str>,
        escape: fn(&mut String, &str),
    ) {
        if let Some(name) = name {
            encode::percent(&mut self.text, name);
            self.text.push('=');
        }
        let start = self.text.len();
        for (index, text) in texts.enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            escape(&mut self.text, text);
        }
        if name.is_some() && self.text.len() == start {
            self.text.pop();
        }
    }

    /// The path so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Ends the current segment; one that a parameter has made empty, `.` or `..` is noted.
    fn close_segment(&mut self) {
        if let Some(Part { name, empty }) = self.parameter.take() {
            let segment = self.text.get(self.segment..).unwrap_or_default();
            if is_dots(segment) || (segment.is_empty() && empty == Empty::Refused) {
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

/// Whether a percent-encoded segment is removed by dot-segment normalisation (RFC 3986 § 5.2.4; WHATWG URL § 4.1 counts
/// `%2e` as a dot).
fn is_dots(segment: &str) -> bool {
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
    matches!(dots, 1 | 2)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn styles_spell_as_the_table_of_the_specification() {
        let spelled = |value: &dyn ParameterValue, style| {
            let mut path = PathBuilder::default();
            path.literal("/").styled("color", value, style);
            let mut found = Violations::default();
            let text = path.finish(&mut found);
            found.into_result().map(|()| text).map_err(drop)
        };
        let list = ["blue", "black"];
        let object = BTreeMap::from([("R".to_owned(), 100), ("G".to_owned(), 200)]);
        for (style, empty, text, of_list, of_object) in [
            (
                PathStyle::Simple,
                Err(()),
                "/blue",
                "/blue,black",
                "/G,200,R,100",
            ),
            (
                PathStyle::SimpleExploded,
                Err(()),
                "/blue",
                "/blue,black",
                "/G=200,R=100",
            ),
            (
                PathStyle::Label,
                Err(()),
                "/.blue",
                "/.blue,black",
                "/.G,200,R,100",
            ),
            (
                PathStyle::LabelExploded,
                Err(()),
                "/.blue",
                "/.blue.black",
                "/.G=200.R=100",
            ),
            (
                PathStyle::Matrix,
                Ok("/;color"),
                "/;color=blue",
                "/;color=blue,black",
                "/;color=G,200,R,100",
            ),
            (
                PathStyle::MatrixExploded,
                Ok("/;color"),
                "/;color=blue",
                "/;color=blue;color=black",
                "/;G=200;R=100",
            ),
        ] {
            assert_eq!(spelled(&"", style), empty.map(str::to_owned), "{style:?}");
            assert_eq!(spelled(&"blue", style), Ok(text.to_owned()), "{style:?}");
            assert_eq!(
                spelled(&list.to_vec(), style),
                Ok(of_list.to_owned()),
                "{style:?}"
            );
            assert_eq!(
                spelled(&object, style),
                Ok(of_object.to_owned()),
                "{style:?}"
            );
            assert_eq!(spelled(&Vec::<String>::new(), style), Err(()), "{style:?}");
        }
    }
    /// RFC 6570 § 3.2.3, and what would lead out of the path.
    #[test]
    fn slashes_that_are_kept_make_segments() {
        let spelled = |[before, after]: [&str; 2], value: &str| {
            let mut path = PathBuilder::default();
            path.literal(before)
                .spanning("path", &value, PathStyle::Simple)
                .literal(after);
            let mut found = Violations::default();
            let text = path.finish(&mut found);
            found.into_result().map(|()| text).map_err(drop)
        };
        let file = ["/f/", ""];
        for (around, value, expected) in [
            (file, "foo/bar", Ok("/f/foo/bar")),
            (["/up", "/here"], "/foo/bar", Ok("/up/foo/bar/here")),
            (file, "a/...", Ok("/f/a/...")),
            (file, "dir/", Ok("/f/dir/")),
            (file, "a//b", Ok("/f/a//b")),
            (["/f/", ":pin"], "a/", Ok("/f/a/:pin")),
            (file, "", Err(())),
            (file, "..", Err(())),
            (file, "../b", Err(())),
            (file, "a/..", Err(())),
            (file, "a/./b", Err(())),
            (file, "a/%2E./b", Err(())),
            (["/f/.", ""], "./b", Err(())),
            (["/f/", "."], "a/.", Err(())),
            (["/f/", ".."], "a/", Err(())),
            (["/", ""], "/x/y", Ok("/x/y")),
            (["/", "/z"], "/x", Ok("/x/z")),
            (["/", ""], "//host/x", Err(())),
            (["/", ""], "/", Err(())),
            (["/", ""], "/../x", Err(())),
            (["/", "x"], "/", Ok("/x")),
        ] {
            let expected = expected.map(str::to_owned);
            assert_eq!(spelled(around, value), expected, "{around:?} {value}");
        }
    }

    #[test]
    fn other_reserved_characters_stay_inside_their_segment() {
        let mut path = PathBuilder::default();
        path.literal("/")
            .reserved("id", &"a:b/c@d", PathStyle::Simple)
            .literal("/")
            .reserved("ids", &vec!["1,2", "3;4"], PathStyle::MatrixExploded);
        let mut found = Violations::default();
        assert_eq!(path.finish(&mut found), "/a:b%2Fc@d/;ids=1,2;ids=3;4");
        assert!(found.is_empty());
        let mut path = PathBuilder::default();
        path.literal("/").reserved("id", &"%2e.", PathStyle::Simple);
        path.finish(&mut found);
        assert!(!found.is_empty());
    }
}
