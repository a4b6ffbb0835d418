//! What do the validators find? Rule by rule, in the order in which generated code asks.

use indexmap::IndexMap;

use super::scalar::Form;
use super::{Judge, NoVerdict, Path, formats};
use crate::ir::{Enum, Json, Number, Shape, Struct, Ty, TypeId, UnionMode};
use crate::plan::checks::{Check, Descend, Limit, ValueChecks};
use crate::plan::examples::Finding;
use crate::plan::{decimal, json};

impl Judge<'_> {
    /// Adds what is found in a value that the types hold.
    pub(super) fn check(
        &self,
        checks: &ValueChecks,
        value: &Json,
        at: &mut Path,
        found: &mut Vec<Finding>,
    ) -> Result<(), NoVerdict> {
        for rule in &checks.rules {
            if let Check::Asserted {
                assertion, null, ..
            } = rule
            {
                if *null || *value != Json::Null {
                    self.assert(assertion, value, at, found)?;
                }
                continue;
            }
            if *value != Json::Null && !self.passes(rule, value)? {
                found.push(Finding {
                    pointer: at.pointer(),
                    rule: rule.name(),
                });
            }
        }
        match (&checks.descend, value) {
            (Descend::Validate(id), Json::Null) if !self.keeps_null(*id, at) => Ok(()),
            (Descend::Nowhere | Descend::Items(_) | Descend::Values(_), Json::Null) => Ok(()),
            (Descend::Validate(id), value) => self.check_named(*id, value, at, found),
            (Descend::Items(checks), Json::Array(items)) => {
                let mut items = items.iter().enumerate();
                items.try_for_each(|(index, item)| {
                    at.within(index.to_string(), |at| self.check(checks, item, at, found))
                })
            }
            (Descend::Values(checks), Json::Object(members)) => {
                let mut members: Vec<_> = members.iter().collect();
                members.sort_by_key(|(name, _)| *name);
                members.into_iter().try_for_each(|(name, member)| {
                    at.within(name, |at| self.check(checks, member, at, found))
                })
            }
            (Descend::Nowhere | Descend::Items(_) | Descend::Values(_), _) => Ok(()),
        }
    }

    /// Whether the `null` here was read by a union, and not left out before it.
    fn keeps_null(&self, id: TypeId, at: &Path) -> bool {
        let mut named = self.api.definitions(&Ty::Named(id));
        named.any(|(id, _)| at.has_chosen(id))
    }

    fn check_named(
        &self,
        id: TypeId,
        value: &Json,
        at: &mut Path,
        found: &mut Vec<Finding>,
    ) -> Result<(), NoVerdict> {
        match (self.api.types.get(id).map(|def| &def.shape), value) {
            (Some(Shape::Struct(shape)), Json::Object(members)) => {
                self.check_struct(id, shape, members, at, found)
            }
            (Some(Shape::Enum(shape)), value) => {
                if !is_known(shape, value) {
                    found.push(Finding {
                        pointer: at.pointer(),
                        rule: "enum",
                    });
                }
                Ok(())
            }
            (Some(Shape::Alias(_)), value) => self.check(self.checks.of_type(id), value, at, found),
            (Some(Shape::Union(shape)), value) => self.check_union(id, shape, value, at, found),
            (Some(Shape::Struct(_)) | None, _) => Err(NoVerdict::Unforeseen),
        }
    }

    fn check_struct(
        &self,
        id: TypeId,
        shape: &Struct,
        members: &IndexMap<String, Json>,
        at: &mut Path,
        found: &mut Vec<Finding>,
    ) -> Result<(), NoVerdict> {
        let is_other = |name: &str| !shape.fields.iter().any(|field| field.name.as_str() == name);
        for rule in &self.checks.of_type(id).rules {
            let passes = match rule {
                Check::UnknownMembers => {
                    for name in members.keys().filter(|name| is_other(name)) {
                        let pointer = at.within(name, |at| at.pointer());
                        let rule = rule.name();
                        found.push(Finding { pointer, rule });
                    }
                    true
                }
                Check::Asserted { assertion, .. } => {
                    let whole = Json::Object(members.clone());
                    self.assert(assertion, &whole, at, found)?;
                    true
                }
                Check::Members { mode, sets } => has_members(shape, members, *mode, sets),
                other => self.passes(other, &Json::Object(members.clone()))?,
            };
            if !passes {
                found.push(Finding {
                    pointer: at.pointer(),
                    rule: rule.name(),
                });
            }
        }
        for (index, field) in shape.fields.iter().enumerate() {
            if let Some(member) = members.get(field.name.as_str()) {
                let checks = self.checks.of_field(id, index);
                at.within(field.name.as_str(), |at| {
                    self.check(checks, member, at, found)
                })?;
            }
        }
        let mut others: Vec<_> = members.iter().filter(|(name, _)| is_other(name)).collect();
        others.sort_by_key(|(name, _)| *name);
        let checks = self.checks.of_extra(id);
        others.into_iter().try_for_each(|(name, member)| {
            at.within(name, |at| self.check(checks, member, at, found))
        })
    }

    /// Whether a value obeys a rule; rules that its type does not have are obeyed.
    fn passes(&self, rule: &Check, value: &Json) -> Result<bool, NoVerdict> {
        Ok(match (rule, value) {
            (Check::MinLength(limit), Json::String(text)) => length(text.chars()) >= *limit,
            (Check::MaxLength(limit), Json::String(text)) => length(text.chars()) <= *limit,
            (Check::Pattern(id), Json::String(text)) => self.patterns.matches(*id, text),
            (Check::Format(format), Json::String(text)) => match formats::form(*format, text) {
                Form::Usual => true,
                Form::Unusual => return Err(NoVerdict::Unforeseen),
                Form::None => false,
            },
            (Check::Minimum { limit, exclusive }, value) => match compare(value, limit) {
                Some(order) => order.is_gt() || (order.is_eq() && !exclusive),
                None => true,
            },
            (Check::Maximum { limit, exclusive }, value) => match compare(value, limit) {
                Some(order) => order.is_lt() || (order.is_eq() && !exclusive),
                None => true,
            },
            (Check::MultipleOf(divisor), Json::Number(number)) => {
                let divisor = number_of(divisor).ok_or(NoVerdict::Unforeseen)?;
                decimal::is_multiple(number, &divisor).ok_or(NoVerdict::Unforeseen)?
            }
            (Check::Among(values), value) => values.iter().any(|known| is_value(known, value)),
            (Check::MinItems(limit), Json::Array(items)) => length(items.iter()) >= *limit,
            (Check::MaxItems(limit), Json::Array(items)) => length(items.iter()) <= *limit,
            (Check::UniqueItems, Json::Array(items)) => {
                let mut pairs = items.iter().enumerate();
                !pairs.any(|(index, item)| {
                    items
                        .iter()
                        .take(index)
                        .any(|other| json::same(item, other))
                })
            }
            (Check::MinProperties(limit), Json::Object(members)) => {
                length(members.iter()) >= *limit
            }
            (Check::MaxProperties(limit), Json::Object(members)) => {
                length(members.iter()) <= *limit
            }
            (
                _,
                Json::Null
                | Json::Bool(_)
                | Json::Number(_)
                | Json::String(_)
                | Json::Array(_)
                | Json::Object(_),
            ) => true,
        })
    }
}

