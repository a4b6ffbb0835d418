//! Which operation do examples show? One whose arguments a person can type: texts, and what is read from one.
//!
//! ```text
//! GET /pets/{id}      shown, called with an id
//! POST /pets          shown where nothing can be read by GET, called with a body of JSON
//! DELETE /pets/{id}   never: who tries out a program does not expect that
//! ```

use super::cycles::Boxed;
use super::operations::{Body, OperationPlan, Sent, Written};
use super::overrides::TypeOverrides;
use super::scalars::Scalar;
use super::verdict::Judge;
use crate::ir::{Api, EnumKind, Json, Method, Presence, Requirement, Shape, Ty, TypeUse};

/// The operation that examples call.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Index into `Plan::operations`.
    pub operation: usize,
    /// How each positional parameter comes out of a text.
    pub arguments: Vec<FromText>,
    /// What the body that follows them says, if one does: no more than it must, where that obeys the rules of the document.
    pub body: Option<Json>,
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
    judge: Judge<'_>,
    boxed: &Boxed,
    overrides: &TypeOverrides,
    operations: &[OperationPlan],
) -> Option<Shown> {
    let view = View {
        judge,
        api: judge.api,
        boxed,
        overrides,
    };
    let candidates = operations.iter().enumerate().filter_map(|(index, plan)| {
        let shown = view.shown(index, plan)?;
        let method = &judge.api.operations.get(plan.operation)?.method;
        let rank = (
            *method != Method::Get,
            plan.success.is_empty(),
            shown.body.is_some(),
            plan.positional,
        );
        Some((rank, shown))
    });
    let first = candidates.min_by_key(|(rank, _)| *rank);
    first.map(|(_, shown)| shown)
}

/// How much of a body is kept.
#[derive(Clone, Copy)]
struct Kept {
    items: usize,
    words: usize,
}

/// What is tried in turn, until the rules of the document are kept.
const KEPT: &[Kept] = &[
    Kept { items: 1, words: 2 },
    Kept { items: 2, words: 2 },
    Kept { items: 3, words: 4 },
];

#[derive(Clone, Copy)]
struct View<'a> {
    judge: Judge<'a>,
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
            body: self.body(plan)?,
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

    /// The body that must be given, if one must; `None` where it must be, and JSON does not tell it.
    #[expect(
        clippy::option_option,
        reason = "no body is another thing than one that cannot be shown"
    )]
    fn body(self, plan: &OperationPlan) -> Option<Option<Json>> {
        let body = plan.body.as_ref();
        let Some(body) = body.filter(|body| body.required == Requirement::Required) else {
            return Some(None);
        };
        let Sent::One(only) = &body.sent else {
            return None;
        };
        let (Body::Typed(ty), Written::Plain) = (&only.body, &only.written) else {
            return None;
        };
        let sample = plan.sample.body().filter(|sample| !sample.unknown)?;
        let named = self.boxed.through(self.api, ty).ty.named();
        named.filter(|id| self.overrides.replacement(*id).is_none())?;
        let value = sample.value.as_ref()?;
        let mut tries = KEPT.iter().map(|kept| self.least(ty, value, *kept));
        let least = tries.find(|least| self.judge.approves(ty, &only.checks, least));
        Some(Some(least.unwrap_or_else(|| value.clone())))
    }

    /// The same without what may be left out: of lists so many items stay, and of objects that may be empty so many words.
    fn least(self, ty: &TypeUse, value: &Json, kept: Kept) -> Json {
        let ty = self.boxed.through(self.api, ty);
        match (&ty.ty, value) {
            (Ty::List(items), Json::Array(values)) => {
                let first = values.iter().take(kept.items);
                Json::Array(first.map(|value| self.least(items, value, kept)).collect())
            }
            (Ty::Named(id), Json::Object(members)) => {
                let Some(Shape::Struct(shape)) = self.api.types.get(*id).map(|def| &def.shape)
                else {
                    return value.clone();
                };
                let fields = shape.fields.iter().enumerate();
                let stated = fields.filter_map(|(index, field)| {
                    let presence = self.judge.presences.of(*id, index, field);
                    Some((presence, field, members.get(field.name.as_str())?))
                });
                let (required, optional): (Vec<_>, Vec<_>) = stated.partition(|(presence, ..)| {
                    matches!(presence, Presence::Required | Presence::RequiredNullable)
                });
                let is_short = |(_, _, value): &(_, _, &Json)| {
                    matches!(value, Json::Bool(_) | Json::Number(_) | Json::String(_))
                };
                let first = optional.into_iter().filter(is_short).take(kept.words);
                let stated = if required.is_empty() {
                    first.collect()
                } else {
                    required
                };
                let stated = stated.into_iter().map(|(_, field, value)| {
                    let value = self.least(&field.value, value, kept);
                    (field.name.as_str().to_owned(), value)
                });
                Json::Object(stated.collect())
            }
            _ => value.clone(),
        }
    }
}
