//! What kind of text is it? Strings and their formats.
//!
//! ```text
//! {type: string, format: date-time}  ─▶  Text(DateTime)
//! {type: string, format: hostname}   ─▶  Text(Other("hostname")), with a note
//! ```

use super::conjunction::Whole;
use super::{Context, format_of};
use crate::diagnostics::catalog::schema as catalog;
use crate::diagnostics::{escape, suggest};
use crate::ir::TextFormat;

/// The formats of strings that mean something here, by their names in documents. The second group are names that
/// documents use for formats of the first.
const FORMATS: &[(&str, TextFormat)] = &[
    ("date-time", TextFormat::DateTime),
    ("date", TextFormat::Date),
    ("time", TextFormat::Time),
    ("duration", TextFormat::Duration),
    ("uuid", TextFormat::Uuid),
    ("byte", TextFormat::Byte),
    ("binary", TextFormat::Binary),
    ("uri", TextFormat::Uri),
    ("ipv4", TextFormat::Ipv4),
    ("ipv6", TextFormat::Ipv6),
    ("email", TextFormat::Email),
    ("password", TextFormat::Password),
    ("decimal", TextFormat::Decimal),
    ("base64", TextFormat::Byte),
    ("url", TextFormat::Uri),
    ("URL", TextFormat::Uri),
    ("guid", TextFormat::Uuid),
    ("string", TextFormat::Plain),
    ("String", TextFormat::Plain),
];

/// Whether only strings have this format.
pub(super) fn is_text_format(format: &str) -> bool {
    FORMATS.iter().any(|(name, _)| *name == format)
}

/// The format of a string. Where several schemas state one, the last has the say: it is the most particular.
pub(super) fn format(cx: &mut Context<'_, '_>, whole: &Whole<'_>) -> TextFormat {
    let Some((format, at)) = format_of(whole) else {
        return TextFormat::Plain;
    };
    if let Some((_, known)) = FORMATS.iter().find(|(name, _)| *name == format) {
        return known.clone();
    }
    let what = format!(
        "the format `{}` is not known: the value is read as any string",
        escape(format)
    );
    cx.say_with(at, &catalog::UNKNOWN_FORMAT, what, |message| {
        let known = FORMATS
            .iter()
            .filter(|(_, known)| *known != TextFormat::Plain);
        suggest(message, format, known.map(|(name, _)| *name))
    });
    TextFormat::Other(format.to_owned())
}
