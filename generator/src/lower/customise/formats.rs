//! Which formats are strings all the same? Those that the configuration keeps as they come.
//!
//! ```text
//! [target.formats] uuid = "string"     Text(Uuid) ─▶ Text(Other("uuid"))
//! ```

use std::collections::BTreeMap;

use super::{Customise, defs};
use crate::diagnostics::{catalog, escape, suggest};
use crate::ir::{Api, TextFormat, Ty, TypeTable, TypeUse};
use crate::lower::prune::{each_use_of_operation, each_use_of_type};

/// What a format can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    /// A type of its own, or a string.
    Typed,
    /// The same, and conversions.
    Moment,
    /// A string anyway.
    String,
    /// Bytes anyway.
    Bytes,
}

/// The formats of strings that are known here.
const FORMATS: &[(&str, TextFormat, Choice)] = &[
    ("date-time", TextFormat::DateTime, Choice::Moment),
    ("date", TextFormat::Date, Choice::Typed),
    ("uuid", TextFormat::Uuid, Choice::Typed),
    ("byte", TextFormat::Byte, Choice::Typed),
    ("password", TextFormat::Password, Choice::Typed),
    ("time", TextFormat::Time, Choice::String),
    ("duration", TextFormat::Duration, Choice::String),
    ("uri", TextFormat::Uri, Choice::String),
    ("ipv4", TextFormat::Ipv4, Choice::String),
    ("ipv6", TextFormat::Ipv6, Choice::String),
    ("email", TextFormat::Email, Choice::String),
    ("decimal", TextFormat::Decimal, Choice::String),
    ("binary", TextFormat::Binary, Choice::Bytes),
];

impl Choice {
    /// Why the format cannot be held so; none when it can.
    fn problem(self, asked: &str) -> Option<&'static str> {
        match (self, asked) {
            (Self::Typed | Self::Moment, "typed" | "string")
            | (Self::Moment, "time" | "chrono" | "jiff")
            | (Self::String, "string")
            | (Self::Bytes, "typed") => None,
            (Self::Typed, _) => Some("is `typed` or a `string`"),
            (Self::Moment, _) => {
                Some("is `typed`, a `string`, or converted: `time`, `chrono`, `jiff`")
            }
            (Self::String, _) => Some("is a `string`: there is no type for it"),
            (Self::Bytes, _) => Some("is bytes: there is no other type for it"),
        }
    }
}

impl Customise<'_> {
    /// The API with strings in the place of what the configuration keeps as strings.
    pub(super) fn keep_strings(&mut self, api: Api) -> Api {
        let mut kept: BTreeMap<&str, &TextFormat> = BTreeMap::new();
        for (name, asked) in &self.config.formats {
            let known = FORMATS.iter().find(|(format, _, _)| format == name);
            let problem = match known {
                None => Some("is not known"),
                Some((_, _, choice)) => choice.problem(asked),
            };
            if let Some(problem) = problem {
                let text = format!("the format `{}` {problem}", escape(name));
                let message = catalog::config::UNUSABLE_FORMAT.message(text);
                let names = FORMATS.iter().map(|(format, _, _)| *format);
                let message = match known {
                    None => suggest(message, name, names),
                    Some(_) => message,
                };
                let place = self.config.place(&["formats", name]);
                self.diagnostics.report(place, message);
            } else if let Some((name, format, _)) = known.filter(|_| asked == "string") {
                kept.insert(name, format);
            }
        }
        if kept.is_empty() {
            return api;
        }
        let mut api = api;
        let mut change = |value: &mut TypeUse| keep(value, &kept);
        let mut defs = defs(&api);
        for def in &mut defs {
            each_use_of_type(def, &mut change);
        }
        for operation in &mut api.operations {
            each_use_of_operation(operation, &mut change);
        }
        api.types = TypeTable::new(defs);
        api
    }
}

/// Makes a string of what is kept as one, inside lists and maps too.
fn keep(value: &mut TypeUse, kept: &BTreeMap<&str, &TextFormat>) {
    let mut inner = Some(value);
    while let Some(value) = inner {
        inner = match &mut value.ty {
            Ty::List(next) | Ty::Map(next) => Some(next),
            Ty::Text(format) => {
                if let Some((name, _)) = kept.iter().find(|(_, kept)| ***kept == *format) {
                    *format = TextFormat::Other((*name).to_owned());
                }
                None
            }
            Ty::Named(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) | Ty::Untyped(_) => None,
        };
    }
}
