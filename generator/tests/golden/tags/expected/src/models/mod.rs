//! What do requests and answers hold? Every data type of the API.
//!
//! Which file a type is in depends on the operations that use it; its path is always
//! `models::Name`.

mod cats;
mod dogs;
mod shared;

pub use self::cats::Cat;
pub use self::dogs::Dog;
pub use self::shared::Toy;
