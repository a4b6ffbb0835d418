//! Which part of the API does a text of the configuration name? A component, a dotted path, or a JSON Pointer.
//!
//! ```text
//! schema = "Cluster"                                        Subject::Type(3)
//! property = "Cluster.spec.size"                            Subject::Field(7, 0)
//! property = "#/components/schemas/Cluster/properties/id"   Subject::Field(3, 0)
//! ```

use crate::config::Override;
use crate::ir::{Api, Json, Operation, Provenance, Shape, Subject, Ty, TypeId, TypeUse, Union};
use crate::load::Document;
use crate::source::{At, Origin};

/// What an override names, as to its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Schema,
    Property,
    Value,
    Variant,
    Operation,
    Parameter,
}

impl Kind {
    /// The key of an entry that names such a part.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Schema => "schema",
            Self::Property => "property",
            Self::Value => "value",
            Self::Variant => "variant",
            Self::Operation => "operation",
            Self::Parameter => "parameter",
        }
    }

    /// What the entry names; none when its keys name nothing, or two things.
    pub(super) fn of(entry: &Override) -> Option<Self> {
        let keys = (
            entry.schema.is_some(),
            entry.property.is_some(),
            entry.operation.is_some(),
            entry.parameter.is_some(),
        );
        let is_of_type = matches!(
            keys,
            (true, false, false, false) | (false, true, false, false)
        );
        match (keys, entry.value.is_some(), &entry.variant) {
            ((true, false, false, false), false, None) => Some(Self::Schema),
            ((false, true, false, false), false, None) => Some(Self::Property),
            (_, true, None) if is_of_type => Some(Self::Value),
            (_, false, Some(_)) if is_of_type => Some(Self::Variant),
            ((false, false, false, false), false, Some(place)) if place.starts_with('#') => {
                Some(Self::Variant)
            }
            ((false, false, true, false), false, None) => Some(Self::Operation),
            ((false, false, _, true), false, None) => Some(Self::Parameter),
            _ => None,
        }
    }
}

/// An API, and the document it was made of.
#[derive(Clone, Copy)]
pub(super) struct Finder<'a> {
    pub(super) api: &'a Api,
    pub(super) document: &'a Document,
}

impl<'a> Finder<'a> {
    /// Every part of the API that the entry names.
    pub(super) fn find(self, entry: &Override, kind: Kind) -> Vec<Subject> {
        match kind {
            Kind::Schema => self.types(entry).into_iter().map(Subject::Type).collect(),
            Kind::Property => self
                .fields(entry)
                .into_iter()
                .map(|(id, index)| Subject::Field(id, index))
                .collect(),
            Kind::Value => self.values(entry),
            Kind::Variant => self.variants(entry),
            Kind::Operation => self
                .operations(entry)
                .map(|(index, _)| Subject::Operation(index))
                .collect(),
            Kind::Parameter => self.parameters(entry),
        }
    }

    /// The names that the entry could have meant.
    pub(super) fn candidates(self, entry: &Override, kind: Kind) -> Vec<String> {
        let api = self.api;
        match kind {
            Kind::Value => {
                let found = self.enums(entry);
                if found.is_empty() {
                    return self.candidates(entry, of_owner(entry));
                }
                found.into_iter().flat_map(|id| self.spelled(id)).collect()
            }
            Kind::Variant => {
                let found = self.unions(entry);
                if found.is_empty() {
                    return self.candidates(entry, of_owner(entry));
                }
                let each = found.into_iter().flat_map(|(_, shape)| {
                    let indices = 0..shape.variants.len();
                    indices.flat_map(|index| variant_names(api, shape, index))
                });
                each.collect()
            }
            Kind::Schema => component_names(api)
                .map(|(name, _)| name.to_owned())
                .collect(),
            Kind::Property => component_names(api)
                .flat_map(|(name, id)| {
                    let fields = struct_fields(api, id).into_iter();
                    fields.map(move |field| format!("{name}.{field}"))
                })
                .collect(),
            Kind::Operation => api
                .operations
                .iter()
                .map(|operation| operation.name.as_spec_name().to_string())
                .collect(),
            Kind::Parameter => {
                let named: Vec<(usize, &Operation)> = self.operations(entry).collect();
                if entry.operation.is_some() && named.is_empty() {
                    return self.candidates(entry, Kind::Operation);
                }
                let parameters = named
                    .iter()
                    .flat_map(|(_, operation)| &operation.parameters);
                parameters
                    .map(|parameter| parameter.name.to_string())
                    .collect()
            }
        }
    }

