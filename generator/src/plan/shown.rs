//! Which operation do examples show? One whose arguments a person can type: texts, and what is read from one.
//!
//! ```text
//! GET /pets/{id}      shown, called with an id
//! POST /pets          shown where nothing can be read by GET, called with a body of JSON
//! DELETE /pets/{id}   never: who tries out a program does not expect that
//! ```

use super::cycles::Boxed;
use super::operations::{Body, OperationPlan, Sent};
use super::overrides::TypeOverrides;
use super::scalars::Scalar;
use crate::ir::{Api, EnumKind, Json, Method, Requirement, Shape, TypeUse};

/// The operation that examples call.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Index into `Plan::operations`.
    pub operation: usize,
    /// How each positional parameter comes out of a text.
    pub arguments: Vec<FromText>,
    /// Whether a body follows them, which is read from JSON.
    pub takes_body: bool,
}

/// How an argument comes out of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FromText {
    /// It takes the text itself.
    Itself,
    /// By `From`: an enumeration of texts, which any text can be.
    Converted,
    /// By `FromStr`, which can fail.
    Parsed,
}

/// The first of those that answer with something, and of these of those that need the fewest arguments; operations that
/// only read come before all others.
pub(super) fn shown(
    (api, boxed): (&Api, &Boxed),
    overrides: &TypeOverrides,
    operations: &[OperationPlan],
) -> Option<Shown> {
    let view = View {
        api,
        boxed,
        overrides,
    };
    let candidates = operations.iter().enumerate().filter_map(|(index, plan)| {
        let shown = view.shown(index, plan)?;
        let method = &api.operations.get(plan.operation)?.method;
        let rank = (
            *method != Method::Get,
            plan.success.is_empty(),
            shown.takes_body,
            plan.positional,
        );
        Some((rank, shown))
    });
    let first = candidates.min_by_key(|(rank, _)| *rank);
    first.map(|(_, shown)| shown)
}

#[derive(Clone, Copy)]
struct View<'a> {
    api: &'a Api,
    boxed: &'a Boxed,
    overrides: &'a TypeOverrides,
}

impl View<'_> {
    fn shown(self, index: usize, plan: &OperationPlan) -> Option<Shown> {
        let operation = self.api.operations.get(plan.operation)?;
        if plan.deprecated || operation.method == Method::Delete {
            return None;
        }
        let positional = plan.parameters.iter().take(plan.positional);
        let mut samples = plan.sample.arguments.iter();
        let arguments = positional.map(|planned| {
            let parameter = operation.parameters.get(planned.parameter)?;
            self.typed(&parameter.value, samples.next()?)
        });
        Some(Shown {
            operation: index,
            arguments: arguments.collect::<Option<_>>()?,
            takes_body: self.takes_body(plan)?,
        })
    }

    fn typed(self, value: &TypeUse, sample: &Json) -> Option<FromText> {
        let value = self.boxed.through(self.api, value);
        if let Some(scalar) = Scalar::of(&value.ty) {
            return match scalar {
                Scalar::Text => Some(FromText::Itself),
                Scalar::Bool
                | Scalar::Integer(_)
                | Scalar::Float
                | Scalar::Timestamp
                | Scalar::Date
                | Scalar::Uuid => (!value.nullable).then_some(FromText::Parsed),
                Scalar::Secret | Scalar::Base64 | Scalar::Binary | Scalar::Decimal => None,
            };
        }
        let id = value.ty.named()?;
        let is_own = self.overrides.replacement(id).is_none() && !value.nullable;
        match (&self.api.types.get(id)?.shape, sample) {
            (Shape::Enum(shape), Json::String(_)) if is_own && shape.kind == EnumKind::Text => {
                Some(FromText::Converted)
            }
            (Shape::Enum(shape), Json::Number(_)) if is_own && shape.kind == EnumKind::Integer => {
                Some(FromText::Parsed)
            }
            _ => None,
        }
    }

    /// Whether a body must be given; none where it must be, and JSON does not tell it.
    fn takes_body(self, plan: &OperationPlan) -> Option<bool> {
        let Some(body) = &plan.body else {
            return Some(false);
        };
        if body.required == Requirement::Optional {
            return Some(false);
        }
        let Sent::One(only) = &body.sent else {
            return None;
        };
        let Body::Typed(value) = &only.body else {
            return None;
        };
        let sample = plan.sample.body()?;
        let is_read = !sample.unknown && sample.value.is_some();
        let value = self.boxed.through(self.api, value);
        let is_own = value
            .ty
            .named()
            .is_some_and(|id| self.overrides.replacement(id).is_none());
        (is_read && is_own).then_some(true)
    }
}
