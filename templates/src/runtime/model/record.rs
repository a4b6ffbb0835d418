//! How is an object with known members read and written?
//!
//! One visitor reads every record: it finds a member by name, hands its value to the record by the member's index,
//! refuses a member that comes twice, checks that the required ones came, and passes over unknown ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};

/// An object with known members.
///
/// Implemented by generated code, which then gets `Serialize`, `Deserialize` and
/// [`Blank`](super::Blank) through `record!`.
pub trait Record: Sized {
    /// Name of the type, for messages.
    const NAME: &'static str;
    /// Names of the members on the wire.
    const FIELDS: &'static [&'static str];
    /// Indices into [`FIELDS`](Self::FIELDS) of the members that must be there.
    const REQUIRED: &'static [usize];
    /// Whether members of other names are handed to [`read_extra`](Self::read_extra).
    const KEEPS_EXTRA: bool = false;

    /// The record before anything is read.
    fn blank() -> Self;

    /// Reads the value of member `field`, an index into [`FIELDS`](Self::FIELDS).
    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error>;

    /// Reads the value of a member that is not among [`FIELDS`](Self::FIELDS); called only where
    /// [`KEEPS_EXTRA`](Self::KEEPS_EXTRA) is set.
    fn read_extra<'de, R: FieldReader<'de>>(
        &mut self,
        name: String,
        value: &mut R,
    ) -> Result<(), R::Error> {
        drop(name);
        value.skip()
    }

    /// Writes every member.
    fn write<W: FieldWriter>(&self, fields: &mut W);
}

/// Where a record finds the value of the member it is asked to read.
pub trait FieldReader<'de> {
    /// What can go wrong.
    type Error: de::Error;

    /// Reads the value into its place.
    fn put<T: Deserialize<'de>>(&mut self, place: &mut T) -> Result<(), Self::Error>;

    /// Reads the value into a collection of members, under this name, which is new to it.
    fn put_extra<M: Members>(&mut self, name: String, members: &mut M) -> Result<(), Self::Error>
    where
        M::Value: Deserialize<'de>;

    /// Passes over the value.
    fn skip(&mut self) -> Result<(), Self::Error>;
}

/// Where a record writes its members. The first failure is kept, and what follows it is not written.
pub trait FieldWriter {
    /// A member that is always there.
    fn required<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T);

    /// A member that is left out when there is no value.
    fn optional<T: Serialize>(&mut self, name: &'static str, value: &Option<T>);

    /// A member that is null when there is no value.
    fn nullable<T: Serialize>(&mut self, name: &'static str, value: &Option<T>);

    /// A member that may be left out, null or a value.
    fn maybe<T: Serialize>(&mut self, name: &'static str, value: &super::Maybe<T>);

    /// Members beside the known ones. One that has the name of a known member is an error.
    fn flatten<M: Members>(&mut self, members: &M)
    where
        M::Value: Serialize;
}

/// A collection of members beside the known ones.
pub trait Members {
    /// What the members hold.
    type Value;

    /// Adds a member whose name is new.
    fn add(&mut self, name: String, value: Self::Value);

    /// The members in order.
    fn members(&self) -> impl Iterator<Item = (&str, &Self::Value)>;
}

impl<V> Members for BTreeMap<String, V> {
    type Value = V;

    fn add(&mut self, name: String, value: V) {
        self.insert(name, value);
    }

    fn members(&self) -> impl Iterator<Item = (&str, &V)> {
        self.iter().map(|(name, value)| (name.as_str(), value))
    }
}

/// Implements serde's traits and [`Blank`](super::Blank) for a [`Record`]: `model::record!(Snapshot);`.
#[doc(hidden)]
#[macro_export]
macro_rules! __record {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::model::write_record(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::model::read_record(deserializer)
            }
        }

        impl $crate::runtime::model::Blank for $type {
            fn blank() -> Self {
                $crate::runtime::model::Record::blank()
            }
        }
    };
}

/// `Deserialize` of a record.
pub fn read_record<'de, T: Record, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(RecordVisitor(PhantomData))
}

/// `Serialize` of a record that is a variant of a union: the member that tells the variant comes first, unless the
/// record writes it itself.
pub fn write_tagged_record<T: Record, S: Serializer>(
    record: &T,
    tag: &'static str,
    value: &'static str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut names = Names::default();
    record.write(&mut names);
    let mut writer = Writer {
        map: serializer.serialize_map(None)?,
        known: T::FIELDS,
        failure: None,
    };
    if !names.0.contains(&tag) {
        writer.entry(tag, value);
    }
    record.write(&mut writer);
    match writer.failure {
        None => writer.map.end(),
        Some(failure) => Err(failure),
    }
}

/// How many members a record has when it is written.
pub fn count_members<T: Record>(record: &T) -> usize {
    let mut names = Names::default();
    record.write(&mut names);
    names.0.len() + names.1
}

/// `Serialize` of a record.
pub fn write_record<T: Record, S: Serializer>(
    record: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut writer = Writer {
        map: serializer.serialize_map(None)?,
        known: T::FIELDS,
        failure: None,
    };
    record.write(&mut writer);
    match writer.failure {
        None => writer.map.end(),
        Some(failure) => Err(failure),
    }
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

/// Finds a name among those of the fields, beginning where the last one was found: members usually come in the order
/// in which they are documented.
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

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Name, E> {
        let (before, after) = self.fields.split_at(self.guess.min(self.fields.len()));
        if let Some(field) = after.iter().position(|known| *known == name) {
            return Ok(Name::Field(before.len() + field));
        }
        if let Some(field) = before.iter().position(|known| *known == name) {
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

struct Writer<M: SerializeMap> {
    map: M,
    known: &'static [&'static str],
    failure: Option<M::Error>,
}

impl<M: SerializeMap> Writer<M> {
    fn entry<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        if self.failure.is_none() {
            self.failure = self.map.serialize_entry(name, value).err();
        }
    }
}

impl<M: SerializeMap> FieldWriter for Writer<M> {
    fn required<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.entry(name, value);
    }

    fn optional<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.entry(name, value);
        }
    }

    fn nullable<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        self.entry(name, value);
    }

    fn maybe<T: Serialize>(&mut self, name: &'static str, value: &super::Maybe<T>) {
        if !value.is_absent() {
            self.entry(name, value);
        }
    }

    fn flatten<E: Members>(&mut self, members: &E)
    where
        E::Value: Serialize,
    {
        for (name, value) in members.members() {
            if self.known.contains(&name) {
                let message =
                    format_args!("the additional member `{name}` has the name of a known one");
                self.failure
                    .get_or_insert_with(|| M::Error::custom(message));
                return;
            }
            self.entry(name, value);
        }
    }
}

/// Takes the names of the members, and how many there are beside the known ones, and leaves their values.
#[derive(Default)]
struct Names(Vec<&'static str>, usize);

impl FieldWriter for Names {
    fn required<T: Serialize + ?Sized>(&mut self, name: &'static str, _: &T) {
        self.0.push(name);
    }

    fn optional<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        if value.is_some() {
            self.0.push(name);
        }
    }

    fn nullable<T: Serialize>(&mut self, name: &'static str, _: &Option<T>) {
        self.0.push(name);
    }

    fn maybe<T: Serialize>(&mut self, name: &'static str, value: &super::Maybe<T>) {
        if !value.is_absent() {
            self.0.push(name);
        }
    }

    fn flatten<E: Members>(&mut self, members: &E)
    where
        E::Value: Serialize,
    {
        self.1 += members.members().count();
    }
}
