//! What does the documentation of a method say of its answers? What the document says of each status.

use super::errors::{status_text, variant_of};
use crate::emit::cx::Cx;
use crate::emit::doc_text::{DocText, Part};
use crate::emit::docs::{self, Flow};
use crate::ir::{Operation, Response, StatusPattern};
use crate::plan::{OperationPlan, VariantName};

/// What the document says of the one success, and a list of what it says where there are several: where that is more than
/// that they are successes.
pub(super) fn successes(
    cx: Cx<'_>,
    operation: &Operation,
) -> (Option<(StatusPattern, DocText)>, Vec<DocText>) {
    let successes = operation.responses.iter();
    let successes: Vec<&Response> = successes
        .filter(|response| response.status.is_success())
        .collect();
    let told = successes.iter().filter(|response| is_telling(response));
    let mut told = told.map(|response| {
        let prose = docs::prose(cx, &response.docs, Flow::RunOn);
        (response.status, prose.ended())
    });
    if successes.len() == 1 {
        (told.next(), Vec::new())
    } else {
        let listed = told.map(|(status, prose)| head(status, None).run_on(prose));
        (None, listed.collect())
    }
}

/// So many words say something of a success that has no content.
const WORDS: usize = 4;

/// What is said of the one success, which has no content.
pub(super) fn alone(status: StatusPattern, prose: DocText) -> DocText {
    let words = prose.lines().iter().flat_map(|line| line.split(' '));
    if words.count() < WORDS {
        return DocText::default();
    }
    let status = status_text(status);
    let parts = [
        Part::Own("Succeeds with "),
        Part::Text(&status),
        Part::Own(":"),
    ];
    DocText::sentence(&parts).run_on(prose)
}

/// The errors, each with what the document says of it.
pub(super) fn errors(cx: Cx<'_>, operation: &Operation, plan: &OperationPlan) -> Vec<DocText> {
    let errors = operation
        .responses
        .iter()
        .filter(|response| !response.status.is_success());
    let told = errors.map(|response| {
        let variant = variant_of(plan, response.status);
        let head = head(response.status, variant.map(VariantName::as_str));
        head.run_on(docs::prose(cx, &response.docs, Flow::RunOn))
    });
    told.collect()
}

/// `404:`, or `404 (NotFound):`.
fn head(status: StatusPattern, variant: Option<&str>) -> DocText {
    let status = status_text(status);
    let mut parts = vec![Part::Text(&status)];
    if let Some(variant) = variant {
        parts.extend([Part::Own(" ("), Part::Code(variant), Part::Own(")")]);
    }
    parts.push(Part::Own(":"));
    DocText::sentence(&parts)
}

/// Whether a description says more than that the call succeeded.
fn is_telling(response: &Response) -> bool {
    let docs = &response.docs;
    let text = docs.description.as_deref().or(docs.summary.as_deref());
    let mut words = text
        .unwrap_or_default()
        .split(|c: char| !c.is_alphanumeric());
    let tells = words.any(|word| {
        let word = word.to_ascii_lowercase();
        !word.is_empty() && !EMPTY.contains(&word.as_str()) && !is_status(&word)
    });
    tells || docs.external.is_some()
}

fn is_status(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Words of descriptions that say nothing.
const EMPTY: &[&str] = &[
    "a",
    "accepted",
    "action",
    "all",
    "an",
    "and",
    "api",
    "are",
    "as",
    "be",
    "been",
    "by",
    "call",
    "completed",
    "content",
    "correctly",
    "created",
    "default",
    "done",
    "executed",
    "expected",
    "fine",
    "for",
    "from",
    "good",
    "has",
    "have",
    "http",
    "if",
    "in",
    "is",
    "it",
    "no",
    "of",
    "ok",
    "okay",
    "on",
    "operation",
    "performed",
    "processed",
    "query",
    "received",
    "request",
    "requested",
    "response",
    "result",
    "results",
    "return",
    "returned",
    "returns",
    "server",
    "specified",
    "status",
    "succeeded",
    "succeeds",
    "success",
    "successful",
    "successfully",
    "that",
    "the",
    "there",
    "this",
    "to",
    "was",
    "well",
    "went",
    "were",
    "when",
    "with",
    "your",
];
