//! The rules of the document that values must keep: `Validate` for every model, and one
//! function for every parameter that has rules.

#[cfg(feature = "big-dogs")]
mod big_dogs;
#[cfg(feature = "cats")]
mod cats;
mod shared;
pub(crate) mod patterns;

#[cfg(feature = "big-dogs")]
pub use self::big_dogs::get_dog_name;
#[cfg(feature = "cats")]
pub use self::cats::get_cat_name;
