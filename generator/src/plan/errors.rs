//! What do error bodies say, and where? A code for programs, a reason and details for people.

use std::collections::BTreeMap;

use super::cycles::Boxed;
use super::media::resolved;
use super::operations::{Body, Failure, OperationPlan};
use super::scalars::Scalar;
use crate::config::ErrorRoles;
use crate::ir::{Api, EnumKind, Shape, Struct, Ty, TypeId, TypeUse};

/// Types that are bodies of documented errors.
#[derive(Clone, Debug, Default)]
pub struct ErrorBodies {
    roles: BTreeMap<TypeId, Roles>,
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

/// A field that holds text.
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
    /// The named types that need an `ErrorBody` implementation, in order.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &Roles)> {
        self.roles.iter().map(|(id, roles)| (*id, roles))
    }
}

/// Names that are common for each role, best first (RFC 9457, RFC 6749 § 5.2, and what APIs do).
const CODES: &[&str] = &["errorCode", "error_code", "code", "type", "error"];
const REASONS: &[&str] = &["reason", "title", "message", "error", "status"];
const DETAILS: &[&str] = &[
    "detail",
    "details",
    "error_description",
    "description",
    "message",
];

/// Finds the bodies of documented errors, and what they say where.
pub(super) fn error_bodies(
    (api, boxed): (&Api, &Boxed),
    config: &ErrorRoles,
    operations: &[OperationPlan],
) -> ErrorBodies {
    let mut bodies = ErrorBodies::default();
    let mut all: Vec<&Body> = Vec::new();
    for operation in operations {
        match &operation.failure {
            Failure::None => {}
            Failure::One(body) => all.push(body),
            Failure::Several(several) => all.extend(several.variants.iter().map(|(_, body)| body)),
        }
    }
    for body in &all {
        if let Body::Typed(value) = body
            && let Ty::Named(id) = boxed.through(api, value).ty
        {
            bodies.roles.entry(id).or_insert_with(|| {
                match api.types.get(id).map(|def| &def.shape) {
                    Some(Shape::Struct(shape)) => roles(api, config, shape),
                    Some(Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_)) | None => {
                        Roles::default()
                    }
                }
            });
        }
    }
    bodies.common = match all.split_first() {
        Some((Body::Typed(first), others))
            if others
                .iter()
                .all(|other| *other == *all.first().unwrap_or(other)) =>
        {
            Some(first.clone())
        }
        Some(_) | None => None,
    };
    bodies
}

/// The configured names decide alone; each role that has none is found by common names, no field taking two.
fn roles(api: &Api, config: &ErrorRoles, shape: &Struct) -> Roles {
    let mut taken: Vec<usize> = Vec::new();
    let mut find = |configured: Option<&String>, common: &[&str]| {
        let names: Vec<&str> =
            configured.map_or_else(|| common.to_vec(), |name| vec![name.as_str()]);
        let path = names.into_iter().find_map(|name| {
            let field = shape
                .fields
                .iter()
                .position(|field| field.name.as_str() == name)?;
            let held = held(api, &shape.fields.get(field)?.value)?;
            (!taken.contains(&field)).then_some(RolePath { field, held })
        });
        taken.extend(path.map(|path| path.field));
        path
    };
    Roles {
        code: find(config.code.as_ref(), CODES),
        reason: find(config.reason.as_ref(), REASONS),
        detail: find(config.detail.as_ref(), DETAILS),
    }
}

fn held(api: &Api, value: &TypeUse) -> Option<Held> {
    match &resolved(api, value).ty {
        Ty::Named(id) => match api.types.get(*id).map(|def| &def.shape) {
            Some(Shape::Enum(shape)) if shape.kind == EnumKind::Text => Some(Held::Enum),
            Some(Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_)) | None => {
                None
            }
        },
        ty => (Scalar::of(ty) == Some(Scalar::Text)).then_some(Held::Text),
    }
}
