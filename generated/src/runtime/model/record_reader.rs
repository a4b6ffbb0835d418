// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How is a record read?
//!
//! One visitor reads every record: it finds a member by name, hands its value to the record by the member's index,
//! refuses a member that comes twice, checks that the required ones came, and passes over unknown ones.

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::record::{FieldReader, Members, Record};

/// `Deserialize` of a record.
pub fn read_record<'de, T: Record, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(RecordVisitor(PhantomData))
}

struct RecordVisitor<T>(PhantomData<T>);

impl<'de, T: Record> Visitor<'de> for RecordVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object ({})", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let mut record = T::blank();
        let mut reader = Reader { map };
        let mut seen = Seen::<T>::new();
        let mut extra = T::KEEPS_EXTRA.then(Extra::default);
        let mut guess = 0;
        loop {
            let name = NameSeed {
                fields: T::FIELDS,
                guess,
                other: extra.as_mut().map(|extra| &mut extra.name),
            };
            match reader.map.next_key_seed(name)? {
                Some(field) if field < T::FIELDS.len() => {
                    if !seen.insert(field) {
                        return Err(de::Error::duplicate_field(name_of(T::FIELDS, field)));
                    }
                    guess = field + 1;
                    record.read(field, &mut reader)?;
                }
                Some(_) => match &mut extra {
                    None => reader.skip()?,
                    Some(extra) => {
                        if !extra.seen.insert(extra.name.clone()) {
                            return Err(de::Error::custom("an additional member comes twice"));
                        }
                        record.read_extra(std::mem::take(&mut extra.name), &mut reader)?;
                    }
                },
                None => break,
            }
        }
        match seen.missing() {
            None => Ok(record),
            Some(field) => Err(de::Error::missing_field(name_of(T::FIELDS, field))),
        }
    }
}

fn name_of(fields: &'static [&'static str], field: usize) -> &'static str {
    fields.get(field).copied().unwrap_or_default()
}

/// Which members have come: a bit each, in one word for records of up to 64 members.
struct Seen<T> {
    first: u64,
    rest: Vec<u64>,
    record: PhantomData<T>,
}

impl<T: Record> Seen<T> {
    /// Whether one word is enough.
    const IS_SMALL: bool = T::FIELDS.len() <= 64;
    /// The members of the first word that must come.
    const REQUIRED: u64 = first_word(T::REQUIRED);

    fn new() -> Self {
        Self {
            first: 0,
            rest: if Self::IS_SMALL {
                Vec::new()
            } else {
                vec![0; T::FIELDS.len() / 64]
            },
            record: PhantomData,
        }
    }

    /// Notes a member; `false` when it had come before.
    fn insert(&mut self, field: usize) -> bool {
        let bit = 1 << (field % 64);
        let word = match (field / 64).checked_sub(1) {
            Some(word) if !Self::IS_SMALL => match self.rest.get_mut(word) {
                Some(word) => word,
                None => return false,
            },
            Some(_) | None => &mut self.first,
        };
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    /// The first member that must come and did not.
    fn missing(&self) -> Option<usize> {
        if self.first & Self::REQUIRED == Self::REQUIRED && Self::IS_SMALL {
            return None;
        }
        let came = |field: usize| {
            let word = match (field / 64).checked_sub(1) {
                None => self.first,
                Some(word) => self.rest.get(word).copied().unwrap_or_default(),
            };
            word & (1 << (field % 64)) != 0
        };
        T::REQUIRED.iter().copied().find(|field| !came(*field))
    }
}

/// A bit for each of the first 64 members that is in the list.
const fn first_word(mut fields: &[usize]) -> u64 {
    let mut word = 0;
    while let [field, rest @ ..] = fields {
        if *field < 64 {
            word |= 1 << *field;
        }
        fields = rest;
    }
    word
}

/// The members beside the known ones, of a record that keeps them.
#[derive(Default)]
struct Extra {
    /// The name of the last one.
    name: String,
    seen: BTreeSet<String>,
}

/// Finds a name among those of the fields, first where it would be if members came in the order of the document, as
/// they usually do. A name that is not among them is as many as there are fields.
struct NameSeed<'a> {
    fields: &'static [&'static str],
    guess: usize,
    /// Where such a name is put.
    other: Option<&'a mut String>,
}

impl<'de> DeserializeSeed<'de> for NameSeed<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for NameSeed<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    #[inline]
    fn visit_str<E: de::Error>(self, name: &str) -> Result<usize, E> {
        let guessed = self.fields.get(self.guess);
        if guessed.is_some_and(|known| same(known, name)) {
            return Ok(self.guess);
        }
        let found = self.fields.iter().position(|known| same(known, name));
        if let (None, Some(other)) = (found, self.other) {
            name.clone_into(other);
        }
        Ok(found.unwrap_or(self.fields.len()))
    }
}

/// Equality of names: most are short, and two words of each say it all, which is cheaper than a call.
#[inline]
fn same(known: &str, name: &str) -> bool {
    let (known, name) = (known.as_bytes(), name.as_bytes());
    known.len() == name.len()
        && match known.len() {
            4..=8 => ends::<4>(known) == ends::<4>(name),
            9..=16 => ends::<8>(known) == ends::<8>(name),
            _ => known == name,
        }
}

/// The first bytes of a text and the last.
#[inline]
fn ends<const N: usize>(text: &[u8]) -> (Option<&[u8; N]>, Option<&[u8; N]>) {
    (text.first_chunk(), text.last_chunk())
}

struct Reader<A> {
    map: A,
}

impl<'de, A: MapAccess<'de>> FieldReader<'de> for Reader<A> {
    type Error = A::Error;

    #[inline]
    fn put<T: Deserialize<'de>>(&mut self, place: &mut T) -> Result<(), A::Error> {
        *place = self.map.next_value()?;
        Ok(())
    }

    fn put_extra<M: Members>(&mut self, name: String, members: &mut M) -> Result<(), A::Error>
    where
        M::Value: Deserialize<'de>,
    {
        members.add(name, self.map.next_value()?);
        Ok(())
    }

    fn skip(&mut self) -> Result<(), A::Error> {
        self.map.next_value::<IgnoredAny>()?;
        Ok(())
    }
}
