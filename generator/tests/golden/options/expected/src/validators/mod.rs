//! The rules of the document that values must keep: `Validate` for every model, and one
//! function for every parameter that has rules.

#[cfg(feature = "dogs")]
mod dogs;
mod shared;
pub(crate) mod patterns;

#[cfg(feature = "dogs")]
pub use self::dogs::wild_dogs_page;
pub use self::shared::{
    limit_order_and2_options_limit, limit_order_and2_options_order,
    limit_order_and2_options_page, limit_order_and2_options_x_trace,
};
