//! Which part of the API was asked for? The operations that the configuration selects, and the types they reach.
//!
//! ```text
//! [target.select] tags = ["Clusters"]     Api { 540 operations, 1,145 types } ─▶ Api { 24 operations, 96 types }
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Selection;
use crate::diagnostics::{Diagnostics, catalog, escape};
use crate::ir::{
    Api, Extra, Operation, Owner, Provenance, Shape, SpecName, Step, Ty, TypeDef, TypeId,
    TypeTable, TypeUse,
};
use crate::source::Origin;

/// Keeps the operations that are asked for and the types that they reach; everything where nothing is asked for in
/// particular. An entry that selects nothing is an error: it hides a slip of the pen, or an operation that is gone.
pub fn select(api: Api, selection: &Selection, diagnostics: &mut Diagnostics) -> Api {
    if selection.is_everything() {
        return api;
    }
    let mut used = BTreeSet::new();
    let kept: Vec<bool> = api
        .operations
        .iter()
        .map(|operation| is_selected(operation, selection, &mut used))
        .collect();
    for entry in selection.entries().filter(|entry| !used.contains(entry)) {
        let (list, value) = entry;
        let message = catalog::config::UNUSED_SELECTION.message(format!(
            "`select.{list}` names `{}`, which no operation has",
            escape(value)
        ));
        diagnostics.report(Origin::NONE, message);
    }
    prune(api, &kept)
}

fn is_selected<'s>(
    operation: &Operation,
    selection: &'s Selection,
    used: &mut BTreeSet<(&'static str, &'s str)>,
) -> bool {
    let mut selected = false;
    for (list, value) in selection.entries() {
        let matches = match list {
            "tags" => operation.tags.iter().any(|tag| tag.as_str() == value),
            "paths" => path_matches(value, &operation.path.text),
            _ => operation.name.as_spec_name().as_str() == value,
        };
        if matches {
            used.insert((list, value));
            selected = true;
        }
    }
    selected
}

/// A path, or the beginning of one before `*`.
fn path_matches(pattern: &str, path: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => path.starts_with(beginning),
        None => path == pattern,
    }
}

/// An API of the kept operations and what they reach.
fn prune(mut api: Api, kept: &[bool]) -> Api {
    let mut operations = Vec::new();
    let mut new_index = BTreeMap::new();
    for (index, operation) in std::mem::take(&mut api.operations).into_iter().enumerate() {
        if kept.get(index).copied().unwrap_or(false) {
            new_index.insert(index, operations.len());
            operations.push((index, operation));
        }
    }
    let mut reached = BTreeSet::new();
    let mut pending = Vec::new();
    for (_, operation) in &mut operations {
        each_use_of_operation(operation, &mut |value| collect(value, &mut pending));
    }
    let mut defs: BTreeMap<TypeId, TypeDef> = api
        .types
        .iter()
        .map(|(id, def)| (id, def.clone()))
        .collect();
    while let Some(id) = pending.pop() {
        if reached.insert(id)
            && let Some(def) = defs.get_mut(&id)
        {
            each_use_of_type(def, &mut |value| collect(value, &mut pending));
        }
    }
    let new_ids: BTreeMap<TypeId, TypeId> = reached
        .iter()
        .zip(0_u32..)
        .map(|(old, new)| (*old, TypeId(new)))
        .collect();
    let renumber = |value: &mut TypeUse| {
        each_name(value, &mut |id| {
            *id = new_ids.get(id).copied().unwrap_or(*id);
        });
    };
    let mut types = Vec::new();
    for id in &reached {
        if let Some(mut def) = defs.remove(id) {
            each_use_of_type(&mut def, &mut |value| renumber(value));
            def.provenance = moved(def.provenance, &new_ids, &new_index);
            types.push(def);
        }
    }
    api.types = TypeTable::new(types);
    api.operations = operations
        .into_iter()
        .map(|(_, mut operation)| {
            each_use_of_operation(&mut operation, &mut |value| renumber(value));
            operation
        })
        .collect();
    let tags: BTreeSet<&SpecName> = api
        .operations
        .iter()
        .flat_map(|operation| &operation.tags)
        .collect();
    let tags: BTreeSet<SpecName> = tags.into_iter().cloned().collect();
    api.tags.retain(|tag| tags.contains(&tag.name));
    api
}

/// Where a type's name comes from, in the numbers of the smaller API. What belonged to something that is gone gets a
/// name of its own.
fn moved(
    provenance: Provenance,
    types: &BTreeMap<TypeId, TypeId>,
    operations: &BTreeMap<usize, usize>,
) -> Provenance {
    let Provenance::Inline { owner, via } = provenance else {
        return provenance;
    };
    let owner = match owner {
        Owner::Type(id) => types.get(&id).map(|id| Owner::Type(*id)),
        Owner::Operation(index) => operations.get(&index).map(|index| Owner::Operation(*index)),
        Owner::Component(..) => Some(owner),
    };
    match owner {
        Some(owner) => Provenance::Inline { owner, via },
        None => Provenance::Component(SpecName::new(step_name(&via))),
    }
}

fn step_name(via: &Step) -> String {
    match via {
        Step::Property(name) | Step::Parameter(name) | Step::ResponseHeader(_, name) => {
            name.to_string()
        }
        Step::Items => "item".to_owned(),
        Step::Values => "value".to_owned(),
        Step::Variant(index) => format!("variant {index}"),
        Step::RequestBody(_) => "request body".to_owned(),
        Step::ResponseBody(status, _) => format!("response {status}"),
    }
}

fn collect(value: &mut TypeUse, found: &mut Vec<TypeId>) {
    each_name(value, &mut |id| found.push(*id));
}

/// Every type named in a use, however deep.
fn each_name(value: &mut TypeUse, act: &mut dyn FnMut(&mut TypeId)) {
    let mut inner = Some(value);
    while let Some(value) = inner {
        inner = match &mut value.ty {
            Ty::Named(id) => {
                act(id);
                None
            }
            Ty::List(items) | Ty::Map(items) => Some(items),
            Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) | Ty::Untyped(_) => None,
        };
    }
}

fn each_use_of_type(def: &mut TypeDef, act: &mut dyn FnMut(&mut TypeUse)) {
    match &mut def.shape {
        Shape::Struct(object) => {
            object
                .fields
                .iter_mut()
                .for_each(|field| act(&mut field.value));
            if let Extra::Typed(value) = &mut object.extra {
                act(value);
            }
        }
        Shape::Union(union) => union
            .variants
            .iter_mut()
            .for_each(|variant| act(&mut variant.value)),
        Shape::Alias(value) => act(value),
        Shape::Enum(_) => {}
    }
}

fn each_use_of_operation(operation: &mut Operation, act: &mut dyn FnMut(&mut TypeUse)) {
    operation
        .parameters
        .iter_mut()
        .for_each(|parameter| act(&mut parameter.value));
    let body = operation.body.iter_mut().flat_map(|body| &mut body.content);
    let mut headers = Vec::new();
    for content in body {
        content.value.iter_mut().for_each(&mut *act);
        headers.extend(
            content
                .encoding
                .values_mut()
                .flat_map(|encoding| &mut encoding.headers),
        );
    }
    for response in &mut operation.responses {
        headers.extend(&mut response.headers);
        for content in &mut response.content {
            content.value.iter_mut().for_each(&mut *act);
            headers.extend(
                content
                    .encoding
                    .values_mut()
                    .flat_map(|encoding| &mut encoding.headers),
            );
        }
    }
    for header in headers {
        act(&mut header.value);
    }
}
