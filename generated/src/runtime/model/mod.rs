// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How do models become JSON, and JSON models?
//!
//! Generated models implement serde's two traits by one line each over the traits here: a [`Record`] for an object, a
//! [`TextEnum`] or [`IntegerEnum`] for a list of values, a [`Union`] for one of several types. What serde's derive would
//! repeat in every model is written once here, which makes a crate of models several times cheaper to compile and no
//! slower to run.

mod blank;
mod integer_enum;
mod newtype;
mod presence;
mod record;
mod record_reader;
mod record_writer;
mod sending;
mod text_enum;
mod trying;
mod union;

pub use self::blank::Blank;
pub use self::integer_enum::{IntegerEnum, read_integer_enum};
pub use self::presence::Maybe;
pub use self::record::{FieldReader, FieldWriter, Members, Record};
pub use self::record_reader::read_record;
pub use self::record_writer::{Tag, count_members, write_record, write_tagged_record};
pub(crate) use self::sending::{is_sending, sending};
pub use self::text_enum::{TextEnum, read_text_enum};
pub(crate) use self::union::readings;
pub use self::union::{
    Kind, Union, Variant, VariantReader, VariantWriter, read_union, write_union,
};
#[doc(inline)]
pub use crate::{
    __integer_enum as integer_enum, __newtype as newtype, __record as record,
    __text_enum as text_enum, __union as union,
};
