//! Which values can the types hold? Lenient as the runtime is: unknown members and unknown values of enums are read.

use indexmap::IndexMap;

use super::{Judge, NoVerdict, Path, scalar};
use crate::ir::{
    Access, EnumKind, Extra, Json, Presence, Shape, Struct, Ty, TypeDef, TypeId, TypeUse, Untyped,
};
use crate::plan::scalars::Scalar;

impl Judge<'_> {
    /// The value as its type keeps it.
    pub(super) fn read(
        &self,
        value: &TypeUse,
        json: &Json,
        at: &mut Path,
    ) -> Result<Json, NoVerdict> {
        if *json == Json::Null && !self.holds_null(value) {
            return if value.nullable {
                Ok(Json::Null)
            } else {
                at.refuse("null where the type has none")
            };
        }
        match &value.ty {
            Ty::Named(id) => match self.api.types.get(*id) {
                Some(def) => self.read_named(*id, def, json, at),
                None => Err(NoVerdict::Unforeseen),
            },
            Ty::List(items) => match json {
                Json::Array(found) => {
                    let read = found.iter().enumerate().map(|(index, item)| {
                        at.within(index.to_string(), |at| self.read(items, item, at))
                    });
                    read.collect::<Result<_, _>>().map(Json::Array)
                }
                Json::Null
                | Json::Bool(_)
                | Json::Number(_)
                | Json::String(_)
                | Json::Object(_) => at.refuse("an array is wanted"),
            },
            Ty::Map(values) => {
                let members = object(json, at)?;
                let read = members.iter().map(|(name, member)| {
                    Ok((
                        name.clone(),
                        at.within(name, |at| self.read(values, member, at))?,
                    ))
                });
                read.collect::<Result<_, _>>().map(Json::Object)
            }
            Ty::Untyped(Untyped::Replaced) => Err(NoVerdict::Foreign),
            Ty::Untyped(Untyped::FreeObject) => object(json, at).map(|_| json.clone()),
            Ty::Untyped(_) => Ok(json.clone()),
            ty @ (Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_)) => {
                match Scalar::of(ty) {
                    Some(scalar) => scalar::read(scalar, json, at),
                    None => Err(NoVerdict::Unforeseen),
                }
            }
        }
    }

    /// Whether `null` is a value of the type itself here: any JSON has it, and a union keeps what none of its variants is.
    fn holds_null(&self, value: &TypeUse) -> bool {
        let is_any = matches!(value.ty, Ty::Untyped(why) if why != Untyped::FreeObject);
        let last = self.api.definitions(&value.ty).last();
        let is_union = last.is_some_and(|(_, def)| matches!(def.shape, Shape::Union(_)));
        is_any || !value.nullable && is_union
    }

    fn read_named(
        &self,
        id: TypeId,
        def: &TypeDef,
        json: &Json,
        at: &mut Path,
    ) -> Result<Json, NoVerdict> {
        match &def.shape {
            Shape::Struct(shape) => self.read_struct(id, shape, json, at),
            Shape::Enum(shape) => match (shape.kind, json) {
                (EnumKind::Text, Json::String(_)) => Ok(json.clone()),
                (EnumKind::Text, _) => at.refuse("a string is wanted"),
                (EnumKind::Integer, _) => scalar::read(scalar::INT64, json, at),
                (EnumKind::Mixed, Json::Array(_) | Json::Object(_)) => {
                    at.refuse("a scalar is wanted")
                }
                (EnumKind::Mixed, _) => Ok(json.clone()),
            },
            Shape::Union(shape) => self.read_union(id, shape, json, at),
            Shape::Alias(inner) => self.read(inner, json, at),
        }
    }

    fn read_struct(
        &self,
        id: TypeId,
        shape: &Struct,
        json: &Json,
        at: &mut Path,
    ) -> Result<Json, NoVerdict> {
        let members = object(json, at)?;
        let mut kept = IndexMap::new();
        for (index, field) in shape.fields.iter().enumerate() {
            let name = field.name.as_str();
            let presence = self.presences.of(id, index, field);
            let read = match (members.get(name), presence) {
                (None, Presence::Required | Presence::RequiredNullable) => {
                    return at.within(name, |at| at.refuse("a required member is missing"));
                }
                // Absent and null are one to a member that is merely optional.
                (None, Presence::Optional | Presence::OptionalNullable)
                | (Some(Json::Null), Presence::Optional) => continue,
                (Some(Json::Null), Presence::RequiredNullable | Presence::OptionalNullable) => {
                    Json::Null
                }
                (Some(member), _) => at.within(name, |at| self.read(&field.value, member, at))?,
            };
            if !(at.sending && field.access == Access::ReadOnly) {
                kept.insert(name.to_owned(), read);
            }
        }
        let is_other = |name: &str| !shape.fields.iter().any(|field| field.name.as_str() == name);
        for (name, member) in members.iter().filter(|(name, _)| is_other(name)) {
            let read = match &shape.extra {
                Extra::Allowed | Extra::Refused => break,
                Extra::Kept | Extra::KeptAndRefused => member.clone(),
                Extra::Typed(value) => at.within(name, |at| self.read(value, member, at))?,
            };
            kept.insert(name.clone(), read);
        }
        Ok(Json::Object(kept))
    }
}

fn object<'j>(json: &'j Json, at: &Path) -> Result<&'j IndexMap<String, Json>, NoVerdict> {
    match json {
        Json::Object(members) => Ok(members),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) | Json::Array(_) => {
            at.refuse("an object is wanted")
        }
    }
}
