//! Data types of the operations without a tag.

use std::collections::BTreeMap;

use crate::runtime::model::{self, FieldReader, FieldWriter, Record};
use crate::runtime::{
    Base64Bytes, Date, Json, JsonObject, Maybe, Number, Sensitive, Timestamp, Uuid,
};

/// The schema `Empty` of the document.
///
/// Deprecated.
pub type Empty = JsonObject;

/// The schema `Parent` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parent {
    /// The member `at`.
    pub at: Option<Timestamp>,
    /// The member `day`.
    pub day: Option<Date>,
    /// The member `key`.
    pub key: Option<Uuid>,
    /// The member `data`.
    pub data: Option<Base64Bytes>,
    /// The member `price`.
    pub price: Option<Number>,
    /// The member `weight`.
    pub weight: Option<f64>,
}

impl Record for Parent {
    const NAME: &'static str = "Parent";
    const FIELDS: &'static [&'static str] = &[
        "at",
        "day",
        "key",
        "data",
        "price",
        "weight",
    ];
    const REQUIRED: &'static [usize] = &[];

    fn blank() -> Self {
        Self::default()
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.at),
            1 => value.put(&mut self.day),
            2 => value.put(&mut self.key),
            3 => value.put(&mut self.data),
            4 => value.put(&mut self.price),
            5 => value.put(&mut self.weight),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("at", &self.at);
        fields.optional("day", &self.day);
        fields.optional("key", &self.key);
        fields.optional("data", &self.data);
        fields.optional("price", &self.price);
        fields.optional("weight", &self.weight);
    }
}

model::record!(Parent);

/// Every presence, who writes what, recursion, and members nobody named.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    /// Given by the server.
    ///
    /// Length: at most 9 characters. Read-only: only the server sends it, and requests leave it
    /// out.
    pub id: Option<String>,
    /// The member `label`.
    pub label: String,
    /// The member `secret`.
    ///
    /// Write-only: only the client sends it.
    pub secret: Option<Sensitive>,
    /// The member `note`.
    ///
    /// Default: `none`.
    pub note: Maybe<String>,
    /// The member `parent`.
    pub parent: Option<Parent>,
    /// The member `first`.
    pub first: Option<Box<Tree>>,
    /// The member `children`.
    pub children: Option<Vec<Tree>>,
    /// The member `by-name`.
    pub by_name: Option<BTreeMap<String, Tree>>,
    /// The member `anything`.
    pub anything: Option<Json>,
    /// Members of other names.
    pub additional: BTreeMap<String, i32>,
}

impl Tree {
    /// The default of `note`.
    pub const DEFAULT_NOTE: &'static str = "none";
}

impl Record for Tree {
    const NAME: &'static str = "Tree";
    const FIELDS: &'static [&'static str] = &[
        "id",
        "label",
        "secret",
        "note",
        "parent",
        "first",
        "children",
        "by-name",
        "anything",
    ];
    const REQUIRED: &'static [usize] = &[1, 4];
    const READ_ONLY: &'static [&'static str] = &["id"];
    const KEEPS_EXTRA: bool = true;

    fn blank() -> Self {
        Self::default()
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.id),
            1 => value.put(&mut self.label),
            2 => value.put(&mut self.secret),
            3 => value.put(&mut self.note),
            4 => value.put(&mut self.parent),
            5 => value.put(&mut self.first),
            6 => value.put(&mut self.children),
            7 => value.put(&mut self.by_name),
            8 => value.put(&mut self.anything),
            _ => value.skip(),
        }
    }

    fn read_extra<'de, R: FieldReader<'de>>(
        &mut self,
        name: String,
        value: &mut R,
    ) -> Result<(), R::Error> {
        value.put_extra(name, &mut self.additional)
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("id", &self.id);
        fields.required("label", &self.label);
        fields.optional("secret", &self.secret);
        fields.maybe("note", &self.note);
        fields.nullable("parent", &self.parent);
        fields.optional("first", &self.first);
        fields.optional("children", &self.children);
        fields.optional("by-name", &self.by_name);
        fields.optional("anything", &self.anything);
        fields.flatten(&self.additional);
    }
}

model::record!(Tree);
