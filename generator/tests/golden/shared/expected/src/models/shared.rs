//! Data types of the operations of several tags.

use crate::runtime::model::{self, Blank, FieldReader, FieldWriter, Record, TextEnum};

/// The value of `page` in `Cats`.
#[derive(Clone, Debug, PartialEq)]
pub struct CatsPage {
    /// The member `of`.
    pub of: CatsPageOf,
    /// The member `next`.
    pub next: Option<String>,
}

impl Record for CatsPage {
    const NAME: &'static str = "CatsPage";
    const FIELDS: &'static [&'static str] = &["of", "next"];
    const REQUIRED: &'static [usize] = &[0];

    fn blank() -> Self {
        Self {
            of: Blank::blank(),
            next: Blank::blank(),
        }
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.of),
            1 => value.put(&mut self.next),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("of", &self.of);
        fields.optional("next", &self.next);
    }
}

model::record!(CatsPage);

/// The value of `of` in `CatsPage`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum CatsPageOf {
    /// `cats`
    Cats,
    /// `dogs`
    Dogs,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(String),
}

impl TextEnum for CatsPageOf {
    const NAME: &'static str = "CatsPageOf";
    const KNOWN: &'static [&'static str] = &["cats", "dogs"];

    fn from_known(text: &str) -> Option<Self> {
        match text {
            "cats" => Some(Self::Cats),
            "dogs" => Some(Self::Dogs),
            _ => None,
        }
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }

    fn as_text(&self) -> &str {
        match self {
            Self::Cats => "cats",
            Self::Dogs => "dogs",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(CatsPageOf);

/// The parameter `order` of `listCats`.
///
/// Default: `asc`.
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

/// The schema `Order` of the document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// `asc`
    Asc,
    /// `desc`
    Desc,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(String),
}

impl TextEnum for Order {
    const NAME: &'static str = "Order";
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

model::text_enum!(Order);
