//! Data types of the operations tagged `Cats`.

use super::CatsPage;
use crate::runtime::model::{self, FieldReader, FieldWriter, Record, TextEnum};

/// The schema `Cats` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cats {
    /// The member `page`.
    pub page: Option<CatsPage>,
    /// The member `owner`.
    pub owner: Option<CatsOwner>,
    /// The member `seen`.
    pub seen: Option<CatsSeen>,
}

impl Record for Cats {
    const NAME: &'static str = "Cats";
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

model::record!(Cats);

/// The value of `owner` in `Cats`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CatsOwner {
    /// Of the cat.
    pub name: Option<String>,
}

impl Record for CatsOwner {
    const NAME: &'static str = "CatsOwner";
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

model::record!(CatsOwner);

/// The value of `seen` in `Cats`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CatsSeen {
    /// The member `at`.
    ///
    /// Read-only: only the server sends it, and requests leave it out.
    pub at: Option<String>,
}

impl Record for CatsSeen {
    const NAME: &'static str = "CatsSeen";
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

model::record!(CatsSeen);

/// The parameter `colour` of `listCats`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ListCatsColour {
    /// `black`
    Black,
    /// `white`
    White,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(String),
}

impl TextEnum for ListCatsColour {
    const NAME: &'static str = "ListCatsColour";
    const KNOWN: &'static [&'static str] = &["black", "white"];

    fn from_known(text: &str) -> Option<Self> {
        match text {
            "black" => Some(Self::Black),
            "white" => Some(Self::White),
            _ => None,
        }
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }

    fn as_text(&self) -> &str {
        match self {
            Self::Black => "black",
            Self::White => "white",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(ListCatsColour);
