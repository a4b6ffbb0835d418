//! The rules of the document that values must keep: `Validate` for every model, and one
//! function for all parameters of the same name and rules.

#[cfg(feature = "big-dogs")]
mod big_dogs;
#[cfg(feature = "cats")]
mod cats;
mod shared;
pub(crate) mod patterns;

pub use self::shared::name;
