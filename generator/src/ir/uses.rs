//! Where are types used? Every place of an API that holds a value, one after the other.

use super::{Api, Content, Example, Extra, Operation, Shape, Ty, TypeDef, TypeId, TypeUse};

impl Api {
    /// The definition that a type names; where that is an alias, the one that the alias names, and so on.
    pub fn definitions<'a>(
        &'a self,
        ty: &Ty,
    ) -> impl Iterator<Item = (TypeId, &'a TypeDef)> + use<'a> {
        let named = |ty: &Ty| match ty {
            Ty::Named(id) => Some((*id, self.types.get(*id)?)),
            _ => None,
        };
        let next = move |(_, def): &(TypeId, &TypeDef)| match &def.shape {
            Shape::Alias(value) => named(&value.ty),
            Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => None,
        };
        // Aliases can go in a circle.
        std::iter::successors(named(ty), next).take(self.types.len())
    }

    /// Calls `act` with every use of a type, the inner ones of lists and maps after the outer.
    pub fn each_use<'a>(&'a self, act: &mut dyn FnMut(&'a TypeUse)) {
        self.types
            .iter()
            .for_each(|(_, def)| each_use_of_type(def, act));
        self.operations
            .iter()
            .for_each(|operation| each_use_of_operation(operation, act));
    }

    /// Calls `act` with every example: those of types, of their parts, and of what operations send and answer.
    pub fn each_example<'a>(&'a self, act: &mut dyn FnMut(&'a Example)) {
        self.each_use(&mut |value| value.examples.iter().for_each(&mut *act));
        for (_, def) in self.types.iter() {
            def.examples.iter().for_each(&mut *act);
            if let Shape::Struct(object) = &def.shape {
                let fields = object.fields.iter();
                fields.flat_map(|field| &field.examples).for_each(&mut *act);
            }
        }
        for operation in &self.operations {
            let parameters = operation.parameters.iter();
            parameters
                .flat_map(|parameter| &parameter.examples)
                .for_each(&mut *act);
            let headers = operation.responses.iter();
            headers
                .flat_map(|response| &response.headers)
                .flat_map(|header| &header.examples)
                .for_each(&mut *act);
            let body = operation.body.iter().flat_map(|body| &body.content);
            let replies = operation.responses.iter();
            let replies = replies.flat_map(|response| &response.content);
            body.chain(replies)
                .for_each(|content| each_example_of_content(content, act));
        }
    }
}

fn each_example_of_content<'a>(content: &'a Content, act: &mut dyn FnMut(&'a Example)) {
    content
        .examples
        .iter()
        .chain(&content.values)
        .for_each(&mut *act);
    let encodings = content.encoding.values();
    let headers = encodings.flat_map(|encoding| &encoding.headers);
    headers.for_each(|header| {
        header.examples.iter().for_each(&mut *act);
        deep(&header.value, &mut |value| {
            value.examples.iter().for_each(&mut *act);
        });
    });
}

/// Calls `act` with every use that a type is made of, the inner ones of lists and maps after the outer.
pub(crate) fn each_use_of_type<'a>(def: &'a TypeDef, act: &mut dyn FnMut(&'a TypeUse)) {
    match &def.shape {
        Shape::Struct(object) => {
            object
                .fields
                .iter()
                .for_each(|field| deep(&field.value, act));
            if let Extra::Typed(value) = &object.extra {
                deep(value, act);
            }
        }
        Shape::Union(union) => union
            .variants
            .iter()
            .for_each(|variant| deep(&variant.value, act)),
        Shape::Alias(value) => deep(value, act),
        Shape::Enum(_) => {}
    }
}

/// Calls `act` with every use of an operation, the inner ones of lists and maps after the outer.
pub(crate) fn each_use_of_operation<'a>(
    operation: &'a Operation,
    act: &mut dyn FnMut(&'a TypeUse),
) {
    operation
        .parameters
        .iter()
        .for_each(|parameter| deep(&parameter.value, act));
    let body = operation.body.iter().flat_map(|body| &body.content);
    let replies = operation
        .responses
        .iter()
        .flat_map(|response| &response.content);
    body.chain(replies)
        .filter_map(|content| content.value.as_ref())
        .for_each(|value| deep(value, act));
    let headers = operation
        .responses
        .iter()
        .flat_map(|response| &response.headers);
    headers.for_each(|header| deep(&header.value, act));
}

fn deep<'a>(value: &'a TypeUse, act: &mut dyn FnMut(&'a TypeUse)) {
    let mut inner = Some(value);
    while let Some(value) = inner {
        act(value);
        inner = match &value.ty {
            Ty::List(items) | Ty::Map(items) => Some(items),
            Ty::Named(_)
            | Ty::Text(_)
            | Ty::Bool
            | Ty::Integer(_)
            | Ty::Number(_)
            | Ty::Untyped(_) => None,
        };
    }
}
