//! What was meant by a name that there is not? The known name that is nearest.

use super::{Message, escape};

/// Adds the known name that is nearest, where one is near enough to be a slip of the pen.
pub(crate) fn suggest<'n>(
    message: Message,
    name: &str,
    known: impl Iterator<Item = &'n str>,
) -> Message {
    let allowed = name.chars().count().div_ceil(3).min(3);
    let near = known
        .map(|known| (distance(name, known, allowed), known))
        .min_by_key(|(distance, _)| *distance);
    match near {
        Some((distance, known)) if distance <= allowed => {
            message.help(format!("did you mean `{}`?", escape(known)))
        }
        Some(_) | None => message,
    }
}

/// How many letters have to be changed, added, removed, or exchanged with their neighbour to make one name of another;
/// anything above `limit` counts as one more than it. Upper and lower case are the same letter.
fn distance(left: &str, right: &str, limit: usize) -> usize {
    if left.len().abs_diff(right.len()) > 4 * limit || right.len() > 256 {
        return limit + 1;
    }
    let [left, right] =
        [left, right].map(|name| name.to_lowercase().chars().collect::<Vec<char>>());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (n, from) in left.iter().enumerate() {
        let mut next = vec![n + 1];
        for (m, to) in right.iter().enumerate() {
            let at = |row: &[usize], m: usize| row.get(m).copied().unwrap_or(limit + 1);
            let changed = at(&row, m) + usize::from(from != to);
            let mut least = changed.min(at(&row, m + 1) + 1).min(at(&next, m) + 1);
            let is_exchanged =
                n > 0 && m > 0 && left.get(n - 1) == Some(to) && right.get(m - 1) == Some(from);
            if is_exchanged {
                least = least.min(at(&before, m - 1) + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(limit + 1).min(limit + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (left, right, expected) in [
            ("", "", 0),
            ("required", "requred", 1),
            ("Tags", "tags", 0),
            ("sumary", "summary", 1),
            ("kitten", "sitting", 3),
            ("psot", "post", 1),
            ("Opst", "post", 1),
            ("ab", "ba", 1),
            ("abc", "cab", 2),
            ("a", "completely-different", 4),
        ] {
            assert_eq!(distance(left, right, 3), expected, "{left} {right}");
        }
    }
}
