//! Where does a request go? Path templates, parsed once into segments of literals and parameters.
//!
//! ```text
//! /clusters/{name}:grantAccess?v=2#note  ─▶  [ [clusters], [{name}, ":grantAccess"] ]  query "v=2"
//! /search?q={text}                       ─▶  [ [search] ]  query parameter q
//! ```

use std::fmt::Write as _;
use std::ops::Range;

use super::context::Context;
use crate::diagnostics::catalog::lower as catalog;
use crate::diagnostics::{Entry, escape};
use crate::ir::{PathTemplate, Piece, QueryPiece, Segment, SpecName};
use crate::source::{At, Origin};

/// Parses the template that is the name of a Path Item Object (OAS 3.0.4 § Path Templating). What cannot be part of a
/// path is reported at its very characters, and leaves a template without segments.
pub(super) fn lower(cx: &mut Context<'_, '_>, text: &str, path_item: At<'_>) -> PathTemplate {
    let mut parser = Parser {
        cx,
        at: path_item.origin().key(),
        text,
    };
    let rest = parser.strip_fragment();
    let (path, query) = rest
        .split_once('?')
        .map_or((rest, None), |(path, query)| (path, Some(query)));
    let (query, query_parameters) = query
        .map(|query| parser.query(query, path.len() + 1))
        .unwrap_or_default();
    PathTemplate {
        text: text.to_owned(),
        segments: parser.segments(path),
        query,
        query_parameters,
    }
}

/// Whether the template says after its `?` what a query parameter is (`/rest?method=photos.search`): sent again, it would
/// be sent twice.
pub(super) fn states(template: &PathTemplate, name: &str) -> bool {
    let pairs = template.query.iter().flat_map(|query| query.split('&'));
    let stated = pairs.filter_map(|pair| pair.split_once('='));
    let mut stated = stated.filter(|(_, value)| !value.is_empty());
    stated.any(|(stated, _)| unescaped(stated) == name)
}

/// What two templates have in common when no request can tell them apart: parameters are all the same, escapes are
/// undone. Fragments tell operations apart by the author's will.
pub(super) fn identity(template: &PathTemplate) -> String {
    spell(template, |_| "{}".to_owned())
}

/// The template with escapes undone.
pub(super) fn unescaped_text(template: &PathTemplate) -> String {
    spell(template, |name| format!("{{{name}}}"))
}

fn spell(template: &PathTemplate, parameter: fn(&SpecName) -> String) -> String {
    if template.segments.is_empty() {
        return template.text.clone();
    }
    let mut text = String::new();
    for segment in &template.segments {
        text.push('/');
        for piece in &segment.pieces {
            match piece {
                Piece::Literal(literal) => text.push_str(&unescaped(literal)),
                Piece::Parameter(name) => text.push_str(&parameter(name)),
            }
        }
    }
    if let Some((_, rest)) = template.text.split_once(['?', '#']) {
        text.push('?');
        text.push_str(rest);
    }
    text
}

struct Parser<'c, 'd, 'r, 't> {
    cx: &'c mut Context<'d, 'r>,
    at: Origin,
    text: &'t str,
}

