//! Which text matches a pattern? A short and plain one, checked against the pattern itself.

use super::Node;
use super::class::CharSet;

/// Characters of a sample that are tried; longer ones show nothing more.
const LONGEST: u64 = 4096;

/// A text that matches a pattern and has a length within the bounds, in code points; none if none was found.
///
/// `regex` is the pattern compiled: whatever is put together here is tested by it.
pub(in crate::plan) fn sample(
    node: &Node,
    regex: &regex_lite::Regex,
    least: u64,
    most: Option<u64>,
) -> Option<String> {
    let most = most.unwrap_or(LONGEST).min(LONGEST);
    let fits = |text: &String| {
        let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
        (least..=most).contains(&length) && regex.is_match(text)
    };
    // More and more repetitions, first of everything, then of the last repetition alone.
    for more in 0..=least.min(most) {
        for last_only in [false, true] {
            let stretch = Stretch { more, last_only };
            let mut text = String::new();
            build(node, stretch, true, &mut text)?;
            let missing = usize::try_from(least)
                .ok()?
                .saturating_sub(text.chars().count());
            let padded = [
                text.clone(),
                format!("{text}{}", "a".repeat(missing)),
                format!("{text}{}", "0".repeat(missing)),
                format!("{}{text}", "a".repeat(missing)),
            ];
            if let Some(text) = padded.into_iter().find(|text| fits(text)) {
                return Some(text);
            }
            if u64::try_from(text.len()).unwrap_or(u64::MAX) > LONGEST {
                return None;
            }
        }
    }
    None
}

/// How far repetitions go beyond their least number.
#[derive(Clone, Copy)]
struct Stretch {
    more: u64,
    last_only: bool,
}

/// Appends a text for a part of the pattern; none where no character will do. `is_last` says that nothing that takes
/// characters follows.
fn build(node: &Node, stretch: Stretch, is_last: bool, text: &mut String) -> Option<()> {
    match node {
        Node::Set(set) => text.push(plain(set)?),
        Node::Start | Node::End | Node::Boundary | Node::NoBoundary => {}
        Node::Sequence(nodes) => {
            let last = nodes
                .iter()
                .rposition(takes_characters)
                .unwrap_or(nodes.len());
            for (index, node) in nodes.iter().enumerate() {
                build(node, stretch, is_last && index >= last, text)?;
            }
        }
        Node::Choice(nodes) => {
            let start = text.len();
            let found = nodes.iter().any(|node| {
                text.truncate(start);
                build(node, stretch, is_last, text).is_some()
            });
            return found.then_some(());
        }
        Node::Repeat { node, least, most } => {
            let more = if stretch.last_only && !is_last {
                0
            } else {
                stretch.more
            };
            let times = u64::from(*least)
                .saturating_add(more)
                .min(most.map_or(u64::MAX, u64::from));
            for _ in 0..times {
                build(node, Stretch { more: 0, ..stretch }, false, text)?;
                if u64::try_from(text.len()).unwrap_or(u64::MAX) > LONGEST {
                    return None;
                }
            }
        }
    }
    Some(())
}

fn takes_characters(node: &Node) -> bool {
    match node {
        Node::Set(_) | Node::Repeat { .. } => true,
        Node::Start | Node::End | Node::Boundary | Node::NoBoundary => false,
        Node::Sequence(nodes) | Node::Choice(nodes) => nodes.iter().any(takes_characters),
    }
}

/// The plainest character of a set.
fn plain(set: &CharSet) -> Option<char> {
    let preferred = "aA0bc1_-. /".chars().find(|c| set.contains(u32::from(*c)));
    preferred.or_else(|| {
        set.ranges().iter().find_map(|&(start, end)| {
            let printable = (start..=end.min(start.saturating_add(64)))
                .filter_map(char::from_u32)
                .find(|c| !c.is_control());
            printable.or_else(|| char::from_u32(start))
        })
    })
}
