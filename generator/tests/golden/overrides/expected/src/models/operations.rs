//! Data types of the operations without a tag.

use crate::runtime::Json;
use crate::runtime::model::{
    self, Blank, FieldReader, FieldWriter, Kind, Record, TextEnum, Union, Variant,
    VariantReader, VariantWriter,
};

/// The schema `BallV1` of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct BallV1 {
    /// The member `bounce`.
    pub bounce: i64,
}

impl Record for BallV1 {
    const NAME: &'static str = "BallV1";
    const FIELDS: &'static [&'static str] = &["bounce"];
    const REQUIRED: &'static [usize] = &[0];

    fn blank() -> Self {
        Self::default()
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.bounce),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("bounce", &self.bounce);
    }
}

model::record!(BallV1);

/// The value of `sz` in `Pet`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, ::std::cmp::Ord)]
pub enum Coat {
    /// `s`
    Short,
    /// `m`
    M,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(String),
}

impl TextEnum for Coat {
    const NAME: &'static str = "Coat";
    const KNOWN: &'static [&'static str] = &["s", "m"];

    fn from_known(text: &str) -> Option<Self> {
        match text {
            "s" => Some(Self::Short),
            "m" => Some(Self::M),
            _ => None,
        }
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }

    fn as_text(&self) -> &str {
        match self {
            Self::Short => "s",
            Self::M => "m",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(Coat);

/// The schema `PetV1` of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Pet {
    /// The member `id`.
    ///
    /// Example: `rex`.
    pub id: String,
    /// The member `sz`.
    pub coat: Option<Coat>,
    /// The member `size`.
    pub size: i64,
    /// The member `labels`.
    pub labels: ::std::collections::BTreeMap<String, i64>,
    /// The member `address`.
    pub address: Option<::std::net::Ipv4Addr>,
    /// The member `toy`.
    pub toy: Option<PetToy>,
    /// The member `friends`.
    pub friends: Option<Vec<::std::collections::BTreeMap<String, i64>>>,
}

impl Pet {
    /// Makes one of its required members; the optional ones are left out.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        size: i64,
        labels: ::std::collections::BTreeMap<String, i64>,
    ) -> Self {
        Self {
            id: id.into(),
            size,
            labels,
            ..Self::blank()
        }
    }
}

impl Record for Pet {
    const NAME: &'static str = "Pet";
    const FIELDS: &'static [&'static str] = &[
        "id",
        "sz",
        "size",
        "labels",
        "address",
        "toy",
        "friends",
    ];
    const REQUIRED: &'static [usize] = &[0, 2, 3];

    fn blank() -> Self {
        Self {
            id: Blank::blank(),
            coat: Blank::blank(),
            size: Blank::blank(),
            labels: Default::default(),
            address: Blank::blank(),
            toy: Blank::blank(),
            friends: Blank::blank(),
        }
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.id),
            1 => value.put(&mut self.coat),
            2 => value.put(&mut self.size),
            3 => value.put(&mut self.labels),
            4 => value.put(&mut self.address),
            5 => value.put(&mut self.toy),
            6 => value.put(&mut self.friends),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("id", &self.id);
        fields.optional("sz", &self.coat);
        fields.required("size", &self.size);
        fields.required("labels", &self.labels);
        fields.optional("address", &self.address);
        fields.optional("toy", &self.toy);
        fields.optional("friends", &self.friends);
    }
}

model::record!(Pet);

/// The value of `toy` in `Pet`.
#[derive(Clone, Debug, PartialEq)]
pub enum PetToy {
    /// Of the type `BallV1`.
    Ball(BallV1),
    /// String toy.
    Yarn(String),
    /// None of the documented shapes, as it came.
    Unknown(Json),
}

impl Union for PetToy {
    const NAME: &'static str = "PetToy";
    const VARIANTS: &'static [Variant] = &[
        Variant::record::<BallV1>(),
        Variant::of(Kind::String),
    ];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::Ball),
            _ => value.read(Self::Yarn),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::Ball(variant) => value.write(variant),
            Self::Yarn(variant) => value.write(variant),
            Self::Unknown(json) => value.write(json),
        }
    }
}

model::union!(PetToy);

impl From<BallV1> for PetToy {
    fn from(value: BallV1) -> Self {
        Self::Ball(value)
    }
}

impl From<String> for PetToy {
    fn from(value: String) -> Self {
        Self::Yarn(value)
    }
}

impl From<&str> for PetToy {
    fn from(value: &str) -> Self {
        Self::Yarn(value.to_owned())
    }
}
