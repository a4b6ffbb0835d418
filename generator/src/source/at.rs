//! What is here, and where is that? A value of the tree together with its place.

use super::tree::Content;
use super::{Origin, Tree, decimal};

/// A value and where it stands. Copying it is free.
#[derive(Clone, Copy)]
pub struct At<'d> {
    tree: &'d Tree,
    id: u32,
}

/// What a value is; the members and items are reached through [`At`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'d> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// The text of a JSON number (RFC 8259 § 6), every digit kept.
    Number(&'d str),
    /// A string, its escapes resolved.
    String(&'d str),
    /// An array: see [`At::items`].
    Array,
    /// An object: see [`At::entries`] and [`At::get`].
    Object,
}

impl<'d> At<'d> {
    pub(crate) fn new(tree: &'d Tree, id: u32) -> Self {
        Self { tree, id }
    }

    /// The place.
    pub fn origin(self) -> Origin {
        Origin::value(self.tree.file, self.id)
    }

    /// The tree it is part of.
    pub fn tree(self) -> &'d Tree {
        self.tree
    }

    pub(crate) fn id(self) -> u32 {
        self.id
    }

    fn content(self) -> Content {
        self.tree.node(self.id).content
    }

    /// What is here.
    pub fn value(self) -> Value<'d> {
        match self.content() {
            Content::Null => Value::Null,
            Content::Bool(value) => Value::Bool(value),
            Content::Number(text) => Value::Number(self.tree.text(text)),
            Content::String(text) => Value::String(self.tree.text(text)),
            Content::Array(_) => Value::Array,
            Content::Object(_) => Value::Object,
        }
    }

    /// What is here, for a message: `a string`, `an object`.
    pub fn kind_name(self) -> &'static str {
        match self.content() {
            Content::Null => "null",
            Content::Bool(_) => "a boolean",
            Content::Number(_) => "a number",
            Content::String(_) => "a string",
            Content::Array(_) => "an array",
            Content::Object(_) => "an object",
        }
    }

    /// The member of that name; `None` also where this is no object.
    pub fn get(self, key: &str) -> Option<Self> {
        match self.content() {
            Content::Object(members) => {
                self.tree.member(members, key).map(|id| Self { id, ..self })
            }
            Content::Null
            | Content::Bool(_)
            | Content::Number(_)
            | Content::String(_)
            | Content::Array(_) => None,
        }
    }

    /// The place of a member's name; the object's own place where there is no such member.
    pub fn key_origin(self, key: &str) -> Origin {
        self.get(key)
            .map_or(self.origin(), |member| member.origin().key())
    }

    /// The name under which this value stands in its object.
    pub fn key(self) -> Option<&'d str> {
        self.tree
            .key(self.tree.node(self.id))
            .map(|key| self.tree.text(key.text))
    }

    /// The value that holds this one.
    pub fn parent(self) -> Option<Self> {
        (self.id != 0).then(|| Self {
            id: self.tree.node(self.id).parent,
            ..self
        })
    }

    /// Members in the document's order; none where this is no object.
    pub fn entries(
        self,
    ) -> impl DoubleEndedIterator<Item = (&'d str, At<'d>)> + ExactSizeIterator + Clone {
        let members: &'d [u32] = match self.content() {
            Content::Object(run) => self.tree.run(run),
            Content::Null
            | Content::Bool(_)
            | Content::Number(_)
            | Content::String(_)
            | Content::Array(_) => &[],
        };
        members
            .iter()
            .map(move |id| (self.tree.key_text(*id), Self { id: *id, ..self }))
    }

    /// Items in order; none where this is no array.
    pub fn items(self) -> impl DoubleEndedIterator<Item = At<'d>> + ExactSizeIterator + Clone {
        let items: &'d [u32] = match self.content() {
            Content::Array(run) => self.tree.run(run),
            Content::Null
            | Content::Bool(_)
            | Content::Number(_)
            | Content::String(_)
            | Content::Object(_) => &[],
        };
        items.iter().map(move |id| Self { id: *id, ..self })
    }

    /// Everything directly below: members of an object, items of an array.
    pub fn children(self) -> impl DoubleEndedIterator<Item = At<'d>> + ExactSizeIterator + Clone {
        let children: &'d [u32] = match self.content() {
            Content::Array(run) | Content::Object(run) => self.tree.run(run),
            Content::Null | Content::Bool(_) | Content::Number(_) | Content::String(_) => &[],
        };
        children.iter().map(move |id| Self { id: *id, ..self })
    }

    /// The string, where this is one.
    pub fn as_str(self) -> Option<&'d str> {
        match self.value() {
            Value::String(text) => Some(text),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array | Value::Object => None,
        }
    }

    /// Prose or a version: a string, or a number or boolean as it was written. `None` for null, arrays and objects.
    pub fn as_text(self) -> Option<&'d str> {
        match self.value() {
            Value::String(_) | Value::Number(_) | Value::Bool(_) => Some(self.scalar_source()),
            Value::Null | Value::Array | Value::Object => None,
        }
    }

    /// The boolean, where this is one.
    pub fn as_bool(self) -> Option<bool> {
        match self.value() {
            Value::Bool(value) => Some(value),
            Value::Null | Value::Number(_) | Value::String(_) | Value::Array | Value::Object => {
                None
            }
        }
    }

    /// The text of the number, where this is one.
    pub fn as_number_text(self) -> Option<&'d str> {
        match self.value() {
            Value::Number(text) => Some(text),
            Value::Null | Value::Bool(_) | Value::String(_) | Value::Array | Value::Object => None,
        }
    }

    /// The number, where this is one without sign and fraction that fits: `3`, also written `3.0` or `3e0`.
    pub fn as_u64(self) -> Option<u64> {
        self.as_number_text().and_then(decimal::to_u64)
    }

    /// Whether this is `null`.
    pub fn is_null(self) -> bool {
        matches!(self.content(), Content::Null)
    }

    /// Whether this is an object.
    pub fn is_object(self) -> bool {
        matches!(self.content(), Content::Object(_))
    }

    /// Whether this is an array.
    pub fn is_array(self) -> bool {
        matches!(self.content(), Content::Array(_))
    }

    /// A scalar as text: the value of a string, and whatever else it is as it was written, so that the version `1.10`
    /// stays `1.10`. Empty for arrays and objects.
    pub fn scalar_source(self) -> &'d str {
        match self.value() {
            Value::String(text) => text,
            Value::Null | Value::Bool(_) | Value::Number(_) => {
                let span = self.tree.node(self.id).span;
                self.tree
                    .source
                    .get(span.start as usize..span.end as usize)
                    .unwrap_or("")
            }
            Value::Array | Value::Object => "",
        }
    }
}

impl std::fmt::Debug for At<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} at {}",
            self.kind_name(),
            self.tree.pointer(self.origin())
        )
    }
}
