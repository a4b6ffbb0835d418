//! How would a person call a pattern? By what it matches, in turn: `HEX_24`, `DIGITS_DOT_DIGITS`.

use super::Node;
use super::class::CharSet;

/// Words for a pattern, to make a name of. They are a help to readers and need not be unique.
pub(in crate::plan) fn describe(node: &Node) -> String {
    const LONGEST: usize = 40;
    let mut words: Vec<String> = Vec::new();
    say(node, &mut words);
    let mut said = String::new();
    for word in words {
        if said.len() + word.len() > LONGEST {
            said.push_str(" etc");
            break;
        }
        let separate = if said.is_empty() { "" } else { " " };
        said.push_str(separate);
        said.push_str(&word);
    }
    if said.is_empty() {
        "anything".to_owned()
    } else {
        said
    }
}

fn say(node: &Node, words: &mut Vec<String>) {
    match node {
        Node::Set(set) => say_set(set, words),
        Node::Start | Node::End | Node::Boundary | Node::NoBoundary => {}
        Node::Sequence(nodes) => nodes.iter().for_each(|node| say(node, words)),
        Node::Choice(nodes) => {
            for (index, node) in nodes.iter().enumerate() {
                if index > 0 {
                    words.push("or".to_owned());
                }
                say(node, words);
            }
        }
        Node::Repeat { node, least, most } => {
            say(node, words);
            match most {
                Some(most) if most == least && *least > 1 => words.push(least.to_string()),
                Some(most) if *most > 1 => words.push(format!("{least} to {most}")),
                None if *least > 1 => words.push(least.to_string()),
                Some(_) | None => {}
            }
        }
    }
}

fn say_set(set: &CharSet, words: &mut Vec<String>) {
    if let Some(c) = set.single() {
        let literal = c.is_ascii_alphanumeric();
        match words.last_mut() {
            Some(last) if literal && last.starts_with('\'') => last.push(c),
            Some(_) | None if literal => words.push(format!("'{c}")),
            Some(_) | None => words.push(sign(c).to_owned()),
        }
        return;
    }
    let known = |ranges: &[(char, char)]| {
        CharSet::of_ranges(
            ranges
                .iter()
                .map(|&(start, end)| (start.into(), end.into())),
        )
    };
    let hex_lower = known(&[('0', '9'), ('a', 'f')]);
    let hex = known(&[('0', '9'), ('a', 'f'), ('A', 'F')]);
    let alphanumeric = known(&[('0', '9'), ('a', 'z'), ('A', 'Z')]);
    let lower = known(&[('a', 'z')]);
    let word = if *set == known(&[('0', '9')]) {
        "digits"
    } else if *set == hex_lower || *set == hex {
        "hex"
    } else if *set == lower {
        "lower"
    } else if *set == known(&[('A', 'Z')]) {
        "upper"
    } else if *set == known(&[('a', 'z'), ('A', 'Z')]) {
        "letters"
    } else if *set == alphanumeric {
        "alnum"
    } else if set.contains(0x10_FFFF) {
        "any"
    } else if set.covers(&alphanumeric) {
        "text"
    } else if set.covers(&lower) {
        "name"
    } else {
        "some"
    };
    words.push(word.to_owned());
}

fn sign(c: char) -> &'static str {
    match c {
        '.' => "dot",
        '-' => "dash",
        '/' => "slash",
        ':' => "colon",
        '@' => "at",
        '_' => "underscore",
        '*' => "star",
        ' ' => "space",
        '\\' => "backslash",
        _ => "sign",
    }
}
