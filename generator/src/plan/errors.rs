//! What do error bodies say, and where? A code for programs, a reason and details for people.

use std::collections::BTreeMap;

use crate::ir::{TypeId, TypeUse};

/// Types that are bodies of documented errors.
#[derive(Clone, Debug, Default)]
pub struct ErrorBodies {
    pub(super) roles: BTreeMap<TypeId, Roles>,
    /// The one type of all error bodies of the crate, when there is only one.
    pub common: Option<TypeUse>,
}

/// Where an error body says what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    /// A stable code for programs.
    pub code: Option<RolePath>,
    /// A short reason for people.
    pub reason: Option<RolePath>,
    /// The details.
    pub detail: Option<RolePath>,
}

/// A field that holds text, and how it is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RolePath {
    /// Index of the field.
    pub field: usize,
    /// How its text is reached.
    pub held: Held,
}

/// How the text of a field is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Held {
    /// `String`
    Text,
    /// An open enum: `as_str()`.
    Enum,
}

impl ErrorBodies {
    /// The types that need an `ErrorBody` implementation, in order.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &Roles)> {
        self.roles.iter().map(|(id, roles)| (*id, roles))
    }
}
