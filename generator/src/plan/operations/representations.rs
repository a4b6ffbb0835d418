//! Which other representations of its success can an operation be asked for?
//!
//! ```text
//! 200: { content: { application/json: …, text/csv: … } }            as_csv()
//! 200: { content: { …2023-01-01+json: …, …2024-08-05+json: … } }     version_2023_01_01()
//! ```
//!
//! Those of the same status as the one that was chosen. Where the body of the request is dated as well, other dates are
//! left out: request and response go together, and `resource-version` chooses both.

use super::replies::Documented;
use super::{Body, Representation};
use crate::ir::{Api, Content, MediaType, Operation, StatusPattern};
use crate::plan::media::{self, date_of};
use crate::plan::names::{FnName, representation_names};

/// The representations besides those that were chosen, by the names of the methods that ask for them.
pub(super) fn others(
    api: &Api,
    operation: &Operation,
    documented: &[Documented<'_>],
    setters: &[FnName],
) -> Vec<Representation> {
    let mut found: Vec<(String, Representation)> = Vec::new();
    let has_dated_body = operation.body.as_ref().is_some_and(|body| {
        body.content
            .iter()
            .any(|content| date_of(&content.media_type).is_some())
    });
    let successes = documented
        .iter()
        .filter(|answer| answer.success && matches!(answer.status, StatusPattern::Exact(_)));
    for answer in successes {
        let Some(chosen) = &answer.chosen else {
            continue;
        };
        let mut responses = operation.responses.iter().enumerate();
        let Some((index, response)) =
            responses.find(|(_, response)| response.status == answer.status)
        else {
            continue;
        };
        for (place, content) in response.content.iter().enumerate() {
            let (this, usual) = (&content.media_type, &chosen.content.media_type);
            let is_other_date = date_of(this) != date_of(usual);
            let is_known = found.iter().any(|(_, other)| other.media_type == this.text)
                || this.text == chosen.media_type;
            if is_known || this.sub.contains('*') || is_other_date && has_dated_body {
                continue;
            }
            let Some(body) = media::readable(api, content) else {
                continue;
            };
            found.push((
                wish(this, usual),
                of((index, place), content, body.streamed()),
            ));
        }
    }
    let wishes: Vec<String> = found.iter().map(|(wish, _)| wish.clone()).collect();
    let names = representation_names(setters, &wishes);
    let found = found.into_iter().zip(names);
    found
        .map(|((_, representation), method)| Representation {
            method,
            ..representation
        })
        .collect()
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

/// What the method would best be called: by the version where only that is another, else by the format.
fn wish(this: &MediaType, usual: &MediaType) -> String {
    let parts = |media_type: &MediaType| -> Vec<String> {
        let parts = media_type.sub.split(['.', '+']);
        parts.map(|part| part.replace('-', "_")).collect()
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
        && index + 1 < these.len()
    {
        return format!("version_{version}");
    }
    let sub = this.sub.as_str();
    let format = sub.rsplit_once('+').map_or(sub, |(_, suffix)| suffix);
    match date_of(this) {
        Some(date) if Some(date) != date_of(usual) => {
            format!("as {format} {}", date.replace('-', "_"))
        }
        Some(_) => format!("as {format}"),
        None => {
            let known = sub.trim_start_matches("x-").trim_start_matches("vnd.");
            format!("as {known}")
        }
    }
}
