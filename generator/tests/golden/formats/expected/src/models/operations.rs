//! Data types of the operations without a tag.

use crate::runtime::model::{self, Blank, FieldReader, FieldWriter, Record};
use crate::runtime::{Base64Bytes, Timestamp};

/// The schema `Event` of the document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Event {
    /// The member `id`.
    ///
    /// Format: `uuid`. Pattern: `^[0-9a-f-]+$`.
    pub id: String,
    /// The member `at`.
    pub at: Timestamp,
    /// The member `day`.
    ///
    /// Format: `date`. Example: `2024-02-30`.
    pub day: String,
    /// The member `days`.
    pub days: Option<Vec<String>>,
    /// The member `digest`.
    pub digest: Option<Base64Bytes>,
}

impl Record for Event {
    const NAME: &'static str = "Event";
    const FIELDS: &'static [&'static str] = &["id", "at", "day", "days", "digest"];
    const REQUIRED: &'static [usize] = &[0, 1, 2];

    fn blank() -> Self {
        Self {
            id: Blank::blank(),
            at: Blank::blank(),
            day: Blank::blank(),
            days: Blank::blank(),
            digest: Blank::blank(),
        }
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.id),
            1 => value.put(&mut self.at),
            2 => value.put(&mut self.day),
            3 => value.put(&mut self.days),
            4 => value.put(&mut self.digest),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("id", &self.id);
        fields.required("at", &self.at);
        fields.required("day", &self.day);
        fields.optional("days", &self.days);
        fields.optional("digest", &self.digest);
    }
}

model::record!(Event);
