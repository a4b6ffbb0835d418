//! Is a path of this template, and which texts stand for its parameters?
//!
//! OAS 3.0.4 § Paths Object: a path without parameters is matched before one with parameters. A parameter ends with its
//! segment, or before the text that follows it in the segment (`{name}:pin`); one whose slashes are kept goes on over
//! several segments. Where that text stands in the value, too, there are several readings (`{name}.{ext}`), and which of
//! them is meant their types say. Parameters are known by their position: a template may spell them with operators
//! (`{ids*}`).

use crate::runtime::encode;

/// The parameters of a path, and how well it fits.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fit<'r> {
    /// Names as the template spells them, and texts as they arrived, percent-encoded: in the order of the template.
    pub(super) values: Vec<(&'static str, &'r str)>,
    /// One number a segment: more where more of it is stated.
    pub(super) rank: Vec<u8>,
}

/// A piece of a template.
#[derive(Clone, Copy)]
enum Piece {
    Slash,
    Literal(&'static str),
    /// A parameter, as it is spelled.
    Parameter(&'static str, Extent),
}

/// How far a parameter may reach.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Segment,
    Segments,
}

/// Readings of a path that are tried at most.
const READINGS: usize = 16;

/// How this path, without a query, is of this template; none where it is not. The parameters at the positions in `spanning`
/// may hold slashes.
pub(super) fn fits<'r>(template: &'static str, spanning: &[usize], path: &'r str) -> Vec<Fit<'r>> {
    let Some(pieces) = pieces(template, spanning) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    read(&pieces, path, &mut Vec::new(), &mut found);
    let rank = pieces
        .split(|piece| matches!(piece, Piece::Slash))
        .map(rank);
    let rank: Vec<u8> = rank.collect();
    let fits = found.into_iter().map(|values| Fit {
        values,
        rank: rank.clone(),
    });
    fits.collect()
}

/// The rest of a path below the path of a server's URL, a variable of which can be any segment; none where it is not below.
pub(super) fn below<'r>(server: &str, path: &'r str) -> Option<&'r str> {
    let path_of = |url: &'_ str| url.find('/').unwrap_or(url.len());
    let stated = match server.split_once("://") {
        Some((_, rest)) => rest.split_at(path_of(rest)).1,
        None => server,
    };
    let mut segments = Vec::new();
    for segment in stated.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            other => segments.push(other),
        }
    }
    segments.into_iter().try_fold(path, |rest, segment| {
        let rest = rest.strip_prefix('/')?;
        let (first, rest) = rest.split_at(path_of(rest));
        let fits = segment == first || segment.contains('{') && !first.is_empty();
        fits.then_some(rest)
    })
}

/// What stands in a template, without its query and fragment; none where braces are open.
fn pieces(template: &'static str, spanning: &[usize]) -> Option<Vec<Piece>> {
    let path = template.split(['?', '#']).next().unwrap_or_default();
    let mut pieces = Vec::new();
    let mut position = 0;
    for (index, segment) in path.split('/').enumerate() {
        if index > 0 {
            pieces.push(Piece::Slash);
        }
        let mut rest = segment;
        while let Some((literal, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            if !literal.is_empty() {
                pieces.push(Piece::Literal(literal));
            }
            let extent = if spanning.contains(&position) {
                Extent::Segments
            } else {
                Extent::Segment
            };
            pieces.push(Piece::Parameter(name, extent));
            position += 1;
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Literal(rest));
        }
    }
    Some(pieces)
}

fn rank(segment: &[Piece]) -> u8 {
    let reaches = |piece: &Piece| matches!(piece, Piece::Parameter(_, Extent::Segments));
    match segment {
        segment if segment.iter().any(reaches) => 0,
        [Piece::Parameter(..)] => 1,
        segment
            if segment
                .iter()
                .any(|piece| matches!(piece, Piece::Parameter(..))) =>
        {
            2
        }
        _ => 3,
    }
}

/// Parameters by their names, and the texts that stand for them.
type Values<'r> = Vec<(&'static str, &'r str)>;

