//! What does an assertion say of values of one type? Some of what it says of types is decided then.

use super::keywords::JsonType;
use crate::ir::{Assertion, JsonKind};

/// The type as assertions name it.
pub(super) fn kind(ty: JsonType) -> JsonKind {
    match ty {
        JsonType::Object => JsonKind::Object,
        JsonType::Array => JsonKind::Array,
        JsonType::String => JsonKind::String,
        JsonType::Integer => JsonKind::Integer,
        JsonType::Number => JsonKind::Number,
        JsonType::Boolean => JsonKind::Boolean,
    }
}

/// What is left of an assertion where the type of the value is known, and `null` is not held against rules.
pub(super) fn decided(assertion: &Assertion, ty: JsonType) -> Assertion {
    let never = || Assertion::Not(Box::new(Assertion::NOTHING));
    let each = |list: &[Assertion]| -> Vec<Assertion> {
        list.iter().map(|inner| decided(inner, ty)).collect()
    };
    match assertion {
        Assertion::Type(expected) => match (kind(ty), *expected) {
            (held, expected) if held == expected => Assertion::NOTHING,
            (JsonKind::Integer, JsonKind::Number) => Assertion::NOTHING,
            (JsonKind::Number, JsonKind::Integer) => assertion.clone(),
            _ => never(),
        },
        Assertion::All(list) => {
            let mut list = each(list);
            list.retain(|inner| !inner.is_nothing());
            if list.contains(&never()) {
                return never();
            }
            Assertion::all(list)
        }
        Assertion::Any(list) => {
            let mut list = each(list);
            list.retain(|inner| *inner != never());
            match list.as_slice() {
                list if list.iter().any(Assertion::is_nothing) => Assertion::NOTHING,
                [] => never(),
                [one] => one.clone(),
                _ => Assertion::Any(list),
            }
        }
        Assertion::One(list) => {
            let mut list = each(list);
            list.retain(|inner| *inner != never());
            Assertion::One(list)
        }
        Assertion::Not(inner) => match decided(inner, ty) {
            inner if inner == never() => Assertion::NOTHING,
            inner => Assertion::Not(Box::new(inner)),
        },
        Assertion::If {
            condition,
            then,
            otherwise,
        } => {
            let condition = decided(condition, ty);
            let (then, otherwise) = (decided(then, ty), decided(otherwise, ty));
            if condition.is_nothing() || then == otherwise {
                then
            } else if condition == never() {
                otherwise
            } else {
                Assertion::If {
                    condition: Box::new(condition),
                    then: Box::new(then),
                    otherwise: Box::new(otherwise),
                }
            }
        }
        Assertion::Values(_)
        | Assertion::Limit(_)
        | Assertion::Items(_)
        | Assertion::Tuple(_)
        | Assertion::Contains { .. }
        | Assertion::Required(_)
        | Assertion::Dependent(..)
        | Assertion::Member(..)
        | Assertion::Names(_)
        | Assertion::Matching(..)
        | Assertion::Others { .. } => assertion.clone(),
    }
}
