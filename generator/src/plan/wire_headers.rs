//! Which header fields does the test server send with a success, and what must the methods that read them give?
//!
//! ```text
//! headers: {X-Total: {schema: {type: integer, minimum: 3}}}                   X-Total: 3      x_total() gives 3
//! headers: {X-Sizes: {schema: {type: array, items: {type: integer}}}}         X-Sizes: 1,2    x_sizes() gives [1,2]
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::checks::{Checker, ValueChecks};
use super::cycles::Boxed;
use super::headers::{HeaderPlan, HeaderValue};
use super::json::to_text;
use super::names::FnName;
use super::operations::OperationPlan;
use super::paging::Next;
use super::sample::{Direction, Sampler};
use super::scalars::Scalar;
use super::verdict::Judge;
use crate::ir::{Api, Extra, Header, Json, ParameterForm, Shape, Ty};

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
    /// What the method gives: its JSON where that has parts, else its text.
    pub given: String,
    /// Whether it has parts.
    pub has_parts: bool,
}

/// Gives each success of the operations the header fields that the document describes for it, with values that obey what
/// is said of them; none where no value was found that does.
pub(super) fn add(
    judge: Judge<'_>,
    boxed: &Boxed,
    headers: &[HeaderPlan],
    operations: &mut [OperationPlan],
) {
    let (found, patterns) = judge.unheard(boxed, |checker| {
        described(judge.api, checker, headers, operations)
    });
    let judge = Judge {
        patterns: &patterns,
        ..judge
    };
    let mut sent = BTreeSet::new();
    for (index, number, known, header, checks) in found {
        let reply = operations
            .get_mut(index)
            .and_then(|plan| plan.sample.replies.get_mut(number));
        if let (Some(reply), Some(sample)) = (reply, sample(judge, known, header, &checks))
            && sent.insert((index, number, known.name.as_str()))
        {
            reply.headers.push(sample);
        }
    }
}

/// A header field of a success: of which operation and answer, the method that reads it, and what is said of it.
type Described<'a> = (usize, usize, &'a HeaderPlan, &'a Header, ValueChecks);

/// The header fields that the document describes for the successes of the operations.
fn described<'a>(
    api: &'a Api,
    checker: &mut Checker<'_>,
    headers: &'a [HeaderPlan],
    operations: &[OperationPlan],
) -> Vec<Described<'a>> {
    let mut found = Vec::new();
    let mut by_name: BTreeMap<String, &HeaderPlan> = BTreeMap::new();
    for header in headers {
        by_name
            .entry(header.name.to_ascii_lowercase())
            .or_insert(header);
    }
    for (index, plan) in operations.iter().enumerate() {
        let Some(operation) = api.operations.get(plan.operation) else {
            continue;
        };
        // Who follows links in tests would never come to an end.
        let links = matches!(&plan.paging, Some(paging) if paging.next == Next::Header);
        for (reply, sample) in plan.sample.replies.iter().enumerate() {
            let mut responses = operation.responses.iter();
            let response = responses.find(|response| response.status == sample.pattern);
            let stated = response
                .filter(|_| sample.success)
                .map(|response| &response.headers);
            for header in stated.into_iter().flatten() {
                let name = header.name.as_str().to_ascii_lowercase();
                if links && name == "link" {
                    continue;
                }
                if let Some(known) = by_name.get(&name).copied() {
                    found.push((index, reply, known, header, checker.of_use(&header.value)));
                }
            }
        }
    }
    found
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
    if is_of_the_message {
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
    let sent = text(&header.form, &value)?;
    let kept = || judge.judge(&header.value, checks, &value).ok();
    let given = match &known.value {
        HeaderValue::One(scalar) => one(*scalar, &sent, || Some(kept()?.kept))?,
        HeaderValue::Enum(_) => sent.clone(),
        HeaderValue::Object { ty, .. } if !has_only_known(judge.api, &ty.ty, &value) => {
            return None;
        }
        HeaderValue::List(_) | HeaderValue::Object { .. } | HeaderValue::Json(_) => {
            to_text(&kept()?.kept)
        }
    };
    let is_sendable = |text: &str| {
        text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
            && !text.is_empty()
            && text.trim() == text
    };
    (is_sendable(&sent) && value != Json::Null).then(|| HeaderSample {
        name: known.name.clone(),
        method: known.method.clone(),
        sent,
        given,
        has_parts: known.value.has_parts(),
    })
}

/// What is read of a single value.
fn one(scalar: Scalar, sent: &str, kept: impl FnOnce() -> Option<Json>) -> Option<String> {
    match scalar {
        Scalar::Bool => Some(sent.parse::<bool>().ok()?.to_string()),
        Scalar::Integer(_) => Some(sent.parse::<i128>().ok()?.to_string()),
        Scalar::Float => Some(sent.parse::<f64>().ok()?.to_string()),
        Scalar::Timestamp | Scalar::Date | Scalar::Uuid => single(&kept()?),
        Scalar::Text | Scalar::Secret | Scalar::Base64 | Scalar::Binary | Scalar::Decimal => {
            Some(sent.to_owned())
        }
    }
}

/// A value as it goes over the wire: in the style `simple`, or as a JSON text. None where that would be read differently.
fn text(form: &ParameterForm, value: &Json) -> Option<String> {
    let explode = match form {
        ParameterForm::Styled { explode, .. } => *explode,
        ParameterForm::Content(media_type) | ParameterForm::WholeQuery(media_type) => {
            return if media_type.is_json() {
                Some(to_text(value))
            } else {
                single(value)
            };
        }
    };
    let element = |value: &Json| {
        let text = single(value)?;
        let is_plain = !text.contains([',', '"', '=']) && text.trim() == text;
        is_plain.then_some(text)
    };
    let between = if explode { "=" } else { "," };
    let texts: Option<Vec<String>> = match value {
        Json::Array(items) => {
            let texts = items
                .iter()
                .map(|item| element(item).filter(|text| !text.is_empty()));
            texts.collect()
        }
        Json::Object(members) => {
            let texts = members.iter().map(|(name, value)| {
                let name = element(&Json::String(name.clone()))?;
                Some(format!("{name}{between}{}", element(value)?))
            });
            texts.collect()
        }
        Json::String(_) | Json::Number(_) | Json::Bool(_) | Json::Null => return single(value),
    };
    Some(texts?.join(","))
}

/// A single value; none of what has parts.
pub(super) fn single(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.as_str().to_owned()),
        Json::Bool(value) => Some(value.to_string()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

/// Whether the type says of every member what it is: `5` can be a number and a text.
fn has_only_known(api: &Api, ty: &Ty, value: &Json) -> bool {
    let (Ty::Named(id), Json::Object(members)) = (ty, value) else {
        return true;
    };
    match api.types.get(*id).map(|def| &def.shape) {
        Some(Shape::Struct(shape)) => {
            let is_field = |name: &String| {
                let mut fields = shape.fields.iter();
                fields.any(|field| field.name.as_str() == name)
            };
            matches!(shape.extra, Extra::Typed(_)) || members.keys().all(is_field)
        }
        Some(Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_)) | None => true,
    }
}
