//! How do models become JSON, and JSON models?
//!
//! Generated models implement serde's two traits by one line each over the traits here: a [`Record`] for an object, a
//! [`TextEnum`] or [`IntegerEnum`] for a list of values. What serde's derive would repeat in every model is written
//! once here, which makes a crate of models several times cheaper to compile and no slower to run.

mod blank;
mod presence;
mod record;
mod text_enum;

pub use self::blank::Blank;
pub use self::presence::Maybe;
pub use self::record::{FieldReader, FieldWriter, Members, Record, read_record, write_record};
pub use self::text_enum::{TextEnum, read_text_enum};
#[doc(inline)]
pub use crate::{__record as record, __text_enum as text_enum};
