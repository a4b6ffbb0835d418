//! Which header fields does the test server send with a success, and what must the methods that read them give?
//!
//! ```text
//! headers: {X-Total: {schema: {type: integer, minimum: 3}}}     X-Total: 3     x_total() gives 3
//! ```

use super::checks::{Checker, ValueChecks};
use super::cycles::Boxed;
use super::headers::HeaderPlan;
use super::names::FnName;
use super::operations::OperationPlan;
use super::patterns::Patterns;
use super::sample::{Direction, Sampler};
use super::scalars::Scalar;
use super::verdict::Judge;
use crate::diagnostics::Diagnostics;
use crate::ir::{Header, Json, ParameterForm};

/// Fields that say how the message is to be read, or what the client does next: the test server has them for itself.
const OF_THE_MESSAGE: &[&str] = &[
    "connection",
    "content-encoding",
    "content-length",
    "keep-alive",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "www-authenticate",
];

/// A header field of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderSample {
    /// Its name, as the method that reads it has it.
    pub name: String,
    /// The method of `Response` that reads it.
    pub method: FnName,
    /// Its text.
    pub sent: String,
    /// What the method gives, as text.
    pub given: String,
}

/// Gives each success of the operations the header fields that the document describes for it, with values that obey what
/// is said of them; none where no value was found that does.
pub(super) fn add(
    judge: Judge<'_>,
    boxed: &Boxed,
    headers: &[HeaderPlan],
    operations: &mut [OperationPlan],
) {
    // What is checked here is not checked by the crate: neither its patterns nor its findings are the plan's.
    let (mut patterns, mut unheard) = (Patterns::default(), Diagnostics::default());
    let mut checker = Checker {
        api: judge.api,
        boxed,
        patterns: &mut patterns,
        diagnostics: &mut unheard,
    };
    let mut found: Vec<(usize, usize, &HeaderPlan, &Header, ValueChecks)> = Vec::new();
    for (index, plan) in operations.iter().enumerate() {
        let Some(operation) = judge.api.operations.get(plan.operation) else {
            continue;
        };
        for (reply, sample) in plan.sample.replies.iter().enumerate() {
            let mut responses = operation.responses.iter();
            let response = responses.find(|response| response.status == sample.pattern);
            let stated = response
                .filter(|_| sample.success)
                .map(|response| &response.headers);
            for header in stated.into_iter().flatten() {
                let is_it =
                    |known: &&HeaderPlan| known.name.eq_ignore_ascii_case(header.name.as_str());
                if let Some(known) = headers.iter().find(is_it) {
                    found.push((index, reply, known, header, checker.of_use(&header.value)));
                }
            }
        }
    }
    let judge = Judge {
        patterns: &patterns,
        ..judge
    };
    for (index, reply, known, header, checks) in found {
        let reply = operations
            .get_mut(index)
            .and_then(|plan| plan.sample.replies.get_mut(reply));
        if let (Some(reply), Some(sample)) = (reply, sample(judge, known, header, &checks))
            && !reply.headers.iter().any(|other| other.name == sample.name)
        {
            reply.headers.push(sample);
        }
    }
}

fn sample(
    judge: Judge<'_>,
    known: &HeaderPlan,
    header: &Header,
    checks: &ValueChecks,
) -> Option<HeaderSample> {
    let is_of_the_message = OF_THE_MESSAGE
        .iter()
        .any(|name| known.name.eq_ignore_ascii_case(name));
    if is_of_the_message || matches!(header.form, ParameterForm::Content(_)) {
        return None;
    }
    let sampler = Sampler {
        judge,
        direction: Direction::Response,
    };
    let value = sampler.sample(&header.value, checks, &header.examples);
    if !judge.approves(&header.value, checks, &value) {
        return None;
    }
    let sent = text(&value)?;
    let is_sendable = |text: &str| {
        text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
            && !text.is_empty()
            && text.trim() == text
    };
    let given = match known.value {
        Scalar::Bool => sent.parse::<bool>().ok()?.to_string(),
        Scalar::Integer(_) => sent.parse::<i128>().ok()?.to_string(),
        Scalar::Float => sent.parse::<f64>().ok()?.to_string(),
        Scalar::Timestamp => text(&judge.judge(&header.value, checks, &value).ok()?.kept)?,
        Scalar::Text
        | Scalar::Secret
        | Scalar::Date
        | Scalar::Uuid
        | Scalar::Base64
        | Scalar::Binary
        | Scalar::Decimal => sent.clone(),
    };
    is_sendable(&sent).then(|| HeaderSample {
        name: known.name.clone(),
        method: known.method.clone(),
        sent,
        given,
    })
}

/// A value in the style `simple`; none of what has parts.
fn text(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.as_str().to_owned()),
        Json::Bool(value) => Some(value.to_string()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}
