// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How does a name for a list or map, which holds itself, read and write?

/// Implements serde's traits, [`Blank`](super::Blank) and conversions for a type with one unnamed public field, which
/// reads and writes as that field does: `model::newtype!(Tree, Vec<Tree>);`.
#[doc(hidden)]
#[macro_export]
macro_rules! __newtype {
    ($type:ident, $inner:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&self.0, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                serde::Deserialize::deserialize(deserializer).map(Self)
            }
        }

        impl $crate::runtime::model::Blank for $type {
            fn blank() -> Self {
                Self($crate::runtime::model::Blank::blank())
            }
        }

        impl From<$inner> for $type {
            fn from(inner: $inner) -> Self {
                Self(inner)
            }
        }

        impl std::ops::Deref for $type {
            type Target = $inner;

            fn deref(&self) -> &$inner {
                &self.0
            }
        }

        impl std::ops::DerefMut for $type {
            fn deref_mut(&mut self) -> &mut $inner {
                &mut self.0
            }
        }
    };
}
