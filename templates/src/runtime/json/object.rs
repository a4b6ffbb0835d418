//! How are the members of an untyped object kept?

use std::hash::{Hash, Hasher};

use super::Json;
use crate::runtime::model::{Blank, Members};

/// The members of a JSON object, in order, each name once.
#[derive(Clone, Debug, Default)]
pub struct Object {
    members: Vec<(String, Json)>,
}

impl Object {
    /// An object without members.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            members: Vec::new(),
        }
    }

    /// Takes members whose names are known to differ.
    pub(super) fn from_distinct(members: Vec<(String, Json)>) -> Self {
        Self { members }
    }

    /// How many members there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The member of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.iter()
            .find(|member| member.0 == name)
            .map(|member| member.1)
    }

    /// The member of this name, to change.
    #[must_use]
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Json> {
        self.members
            .iter_mut()
            .find(|member| member.0 == name)
            .map(|member| &mut member.1)
    }

    /// Sets a member: where it stood before, or at the end. Gives back what it was.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) -> Option<Json> {
        let (name, value) = (name.into(), value.into());
        if let Some(place) = self.get_mut(&name) {
            return Some(std::mem::replace(place, value));
        }
        self.members.push((name, value));
        None
    }

    /// Removes a member, and keeps the order of the others.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let index = self.members.iter().position(|member| member.0 == name)?;
        Some(self.members.remove(index).1)
    }

    /// The members in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Json)> {
        self.members
            .iter()
            .map(|(name, value)| (name.as_str(), value))
    }

    /// The members in the order of their names.
    pub(crate) fn sorted(&self) -> Vec<(&str, &Json)> {
        let mut members: Vec<_> = self.iter().collect();
        members.sort_unstable_by_key(|member| member.0);
        members
    }
}

/// Whatever the order of the members.
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.sorted() == other.sorted()
    }
}

impl Eq for Object {}

impl Hash for Object {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.sorted().hash(state);
    }
}

impl<N: Into<String>, T: Into<Json>> FromIterator<(N, T)> for Object {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(members: I) -> Self {
        let mut object = Self::new();
        for (name, value) in members {
            object.insert(name, value);
        }
        object
    }
}

impl IntoIterator for Object {
    type Item = (String, Json);
    type IntoIter = std::vec::IntoIter<(String, Json)>;

    fn into_iter(self) -> Self::IntoIter {
        self.members.into_iter()
    }
}

impl<'a> IntoIterator for &'a Object {
    type Item = &'a (String, Json);
    type IntoIter = std::slice::Iter<'a, (String, Json)>;

    fn into_iter(self) -> Self::IntoIter {
        self.members.iter()
    }
}

impl Members for Object {
    type Value = Json;

    fn add(&mut self, name: String, value: Json) {
        self.members.push((name, value));
    }

    fn members(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.iter()
    }
}

impl Blank for Object {
    fn blank() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::runtime::json::from_slice;

    #[test]
    fn nothing_else_is_read_as_an_object() {
        let object: Object = from_slice(br#"{"b": 1.50, "a": [null]}"#).expect("an object");
        assert_eq!(object.to_string(), r#"{"b":1.50,"a":[null]}"#);
        for text in ["[]", "null", "\"{}\"", "3"] {
            let error = from_slice::<Object>(text.as_bytes()).expect_err("no object");
            assert!(error.to_string().contains("expected an object"), "{error}");
        }
        let holder = br#"{"key": {"before": {}, "inner": [7]}}"#;
        let error = from_slice::<BTreeMap<String, BTreeMap<String, Object>>>(holder);
        let error = error.expect_err("a list is no object");
        assert_eq!(error.path(), "$.key.inner");
    }
}
