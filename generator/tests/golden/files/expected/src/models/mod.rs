//! The data types of the API: what requests and answers hold.
//!
//! Which file a type is in depends on the operations that use it; its path is always
//! `models::Name`.

mod operations;

pub use self::operations::{Animal, Cat, Dog, Id, Link, Name, Order, Prey, Problem};
