//! Types that are one of several.

use super::{Frequency, Link};
use crate::api::runtime::model::{
    self, FieldReader, FieldWriter, Kind, Record, Union, Variant, VariantReader, VariantWriter,
};
use crate::api::runtime::validate::{
    self as rule, Location, Rule, Validate, ValidateVariant, Violations,
};
use crate::api::runtime::{Json, Timestamp};

/// Told by `type`, which only one of its variants has as a member of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Circle(Circle),
    Group(Box<Group>),
    Unknown(Json),
}

impl Union for Shape {
    const NAME: &'static str = "Shape";
    const TAG: Option<&'static str> = Some("type");
    const TAGS: &'static [(&'static str, usize)] = &[("circle", 0), ("disc", 0), ("group", 1)];
    const VARIANTS: &'static [Variant] = &[Variant::record::<Circle>(), Variant::record::<Group>()];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::Circle),
            _ => value.read(Self::Group),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::Circle(variant) => value.tagged("circle", variant),
            Self::Group(variant) => value.tagged("group", &**variant),
            Self::Unknown(json) => value.write(json),
        }
    }
}

model::union!(Shape);

impl Validate for Shape {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        match self {
            Self::Circle(_) => {}
            Self::Group(value) => value.validate_at(at, found),
            Self::Unknown(_) => found.push(at, Rule::OneOf { matched: 0 }),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Circle {
    pub r#type: Option<String>,
    pub radius: f64,
}

impl Record for Circle {
    const NAME: &'static str = "Circle";
    const FIELDS: &'static [&'static str] = &["type", "radius"];
    const REQUIRED: &'static [usize] = &[1];

    fn blank() -> Self {
        Self::default()
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.r#type),
            1 => value.put(&mut self.radius),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("type", &self.r#type);
        fields.required("radius", &self.radius);
    }
}

model::record!(Circle);

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    pub shapes: Vec<Shape>,
}

impl Record for Group {
    const NAME: &'static str = "Group";
    const FIELDS: &'static [&'static str] = &["shapes"];
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
            0 => value.put(&mut self.shapes),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("shapes", &self.shapes);
    }
}

model::record!(Group);

impl Validate for Group {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::each(&self.shapes, at.member("shapes"), found);
    }
}

/// Told apart by what it looks like.
#[derive(Clone, Debug, PartialEq)]
pub enum Loose {
    Frequency(Frequency),
    Moment(Timestamp),
    Text(String),
    Count(i64),
    Ratio(f64),
    Link(Link),
    Circle(Circle),
    Names(Vec<String>),
    Unknown(Json),
}

impl Union for Loose {
    const NAME: &'static str = "Loose";
    const VARIANTS: &'static [Variant] = &[
        Variant::text_enum::<Frequency>(),
        Variant::of(Kind::String),
        Variant::of(Kind::String),
        Variant::of(Kind::Integer),
        Variant::of(Kind::Number),
        Variant::record::<Link>()
            .constants(&[("rel", &["self", "next"])])
            .closed(),
        Variant::record::<Circle>(),
        Variant::of(Kind::Array),
    ];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::Frequency),
            1 => value.read(Self::Moment),
            2 => value.read(Self::Text),
            3 => value.read(Self::Count),
            4 => value.read(Self::Ratio),
            5 => value.read(Self::Link),
            6 => value.read(Self::Circle),
            _ => value.read(Self::Names),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::Frequency(variant) => value.write(variant),
            Self::Moment(variant) => value.write(variant),
            Self::Text(variant) => value.write(variant),
            Self::Count(variant) => value.write(variant),
            Self::Ratio(variant) => value.write(variant),
            Self::Link(variant) => value.write(variant),
            Self::Circle(variant) => value.write(variant),
            Self::Names(variant) => value.write(variant),
            Self::Unknown(json) => value.write(json),
        }
    }
}

model::union!(Loose);

/// Two kinds of text, told apart by their length alone.
#[derive(Clone, Debug, PartialEq)]
pub enum Width {
    Short(String),
    Long(String),
    Unknown(Json),
}

impl Union for Width {
    const NAME: &'static str = "Width";
    const VARIANTS: &'static [Variant] = &[Variant::of(Kind::String), Variant::of(Kind::String)];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::Short),
            _ => value.read(Self::Long),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::Short(variant) | Self::Long(variant) => value.write(variant),
            Self::Unknown(json) => value.write(json),
        }
    }
}

model::union!(Width);

impl ValidateVariant for Width {
    fn validate_variant(&self, at: Location<'_>, found: &mut Violations) {
        match self {
            Self::Short(value) => rule::max_length(value, 3, at, found),
            Self::Long(value) => rule::min_length(value, 3, at, found),
            Self::Unknown(_) => found.push(at, Rule::OneOf { matched: 0 }),
        }
    }
}

/// Lists of two kinds that hold each other, which nothing tells apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Chain {
    List(Vec<Chain>),
    Other(Vec<Chain>),
    Text(String),
    Unknown(Json),
}

impl Union for Chain {
    const NAME: &'static str = "Chain";
    const VARIANTS: &'static [Variant] = &[
        Variant::of(Kind::Array),
        Variant::of(Kind::Array),
        Variant::of(Kind::String),
    ];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::List),
            1 => value.read(Self::Other),
            _ => value.read(Self::Text),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::List(variant) | Self::Other(variant) => value.write(variant),
            Self::Text(variant) => value.write(variant),
            Self::Unknown(json) => value.write(json),
        }
    }
}

model::union!(Chain);

/// As `anyOf` where it holds more than one, and `oneOf` otherwise.
impl Validate for Chain {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        match self {
            Self::List(items) if items.len() > 1 => rule::any_of(self, at, found),
            _ => rule::one_of(self, at, found),
        }
    }
}

impl ValidateVariant for Chain {
    fn validate_variant(&self, at: Location<'_>, found: &mut Violations) {
        match self {
            Self::List(items) | Self::Other(items) => items.validate_at(at, found),
            Self::Text(value) => rule::max_length(value, 3, at, found),
            Self::Unknown(_) => found.push(at, Rule::OneOf { matched: 0 }),
        }
    }
}

/// Pairs of two kinds, which their second item tells apart, behind another pair.
#[derive(Clone, Debug, PartialEq)]
pub enum Knot {
    Number((Box<Knot>, i64)),
    Word((Box<Knot>, String)),
    End(String),
    Unknown(Json),
}

impl Union for Knot {
    const NAME: &'static str = "Knot";
    const VARIANTS: &'static [Variant] = &[
        Variant::of(Kind::Array),
        Variant::of(Kind::Array),
        Variant::of(Kind::String),
    ];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::Number),
            1 => value.read(Self::Word),
            _ => value.read(Self::End),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::Number(variant) => value.write(variant),
            Self::Word(variant) => value.write(variant),
            Self::End(variant) => value.write(variant),
            Self::Unknown(json) => value.write(json),
        }
    }
}

model::union!(Knot);