    fn place(self, text: &str) -> Option<Origin> {
        text.starts_with('#')
            .then(|| self.document.lookup(text).map(At::origin))
            .flatten()
    }

    fn types(self, entry: &Override) -> Vec<TypeId> {
        let Some(name) = &entry.schema else {
            return Vec::new();
        };
        if name.starts_with('#') {
            let place = self.place(name);
            let here = self.api.types.iter();
            return here
                .filter(|(_, def)| Some(def.origin) == place)
                .map(|(id, _)| id)
                .collect();
        }
        component_names(self.api)
            .filter(|(component, _)| component == name)
            .map(|(_, id)| id)
            .collect()
    }

    fn fields(self, entry: &Override) -> Vec<(TypeId, usize)> {
        let Some(name) = &entry.property else {
            return Vec::new();
        };
        if name.starts_with('#') {
            let Some(place) = self.place(name) else {
                return Vec::new();
            };
            let of_type = |(id, shape): (TypeId, &'a Shape)| {
                let fields = match shape {
                    Shape::Struct(shape) => shape.fields.as_slice(),
                    Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => &[],
                };
                let here = fields.iter().enumerate();
                here.filter(move |(_, field)| field.origin == place)
                    .map(move |(index, _)| (id, index))
            };
            let types = self.api.types.iter().map(|(id, def)| (id, &def.shape));
            return types.flat_map(of_type).collect();
        }
        component_names(self.api)
            .filter_map(|(component, id)| {
                let rest = name.strip_prefix(component)?.strip_prefix('.')?;
                self.within(id, rest)
            })
            .collect()
    }

    /// A field of a type, or of the types of its fields: `name`, `spec.name`.
    fn within(self, id: TypeId, path: &str) -> Option<(TypeId, usize)> {
        let Shape::Struct(shape) = &self.api.types.get(id)?.shape else {
            return None;
        };
        let direct = shape
            .fields
            .iter()
            .position(|field| field.name.as_str() == path);
        if let Some(index) = direct {
            return Some((id, index));
        }
        shape.fields.iter().find_map(|field| {
            let rest = path.strip_prefix(field.name.as_str())?.strip_prefix('.')?;
            // Each step takes a part of the path away.
            self.within(named(&field.value)?, rest)
        })
    }

    /// The types that the entry speaks of, or whose values its property has.
    fn owners(self, entry: &Override) -> impl Iterator<Item = TypeId> {
        let of_fields = self.fields(entry).into_iter().filter_map(|(id, index)| {
            match &self.api.types.get(id)?.shape {
                Shape::Struct(shape) => named(&shape.fields.get(index)?.value),
                Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => None,
            }
        });
        let of_fields: Vec<TypeId> = of_fields.collect();
        self.types(entry).into_iter().chain(of_fields)
    }

    /// The enumerations whose values the entry speaks of.
    fn enums(self, entry: &Override) -> Vec<TypeId> {
        let is_enum = |id: &TypeId| {
            let shape = self.api.types.get(*id).map(|def| &def.shape);
            matches!(shape, Some(Shape::Enum(_)))
        };
        self.owners(entry).filter(is_enum).collect()
    }

    /// The unions whose variants the entry speaks of; all of them when it names none in particular.
    fn unions(self, entry: &Override) -> Vec<(TypeId, &'a Union)> {
        let union = |(id, shape): (TypeId, &'a Shape)| match shape {
            Shape::Union(shape) => Some((id, shape)),
            Shape::Struct(_) | Shape::Enum(_) | Shape::Alias(_) => None,
        };
        let types = self.api.types.iter().map(|(id, def)| (id, &def.shape));
        if entry.schema.is_none() && entry.property.is_none() {
            return types.filter_map(union).collect();
        }
        let owners = self.owners(entry);
        owners
            .filter_map(|id| union((id, &self.api.types.get(id)?.shape)))
            .collect()
    }

    fn variants(self, entry: &Override) -> Vec<Subject> {
        let Some(name) = &entry.variant else {
            return Vec::new();
        };
        let place = self.place(name);
        let mut found = Vec::new();
        for (id, shape) in self.unions(entry) {
            for (index, variant) in shape.variants.iter().enumerate() {
                let is_there = Some(variant.origin) == place;
                if is_there || variant_names(self.api, shape, index).contains(name) {
                    found.push(Subject::Variant(id, index));
                }
            }
        }
        found
    }