fn length<T>(items: impl Iterator<Item = T>) -> u64 {
    u64::try_from(items.count()).unwrap_or(u64::MAX)
}

fn is_known(shape: &Enum, value: &Json) -> bool {
    shape
        .values
        .iter()
        .any(|known| json::same(&known.value, value))
}

fn has_members(
    shape: &Struct,
    members: &IndexMap<String, Json>,
    mode: UnionMode,
    sets: &[Vec<usize>],
) -> bool {
    let has = |index: &usize| {
        shape
            .fields
            .get(*index)
            .is_some_and(|field| members.contains_key(field.name.as_str()))
    };
    let whole = sets.iter().filter(|set| set.iter().all(has)).count();
    match mode {
        UnionMode::OneOf => whole == 1,
        UnionMode::AnyOf => whole >= 1,
    }
}

/// How a number stands to a limit, in the terms of the type that holds it.
fn compare(value: &Json, limit: &Limit) -> Option<std::cmp::Ordering> {
    let Json::Number(number) = value else {
        return None;
    };
    match limit {
        Limit::Bool(_) => None,
        Limit::Integer(limit) => Some(number.to_i128()?.cmp(limit)),
        Limit::Float(limit) => number
            .as_str()
            .parse::<f64>()
            .ok()?
            .partial_cmp(&limit.parse().ok()?),
        Limit::Decimal(_) => Some(number.compare(&number_of(limit)?)),
    }
}

fn number_of(limit: &Limit) -> Option<Number> {
    match limit {
        Limit::Bool(_) => None,
        Limit::Integer(whole) => Number::from_json_text(&whole.to_string()),
        Limit::Float(text) | Limit::Decimal(text) => Number::from_json_text(text),
    }
}

fn is_value(known: &Limit, value: &Json) -> bool {
    match (known, value) {
        (Limit::Bool(known), Json::Bool(value)) => known == value,
        (Limit::Bool(_), _) => false,
        (Limit::Integer(_) | Limit::Float(_) | Limit::Decimal(_), value) => {
            compare(value, known).is_some_and(std::cmp::Ordering::is_eq)
        }
    }
}
