//! Data types of the operations without a tag.

use crate::runtime::model::{
    self, FieldReader, FieldWriter, Record, TextEnum, Union, Variant, VariantReader,
    VariantWriter,
};
use crate::runtime::{Json, Maybe, Uuid};

/// An animal of the shelter.
#[derive(Clone, Debug, PartialEq)]
pub enum Animal {
    /// `kind` is `cat`.
    Cat(Cat),
    /// `kind` is `dog`.
    Dog(Dog),
    /// None of the documented shapes, as it came.
    Unknown(Json),
}

impl Union for Animal {
    const NAME: &'static str = "Animal";
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

model::union!(Animal);

/// A cat.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cat {
    /// The member `kind`.
    pub kind: String,
    /// The member `name`.
    ///
    /// Length: at least 1 character.
    pub name: Name,
    /// The member `hunts`.
    pub hunts: Option<Prey>,
    /// The member `mother`.
    pub mother: Option<Box<Cat>>,
    /// The member `friends`.
    pub friends: Option<Vec<Animal>>,
}

impl Record for Cat {
    const NAME: &'static str = "Cat";
    const FIELDS: &'static [&'static str] = &[
        "kind",
        "name",
        "hunts",
        "mother",
        "friends",
    ];
    const REQUIRED: &'static [usize] = &[0, 1];

    fn blank() -> Self {
        Self::default()
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.kind),
            1 => value.put(&mut self.name),
            2 => value.put(&mut self.hunts),
            3 => value.put(&mut self.mother),
            4 => value.put(&mut self.friends),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("kind", &self.kind);
        fields.required("name", &self.name);
        fields.optional("hunts", &self.hunts);
        fields.optional("mother", &self.mother);
        fields.optional("friends", &self.friends);
    }
}

model::record!(Cat);

/// A dog.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dog {
    /// The member `kind`.
    pub kind: String,
    /// The member `link`.
    pub link: Option<Link>,
    /// The member `chases`.
    pub chases: Option<Cat>,
}

impl Record for Dog {
    const NAME: &'static str = "Dog";
    const FIELDS: &'static [&'static str] = &["kind", "link", "chases"];
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
            0 => value.put(&mut self.kind),
            1 => value.put(&mut self.link),
            2 => value.put(&mut self.chases),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("kind", &self.kind);
        fields.optional("link", &self.link);
        fields.optional("chases", &self.chases);
    }
}

model::record!(Dog);

/// The schema `id` of the document.
pub type Id = Uuid;

/// The schema `Link` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// The member `$ref`.
    pub ref_: Option<String>,
}

impl Record for Link {
    const NAME: &'static str = "Link";
    const FIELDS: &'static [&'static str] = &["$ref"];
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
            0 => value.put(&mut self.ref_),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("$ref", &self.ref_);
    }
}

model::record!(Link);

/// The schema `Name` of the document.
///
/// Length: at least 1 character.
pub type Name = String;

/// The parameter `order`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// `oldest`
    Oldest,
    /// `newest`
    Newest,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(String),
}

impl TextEnum for Order {
    const NAME: &'static str = "Order";
    const KNOWN: &'static [&'static str] = &["oldest", "newest"];

    fn from_known(text: &str) -> Option<Self> {
        match text {
            "oldest" => Some(Self::Oldest),
            "newest" => Some(Self::Newest),
            _ => None,
        }
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }

    fn as_text(&self) -> &str {
        match self {
            Self::Oldest => "oldest",
            Self::Newest => "newest",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(Order);

/// What it hunts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Prey {
    /// `mouse`
    Mouse,
    /// `bird`
    Bird,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(String),
}

impl TextEnum for Prey {
    const NAME: &'static str = "Prey";
    const KNOWN: &'static [&'static str] = &["mouse", "bird"];

    fn from_known(text: &str) -> Option<Self> {
        match text {
            "mouse" => Some(Self::Mouse),
            "bird" => Some(Self::Bird),
            _ => None,
        }
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }

    fn as_text(&self) -> &str {
        match self {
            Self::Mouse => "mouse",
            Self::Bird => "bird",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(Prey);

/// What went wrong.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problem {
    /// The member `title`.
    pub title: Maybe<String>,
    /// The member `id`.
    pub id: Option<Id>,
}

impl Record for Problem {
    const NAME: &'static str = "Problem";
    const FIELDS: &'static [&'static str] = &["title", "id"];
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
            0 => value.put(&mut self.title),
            1 => value.put(&mut self.id),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.maybe("title", &self.title);
        fields.optional("id", &self.id);
    }
}

model::record!(Problem);
