//! Which of several types does a value have?
//!
//! A union is read from the text of its value. With a discriminator, that member is looked up first and decides.
//! Without one, what can be told from the text without decoding (kind, required members, constants) rules variants out,
//! and the others are tried, the one that knows most of the members first. What fits no variant is kept as [`Json`].

use std::cmp::Reverse;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _};
use serde_json::value::RawValue;

use super::{IntegerEnum, Record, TextEnum};
use crate::runtime::json::{self, Json, Number, Scanner, Token};

/// One of several types.
///
/// Implemented by generated code, which then gets `Deserialize` and [`Blank`](super::Blank) through `union!`, and
/// writes `Serialize` itself: one `match`.
pub trait Union: Sized {
    /// Name of the type, for messages.
    const NAME: &'static str;
    /// The member that tells the variant, where the document names one.
    const TAG: Option<&'static str> = None;
    /// What is known of each variant, in the order in which they are tried.
    const VARIANTS: &'static [Variant];

    /// Reads a variant, an index into [`VARIANTS`](Self::VARIANTS); any other index reads what is kept as it is.
    fn read(variant: usize, text: Text<'_>) -> Result<Self, serde_json::Error>;

    /// The variant that keeps a value of any other type.
    fn unknown(value: Json) -> Self;
}

/// Implements `Deserialize` and [`Blank`](super::Blank) for a [`Union`]: `model::union!(Shape);`.
#[doc(hidden)]
#[macro_export]
macro_rules! __union {
    ($type:ty) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::model::read_union(deserializer)
            }
        }

        impl $crate::runtime::model::Blank for $type {
            fn blank() -> Self {
                $crate::runtime::model::Union::unknown($crate::runtime::Json::Null)
            }
        }
    };
}

/// The kinds of JSON value that variants are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any value.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A number without a fraction, however it is written.
    Integer,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// What can be told of a variant without decoding it.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    kind: Kind,
    tags: &'static [&'static str],
    fields: &'static [&'static str],
    required: &'static [usize],
    closed: bool,
    constants: &'static [(&'static str, &'static [&'static str])],
    texts: Option<&'static [&'static str]>,
    integers: Option<&'static [i64]>,
}

impl Variant {
    /// A variant of which only the kind is known.
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        Self {
            kind,
            tags: &[],
            fields: &[],
            required: &[],
            closed: false,
            constants: &[],
            texts: None,
            integers: None,
        }
    }

    /// A variant that holds a record.
    #[must_use]
    pub const fn record<T: Record>() -> Self {
        let mut variant = Self::of(Kind::Object);
        variant.fields = T::FIELDS;
        variant.required = T::REQUIRED;
        variant
    }

    /// A variant that holds one of a list of strings. Others are left to the other variants.
    #[must_use]
    pub const fn text_enum<T: TextEnum>() -> Self {
        let mut variant = Self::of(Kind::String);
        variant.texts = Some(T::KNOWN);
        variant
    }

    /// A variant that holds one of a list of integers. Others are left to the other variants.
    #[must_use]
    pub const fn integer_enum<T: IntegerEnum>() -> Self {
        let mut variant = Self::of(Kind::Integer);
        variant.integers = Some(T::KNOWN);
        variant
    }

    /// The values of the discriminator that tell this variant.
    #[must_use]
    pub const fn tags(mut self, tags: &'static [&'static str]) -> Self {
        self.tags = tags;
        self
    }

    /// Members that hold one of a few strings, when they are there.
    #[must_use]
    pub const fn constants(
        mut self,
        constants: &'static [(&'static str, &'static [&'static str])],
    ) -> Self {
        self.constants = constants;
        self
    }

    /// The document refuses members it does not name.
    #[must_use]
    pub const fn closed(mut self) -> Self {
        self.closed = true;
        self
    }

    /// How many members of the value this variant does not know; `None` when the value is not of this variant.
    fn strangers(&self, text: &str) -> Option<usize> {
        let (_, first) = Scanner::new(text).token()?;
        match (self.kind, first) {
            (Kind::Any, _)
            | (Kind::Array, Token::ArrayStart)
            | (Kind::Boolean, Token::Word("true" | "false"))
            | (Kind::Number, Token::Number(_)) => Some(0),
            (Kind::Integer, Token::Number(number)) => {
                let value = Number::from_text(number).filter(Number::is_integer)?;
                let known =
                    |integers: &[i64]| value.as_i64().is_some_and(|v| integers.contains(&v));
                self.integers.is_none_or(known).then_some(0)
            }
            (Kind::String, Token::String(token)) => {
                let known = |texts: &[&str]| texts.iter().any(|text| json::says(token, text));
                self.texts.is_none_or(known).then_some(0)
            }
            (Kind::Object, Token::ObjectStart) => self.object_strangers(text),
            (
                Kind::Boolean
                | Kind::Integer
                | Kind::Number
                | Kind::String
                | Kind::Array
                | Kind::Object,
                _,
            ) => None,
        }
    }

    fn object_strangers(&self, text: &str) -> Option<usize> {
        let mut strangers = 0;
        let mut missing: Vec<&str> = Vec::with_capacity(self.required.len());
        missing.extend(
            self.required
                .iter()
                .filter_map(|field| self.fields.get(*field)),
        );
        for member in json::Members::of(text) {
            if !self.fields.iter().any(|field| member.is_named(field)) {
                strangers += 1;
            }
            missing.retain(|field| !member.is_named(field));
            for (name, allowed) in self.constants {
                if member.is_named(name) && !allowed.iter().any(|text| member.says(text)) {
                    return None;
                }
            }
        }
        missing.is_empty().then_some(strangers)
    }
}

