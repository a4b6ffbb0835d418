// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What stands in a required field before it has been read?

use std::collections::BTreeMap;

/// A value that costs nothing to make.
///
/// Reading a [`Record`](super::Record) starts from a blank one and fills it member by member; a required member that
/// never came is an error, so no caller sees a blank.
pub trait Blank {
    /// Makes the placeholder.
    fn blank() -> Self;
}

macro_rules! blank_is_default {
    ($($type:ty),* $(,)?) => {
        $(impl Blank for $type {
            fn blank() -> Self {
                Self::default()
            }
        })*
    };
}

blank_is_default!(bool, i8, i16, i32, i64, u8, u16, u32, u64, f32, f64, String);

impl<T> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl<T> Blank for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }
}

impl<K, V> Blank for BTreeMap<K, V> {
    fn blank() -> Self {
        Self::new()
    }
}
