//! Data types of the operations tagged `Dogs`.

use super::{CatsPage, ListCatsOrder};
use crate::runtime::model::{self, FieldReader, FieldWriter, Record, TextEnum};

/// The schema `Dogs` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dogs {
    /// The member `page`.
    pub page: Option<DogsPage>,
    /// The member `owner`.
    pub owner: Option<DogsOwner>,
    /// The member `seen`.
    pub seen: Option<DogsSeen>,
}

impl Record for Dogs {
    const NAME: &'static str = "Dogs";
    const FIELDS: &'static [&'static str] = &["page", "owner", "seen"];
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
            0 => value.put(&mut self.page),
            1 => value.put(&mut self.owner),
            2 => value.put(&mut self.seen),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("page", &self.page);
        fields.optional("owner", &self.owner);
        fields.optional("seen", &self.seen);
    }
}

model::record!(Dogs);

/// The value of `owner` in `Dogs`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DogsOwner {
    /// Of the dog.
    pub name: Option<String>,
}

impl Record for DogsOwner {
    const NAME: &'static str = "DogsOwner";
    const FIELDS: &'static [&'static str] = &["name"];
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
            0 => value.put(&mut self.name),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("name", &self.name);
    }
}

model::record!(DogsOwner);

/// The value of `page` in `Dogs`.
pub type DogsPage = CatsPage;

/// The value of `seen` in `Dogs`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DogsSeen {
    /// The member `at`.
    ///
    /// Read-only: only the server sends it, and requests leave it out.
    pub at: Option<String>,
}

impl Record for DogsSeen {
    const NAME: &'static str = "DogsSeen";
    const FIELDS: &'static [&'static str] = &["at"];
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
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("at", &self.at);
    }
}

model::record!(DogsSeen);

/// The parameter `colour` of `listDogs`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ListDogsColour {
    /// `white`
    White,
    /// `black`
    Black,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(String),
}

impl TextEnum for ListDogsColour {
    const NAME: &'static str = "ListDogsColour";
    const KNOWN: &'static [&'static str] = &["white", "black"];

    fn from_known(text: &str) -> Option<Self> {
        match text {
            "white" => Some(Self::White),
            "black" => Some(Self::Black),
            _ => None,
        }
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }

    fn as_text(&self) -> &str {
        match self {
            Self::White => "white",
            Self::Black => "black",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(ListDogsColour);

/// The parameter `order` of `listDogs`.
///
/// Default: `desc`.
pub type ListDogsOrder = ListCatsOrder;
