// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How is a secret that travels in a body kept out of sight?

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use zeroize::Zeroizing;

use crate::runtime::model::Blank;

/// Text that is only shown to the server (`format: password`).
///
/// `Debug` and `Display` show nothing of it, and its memory is zeroed when it is dropped. Serialising it writes the
/// text, since that is how it is sent: keep serialised requests out of logs.
#[derive(Clone, PartialEq, Eq)]
pub struct Sensitive(Zeroizing<String>);

impl Sensitive {
    /// Takes the text over.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text itself, for the one place that needs it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Sensitive {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Sensitive {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Sensitive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sensitive(..)")
    }
}

impl fmt::Display for Sensitive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[not shown]")
    }
}

impl Blank for Sensitive {
    fn blank() -> Self {
        Self::new(String::new())
    }
}

impl Serialize for Sensitive {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

impl<'de> Deserialize<'de> for Sensitive {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Asked for a string, `serde_json` would quote a number that stands there; asked for anything, it asks us.
        deserializer.deserialize_any(SensitiveVisitor)
    }
}

struct SensitiveVisitor;

impl SensitiveVisitor {
    /// What every value of another kind is answered with: serde's own message would quote it.
    fn refuse<E: de::Error>() -> Result<Sensitive, E> {
        Err(E::custom("expected a string that is not shown"))
    }
}

impl<'de> Visitor<'de> for SensitiveVisitor {
    type Value = Sensitive;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string that is not shown")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Sensitive, E> {
        Ok(Sensitive::new(text))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Sensitive, E> {
        Ok(Sensitive::new(text))
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Sensitive, E> {
        Self::refuse()
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Sensitive, E> {
        Self::refuse()
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Sensitive, E> {
        Self::refuse()
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Sensitive, E> {
        Self::refuse()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Sensitive, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Self::refuse()
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Sensitive, A::Error> {
        while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Self::refuse()
    }
}
