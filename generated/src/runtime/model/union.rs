// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Which of several types does a value have?
//!
//! A union is read from the text of its value. With a discriminator, that member is looked up first and decides.
//! Without one, what can be told from the text without decoding (kind, required members, constants) rules variants out,
//! and the others are tried: the one that knows most of the members first, and of several the one that says most of the
//! value. What fits no variant is kept as [`Json`].

use std::cmp::Reverse;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::trying::trying;
use super::{IntegerEnum, Record, Tag, TextEnum, write_record, write_tagged_record};
use crate::runtime::json::{self, Json, Number, Scanner, Token};

/// One of several types.
///
/// Implemented by generated code, which then gets `Serialize`, `Deserialize` and [`Blank`](super::Blank) through
/// `union!`.
pub trait Union: Sized {
    /// Name of the type, for messages.
    const NAME: &'static str;
    /// The member that tells the variant, where the document names one.
    const TAG: Option<&'static str> = None;
    /// Values of that member, and which variant each tells: an index into [`VARIANTS`](Self::VARIANTS).
    const TAGS: &'static [(&'static str, usize)] = &[];
    /// What is known of each variant before it is read; of several that fit as well and say as much, the first is taken.
    const VARIANTS: &'static [Variant];

    /// Reads a variant, an index into [`VARIANTS`](Self::VARIANTS).
    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error>;

    /// The variant that keeps a value of any other type.
    fn unknown(value: Json) -> Self;

    /// Writes the value of the variant.
    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error>;
}

/// Where a union finds the value it is asked to read.
pub trait VariantReader {
    /// What can go wrong.
    type Error;

    /// Reads the value and puts it into its variant.
    fn read<T: DeserializeOwned, U>(&self, wrap: fn(T) -> U) -> Result<U, Self::Error>;
}

/// Where a union writes the value of its variant.
pub trait VariantWriter {
    /// What is there when it is written.
    type Ok;
    /// What can go wrong.
    type Error;

    /// Writes a value as it is.
    fn write<T: Serialize>(self, value: &T) -> Result<Self::Ok, Self::Error>;

    /// Writes a record, and before it the discriminator with this value, unless the record has one that tells the same
    /// variant.
    fn tagged<T: Record>(self, tag: &'static str, value: &T) -> Result<Self::Ok, Self::Error>;
}

/// Implements serde's traits and [`Blank`](super::Blank) for a [`Union`]: `model::union!(Shape);`.
#[doc(hidden)]
#[macro_export]
macro_rules! __union {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::model::write_union(self, serializer)
            }
        }

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

/// `Serialize` of a union.
pub fn write_union<T: Union, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.write(Plain {
        serializer,
        tag: T::TAG,
        tags: T::TAGS,
    })
}

struct Plain<S> {
    serializer: S,
    tag: Option<&'static str>,
    tags: &'static [(&'static str, usize)],
}

impl<S: Serializer> VariantWriter for Plain<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn write<T: Serialize>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self.serializer)
    }

    fn tagged<T: Record>(self, tag: &'static str, value: &T) -> Result<S::Ok, S::Error> {
        match self.tag {
            Some(name) => {
                let tag = Tag {
                    name,
                    value: tag,
                    all: self.tags,
                };
                write_tagged_record(value, tag, self.serializer)
            }
            None => write_record(value, self.serializer),
        }
    }
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
    /// A string of a format, which its type reads.
    Format,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// What can be told of a variant without decoding it.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    kind: Kind,
    fields: &'static [&'static str],
    required: &'static [usize],
    closed: bool,
    constants: &'static [(&'static str, &'static [&'static str])],
    texts: Option<&'static [&'static str]>,
    integers: Option<&'static [i64]>,
    /// Of a union: how many members of the value the variant that it would take does not know.
    within: Option<fn(&str) -> Option<usize>>,
}

