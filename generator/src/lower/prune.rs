//! What is left when operations go? The types that something still reaches, in new numbers.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{
    Api, Extra, Operation, Owner, Provenance, Shape, SpecName, Step, Subject, Ty, TypeDef, TypeId,
    TypeTable, TypeUse,
};

/// What is kept for its own sake, besides operations.
#[derive(Clone, Debug)]
pub(in crate::lower) enum Roots {
    /// Nothing.
    Operations,
    /// These types.
    Types(BTreeSet<TypeId>),
}

/// The new ids of the types that are kept, by the old ones.
pub(in crate::lower) type NewIds = BTreeMap<TypeId, TypeId>;

/// An API of the kept operations and of what they and the roots reach.
pub(in crate::lower) fn prune(mut api: Api, kept: &[bool], roots: &Roots) -> (Api, NewIds) {
    let mut operations = Vec::new();
    let mut new_index = BTreeMap::new();
    for (index, operation) in std::mem::take(&mut api.operations).into_iter().enumerate() {
        if kept.get(index).copied().unwrap_or(false) {
            new_index.insert(index, operations.len());
            operations.push((index, operation));
        }
    }
    let mut reached = BTreeSet::new();
    let mut pending: Vec<TypeId> = match roots {
        Roots::Operations => Vec::new(),
        Roots::Types(types) => types.iter().copied().collect(),
    };
    for (_, operation) in &mut operations {
        each_use_of_operation(operation, &mut |value| collect(value, &mut pending));
    }
    let types = std::mem::take(&mut api.types).into_defs();
    let mut defs: BTreeMap<TypeId, TypeDef> = (0_u32..).map(TypeId).zip(types).collect();
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
    (api, new_ids)
}

/// The API without those of these types that nothing reaches. What a type that stays is called after stays, too.
pub(in crate::lower) fn without(mut api: Api, unneeded: &BTreeSet<TypeId>) -> Api {
    let mut pending: Vec<TypeId> = api.types.iter().map(|(id, _)| id).collect();
    pending.retain(|id| !unneeded.contains(id));
    for operation in &mut api.operations {
        each_use_of_operation(operation, &mut |value| collect(value, &mut pending));
    }
    let mut defs = std::mem::take(&mut api.types).into_defs();
    let mut needed = BTreeSet::new();
    while let Some(id) = pending.pop() {
        if needed.insert(id)
            && let Some(def) = defs.get_mut(id.index())
        {
            each_use_of_type(def, &mut |value| collect(value, &mut pending));
            if let Provenance::Inline {
                owner: Owner::Type(owner),
                ..
            } = &def.provenance
            {
                pending.push(*owner);
            }
        }
    }
    api.types = TypeTable::new(defs);
    let all = vec![true; api.operations.len()];
    let (mut api, new_ids) = prune(api, &all, &Roots::Types(needed));
    for applied in &mut api.overrides {
        applied.subject = renumbered(applied.subject, &new_ids);
    }
    api
}

fn renumbered(subject: Subject, new_ids: &NewIds) -> Subject {
    let new = |id: TypeId| new_ids.get(&id).copied().unwrap_or(id);
    match subject {
        Subject::Type(id) => Subject::Type(new(id)),
        Subject::Field(id, index) => Subject::Field(new(id), index),
        Subject::Value(id, index) => Subject::Value(new(id), index),
        Subject::Variant(id, index) => Subject::Variant(new(id), index),
        Subject::Operation(_) | Subject::Parameter(..) => subject,
    }
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

/// Calls `act` with the uses that a type is made of, the outer ones of lists and maps.
pub(in crate::lower) fn each_use_of_type(def: &mut TypeDef, act: &mut dyn FnMut(&mut TypeUse)) {
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

/// Calls `act` with the uses of an operation, the outer ones of lists and maps.
pub(in crate::lower) fn each_use_of_operation(
    operation: &mut Operation,
    act: &mut dyn FnMut(&mut TypeUse),
) {
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