impl<'t> Parser<'_, '_, '_, 't> {
    fn report(&mut self, entry: &'static Entry, range: Range<usize>, what: impl Into<String>) {
        let message = entry.message(what).within(range);
        self.cx.report(self.at, message);
    }

    fn strip_fragment(&mut self) -> &'t str {
        let Some((rest, fragment)) = self.text.split_once('#') else {
            return self.text;
        };
        let range = rest.len()..self.text.len();
        let what = format!(
            "`#{}` tells operations apart, but is no part of a request",
            escape(fragment)
        );
        self.report(&catalog::PATH_FRAGMENT, range, what);
        rest
    }

    /// What every request sends after the `?`, and the parameters that stand there.
    fn query(&mut self, query: &str, start: usize) -> (Option<String>, Vec<QueryPiece>) {
        let mut fixed = Vec::new();
        let mut pieces = Vec::new();
        let mut start = start;
        for text in query.split('&') {
            let range = start..start + text.len();
            start = range.end + 1;
            if !text.contains(['{', '}']) {
                fixed.push(text);
                continue;
            }
            match query_piece(text) {
                Some(piece) => {
                    let what = format!(
                        "`{}` is the query parameter `{}`",
                        escape(text),
                        escape(piece.name.as_str())
                    );
                    self.report(&catalog::PATH_QUERY, range, what);
                    pieces.push(piece);
                }
                None => {
                    let what =
                        "in the query of a path template, a parameter is the whole of a value";
                    self.report(&catalog::PATH_TEMPLATE, range, what);
                }
            }
        }
        let fixed = fixed.join("&");
        if fixed.is_empty() {
            return (None, pieces);
        }
        let range = self.text.find('?').map_or(0, |mark| mark + 1);
        let what = format!(
            "`?{}` is sent with every request of this path",
            escape(&fixed)
        );
        self.report(&catalog::PATH_QUERY, range..range + query.len(), what);
        let sent = escaped(&fixed, |byte| {
            is_pchar(byte) || byte == b'/' || byte == b'?'
        });
        (Some(sent.unwrap_or(fixed)), pieces)
    }

    fn segments(&mut self, path: &str) -> Vec<Segment> {
        let Some(rest) = path.strip_prefix('/') else {
            self.report(
                &catalog::PATH_TEMPLATE,
                0..path.len(),
                "a path starts with `/`",
            );
            return Vec::new();
        };
        if rest.starts_with('/') {
            self.report(
                &catalog::PATH_TEMPLATE,
                0..2,
                "a path that starts with `//` would name another host",
            );
            return Vec::new();
        }
        let mut segments = Vec::new();
        let mut start = 1;
        for text in rest.split('/') {
            segments.push(self.segment(text, start));
            start += text.len() + 1;
        }
        // One segment without a meaning leaves none to the path.
        segments
            .into_iter()
            .collect::<Option<_>>()
            .unwrap_or_default()
    }

    fn segment(&mut self, text: &str, start: usize) -> Option<Segment> {
        if matches!(unescaped(text).as_str(), "." | "..") {
            let what = "`.` and `..` lead out of the path they stand in";
            self.report(&catalog::PATH_TEMPLATE, start..start + text.len(), what);
            return None;
        }
        if let Some(name) = colon_name(text) {
            let what = format!("`:{name}` is sent as it is, and is no parameter");
            let message = catalog::COLON_PARAMETER.message(what);
            let message = message.within(start..start + name.len() + 1).help(format!(
                "write `{{{name}}}`, if it is one; nothing need be done, if the server has such a path"
            ));
            self.cx.report(self.at, message);
        }
        let mut pieces: Vec<Piece> = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let at = start + text.len() - rest.len();
            let Some(after) = rest.strip_prefix('{') else {
                let end = rest.find('{').unwrap_or(rest.len());
                let (literal, after) = rest.split_at(end);
                pieces.push(Piece::Literal(self.literal(literal, at)?));
                rest = after;
                continue;
            };
            let Some((name, after)) = after
                .split_once('}')
                .filter(|(name, _)| !name.contains('{'))
            else {
                self.report(
                    &catalog::PATH_TEMPLATE,
                    at..at + 1,
                    "`{` has no `}` within its segment",
                );
                return None;
            };
            if name.is_empty() {
                self.report(
                    &catalog::PATH_TEMPLATE,
                    at..at + 2,
                    "the parameter has no name",
                );
                return None;
            }
            if let Some(Piece::Parameter(before)) = pieces.last() {
                let what = format!(
                    "nothing tells where `{{{}}}` ends and `{{{}}}` begins",
                    escape(before.as_str()),
                    escape(name)
                );
                self.report(&catalog::ADJACENT_PARAMETERS, at..at + name.len() + 2, what);
            }
            pieces.push(Piece::Parameter(SpecName::new(name)));
            rest = after;
        }
        Some(Segment { pieces })
    }

    fn literal(&mut self, literal: &str, at: usize) -> Option<String> {
        if let Some(stray) = literal.find('}') {
            self.report(
                &catalog::PATH_TEMPLATE,
                at + stray..at + stray + 1,
                "`}` has no `{` within its segment",
            );
            return None;
        }
        match escaped(literal, is_pchar) {
            None => Some(literal.to_owned()),
            Some(sent) => {
                let what = format!("`{}` is sent as `{}`", escape(literal), escape(&sent));
                self.report(&catalog::PATH_CHARACTER, at..at + literal.len(), what);
                Some(sent)
            }
        }
    }
}

