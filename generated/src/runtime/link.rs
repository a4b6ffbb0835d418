// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Which link of an answer leads to the next page? The header field `Link` (RFC 8288 § 3).
//!
//! ```text
//! Link: <https://api.example.com/items?page=3>; rel="next", <https://api.example.com/items?page=9>; rel="last"
//! ```

use reqwest::header::{HeaderMap, LINK};

/// The target of the first link of relation type `next` whose context is the answer itself, as it is written.
pub(super) fn next(headers: &HeaderMap) -> Option<String> {
    let fields = headers.get_all(LINK).into_iter();
    fields
        .filter_map(|field| field.to_str().ok())
        .find_map(next_of)
}

/// The same of one field.
fn next_of(field: &str) -> Option<String> {
    let mut rest = field;
    while let Some(start) = rest.find('<') {
        let (target, parameters) = rest.get(start + 1..)?.split_once('>')?;
        let link = parameters_of(parameters);
        if link.is_next && !link.has_anchor {
            return Some(target.trim().to_owned());
        }
        rest = link.rest;
    }
    None
}

/// What the parameters of one link say, and what follows them.
struct Link<'f> {
    is_next: bool,
    /// The link is about something else than the answer (RFC 8288 § 3.2).
    has_anchor: bool,
    rest: &'f str,
}

/// Reads `; rel="next"; title="a, b"` up to the comma that ends it.
fn parameters_of(text: &str) -> Link<'_> {
    let mut link = Link {
        is_next: false,
        has_anchor: false,
        rest: "",
    };
    let mut has_relation = false;
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ';']);
        let end = rest.find(['=', ';', ',']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix('=') {
            Some(after) => value_of(after.trim_start_matches([' ', '\t'])),
            None => (String::new(), after),
        };
        match name.trim().to_ascii_lowercase().as_str() {
            // Only the first counts (RFC 8288 § 3.3).
            "rel" if !has_relation => {
                has_relation = true;
                link.is_next = value
                    .split_ascii_whitespace()
                    .any(|relation| relation.eq_ignore_ascii_case("next"));
            }
            "anchor" => link.has_anchor = true,
            _ => {}
        }
        rest = after.trim_start_matches([' ', '\t']);
        match rest.strip_prefix(';') {
            Some(more) => rest = more,
            None => {
                link.rest = rest;
                return link;
            }
        }
    }
}

/// A token or a quoted string (RFC 9110 § 5.6.4), and what follows it.
fn value_of(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ',']).unwrap_or(text.len());
        let (value, rest) = text.split_at(end);
        return (value.trim_end().to_owned(), rest);
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((index, character)) = characters.next() {
        match character {
            '"' => return (value, quoted.get(index + 1..).unwrap_or_default()),
            '\\' => value.extend(characters.next().map(|(_, escaped)| escaped)),
            other => value.push(other),
        }
    }
    (value, "")
}
