// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Is a media type one of a range, such as `image/*`?
//!
//! A range says what may be sent, and is never sent itself: `Content-Type` names one media type (RFC 9110 § 8.3).

/// The media type that a body is sent under when it names none.
pub(super) fn usual(range: &str) -> &'static str {
    if range.starts_with("text/") {
        "text/plain"
    } else {
        "application/octet-stream"
    }
}

/// Whether this is a media type, and none but one that is documented: the same, or one of the range. Parameters make no
/// difference.
pub(super) fn admits(documented: &str, media_type: &str) -> bool {
    let (documented, media_type) = (folded(documented), folded(media_type));
    let Some((main, sub)) = media_type.split_once('/') else {
        return false;
    };
    if !is_name(main) || !is_name(sub) {
        return false;
    }
    match documented.split_once('/') {
        Some(("*", "*")) => true,
        Some((range, "*")) => range == main,
        Some(_) | None => documented == media_type,
    }
}

/// Type and subtype of a media type, without its parameters.
pub(super) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// The same in lower case: case makes no difference (RFC 9110 § 8.3.1).
pub(super) fn folded(media_type: &str) -> String {
    essence(media_type).to_ascii_lowercase()
}

/// RFC 6838 § 4.2; there is no `*` in it.
fn is_name(text: &str) -> bool {
    let is_in_name = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte);
    !text.is_empty() && text.bytes().all(is_in_name)
}
