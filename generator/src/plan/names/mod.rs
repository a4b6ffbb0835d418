//! What is everything called? The only maker of Rust identifiers.
//!
//! Naming is total: whatever text a document has, there is a name, it is ASCII, it is no keyword, and it is unique in
//! its scope. It takes two passes: first everybody says what they would like to be called, then it is settled who gets
//! it (see `scope`), so that no name depends on the order of the document.

mod apart;
mod by_path;
mod feature;
mod ident;
mod members;
mod operations;
mod renames;
mod scope;
mod shared;
#[cfg(test)]
mod tests;
mod types;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

pub use self::feature::FeatureName;
pub(super) use self::feature::feature_names;
pub use self::ident::{ConstName, FieldName, FnName, ModuleName, RustIdent, TypeName, VariantName};
use self::members::Members;
pub(super) use self::operations::{
    ArgumentNames, GroupNames, OperationNames, body_variant_names, client_names, header_names,
    representation_names, status_variant_names, test_names,
};
pub(super) use self::renames::{Renames, Style, Wish};
use self::scope::{Candidate, Scope};
pub(super) use self::shared::{errors_names, held_variant_names, options_names, validator_names};
use super::reserved::Reserved;
use super::words::Words;
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Shape, TypeId};
use crate::workers;

/// The names of types and of what is in them. Operations, groups and modules carry theirs.
#[derive(Clone, Debug, Default)]
pub struct Names {
    types: Vec<TypeName>,
    fields: BTreeMap<TypeId, Vec<FieldName>>,
    extras: BTreeMap<TypeId, FieldName>,
    variants: BTreeMap<TypeId, Vec<VariantName>>,
}

impl Names {
    /// Names every type of the API and what is in it.
    pub(super) fn of(
        api: &Api,
        renames: &Renames,
        jobs: NonZeroUsize,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let types = types::type_names(api, renames, diagnostics);
        let mut names = Self::default();
        let defs: Vec<_> = api.types.iter().collect();
        let members = workers::map(&defs, jobs, |(id, def)| match &def.shape {
            Shape::Struct(shape) => Some(members::field_names(*id, shape, renames)),
            Shape::Enum(shape) => Some(members::value_names(*id, shape, renames)),
            Shape::Union(shape) => Some(members::variant_names(api, &types, (*id, shape), renames)),
            Shape::Alias(_) => None,
        });
        for ((id, _), found) in defs.into_iter().zip(members) {
            let Some((members, scope)) = found else {
                continue;
            };
            scope.report(renames, diagnostics);
            match members {
                Members::Fields(fields, extra) => {
                    names.fields.insert(id, fields);
                    names.extras.extend(extra.map(|extra| (id, extra)));
                }
                Members::Variants(variants) => {
                    names.variants.insert(id, variants);
                }
            }
        }
        names.types = types;
        names
    }

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

/// The name of the library of a package: `atlas-admin` is `atlas_admin`.
pub(super) fn library_name(package: &str) -> ModuleName {
    let names = Scope::new(Reserved::Modules, "_api")
        .settle(&[Candidate::new(package, package.replace('-', "_"))]);
    names
        .into_iter()
        .next()
        .map_or_else(|| ModuleName::UNKNOWN.clone(), ModuleName::new)
}

/// The name of the module of types that several groups use.
pub(super) fn shared_module() -> ModuleName {
    ModuleName::new("shared".to_owned())
}

/// The names of the files of a module, by the words that begin the names of what each holds. None has that of the module:
/// people would not know which is meant.
pub(super) fn chapter_names(module: &ModuleName, words: &[Vec<String>]) -> Vec<ModuleName> {
    let candidates = words.iter().map(|words| {
        let words = words.join(" ");
        let mut name = Words::of(&words).snake();
        if name == module.as_str() {
            name.push('_');
        }
        Candidate::new(&words, name)
    });
    let candidates: Vec<_> = candidates.collect();
    let names = Scope::new(Reserved::Modules, "_").settle(&candidates);
    names.into_iter().map(ModuleName::new).collect()
}

/// The constant that holds the default of a field: no two fields of a struct have the same. A word that Rust keeps for
/// itself needs no underscore there.
pub(super) fn default_name(field: &FieldName) -> ConstName {
    let name = bare(field.as_str());
    ConstName::new(format!("DEFAULT_{}", name.to_ascii_uppercase()))
}

/// A name without what sets it apart from a word that Rust keeps for itself: `move_` is `move`.
fn bare(name: &str) -> &str {
    name.trim_end_matches('_')
}

/// Names of statics that hold patterns: each by the words that describe it, its source being its key.
pub(super) fn pattern_names(patterns: &[(String, String)]) -> Vec<ConstName> {
    let candidates = patterns
        .iter()
        .map(|(source, words)| Candidate::new(source, Words::of(words).shout()));
    let names = Scope::new(Reserved::Keywords, "_").settle(&candidates.collect::<Vec<_>>());
    names.into_iter().map(ConstName::new).collect()
}
