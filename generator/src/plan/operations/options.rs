//! Which optional parameters do several operations have in common? They are one type for all of these.
//!
//! ```text
//! listCats: envelope?, pretty?      type ListCats = With<ListCatsArguments, EnvelopePrettyOptions>;
//! listDogs: envelope?, pretty?  ──▶ type ListDogs = With<ListDogsArguments, EnvelopePrettyOptions>;
//! listRats: envelope?, pretty?      type ListRats = With<ListRatsArguments, EnvelopePrettyOptions>;
//! ```
//!
//! All optional parameters of an operation must be those of others, with the same names, types, rules, defaults,
//! examples and prose; their order does not matter. See `docs/adr/0026-optional-parameters.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::parameters::has_members;
use super::{Encoding, ErrorsPlan, OperationPlan, ParameterPlan, QueryStyle};
use crate::ir::{Api, Parameter, Provenance, Shape, Ty, TypeId, TypeUse};
use crate::plan::cycles::{AliasForm, Boxed};
use crate::plan::names::{GroupNames, Names, OperationNames, TypeName, options_names};

/// So many operations must have the same: two can agree by chance, and little is saved by it.
const ENOUGH: usize = 3;

/// Optional parameters of several operations.
#[derive(Clone, Debug)]
pub struct OptionsPlan {
    /// The struct that holds them.
    pub name: TypeName,
    /// The parameters, as one of the operations has them.
    pub parameters: Vec<OptionPlan>,
    /// Index into `parameters` of the one that asks for an envelope.
    pub envelope: Option<usize>,
    /// Indices into `Plan::operations` of those that have them.
    pub operations: Vec<usize>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct OptionPlan {
    /// What the document says; its type is one that all of the operations know.
    pub stated: Parameter,
    /// What it becomes.
    pub planned: ParameterPlan,
}

/// Finds what operations have in common, and tells them.
pub(super) fn options(
    (api, boxed): (&Api, &Boxed),
    types: &Names,
    (client_names, errors): ((&[GroupNames], &[OperationNames]), &[ErrorsPlan]),
    operations: &mut [OperationPlan],
) -> Vec<OptionsPlan> {
    let mut sets: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (index, plan) in operations.iter().enumerate() {
        if let Some(said) = said((api, boxed), types, plan) {
            sets.entry(said).or_default().push(index);
        }
    }
    let sets: Vec<Vec<usize>> = sets
        .into_values()
        .filter(|set| set.len() >= ENOUGH)
        .collect();
    let shown: Vec<Option<&OperationPlan>> = sets
        .iter()
        .map(|set| shown(set.iter().filter_map(|index| operations.get(*index))))
        .collect();
    let wishes: Vec<(Vec<&str>, &str)> = shown
        .iter()
        .map(|plan| {
            let request = plan.map_or("", |plan| plan.request.as_str());
            let setters = plan.iter().flat_map(|plan| plan.optional());
            let mut setters: Vec<&str> = setters.map(|planned| planned.setter.as_str()).collect();
            setters.sort_unstable();
            (setters, request)
        })
        .collect();
    let errors: Vec<&TypeName> = errors.iter().map(|errors| &errors.name).collect();
    let named = options_names(client_names, &errors, &wishes);
    let found: Vec<OptionsPlan> = sets
        .into_iter()
        .zip(named)
        .zip(shown)
        .map(|((operations, name), shown)| OptionsPlan {
            name,
            parameters: shown.map_or_else(Vec::new, |plan| own(api, boxed, plan)),
            envelope: shown.and_then(|plan| plan.envelope?.checked_sub(plan.positional)),
            operations,
        })
        .collect();
    for (index, options) in found.iter().enumerate() {
        for operation in &options.operations {
            if let Some(plan) = operations.get_mut(*operation) {
                plan.options = Some(index);
            }
        }
    }
    found
}

/// The operation whose order of the parameters is shown: the first by name, wherever the document has it.
fn shown<'p>(plans: impl Iterator<Item = &'p OperationPlan>) -> Option<&'p OperationPlan> {
    plans.min_by(|one, other| one.request.cmp(&other.request))
}

