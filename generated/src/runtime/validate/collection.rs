// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Do arrays and objects obey their rules?

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::{Location, Rule, Validate, Violations};
use crate::runtime::json::{self, Json, Object};
use crate::runtime::model::{Maybe, Record, count_members};

/// `minItems`.
pub fn min_items<T>(items: &[T], limit: u64, at: Location<'_>, found: &mut Violations) {
    let actual = items.len() as u64;
    if actual < limit {
        found.push(at, Rule::MinItems { limit, actual });
    }
}

/// `maxItems`.
pub fn max_items<T>(items: &[T], limit: u64, at: Location<'_>, found: &mut Violations) {
    let actual = items.len() as u64;
    if actual > limit {
        found.push(at, Rule::MaxItems { limit, actual });
    }
}

/// `additionalProperties: false`, where members that the document does not name are kept: each is reported.
pub fn unknown_members(members: &Object, at: Location<'_>, found: &mut Violations) {
    for (name, _) in members.iter() {
        found.push(at.member(name), Rule::UnknownMember);
    }
}

/// `uniqueItems`, by JSON equality: `1` and `1.0` are equal, the order of members does not count, `1` and `true`
/// differ. Only the first repetition is reported.
pub fn unique_items<T: Serialize>(items: &[T], at: Location<'_>, found: &mut Violations) {
    if items.len() < 2 {
        return;
    }
    let mut seen = HashMap::with_capacity(items.len());
    for (second, item) in items.iter().enumerate() {
        let Ok(item) = Json::of(item) else {
            return found.push(at.item(second), Rule::Unserializable);
        };
        if let Some(first) = seen.insert(json::canonical(&item), second) {
            return found.push(at, Rule::UniqueItems { first, second });
        }
    }
}

/// An object whose members can be counted.
pub trait MemberCount {
    /// How many members there are; `None` for what is not an object.
    fn member_count(&self) -> Option<usize>;
}

impl<V> MemberCount for BTreeMap<String, V> {
    fn member_count(&self) -> Option<usize> {
        Some(self.len())
    }
}

impl MemberCount for Object {
    fn member_count(&self) -> Option<usize> {
        Some(self.len())
    }
}

impl MemberCount for Json {
    fn member_count(&self) -> Option<usize> {
        self.as_object().map(Object::len)
    }
}

/// `minProperties`.
pub fn min_properties<M: MemberCount>(
    object: &M,
    limit: u64,
    at: Location<'_>,
    found: &mut Violations,
) {
    match object.member_count() {
        Some(actual) if (actual as u64) < limit => {
            found.push(
                at,
                Rule::MinProperties {
                    limit,
                    actual: actual as u64,
                },
            );
        }
        Some(_) | None => {}
    }
}

/// `maxProperties`.
pub fn max_properties<M: MemberCount>(
    object: &M,
    limit: u64,
    at: Location<'_>,
    found: &mut Violations,
) {
    match object.member_count() {
        Some(actual) if actual as u64 > limit => {
            found.push(
                at,
                Rule::MaxProperties {
                    limit,
                    actual: actual as u64,
                },
            );
        }
        Some(_) | None => {}
    }
}

/// `minProperties` of a record: of the members that it has when it is written.
pub fn min_members<T: Record>(record: &T, limit: u64, at: Location<'_>, found: &mut Violations) {
    let actual = count_members(record) as u64;
    if actual < limit {
        found.push(at, Rule::MinProperties { limit, actual });
    }
}

/// `maxProperties` of a record: of the members that it has when it is written.
pub fn max_members<T: Record>(record: &T, limit: u64, at: Location<'_>, found: &mut Violations) {
    let actual = count_members(record) as u64;
    if actual > limit {
        found.push(at, Rule::MaxProperties { limit, actual });
    }
}

/// The items of an array, each with its place.
pub fn items<'a, T>(
    items: &'a [T],
    at: &'a Location<'a>,
) -> impl Iterator<Item = (&'a T, Location<'a>)> {
    items
        .iter()
        .enumerate()
        .map(|(index, item)| (item, at.item(index)))
}

/// The members of a map, each with its place.
pub fn members<'a, V>(
    map: &'a BTreeMap<String, V>,
    at: &'a Location<'a>,
) -> impl Iterator<Item = (&'a String, &'a V, Location<'a>)> {
    map.iter()
        .map(|(name, value)| (name, value, at.member(name)))
}

/// Everything in a list, map, option or box.
pub fn each<V: Validate + ?Sized>(values: &V, at: Location<'_>, found: &mut Violations) {
    values.validate_at(at, found);
}

impl<T: Validate> Validate for [T] {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        for (item, at) in items(self, &at) {
            item.validate_at(at, found);
        }
    }
}

impl<T: Validate> Validate for Vec<T> {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        self.as_slice().validate_at(at, found);
    }
}

impl<V: Validate> Validate for BTreeMap<String, V> {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        for (_, value, at) in members(self, &at) {
            value.validate_at(at, found);
        }
    }
}

impl<T: Validate> Validate for Option<T> {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(value) = self {
            value.validate_at(at, found);
        }
    }
}

impl<T: Validate> Validate for Maybe<T> {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(value) = self.as_option() {
            value.validate_at(at, found);
        }
    }
}
