//! What is `application/vnd.atlas.2023-01-01+json; charset=utf-8`? A media type or range (RFC 9110 § 8.3.1, § 12.5.1).

use crate::ir::MediaType;

/// Parses a media type or range. The error says what is wrong, as the end of a sentence.
pub(super) fn parse(text: &str) -> Result<MediaType, &'static str> {
    let text = text.trim_matches(is_white);
    let (essence, rest) = text
        .split_once(';')
        .map_or((text, None), |(essence, rest)| (essence, Some(rest)));
    let (main, sub) = essence
        .trim_matches(is_white)
        .split_once('/')
        .ok_or("it has no `/` between type and subtype")?;
    if !is_token(main) {
        return Err("its type is no token");
    }
    if !is_token(sub) {
        return Err("its subtype is no token");
    }
    if main == "*" && sub != "*" {
        return Err("a range over all types is written `*/*`");
    }
    Ok(MediaType {
        text: text.to_owned(),
        main: main.to_ascii_lowercase(),
        sub: sub.to_ascii_lowercase(),
        parameters: rest.map_or_else(|| Ok(Vec::new()), parse_parameters)?,
    })
}

/// The media type that is meant by text that is none only because of its parameters, which are left out; or by the `*` of
/// HTTP clients that take it for any.
pub(super) fn meant(text: &str) -> Option<MediaType> {
    if text == "*" {
        return parse("*/*").ok();
    }
    let (essence, _) = text.split_once(';')?;
    parse(essence).ok()
}

/// `name=value; name="quoted value"`; empty parameters are allowed (RFC 9110 § 5.6.6).
fn parse_parameters(text: &str) -> Result<Vec<(String, String)>, &'static str> {
    let mut parameters: Vec<(String, String)> = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| is_white(c) || c == ';');
        if rest.is_empty() {
            return Ok(parameters);
        }
        let (name, after) = rest.split_once('=').ok_or("a parameter has no `=`")?;
        if !is_token(name) {
            return Err("the name of a parameter is no token");
        }
        let (value, after) = if let Some(quoted) = after.strip_prefix('"') {
            parse_quoted(quoted)?
        } else {
            parse_token(after)?
        };
        let name = name.to_ascii_lowercase();
        if parameters.iter().any(|(known, _)| *known == name) {
            return Err("a parameter is given twice");
        }
        parameters.push((name, value));
        rest = after.trim_start_matches(is_white);
        if !rest.is_empty() && !rest.starts_with(';') {
            return Err("a parameter does not end at `;`");
        }
    }
}

/// A token and what follows.
fn parse_token(text: &str) -> Result<(String, &str), &'static str> {
    let end = text.find(|c: char| !is_token_char(c)).unwrap_or(text.len());
    let (value, after) = text.split_at(end);
    if value.is_empty() {
        Err("a parameter has no value")
    } else {
        Ok((value.to_owned(), after))
    }
}

/// A quoted string after its first quote: its value and what follows (RFC 9110 § 5.6.4).
fn parse_quoted(text: &str) -> Result<(String, &str), &'static str> {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Ok((value, text.get(at + 1..).unwrap_or_default())),
            '\\' => value.extend(chars.next().map(|(_, escaped)| escaped)),
            c if c.is_control() && c != '\t' => {
                return Err("a quoted value has a control character");
            }
            c => value.push(c),
        }
    }
    Err("a quoted value has no end")
}

/// RFC 9110 § 5.6.2: one or more `tchar`.
pub(super) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_token_char)
}

fn is_token_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}

fn is_white(c: char) -> bool {
    c == ' ' || c == '\t'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_and_ranges() {
        for (text, main, sub, parameters) in [
            ("application/json", "application", "json", &[][..]),
            (" Application/JSON ", "application", "json", &[]),
            ("*/*", "*", "*", &[]),
            ("image/*", "image", "*", &[]),
            ("application/*+json", "application", "*+json", &[]),
            (
                "application/vnd.atlas.2023-01-01+json",
                "application",
                "vnd.atlas.2023-01-01+json",
                &[],
            ),
            (
                "text/plain;charset=UTF-8",
                "text",
                "plain",
                &[("charset", "UTF-8")],
            ),
            (
                "text/plain ; charset=\"a\\\"b;c\" ;",
                "text",
                "plain",
                &[("charset", "a\"b;c")],
            ),
            ("a/b;x=\"\";y=1", "a", "b", &[("x", ""), ("y", "1")]),
        ] {
            let parsed = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(
                (parsed.main.as_str(), parsed.sub.as_str()),
                (main, sub),
                "{text}"
            );
            let found: Vec<(&str, &str)> = parsed
                .parameters
                .iter()
                .map(|(n, v)| (n.as_str(), v.as_str()))
                .collect();
            assert_eq!(found, parameters, "{text}");
            assert_eq!(parsed.text, text.trim());
        }
    }

    #[test]
    fn what_is_no_media_type() {
        for text in [
            "",
            ";",
            "json",
            "/",
            "a/",
            "/b",
            "a b/c",
            "*/json",
            "a/b;x",
            "a/b;x=",
            "a/b;=1",
            "a/b;x=\"",
            "a/b;x=\"1\"y",
            "a/b;x=1;X=2",
            "a/b c",
            "a/é",
            "a/b\r\nX: y",
            "application/json; charset=\"x\\\"",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
