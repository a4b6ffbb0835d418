//! What does the documentation of a method say of credentials? For which schemes, and with which scopes.

use crate::emit::doc_text::{DocText, Part};
use crate::ir::{Operation, SpecName};
use crate::plan::OperationPlan;

/// How many scopes of a scheme are named.
const NAMED: usize = 6;

/// Which credentials are sent: those of all schemes of one alternative.
pub(super) fn docs(operation: &Operation, plan: &OperationPlan) -> DocText {
    let is_optional = plan.security.iter().any(Vec::is_empty);
    let alternatives = plan.security.iter().filter(|names| !names.is_empty());
    let mut parts = Vec::new();
    for names in alternatives {
        for (index, name) in names.iter().enumerate() {
            parts.push(Part::Own(match (index, parts.is_empty()) {
                (0, true) if is_optional => "Can be called with credentials for ",
                (0, true) => "Needs credentials for ",
                (0, false) => ", or for ",
                _ => " and ",
            }));
            parts.push(Part::Code(name.as_str()));
            parts.extend(scopes(&scopes_of(operation, names, name)));
        }
    }
    if parts.is_empty() {
        return DocText::default();
    }
    parts.push(Part::Own(
        ": see [`ClientBuilder::credentials`](crate::ClientBuilder::credentials).",
    ));
    DocText::sentence(&parts)
}

/// The scopes that an operation demands of a scheme, each set of them once: one is enough.
fn scopes_of<'o>(
    operation: &'o Operation,
    names: &[SpecName],
    scheme: &SpecName,
) -> Vec<&'o [String]> {
    let same = operation.security.iter().filter(|alternative| {
        let schemes = &alternative.schemes;
        schemes.len() == names.len() && names.iter().all(|name| schemes.contains_key(name))
    });
    let mut sets: Vec<&[String]> = Vec::new();
    for scopes in same.filter_map(|alternative| alternative.schemes.get(scheme)) {
        if !sets.contains(&scopes.as_slice()) {
            sets.push(scopes);
        }
    }
    // Nothing is demanded where one of them demands nothing.
    if sets.iter().any(|set| set.is_empty()) {
        sets.clear();
    }
    sets
}

/// The scopes in brackets behind the scheme: one set or the other.
fn scopes<'o>(sets: &[&'o [String]]) -> Vec<Part<'o>> {
    let all: usize = sets.iter().map(|set| set.len()).sum();
    let mut parts = Vec::new();
    for set in sets {
        for (index, scope) in set.iter().enumerate() {
            parts.push(Part::Own(match (parts.is_empty(), index) {
                (true, _) if all == 1 => " (scope ",
                (true, _) => " (scopes ",
                (false, 0) => ", or ",
                (false, index) if index + 1 == set.len() => " and ",
                (false, _) => ", ",
            }));
            parts.push(Part::Code(scope));
        }
    }
    // A connecting word and a name for each.
    if all > NAMED {
        parts.truncate(2 * NAMED);
        parts.push(Part::Own(" and others"));
    }
    if !parts.is_empty() {
        parts.push(Part::Own(")"));
    }
    parts
}
