//! Which Rust type holds a scalar? One decision, used by derives, samples, verdicts and the emitters alike.

use crate::ir::{IntegerFormat, NumberFormat, TextFormat, Ty};

/// How the crate holds a scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// `bool`.
    Bool,
    /// `String`: plain text, and formats that are text to Rust too.
    Text,
    /// `runtime::Secret`: text that `Debug` never shows.
    Secret,
    /// `runtime::Timestamp`: RFC 3339 `date-time`.
    Timestamp,
    /// `runtime::Date`: RFC 3339 `full-date`.
    Date,
    /// `runtime::Uuid`.
    Uuid,
    /// `runtime::Base64Bytes`.
    Base64,
    /// `runtime::Binary`: bytes as they are, a file in a form.
    Binary,
    /// `i8` … `u64`.
    Integer(IntegerFormat),
    /// `f64`: also for `float`, so that no digit of a response is lost.
    Float,
    /// `runtime::Number`: a number with its digits kept.
    Decimal,
}

impl Scalar {
    /// How a scalar type is held; `None` for named types, lists, maps and untyped JSON.
    pub fn of(ty: &Ty) -> Option<Self> {
        match ty {
            Ty::Bool => Some(Self::Bool),
            Ty::Text(format) => Some(Self::of_text(format)),
            Ty::Integer(format) => Some(Self::Integer(*format)),
            Ty::Number(NumberFormat::Float | NumberFormat::Double) => Some(Self::Float),
            Ty::Number(NumberFormat::Decimal) => Some(Self::Decimal),
            Ty::Named(_) | Ty::List(_) | Ty::Map(_) | Ty::Untyped(_) => None,
        }
    }

    /// How a string of this format is held.
    pub fn of_text(format: &TextFormat) -> Self {
        match format {
            TextFormat::DateTime => Self::Timestamp,
            TextFormat::Date => Self::Date,
            TextFormat::Uuid => Self::Uuid,
            TextFormat::Byte => Self::Base64,
            TextFormat::Binary => Self::Binary,
            TextFormat::Password => Self::Secret,
            TextFormat::Plain
            | TextFormat::Time
            | TextFormat::Duration
            | TextFormat::Uri
            | TextFormat::Ipv4
            | TextFormat::Ipv6
            | TextFormat::Email
            | TextFormat::Decimal
            | TextFormat::Other(_) => Self::Text,
        }
    }

    /// Whether the value is text whose length and characters a validator can look at.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Secret)
    }
}

/// The least and greatest value of an integer format.
pub(in crate::plan) fn integer_range(format: IntegerFormat) -> (i128, i128) {
    match format {
        IntegerFormat::Int8 => (i8::MIN.into(), i8::MAX.into()),
        IntegerFormat::Int16 => (i16::MIN.into(), i16::MAX.into()),
        IntegerFormat::Int32 => (i32::MIN.into(), i32::MAX.into()),
        IntegerFormat::Int64 => (i64::MIN.into(), i64::MAX.into()),
        IntegerFormat::Uint8 => (0, u8::MAX.into()),
        IntegerFormat::Uint16 => (0, u16::MAX.into()),
        IntegerFormat::Uint32 => (0, u32::MAX.into()),
        IntegerFormat::Uint64 => (0, u64::MAX.into()),
    }
}
