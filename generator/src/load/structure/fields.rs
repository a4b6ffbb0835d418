//! Has an object the fields it needs, and none that the specification does not know?

use super::model::{Before, Field, Kind, Model, Need};
use super::{keys, wrong_type};
use crate::diagnostics::{Diagnostics, Message, catalog, escape};
use crate::load::Dialect;
use crate::source::At;

/// Checks the fields of an object; what stands in them is added to the work list. Returns the members that mean nothing.
pub(super) fn check<'d>(
    at: At<'d>,
    (model, dialect): (&'static Model, Dialect),
    pending: &mut Vec<(At<'d>, Kind)>,
    diagnostics: &mut Diagnostics,
) -> Vec<At<'d>> {
    let mut meaningless = Vec::new();
    for (name, member) in at.entries() {
        match model.fields.iter().find(|field| field.name == name) {
            Some(field) if is_unknown(field, dialect) => {
                newer(member, field, diagnostics);
                meaningless.push(member);
            }
            Some(field) if member.is_null() && !field.kind.names_null() => {
                if null(member, field, dialect, diagnostics) {
                    meaningless.push(member);
                }
            }
            Some(field) => pending.push((member, field.kind)),
            None if name.starts_with("x-") => {}
            // The walk has looked at the reference.
            None if model.beside_reference && REFERENCES.contains(&name) => {}
            None => match model.patterned {
                Some((rule, kind)) => {
                    keys::check(name, member, rule, diagnostics);
                    pending.push((member, kind));
                }
                None => {
                    unknown(name, member, model, diagnostics);
                    meaningless.push(member);
                }
            },
        }
    }
    for field in model.fields {
        let need = field.need.of(dialect);
        if need != Need::Optional && at.get(field.name).is_none() {
            missing(at, model, (field.name, need), diagnostics);
        }
    }
    meaningless
}

/// What a schema refers to another by; before OpenAPI 3.1 only the first means anything.
pub(in crate::load) const REFERENCES: [&str; 3] = ["$ref", "$dynamicRef", "$recursiveRef"];

fn is_unknown(field: &Field, dialect: Dialect) -> bool {
    match field.kind {
        Kind::Since(since) => dialect < since.version && since.before == Before::Unknown,
        _ => false,
    }
}

/// A field that is there and says nothing: as good as absent where the field may be absent and holds no structure. Tells
/// whether it is taken so.
fn null(at: At<'_>, field: &Field, dialect: Dialect, diagnostics: &mut Diagnostics) -> bool {
    match field.kind {
        Kind::Any => false,
        kind if field.need.of(dialect) == Need::Optional && kind.is_scalar() => {
            let message = catalog::structure::NULL_FIELD.message(format!(
                "`{}` is null and is taken as not given",
                field.name
            ));
            diagnostics.report(at.origin(), message);
            true
        }
        kind => {
            wrong_type(at, kind.wanted(), diagnostics);
            false
        }
    }
}

fn missing(at: At<'_>, model: &Model, (name, need): (&str, Need), diagnostics: &mut Diagnostics) {
    let entry = match need {
        Need::Required => &catalog::structure::MISSING_FIELD,
        Need::Expected | Need::ExpectedBefore(_) | Need::Optional => {
            &catalog::structure::MISSING_EXPECTED_FIELD
        }
    };
    let message = entry.message(format!("{} needs the field `{name}`", model.thing.named()));
    diagnostics.report(at.origin(), message);
}

/// A field that the version of the document does not know and a later one does.
fn newer(member: At<'_>, field: &Field, diagnostics: &mut Diagnostics) {
    let Kind::Since(since) = field.kind else {
        return;
    };
    let message = catalog::structure::UNKNOWN_FIELD.message(format!(
        "`{}` came with {}, and the document says it is older: it is left out",
        field.name,
        since.version.name()
    ));
    diagnostics.report(member.origin().key(), message);
}

fn unknown(name: &str, member: At<'_>, model: &Model, diagnostics: &mut Diagnostics) {
    let message = catalog::structure::UNKNOWN_FIELD.message(format!(
        "{} has no field `{}`",
        model.thing.named(),
        escape(name)
    ));
    let known = model.fields.iter().map(|field| field.name);
    diagnostics.report(member.origin().key(), suggest(message, name, known));
}

/// Adds the known name that is nearest, where one is near enough to be a slip of the pen.
pub(crate) fn suggest<'n>(
    message: Message,
    name: &str,
    known: impl Iterator<Item = &'n str>,
) -> Message {
    let allowed = name.chars().count().div_ceil(3).min(3);
    let near = known
        .map(|known| (distance(name, known, allowed), known))
        .min_by_key(|(distance, _)| *distance);
    match near {
        Some((distance, known)) if distance <= allowed => {
            message.help(format!("did you mean `{}`?", escape(known)))
        }
        Some(_) | None => message,
    }
}

/// How many letters have to be changed, added, removed, or exchanged with their neighbour to make one name of another;
/// anything above `limit` counts as one more than it. Upper and lower case are the same letter.
fn distance(left: &str, right: &str, limit: usize) -> usize {
    if left.len().abs_diff(right.len()) > 4 * limit || right.len() > 256 {
        return limit + 1;
    }
    let [left, right] =
        [left, right].map(|name| name.to_lowercase().chars().collect::<Vec<char>>());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (n, from) in left.iter().enumerate() {
        let mut next = vec![n + 1];
        for (m, to) in right.iter().enumerate() {
            let at = |row: &[usize], m: usize| row.get(m).copied().unwrap_or(limit + 1);
            let changed = at(&row, m) + usize::from(from != to);
            let mut least = changed.min(at(&row, m + 1) + 1).min(at(&next, m) + 1);
            let is_exchanged =
                n > 0 && m > 0 && left.get(n - 1) == Some(to) && right.get(m - 1) == Some(from);
            if is_exchanged {
                least = least.min(at(&before, m - 1) + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(limit + 1).min(limit + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (left, right, expected) in [
            ("", "", 0),
            ("required", "requred", 1),
            ("Tags", "tags", 0),
            ("sumary", "summary", 1),
            ("kitten", "sitting", 3),
            ("psot", "post", 1),
            ("Opst", "post", 1),
            ("ab", "ba", 1),
            ("abc", "cab", 2),
            ("a", "completely-different", 4),
        ] {
            assert_eq!(distance(left, right, 3), expected, "{left} {right}");
        }
    }
}
