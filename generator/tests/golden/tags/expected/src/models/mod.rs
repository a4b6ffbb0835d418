//! The data types of the API: what requests and answers hold.
//!
//! Which file a type is in depends on the operations that use it; its path is always
//! `models::Name`.

#[cfg(feature = "big-dogs")]
mod big_dogs;
#[cfg(feature = "cats")]
mod cats;
mod shared;

#[cfg(feature = "big-dogs")]
pub use self::big_dogs::Dog;
#[cfg(feature = "cats")]
pub use self::cats::{Cat, NoCat};
pub use self::shared::Toy;
