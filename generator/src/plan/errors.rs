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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    /// A stable code for programs.
    pub code: Option<Role>,
    /// A short reason for people.
    pub reason: Option<Role>,
    /// The details.
    pub detail: Option<Role>,
}

/// Who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The body itself.
    Own(RolePath),
    /// The error within it.
    Within(Within),
}

/// A field that holds another body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within {
    /// Index of the field.
    pub field: usize,
    /// Whether it is a list, of which the first counts.
    pub is_list: bool,
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

/// Names of members that hold the error itself.
const WRAPPERS: &[&str] = &["error", "errors", "fault"];

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
            let finder = Finder { api, boxed, config };
            finder.add(id, &mut bodies.roles);
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

#[derive(Clone, Copy)]
struct Finder<'a> {
    api: &'a Api,
    boxed: &'a Boxed,
    config: &'a ErrorRoles,
}

impl Finder<'_> {
    /// Adds a body, and the error within it.
    fn add(self, id: TypeId, found: &mut BTreeMap<TypeId, Roles>) {
        let mut pending = vec![id];
        while let Some(id) = pending.pop() {
            if found.contains_key(&id) {
                continue;
            }
            let own = self.own(id);
            let roles = match self.within(id) {
                Some((within, body)) => {
                    let roles = own.beside(within, self.own(body));
                    pending.extend((roles != own).then_some(body));
                    roles
                }
                None => own,
            };
            found.insert(id, roles);
        }
    }

    /// What a body says itself.
    fn own(self, id: TypeId) -> Roles {
        match self.api.types.get(id).map(|def| &def.shape) {
            Some(Shape::Struct(shape)) => roles(self.api, self.config, shape),
            Some(Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_)) | None => Roles::default(),
        }
    }

    /// The object that is the error within a body, where the configuration does not say what says what.
    fn within(self, id: TypeId) -> Option<(Within, TypeId)> {
        if *self.config != ErrorRoles::default() {
            return None;
        }
        let Shape::Struct(shape) = &self.api.types.get(id)?.shape else {
            return None;
        };
        WRAPPERS.iter().find_map(|name| {
            let mut fields = shape.fields.iter();
            let field = fields.position(|field| field.name.as_str() == *name)?;
            let value = self
                .boxed
                .through(self.api, &shape.fields.get(field)?.value);
            let (value, is_list) = match &value.ty {
                Ty::List(items) if !items.nullable => (self.boxed.through(self.api, items), true),
                _ => (value, false),
            };
            let body = value.ty.named().filter(|body| *body != id)?;
            let is_object = matches!(self.api.types.get(body)?.shape, Shape::Struct(_));
            is_object.then_some((Within { field, is_list }, body))
        })
    }
}

impl Roles {
    /// What a body says beside the error within it: what `error: {code, message}` says goes before what is beside it, and
    /// what is beside `errors: [{message}]` before what those say.
    fn beside(self, within: Within, inner: Self) -> Self {
        let chosen = |own: Option<Role>, inner: Option<Role>| {
            let inner = inner.map(|_| Role::Within(within));
            if within.is_list {
                own.or(inner)
            } else {
                inner.or(own)
            }
        };
        Self {
            code: chosen(self.code, inner.code),
            reason: chosen(self.reason, inner.reason),
            detail: chosen(self.detail, inner.detail),
        }
    }
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
        path.map(Role::Own)
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
