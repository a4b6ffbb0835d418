//! Data types of the operations without a tag.

use std::collections::BTreeMap;

use crate::runtime::model::{
    self, FieldReader, FieldWriter, Record, Union, Variant, VariantReader, VariantWriter,
};
use crate::runtime::{Json, json};

/// The schema `Cat` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cat {
    /// The member `name`.
    pub name: String,
    /// The member `unknown`.
    pub unknown: Option<bool>,
    /// The member `den`.
    pub den: Option<Den>,
    /// Members that the document does not name, as they came. They are written again.
    pub unknown_members: json::Object,
}

impl Record for Cat {
    const NAME: &'static str = "Cat";
    const FIELDS: &'static [&'static str] = &["name", "unknown", "den"];
    const REQUIRED: &'static [usize] = &[0];
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
            0 => value.put(&mut self.name),
            1 => value.put(&mut self.unknown),
            2 => value.put(&mut self.den),
            _ => value.skip(),
        }
    }

    fn read_extra<'de, R: FieldReader<'de>>(
        &mut self,
        name: String,
        value: &mut R,
    ) -> Result<(), R::Error> {
        value.put_extra(name, &mut self.unknown_members)
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("name", &self.name);
        fields.optional("unknown", &self.unknown);
        fields.optional("den", &self.den);
        fields.flatten(&self.unknown_members);
    }
}

model::record!(Cat);

/// The schema `Counts` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    /// The member `total`.
    pub total: Option<i64>,
    /// Members of other names.
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

/// The schema `Den` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Den {
    /// The member `street`.
    pub street: Option<String>,
    /// Members that the document does not name, as they came. They are written again.
    pub unknown: json::Object,
}

impl Record for Den {
    const NAME: &'static str = "Den";
    const FIELDS: &'static [&'static str] = &["street"];
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
            0 => value.put(&mut self.street),
            _ => value.skip(),
        }
    }

    fn read_extra<'de, R: FieldReader<'de>>(
        &mut self,
        name: String,
        value: &mut R,
    ) -> Result<(), R::Error> {
        value.put_extra(name, &mut self.unknown)
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("street", &self.street);
        fields.flatten(&self.unknown);
    }
}

model::record!(Den);

/// The schema `Dog` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dog {
    /// The member `name`.
    pub name: String,
    /// Members that the document does not name, as they came. They are written again.
    pub unknown: json::Object,
}

impl Record for Dog {
    const NAME: &'static str = "Dog";
    const FIELDS: &'static [&'static str] = &["name"];
    const REQUIRED: &'static [usize] = &[0];
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
            0 => value.put(&mut self.name),
            _ => value.skip(),
        }
    }

    fn read_extra<'de, R: FieldReader<'de>>(
        &mut self,
        name: String,
        value: &mut R,
    ) -> Result<(), R::Error> {
        value.put_extra(name, &mut self.unknown)
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("name", &self.name);
        fields.flatten(&self.unknown);
    }
}

model::record!(Dog);

/// The schema `Pet` of the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Pet {
    /// `kind` is `cat`.
    Cat(Cat),
    /// `kind` is `dog`.
    Dog(Dog),
    /// None of the documented shapes, as it came.
    Unknown(Json),
}

impl Union for Pet {
    const NAME: &'static str = "Pet";
    const TAG: Option<&'static str> = Some("kind");
    const TAGS: &'static [(&'static str, usize)] = &[("cat", 0), ("dog", 1)];
    const VARIANTS: &'static [Variant] = &[
        Variant::record::<Cat>(),
        Variant::record::<Dog>(),
    ];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::Cat),
            _ => value.read(Self::Dog),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::Cat(variant) => value.tagged("cat", variant),
            Self::Dog(variant) => value.tagged("dog", variant),
            Self::Unknown(json) => value.write(json),
        }
    }
}

model::union!(Pet);

impl From<Cat> for Pet {
    fn from(value: Cat) -> Self {
        Self::Cat(value)
    }
}

impl From<Dog> for Pet {
    fn from(value: Dog) -> Self {
        Self::Dog(value)
    }
}