    /// The values of an enumeration as text.
    fn spelled(self, id: TypeId) -> Vec<String> {
        match self.api.types.get(id).map(|def| &def.shape) {
            Some(Shape::Enum(shape)) => shape
                .values
                .iter()
                .map(|value| match &value.value {
                    Json::String(text) => text.clone(),
                    Json::Bool(value) => value.to_string(),
                    Json::Number(number) => number.to_string(),
                    Json::Null | Json::Array(_) | Json::Object(_) => String::new(),
                })
                .collect(),
            Some(Shape::Struct(_) | Shape::Union(_) | Shape::Alias(_)) | None => Vec::new(),
        }
    }

    fn values(self, entry: &Override) -> Vec<Subject> {
        let mut found = Vec::new();
        for id in self.enums(entry) {
            for (index, text) in self.spelled(id).iter().enumerate() {
                if Some(text) == entry.value.as_ref() {
                    found.push(Subject::Value(id, index));
                }
            }
        }
        found
    }

    /// The operations that the entry names; all of them when it names none in particular.
    fn operations(self, entry: &'a Override) -> impl Iterator<Item = (usize, &'a Operation)> {
        let wanted = entry.operation.as_deref();
        let place = wanted.and_then(|text| self.place(text));
        let all = self.api.operations.iter().enumerate();
        all.filter(move |(_, operation)| {
            let Some(text) = wanted else { return true };
            let by_path = || {
                let method = operation.method.as_str().to_ascii_lowercase();
                format!("{method} {}", operation.path.text)
            };
            operation.name.as_spec_name().as_str() == text
                || Some(operation.origin) == place
                || by_path() == text
        })
    }

    fn parameters(self, entry: &Override) -> Vec<Subject> {
        let Some(name) = &entry.parameter else {
            return Vec::new();
        };
        let place = self.place(name);
        let mut found = Vec::new();
        for (index, operation) in self.operations(entry) {
            for (parameter, stated) in operation.parameters.iter().enumerate() {
                if stated.name.as_str() == name || Some(stated.origin) == place {
                    found.push(Subject::Parameter(index, parameter));
                }
            }
        }
        found
    }
}

/// What the entry names as the owner of a value or a variant.
fn of_owner(entry: &Override) -> Kind {
    if entry.schema.is_some() {
        Kind::Schema
    } else {
        Kind::Property
    }
}

/// What the document calls a variant: the component it refers to, its title, values of the discriminator.
fn variant_names(api: &Api, shape: &Union, index: usize) -> Vec<String> {
    let Some(variant) = shape.variants.get(index) else {
        return Vec::new();
    };
    let component = match &variant.value.ty {
        Ty::Named(id) => api.types.get(*id).and_then(|def| match &def.provenance {
            Provenance::Component(name) => Some(name.to_string()),
            Provenance::Inline { .. } => None,
        }),
        Ty::Text(_)
        | Ty::Bool
        | Ty::Integer(_)
        | Ty::Number(_)
        | Ty::List(_)
        | Ty::Map(_)
        | Ty::Untyped(_) => None,
    };
    let mapping = shape.discriminator.iter().flat_map(|told| &told.mapping);
    let values = mapping
        .filter(|(_, at)| **at == index)
        .map(|(value, _)| value.clone());
    let mut names: Vec<String> = component
        .into_iter()
        .chain(variant.title.clone())
        .chain(values)
        .collect();
    names.sort();
    names.dedup();
    names
}

fn component_names(api: &Api) -> impl Iterator<Item = (&str, TypeId)> {
    api.types
        .iter()
        .filter_map(|(id, def)| match &def.provenance {
            Provenance::Component(name) => Some((name.as_str(), id)),
            Provenance::Inline { .. } => None,
        })
}

fn struct_fields(api: &Api, id: TypeId) -> Vec<&str> {
    match api.types.get(id).map(|def| &def.shape) {
        Some(Shape::Struct(shape)) => shape
            .fields
            .iter()
            .map(|field| field.name.as_str())
            .collect(),
        Some(Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_)) | None => Vec::new(),
    }
}

/// The type that a use names, inside lists and maps too.
pub(super) fn named(value: &TypeUse) -> Option<TypeId> {
    let mut value = value;
    loop {
        match &value.ty {
            Ty::Named(id) => return Some(*id),
            Ty::List(inner) | Ty::Map(inner) => value = inner,
            Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) | Ty::Untyped(_) => {
                return None;
            }
        }
    }
}
