//! Which fields must be boxed? Where a type would otherwise hold itself by value, and nowhere else.

use std::collections::BTreeSet;

use crate::ir::TypeId;

/// What recursion asks for.
#[derive(Clone, Debug, Default)]
pub struct Boxed {
    pub(super) members: BTreeSet<(TypeId, usize)>,
    pub(super) newtypes: BTreeSet<TypeId>,
}

/// How an alias is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AliasForm {
    /// `pub type Name = …;`
    Plain,
    /// `pub struct Name(pub …);`: the alias reaches itself, which a type alias cannot.
    Newtype,
}

impl Boxed {
    /// Whether a field of a struct or a variant of a union is boxed.
    pub fn contains(&self, id: TypeId, index: usize) -> bool {
        self.members.contains(&(id, index))
    }

    /// How an alias is written.
    pub fn alias_form(&self, id: TypeId) -> AliasForm {
        if self.newtypes.contains(&id) {
            AliasForm::Newtype
        } else {
            AliasForm::Plain
        }
    }
}
