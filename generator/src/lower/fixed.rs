//! Which parameters leave the caller no choice? Those that must be given and can have one value.
//!
//! ```text
//! - {name: Action, in: query, required: true, schema: {type: string, enum: [RunInstances]}}
//!   ─▶ Parameter { name: Action, value: Text, fixed: Some("RunInstances") }
//! ```
//!
//! Whoever calls the operation is not asked for them. An enumeration that stands in such a place and nowhere else is no
//! type. What the configuration speaks of stays as it is: see `docs/adr/0031-fixed-parameters.md`.

use std::collections::BTreeSet;

use super::prune::without;
use crate::ir::{
    Api, IntegerFormat, Json, NumberFormat, Parameter, ParameterForm, Place, Provenance,
    Requirement, RuleKind, Shape, Subject, TextFormat, Ty, TypeId, TypeUse,
};

/// The API with the values of such parameters, and without enumerations that nothing else needs.
pub fn fix(mut api: Api) -> Api {
    let said: BTreeSet<Subject> = api
        .overrides
        .iter()
        .map(|applied| applied.subject)
        .collect();
    let mut operations = std::mem::take(&mut api.operations);
    let mut unneeded = BTreeSet::new();
    for (index, operation) in operations.iter_mut().enumerate() {
        for (place, parameter) in operation.parameters.iter_mut().enumerate() {
            if said.contains(&Subject::Parameter(index, place)) {
                continue;
            }
            if let Some(((ty, text), named)) = only_value(&api, &said, parameter) {
                // Such a segment of a path is never sent.
                if parameter.place == Place::Path && matches!(text.as_str(), "." | "..") {
                    continue;
                }
                let inline = named.filter(|id| is_inline(&api, *id));
                unneeded.extend(inline);
                parameter.value.ty = ty;
                parameter.value.rules.clear();
                parameter.fixed = Some(text);
            }
        }
    }
    api.operations = operations;
    if unneeded.is_empty() {
        return api;
    }
    without(api, &unneeded)
}

/// The type and the text of the only value that a parameter can have, and the enumeration that says so.
fn only_value(
    api: &Api,
    said: &BTreeSet<Subject>,
    parameter: &Parameter,
) -> Option<((Ty, String), Option<TypeId>)> {
    let is_styled = matches!(parameter.form, ParameterForm::Styled { .. });
    if parameter.required == Requirement::Optional || !is_styled || parameter.value.nullable {
        return None;
    }
    let is_said = |id| said.contains(&Subject::Type(id)) || said.contains(&Subject::Value(id, 0));
    let mut last = None;
    for (id, def) in api.definitions(&parameter.value.ty) {
        if def.nullable || is_said(id) {
            return None;
        }
        last = Some((id, &def.shape));
    }
    match last {
        None => Some((only_allowed(&parameter.value)?, None)),
        Some((_, Shape::Alias(value))) if !value.nullable => Some((only_allowed(value)?, None)),
        Some((id, Shape::Enum(shape))) => match shape.values.as_slice() {
            [only] => Some((scalar(&only.value)?, Some(id))),
            _ => None,
        },
        Some((_, Shape::Alias(_) | Shape::Struct(_) | Shape::Union(_))) => None,
    }
}

/// The only value that the rules of a place allow: booleans and numbers that are listed stay what they are.
fn only_allowed(value: &TypeUse) -> Option<(Ty, String)> {
    if !matches!(value.ty, Ty::Bool | Ty::Integer(_) | Ty::Number(_)) {
        return None;
    }
    value.rules.iter().find_map(|rule| match &rule.kind {
        RuleKind::Among(values) => match values.as_slice() {
            [only] => scalar(only),
            _ => None,
        },
        _ => None,
    })
}

/// The type of a value that one text can be, and the text. An empty text would be no segment of a path, and elsewhere is
/// easily taken for none.
fn scalar(value: &Json) -> Option<(Ty, String)> {
    match value {
        Json::String(text) if text.is_empty() => None,
        Json::String(text) => Some((Ty::Text(TextFormat::Plain), text.clone())),
        Json::Bool(value) => Some((Ty::Bool, value.to_string())),
        Json::Number(number) => {
            let ty = match number.to_i128() {
                Some(_) => Ty::Integer(IntegerFormat::Int64),
                None => Ty::Number(NumberFormat::Double),
            };
            Some((ty, number.as_str().to_owned()))
        }
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

fn is_inline(api: &Api, id: TypeId) -> bool {
    let def = api.types.get(id);
    def.is_some_and(|def| matches!(def.provenance, Provenance::Inline { .. }))
}
