//! How is a step of a JSON Pointer written (RFC 6901 § 3), and how is it read from a URI fragment (§ 6)?

use super::At;

/// Writes a member's name as a step of a pointer.
pub(crate) fn escape(name: &str) -> String {
    if name.contains(['~', '/']) {
        name.replace('~', "~0").replace('/', "~1")
    } else {
        name.to_owned()
    }
}

/// Reads a step of a pointer; `None` where a `~` is followed by neither `0` nor `1`.
pub(crate) fn unescape(step: &str) -> Option<String> {
    let mut name = String::with_capacity(step.len());
    let mut chars = step.chars();
    while let Some(c) = chars.next() {
        match c {
            '~' => match chars.next()? {
                '0' => name.push('~'),
                '1' => name.push('/'),
                _ => return None,
            },
            other => name.push(other),
        }
    }
    Some(name)
}

/// Resolves percent-escapes; `None` where one is cut short, is not hexadecimal, or the result is not UTF-8.
pub(crate) fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Walks a pointer from a value: `None` where it is malformed or leads nowhere. Unlike a relative URI reference, an
/// empty pointer is the value itself.
pub(crate) fn follow<'d>(from: At<'d>, pointer: &str) -> Option<At<'d>> {
    let Some(steps) = pointer.strip_prefix('/') else {
        return pointer.is_empty().then_some(from);
    };
    let mut at = from;
    for step in steps.split('/') {
        at = follow_step(at, &unescape(step)?)?;
    }
    Some(at)
}

/// One step: the member of that name, or the item of that index written without leading zeros (RFC 6901 § 4).
pub(crate) fn follow_step<'d>(at: At<'d>, name: &str) -> Option<At<'d>> {
    if !at.is_array() {
        return at.get(name);
    }
    let is_index =
        name == "0" || (!name.starts_with('0') && name.bytes().all(|byte| byte.is_ascii_digit()));
    at.items().nth(name.parse().ok().filter(|_| is_index)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_round_trip() {
        for name in ["", "a", "/", "~", "~1", "a/b~c", "~01"] {
            assert_eq!(unescape(&escape(name)).as_deref(), Some(name));
        }
    }

    #[test]
    fn a_lone_tilde_is_no_step() {
        assert_eq!(unescape("a~"), None);
        assert_eq!(unescape("a~2"), None);
    }

    #[test]
    fn percent_escapes() {
        assert_eq!(percent_decode("a%20b%C3%A9").as_deref(), Some("a bé"));
        for bad in ["%", "%4", "%zz", "%ff"] {
            assert_eq!(percent_decode(bad), None, "{bad}");
        }
    }
}
