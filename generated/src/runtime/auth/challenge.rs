// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Which challenges does a server make?
//!
//! `WWW-Authenticate` (RFC 9110 § 11.6.1) is a list of challenges, each with a list of parameters, both separated by
//! commas, in one field or several. Servers write it in many ways, so this reader is tolerant: case does not matter,
//! values may be tokens or quoted strings, commas may be missing or doubled, unknown parameters are kept. It is strict
//! where a guess would be dangerous: a challenge with a repeated or unreadable parameter is marked and never answered.
//!
//! Input is bytes, as a header field can hold any. Nothing here can panic, and work is linear in the length.

/// A field longer than this is not read.
const LONGEST_FIELD: usize = 8 * 1024;
/// Challenges and parameters beyond these numbers are not read.
const MOST_CHALLENGES: usize = 32;
const MOST_PARAMETERS: usize = 64;

/// One challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Challenge {
    /// Name of the scheme, in lower case.
    pub(super) scheme: String,
    /// Parameters in order: name in lower case, value unescaped.
    parameters: Vec<(String, Vec<u8>)>,
    /// Whether a parameter was repeated or could not be read.
    pub(super) is_defective: bool,
}

impl Challenge {
    /// The value of a parameter, by its name in lower case.
    pub(super) fn get(&self, name: &str) -> Option<&[u8]> {
        let (_, value) = self.parameters.iter().find(|(known, _)| known == name)?;
        Some(value)
    }

    fn add(&mut self, name: &[u8], value: Vec<u8>) {
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        if self.get(&name).is_some() || self.parameters.len() == MOST_PARAMETERS {
            self.is_defective = true;
        } else {
            self.parameters.push((name, value));
        }
    }
}

/// The challenges of all `WWW-Authenticate` fields, in order.
pub(super) fn parse<'a>(fields: impl IntoIterator<Item = &'a [u8]>) -> Vec<Challenge> {
    let mut found = Vec::new();
    for field in fields {
        if field.len() <= LONGEST_FIELD {
            parse_field(field, &mut found);
        }
    }
    found
}

fn parse_field(field: &[u8], found: &mut Vec<Challenge>) {
    let mut cursor = Cursor { rest: field };
    let mut current: Option<Challenge> = None;
    loop {
        cursor.skip(|byte| matches!(byte, b' ' | b'\t' | b','));
        if cursor.rest.is_empty() {
            break;
        }
        let word = cursor.take(is_token);
        let after_word = cursor;
        cursor.skip_space();
        match (&mut current, cursor.next_is(b'=')) {
            (Some(challenge), true) if !word.is_empty() => {
                if let Some(value) = cursor.value() {
                    challenge.add(word, value);
                } else {
                    challenge.is_defective = true;
                    cursor.skip_element();
                }
            }
            (_, false) if !word.is_empty() => {
                if found.len() == MOST_CHALLENGES {
                    return;
                }
                found.extend(current.replace(Challenge {
                    scheme: String::from_utf8_lossy(word).to_ascii_lowercase(),
                    parameters: Vec::new(),
                    is_defective: false,
                }));
                cursor = after_word;
                cursor.skip_token68();
            }
            (challenge, _) => {
                // No word, or a parameter without a scheme: not readable up to the next comma.
                if let Some(challenge) = challenge {
                    challenge.is_defective = true;
                }
                cursor.skip_element();
            }
        }
    }
    found.extend(current);
}

/// What is left to read.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// Reads bytes as long as they fit.
    fn take(&mut self, fits: impl Fn(u8) -> bool) -> &'a [u8] {
        let length = self
            .rest
            .iter()
            .position(|byte| !fits(*byte))
            .unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn skip(&mut self, fits: impl Fn(u8) -> bool) {
        self.take(fits);
    }

    fn skip_space(&mut self) {
        self.skip(|byte| matches!(byte, b' ' | b'\t'));
    }

    /// Reads this byte, if it is the next.
    fn next_is(&mut self, byte: u8) -> bool {
        match self.rest.split_first() {
            Some((first, rest)) if *first == byte => {
                self.rest = rest;
                true
            }
            Some(_) | None => false,
        }
    }

    /// The value of a parameter, after its `=`: a token or a quoted string.
    fn value(&mut self) -> Option<Vec<u8>> {
        self.skip_space();
        if self.next_is(b'"') {
            return self.quoted();
        }
        // Wider than RFC 9110's token: servers leave base64 and URLs unquoted.
        let value = self.take(|byte| byte > b' ' && !matches!(byte, b',' | b'"' | b'\\' | 0x7f));
        let ends = matches!(self.rest.first(), None | Some(b' ' | b'\t' | b','));
        (ends && !value.is_empty()).then(|| value.to_vec())
    }

    /// The rest of a quoted string (RFC 9110 § 5.6.4), unescaped; `None` when it has no end.
    fn quoted(&mut self) -> Option<Vec<u8>> {
        let mut value = Vec::new();
        loop {
            value.extend_from_slice(self.take(|byte| !matches!(byte, b'"' | b'\\')));
            if self.next_is(b'"') {
                return Some(value);
            }
            let (_, rest) = self.rest.split_first()?;
            let (escaped, rest) = rest.split_first()?;
            value.push(*escaped);
            self.rest = rest;
        }
    }

    /// Skips to the next comma that is not inside a quoted string.
    fn skip_element(&mut self) {
        loop {
            self.skip(|byte| !matches!(byte, b',' | b'"'));
            if !self.next_is(b'"') {
                return;
            }
            if self.quoted().is_none() {
                self.rest = &[];
            }
        }
    }

    /// Skips the token68 of a challenge such as `Negotiate YII=`, if that is what follows the scheme.
    fn skip_token68(&mut self) {
        let mut ahead = *self;
        ahead.skip_space();
        let text = ahead.take(|byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'+' | b'/')
        });
        let padding = ahead.take(|byte| byte == b'=');
        ahead.skip_space();
        let ends = matches!(ahead.rest.first(), None | Some(b','));
        if ends && !text.is_empty() && (text.len() + padding.len()).is_multiple_of(4) {
            *self = ahead;
        }
    }
}

/// RFC 9110 § 5.6.2.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
