// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

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
