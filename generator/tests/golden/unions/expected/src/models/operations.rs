//! Data types of the operations without a tag.

use crate::runtime::model::{
    self, FieldReader, FieldWriter, IntegerEnum, Kind, Record, TextEnum, Union, Variant,
    VariantReader, VariantWriter,
};
use crate::runtime::{Date, Json, JsonObject};

/// The schema `Any` of the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Any {
    /// A number.
    Number(f64),
    /// An integer.
    Integer(i64),
    /// A string.
    Text(String),
    /// A string.
    Date(Date),
    /// Any object.
    Object(JsonObject),
    /// Of the type `AnyVariant6`.
    Variant6(AnyVariant6),
    /// Of the type `AnyVariant7`.
    Variant7(AnyVariant7),
    /// None of the documented shapes, as it came.
    Unknown(Json),
}

impl Union for Any {
    const NAME: &'static str = "Any";
    const VARIANTS: &'static [Variant] = &[
        Variant::of(Kind::Number),
        Variant::of(Kind::Integer),
        Variant::of(Kind::String),
        Variant::of(Kind::Format),
        Variant::of(Kind::Object),
        Variant::record::<AnyVariant6>(),
        Variant::record::<AnyVariant7>(),
    ];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::Number),
            1 => value.read(Self::Integer),
            2 => value.read(Self::Text),
            3 => value.read(Self::Date),
            4 => value.read(Self::Object),
            5 => value.read(Self::Variant6),
            _ => value.read(Self::Variant7),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::Number(variant) => value.write(variant),
            Self::Integer(variant) => value.write(variant),
            Self::Text(variant) => value.write(variant),
            Self::Date(variant) => value.write(variant),
            Self::Object(variant) => value.write(variant),
            Self::Variant6(variant) => value.write(variant),
            Self::Variant7(variant) => value.write(variant),
            Self::Unknown(json) => value.write(json),
        }
    }
}

model::union!(Any);

/// An alternative of `Any`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnyVariant6 {
    /// The member `a`.
    pub a: Option<Json>,
    /// The member `b`.
    pub b: Option<Json>,
}

impl Record for AnyVariant6 {
    const NAME: &'static str = "AnyVariant6";
    const FIELDS: &'static [&'static str] = &["a", "b"];
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
            0 => value.put(&mut self.a),
            1 => value.put(&mut self.b),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("a", &self.a);
        fields.optional("b", &self.b);
    }
}

model::record!(AnyVariant6);

/// An alternative of `Any`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AnyVariant7 {
    /// The member `a`.
    pub a: Option<i64>,
    /// The member `b`.
    pub b: i64,
}

impl Record for AnyVariant7 {
    const NAME: &'static str = "AnyVariant7";
    const FIELDS: &'static [&'static str] = &["a", "b"];
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
            0 => value.put(&mut self.a),
            1 => value.put(&mut self.b),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("a", &self.a);
        fields.required("b", &self.b);
    }
}

model::record!(AnyVariant7);

/// The schema `Cat` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cat {
    /// The member `petType`.
    pub pet_type: String,
    /// The member `lives`.
    ///
    /// At most 9.
    pub lives: Option<i64>,
}

impl Record for Cat {
    const NAME: &'static str = "Cat";
    const FIELDS: &'static [&'static str] = &["petType", "lives"];
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
            0 => value.put(&mut self.pet_type),
            1 => value.put(&mut self.lives),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("petType", &self.pet_type);
        fields.optional("lives", &self.lives);
    }
}

model::record!(Cat);

/// The schema `Circle` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Circle {
    /// The member `kind`.
    pub kind: CircleKind,
    /// The member `r`.
    pub r: f64,
}

impl Record for Circle {
    const NAME: &'static str = "Circle";
    const FIELDS: &'static [&'static str] = &["kind", "r"];
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
            1 => value.put(&mut self.r),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("kind", &self.kind);
        fields.required("r", &self.r);
    }
}

model::record!(Circle);

/// The value of `kind` in `Circle`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum CircleKind {
    /// `circle`
    #[default]
    Circle,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(String),
}

impl TextEnum for CircleKind {
    const NAME: &'static str = "CircleKind";
    const KNOWN: &'static [&'static str] = &["circle"];

    fn from_known(text: &str) -> Option<Self> {
        match text {
            "circle" => Some(Self::Circle),
            _ => None,
        }
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }

    fn as_text(&self) -> &str {
        match self {
            Self::Circle => "circle",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(CircleKind);

/// The schema `Coin` of the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Coin {
    /// Of the type `Penny`.
    Penny(Penny),
    /// Of the type `CoinVariant2`.
    Variant2(CoinVariant2),
    /// None of the documented shapes, as it came.
    Unknown(Json),
}

impl Union for Coin {
    const NAME: &'static str = "Coin";
    const VARIANTS: &'static [Variant] = &[
        Variant::record::<Penny>(),
        Variant::record::<CoinVariant2>(),
    ];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::Penny),
            _ => value.read(Self::Variant2),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::Penny(variant) => value.write(variant),
            Self::Variant2(variant) => value.write(variant),
            Self::Unknown(json) => value.write(json),
        }
    }
}

model::union!(Coin);

/// An alternative of `Coin`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CoinVariant2 {
    /// The member `value`.
    pub value: CoinVariant2Value,
}

impl Record for CoinVariant2 {
    const NAME: &'static str = "CoinVariant2";
    const FIELDS: &'static [&'static str] = &["value"];
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
            0 => value.put(&mut self.value),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("value", &self.value);
    }
}

