//! How do the alternatives of a union that the document does not name differ? By a constant, by a member, by their kind.
//!
//! ```text
//! oneOf:
//! - { properties: { type: { enum: [text] }, … }, required: [type] }      ─▶  ContentText
//! - { properties: { type: { enum: [image_url] }, … }, required: [type] } ─▶  ContentImageUrl
//!
//! oneOf:
//! - { properties: { number: … } }     ─▶  CardWithNumber
//! - { properties: { token: … } }      ─▶  CardWithToken
//! - { enum: [none, any] }             ─▶  CardText
//! - { type: array, items: {…} }       ─▶  CardItem
//! ```

use std::collections::BTreeMap;

use crate::ir::{
    Api, Enum, EnumKind, Field, Json, Presence, Shape, SpecName, Struct, Ty, TypeDef, TypeId, Union,
};
use crate::plan::words::Words;

/// What tells the alternatives of unions apart, by their types.
#[derive(Debug, Default)]
pub(super) struct Apart {
    words: BTreeMap<TypeId, String>,
    components: BTreeMap<TypeId, String>,
}

impl Apart {
    /// Looks at every union.
    pub(super) fn of(api: &Api) -> Self {
        let mut apart = Self::default();
        for (_, def) in api.types.iter() {
            if let Shape::Union(union) = &def.shape {
                apart.add(api, union);
            }
        }
        apart
    }

    /// What tells a type from the other alternatives, in Pascal case.
    pub(super) fn word(&self, id: TypeId) -> Option<&str> {
        self.words.get(&id).map(String::as_str)
    }

    /// The component that an alternative is, but for what stands beside the union.
    pub(super) fn component(&self, id: TypeId) -> Option<&str> {
        self.components.get(&id).map(String::as_str)
    }

    fn add(&mut self, api: &Api, union: &Union) {
        let alternatives: Vec<(TypeId, &TypeDef)> = union
            .variants
            .iter()
            .filter_map(|variant| match variant.value.ty {
                Ty::Named(id) => Some((id, api.types.get(id)?)),
                _ => None,
            })
            .collect();
        let lists: Vec<TypeId> = union
            .variants
            .iter()
            .filter_map(|variant| match &variant.value.ty {
                Ty::List(items) => Some(items),
                _ => None,
            })
            .filter_map(|items| match items.ty {
                Ty::Named(id) => Some(id),
                _ => None,
            })
            .collect();
        if let [items] = lists.as_slice() {
            self.words.insert(*items, "Item".to_owned());
        }
        let mut members: BTreeMap<&SpecName, usize> = BTreeMap::new();
        let mut constants: BTreeMap<(&SpecName, &str), usize> = BTreeMap::new();
        let mut enumerations: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, def) in &alternatives {
            match &def.shape {
                Shape::Struct(shape) => {
                    for field in &shape.fields {
                        *members.entry(&field.name).or_default() += 1;
                        if let Some(value) = constant(api, field) {
                            *constants.entry((&field.name, value)).or_default() += 1;
                        }
                    }
                }
                Shape::Enum(shape) => *enumerations.entry(kind(shape)).or_default() += 1,
                Shape::Union(_) | Shape::Alias(_) => {}
            }
        }
        for variant in &union.variants {
            if let (Ty::Named(id), Some(name)) = (&variant.value.ty, &variant.component) {
                let word = Words::of(name.as_str()).pascal();
                self.components.insert(*id, word);
            }
        }
        for (id, def) in &alternatives {
            let word = match &def.shape {
                Shape::Struct(shape) => {
                    let constant = shape.fields.iter().find_map(|field| {
                        let value = constant(api, field)?;
                        let is_shared = members.get(&field.name).is_some_and(|held| *held > 1);
                        let is_own = constants.get(&(&field.name, value)) == Some(&1);
                        (is_shared && is_own).then(|| Words::of_value(value).pascal())
                    });
                    constant.or_else(|| {
                        let own = own_member(shape, &members)?;
                        Some(format!("With{}", Words::of(own.as_str()).pascal()))
                    })
                }
                Shape::Enum(shape) => {
                    let kind = kind(shape);
                    (enumerations.get(kind) == Some(&1)).then(|| kind.to_owned())
                }
                Shape::Union(_) | Shape::Alias(_) => None,
            };
            if let Some(word) = word {
                self.words.insert(*id, word);
            }
        }
    }
}

/// The only text that a required member can be.
fn constant<'a>(api: &'a Api, field: &Field) -> Option<&'a str> {
    let Ty::Named(id) = field.value.ty else {
        return None;
    };
    match &api.types.get(id)?.shape {
        Shape::Enum(shape) if field.presence == Presence::Required => {
            match shape.values.as_slice() {
                [only] => match &only.value {
                    Json::String(text) => Some(text),
                    _ => None,
                },
                _ => None,
            }
        }
        _ => None,
    }
}

/// A member that no other alternative has: a required one before others.
fn own_member<'a>(shape: &'a Struct, members: &BTreeMap<&SpecName, usize>) -> Option<&'a SpecName> {
    let own = |field: &&Field| members.get(&field.name) == Some(&1);
    let is_required = |field: &&Field| {
        matches!(
            field.presence,
            Presence::Required | Presence::RequiredNullable
        )
    };
    let mut required = shape.fields.iter().filter(own).filter(is_required);
    let first = required.next().or_else(|| shape.fields.iter().find(own));
    first.map(|field| &field.name)
}

fn kind(shape: &Enum) -> &'static str {
    match shape.kind {
        EnumKind::Text => "Text",
        EnumKind::Integer => "Integer",
        EnumKind::Mixed => "Value",
    }
}
