//! What do an operation's parameters and its answer hold? Look-ups, by name as it is and as a key.

use super::keys::key;
use super::{Cx, Member};
use crate::ir::{Bound, Field, Json, Operation, Parameter, RuleKind, Shape, Ty, TypeUse};
use crate::plan::operations::{Body, Encoding, OperationPlan, Success};
use crate::plan::scalars::Scalar;

/// An operation with the answer that may be a page.
#[derive(Clone, Copy)]
pub(super) struct Call<'a> {
    pub(super) operation: &'a Operation,
    pub(super) plan: &'a OperationPlan,
}

/// A member that was found, and what it holds.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    pub(super) path: Vec<Member>,
    pub(super) value: &'a TypeUse,
}

impl<'a> Call<'a> {
    /// What a success holds, where all are of one type that is never null.
    pub(super) fn answer(self) -> Option<&'a TypeUse> {
        match &self.plan.success {
            Success::One(only) => match &only.body {
                Body::Typed(value) if !value.nullable => Some(value),
                Body::Typed(_)
                | Body::Text
                | Body::Bytes
                | Body::Upload
                | Body::Download
                | Body::Events(_)
                | Body::Items(..)
                | Body::Empty
                | Body::Parts => None,
            },
            Success::Several(_) => None,
        }
    }

    /// The query parameters, by their index in the plan.
    pub(super) fn query(self) -> impl Iterator<Item = (usize, &'a Parameter)> {
        let all = self.plan.parameters.iter().enumerate();
        all.filter_map(move |(index, planned)| {
            let stated = self.operation.parameters.get(planned.parameter)?;
            matches!(planned.encoding, Encoding::Query(_)).then_some((index, stated))
        })
    }

    /// The query parameter of exactly this name.
    pub(super) fn parameter(self, name: &str) -> Option<(usize, &'a Parameter)> {
        self.query()
            .find(|(_, stated)| stated.name.as_str() == name)
    }

    /// The first query parameter of one of these keys that is fit for it, the keys in their order.
    pub(super) fn parameter_of(
        self,
        keys: &[&str],
        fits: impl Fn(&Parameter) -> bool,
    ) -> Option<(usize, &'a Parameter)> {
        keys.iter().find_map(|wanted| {
            self.query()
                .find(|(_, stated)| key(stated.name.as_str()) == *wanted && fits(stated))
        })
    }
}

impl<'a> Cx<'a> {
    /// The use that an alias stands for that is no type of its own.
    pub(super) fn resolve<'v>(self, value: &'v TypeUse) -> &'v TypeUse
    where
        'a: 'v,
    {
        self.boxed.through(self.api, value)
    }

    /// The members of a value that is a struct, with the keys of their names.
    pub(super) fn members(
        self,
        value: &TypeUse,
    ) -> impl Iterator<Item = (Member, String, &'a Field)> {
        let owner = self.resolve(value).ty.named();
        let fields = owner.and_then(|id| match self.api.types.get(id).map(|def| &def.shape) {
            Some(Shape::Struct(shape)) => Some((id, &shape.fields)),
            Some(Shape::Alias(_) | Shape::Enum(_) | Shape::Union(_)) | None => None,
        });
        fields.into_iter().flat_map(move |(owner, fields)| {
            fields.iter().enumerate().map(move |(index, field)| {
                let member = Member {
                    owner,
                    field: index,
                    presence: self.presences.of(owner, index, field),
                };
                (member, key(field.name.as_str()), field)
            })
        })
    }

    /// The member of exactly this name.
    pub(super) fn member(self, value: &TypeUse, name: &str) -> Option<(Member, &'a Field)> {
        self.members(value)
            .find(|(_, _, field)| field.name.as_str() == name)
            .map(|(member, _, field)| (member, field))
    }

    /// The member at the end of names joined by dots; a name may have dots of its own (`@odata.nextLink`).
    pub(super) fn at(self, value: &TypeUse, names: &str) -> Option<Found<'a>> {
        if let Some((member, field)) = self.member(value, names) {
            return Some(Found {
                path: vec![member],
                value: &field.value,
            });
        }
        let (first, rest) = names.split_once('.')?;
        let (member, field) = self.member(value, first)?;
        let mut found = self.at(&field.value, rest)?;
        found.path.insert(0, member);
        Some(found)
    }

    /// What a list holds.
    pub(super) fn list<'v>(self, value: &'v TypeUse) -> Option<&'v TypeUse>
    where
        'a: 'v,
    {
        match &self.resolve(value).ty {
            Ty::List(items) => Some(items),
            _ => None,
        }
    }

    pub(super) fn scalar(self, value: &TypeUse) -> Option<Scalar> {
        Scalar::of(&self.resolve(value).ty)
    }

    pub(super) fn is_integer(self, value: &TypeUse) -> bool {
        matches!(self.scalar(value), Some(Scalar::Integer(_)))
    }

    /// Whether a parameter can take what a member holds.
    pub(super) fn takes(self, parameter: &TypeUse, member: &TypeUse) -> bool {
        let is_token = |scalar: Scalar| {
            matches!(
                scalar,
                Scalar::Text | Scalar::Integer(_) | Scalar::Uuid | Scalar::Timestamp | Scalar::Date
            )
        };
        match (self.scalar(parameter), self.scalar(member)) {
            (Some(Scalar::Text), Some(member)) => is_token(member),
            (Some(Scalar::Integer(_)), Some(Scalar::Integer(_))) => true,
            (Some(parameter), Some(member)) => is_token(parameter) && parameter == member,
            (None, _) | (_, None) => false,
        }
    }

    /// The largest and the least value that the rules of a parameter admit, where they are whole numbers from zero.
    pub(super) fn bounds(self, value: &TypeUse) -> (Option<u64>, Option<u64>) {
        let rules = || value.rules.iter().chain(&self.resolve(value).rules);
        let whole = |bound: &Bound| {
            let limit = bound.limit.to_i128().filter(|_| !bound.exclusive)?;
            u64::try_from(limit).ok()
        };
        let most = rules().filter_map(|rule| match &rule.kind {
            RuleKind::Maximum(bound) => whole(bound).filter(|limit| *limit > 0),
            _ => None,
        });
        let least = rules().filter_map(|rule| match &rule.kind {
            RuleKind::Minimum(bound) => whole(bound),
            _ => None,
        });
        (most.min(), least.max())
    }
}

/// The documented default of a parameter, where it is a whole number.
pub(super) fn default_of(parameter: &Parameter) -> Option<u64> {
    match parameter.default.as_ref()? {
        Json::Number(number) => u64::try_from(number.to_i128()?).ok(),
        Json::Null | Json::Bool(_) | Json::String(_) | Json::Array(_) | Json::Object(_) => None,
    }
}
