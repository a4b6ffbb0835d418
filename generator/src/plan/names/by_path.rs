//! What is an operation called that the document gives no name? After its method, and after what its path is of.
//!
//! ```text
//! GET /api/v1/users            get_users
//! GET /api/v1/users/{id}       get_users_by_id
//! GET /users/{id}/pets         get_users_pets
//! ```
//!
//! Who meets another under such a name keeps the one that says all of the path.

use crate::ir::{Operation, OperationName};
use crate::plan::words::Words;

/// Segments that many paths begin with, and that say nothing of what follows.
const BEGINNINGS: &[&str] = &["api", "public", "rest"];

/// The name, and how many parameters of the path it leaves out; none where the document names the operation.
pub(super) fn of(operation: &Operation) -> Option<(u8, String)> {
    if !matches!(operation.name, OperationName::Derived(_)) {
        return None;
    }
    let segments = operation.path.text.split('/');
    let segments = segments.filter(|segment| !segment.is_empty());
    let segments: Vec<&str> = segments
        .skip_while(|segment| is_beginning(segment))
        .collect();
    let (last, before) = segments.split_last()?;
    let mut words = vec![operation.method.as_str().to_ascii_lowercase()];
    let mut left_out = 0_u8;
    for segment in before {
        match parameter(segment) {
            Some(_) => left_out = left_out.saturating_add(1),
            None => words.push((*segment).to_owned()),
        }
    }
    match parameter(last) {
        Some(name) => words.extend(["by".to_owned(), name.to_owned()]),
        None => words.push((*last).to_owned()),
    }
    Some((left_out, Words::of(&words.join(" ")).snake()))
}

/// The parameter that a segment is as a whole.
fn parameter(segment: &str) -> Option<&str> {
    let name = segment.strip_prefix('{')?.strip_suffix('}')?;
    (!name.contains(['{', '}'])).then_some(name)
}

/// `api`, `v2`, `v1.1`
fn is_beginning(segment: &str) -> bool {
    let is_version = segment.strip_prefix(['v', 'V']).is_some_and(|version| {
        let is_part =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        version.split('.').all(is_part)
    });
    is_version || BEGINNINGS.contains(&segment.to_ascii_lowercase().as_str())
}
