//! Which of several types is a value read as? As the runtime decides it: by the discriminator, or by what each variant
//! tells of itself, the one that knows most of the members first, and of several the one that leaves least open.

use std::cmp::Reverse;
use std::mem;

use super::{Judge, KnownUnions, NoVerdict, Path};
use crate::ir::{
    Discriminator, EnumKind, Field, Json, Presence, Shape, Ty, TypeDef, TypeId, Union, UnionMode,
    Untyped,
};
use crate::plan::examples::Finding;
use crate::plan::json;
use crate::plan::media::resolved;
use crate::plan::scalars::Scalar;

impl Judge<'_> {
    /// The value as its variant keeps it; one that fits no variant is kept as it is.
    pub(super) fn read_union(
        &self,
        id: TypeId,
        shape: &Union,
        json: &Json,
        at: &mut Path,
    ) -> Result<Json, NoVerdict> {
        let (choice, kept) = match &shape.discriminator {
            Some(discriminator) => match told(discriminator, json) {
                Some(index) => (Some(index), self.read_variant(shape, index, json, at)?),
                None => (None, json.clone()),
            },
            None => match self.fitting((id, shape), json, at)? {
                Some((index, kept)) => (Some(index), kept),
                None => (None, json.clone()),
            },
        };
        at.choose(id, choice);
        Ok(match choice {
            Some(index) => self.with_tag(shape, index, json, kept),
            None => kept,
        })
    }

    fn read_variant(
        &self,
        shape: &Union,
        index: usize,
        json: &Json,
        at: &mut Path,
    ) -> Result<Json, NoVerdict> {
        let variant = shape.variants.get(index).ok_or(NoVerdict::Unforeseen)?;
        self.read(&variant.value, json, at)
    }

    /// The first variant that the value can be read as, in the order in which the runtime tries them.
    fn fitting(
        &self,
        (id, shape): (TypeId, &Union),
        json: &Json,
        at: &mut Path,
    ) -> Result<Option<(usize, Json)>, NoVerdict> {
        let mut candidates: Vec<_> = (0..shape.variants.len())
            .filter_map(|index| {
                let (strangers, _) = self.strangers(shape, index, json, &mut at.known_unions)?;
                Some((strangers, self.breadth(shape, index), index))
            })
            .collect();
        candidates.sort_unstable();
        let mut candidates: Vec<usize> =
            candidates.into_iter().map(|(_, _, index)| index).collect();
        let key = (candidates.len() > 1).then(|| (id, json::to_text(json)));
        if let Some(known) = key.as_ref().and_then(|key| at.known_unions.chosen.get(key)) {
            candidates = known.iter().copied().collect();
        }
        let mut found = None;
        for index in candidates {
            let before = at.choices();
            match self.read_variant(shape, index, json, at) {
                Ok(kept) => {
                    found = Some((index, kept));
                    break;
                }
                Err(NoVerdict::Refused { .. }) => at.forget(before),
                Err(other @ (NoVerdict::Unforeseen | NoVerdict::Foreign)) => return Err(other),
            }
        }
        if let Some(key) = key {
            let chosen = found.as_ref().map(|(index, _)| *index);
            at.known_unions.chosen.insert(key, chosen);
        }
        Ok(found)
    }

    /// How many members of the value a variant does not know, and whether it refuses such members; none when the value
    /// is certainly not of it.
    fn strangers(
        &self,
        shape: &Union,
        index: usize,
        json: &Json,
        known: &mut KnownUnions,
    ) -> Option<(usize, bool)> {
        let value = resolved(self.api, &shape.variants.get(index)?.value);
        let is_kind = match (&value.ty, json) {
            (Ty::Named(id), json) => return self.named_strangers(*id, json, known),
            (Ty::Text(_), Json::String(_))
            | (Ty::Bool, Json::Bool(_))
            | (Ty::Number(_), Json::Number(_))
            | (Ty::List(_), Json::Array(_)) => true,
            // Of their members none is known by name.
            (Ty::Map(_) | Ty::Untyped(Untyped::FreeObject), Json::Object(members)) => {
                return Some((members.len(), false));
            }
            (Ty::Untyped(Untyped::FreeObject), _) => false,
            (Ty::Untyped(_), _) => true,
            (Ty::Integer(_), Json::Number(number)) => number.is_integer(),
            (
                Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) | Ty::List(_) | Ty::Map(_),
                _,
            ) => false,
        };
        is_kind.then_some((0, false))
    }

    fn named_strangers(
        &self,
        id: TypeId,
        json: &Json,
        known: &mut KnownUnions,
    ) -> Option<(usize, bool)> {
        match (&self.api.types.get(id)?.shape, json) {
            (Shape::Struct(shape), Json::Object(members)) => {
                let is_missing = |(index, field): (usize, &Field)| {
                    self.is_required(id, index, field) && !members.contains_key(field.name.as_str())
                };
                let contradicts = |field: &Field| {
                    let constant = self.constant(field);
                    let stated = members.get(field.name.as_str());
                    matches!((constant, stated), (Some(constant), Some(stated)) if !json::same(constant, stated))
                };
                if shape.fields.iter().enumerate().any(is_missing)
                    || shape.fields.iter().any(contradicts)
                {
                    return None;
                }
                let is_known =
                    |name: &str| shape.fields.iter().any(|field| field.name.as_str() == name);
                let strangers = members.keys().filter(|name| !is_known(name)).count();
                Some((strangers, shape.extra.is_refused()))
            }
            (Shape::Struct(_), _) => None,
            (Shape::Enum(shape), json) => {
                let is_listed = shape
                    .values
                    .iter()
                    .any(|value| json::same(&value.value, json));
                let listed = match shape.kind {
                    EnumKind::Text | EnumKind::Integer => is_listed,
                    EnumKind::Mixed => true,
                };
                listed.then_some((0, false))
            }
            (Shape::Union(shape), json) => {
                let key = (id, json::to_text(json));
                let strangers = match known.strangers.get(&key) {
                    Some(strangers) => *strangers,
                    None => {
                        let strangers = self.strangers_within(shape, json, known);
                        known.strangers.insert(key, strangers);
                        strangers
                    }
                };
                Some((strangers?, false))
            }
            (Shape::Alias(_), _) => Some((0, false)),
        }
    }

    /// How many members of the value the variant does not know that a union would take.
    fn strangers_within(
        &self,
        shape: &Union,
        json: &Json,
        known: &mut KnownUnions,
    ) -> Option<usize> {
        let mut strangers = |index| Some(self.strangers(shape, index, json, known)?.0);
        match &shape.discriminator {
            Some(discriminator) => strangers(told(discriminator, json)?),
            None => (0..shape.variants.len()).filter_map(strangers).min(),
        }
    }

    /// How much a variant leaves open, the least first: whether it takes any value, any of a kind or fewer, and how many
    /// members must be there.
    fn breadth(&self, shape: &Union, index: usize) -> (u8, Reverse<usize>) {
        let Some(variant) = shape.variants.get(index) else {
            return (0, Reverse(0));
        };
        let value = resolved(self.api, &variant.value);
        let (breadth, required) = match &value.ty {
            Ty::Named(id) => match self.api.types.get(*id).map(|def| &def.shape) {
                Some(Shape::Struct(shape)) => {
                    let fields = shape.fields.iter().enumerate();
                    let required =
                        fields.filter(|(index, field)| self.is_required(*id, *index, field));
                    (u8::from(shape.fields.is_empty()), required.count())
                }
                Some(Shape::Enum(shape)) if shape.kind == EnumKind::Mixed => (2, 0),
                Some(Shape::Enum(_)) => (0, 0),
                Some(Shape::Union(_)) => (0, 0),
                Some(Shape::Alias(_)) | None => (2, 0),
            },
            Ty::Text(_) => (u8::from(Scalar::of(&value.ty) == Some(Scalar::Text)), 0),
            Ty::Number(_) | Ty::Map(_) | Ty::Untyped(Untyped::FreeObject) => (1, 0),
            Ty::Untyped(_) => (2, 0),
            Ty::Bool | Ty::Integer(_) | Ty::List(_) => (0, 0),
        };
        (breadth, Reverse(required))
    }

    fn is_required(&self, id: TypeId, index: usize, field: &Field) -> bool {
        match self.presences.of(id, index, field) {
            Presence::Required | Presence::RequiredNullable => true,
            Presence::Optional | Presence::OptionalNullable => false,
        }
    }

    /// The only string that a member can hold.
    fn constant(&self, field: &Field) -> Option<&Json> {
        let Ty::Named(id) = resolved(self.api, &field.value).ty else {
            return None;
        };
        match &self.api.types.get(id)?.shape {
            Shape::Enum(shape) => match shape.values.as_slice() {
                [only] if matches!(only.value, Json::String(_)) => Some(&only.value),
                _ => None,
            },
            Shape::Struct(_) | Shape::Union(_) | Shape::Alias(_) => None,
        }
    }

    /// Adds what the validator finds in a union.
    pub(super) fn check_union(
        &self,
        id: TypeId,
        shape: &Union,
        value: &Json,
        at: &mut Path,
        found: &mut Vec<Finding>,
    ) -> Result<(), NoVerdict> {
        let rule = match shape.mode {
            UnionMode::OneOf => "oneOf",
            UnionMode::AnyOf => "anyOf",
        };
        let mut chosen = Vec::new();
        match at.choice(id) {
            Some(index) => self.check(self.checks.of_field(id, index), value, at, &mut chosen)?,
            None => chosen.push(Finding {
                pointer: at.pointer(),
                rule,
            }),
        }
        let matched = match (&shape.discriminator, shape.mode) {
            (Some(_), _) => 0,
            (None, UnionMode::AnyOf) if chosen.is_empty() => return Ok(()),
            (None, UnionMode::OneOf | UnionMode::AnyOf) => self.matched(id, shape, value, at)?,
        };
        match (matched, shape.mode) {
            (0, _) => found.extend(chosen),
            (1, _) | (_, UnionMode::AnyOf) => {}
            (_, UnionMode::OneOf) => found.push(Finding {
                pointer: at.pointer(),
                rule,
            }),
        }
        Ok(())
    }

    /// How many variants the value fits with all their rules.
    fn matched(
        &self,
        id: TypeId,
        shape: &Union,
        value: &Json,
        at: &mut Path,
    ) -> Result<usize, NoVerdict> {
        let key = (id, json::to_text(value));
        if let Some(known) = at.known_unions.fitting.get(&key) {
            return Ok(*known);
        }
        let mut matched = 0;
        for index in 0..shape.variants.len() {
            match self.strangers(shape, index, value, &mut at.known_unions) {
                Some((strangers, closed)) if strangers == 0 || !closed => {}
                Some(_) | None => continue,
            }
            let mut aside = Path {
                known_unions: mem::take(&mut at.known_unions),
                ..Path::default()
            };
            let mut found = Vec::new();
            let read = self.read_variant(shape, index, value, &mut aside);
            let checked = read.and_then(|kept| {
                let checks = self.checks.of_field(id, index);
                self.check(checks, &kept, &mut aside, &mut found)
            });
            at.known_unions = aside.known_unions;
            match checked {
                Ok(()) => {}
                Err(NoVerdict::Refused { .. }) => continue,
                Err(other @ (NoVerdict::Unforeseen | NoVerdict::Foreign)) => return Err(other),
            }
            matched += usize::from(found.is_empty());
        }
        at.known_unions.fitting.insert(key, matched);
        Ok(matched)
    }

    /// The value with the member that tells its variant. Where the server alone sends the member, a request has it all the
    /// same, in its place: without it nobody could read the value.
    fn with_tag(&self, shape: &Union, index: usize, read: &Json, kept: Json) -> Json {
        let Some(discriminator) = &shape.discriminator else {
            return kept;
        };
        let mut members = match kept {
            Json::Object(members) => members,
            other => return other,
        };
        let property = discriminator.property.as_str();
        if members.contains_key(property) {
            return Json::Object(members);
        }
        let told = match read {
            Json::Object(members) => members.get(property),
            _ => None,
        };
        let fields = shape.variants.get(index).map_or(&[][..], |variant| {
            match resolved(self.api, &variant.value)
                .ty
                .named()
                .and_then(|id| self.api.types.get(id))
            {
                Some(TypeDef {
                    shape: Shape::Struct(shape),
                    ..
                }) => &shape.fields,
                Some(_) | None => &[],
            }
        });
        let names = fields.iter().map(|field| field.name.as_str());
        let place = names.clone().position(|name| name == property);
        if let (Some(place), Some(told)) = (place, told) {
            let before = names
                .take(place)
                .filter(|name| members.contains_key(*name))
                .count();
            members.shift_insert(before, property.to_owned(), told.clone());
        } else {
            let mut mapping = discriminator.mapping.iter();
            if let Some((tag, _)) = mapping.find(|(_, told)| **told == index) {
                members.shift_insert(0, property.to_owned(), Json::String(tag.clone()));
            }
        }
        Json::Object(members)
    }
}

/// The variant that the discriminator tells.
fn told(discriminator: &Discriminator, json: &Json) -> Option<usize> {
    let Json::Object(members) = json else {
        return None;
    };
    match members.get(discriminator.property.as_str()) {
        Some(Json::String(tag)) => discriminator.mapping.get(tag).copied(),
        Some(_) | None => None,
    }
}