/// Reads a path from left to right; each parameter is as long as can be, and then shorter.
fn read<'r>(
    pieces: &[Piece],
    arrived: &'r str,
    values: &mut Values<'r>,
    found: &mut Vec<Values<'r>>,
) {
    let Some((first, rest)) = pieces.split_first() else {
        if arrived.is_empty() && found.len() < READINGS {
            found.push(values.clone());
        }
        return;
    };
    let (name, extent) = match *first {
        Piece::Slash => {
            if let Some(arrived) = arrived.strip_prefix('/') {
                read(rest, arrived, values, found);
            }
            return;
        }
        Piece::Literal(text) => {
            if let Some(arrived) = without_literal(text, arrived) {
                read(rest, arrived, values, found);
            }
            return;
        }
        Piece::Parameter(name, extent) => (name, extent),
    };
    let most = match extent {
        Extent::Segment => arrived.find('/').unwrap_or(arrived.len()),
        Extent::Segments => arrived.len(),
    };
    // Nothing else of the segment follows: it is all of it.
    let least = match (extent, rest.first()) {
        (Extent::Segment, None | Some(Piece::Slash)) => most,
        (Extent::Segments, None) => most,
        (_, _) => 0,
    };
    let before = values.len();
    for end in (least..=most).rev() {
        let (Some(value), Some(after)) = (arrived.get(..end), arrived.get(end..)) else {
            continue;
        };
        values.push((name, value));
        read(rest, after, values, found);
        values.truncate(before);
        if found.len() == READINGS {
            return;
        }
    }
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
        spanning(template, &[], path)
    }

    fn spanning(
        template: &'static str,
        positions: &[usize],
        path: &str,
    ) -> Option<Vec<(String, String)>> {
        let mut readings = fits(template, positions, path).into_iter();
        let values = readings.next()?.values.into_iter();
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
    fn paths_below_a_server() {
        for (server, path, rest) in [
            ("https://h", "/a", Some("/a")),
            ("https://h/v1/", "/v1/a", Some("/a")),
            ("https://h/v1", "/v12/a", None),
            ("https://{host}/{version}/x", "/v2/x/a/b", Some("/a/b")),
            ("https://h/{version}", "//a", None),
            ("/v1", "/v1/a", Some("/a")),
            ("./v1", "/v1/a", Some("/a")),
            ("../x/../v1", "/v1/a", Some("/a")),
            ("", "/a", Some("/a")),
        ] {
            assert_eq!(below(server, path), rest, "{server} {path}");
        }
    }

    #[test]
    fn parameters_end_with_their_segment() {
        assert_eq!(values("/a/{b}", "/a/x%2Fy"), pairs(&[("b", "x%2Fy")]));
        assert_eq!(values("/a/{b}", "/a/x/y"), None);
        assert_eq!(values("/a/{b}", "/b/x"), None);
        assert_eq!(values("/a/{b}/c", "/a/x"), None);
        assert_eq!(values("/a?x=y", "/a"), pairs(&[]));
        assert_eq!(values("/a#Action=Start", "/a"), pairs(&[]));
        assert_eq!(values("/a/", "/a/"), pairs(&[]));
        assert_eq!(values("/a", "/a/"), None);
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
            pairs(&[("a", "x.y"), ("b", "z")])
        );
        let all = fits("/{a}.{b}.gz", &[], "/x.y.z.gz");
        let all: Vec<_> = all.into_iter().map(|fit| fit.values).collect();
        assert_eq!(
            all,
            [[("a", "x.y"), ("b", "z")], [("a", "x"), ("b", "y.z")],]
        );
    }

    #[test]
    fn what_is_spelled_with_operators_is_a_parameter_all_the_same() {
        assert_eq!(
            values("/{;at*}/{ids*}{.ext}", "/;r=1;c=2/a,b.gz"),
            pairs(&[(";at*", ";r=1;c=2"), ("ids*", "a,b.gz"), (".ext", "")])
        );
        assert_eq!(values("/x/{.name}", "/x/.a.b"), pairs(&[(".name", ".a.b")]));
    }

    #[test]
    fn parameters_that_keep_their_slashes_go_over_several_segments() {
        assert_eq!(
            spanning("/f/{+path}", &[0], "/f/a/b%2Fc/d"),
            pairs(&[("+path", "a/b%2Fc/d")])
        );
        assert_eq!(
            spanning("/{a}/f/{path}:pin/{b}", &[1], "/x/f/a:pin/b:pin/y"),
            pairs(&[("a", "x"), ("path", "a:pin/b"), ("b", "y")])
        );
        assert_eq!(spanning("/f/{path}/end", &[0], "/f/a/b"), None);
    }

    #[test]
    fn literals_may_be_encoded() {
        assert_eq!(values("/a b/é:x", "/a%20b/%C3%A9:x"), pairs(&[]));
        assert_eq!(values("/a:b", "/a%3Ab"), pairs(&[]));
    }

    #[test]
    fn what_is_stated_outranks_what_is_not() {
        let first = |fits: Vec<Fit<'_>>| fits.into_iter().next().map(|fit| fit.rank);
        let rank = |template| first(fits(template, &[], "/a/b"));
        let spanning = |template| first(fits(template, &[0], "/a/b"));
        assert!(rank("/a/b") > rank("/a/{x}"));
        assert!(rank("/a/{x}") > rank("/{x}/b"));
        assert!(rank("/a/b{x}") > rank("/a/{x}"));
        assert!(rank("/a/{x}") > spanning("/a/{x}"));
        assert!(rank("/{x}/{y}") > spanning("/{x}"));
    }
}