/// The optional parameters of an operation, with types that other operations know.
fn own(api: &Api, boxed: &Boxed, plan: &OperationPlan) -> Vec<OptionPlan> {
    let stated = api.operations.get(plan.operation);
    let parameters = plan.optional().iter().filter_map(|planned| {
        let stated = stated?.parameters.get(planned.parameter)?;
        Some(OptionPlan {
            stated: Parameter {
                value: common(api, boxed, &stated.value),
                ..stated.clone()
            },
            planned: planned.clone(),
        })
    });
    parameters.collect()
}

/// The same type without the names that only one place has: aliases of inline schemas that say what others say.
pub(in crate::plan) fn common(api: &Api, boxed: &Boxed, value: &TypeUse) -> TypeUse {
    let ty = match &value.ty {
        Ty::Named(id) => Ty::Named(target(api, boxed, *id)),
        Ty::List(items) => Ty::List(Box::new(common(api, boxed, items))),
        Ty::Map(values) => Ty::Map(Box::new(common(api, boxed, values))),
        other => other.clone(),
    };
    TypeUse {
        ty,
        ..value.clone()
    }
}

fn target(api: &Api, boxed: &Boxed, id: TypeId) -> TypeId {
    let Some(def) = api.types.get(id) else {
        return id;
    };
    match (&def.shape, &def.provenance) {
        (Shape::Alias(TypeUse { ty: Ty::Named(next), rules, .. }), Provenance::Inline { .. })
            // What an alias is of comes before it: `share` makes no circles.
            if rules.is_empty() && boxed.alias_form(id) == AliasForm::Plain && *next != id =>
        {
            target(api, boxed, *next)
        }
        _ => id,
    }
}

/// All that the optional parameters of an operation say, one text for each, in order; none where it has none, or where one
/// of them cannot be told from the parameters beside it.
fn said((api, boxed): (&Api, &Boxed), types: &Names, plan: &OperationPlan) -> Option<Vec<String>> {
    let operation = api.operations.get(plan.operation)?;
    let mut said = Vec::new();
    for (index, planned) in plan.optional().iter().enumerate() {
        let stated = operation.parameters.get(planned.parameter)?;
        let stands_alone = match planned.encoding {
            Encoding::Path(_) => false,
            Encoding::Query(QueryStyle::Form) | Encoding::Cookie { explode: true } => {
                !has_members(api, &stated.value)
            }
            Encoding::Query(_)
            | Encoding::WholeQuery
            | Encoding::Header { .. }
            | Encoding::Cookie { .. } => true,
        };
        if !stands_alone {
            return None;
        }
        let is_envelope = plan.envelope == Some(plan.positional + index);
        let mut text = String::new();
        let examples: Vec<_> = stated
            .examples
            .iter()
            .map(|example| (&example.name, &example.docs, &example.value))
            .collect();
        write!(
            text,
            "{:?} {:?} {:?} {} {:?} {:?} {examples:?} {:?} {:?} {:?} {is_envelope} ",
            (&stated.name, stated.place),
            (&planned.field, &planned.setter),
            stated.docs,
            stated.deprecated,
            stated.form,
            stated.default,
            planned.encoding,
            planned.texts,
            planned.escapes,
        )
        .ok()?;
        say(&mut text, types, &common(api, boxed, &stated.value)).ok()?;
        said.push(text);
    }
    said.sort();
    (!said.is_empty()).then_some(said)
}

/// A type with its rules, wherever they stand.
pub(super) fn say(text: &mut String, types: &Names, value: &TypeUse) -> std::fmt::Result {
    write!(text, "{} ", value.nullable)?;
    for rule in &value.rules {
        write!(text, "{:?} ", rule.kind)?;
    }
    match &value.ty {
        Ty::List(items) => {
            text.push_str("list ");
            say(text, types, items)
        }
        Ty::Map(values) => {
            text.push_str("map ");
            say(text, types, values)
        }
        Ty::Named(id) => write!(text, "{}", types.type_name(*id).as_str()),
        other => write!(text, "{other:?}"),
    }
}
