//! How does `regex-lite` say the same? Every set is spelled out, so that no class or flag of its own plays a part.

use std::fmt::Write as _;

use super::class::CharSet;
use super::{Node, Reason};

/// The pattern as `regex-lite` reads it, and compiled.
pub(in crate::plan) fn translate(node: &Node) -> Result<(String, regex_lite::Regex), Reason> {
    let mut text = String::new();
    write(&mut text, node);
    match regex_lite::Regex::new(&text) {
        Ok(regex) => Ok((text, regex)),
        // All that we write is well formed: what `regex-lite` refuses is the size.
        Err(_) => Err(Reason::TooLarge),
    }
}

fn write(text: &mut String, node: &Node) {
    match node {
        Node::Set(set) => write_set(text, set),
        Node::Start => text.push('^'),
        Node::End => text.push('$'),
        Node::Boundary => text.push_str(r"\b"),
        Node::NoBoundary => text.push_str(r"\B"),
        Node::Sequence(nodes) => {
            for node in nodes {
                match node {
                    Node::Choice(_) => write_group(text, node),
                    Node::Set(_) | Node::Start | Node::End | Node::Boundary | Node::NoBoundary => {
                        write(text, node);
                    }
                    Node::Sequence(_) | Node::Repeat { .. } => write(text, node),
                }
            }
        }
        Node::Choice(nodes) => {
            for (index, node) in nodes.iter().enumerate() {
                if index > 0 {
                    text.push('|');
                }
                write(text, node);
            }
        }
        Node::Repeat { node, least, most } => {
            match &**node {
                Node::Set(set) if !set.is_empty() => write_set(text, set),
                other => write_group(text, other),
            }
            write_bounds(text, *least, *most);
        }
    }
}

fn write_group(text: &mut String, node: &Node) {
    text.push_str("(?:");
    write(text, node);
    text.push(')');
}

fn write_bounds(text: &mut String, least: u32, most: Option<u32>) {
    // Writing to a `String` cannot fail.
    let _ = match (least, most) {
        (0, None) => write!(text, "*"),
        (1, None) => write!(text, "+"),
        (0, Some(1)) => write!(text, "?"),
        (least, None) => write!(text, "{{{least},}}"),
        (least, Some(most)) if least == most => write!(text, "{{{least}}}"),
        (least, Some(most)) => write!(text, "{{{least},{most}}}"),
    };
}

fn write_set(text: &mut String, set: &CharSet) {
    if set.is_empty() {
        // At one and the same place there is and there is not a boundary: never.
        text.push_str(r"(?:\b\B)");
        return;
    }
    if let Some(c) = set.single() {
        write_char(text, u32::from(c));
        return;
    }
    let others = set.complement().without_surrogates();
    // The shorter way to say it, and the one the author is likely to have taken.
    let negated =
        others.ranges().len() < set.ranges().len() || (set.contains(0) && set.contains(0x10_FFFF));
    if negated && others.is_empty() {
        text.push_str(r"(?s:.)");
        return;
    }
    text.push_str(if negated { "[^" } else { "[" });
    for &(start, end) in if negated { &others } else { set }.ranges() {
        write_char(text, start);
        if start < end {
            if start + 1 < end {
                text.push('-');
            }
            write_char(text, end);
        }
    }
    text.push(']');
}

/// A character as it stands, inside and outside of classes.
fn write_char(text: &mut String, code: u32) {
    let printable = char::from_u32(code).filter(|c| c.is_ascii_graphic() || *c == ' ');
    // Writing to a `String` cannot fail.
    let _ = match printable {
        Some(c)
            if c.is_ascii_alphanumeric()
                || matches!(
                    c,
                    ' ' | '_'
                        | '/'
                        | ':'
                        | ','
                        | ';'
                        | '@'
                        | '%'
                        | '='
                        | '!'
                        | '"'
                        | '\''
                        | '<'
                        | '>'
                        | '`'
                ) =>
        {
            write!(text, "{c}")
        }
        Some(c) => write!(text, "\\{c}"),
        None => write!(text, "\\x{{{code:X}}}"),
    };
}
