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
//!
//! anyOf:
//! - { type: string }                  ─▶  Model::Text
//! - { enum: [small, large] }          ─▶  ModelKnown
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{
    Api, Enum, EnumKind, Field, Json, Presence, Shape, SpecName, Struct, Ty, TypeId, Union,
};
use crate::plan::media::resolved;
use crate::plan::words::Words;

/// What tells the alternatives of unions apart, by their types.
#[derive(Debug, Default)]
pub(super) struct Apart {
    words: BTreeMap<TypeId, String>,
    components: BTreeMap<TypeId, String>,
    tags: BTreeMap<TypeId, String>,
}

/// Characters of the longest value of a discriminator that names a variant.
const LONGEST_TAG: usize = 40;

/// The only value of the discriminator that stands for a variant, in Pascal case, where it makes a name.
pub(super) fn tag_name(union: &Union, index: usize) -> Option<String> {
    let mut tags = union.tags(index);
    let tag = tags.next().filter(|_| tags.next().is_none())?;
    let begins = tag.starts_with(|c: char| c.is_alphabetic());
    let name = Words::of_value(tag).pascal();
    (begins && name.chars().count() <= LONGEST_TAG).then_some(name)
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

    /// The value of the discriminator that tells an alternative, in Pascal case.
    pub(super) fn tag(&self, id: TypeId) -> Option<&str> {
        self.tags.get(&id).map(String::as_str)
    }

    fn add(&mut self, api: &Api, union: &Union) {
        for (index, variant) in union.variants.iter().enumerate() {
            if let (Some(id), Some(tag)) = (variant.value.ty.named(), tag_name(union, index)) {
                self.tags.insert(id, tag);
            }
            if let (Some(id), Some(name)) = (variant.value.ty.named(), &variant.component) {
                self.components
                    .insert(id, Words::of(name.as_str()).pascal());
            }
        }
        let types = union.variants.iter().map(|variant| &variant.value.ty);
        let lists = types.clone().filter_map(|ty| match ty {
            Ty::List(items) => items.ty.named(),
            _ => None,
        });
        if let [items] = lists.collect::<Vec<_>>().as_slice() {
            self.words.insert(*items, "Item".to_owned());
        }
        let named = types.filter_map(Ty::named);
        let named = named.filter_map(|id| Some((id, shape_of(api, id)?)));
        let named: Vec<(TypeId, &Shape)> = named.collect();
        let mut counts = Counts::of(api, named.iter().map(|(_, shape)| *shape));
        counts.any = union
            .variants
            .iter()
            .filter_map(|variant| any_of(&variant.value.ty))
            .collect();
        let words = named
            .iter()
            .filter_map(|(id, shape)| Some((*id, counts.word(api, shape)?)));
        self.words.extend(words);
    }
}

/// How many alternatives of a union have a member, a constant under it, or are lists of values of a kind.
#[derive(Default)]
struct Counts<'a> {
    members: BTreeMap<&'a SpecName, usize>,
    constants: BTreeMap<(&'a SpecName, &'a str), usize>,
    kinds: BTreeMap<&'static str, usize>,
    /// Kinds of which any value is an alternative, too.
    any: BTreeSet<&'static str>,
}

impl<'a> Counts<'a> {
    fn of(api: &'a Api, alternatives: impl Iterator<Item = &'a Shape>) -> Self {
        let mut counts = Self::default();
        for shape in alternatives {
            match shape {
                Shape::Struct(shape) => {
                    for field in &shape.fields {
                        *counts.members.entry(&field.name).or_default() += 1;
                        if let Some(value) = constant(api, field) {
                            let key = (&field.name, value);
                            *counts.constants.entry(key).or_default() += 1;
                        }
                    }
                }
                Shape::Enum(shape) => *counts.kinds.entry(kind(shape)).or_default() += 1,
                Shape::Union(_) | Shape::Alias(_) => {}
            }
        }
        counts
    }

    /// What one of them has alone.
    fn word(&self, api: &Api, shape: &Shape) -> Option<String> {
        match shape {
            Shape::Struct(shape) => self
                .constant_of(api, shape)
                .map(|value| Words::of_value(value).pascal())
                .or_else(|| {
                    let own = self.member_of(shape)?;
                    Some(format!("With{}", Words::of(own.as_str()).pascal()))
                }),
            Shape::Enum(shape) => {
                let kind = kind(shape);
                let word = if self.any.contains(kind) { KNOWN } else { kind };
                (self.kinds.get(kind) == Some(&1)).then(|| word.to_owned())
            }
            Shape::Union(_) | Shape::Alias(_) => None,
        }
    }

    /// A constant of its own under a member that others have, too.
    fn constant_of<'v>(&self, api: &'v Api, shape: &'v Struct) -> Option<&'v str> {
        shape.fields.iter().find_map(|field| {
            let value = constant(api, field)?;
            let is_shared = self.members.get(&field.name).is_some_and(|held| *held > 1);
            let is_own = self.constants.get(&(&field.name, value)) == Some(&1);
            (is_shared && is_own).then_some(value)
        })
    }

    /// A member of its own: a required one before others.
    fn member_of<'v>(&self, shape: &'v Struct) -> Option<&'v SpecName> {
        let is_required = |field: &&Field| {
            matches!(
                field.presence,
                Presence::Required | Presence::RequiredNullable
            )
        };
        let own = shape.fields.iter();
        let mut own = own.filter(|field| self.members.get(&field.name) == Some(&1));
        let first = own.clone().find(is_required).or_else(|| own.next());
        first.map(|field| &field.name)
    }
}

/// What a type is, through aliases: of types that are the same, all but one are aliases.
fn shape_of(api: &Api, id: TypeId) -> Option<&Shape> {
    let shape = &api.types.get(id)?.shape;
    match shape {
        Shape::Alias(inner) => {
            let meant = resolved(api, inner).ty.named()?;
            api.types.get(meant).map(|def| &def.shape)
        }
        Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => Some(shape),
    }
}

/// The only text that a required member can be.
fn constant<'a>(api: &'a Api, field: &Field) -> Option<&'a str> {
    let id = field.value.ty.named()?;
    match shape_of(api, id)? {
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

/// What a list of values is called beside any value of their kind: those that are known.
const KNOWN: &str = "Known";

/// The kind of which this is any value.
fn any_of(ty: &Ty) -> Option<&'static str> {
    match ty {
        Ty::Text(_) => Some(TEXT),
        Ty::Integer(_) => Some(INTEGER),
        _ => None,
    }
}

const TEXT: &str = "Text";
const INTEGER: &str = "Integer";

fn kind(shape: &Enum) -> &'static str {
    match shape.kind {
        EnumKind::Text => TEXT,
        EnumKind::Integer => INTEGER,
        EnumKind::Mixed => "Value",
    }
}
