//! Data types of the operations without a tag.

use crate::runtime::model::{
    self, FieldReader, FieldWriter, IntegerEnum, Record, TextEnum,
};
use crate::runtime::{Date, JsonObject, Maybe, Sensitive};

/// The schema `Cat` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cat {
    /// The member `type`.
    ///
    /// Default: `house`.
    pub type_: String,
    /// The member `mood`.
    ///
    /// Default: `wild`.
    pub mood: Option<Mood>,
    /// The member `lives`.
    ///
    /// Default: `9`.
    pub lives: Option<i64>,
    /// The member `weight`.
    ///
    /// Default: `-4.5`.
    pub weight: Option<f64>,
    /// The member `tame`.
    ///
    /// Default: `true`.
    pub tame: Maybe<bool>,
    /// The member `colours`.
    ///
    /// Default: `["red","grey"]`.
    pub colours: Option<Vec<String>>,
    /// The member `toes`.
    ///
    /// Default: `[4,4,5,5]`.
    pub toes: Option<Vec<CatToe>>,
    /// The member `kittens`.
    ///
    /// Default: `[]`.
    pub kittens: Option<Vec<Cat>>,
    /// The member `born`.
    ///
    /// Default: `2020-01-01`.
    pub born: Option<Date>,
    /// The member `extras`.
    ///
    /// Default: `{"says":"meow"}`.
    pub extras: Option<JsonObject>,
    /// The member `price`.
    ///
    /// Format: `decimal`. Default: `0.10`.
    pub price: Option<String>,
    /// The member `naps`.
    ///
    /// Default: `["12:00:00Z"]`.
    pub naps: Option<Vec<String>>,
    /// The member `code`.
    ///
    /// Default: `none`.
    pub code: Option<Sensitive>,
    /// The member `chip`.
    pub chip: Maybe<String>,
    /// The member `usual`.
    pub usual: Option<Mood>,
}

impl Cat {
    /// The default of `type`.
    pub const DEFAULT_TYPE: &'static str = "house";

    /// The default of `mood`.
    pub const DEFAULT_MOOD: Mood = Mood::Wild;

    /// The default of `lives`.
    pub const DEFAULT_LIVES: i64 = 9;

    /// The default of `weight`.
    pub const DEFAULT_WEIGHT: f64 = -4.5;

    /// The default of `tame`.
    pub const DEFAULT_TAME: bool = true;

    /// The default of `colours`.
    pub const DEFAULT_COLOURS: &'static [&'static str] = &["red", "grey"];

    /// The default of `toes`.
    pub const DEFAULT_TOES: &'static [CatToe] = &[
        CatToe::N4,
        CatToe::N4,
        CatToe::N5,
        CatToe::N5,
    ];

    /// The default of `kittens`.
    pub const DEFAULT_KITTENS: &'static [Cat] = &[];

    /// The default of `born`, as text.
    pub const DEFAULT_BORN: &'static str = "2020-01-01";

    /// The default of `extras`, as JSON.
    pub const DEFAULT_EXTRAS: &'static str = r#"{"says":"meow"}"#;

    /// The default of `price`.
    pub const DEFAULT_PRICE: &'static str = "0.10";

    /// The default of `naps`.
    pub const DEFAULT_NAPS: &'static [&'static str] = &["12:00:00Z"];

    /// The default of `usual`.
    pub const DEFAULT_USUAL: Mood = Mood::Calm;
}

impl Record for Cat {
    const NAME: &'static str = "Cat";
    const FIELDS: &'static [&'static str] = &[
        "type",
        "mood",
        "lives",
        "weight",
        "tame",
        "colours",
        "toes",
        "kittens",
        "born",
        "extras",
        "price",
        "naps",
        "code",
        "chip",
        "usual",
    ];
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
            0 => value.put(&mut self.type_),
            1 => value.put(&mut self.mood),
            2 => value.put(&mut self.lives),
            3 => value.put(&mut self.weight),
            4 => value.put(&mut self.tame),
            5 => value.put(&mut self.colours),
            6 => value.put(&mut self.toes),
            7 => value.put(&mut self.kittens),
            8 => value.put(&mut self.born),
            9 => value.put(&mut self.extras),
            10 => value.put(&mut self.price),
            11 => value.put(&mut self.naps),
            12 => value.put(&mut self.code),
            13 => value.put(&mut self.chip),
            14 => value.put(&mut self.usual),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("type", &self.type_);
        fields.optional("mood", &self.mood);
        fields.optional("lives", &self.lives);
        fields.optional("weight", &self.weight);
        fields.maybe("tame", &self.tame);
        fields.optional("colours", &self.colours);
        fields.optional("toes", &self.toes);
        fields.optional("kittens", &self.kittens);
        fields.optional("born", &self.born);
        fields.optional("extras", &self.extras);
        fields.optional("price", &self.price);
        fields.optional("naps", &self.naps);
        fields.optional("code", &self.code);
        fields.maybe("chip", &self.chip);
        fields.optional("usual", &self.usual);
    }
}

model::record!(Cat);

/// The value of `toes` in `Cat`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CatToe {
    /// `4`
    N4,
    /// `5`
    N5,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(i64),
}

impl IntegerEnum for CatToe {
    const NAME: &'static str = "CatToe";
    const KNOWN: &'static [i64] = &[4, 5];

    fn from_known(number: i64) -> Option<Self> {
        match number {
            4 => Some(Self::N4),
            5 => Some(Self::N5),
            _ => None,
        }
    }

    fn unknown(number: i64) -> Self {
        Self::Unknown(number)
    }

    fn as_integer(&self) -> i64 {
        match self {
            Self::N4 => 4,
            Self::N5 => 5,
            Self::Unknown(number) => *number,
        }
    }
}

model::integer_enum!(CatToe);

/// The parameter `sort` of `listCats`.
///
/// Default: `-name`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ListCatsSort {
    /// `name`
    Name,
    /// `-name`
    MinusName,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(String),
}

impl TextEnum for ListCatsSort {
    const NAME: &'static str = "ListCatsSort";
    const KNOWN: &'static [&'static str] = &["name", "-name"];

    fn from_known(text: &str) -> Option<Self> {
        match text {
            "name" => Some(Self::Name),
            "-name" => Some(Self::MinusName),
            _ => None,
        }
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }

    fn as_text(&self) -> &str {
        match self {
            Self::Name => "name",
            Self::MinusName => "-name",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(ListCatsSort);

/// The schema `Mood` of the document.
///
/// Default: `calm`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Mood {
    /// `calm`
    Calm,
    /// `wild`
    Wild,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(String),
}

impl TextEnum for Mood {
    const NAME: &'static str = "Mood";
    const KNOWN: &'static [&'static str] = &["calm", "wild"];

    fn from_known(text: &str) -> Option<Self> {
        match text {
            "calm" => Some(Self::Calm),
            "wild" => Some(Self::Wild),
            _ => None,
        }
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }

    fn as_text(&self) -> &str {
        match self {
            Self::Calm => "calm",
            Self::Wild => "wild",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(Mood);
