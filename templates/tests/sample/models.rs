//! Models in the shape of generated code.

use crate::api::runtime::model::{self, FieldReader, FieldWriter, Record, TextEnum};
use crate::api::runtime::{ErrorBody, Location, Rule, Validate, Violations};

/// A thing on the shelf.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// Its id.
    pub id: Option<String>,
    /// How often it is dusted.
    pub frequency: Option<Frequency>,
    /// What it weighs.
    pub grams: Option<i64>,
    /// What the API calls its state.
    pub status: Option<String>,
}

impl Record for Item {
    const NAME: &'static str = "Item";
    const FIELDS: &'static [&'static str] = &["id", "frequency", "grams", "status"];
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
            0 => value.put(&mut self.id),
            1 => value.put(&mut self.frequency),
            2 => value.put(&mut self.grams),
            3 => value.put(&mut self.status),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("id", &self.id);
        fields.optional("frequency", &self.frequency);
        fields.optional("grams", &self.grams);
        fields.optional("status", &self.status);
    }
}

model::record!(Item);

impl Validate for Item {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(id) = &self.id {
            let length = id.chars().count() as u64;
            if length > 8 {
                found.push(
                    at.member("id"),
                    Rule::MaxLength {
                        limit: 8,
                        actual: length,
                    },
                );
            }
        }
    }
}

/// How often something happens.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Frequency {
    /// `daily`
    Daily,
    /// `weekly`
    Weekly,
    /// A value this crate does not know.
    Unknown(String),
}

impl TextEnum for Frequency {
    const NAME: &'static str = "Frequency";
    const KNOWN: &'static [&'static str] = &["daily", "weekly"];

    fn from_known(text: &str) -> Option<Self> {
        match text {
            "daily" => Some(Self::Daily),
            "weekly" => Some(Self::Weekly),
            _ => None,
        }
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }

    fn as_text(&self) -> &str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(Frequency);

/// What an error says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problem {
    /// For programs.
    pub error_code: Option<String>,
    /// For people.
    pub reason: Option<String>,
    /// This case.
    pub detail: Option<String>,
}

impl Record for Problem {
    const NAME: &'static str = "Problem";
    const FIELDS: &'static [&'static str] = &["errorCode", "reason", "detail"];
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
            0 => value.put(&mut self.error_code),
            1 => value.put(&mut self.reason),
            2 => value.put(&mut self.detail),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("errorCode", &self.error_code);
        fields.optional("reason", &self.reason);
        fields.optional("detail", &self.detail);
    }
}

model::record!(Problem);

impl ErrorBody for Problem {
    fn code(&self) -> Option<&str> {
        self.error_code.as_deref()
    }

    fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }

    fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }
}
