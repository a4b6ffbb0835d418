//! What does each status mean? One type or an enum of the operation's successes, and the same of its documented errors.

use super::body::settled;
use super::{Body, ErrorEnum, Failure, Reply, ReplyOutcome, Success, SuccessBody, SuccessEnum};
use crate::diagnostics::{Diagnostics, Reported, catalog, escape};
use crate::ir::{Api, Operation, Provenance, Response, StatusPattern};
use crate::plan::checks::ValueChecks;
use crate::plan::media::{Chosen, Family, Side, choose, choose_error, date_of, family};
use crate::plan::names::{OperationNames, TypeName, VariantName, status_variant_names};

/// Everything an operation reads.
#[derive(Clone, Debug)]
pub(super) struct Replies<'a> {
    pub(super) success: Success,
    pub(super) failure: Failure,
    pub(super) by_status: Vec<Reply>,
    /// The `Accept` header.
    pub(super) accept: Option<String>,
    /// What stands behind each reply, for samples: the status, and the representation.
    pub(super) documented: Vec<Documented<'a>>,
}

/// A documented answer.
#[derive(Clone, Debug)]
pub(in crate::plan) struct Documented<'a> {
    pub(in crate::plan) status: StatusPattern,
    pub(in crate::plan) success: bool,
    pub(in crate::plan) chosen: Option<Chosen<'a>>,
}

/// Decides what every documented status means.
pub(super) fn replies<'a>(
    api: &Api,
    operation: &'a Operation,
    names: &OperationNames,
    newest: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Result<Replies<'a>, Reported> {
    let documented = documented(api, operation, newest, diagnostics)?;
    let (success, successes) = success(api, &documented, &names.success);
    let (failure, failures) = failure(api, &documented, &names.error);
    let mut replies = Vec::new();
    let variants = successes.into_iter().zip(failures);
    for (answer, (success, failure)) in documented.iter().zip(variants) {
        let chosen = answer.chosen.as_ref();
        let with_body = chosen.filter(|chosen| chosen.body != Body::Empty);
        let outcome = match (answer.success, with_body) {
            (true, _) => ReplyOutcome::Success(success),
            (false, None) => ReplyOutcome::FailureEmpty,
            (false, Some(_)) => ReplyOutcome::Failure(failure),
        };
        let media_type = with_body.map(|chosen| chosen.media_type.clone());
        add(&mut replies, answer.status, outcome, media_type);
    }
    replies.sort_by_key(|reply| reply.statuses.first().map(|status| rank(*status)));
    Ok(Replies {
        success,
        failure,
        by_status: replies,
        accept: accept(&documented),
        documented,
    })
}

/// Exact statuses come before ranges, and ranges before the rest.
fn rank(status: StatusPattern) -> u8 {
    match status {
        StatusPattern::Exact(_) => 0,
        StatusPattern::Range(_) => 1,
        StatusPattern::Default => 2,
    }
}

/// Statuses of the same rank and meaning share a reply.
fn add(
    replies: &mut Vec<Reply>,
    status: StatusPattern,
    outcome: ReplyOutcome,
    media_type: Option<String>,
) {
    let same = replies.iter_mut().find(|reply| {
        reply.outcome == outcome
            && reply.media_type == media_type
            && reply
                .statuses
                .first()
                .is_some_and(|first| rank(*first) == rank(status))
    });
    match same {
        Some(reply) => reply.statuses.push(status),
        None => replies.push(Reply {
            statuses: vec![status],
            outcome,
            media_type,
        }),
    }
}

/// Every answer that can arrive, in the document's order: interim ones (1xx) cannot. A default without any success
/// beside it stands for successes, too.
fn documented<'a>(
    api: &Api,
    operation: &'a Operation,
    newest: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Documented<'a>>, Reported> {
    let default_succeeds = !operation.documents_success();
    let mut answers = Vec::new();
    for response in &operation.responses {
        let status = response.status;
        match status {
            StatusPattern::Exact(100..=199) | StatusPattern::Range(1) => {}
            StatusPattern::Default if default_succeeds => {
                let chosen = chosen_success(api, operation, response, newest, diagnostics)?;
                answers.push(Documented {
                    status: StatusPattern::Range(2),
                    success: true,
                    chosen: chosen.clone().map(streamed),
                });
                answers.push(Documented {
                    status,
                    success: false,
                    chosen: chosen.map(whole),
                });
            }
            StatusPattern::Exact(_) | StatusPattern::Range(_) if status.is_success() => {
                let chosen = chosen_success(api, operation, response, newest, diagnostics)?;
                answers.push(Documented {
                    status,
                    success: true,
                    chosen: chosen.map(streamed),
                });
            }
            StatusPattern::Exact(_) | StatusPattern::Range(_) | StatusPattern::Default => {
                let chosen = choose_error(api, &response.content, newest);
                let chosen = chosen.map(|chosen| without_content(operation, status, chosen));
                if let Some(chosen) = &chosen {
                    tell_other_types(response, chosen, diagnostics);
                }
                answers.push(Documented {
                    status,
                    success: false,
                    chosen,
                });
            }
        }
    }
    Ok(answers)
}

/// An error is read as one type, and as untyped JSON where that does not fit: representations of another type are told.
fn tell_other_types(response: &Response, chosen: &Chosen<'_>, diagnostics: &mut Diagnostics) {
    let (Body::Typed(read), Some(_)) = (&chosen.body, &chosen.content.value) else {
        return;
    };
    for content in &response.content {
        let is_json = family(&content.media_type) == Family::Json;
        let value = content.value.as_ref();
        let differs = value.is_some_and(|value| value.ty != read.ty);
        // A version of another day is chosen by its date.
        if is_json && differs && date_of(&content.media_type).is_none() {
            let text = format!(
                "the error is read as `{}`, whatever its media type; `{}` has a type of its own",
                escape(&chosen.media_type),
                escape(&content.media_type.text)
            );
            let message = catalog::plan::OTHER_ERROR_TYPE.message(text);
            diagnostics.report(content.origin, message);
        }
    }
}