/// The text of a union's value.
#[derive(Clone, Copy, Debug)]
pub struct Text<'t>(&'t str);

impl Text<'_> {
    /// Reads the value and puts it into its variant.
    ///
    /// # Errors
    /// The value does not have the shape of the variant.
    pub fn read<T: DeserializeOwned, U>(self, wrap: fn(T) -> U) -> Result<U, serde_json::Error> {
        serde_json::from_str(self.0).map(wrap)
    }
}

/// `Deserialize` of a union.
pub fn read_union<'de, T: Union, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    let text = raw.get();
    // Each variant is decoded from its own text, which would let serde_json count the depth anew.
    if json::depth(text) > Json::DEPTH {
        return Err(D::Error::custom(format_args!(
            "the value ({}) is nested deeper than {}",
            T::NAME,
            Json::DEPTH
        )));
    }
    match choose::<T>(text) {
        Choice::Tagged(variant) => T::read(variant, Text(text)),
        Choice::Tried(value) => Ok(value),
        Choice::None => T::read(usize::MAX, Text(text)),
    }
    .map_err(|error| D::Error::custom(json::inner_message(&error, text)))
}

enum Choice<T> {
    /// The discriminator says so.
    Tagged(usize),
    /// Reading it succeeded.
    Tried(T),
    /// It is none of the documented types.
    None,
}

fn choose<T: Union>(text: &str) -> Choice<T> {
    if let Some(tag) = T::TAG {
        let member = json::Members::of(text).find(|member| member.is_named(tag));
        let chosen = member.and_then(|member| {
            let told = |variant: &Variant| variant.tags.iter().any(|text| member.says(text));
            T::VARIANTS.iter().position(told)
        });
        return chosen.map_or(Choice::None, Choice::Tagged);
    }
    let strangers = |(index, variant): (usize, &Variant)| Some((variant.strangers(text)?, index));
    let mut candidates: Vec<_> = T::VARIANTS
        .iter()
        .enumerate()
        .filter_map(strangers)
        .collect();
    candidates.sort_unstable_by_key(|candidate| Reverse(*candidate));
    while let Some((_, variant)) = candidates.pop() {
        if let Ok(value) = T::read(variant, Text(text)) {
            return Choice::Tried(value);
        }
    }
    Choice::None
}

/// Every variant that a text can be read as, whatever comes first, with what it reads as.
pub(crate) fn readings<T: Union>(text: &str) -> impl Iterator<Item = T> {
    let fits = |variant: &Variant| match variant.strangers(text) {
        Some(strangers) => strangers == 0 || !variant.closed,
        None => false,
    };
    T::VARIANTS
        .iter()
        .enumerate()
        .filter(move |(_, variant)| fits(variant))
        .filter_map(move |(index, _)| T::read(index, Text(text)).ok())
}
