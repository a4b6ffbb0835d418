//! Data types of the operations of several tags.

use crate::runtime::model::{self, FieldReader, FieldWriter, Record};

/// The schema `Toy` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Toy {
    /// The member `name`.
    pub name: Option<String>,
}

impl Record for Toy {
    const NAME: &'static str = "Toy";
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

model::record!(Toy);
