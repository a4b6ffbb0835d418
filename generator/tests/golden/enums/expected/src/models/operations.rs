//! Data types of the operations without a tag.

use crate::runtime::Json;
use crate::runtime::model::{
    self, FieldReader, FieldWriter, IntegerEnum, Record, TextEnum,
};

/// The schema `Level` of the document.
///
/// One of:
///
/// - `1`
/// - `"top"`
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Level(pub Json);

model::newtype!(Level, Json);

/// How to sort.
///
/// Default: `asc`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// `asc`
    Asc,
    /// `desc`
    Desc,
    /// `""`
    Empty,
    /// `<`
    LessThan,
    /// `on-demand`
    OnDemand2,
    /// `On Demand`
    OnDemand,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(String),
}

impl TextEnum for Order {
    const NAME: &'static str = "Order";
    const KNOWN: &'static [&'static str] = &[
        "asc",
        "desc",
        "",
        "<",
        "on-demand",
        "On Demand",
    ];

    fn from_known(text: &str) -> Option<Self> {
        match text {
            "asc" => Some(Self::Asc),
            "desc" => Some(Self::Desc),
            "" => Some(Self::Empty),
            "<" => Some(Self::LessThan),
            "on-demand" => Some(Self::OnDemand2),
            "On Demand" => Some(Self::OnDemand),
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
            Self::Empty => "",
            Self::LessThan => "<",
            Self::OnDemand2 => "on-demand",
            Self::OnDemand => "On Demand",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(Order);

/// The schema `Thing` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Thing {
    /// The member `operator`.
    pub operator: Option<ThingOperator>,
    /// The member `level`.
    pub level: Option<ThingLevel>,
    /// The member `mixed`.
    pub mixed: Option<ThingMixed>,
    /// The member `ratio`.
    ///
    /// One of `0.5` or `1`.
    pub ratio: Option<f64>,
    /// The member `always`.
    ///
    /// One of `true`.
    pub always: Option<bool>,
}

impl Record for Thing {
    const NAME: &'static str = "Thing";
    const FIELDS: &'static [&'static str] = &[
        "operator",
        "level",
        "mixed",
        "ratio",
        "always",
    ];
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
            0 => value.put(&mut self.operator),
            1 => value.put(&mut self.level),
            2 => value.put(&mut self.mixed),
            3 => value.put(&mut self.ratio),
            4 => value.put(&mut self.always),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("operator", &self.operator);
        fields.optional("level", &self.level);
        fields.optional("mixed", &self.mixed);
        fields.optional("ratio", &self.ratio);
        fields.optional("always", &self.always);
    }
}

model::record!(Thing);

/// The value of `level` in `Thing`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThingLevel {
    /// `1`
    N1,
    /// `2`
    N2,
    /// `-1`
    Minus1,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(i64),
}

impl IntegerEnum for ThingLevel {
    const NAME: &'static str = "ThingLevel";
    const KNOWN: &'static [i64] = &[1, 2, -1];

    fn from_known(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::N1),
            2 => Some(Self::N2),
            -1 => Some(Self::Minus1),
            _ => None,
        }
    }

    fn unknown(number: i64) -> Self {
        Self::Unknown(number)
    }

    fn as_integer(&self) -> i64 {
        match self {
            Self::N1 => 1,
            Self::N2 => 2,
            Self::Minus1 => -1,
            Self::Unknown(number) => *number,
        }
    }
}

model::integer_enum!(ThingLevel);

/// The value of `mixed` in `Thing`.
///
/// One of:
///
/// - `1`
/// - `"one"`
/// - `true`
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ThingMixed(pub Json);

model::newtype!(ThingMixed, Json);

/// The value of `operator` in `Thing`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ThingOperator {
    /// `>`
    GreaterThan,
    /// `<`
    LessThan,
    /// `1`
    N1,
    /// `-1`
    Minus1,
    /// `" "`
    Space,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(String),
}

impl TextEnum for ThingOperator {
    const NAME: &'static str = "ThingOperator";
    const KNOWN: &'static [&'static str] = &[">", "<", "1", "-1", " "];

    fn from_known(text: &str) -> Option<Self> {
        match text {
            ">" => Some(Self::GreaterThan),
            "<" => Some(Self::LessThan),
            "1" => Some(Self::N1),
            "-1" => Some(Self::Minus1),
            " " => Some(Self::Space),
            _ => None,
        }
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }

    fn as_text(&self) -> &str {
        match self {
            Self::GreaterThan => ">",
            Self::LessThan => "<",
            Self::N1 => "1",
            Self::Minus1 => "-1",
            Self::Space => " ",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(ThingOperator);
