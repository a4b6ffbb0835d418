//! Where may `null` stand, once every type is known? A use of a type that admits `null` admits it too.
//!
//! ```text
//! Color: {type: string, nullable: true}
//! Car: {properties: {color: {$ref: Color}}}   ─▶   the field `color` is OptionalNullable
//! ```

use std::collections::VecDeque;

use crate::ir::{Extra, Operation, Presence, Shape, Ty, TypeDef, TypeId, TypeUse};

/// Carries "admits `null`" from types to all their uses.
pub(super) fn settle(defs: &mut [TypeDef], operations: &mut [Operation]) {
    let nullable = nullable_types(defs);
    let is_nullable = |id: TypeId| nullable.get(id.index()).copied().unwrap_or(false);
    for def in defs {
        def.nullable |= is_nullable_shape(&def.shape, &is_nullable);
        settle_shape(&mut def.shape, &is_nullable);
    }
    for operation in operations {
        for value in uses_of(operation) {
            settle_use(value, &is_nullable);
        }
    }
}

/// Which types admit `null`, by themselves or by what they are made of.
fn nullable_types(defs: &[TypeDef]) -> Vec<bool> {
    let mut nullable: Vec<bool> = defs.iter().map(|def| def.nullable).collect();
    // Who becomes nullable when a type does: aliases of it, and unions with it as an alternative.
    let mut made_of: Vec<Vec<usize>> = vec![Vec::new(); defs.len()];
    for (index, def) in defs.iter().enumerate() {
        for inner in transparent(&def.shape) {
            if let Some(users) = made_of.get_mut(inner.index()) {
                users.push(index);
            }
        }
    }
    let mut pending: VecDeque<usize> = (0..defs.len())
        .filter(|index| nullable.get(*index) == Some(&true))
        .collect();
    while let Some(index) = pending.pop_front() {
        for user in made_of.get(index).into_iter().flatten() {
            if let Some(known) = nullable.get_mut(*user).filter(|known| !**known) {
                *known = true;
                pending.push_back(*user);
            }
        }
    }
    nullable
}

/// The types whose `null` is this type's `null`.
fn transparent(shape: &Shape) -> Vec<TypeId> {
    match shape {
        Shape::Alias(value) => value.ty.named().into_iter().collect(),
        Shape::Union(union) => union
            .variants
            .iter()
            .filter_map(|variant| variant.value.ty.named())
            .collect(),
        Shape::Struct(_) | Shape::Enum(_) => Vec::new(),
    }
}

fn is_nullable_shape(shape: &Shape, is_nullable: &impl Fn(TypeId) -> bool) -> bool {
    transparent(shape).into_iter().any(is_nullable)
}

fn settle_shape(shape: &mut Shape, is_nullable: &impl Fn(TypeId) -> bool) {
    match shape {
        Shape::Struct(structure) => {
            for field in &mut structure.fields {
                settle_use(&mut field.value, is_nullable);
                field.presence = match (field.presence, field.value.nullable) {
                    (Presence::Required | Presence::RequiredNullable, true) => {
                        Presence::RequiredNullable
                    }
                    (Presence::Optional | Presence::OptionalNullable, true) => {
                        Presence::OptionalNullable
                    }
                    (presence, false) => presence,
                };
            }
            match &mut structure.extra {
                Extra::Typed(value) => settle_use(value, is_nullable),
                Extra::Allowed | Extra::Refused | Extra::Kept | Extra::KeptAndRefused => {}
            }
        }
        // The type itself says that it admits `null`; inside, nothing says it again.
        Shape::Alias(value) => settle_inside(value, is_nullable),
        Shape::Union(union) => {
            for variant in &mut union.variants {
                settle_inside(&mut variant.value, is_nullable);
            }
        }
        Shape::Enum(_) => {}
    }
}

fn settle_use(value: &mut TypeUse, is_nullable: &impl Fn(TypeId) -> bool) {
    if let Ty::Named(id) = value.ty {
        value.nullable |= is_nullable(id);
    }
    settle_items(&mut value.ty, is_nullable);
}

fn settle_inside(value: &mut TypeUse, is_nullable: &impl Fn(TypeId) -> bool) {
    value.nullable = false;
    settle_items(&mut value.ty, is_nullable);
}

/// Arrays and maps nest no deeper than `limits::NESTING`.
fn settle_items(ty: &mut Ty, is_nullable: &impl Fn(TypeId) -> bool) {
    match ty {
        Ty::List(items) | Ty::Map(items) => settle_use(items, is_nullable),
        Ty::Named(_) | Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) | Ty::Untyped(_) => {
        }
    }
}

/// Every use of a type by an operation.
fn uses_of(operation: &mut Operation) -> impl Iterator<Item = &mut TypeUse> {
    let bodies = operation
        .body
        .iter_mut()
        .flat_map(|body| body.content.iter_mut());
    let mut contents: Vec<_> = bodies.collect();
    let mut headers = Vec::new();
    for response in &mut operation.responses {
        contents.extend(response.content.iter_mut());
        headers.extend(response.headers.iter_mut());
    }
    let parameters = operation
        .parameters
        .iter_mut()
        .map(|parameter| &mut parameter.value);
    let in_contents = contents.into_iter().flat_map(|content| {
        let parts = content
            .encoding
            .values_mut()
            .flat_map(|encoding| encoding.headers.iter_mut());
        content
            .value
            .iter_mut()
            .chain(parts.map(|header| &mut header.value))
    });
    parameters
        .chain(in_contents)
        .chain(headers.into_iter().map(|header| &mut header.value))
}
