//! Is a value one of those, or one of those types, that the document lists?

use std::fmt::Display;

use serde::Serialize;

use super::{KnownValues, Location, Rule, Validate, Violations};
use crate::runtime::json::{Json, Number};
use crate::runtime::model::{IntegerEnum, TextEnum, Union, readings};

/// `enum` of strings.
pub fn known_text<T: TextEnum>(value: &T, at: Location<'_>, found: &mut Violations) {
    if !T::KNOWN.contains(&value.as_text()) {
        found.push(
            at,
            Rule::UnknownEnumValue {
                known: KnownValues::texts(T::KNOWN),
            },
        );
    }
}

impl<T: TextEnum> Validate for T {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        known_text(self, at, found);
    }
}

/// `enum` of integers.
pub fn known_integer<T: IntegerEnum>(value: &T, at: Location<'_>, found: &mut Violations) {
    if !T::KNOWN.contains(&value.as_integer()) {
        found.push(
            at,
            Rule::UnknownEnumValue {
                known: KnownValues::integers(T::KNOWN),
            },
        );
    }
}

/// `enum` of booleans, or of numbers in the type that holds them.
pub fn among<T: PartialEq + Display>(
    value: T,
    known: &[T],
    at: Location<'_>,
    found: &mut Violations,
) {
    if !known.contains(&value) {
        found.push(
            at,
            Rule::UnknownEnumValue {
                known: KnownValues::written(known),
            },
        );
    }
}

/// `enum` of numbers whose digits are kept; equal by value.
pub fn among_numbers(
    value: &Number,
    known: &'static [&'static str],
    at: Location<'_>,
    found: &mut Violations,
) {
    let equal = |text: &&str| Number::from_text(text).is_some_and(|known| known == *value);
    if !known.iter().any(equal) {
        found.push(
            at,
            Rule::UnknownEnumValue {
                known: KnownValues::json(known),
            },
        );
    }
}

/// `oneOf` of sets of members, for each of which it is known whether it is there whole: exactly one is.
pub fn exactly_one_of(present: &[bool], at: Location<'_>, found: &mut Violations) {
    let matched = present.iter().filter(|present| **present).count();
    if matched != 1 {
        found.push(at, Rule::OneOf { matched });
    }
}

/// `anyOf` of sets of members, for each of which it is known whether it is there whole: at least one is.
pub fn at_least_one_of(present: &[bool], at: Location<'_>, found: &mut Violations) {
    if !present.contains(&true) {
        found.push(at, Rule::AnyOf);
    }
}

/// `enum` of any values, each given as JSON text; equal as JSON is.
pub fn known_value<T: Serialize>(
    value: &T,
    known: &'static [&'static str],
    at: Location<'_>,
    found: &mut Violations,
) {
    let Ok(value) = Json::of(value) else {
        return found.push(at, Rule::Unserializable);
    };
    let equal = |text: &&str| text.parse::<Json>().is_ok_and(|known| known == value);
    if !known.iter().any(equal) {
        found.push(
            at,
            Rule::UnknownEnumValue {
                known: KnownValues::json(known),
            },
        );
    }
}

/// A union without a discriminator, whose variants the validator has to tell apart.
pub trait ValidateVariant: Union + Serialize {
    /// Checks the variant that the value has; one that is not documented is [`Rule::OneOf`] or [`Rule::AnyOf`].
    fn validate_variant(&self, at: Location<'_>, found: &mut Violations);
}

/// `oneOf`: exactly one of the types fits, with all its rules.
pub fn one_of<U: ValidateVariant>(value: &U, at: Location<'_>, found: &mut Violations) {
    found.remembering(|found| match fitting(value, found) {
        None => found.push(at, Rule::Unserializable),
        Some(0) => value.validate_variant(at, found),
        Some(1) => {}
        Some(matched) => found.push(at, Rule::OneOf { matched }),
    });
}

/// `anyOf`: at least one of the types fits, with all its rules.
pub fn any_of<U: ValidateVariant>(value: &U, at: Location<'_>, found: &mut Violations) {
    found.remembering(|found| {
        let ((), chosen) = found.aside(|chosen| value.validate_variant(at, chosen));
        if chosen.is_empty() {
            return;
        }
        match fitting(value, found) {
            None => found.push(at, Rule::Unserializable),
            Some(0) => found.append(chosen),
            Some(_) => {}
        }
    });
}

/// How many of the types fit.
fn fitting<U: ValidateVariant>(value: &U, found: &mut Violations) -> Option<usize> {
    let text = serde_json::to_string(value).ok()?;
    Some(found.fitting(U::NAME, text, |text, found| {
        let fits = |value: &U| {
            found.clear();
            value.validate_variant(Location::ROOT, found);
            found.is_empty()
        };
        readings::<U>(text).filter(fits).count()
    }))
}
