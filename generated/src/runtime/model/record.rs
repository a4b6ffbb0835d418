// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What does generated code say of an object, so that the runtime can read and write it?

use std::collections::BTreeMap;

use serde::de::{self, Deserialize};
use serde::ser::Serialize;

/// An object with known members.
///
/// Implemented by generated code, which then gets `Serialize` and `Deserialize` through `record!`.
pub trait Record: Sized {
    /// Name of the type, for messages.
    const NAME: &'static str;
    /// Names of the members on the wire.
    const FIELDS: &'static [&'static str];
    /// Indices into [`FIELDS`](Self::FIELDS) of the members that must be there.
    const REQUIRED: &'static [usize];
    /// Names of the members that only the server sends: they are left out of requests.
    const READ_ONLY: &'static [&'static str] = &[];
    /// Whether members of other names are handed to [`read_extra`](Self::read_extra).
    const KEEPS_EXTRA: bool = false;

    /// The record before anything is read: as cheap a value as there is. See [`Blank`](super::Blank).
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

/// Implements serde's traits for a [`Record`]: `model::record!(Snapshot);`.
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
    };
}
