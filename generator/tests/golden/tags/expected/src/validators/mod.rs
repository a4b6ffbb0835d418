//! Which rules of the document must values keep? `Validate` for every model, and one function
//! for every parameter that has rules.

mod cats;
mod dogs;
mod shared;

pub use self::cats::get_cat_name;
pub use self::dogs::get_dog_name;
