//! How is a whole JSON text decoded, and what does a failure say?

use std::fmt;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::scan::{Scanner, Token};
use super::{Decimal, path};

/// A JSON text does not have the shape that was asked for.
#[derive(Clone, Debug)]
pub struct DecodeError {
    /// Where; none for what is wrong as a whole, and no JSON to begin with.
    path: Option<String>,
    message: String,
    source: Arc<serde_json::Error>,
}

impl DecodeError {
    /// A body that is wrong as a whole, and no JSON to begin with.
    pub(in crate::runtime) fn of_whole(message: &str) -> Self {
        Self {
            path: None,
            message: message.to_owned(),
            source: Arc::new(serde::de::Error::custom(message)),
        }
    }

    /// Where in the text: `$` for the whole, `$.links[3].href` for a part.
    ///
    /// For a member that is missing it is the object that lacks it.
    #[must_use]
    pub fn path(&self) -> &str {
        self.path.as_deref().unwrap_or("$")
    }

    /// What is wrong there. The message may quote the text: it is the server's, and not to be trusted.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Line of the text where reading stopped, counted from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.source.line()
    }

    /// Byte of that line where reading stopped, counted from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.source.column()
    }

    /// Whether the text ended too early: a reply that was cut, most likely.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.source.is_eof()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.path {
            Some(path) => write!(f, " at {path}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for DecodeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.source.as_ref())
    }
}

/// Decodes a whole JSON text. A byte order mark before it is passed over (RFC 8259 § 8.1).
///
/// # Errors
/// The text is not JSON, or not of the shape of `T`.
pub fn from_slice<T: DeserializeOwned>(text: &[u8]) -> Result<T, DecodeError> {
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let source = match serde_json::from_slice(text) {
        Ok(value) => return Ok(value),
        Err(source) => source,
    };
    // `1.0` is an integer (JSON Schema 2020-12 § 6.1.1), and readers of integers want digits alone.
    let whole = source
        .is_data()
        .then(|| with_plain_integers(text))
        .flatten();
    let value = whole.and_then(|text| serde_json::from_str(&text).ok());
    value.ok_or_else(|| explain(source, text))
}

/// What some type of integers can hold.
const INTEGERS: std::ops::RangeInclusive<i128> = (i64::MIN as i128)..=(u64::MAX as i128);

/// The text with every integer spelled without a fraction and exponent; none where all are.
fn with_plain_integers(text: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(text).ok()?;
    let mut scanner = Scanner::new(text);
    let (mut plain, mut copied) = (String::new(), 0);
    while let Some((start, token)) = scanner.token() {
        let Token::Number(number) = token else {
            continue;
        };
        if !number.contains(['.', 'e', 'E']) {
            continue;
        }
        let whole = Decimal::parse(number).and_then(|number| number.as_i128());
        let Some(whole) = whole.filter(|whole| INTEGERS.contains(whole)) else {
            continue;
        };
        plain.push_str(text.get(copied..start)?);
        plain.push_str(&whole.to_string());
        copied = scanner.offset();
    }
    if plain.is_empty() {
        return None;
    }
    plain.push_str(text.get(copied..)?);
    Some(plain)
}

fn explain(source: serde_json::Error, text: &[u8]) -> DecodeError {
    let text = match std::str::from_utf8(text) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(text.get(..error.valid_up_to()).unwrap_or_default())
            .unwrap_or_default(),
    };
    if text.trim_ascii().is_empty() && source.is_eof() {
        return DecodeError {
            path: None,
            message: "the text is empty".to_owned(),
            source: Arc::new(source),
        };
    }
    let (path, message) = path::path_and_message(&source, text);
    DecodeError {
        path: Some(format!("${path}")),
        message,
        source: Arc::new(source),
    }
}
