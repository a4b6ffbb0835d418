//! Data types of the operations without a tag.

use std::collections::BTreeMap;

use crate::runtime::model::{self, FieldReader, FieldWriter, Record};

/// The schema `Forest` of the document.
///
/// Items: at most 9.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Forest(pub Vec<Forest>);

model::newtype!(Forest, Vec<Forest>);

/// The schema `Lists` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    /// The member `names`.
    ///
    /// Items: at most 3.
    pub names: Option<Names>,
    /// The member `name`.
    ///
    /// Length: at least 1 character.
    pub name: Option<Name>,
    /// The member `forest`.
    pub forest: Option<Forest>,
}

impl Record for Lists {
    const NAME: &'static str = "Lists";
    const FIELDS: &'static [&'static str] = &["names", "name", "forest"];
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
            0 => value.put(&mut self.names),
            1 => value.put(&mut self.name),
            2 => value.put(&mut self.forest),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("names", &self.names);
        fields.optional("name", &self.name);
        fields.optional("forest", &self.forest);
    }
}

model::record!(Lists);

/// A name of its own.
///
/// Length: at least 1 character.
pub type Name = String;

/// The schema `Names` of the document.
///
/// Items: at most 3.
pub type Names = Vec<Name>;

/// The body of a request of `putLists`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutListsBody {
    /// The member `forest`.
    pub forest: Option<Forest>,
}

impl Record for PutListsBody {
    const NAME: &'static str = "PutListsBody";
    const FIELDS: &'static [&'static str] = &["forest"];
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
            0 => value.put(&mut self.forest),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("forest", &self.forest);
    }
}

model::record!(PutListsBody);

/// The schema `Tree` of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tree(pub BTreeMap<String, Tree>);

model::newtype!(Tree, BTreeMap<String, Tree>);