/// The name in a segment `:name`, as frameworks write parameters. Behind other text (`{name}:verb`) it is a method.
fn colon_name(segment: &str) -> Option<&str> {
    let rest = segment.strip_prefix(':')?;
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let begins = |c: char| c.is_ascii_alphabetic() || c == '_';
    rest.get(..end).filter(|name| name.starts_with(begins))
}

/// Whether a template has `:name` in the place of a parameter.
pub(super) fn has_colon_name(template: &PathTemplate, name: &str) -> bool {
    let path = template.text.split(['?', '#']).next().unwrap_or_default();
    path.split('/')
        .any(|segment| colon_name(segment) == Some(name))
}

/// `name={parameter}`
fn query_piece(text: &str) -> Option<QueryPiece> {
    let (name, value) = text.split_once('=')?;
    let parameter = value.strip_prefix('{')?.strip_suffix('}')?;
    let is_plain = |text: &str| !text.is_empty() && !text.contains(['{', '}']);
    (is_plain(name) && is_plain(parameter)).then(|| QueryPiece {
        name: SpecName::new(unescaped(name)),
        parameter: SpecName::new(parameter),
    })
}

/// RFC 3986 § 3.3, without `%`, which stands for itself only before two hexadecimal digits.
fn is_pchar(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(&byte)
}

/// The text with everything percent-encoded that may not stand for itself; `None` when all of it may.
fn escaped(text: &str, allowed: fn(u8) -> bool) -> Option<String> {
    let mut sent = String::with_capacity(text.len());
    let bytes = text.as_bytes();
    for (n, byte) in bytes.iter().copied().enumerate() {
        let is_escape = byte == b'%'
            && [n + 1, n + 2]
                .iter()
                .all(|digit| bytes.get(*digit).is_some_and(u8::is_ascii_hexdigit));
        if allowed(byte) || is_escape {
            sent.push(char::from(byte));
        } else {
            let _ = write!(sent, "%{byte:02X}");
        }
    }
    (sent != text).then_some(sent)
}

/// The text with percent-escapes undone, as far as they are UTF-8.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.bytes().next() {
        let code = rest
            .strip_prefix('%')
            .and_then(|after| after.get(..2))
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let (byte, taken) = code.map_or((first, 1), |code| (code, 3));
        bytes.push(byte);
        // A byte of a longer character is taken as it is.
        let end = (taken..=rest.len())
            .find(|end| rest.is_char_boundary(*end))
            .unwrap_or(rest.len());
        bytes.extend(rest.as_bytes().get(taken..end).unwrap_or_default());
        rest = rest.get(end..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_not_stand_for_itself_is_escaped() {
        for text in ["a-b_c.d~e", "%61", "(a,b);c=d:@!$&'*+", "{"] {
            let expected = text.contains('{').then(|| "%7B".to_owned());
            assert_eq!(escaped(text, is_pchar), expected, "{text}");
        }
        assert_eq!(
            escaped("a b%zz\\é", is_pchar).as_deref(),
            Some("a%20b%25zz%5C%C3%A9")
        );
    }

    #[test]
    fn escapes_are_undone_for_comparison() {
        for (text, expected) in [
            ("%61bc", "abc"),
            ("a%62c", "abc"),
            ("%2e%2E", ".."),
            ("é%", "é%"),
            ("%é", "%é"),
        ] {
            assert_eq!(unescaped(text), expected, "{text}");
        }
    }
}
