// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How is a record written?

use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};

use super::record::{FieldWriter, Members, Record};
use super::sending::is_sending;

/// How a union tells its variant.
#[derive(Clone, Copy, Debug)]
pub struct Tag {
    /// The member that tells it.
    pub name: &'static str,
    /// The value that is written.
    pub value: &'static str,
    /// All values that tell a variant, and which.
    pub all: &'static [(&'static str, usize)],
}

impl Tag {
    /// Whether the text tells the same variant as the value that is written.
    fn agrees(&self, text: &str) -> bool {
        let variant = |text: &str| {
            let told = self.all.iter().find(|(value, _)| *value == text);
            told.map(|(_, variant)| *variant)
        };
        variant(text).is_some_and(|told| Some(told) == variant(self.value))
    }
}

/// `Serialize` of a record that is a variant of a union: the member that tells the variant comes first, unless the
/// record has it, as a member of its own or among those that it does not know, and it tells this variant. What tells
/// another variant, or none, is not written: the variant says what the value is.
pub fn write_tagged_record<T: Record, S: Serializer>(
    record: &T,
    tag: Tag,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut names = Names {
        tag: Some(tag.name),
        ..Names::default()
    };
    record.write(&mut names);
    let written = names.told.as_deref().is_some_and(|told| tag.agrees(told));
    let mut writer = Writer {
        map: serializer.serialize_map(None)?,
        known: T::FIELDS,
        // Without the member that tells the variant, nobody can read it.
        unsent: unsent::<T>(),
        kept: Some(tag.name),
        tag: None,
        failure: None,
    };
    if !written {
        writer.entry(tag.name, tag.value);
        writer.tag = Some(tag.name);
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
    names.known.len() + names.others
}

/// `Serialize` of a record.
pub fn write_record<T: Record, S: Serializer>(
    record: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut writer = Writer {
        map: serializer.serialize_map(None)?,
        known: T::FIELDS,
        unsent: unsent::<T>(),
        kept: None,
        tag: None,
        failure: None,
    };
    record.write(&mut writer);
    match writer.failure {
        None => writer.map.end(),
        Some(failure) => Err(failure),
    }
}

/// The members that are left out.
fn unsent<T: Record>() -> &'static [&'static str] {
    if !T::READ_ONLY.is_empty() && is_sending() {
        T::READ_ONLY
    } else {
        &[]
    }
}

struct Writer<M: SerializeMap> {
    map: M,
    known: &'static [&'static str],
    /// Members that are left out, but for the one that is kept.
    unsent: &'static [&'static str],
    kept: Option<&'static str>,
    /// The member that tells the variant, when it is written already.
    tag: Option<&'static str>,
    failure: Option<M::Error>,
}

impl<M: SerializeMap> Writer<M> {
    fn known<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let is_left_out = self.unsent.contains(&name) && self.kept != Some(name);
        if !is_left_out && self.tag != Some(name) {
            self.entry(name, value);
        }
    }

    fn entry<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        if self.failure.is_none() {
            self.failure = self.map.serialize_entry(name, value).err();
        }
    }
}

impl<M: SerializeMap> FieldWriter for Writer<M> {
    fn required<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.known(name, value);
    }

    fn optional<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.known(name, value);
        }
    }

    fn nullable<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        self.known(name, value);
    }

    fn maybe<T: Serialize>(&mut self, name: &'static str, value: &super::Maybe<T>) {
        if !value.is_absent() {
            self.known(name, value);
        }
    }

    fn flatten<E: Members>(&mut self, members: &E)
    where
        E::Value: Serialize,
    {
        let tag = self.tag;
        for (name, value) in members.members().filter(|(name, _)| Some(*name) != tag) {
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

/// Takes the names of the members, and the value of the one that tells a variant.
#[derive(Default)]
struct Names {
    known: Vec<&'static str>,
    /// How many there are beside the known ones.
    others: usize,
    /// The member that tells a variant.
    tag: Option<&'static str>,
    /// The text of that member.
    told: Option<String>,
}

impl Names {
    fn known<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.known.push(name);
        self.tell(name, value);
    }

    fn tell<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        if Some(name) == self.tag {
            let text = serde_json::to_string(value).ok();
            self.told = text.and_then(|text| serde_json::from_str(&text).ok());
        }
    }
}

impl FieldWriter for Names {
    fn required<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.known(name, value);
    }

    fn optional<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.known(name, value);
        }
    }

    fn nullable<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        self.known(name, value);
    }

    fn maybe<T: Serialize>(&mut self, name: &'static str, value: &super::Maybe<T>) {
        if !value.is_absent() {
            self.known(name, value);
        }
    }

    fn flatten<E: Members>(&mut self, members: &E)
    where
        E::Value: Serialize,
    {
        for (name, value) in members.members() {
            self.others += 1;
            self.tell(name, value);
        }
    }
}
