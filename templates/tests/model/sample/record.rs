//! Objects, and lists of values.

use std::collections::BTreeMap;

use crate::api::runtime::json::Object;
use crate::api::runtime::model::{
    self, Blank, FieldReader, FieldWriter, IntegerEnum, Maybe, Record, TextEnum,
};
use crate::api::runtime::validate::{self as rule, Location, Pattern, Validate, Violations};
use crate::api::runtime::{Json, Number, Sensitive, Timestamp};

/// Every presence, nested types, a box.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    pub id: String,
    pub taken_at: Timestamp,
    pub note: Option<String>,
    pub size: Option<i64>,
    pub frequency: Option<Frequency>,
    pub description: Maybe<String>,
    pub links: Option<Vec<Link>>,
    pub parent: Option<Box<Snapshot>>,
}

impl Record for Snapshot {
    const NAME: &'static str = "Snapshot";
    const FIELDS: &'static [&'static str] = &[
        "id",
        "takenAt",
        "note",
        "size",
        "frequency",
        "description",
        "links",
        "parent",
    ];
    const REQUIRED: &'static [usize] = &[0, 1, 2];

    fn blank() -> Self {
        Self {
            id: Blank::blank(),
            taken_at: Blank::blank(),
            note: Blank::blank(),
            size: Blank::blank(),
            frequency: Blank::blank(),
            description: Blank::blank(),
            links: Blank::blank(),
            parent: Blank::blank(),
        }
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.id),
            1 => value.put(&mut self.taken_at),
            2 => value.put(&mut self.note),
            3 => value.put(&mut self.size),
            4 => value.put(&mut self.frequency),
            5 => value.put(&mut self.description),
            6 => value.put(&mut self.links),
            7 => value.put(&mut self.parent),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("id", &self.id);
        fields.required("takenAt", &self.taken_at);
        fields.nullable("note", &self.note);
        fields.optional("size", &self.size);
        fields.optional("frequency", &self.frequency);
        fields.maybe("description", &self.description);
        fields.optional("links", &self.links);
        fields.optional("parent", &self.parent);
    }
}

model::record!(Snapshot);

pub static HEX: Pattern = Pattern::new("^([a-f0-9]{4})$", "^([a-f0-9]{4})$");

impl Validate for Snapshot {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        let place = at.member("id");
        rule::min_length(&self.id, 4, place, found);
        rule::max_length(&self.id, 4, place, found);
        rule::pattern(&self.id, &HEX, place, found);
        if let Some(size) = &self.size {
            rule::minimum(*size, 0, at.member("size"), found);
        }
        if let Some(frequency) = &self.frequency {
            frequency.validate_at(at.member("frequency"), found);
        }
        if let Some(links) = &self.links {
            rule::each(links, at.member("links"), found);
        }
        if let Some(parent) = &self.parent {
            parent.validate_at(at.member("parent"), found);
        }
    }
}

/// All optional, so that it has a default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    pub href: Option<String>,
    pub rel: Option<String>,
}

impl Record for Link {
    const NAME: &'static str = "Link";
    const FIELDS: &'static [&'static str] = &["href", "rel"];
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
            0 => value.put(&mut self.href),
            1 => value.put(&mut self.rel),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("href", &self.href);
        fields.optional("rel", &self.rel);
    }
}

model::record!(Link);

impl Validate for Link {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(href) = &self.href {
            rule::max_length(href, 12, at.member("href"), found);
        }
    }
}

/// Members of other names, each an integer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    pub total: Option<i64>,
    pub additional: BTreeMap<String, i64>,
}

impl Record for Counts {
    const NAME: &'static str = "Counts";
    const FIELDS: &'static [&'static str] = &["total"];
    const REQUIRED: &'static [usize] = &[];
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
            0 => value.put(&mut self.total),
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
        fields.optional("total", &self.total);
        fields.flatten(&self.additional);
    }
}

model::record!(Counts);

/// Members of other names, kept as they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    pub id: Option<String>,
    pub others: Object,
}

impl Record for Kept {
    const NAME: &'static str = "Kept";
    const FIELDS: &'static [&'static str] = &["id"];
    const REQUIRED: &'static [usize] = &[];
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
            _ => value.skip(),
        }
    }

    fn read_extra<'de, R: FieldReader<'de>>(
        &mut self,
        name: String,
        value: &mut R,
    ) -> Result<(), R::Error> {
        value.put_extra(name, &mut self.others)
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("id", &self.id);
        fields.flatten(&self.others);
    }
}

model::record!(Kept);

/// One of each scalar that is not plain Rust.
#[derive(Clone, Debug, PartialEq)]
pub struct Login {
    pub user: String,
    pub password: Sensitive,
    pub price: Option<Number>,
    pub anything: Option<Json>,
}

impl Record for Login {
    const NAME: &'static str = "Login";
    const FIELDS: &'static [&'static str] = &["user", "password", "price", "anything"];
    const REQUIRED: &'static [usize] = &[0, 1];

    fn blank() -> Self {
        Self {
            user: Blank::blank(),
            password: Blank::blank(),
            price: Blank::blank(),
            anything: Blank::blank(),
        }
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.user),
            1 => value.put(&mut self.password),
            2 => value.put(&mut self.price),
            3 => value.put(&mut self.anything),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("user", &self.user);
        fields.required("password", &self.password);
        fields.optional("price", &self.price);
        fields.optional("anything", &self.anything);
    }
}

model::record!(Login);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Frequency {
    Hourly,
    Daily,
    Unknown(String),
}

impl TextEnum for Frequency {
    const NAME: &'static str = "Frequency";
    const KNOWN: &'static [&'static str] = &["hourly", "daily"];

    fn from_known(text: &str) -> Option<Self> {
        Some(match text {
            "hourly" => Self::Hourly,
            "daily" => Self::Daily,
            _ => return None,
        })
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }

    fn as_text(&self) -> &str {
        match self {
            Self::Hourly => "hourly",
            Self::Daily => "daily",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(Frequency);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    Low,
    High,
    Unknown(i64),
}

impl IntegerEnum for Level {
    const NAME: &'static str = "Level";
    const KNOWN: &'static [i64] = &[-1, 1];

    fn from_known(value: i64) -> Option<Self> {
        Some(match value {
            -1 => Self::Low,
            1 => Self::High,
            _ => return None,
        })
    }

    fn unknown(value: i64) -> Self {
        Self::Unknown(value)
    }

    fn as_integer(&self) -> i64 {
        match self {
            Self::Low => -1,
            Self::High => 1,
            Self::Unknown(value) => *value,
        }
    }
}

model::integer_enum!(Level);

/// A list that holds itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree(pub Vec<Tree>);

model::newtype!(Tree, Vec<Tree>);
