//! What is in a type called? Fields in snake case, variants in Pascal case, each unique within its type.

use super::apart;
use super::ident::{FieldName, TypeName, VariantName};
use super::renames::Renames;
use super::scope::{Candidate, Scope};
use crate::ir::{
    Api, Enum, Extra, Json, Provenance, Struct, Subject, Ty, TypeId, Union, Untyped, Variant,
};
use crate::plan::json;
use crate::plan::reserved::Reserved;
use crate::plan::scalars::Scalar;
use crate::plan::words::Words;

/// Names of what is in a type.
pub(super) enum Members {
    /// A struct's fields, and the one that keeps members it does not name.
    Fields(Vec<FieldName>, Option<FieldName>),
    /// The values of an enumeration, or the members of a union.
    Variants(Vec<VariantName>),
}

/// Names of a struct's fields, and the scope that gave them.
pub(super) fn field_names(id: TypeId, shape: &Struct, renames: &Renames) -> (Members, Scope) {
    let fields = shape.fields.iter().enumerate().map(|(index, field)| {
        let name = field.name.as_str();
        Candidate::new(name, Words::of(name).snake()).renamed(renames, Subject::Field(id, index))
    });
    let mut candidates: Vec<Candidate> = fields.collect();
    let others = match &shape.extra {
        Extra::Typed(_) => Some("additional"),
        Extra::Kept | Extra::KeptAndRefused => Some("unknown"),
        Extra::Allowed | Extra::Refused => None,
    };
    candidates.extend(others.map(|name| {
        Candidate::new("", name)
            .rank(1)
            .or(format!("{name}_members"))
    }));
    let mut scope = Scope::new(Reserved::Keywords, "_");
    let names = scope.settle(&candidates);
    let mut names: Vec<FieldName> = names.into_iter().map(FieldName::new).collect();
    let extra = others.and_then(|_| names.pop());
    (Members::Fields(names, extra), scope)
}

/// What a name leaves out of a value, unless another value differs in that alone.
const SIGN: fn(char) -> bool = |c| c.is_ascii_punctuation();

/// Names of the values of an enumeration.
pub(super) fn value_names(id: TypeId, shape: &Enum, renames: &Renames) -> (Members, Scope) {
    let candidates = shape.values.iter().enumerate().map(|(index, value)| {
        let (key, text) = spelled(&value.value);
        let is_bare = !text.starts_with(SIGN) && !text.ends_with(SIGN);
        Candidate::new(key, Words::of_value(&text).pascal())
            .rank(u8::from(!is_bare))
            .or(Words::spoken(&text).pascal())
            .renamed(renames, Subject::Value(id, index))
    });
    let mut scope = variants();
    let names = scope.settle(&candidates.collect::<Vec<_>>());
    let names = names.into_iter().map(VariantName::new).collect();
    (Members::Variants(names), scope)
}

/// A scalar as a key that tells values of different types apart, and as text to make a name of.
fn spelled(value: &Json) -> (String, String) {
    match value {
        Json::Null => ("null".to_owned(), "null".to_owned()),
        Json::Bool(value) => (format!("bool {value}"), value.to_string()),
        Json::Number(number) => (format!("number {number}"), number.to_string()),
        Json::String(text) => (text.clone(), text.clone()),
        Json::Array(_) => (json::to_text(value), "array".to_owned()),
        Json::Object(_) => (json::to_text(value), "object".to_owned()),
    }
}

/// Names of the members of a union: by the value of the discriminator, by the type each refers to, by its title, or by
/// what kind of value it is.
pub(super) fn variant_names(
    api: &Api,
    types: &[TypeName],
    (id, shape): (TypeId, &Union),
    renames: &Renames,
) -> (Members, Scope) {
    let owner = types.get(id.index()).unwrap_or(TypeName::UNKNOWN);
    let candidates = shape.variants.iter().enumerate().map(|(index, variant)| {
        let name = variant_name(api, types, owner, variant);
        let tag = apart::tag_name(shape, index);
        let wish = tag.unwrap_or_else(|| name.clone());
        Candidate::new(format!("{wish} {index:06}"), wish)
            .or(name)
            .renamed(renames, Subject::Variant(id, index))
    });
    let mut scope = variants();
    let names = scope.settle(&candidates.collect::<Vec<_>>());
    let names = names.into_iter().map(VariantName::new).collect();
    (Members::Variants(names), scope)
}

fn variant_name(api: &Api, types: &[TypeName], owner: &TypeName, variant: &Variant) -> String {
    match &variant.value.ty {
        Ty::Named(id) => {
            let name = types.get(id.index()).map_or("Object", TypeName::as_str);
            let is_inline = api
                .types
                .get(*id)
                .is_some_and(|def| matches!(def.provenance, Provenance::Inline { .. }));
            match name.strip_prefix(owner.as_str()) {
                Some(rest) if is_inline && rest.starts_with(|c: char| c.is_ascii_uppercase()) => {
                    rest.to_owned()
                }
                Some(_) | None => name.to_owned(),
            }
        }
        Ty::List(_) => "List".to_owned(),
        Ty::Map(_) => "Map".to_owned(),
        Ty::Untyped(Untyped::FreeObject) => "Object".to_owned(),
        Ty::Untyped(_) => "Json".to_owned(),
        scalar @ (Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_)) => {
            kind_name(scalar).to_owned()
        }
    }
}

fn kind_name(ty: &Ty) -> &'static str {
    match Scalar::of(ty) {
        Some(Scalar::Bool) => "Bool",
        Some(Scalar::Secret) => "Secret",
        Some(Scalar::Timestamp) => "Timestamp",
        Some(Scalar::Date) => "Date",
        Some(Scalar::Uuid) => "Uuid",
        Some(Scalar::Base64) => "Bytes",
        Some(Scalar::Binary) => "Binary",
        Some(Scalar::Integer(_)) => "Integer",
        Some(Scalar::Float | Scalar::Decimal) => "Number",
        Some(Scalar::Text) | None => "Text",
    }
}

fn variants() -> Scope {
    Scope::new(Reserved::Variants, "Value")
}
