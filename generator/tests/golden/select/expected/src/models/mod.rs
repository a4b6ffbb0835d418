//! The data types of the API: what requests and answers hold.
//!
//! Which file a type is in depends on the operations that use it; its path is always
//! `models::Name`.

#[cfg(feature = "birds")]
mod birds;
#[cfg(feature = "cats")]
mod cats;
#[cfg(feature = "dogs")]
mod dogs;
mod shared;

#[cfg(feature = "birds")]
pub use self::birds::Egg;
#[cfg(feature = "cats")]
pub use self::cats::Cat;
#[cfg(feature = "dogs")]
pub use self::dogs::{Dog, Vet};
pub use self::shared::Owner;
