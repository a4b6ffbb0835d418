//! Which response headers get a method of their own? Each that the document describes, once for the whole crate.
//!
//! `X-RateLimit-Remaining: integer` becomes `Response::x_rate_limit_remaining() -> Option<i64>`. A header that
//! operations describe in different ways is text.

use std::collections::BTreeMap;

use super::media::resolved;
use super::names::{FnName, header_names};
use super::operations::OperationPlan;
use super::scalars::Scalar;
use crate::ir::{Api, Header};

/// A response header that the document describes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderPlan {
    /// Its field name, in one of the document's spellings.
    pub name: String,
    /// The method of `Response` that reads it.
    pub method: FnName,
    /// What its text is read as: `Text`, `Bool`, `Integer`, `Float` or `Timestamp`.
    pub value: Scalar,
    /// Where it is described first: index into `Api::operations`, of its responses, and of their headers.
    pub described: (usize, usize, usize),
}

/// What is known of a header so far.
struct Found<'a> {
    name: &'a str,
    value: Scalar,
    described: (usize, usize, usize),
}

/// The headers of emitted operations that the runtime has no method for, in order of their methods.
pub(super) fn headers(api: &Api, operations: &[OperationPlan]) -> Vec<HeaderPlan> {
    let mut found: BTreeMap<String, Found<'_>> = BTreeMap::new();
    for plan in operations {
        let operation = api.operations.get(plan.operation);
        let responses = operation.map_or(&[] as &[_], |operation| operation.responses.as_slice());
        for (response, stated) in responses.iter().enumerate() {
            for (index, header) in stated.headers.iter().enumerate() {
                let (name, value) = (header.name.as_str(), value_of(api, header));
                let described = (plan.operation, response, index);
                let known = found.entry(name.to_ascii_lowercase()).or_insert(Found {
                    name,
                    value,
                    described,
                });
                // Of several spellings the least is taken: capitals come before small letters.
                known.name = known.name.min(name);
                if known.value != value {
                    known.value = Scalar::Text;
                }
            }
        }
    }
    let names: Vec<&str> = found.values().map(|header| header.name).collect();
    let mut headers: Vec<HeaderPlan> = found
        .values()
        .zip(header_names(&names))
        .filter_map(
            |(
                Found {
                    name,
                    value,
                    described,
                },
                method,
            )| {
                Some(HeaderPlan {
                    name: (*name).to_owned(),
                    method: method?,
                    value: *value,
                    described: *described,
                })
            },
        )
        .collect();
    headers.sort_by(|left, right| left.method.cmp(&right.method));
    headers
}

/// What the text of a header is read as.
fn value_of(api: &Api, header: &Header) -> Scalar {
    match Scalar::of(&resolved(api, &header.value).ty) {
        Some(scalar @ (Scalar::Bool | Scalar::Integer(_) | Scalar::Float | Scalar::Timestamp)) => {
            scalar
        }
        Some(
            Scalar::Text
            | Scalar::Secret
            | Scalar::Date
            | Scalar::Uuid
            | Scalar::Base64
            | Scalar::Binary
            | Scalar::Decimal,
        )
        | None => Scalar::Text,
    }
}
