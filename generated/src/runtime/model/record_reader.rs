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
        let mut seen = Seen::for_fields(T::FIELDS.len());
        let mut extra = BTreeSet::new();
        let mut guess = 0;
        loop {
            let name = NameSeed {
                fields: T::FIELDS,
                guess,
                keep: T::KEEPS_EXTRA,
            };
            match reader.map.next_key_seed(name)? {
                Some(Name::Field(field)) => {
                    if !seen.insert(field) {
                        return Err(de::Error::duplicate_field(name_of(T::FIELDS, field)));
                    }
                    guess = field + 1;
                    record.read(field, &mut reader)?;
                }
                Some(Name::Extra(name)) => {
                    if !extra.insert(name.clone()) {
                        return Err(de::Error::custom("an additional member comes twice"));
                    }
                    record.read_extra(name, &mut reader)?;
                }
                Some(Name::Unknown) => reader.skip()?,
                None => break,
            }
        }
        match T::REQUIRED.iter().find(|&&field| !seen.contains(field)) {
            None => Ok(record),
            Some(&field) => Err(de::Error::missing_field(name_of(T::FIELDS, field))),
        }
    }
}

fn name_of(fields: &'static [&'static str], field: usize) -> &'static str {
    fields.get(field).copied().unwrap_or_default()
}

/// Which members have come: a bit each, in one word for records of up to 64 members.
struct Seen {
    first: u64,
    rest: Vec<u64>,
}

impl Seen {
    fn for_fields(count: usize) -> Self {
        Self {
            first: 0,
            rest: vec![0; count.saturating_sub(1) / 64],
        }
    }

    fn word(&mut self, field: usize) -> Option<&mut u64> {
        match (field / 64).checked_sub(1) {
            None => Some(&mut self.first),
            Some(word) => self.rest.get_mut(word),
        }
    }

    /// Notes a member; `false` when it had come before.
    fn insert(&mut self, field: usize) -> bool {
        let bit = 1 << (field % 64);
        let Some(word) = self.word(field) else {
            return false;
        };
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    fn contains(&self, field: usize) -> bool {
        let word = match (field / 64).checked_sub(1) {
            None => self.first,
            Some(word) => self.rest.get(word).copied().unwrap_or_default(),
        };
        word & (1 << (field % 64)) != 0
    }
}

/// What a member's name says.
enum Name {
    Field(usize),
    Extra(String),
    Unknown,
}

/// Finds a name among those of the fields, first where it would be if members came in the order of the document, as
/// they usually do.
struct NameSeed {
    fields: &'static [&'static str],
    guess: usize,
    keep: bool,
}

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = Name;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for NameSeed {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    #[inline]
    fn visit_str<E: de::Error>(self, name: &str) -> Result<Name, E> {
        if self.fields.get(self.guess) == Some(&name) {
            return Ok(Name::Field(self.guess));
        }
        if let Some(field) = self.fields.iter().position(|known| *known == name) {
            return Ok(Name::Field(field));
        }
        Ok(if self.keep {
            Name::Extra(name.to_owned())
        } else {
            Name::Unknown
        })
    }
}

struct Reader<A> {
    map: A,
}

impl<'de, A: MapAccess<'de>> FieldReader<'de> for Reader<A> {
    type Error = A::Error;

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