impl Variant {
    /// A variant of which only the kind is known.
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        Self {
            kind,
            fields: &[],
            required: &[],
            closed: false,
            constants: &[],
            texts: None,
            integers: None,
            within: None,
        }
    }

    /// A variant that holds a union, whose own variants say what it takes.
    #[must_use]
    pub const fn union<T: Union>() -> Self {
        let mut variant = Self::of(Kind::Any);
        variant.within = Some(strangers_within::<T>);
        variant
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
        if let Some(within) = self.within {
            return within(text);
        }
        let (_, first) = Scanner::new(text).token()?;
        match (self.kind, first) {
            (Kind::Any, _)
            | (Kind::Array, Token::ArrayStart)
            | (Kind::Boolean, Token::Word("true" | "false"))
            | (Kind::Format, Token::String(_))
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
                | Kind::Format
                | Kind::Array
                | Kind::Object,
                _,
            ) => None,
        }
    }

    /// How much a variant leaves open, the least first: whether it takes any value, any of a kind or fewer, and how many
    /// members must be there.
    fn breadth(&self) -> (u8, Reverse<usize>) {
        let breadth = match self.kind {
            Kind::Any if self.within.is_none() => 2,
            Kind::Number => 1,
            Kind::String if self.texts.is_none() => 1,
            Kind::Object if self.fields.is_empty() => 1,
            Kind::Any
            | Kind::Boolean
            | Kind::Integer
            | Kind::String
            | Kind::Format
            | Kind::Array
            | Kind::Object => 0,
        };
        (breadth, Reverse(self.required.len()))
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
struct Text<'t>(&'t str);

impl VariantReader for Text<'_> {
    type Error = serde_json::Error;

    fn read<T: DeserializeOwned, U>(&self, wrap: fn(T) -> U) -> Result<U, serde_json::Error> {
        serde_json::from_str(self.0).map(wrap)
    }
}

/// `Deserialize` of a union.
pub fn read_union<'de, T: Union, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    let text = raw.get();
    // Each variant is decoded from its own text, which would let serde_json count the depth anew.
    if json::depth(text) > Json::DEPTH {
        let message = format!(
            "the value ({}) is nested deeper than {}",
            T::NAME,
            Json::DEPTH
        );
        return Err(D::Error::custom(json::inner("", text, &message)));
    }
    let read = match T::TAG {
        Some(tag) => told_variant::<T>(tag, text).map(|variant| T::read(variant, &Text(text))),
        None => fitting_variant(text).map(Ok),
    };
    read.unwrap_or_else(|| serde_json::from_str(text).map(T::unknown))
        .map_err(|error| D::Error::custom(json::inner_message(&error, text)))
}

/// The variant that the discriminator tells.
fn told_variant<T: Union>(tag: &str, text: &str) -> Option<usize> {
    let member = json::Members::of(text).find(|member| member.is_named(tag))?;
    let told = T::TAGS.iter().find(|(value, _)| member.says(value));
    told.map(|(_, variant)| *variant)
}

/// How many members of the value the variant does not know that a union would take; `None` when it would take none.
fn strangers_within<T: Union>(text: &str) -> Option<usize> {
    match T::TAG {
        Some(tag) => T::VARIANTS
            .get(told_variant::<T>(tag, text)?)?
            .strangers(text),
        None => T::VARIANTS
            .iter()
            .filter_map(|variant| variant.strangers(text))
            .min(),
    }
}

/// The value as the variant that knows most of its members; of several the one that leaves least open, and then the first.
fn fitting_variant<T: Union>(text: &str) -> Option<T> {
    let strangers = |(index, variant): (usize, &Variant)| {
        Some((variant.strangers(text)?, variant.breadth(), index))
    };
    let mut candidates: Vec<_> = T::VARIANTS
        .iter()
        .enumerate()
        .filter_map(strangers)
        .collect();
    candidates.sort_unstable();
    let read = |variant: usize| T::read(variant, &Text(text)).ok();
    match candidates.as_slice() {
        [] => None,
        [(_, _, only)] => read(*only),
        several => trying(T::NAME, text, read, || {
            let mut several = several.iter();
            several.find_map(|(_, _, variant)| Some((*variant, read(*variant)?)))
        }),
    }
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
        .filter_map(move |(index, _)| T::read(index, &Text(text)).ok())
}
