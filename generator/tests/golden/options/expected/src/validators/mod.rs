//! The rules of the document that values must keep: `Validate` for every model, and one
//! function for all parameters of the same name and rules.

mod shared;
pub(crate) mod patterns;

pub use self::shared::{limit, order, page, x_trace};
