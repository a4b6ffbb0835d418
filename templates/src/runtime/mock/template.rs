//! Is a path of this template, and which texts stand for its parameters?
//!
//! OAS 3.0.4 § Paths Object: a path without parameters is matched before one with parameters. A parameter ends with its
//! segment, or before the text that follows it in the segment (`{name}:pin`).

use crate::runtime::encode;

/// The parameters of a path, and how well it fits.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fit<'r> {
    /// Names, and texts as they arrived: percent-encoded.
    pub(super) values: Vec<(&'static str, &'r str)>,
    /// One number a segment: more where more of it is stated.
    pub(super) rank: Vec<u8>,
}

/// Whether this path, without a query, is of this template.
pub(super) fn fit<'r>(template: &'static str, path: &'r str) -> Option<Fit<'r>> {
    let template = template.split('?').next().unwrap_or_default();
    let (mut stated, mut arrived) = (template.split('/'), path.split('/'));
    let mut fit = Fit {
        values: Vec::new(),
        rank: Vec::new(),
    };
    loop {
        match (stated.next(), arrived.next()) {
            (None, None) => return Some(fit),
            (Some(stated), Some(arrived)) => {
                segment(stated, arrived, &mut fit.values)?;
                fit.rank.push(match (stated.contains('{'), stated) {
                    (false, _) => 2,
                    (true, stated) if stated.starts_with('{') && stated.ends_with('}') => 0,
                    (true, _) => 1,
                });
            }
            (Some(_), None) | (None, Some(_)) => return None,
        }
    }
}

/// Reads one segment, from left to right; each parameter is as short as can be.
fn segment<'r>(
    stated: &'static str,
    arrived: &'r str,
    values: &mut Vec<(&'static str, &'r str)>,
) -> Option<()> {
    let Some((literal, rest)) = stated.split_once('{') else {
        return is_literal(stated, arrived).then_some(());
    };
    let (name, rest) = rest.split_once('}')?;
    let arrived = without_literal(literal, arrived)?;
    if rest.is_empty() {
        values.push((name, arrived));
        return Some(());
    }
    let before = values.len();
    for end in 0..=arrived.len() {
        let (Some(value), Some(after)) = (arrived.get(..end), arrived.get(end..)) else {
            continue;
        };
        values.push((name, value));
        if segment(rest, after, values).is_some() {
            return Some(());
        }
        values.truncate(before);
    }
    None
}

fn is_literal(stated: &str, arrived: &str) -> bool {
    without_literal(stated, arrived).is_some_and(str::is_empty)
}

/// What comes after this text of the template, which a client may have percent-encoded.
fn without_literal<'r>(stated: &str, arrived: &'r str) -> Option<&'r str> {
    let encoded = encode::percent_encoded(stated);
    let loose: String = stated
        .chars()
        .map(|c| {
            if c.is_ascii_graphic() {
                c.to_string()
            } else {
                encode::percent_encoded(&c.to_string())
            }
        })
        .collect();
    [stated, loose.as_str(), encoded.as_str()]
        .iter()
        .find_map(|text| arrived.strip_prefix(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(template: &'static str, path: &str) -> Option<Vec<(String, String)>> {
        let values = fit(template, path)?.values.into_iter();
        let owned = values.map(|(name, text)| (name.to_owned(), text.to_owned()));
        Some(owned.collect())
    }

    #[expect(clippy::unnecessary_wraps, reason = "compared with what may be none")]
    fn pairs(pairs: &[(&str, &str)]) -> Option<Vec<(String, String)>> {
        let pairs = pairs.iter();
        let owned = pairs.map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        Some(owned.collect())
    }

    #[test]
    fn parameters_end_with_their_segment() {
        assert_eq!(values("/a/{b}", "/a/x%2Fy"), pairs(&[("b", "x%2Fy")]));
        assert_eq!(values("/a/{b}", "/a/x/y"), None);
        assert_eq!(values("/a/{b}", "/b/x"), None);
        assert_eq!(values("/a/{b}/c", "/a/x"), None);
        assert_eq!(values("/a?x=y", "/a"), pairs(&[]));
    }

    #[test]
    fn parts_of_segments() {
        assert_eq!(
            values("/c/{name}:grant", "/c/orders:grant"),
            pairs(&[("name", "orders")])
        );
        assert_eq!(values("/c/{name}:grant", "/c/orders:revoke"), None);
        assert_eq!(
            values("/{a}.{b}.gz", "/x.y.z.gz"),
            pairs(&[("a", "x"), ("b", "y.z")])
        );
    }

    #[test]
    fn literals_may_be_encoded() {
        assert_eq!(values("/a b/é:x", "/a%20b/%C3%A9:x"), pairs(&[]));
        assert_eq!(values("/a:b", "/a%3Ab"), pairs(&[]));
    }

    #[test]
    fn what_is_stated_outranks_what_is_not() {
        let rank = |template| fit(template, "/a/b").map(|fit| fit.rank);
        assert!(rank("/a/b") > rank("/a/{x}"));
        assert!(rank("/a/{x}") > rank("/{x}/b"));
        assert!(rank("/a/b{x}") > rank("/a/{x}"));
    }
}
