//! Data types of the operations without a tag.

use std::collections::BTreeMap;

use crate::runtime::Json;
use crate::runtime::model::{
    self, Blank, FieldReader, FieldWriter, Kind, Record, TextEnum, Union, Variant,
    VariantReader, VariantWriter,
};

/// The schema `Order` of the document.
///
/// It never has all of `change` and `number`. Where it has `number`, it has `expires`. Where it
/// has `gift`, `labels` has `to`. Where `payment` is `card`, it has `number` and `number`
/// matches `^[0-9]{4,}$`, otherwise `sizes` has at most 5 items.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// The member `payment`.
    pub payment: OrderPayment,
    /// The member `number`.
    pub number: Option<String>,
    /// The member `expires`.
    pub expires: Option<String>,
    /// The member `change`.
    pub change: Option<i64>,
    /// The member `gift`.
    pub gift: Option<bool>,
    /// The member `labels`.
    ///
    /// Each name of a member matches `^[a-z]+$` and each name of a member has at most 9 characters.
    pub labels: Option<BTreeMap<String, String>>,
    /// The member `sizes`.
    ///
    /// Each of 2 to 3 items is at least 10.
    pub sizes: Option<Vec<i64>>,
    /// The member `grid`.
    ///
    /// It is `[1,2]` or `[3,4]`.
    pub grid: Option<Vec<f64>>,
    /// The member `place`.
    ///
    /// Item 1 is a string and item 1 has at least 1 character, item 2 is an integer. Items: 2.
    pub place: Option<Vec<OrderPlace>>,
    /// The member `vendor`.
    ///
    /// It has no other members than those whose names match `^x-`.
    pub vendor: Option<BTreeMap<String, i64>>,
    /// The member `mixed`.
    ///
    /// Each member whose name matches `^n` is a number and each member whose name matches `^t` is a
    /// string.
    pub mixed: Option<BTreeMap<String, OrderMixed>>,
    /// The member `odd`.
    ///
    /// This is never so: it is a string and it has at most 2 characters.
    pub odd: Option<Json>,
    /// The member `shape`.
    ///
    /// It is `{"sides":4,"regular":true}`.
    pub shape: Option<Json>,
}

impl Order {
    /// Makes one of its required members; the optional ones are left out.
    #[must_use]
    pub fn new(payment: OrderPayment) -> Self {
        Self { payment, ..Self::blank() }
    }
}

impl Record for Order {
    const NAME: &'static str = "Order";
    const FIELDS: &'static [&'static str] = &[
        "payment",
        "number",
        "expires",
        "change",
        "gift",
        "labels",
        "sizes",
        "grid",
        "place",
        "vendor",
        "mixed",
        "odd",
        "shape",
    ];
    const REQUIRED: &'static [usize] = &[0];

    fn blank() -> Self {
        Self {
            payment: Blank::blank(),
            number: Blank::blank(),
            expires: Blank::blank(),
            change: Blank::blank(),
            gift: Blank::blank(),
            labels: Blank::blank(),
            sizes: Blank::blank(),
            grid: Blank::blank(),
            place: Blank::blank(),
            vendor: Blank::blank(),
            mixed: Blank::blank(),
            odd: Blank::blank(),
            shape: Blank::blank(),
        }
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.payment),
            1 => value.put(&mut self.number),
            2 => value.put(&mut self.expires),
            3 => value.put(&mut self.change),
            4 => value.put(&mut self.gift),
            5 => value.put(&mut self.labels),
            6 => value.put(&mut self.sizes),
            7 => value.put(&mut self.grid),
            8 => value.put(&mut self.place),
            9 => value.put(&mut self.vendor),
            10 => value.put(&mut self.mixed),
            11 => value.put(&mut self.odd),
            12 => value.put(&mut self.shape),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("payment", &self.payment);
        fields.optional("number", &self.number);
        fields.optional("expires", &self.expires);
        fields.optional("change", &self.change);
        fields.optional("gift", &self.gift);
        fields.optional("labels", &self.labels);
        fields.optional("sizes", &self.sizes);
        fields.optional("grid", &self.grid);
        fields.optional("place", &self.place);
        fields.optional("vendor", &self.vendor);
        fields.optional("mixed", &self.mixed);
        fields.optional("odd", &self.odd);
        fields.optional("shape", &self.shape);
    }
}

model::record!(Order);

/// The value of `mixed` in `Order`.
#[derive(Clone, Debug, PartialEq)]
pub enum OrderMixed {
    /// A number.
    Number(f64),
    /// A string.
    Text(String),
    /// None of the documented shapes, as it came.
    Unknown(Json),
}

impl Union for OrderMixed {
    const NAME: &'static str = "OrderMixed";
    const VARIANTS: &'static [Variant] = &[
        Variant::of(Kind::Number),
        Variant::of(Kind::String),
    ];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::Number),
            _ => value.read(Self::Text),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::Number(variant) => value.write(variant),
            Self::Text(variant) => value.write(variant),
            Self::Unknown(json) => value.write(json),
        }
    }
}

model::union!(OrderMixed);

impl From<f64> for OrderMixed {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<String> for OrderMixed {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for OrderMixed {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

/// The value of `payment` in `Order`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum OrderPayment {
    /// `card`
    Card,
    /// `cash`
    Cash,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(String),
}

impl TextEnum for OrderPayment {
    const NAME: &'static str = "OrderPayment";
    const KNOWN: &'static [&'static str] = &["card", "cash"];

    fn from_known(text: &str) -> Option<Self> {
        match text {
            "card" => Some(Self::Card),
            "cash" => Some(Self::Cash),
            _ => None,
        }
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }

    fn as_text(&self) -> &str {
        match self {
            Self::Card => "card",
            Self::Cash => "cash",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(OrderPayment);

/// The value of `place` in `Order`.
#[derive(Clone, Debug, PartialEq)]
pub enum OrderPlace {
    /// A string.
    Text(String),
    /// An integer.
    Integer(i64),
    /// None of the documented shapes, as it came.
    Unknown(Json),
}

impl Union for OrderPlace {
    const NAME: &'static str = "OrderPlace";
    const VARIANTS: &'static [Variant] = &[
        Variant::of(Kind::String),
        Variant::of(Kind::Integer),
    ];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::Text),
            _ => value.read(Self::Integer),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::Text(variant) => value.write(variant),
            Self::Integer(variant) => value.write(variant),
            Self::Unknown(json) => value.write(json),
        }
    }
}

model::union!(OrderPlace);

impl From<String> for OrderPlace {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for OrderPlace {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<i64> for OrderPlace {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}
