//! What is everything called? The only maker of Rust identifiers.

mod ident;

use std::collections::BTreeMap;

pub use self::ident::{ConstName, FieldName, FnName, ModuleName, RustIdent, TypeName, VariantName};
use crate::ir::TypeId;

/// The names of types and of what is in them. Operations, groups and modules carry theirs.
#[derive(Clone, Debug, Default)]
pub struct Names {
    types: Vec<TypeName>,
    fields: BTreeMap<TypeId, Vec<FieldName>>,
    extras: BTreeMap<TypeId, FieldName>,
    variants: BTreeMap<TypeId, Vec<VariantName>>,
}

impl Names {
    /// The name of a type.
    pub fn type_name(&self, id: TypeId) -> &TypeName {
        self.types.get(id.index()).unwrap_or(TypeName::UNKNOWN)
    }

    /// The name of a field of a struct.
    pub fn field(&self, id: TypeId, index: usize) -> &FieldName {
        self.fields
            .get(&id)
            .and_then(|fields| fields.get(index))
            .unwrap_or(FieldName::UNKNOWN)
    }

    /// The name of the field that keeps the members a struct does not name.
    pub fn extra(&self, id: TypeId) -> &FieldName {
        self.extras.get(&id).unwrap_or(FieldName::UNKNOWN)
    }

    /// The name of a variant: of the n-th value of an enumeration, or of the n-th member of a union. Every open enum
    /// has one more, `Unknown`, which no other takes.
    pub fn variant(&self, id: TypeId, index: usize) -> &VariantName {
        self.variants
            .get(&id)
            .and_then(|variants| variants.get(index))
            .unwrap_or(VariantName::UNKNOWN)
    }
}
