// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How does text become part of a URL without being able to change the rest of it?
//!
//! One rule for paths and queries alike: the unreserved characters of RFC 3986 § 2.3 stay, every other byte of the
//! UTF-8 text becomes `%XX`. So no value can add a segment, a parameter or a fragment, a space is `%20` everywhere, and
//! text that looks encoded already is encoded again (`%2F` is sent as `%252F` and arrives as `%2F`).

const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// Appends `text`, percent-encoded.
pub(super) fn percent(out: &mut String, text: &str) {
    out.reserve(text.len());
    for byte in text.bytes() {
        if is_unreserved(byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// Appends `text` with the reserved characters that have no meaning of their own in a query (RFC 6570 § 3.2.3; OAS 3.0.4
/// § Parameter Object, `allowReserved`). Triplets stay as they are. What would end the query or the value (`#`, `&`), or
/// is read as something else (`+`), is encoded, and so is what RFC 3986 § 3.4 or the URL Standard does not leave as it is
/// (`[`, `]`, `'`).
pub(super) fn reserved(out: &mut String, text: &str) {
    keeping(out, text, b":/?@!$()*,;=");
}

/// Appends `text` with the reserved characters that may stand in a segment of a path (RFC 3986 § 3.3, `pchar`). Triplets
/// stay as they are; `/`, `?`, `#`, `[` and `]` are encoded.
pub(super) fn in_segment(out: &mut String, text: &str) {
    keeping(out, text, b":@!$&'()*+,;=");
}

/// The same, and slashes stay, too: `text` can be several segments.
pub(super) fn in_path(out: &mut String, text: &str) {
    keeping(out, text, b"/:@!$&'()*+,;=");
}

/// Appends `text`, in which these characters and triplets stay as they are.
fn keeping(out: &mut String, text: &str, kept: &[u8]) {
    let bytes = text.as_bytes();
    let mut plain = 0;
    for (index, byte) in bytes.iter().enumerate() {
        let is_triplet = *byte == b'%'
            && matches!(bytes.get(index + 1..index + 3), Some(hex) if hex.iter().all(u8::is_ascii_hexdigit));
        if is_triplet || kept.contains(byte) {
            percent(out, text.get(plain..index).unwrap_or_default());
            out.push(char::from(*byte));
            plain = index + 1;
        }
    }
    percent(out, text.get(plain..).unwrap_or_default());
}

/// `text`, percent-encoded.
pub(super) fn percent_encoded(text: &str) -> String {
    let mut out = String::new();
    percent(&mut out, text);
    out
}

/// `text` as a value of `application/x-www-form-urlencoded` (WHATWG URL § 5.2): like [`percent`], but a space is `+`,
/// `*` stays and `~` does not. RFC 6749 § 2.3.1 wants client id and secret in this form.
pub(super) fn form_encoded(text: &str) -> String {
    percent_encoded(text)
        .replace("%20", "+")
        .replace('~', "%7E")
        .replace("%2A", "*")
}

/// RFC 3986 § 2.3: `ALPHA / DIGIT / "-" / "." / "_" / "~"`.
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}