fn streamed(chosen: Chosen<'_>) -> Chosen<'_> {
    Chosen {
        body: chosen.body.streamed(),
        ..chosen
    }
}

fn whole(chosen: Chosen<'_>) -> Chosen<'_> {
    Chosen {
        body: chosen.body.whole(),
        ..chosen
    }
}

fn chosen_success<'a>(
    api: &Api,
    operation: &Operation,
    response: &'a Response,
    newest: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Chosen<'a>>, Reported> {
    if !response.status.has_content(&operation.method) {
        // What nobody reads need not be readable.
        let chosen = choose_error(api, &response.content, newest);
        return Ok(chosen.map(|chosen| without_content(operation, response.status, chosen)));
    }
    settled(
        operation,
        choose(api, Side::Response, &response.content, newest),
        &response.content,
        diagnostics,
    )
}

/// What is chosen of an answer that has content; of another, the same with nothing in it.
fn without_content<'a>(
    operation: &Operation,
    status: StatusPattern,
    chosen: Chosen<'a>,
) -> Chosen<'a> {
    if status.has_content(&operation.method) {
        return chosen;
    }
    Chosen {
        body: Body::Empty,
        ..chosen
    }
}

/// A status as the document spells it.
pub(in crate::plan) fn said(status: StatusPattern) -> String {
    match status {
        StatusPattern::Exact(status) => status.to_string(),
        StatusPattern::Range(class) => format!("{class}XX"),
        StatusPattern::Default => "default".to_owned(),
    }
}

/// What the successes are, and for each answer the variant it is when they differ.
fn success(
    api: &Api,
    documented: &[Documented<'_>],
    name: &TypeName,
) -> (Success, Vec<Option<usize>>) {
    let (bodies, variants) = distinct(documented, |answer| {
        let body = answer.chosen.as_ref().map(|chosen| chosen.body.clone());
        answer.success.then_some(body.unwrap_or(Body::Empty))
    });
    let unchecked = |body| SuccessBody {
        body,
        checks: ValueChecks::default(),
    };
    if bodies.len() > 1 {
        let bodies = named(api, bodies).map(|(name, body)| (name, unchecked(body)));
        let several = SuccessEnum {
            name: name.clone(),
            variants: bodies.collect(),
        };
        return (Success::Several(several), variants);
    }
    let only = bodies.into_iter().next();
    let only = only.map_or(Body::Empty, |(_, body)| body);
    (Success::One(unchecked(only)), vec![None; variants.len()])
}

/// What the errors are, and for each answer the variant it is when they differ.
fn failure(
    api: &Api,
    documented: &[Documented<'_>],
    name: &TypeName,
) -> (Failure, Vec<Option<usize>>) {
    let (bodies, variants) = distinct(documented, |answer| {
        let body = answer.chosen.as_ref().map(|chosen| chosen.body.clone());
        body.filter(|body| !answer.success && *body != Body::Empty)
    });
    if bodies.len() > 1 {
        let several = ErrorEnum {
            name: name.clone(),
            variants: named(api, bodies).collect(),
            common: None,
        };
        return (Failure::Several(several), variants);
    }
    let only = bodies.into_iter().next();
    let only = only.map_or(Failure::None, |(_, body)| Failure::One(body));
    (only, vec![None; variants.len()])
}

/// A body, and the statuses that have it.
type Shared = (Vec<StatusPattern>, Body);

/// Each body once, with its statuses, and for each answer which of them it has.
fn distinct(
    documented: &[Documented<'_>],
    body_of: impl Fn(&Documented<'_>) -> Option<Body>,
) -> (Vec<Shared>, Vec<Option<usize>>) {
    let mut bodies: Vec<Shared> = Vec::new();
    let mut variants = Vec::new();
    for answer in documented {
        variants.push(body_of(answer).map(|body| {
            let index = bodies.iter().position(|(_, known)| *known == body);
            let index = index.unwrap_or_else(|| {
                bodies.push((Vec::new(), body));
                bodies.len() - 1
            });
            if let Some((statuses, _)) = bodies.get_mut(index) {
                statuses.push(answer.status);
            }
            index
        }));
    }
    (bodies, variants)
}

/// Bodies under the names of their statuses, or of the components that they are.
fn named(api: &Api, bodies: Vec<Shared>) -> impl Iterator<Item = (VariantName, Body)> {
    let names = bodies.iter().map(|(statuses, body)| {
        let component = match body {
            Body::Typed(value) => value.ty.named().and_then(|id| api.types.get(id)),
            _ => None,
        };
        let component = component.and_then(|def| match &def.provenance {
            Provenance::Component(name) => Some(name.as_str()),
            Provenance::Inline { .. } => None,
        });
        (statuses.as_slice(), component)
    });
    let names = status_variant_names(&names.collect::<Vec<_>>());
    names
        .into_iter()
        .zip(bodies.into_iter().map(|(_, body)| body))
}

/// The media types of successes, each once; of errors when no success has any.
fn accept(documented: &[Documented<'_>]) -> Option<String> {
    for success in [true, false] {
        let mut types: Vec<&str> = Vec::new();
        for chosen in documented
            .iter()
            .filter(|answer| answer.success == success)
            .filter_map(|answer| answer.chosen.as_ref())
        {
            if !types.contains(&chosen.media_type.as_str()) {
                types.push(&chosen.media_type);
            }
        }
        if !types.is_empty() {
            return Some(types.join(", "));
        }
    }
    None
}
