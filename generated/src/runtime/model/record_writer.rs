// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How is a record written?

use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};

use super::record::{FieldWriter, Members, Record};

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
