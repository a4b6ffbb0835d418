//! Has an object the fields it needs, and none that the specification does not know?

use super::model::{Before, Field, Kind, Model, Need};
use super::{keys, wrong_type};
use crate::diagnostics::{Diagnostics, catalog, escape, suggest};
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
