//! Which texts does a place of a request hold, and what can they stand for?

use std::borrow::Cow;

use crate::runtime::guess::{Node, Shape};
use crate::runtime::media_range::folded;
use crate::runtime::path::PathStyle;

/// What stands between a member and its value.
#[derive(Clone, Copy)]
pub(super) enum Between {
    /// What stands between two members, too.
    Commas,
    /// `=`
    Equals,
}

/// A text that is one value, a list of these items, or members; without a text there is no item.
pub(super) fn shapes(whole: String, items: Vec<String>, between: Between) -> Node {
    let members: Vec<(String, Node)> = match between {
        Between::Commas => items
            .chunks_exact(2)
            .filter_map(|pair| match pair {
                [name, value] => Some((name.clone(), Node::text(value))),
                _ => None,
            })
            .collect(),
        Between::Equals => items
            .iter()
            .filter_map(|item| item.split_once('='))
            .map(|(name, value)| (name.to_owned(), Node::text(value)))
            .collect(),
    };
    let items = items.iter().filter(|_| !whole.is_empty());
    let list = Shape::List(items.map(Node::text).collect());
    Node::text(whole).or([list, Shape::Members(members)])
}

/// A raw text whose items stand between one of these separators.
pub(super) fn joined(raw: &str, separators: &[&str]) -> Node {
    let separator = separators.iter().find(|text| raw.contains(**text));
    let items: Vec<String> = match separator {
        Some(separator) => raw.split(separator).map(decoded).collect(),
        None => vec![decoded(raw)],
    };
    shapes(plus_decoded(raw), items, Between::Commas)
}

/// A piece of the path (OAS 3.0.4 § Style Values); none where nothing stands.
pub(super) fn path_node(name: &str, raw: &str, style: PathStyle) -> Option<Node> {
    let (first, separator, between) = match style {
        PathStyle::Simple => ("", ",", Between::Commas),
        PathStyle::SimpleExploded => ("", ",", Between::Equals),
        PathStyle::Label => (".", ",", Between::Commas),
        PathStyle::LabelExploded => (".", ".", Between::Equals),
        PathStyle::Matrix => (";", ",", Between::Commas),
        PathStyle::MatrixExploded => (";", ";", Between::Equals),
    };
    let mut text = raw.strip_prefix(first)?;
    let own =
        |text: &'_ str| -> bool { decoded(text.split('=').next().unwrap_or_default()) == name };
    match style {
        PathStyle::Matrix => {
            if !own(text) {
                return None;
            }
            text = text.split_once('=').map_or("", |(_, value)| value);
        }
        PathStyle::MatrixExploded if text.split(';').all(own) => {
            let values = text
                .split(';')
                .map(|pair| pair.split_once('=').map_or("", |(_, value)| value));
            return several(values.map(decoded));
        }
        _ => {}
    }
    let items = text.split(separator).map(decoded).collect();
    Some(shapes(decoded(text), items, between))
}

/// Values of one name; none when there is none.
pub(super) fn several(texts: impl Iterator<Item = String>) -> Option<Node> {
    let texts: Vec<String> = texts.collect();
    (!texts.is_empty()).then(|| Node::one_or_more(texts))
}

/// Texts that are members of one object; none when there is none.
pub(super) fn grouped(texts: Vec<(&str, String)>) -> Option<Node> {
    let mut members: Vec<(String, Vec<String>)> = Vec::new();
    for (name, text) in texts {
        match members.iter_mut().find(|(known, _)| known == name) {
            Some((_, texts)) => texts.push(text),
            None => members.push((name.to_owned(), vec![text])),
        }
    }
    let members: Vec<(String, Node)> = members
        .into_iter()
        .map(|(name, texts)| (name, Node::one_or_more(texts)))
        .collect();
    (!members.is_empty()).then(|| Node::any(vec![Shape::Members(members)]))
}

/// Whether a name is that of one of these parameters, or of a member of one (`name[member]`).
pub(super) fn is_one_of(name: &str, parameters: &[&str]) -> bool {
    let mut parameters = parameters.iter();
    parameters.any(|parameter| {
        let rest = name.strip_prefix(parameter);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
    })
}

/// The names that lead to a text, and the text.
type Leaf = (Vec<String>, String);

/// Texts at the places that brackets name; none when there is none. Where every name is a number, a list can be meant.
pub(super) fn tree(leaves: Vec<Leaf>) -> Option<Node> {
    if leaves.is_empty() {
        return None;
    }
    if leaves.iter().all(|(steps, _)| steps.is_empty()) {
        return several(leaves.into_iter().map(|(_, text)| text));
    }
    let mut members: Vec<(String, Vec<Leaf>)> = Vec::new();
    for (mut steps, text) in leaves {
        if steps.is_empty() {
            continue;
        }
        let name = steps.remove(0);
        match members.iter_mut().find(|(known, _)| *known == name) {
            Some((_, inner)) => inner.push((steps, text)),
            None => members.push((name, vec![(steps, text)])),
        }
    }
    let members: Vec<(String, Node)> = members
        .into_iter()
        .filter_map(|(name, inner)| Some((name, tree(inner)?)))
        .collect();
    let is_list = members
        .iter()
        .enumerate()
        .all(|(index, (name, _))| name.is_empty() || *name == index.to_string());
    let items = members.iter().map(|(_, node)| node.clone()).collect();
    let list = is_list.then_some(Shape::List(items));
    Some(Node::any(
        list.into_iter().chain([Shape::Members(members)]).collect(),
    ))
}

