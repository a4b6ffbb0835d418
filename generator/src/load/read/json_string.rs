//! What does a JSON string say? Its escapes resolved (RFC 8259 § 7), or the byte at which it goes wrong.

use std::borrow::Cow;

/// A string that was read.
pub(super) struct JsonString<'t> {
    /// Its value; borrowed when it has no escapes.
    pub(super) value: Cow<'t, str>,
    /// The byte after its closing quote.
    pub(super) end: usize,
}

/// Why a string is none.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum BadString {
    /// A control character stands in it as it is.
    Control { at: usize, byte: u8 },
    /// A backslash is followed by nothing that it may be followed by.
    Escape { at: usize, len: usize },
    /// Half of a UTF-16 surrogate pair.
    LoneSurrogate { at: usize },
    /// The file ends before it.
    Unterminated,
}

/// Reads the string whose opening quote is the byte before `start`.
pub(super) fn read(text: &str, start: usize) -> Result<JsonString<'_>, BadString> {
    let mut value = Cow::Borrowed("");
    let mut at = start;
    loop {
        let end = plain_end(text, at);
        let plain = text.get(at..end).unwrap_or("");
        if value.is_empty() {
            value = Cow::Borrowed(plain);
        } else {
            value.to_mut().push_str(plain);
        }
        match text.as_bytes().get(end) {
            Some(b'"') => {
                return Ok(JsonString {
                    value,
                    end: end + 1,
                });
            }
            Some(b'\\') => {
                let (c, next) = read_escape(text, end)?;
                value.to_mut().push(c);
                at = next;
            }
            Some(byte) => {
                return Err(BadString::Control {
                    at: end,
                    byte: *byte,
                });
            }
            None => return Err(BadString::Unterminated),
        }
    }
}

/// The next quote, backslash or control character.
fn plain_end(text: &str, from: usize) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or(&[]);
    from + rest
        .iter()
        .position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F))
        .unwrap_or(rest.len())
}

/// Resolves the escape whose backslash stands at `at`: the character and the byte after the escape.
fn read_escape(text: &str, at: usize) -> Result<(char, usize), BadString> {
    let Some(kind) = text.as_bytes().get(at + 1) else {
        return Err(BadString::Unterminated);
    };
    let c = match kind {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{C}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return read_unicode_escape(text, at),
        _ => {
            let len = text
                .get(at + 1..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8);
            return Err(BadString::Escape { at, len: 1 + len });
        }
    };
    Ok((c, at + 2))
}

fn read_unicode_escape(text: &str, at: usize) -> Result<(char, usize), BadString> {
    let unit = code_unit(text, at).ok_or(BadString::Escape { at, len: 2 })?;
    let (code, end) = match unit {
        0xD800..=0xDBFF => match code_unit(text, at + 6) {
            Some(low @ 0xDC00..=0xDFFF) => {
                (0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), at + 12)
            }
            Some(_) | None => return Err(BadString::LoneSurrogate { at }),
        },
        unit => (unit, at + 6),
    };
    // What is left without a character is the second half of a pair.
    char::from_u32(code)
        .map(|c| (c, end))
        .ok_or(BadString::LoneSurrogate { at })
}

/// The four hexadecimal digits of the `\uXXXX` at a byte.
fn code_unit(text: &str, at: usize) -> Option<u32> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| hexadecimal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(body: &str) -> Result<String, BadString> {
        read(body, 0).map(|string| string.value.into_owned())
    }

    #[test]
    fn escapes() {
        let all = r#"\"\\\/\b\f\n\r\t\u0041\u00e9\ud83d\uDE39\u0000x""#;
        assert_eq!(value(all).as_deref(), Ok("\"\\/\u{8}\u{C}\n\r\tAé😹\0x"));
        assert!(matches!(
            read("plain\"", 0),
            Ok(JsonString {
                value: Cow::Borrowed("plain"),
                end: 6
            })
        ));
    }

    #[test]
    fn what_is_no_string() {
        assert_eq!(value(r#"a\x""#), Err(BadString::Escape { at: 1, len: 2 }));
        assert_eq!(
            value(r#"\u12G4""#),
            Err(BadString::Escape { at: 0, len: 2 })
        );
        assert_eq!(
            value(r#"\u+123""#),
            Err(BadString::Escape { at: 0, len: 2 })
        );
        assert_eq!(value(r"\u12"), Err(BadString::Escape { at: 0, len: 2 }));
        for lone in [
            r#"\ud83d""#,
            r#"\ud83dx""#,
            r#"\ud83d\u0041""#,
            r#"\ude39""#,
        ] {
            assert_eq!(
                value(lone),
                Err(BadString::LoneSurrogate { at: 0 }),
                "{lone}"
            );
        }
        assert_eq!(
            value("a\nb\""),
            Err(BadString::Control { at: 1, byte: b'\n' })
        );
        assert_eq!(value("a"), Err(BadString::Unterminated));
        assert_eq!(value("a\\"), Err(BadString::Unterminated));
    }
}