model::record!(CoinVariant2);

/// The value of `value` in `CoinVariant2`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CoinVariant2Value {
    /// `10`
    #[default]
    N10,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(i64),
}

impl IntegerEnum for CoinVariant2Value {
    const NAME: &'static str = "CoinVariant2Value";
    const KNOWN: &'static [i64] = &[10];

    fn from_known(number: i64) -> Option<Self> {
        match number {
            10 => Some(Self::N10),
            _ => None,
        }
    }

    fn unknown(number: i64) -> Self {
        Self::Unknown(number)
    }

    fn as_integer(&self) -> i64 {
        match self {
            Self::N10 => 10,
            Self::Unknown(number) => *number,
        }
    }
}

model::integer_enum!(CoinVariant2Value);

/// The schema `Dog` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dog {
    /// The member `petType`.
    pub pet_type: String,
    /// The member `chases`.
    pub chases: Option<Pet>,
}

impl Record for Dog {
    const NAME: &'static str = "Dog";
    const FIELDS: &'static [&'static str] = &["petType", "chases"];
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
            0 => value.put(&mut self.pet_type),
            1 => value.put(&mut self.chases),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("petType", &self.pet_type);
        fields.optional("chases", &self.chases);
    }
}

model::record!(Dog);

/// The schema `Home` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Home {
    /// The member `home`.
    pub home: Option<String>,
    /// The member `dog`.
    pub dog: Option<Dog>,
}

impl Record for Home {
    const NAME: &'static str = "Home";
    const FIELDS: &'static [&'static str] = &["home", "dog"];
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
            0 => value.put(&mut self.home),
            1 => value.put(&mut self.dog),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("home", &self.home);
        fields.optional("dog", &self.dog);
    }
}

model::record!(Home);

/// The schema `Owner` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Owner {
    /// The member `pet`.
    pub pet: Option<Pet>,
    /// The member `shape`.
    pub shape: Option<Shape>,
}

impl Record for Owner {
    const NAME: &'static str = "Owner";
    const FIELDS: &'static [&'static str] = &["pet", "shape"];
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
            0 => value.put(&mut self.pet),
            1 => value.put(&mut self.shape),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("pet", &self.pet);
        fields.optional("shape", &self.shape);
    }
}

model::record!(Owner);

/// The schema `Penny` of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Penny {
    /// The member `value`.
    pub value: PennyValue,
}

impl Record for Penny {
    const NAME: &'static str = "Penny";
    const FIELDS: &'static [&'static str] = &["value"];
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
            0 => value.put(&mut self.value),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("value", &self.value);
    }
}

model::record!(Penny);

/// The value of `value` in `Penny`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PennyValue {
    /// `1`
    #[default]
    N1,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(i64),
}

impl IntegerEnum for PennyValue {
    const NAME: &'static str = "PennyValue";
    const KNOWN: &'static [i64] = &[1];

    fn from_known(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::N1),
            _ => None,
        }
    }

    fn unknown(number: i64) -> Self {
        Self::Unknown(number)
    }

    fn as_integer(&self) -> i64 {
        match self {
            Self::N1 => 1,
            Self::Unknown(number) => *number,
        }
    }
}

model::integer_enum!(PennyValue);

/// The schema `Pet` of the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Pet {
    /// `petType` is `cat` or `tom`.
    Cat(Cat),
    /// `petType` is `dog`.
    Dog(Box<Dog>),
    /// None of the documented shapes, as it came.
    Unknown(Json),
}

impl Union for Pet {
    const NAME: &'static str = "Pet";
    const TAG: Option<&'static str> = Some("petType");
    const TAGS: &'static [(&'static str, usize)] = &[("cat", 0), ("tom", 0), ("dog", 1)];
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
            Self::Dog(variant) => value.tagged("dog", variant.as_ref()),
            Self::Unknown(json) => value.write(json),
        }
    }
}

model::union!(Pet);

/// The schema `Shape` of the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A string.
    Text(String),
    /// An integer.
    Integer(i64),
    /// Of the type `Circle`.
    Circle(Circle),
    /// An array.
    List(Vec<Shape>),
    /// None of the documented shapes, as it came.
    Unknown(Json),
}

impl Union for Shape {
    const NAME: &'static str = "Shape";
    const VARIANTS: &'static [Variant] = &[
        Variant::of(Kind::String),
        Variant::of(Kind::Integer),
        Variant::record::<Circle>().constants(&[("kind", &["circle"])]),
        Variant::of(Kind::Array),
    ];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::Text),
            1 => value.read(Self::Integer),
            2 => value.read(Self::Circle),
            _ => value.read(Self::List),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::Text(variant) => value.write(variant),
            Self::Integer(variant) => value.write(variant),
            Self::Circle(variant) => value.write(variant),
            Self::List(variant) => value.write(variant),
            Self::Unknown(json) => value.write(json),
        }
    }
}

model::union!(Shape);

/// The schema `Thing` of the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    /// Of the type `Shape`.
    Shape(Shape),
    /// Of the type `Home`.
    Home(Home),
    /// None of the documented shapes, as it came.
    Unknown(Json),
}

impl Union for Thing {
    const NAME: &'static str = "Thing";
    const VARIANTS: &'static [Variant] = &[
        Variant::union::<Shape>(),
        Variant::record::<Home>(),
    ];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::Shape),
            _ => value.read(Self::Home),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::Shape(variant) => value.write(variant),
            Self::Home(variant) => value.write(variant),
            Self::Unknown(json) => value.write(json),
        }
    }
}

model::union!(Thing);
