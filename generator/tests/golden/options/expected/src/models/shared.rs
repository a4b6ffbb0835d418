//! Data types of the operations of several tags.

use crate::runtime::model::{self, FieldReader, FieldWriter, Record, TextEnum};

/// The parameter `order` of `listCats`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ListCatsOrder {
    /// `asc`
    Asc,
    /// `desc`
    Desc,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(String),
}

impl TextEnum for ListCatsOrder {
    const NAME: &'static str = "ListCatsOrder";
    const KNOWN: &'static [&'static str] = &["asc", "desc"];

    fn from_known(text: &str) -> Option<Self> {
        match text {
            "asc" => Some(Self::Asc),
            "desc" => Some(Self::Desc),
            _ => None,
        }
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }

    fn as_text(&self) -> &str {
        match self {
            Self::Asc => "asc",
            Self::Desc => "desc",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(ListCatsOrder);

/// The schema `Pet` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pet {
    /// The member `name`.
    pub name: Option<String>,
}

impl Record for Pet {
    const NAME: &'static str = "Pet";
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

model::record!(Pet);
