//! What does each status mean? One success type, and one type or an enum of the operation's documented errors.

use super::super::media::{Chosen, choose, choose_error};
use super::body::settled;
use super::{Body, ErrorEnum, Failure, Reply, ReplyOutcome};
use crate::diagnostics::{Diagnostics, Feature, Reported};
use crate::ir::{Api, Operation, Response, StatusPattern};
use crate::plan::names::{TypeName, error_variant_names};

/// Everything an operation reads.
#[derive(Clone, Debug)]
pub(super) struct Replies<'a> {
    pub(super) success: Body,
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
    error_name: &TypeName,
    newest: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Result<Replies<'a>, Reported> {
    let documented = documented(api, operation, newest, diagnostics)?;
    let success = success(operation, &documented, diagnostics)?;
    let (failure, variants) = failure(&documented, error_name);
    let mut replies = Vec::new();
    for (answer, variant) in documented.iter().zip(variants) {
        let outcome = match (answer.success, &answer.chosen) {
            (true, _) => ReplyOutcome::Success,
            (false, None) => ReplyOutcome::FailureEmpty,
            (false, Some(_)) => ReplyOutcome::Failure(variant),
        };
        let media_type = answer
            .chosen
            .as_ref()
            .filter(|chosen| chosen.body != Body::Empty)
            .map(|chosen| chosen.media_type.clone());
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
    let is_success = |status| match status {
        StatusPattern::Exact(code) => (200..300).contains(&code),
        StatusPattern::Range(class) => class == 2,
        StatusPattern::Default => false,
    };
    let default_succeeds = !operation
        .responses
        .iter()
        .any(|response| is_success(response.status));
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
                    chosen: chosen.clone(),
                });
                answers.push(Documented {
                    status,
                    success: false,
                    chosen,
                });
            }
            StatusPattern::Exact(_) | StatusPattern::Range(_) if is_success(status) => {
                let chosen = chosen_success(api, operation, response, newest, diagnostics)?;
                answers.push(Documented {
                    status,
                    success: true,
                    chosen,
                });
            }
            StatusPattern::Exact(_) | StatusPattern::Range(_) | StatusPattern::Default => {
                let chosen = choose_error(api, &response.content, newest);
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

fn chosen_success<'a>(
    api: &Api,
    operation: &Operation,
    response: &'a Response,
    newest: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Chosen<'a>>, Reported> {
    let chosen = settled(
        operation,
        choose(api, &response.content, newest),
        &response.content,
        diagnostics,
    )?;
    Ok(chosen.map(|chosen| match response.status {
        // RFC 9110 § 15.3.5 and § 15.3.6: no content, whatever the document says of it.
        StatusPattern::Exact(204 | 205) => Chosen {
            body: Body::Empty,
            ..chosen
        },
        StatusPattern::Exact(_) | StatusPattern::Range(_) | StatusPattern::Default => chosen,
    }))
}

fn success(
    operation: &Operation,
    documented: &[Documented<'_>],
    diagnostics: &mut Diagnostics,
) -> Result<Body, Reported> {
    let mut bodies: Vec<(StatusPattern, Body)> = Vec::new();
    for answer in documented.iter().filter(|answer| answer.success) {
        let body = answer
            .chosen
            .as_ref()
            .map_or(Body::Empty, |chosen| chosen.body.clone());
        if !bodies.iter().any(|(_, known)| *known == body) {
            bodies.push((answer.status, body));
        }
    }
    match bodies.as_slice() {
        [] => Ok(Body::Empty),
        [(_, only)] => Ok(only.clone()),
        several => {
            let statuses: Vec<String> = several.iter().map(|(status, _)| said(*status)).collect();
            let what = format!(
                "the bodies of the successes {} differ",
                statuses.join(" and ")
            );
            Err(diagnostics.unsupported_because(operation.origin, Feature::SeveralSuccesses, what))
        }
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

/// What the errors are, and for each answer the variant it is when they differ.
fn failure(documented: &[Documented<'_>], name: &TypeName) -> (Failure, Vec<Option<usize>>) {
    let mut bodies: Vec<(StatusPattern, &Body)> = Vec::new();
    let mut variants = Vec::new();
    for answer in documented {
        let body = answer
            .chosen
            .as_ref()
            .filter(|_| !answer.success)
            .map(|chosen| &chosen.body);
        variants.push(body.map(|body| {
            bodies
                .iter()
                .position(|(_, known)| *known == body)
                .unwrap_or_else(|| {
                    bodies.push((answer.status, body));
                    bodies.len() - 1
                })
        }));
    }
    match bodies.as_slice() {
        [] => (Failure::None, variants),
        [(_, only)] => (Failure::One((*only).clone()), vec![None; variants.len()]),
        several => {
            let statuses: Vec<StatusPattern> = several.iter().map(|(status, _)| *status).collect();
            let bodies = several.iter().map(|(_, body)| (*body).clone());
            let variants_named = error_variant_names(&statuses)
                .into_iter()
                .zip(bodies)
                .collect();
            (
                Failure::Several(ErrorEnum {
                    name: name.clone(),
                    variants: variants_named,
                }),
                variants,
            )
        }
    }
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
