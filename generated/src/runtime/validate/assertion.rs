// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Does a value obey what a schema says of its JSON, where no Rust type can say it?
//!
//! Conditions, exclusions and what is said of the names of members are small tables in the generated code. They are held
//! against the value as it is sent (JSON Schema 2020-12: Core § 10, Validation § 6).

use serde::Serialize;

use super::{
    KnownValues, Location, Pattern, Rule, Violations, max_items, max_length, max_properties,
    min_items, min_length, min_properties, number, text, unique_items,
};
use crate::runtime::json::{Json, Number, Object};

/// What a schema asserts of a JSON value. A value of another type than the one an assertion speaks of obeys it.
#[derive(Clone, Copy, Debug)]
pub enum Assertion<'a> {
    /// `type`: `string`, `number`, `integer`, `boolean`, `array`, `object` or `null`.
    Type(&'static str),
    /// `enum` of strings.
    Texts(&'static [&'static str]),
    /// `enum` of any values, each as JSON text; equal as JSON is.
    Values(&'static [&'static str]),
    /// `minLength`.
    MinLength(u64),
    /// `maxLength`.
    MaxLength(u64),
    /// `pattern`.
    Pattern(&'a Pattern),
    /// `minimum`.
    Minimum(&'static str),
    /// `exclusiveMinimum`.
    ExclusiveMinimum(&'static str),
    /// `maximum`.
    Maximum(&'static str),
    /// `exclusiveMaximum`.
    ExclusiveMaximum(&'static str),
    /// `multipleOf`.
    MultipleOf(&'static str),
    /// `minItems`.
    MinItems(u64),
    /// `maxItems`.
    MaxItems(u64),
    /// `uniqueItems`.
    UniqueItems,
    /// `items`.
    Items(&'a Assertion<'a>),
    /// `prefixItems`: each item in its place.
    Tuple(&'a [Assertion<'a>]),
    /// `contains`, `minContains` and `maxContains`: how many items obey.
    Contains {
        /// What they obey.
        item: &'a Assertion<'a>,
        /// The least number of them.
        least: u64,
        /// The greatest number of them.
        most: u64,
    },
    /// `minProperties`.
    MinProperties(u64),
    /// `maxProperties`.
    MaxProperties(u64),
    /// `required`.
    Required(&'a [&'static str]),
    /// `dependentRequired`: where the first member is, the others are.
    Dependent(&'static str, &'a [&'static str]),
    /// `properties`: what a member obeys where it is there.
    Member(&'static str, &'a Assertion<'a>),
    /// `propertyNames`: what every name obeys.
    Names(&'a Assertion<'a>),
    /// `patternProperties`: what the members obey whose names match.
    Matching(&'a Pattern, &'a Assertion<'a>),
    /// `additionalProperties`: what the members obey that are not named and match no pattern.
    Others {
        /// The names.
        names: &'a [&'static str],
        /// The patterns.
        patterns: &'a [&'a Pattern],
        /// What the others obey; `None` where there may be none.
        obey: Option<&'a Assertion<'a>>,
    },
    /// `allOf`.
    All(&'a [Assertion<'a>]),
    /// `anyOf`.
    Any(&'a [Assertion<'a>]),
    /// `oneOf`.
    One(&'a [Assertion<'a>]),
    /// `not`.
    Not(&'a Assertion<'a>),
    /// `if`, `then` and `else`.
    If {
        /// Which values obey `then`.
        condition: &'a Assertion<'a>,
        /// What those obey.
        then: &'a Assertion<'a>,
        /// What the others obey.
        otherwise: &'a Assertion<'a>,
    },
}

impl Assertion<'_> {
    /// The assertion that every value obeys.
    pub const NOTHING: Self = Self::All(&[]);
}

/// Holds a value, as it is sent, against assertions.
pub fn obeys<T: Serialize + ?Sized>(
    value: &T,
    assertions: &[Assertion<'_>],
    at: Location<'_>,
    found: &mut Violations,
) {
    let Ok(value) = Json::of(value) else {
        return found.push(at, Rule::Unserializable);
    };
    for assertion in assertions {
        check(assertion, &value, at, found);
    }
}

fn holds(assertion: &Assertion<'_>, value: &Json) -> bool {
    let mut found = Violations::default();
    check(assertion, value, Location::ROOT, &mut found);
    found.is_empty()
}

fn check(assertion: &Assertion<'_>, value: &Json, at: Location<'_>, found: &mut Violations) {
    match (assertion, value) {
        (Assertion::Type(expected), value) => {
            if !is_of_type(expected, value) {
                found.push(at, Rule::Type { expected });
            }
        }
        (Assertion::Texts(known), value) => {
            if !value.as_str().is_some_and(|text| known.contains(&text)) {
                found.push(
                    at,
                    Rule::UnknownEnumValue {
                        known: KnownValues::texts(known),
                    },
                );
            }
        }
        (Assertion::Values(known), value) => {
            if !is_one_of(known, value) {
                found.push(
                    at,
                    Rule::UnknownEnumValue {
                        known: KnownValues::json(known),
                    },
                );
            }
        }
        (Assertion::All(all), value) => all
            .iter()
            .for_each(|assertion| check(assertion, value, at, found)),
        (Assertion::Any(any), value) => {
            if !any.iter().any(|assertion| holds(assertion, value)) {
                found.push(at, Rule::AnyOf);
            }
        }
        (Assertion::One(one), value) => {
            let matched = one
                .iter()
                .filter(|assertion| holds(assertion, value))
                .count();
            if matched != 1 {
                found.push(at, Rule::OneOf { matched });
            }
        }
        (Assertion::Not(excluded), value) => {
            if holds(excluded, value) {
                found.push(at, excludes(excluded));
            }
        }
        (
            Assertion::If {
                condition,
                then,
                otherwise,
            },
            value,
        ) => {
            let next = if holds(condition, value) {
                then
            } else {
                otherwise
            };
            check(next, value, at, found);
        }
        (assertion, Json::String(text)) => check_text(assertion, text, at, found),
        (assertion, Json::Number(number)) => check_number(assertion, number, at, found),
        (assertion, Json::Array(items)) => check_items(assertion, items, at, found),
        (assertion, Json::Object(members)) => check_members(assertion, members, at, found),
        (_, Json::Null | Json::Bool(_)) => {}
    }
}

fn is_of_type(expected: &str, value: &Json) -> bool {
    match value {
        Json::Null => expected == "null",
        Json::Bool(_) => expected == "boolean",
        Json::Number(number) => {
            expected == "number" || (expected == "integer" && number.is_integer())
        }
        Json::String(_) => expected == "string",
        Json::Array(_) => expected == "array",
        Json::Object(_) => expected == "object",
    }
}

fn is_one_of(known: &[&str], value: &Json) -> bool {
    let equal = |text: &&str| text.parse::<Json>().is_ok_and(|known| known == *value);
    known.iter().any(equal)
}

/// How the breach of an exclusion is told.
fn excludes(excluded: &Assertion<'_>) -> Rule {
    match excluded {
        Assertion::Required(members) => Rule::NotTogether {
            members: members.to_vec(),
        },
        _ => Rule::Not,
    }
}

fn check_text(assertion: &Assertion<'_>, text: &str, at: Location<'_>, found: &mut Violations) {
    match assertion {
        Assertion::MinLength(limit) => min_length(text, *limit, at, found),
        Assertion::MaxLength(limit) => max_length(text, *limit, at, found),
        Assertion::Pattern(pattern) => text::pattern(text, pattern, at, found),
        _ => {}
    }
}

fn check_number(assertion: &Assertion<'_>, n: &Number, at: Location<'_>, found: &mut Violations) {
    match assertion {
        Assertion::Minimum(limit) => number::minimum(n, *limit, at, found),
        Assertion::ExclusiveMinimum(limit) => number::exclusive_minimum(n, *limit, at, found),
        Assertion::Maximum(limit) => number::maximum(n, *limit, at, found),
        Assertion::ExclusiveMaximum(limit) => number::exclusive_maximum(n, *limit, at, found),
        Assertion::MultipleOf(divisor) => number::multiple_of(n, *divisor, at, found),
        _ => {}
    }
}

fn check_items(
    assertion: &Assertion<'_>,
    items: &[Json],
    at: Location<'_>,
    found: &mut Violations,
) {
    match assertion {
        Assertion::MinItems(limit) => min_items(items, *limit, at, found),
        Assertion::MaxItems(limit) => max_items(items, *limit, at, found),
        Assertion::UniqueItems => unique_items(items, at, found),
        Assertion::Items(assertion) => {
            for (item, at) in super::items(items, &at) {
                check(assertion, item, at, found);
            }
        }
        Assertion::Tuple(assertions) => {
            for ((item, at), assertion) in super::items(items, &at).zip(*assertions) {
                check(assertion, item, at, found);
            }
        }
        Assertion::Contains { item, least, most } => {
            let actual = items.iter().filter(|value| holds(item, value)).count() as u64;
            if actual < *least {
                let limit = *least;
                found.push(at, Rule::Contains { limit, actual });
            }
            if actual > *most {
                let limit = *most;
                found.push(at, Rule::MaxContains { limit, actual });
            }
        }
        _ => {}
    }
}

fn check_members(
    assertion: &Assertion<'_>,
    members: &Object,
    at: Location<'_>,
    found: &mut Violations,
) {
    match assertion {
        Assertion::MinProperties(limit) => min_properties(members, *limit, at, found),
        Assertion::MaxProperties(limit) => max_properties(members, *limit, at, found),
        Assertion::Required(names) => {
            for &member in names.iter().filter(|name| members.get(name).is_none()) {
                found.push(at, Rule::Required { member });
            }
        }
        Assertion::Dependent(beside, names) if members.get(beside).is_some() => {
            for &member in names.iter().filter(|name| members.get(name).is_none()) {
                found.push(at, Rule::DependentRequired { member, beside });
            }
        }
        Assertion::Member(name, assertion) => {
            if let Some(member) = members.get(name) {
                check(assertion, member, at.member(name), found);
            }
        }
        Assertion::Names(assertion) => {
            for (name, _) in members.sorted() {
                if !holds(assertion, &Json::from(name)) {
                    found.push(at.member(name), Rule::PropertyName);
                }
            }
        }
        Assertion::Matching(pattern, assertion) => {
            for (name, member) in members.sorted() {
                if pattern.is_match(name) == Some(true) {
                    check(assertion, member, at.member(name), found);
                }
            }
        }
        Assertion::Others {
            names,
            patterns,
            obey,
        } => {
            let is_known = |name: &str| {
                names.contains(&name)
                    || patterns
                        .iter()
                        .any(|pattern| pattern.is_match(name) != Some(false))
            };
            let others = members.sorted();
            for (name, member) in others.into_iter().filter(|(name, _)| !is_known(name)) {
                match obey {
                    Some(assertion) => check(assertion, member, at.member(name), found),
                    None => found.push(at.member(name), Rule::UnknownMember),
                }
            }
        }
        _ => {}
    }
}
