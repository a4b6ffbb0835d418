//! Which other representations of its success can an operation be asked for?
//!
//! ```text
//! 200: { content: { application/json: …, text/csv: … } }            as_csv()
//! 200: { content: { …2023-01-01+json: …, …2024-08-05+json: … } }     version_2023_01_01()
//! 200: { content: { application/json: …, …/json;stream=watch: … } }  as_json_stream_watch()
//! ```
//!
//! Those of the same status as the one that was chosen. Where the body of the request is dated as well, other dates are
//! left out: request and response go together, and `resource-version` chooses both. So is JSON of the same type under
//! another name that says nothing but JSON.

use std::collections::BTreeSet;

use super::labels::{Labelled, bare, labels, usual_word};
use super::replies::Documented;
use super::{Body, Representation};
use crate::ir::{Api, Content, MediaType, Operation, StatusPattern};
use crate::plan::media::{self, date_of, is_date, resolved};
use crate::plan::names::{FnName, representation_names};

/// The representations besides those that were chosen, by the names of the methods that ask for them.
pub(super) fn others(
    api: &Api,
    operation: &Operation,
    documented: &[Documented<'_>],
    setters: &[FnName],
) -> Vec<Representation> {
    let mut found: Vec<Other<'_>> = Vec::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut usual_types: Vec<&MediaType> = Vec::new();
    let has_dated_body = operation.body.as_ref().is_some_and(|body| {
        body.content
            .iter()
            .any(|content| date_of(&content.media_type).is_some())
    });
    let successes = documented
        .iter()
        .filter(|answer| answer.success && matches!(answer.status, StatusPattern::Exact(_)));
    for answer in successes {
        // What never has content (204, answers to HEAD) has no other one either, whatever is stated.
        let with_body = answer.chosen.as_ref();
        let Some(chosen) = with_body.filter(|chosen| chosen.body != Body::Empty) else {
            continue;
        };
        let usual = &chosen.content.media_type;
        if !usual_types.contains(&usual) {
            usual_types.push(usual);
        }
        let mut responses = operation.responses.iter().enumerate();
        let Some((index, response)) =
            responses.find(|(_, response)| response.status == answer.status)
        else {
            continue;
        };
        for (place, content) in response.content.iter().enumerate() {
            let this = &content.media_type;
            let is_other_date = date_of(this) != date_of(usual);
            let is_known = known.contains(this.text.as_str()) || this.text == chosen.media_type;
            if is_known || this.sub.contains('*') || is_other_date && has_dated_body {
                continue;
            }
            let Some(body) = media::readable(api, content, &response.content) else {
                continue;
            };
            let says_the_same =
                |other: &MediaType, held: &Body| is_plain_json(other) && are_one(api, &body, held);
            let mut others = found
                .iter()
                .map(|other| (other.media_type, &other.read.body));
            if is_plain_json(this)
                && (says_the_same(usual, &chosen.body)
                    || others.any(|(other, held)| says_the_same(other, held)))
            {
                continue;
            }
            known.insert(this.text.as_str());
            let (before, short) = wish(this, usual);
            found.push(Other {
                media_type: this,
                before,
                short,
                read: of((index, place), content, body.streamed()),
            });
        }
    }
    let names = representation_names(setters, &wishes(&found, &usual_types));
    let found = found.into_iter().zip(names);
    found
        .map(|(other, method)| Representation {
            method,
            ..other.read
        })
        .collect()
}

/// A representation that can be asked for.
struct Other<'a> {
    media_type: &'a MediaType,
    /// What its name begins with.
    before: &'static str,
    /// What it would be called alone.
    short: String,
    read: Representation,
}

/// For each, its media type and what its method would best be called: enough to tell it apart from the others and from
/// the usual ones.
fn wishes(found: &[Other<'_>], usual: &[&MediaType]) -> Vec<(String, String)> {
    let others = found.iter().map(|other| Labelled {
        media_type: other.media_type,
        short: other.short.clone(),
    });
    let usual = usual
        .iter()
        .filter(|usual| !found.iter().any(|other| other.media_type == **usual));
    let usual = usual.map(|usual| Labelled {
        media_type: usual,
        short: format_of(usual),
    });
    let all: Vec<Labelled<'_>> = others.chain(usual).collect();
    let labels = labels(&all).into_iter().zip(found);
    labels
        .map(|(label, other)| {
            let wish = format!("{} {label}", other.before);
            (other.media_type.text.clone(), wish)
        })
        .collect()
}

/// Whether a media type says nothing but JSON; RFC 8259 § 11 gives `charset` no meaning.
fn is_plain_json(media_type: &MediaType) -> bool {
    matches!(media_type.sub.as_str(), "json" | "x-json")
        && media_type
            .parameters
            .iter()
            .all(|(name, _)| name == "charset")
}

fn are_one(api: &Api, left: &Body, right: &Body) -> bool {
    match (left, right) {
        (Body::Typed(left), Body::Typed(right)) => resolved(api, left) == resolved(api, right),
        (_, _) => false,
    }
}

fn of(place: (usize, usize), content: &Content, body: Body) -> Representation {
    Representation {
        method: FnName::UNKNOWN.clone(),
        media_type: content.media_type.text.clone(),
        body,
        lifecycle: content.lifecycle.clone(),
        content: place,
    }
}

/// What the method would be called if it were the only one: by the version where only that is another, else by the
/// format.
fn wish(this: &MediaType, usual: &MediaType) -> (&'static str, String) {
    let parts = |media_type: &MediaType| -> Vec<String> {
        let parts = media_type.sub.split(['.', '+']);
        parts.map(str::to_owned).collect()
    };
    let (these, those) = (parts(this), parts(usual));
    let mut different = these
        .iter()
        .zip(&those)
        .enumerate()
        .filter(|(_, (this, that))| this != that);
    if these.len() == those.len()
        && this.main == usual.main
        && let (Some((index, (version, _))), None) = (different.next(), different.next())
        && (index + 1 < these.len() || this.suffix().is_none())
        && is_version(version)
    {
        return ("version", version.replace('-', "_"));
    }
    match date_of(this) {
        Some(date) if Some(date) != date_of(usual) => {
            let format = format_of(this);
            ("as", format!("{format} {}", date.replace('-', "_")))
        }
        Some(_) | None => ("as", format_of(this)),
    }
}

/// Whether a part of a media type says a version: a date, a number, or a word that stands for one.
fn is_version(part: &str) -> bool {
    let number = part.strip_prefix('v').unwrap_or(part);
    is_date(part)
        || number.starts_with(|c: char| c.is_ascii_digit())
        || [
            "alpha",
            "beta",
            "preview",
            "upcoming",
            "latest",
            "stable",
            "experimental",
        ]
        .iter()
        .any(|word| part.starts_with(word))
}

/// The format in words; of a dated type, only what stands after the date.
fn format_of(media_type: &MediaType) -> String {
    let sub = media_type.sub.as_str();
    let format = match (usual_word(media_type), date_of(media_type)) {
        (Some(word), _) => word,
        (None, Some(_)) => media_type.suffix().unwrap_or(sub),
        (None, None) => bare(sub),
    };
    format.to_owned()
}