/// `name=value` pairs: names decoded, values as they are.
pub(super) fn pairs(text: &str, separator: char) -> impl Iterator<Item = (String, &str)> {
    let pairs = text.split(separator).map(str::trim);
    pairs.filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (plus_decoded(name), value)
    })
}

/// The items of a list in a header field; some may be quoted (RFC 9110 § 5.6.4).
pub(super) fn list_items(text: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for c in text.chars() {
        match c {
            c if escaped => {
                items.last_mut().into_iter().for_each(|item| item.push(c));
                escaped = false;
            }
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ',' if !quoted => items.push(String::new()),
            c => items.last_mut().into_iter().for_each(|item| item.push(c)),
        }
    }
    items.iter().map(|item| item.trim().to_owned()).collect()
}

/// Percent-encoded text as it was; what is no UTF-8 becomes U+FFFD.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let value = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (byte, value) {
            (b'%', Some(value)) => {
                bytes.push(value);
                rest = after.get(2..).unwrap_or_default();
            }
            (byte, _) => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The same for queries and forms, where `+` is a space (WHATWG URL § 5.1).
pub(super) fn plus_decoded(text: &str) -> String {
    let text: Cow<'_, str> = if text.contains('+') {
        text.replace('+', " ").into()
    } else {
        text.into()
    };
    decoded(&text)
}

/// Whether a client that sends this `Accept` takes a media type: one of its ranges admits it, with all parameters of the
/// range (RFC 9110 § 12.5.1).
pub(super) fn accepts(accept: &str, media_type: &str) -> bool {
    let has = parameters(media_type);
    let media_type = folded(media_type);
    accept.split(',').any(|range| {
        let wants = parameters(range);
        let range = folded(range);
        let admits = range == "*/*"
            || range == media_type
            || range
                .strip_suffix('*')
                .is_some_and(|start| start.ends_with('/') && media_type.starts_with(start));
        admits && wants.iter().all(|wanted| has.contains(wanted))
    })
}

/// The parameters of a media type or range, but neither its weight nor its character set.
fn parameters(media_type: &str) -> Vec<(String, String)> {
    let stated = media_type.split(';').skip(1);
    let pairs = stated.filter_map(|parameter| parameter.split_once('='));
    let named = pairs.map(|(name, value)| {
        let value = value.trim().trim_matches('"');
        (name.trim().to_ascii_lowercase(), value.to_ascii_lowercase())
    });
    named
        .filter(|(name, _)| name != "q" && name != "charset")
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::de::DeserializeOwned;

    use super::*;

    fn read<T: DeserializeOwned>(raw: &str, style: PathStyle) -> Option<Result<T, String>> {
        path_node("color", raw, style).map(Node::read)
    }

    /// The table of OAS 3.0.4 § Style Examples, from right to left.
    #[test]
    fn every_style_of_a_path_is_read_back() {
        let list = || Some(Ok(vec!["blue".to_owned(), "black".to_owned()]));
        let object = || {
            Some(Ok(BTreeMap::from([
                ("R".to_owned(), 100),
                ("G".into(), 200),
            ])))
        };
        for (style, text, of_list, of_object) in [
            (PathStyle::Simple, "blue", "blue,black", "R,100,G,200"),
            (
                PathStyle::SimpleExploded,
                "blue",
                "blue,black",
                "R=100,G=200",
            ),
            (PathStyle::Label, ".blue", ".blue,black", ".R,100,G,200"),
            (
                PathStyle::LabelExploded,
                ".blue",
                ".blue.black",
                ".R=100.G=200",
            ),
            (
                PathStyle::Matrix,
                ";color=blue",
                ";color=blue,black",
                ";color=R,100,G,200",
            ),
            (
                PathStyle::MatrixExploded,
                ";color=blue",
                ";color=blue;color=black",
                ";R=100;G=200",
            ),
        ] {
            assert_eq!(read(text, style), Some(Ok("blue".to_owned())), "{style:?}");
            assert_eq!(read(of_list, style), list(), "{style:?}");
            assert_eq!(read(of_object, style), object(), "{style:?}");
        }
    }

    #[test]
    fn what_another_style_wrote_is_not_taken() {
        for (style, text) in [
            (PathStyle::Label, "blue"),
            (PathStyle::LabelExploded, ";color=blue"),
            (PathStyle::Matrix, "blue"),
            (PathStyle::Matrix, ";colour=blue"),
            (PathStyle::MatrixExploded, ".blue"),
        ] {
            assert_eq!(read::<String>(text, style), None, "{style:?}");
        }
        let number = read::<i64>(".blue", PathStyle::Label);
        assert!(matches!(number, Some(Err(_))), "{number:?}");
    }
}
