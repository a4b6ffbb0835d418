//! The machinery that every generated operation and model shares.
//!
//! Nothing here knows the API: generated code describes it in constants ([`ApiInfo`], [`OperationInfo`]) and short
//! trait implementations ([`Operation`]), and this module does the work once for all of them.

pub mod model;
pub mod validate;

pub use self::model::Maybe;
pub use self::validate::{Location, Rule, Validate, Violation, Violations};
