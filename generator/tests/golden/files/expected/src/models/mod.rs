//! What do requests and answers hold? Every data type of the API.
//!
//! Which file a type is in depends on the operations that use it; its path is always
//! `models::Name`.

mod operations;

pub use self::operations::{Animal, Cat, Dog, Id, Link, Name, Order, Prey, Problem};
