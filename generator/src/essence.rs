//! Which media type is it, whatever its parameters and its spelling?

/// Type and subtype in lower case, without parameters (RFC 9110 § 8.3.1). Text that is no media type comes out as such.
///
/// ```text
/// Application/JSON; charset=utf-8 ─▶ application/json
/// ```
pub(crate) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_and_parameters_are_of_no_matter() {
        for (text, expected) in [
            ("application/json", "application/json"),
            (" Application/JSON ; charset=utf-8", "application/json"),
            ("*/*", "*/*"),
            ("", ""),
        ] {
            assert_eq!(essence(text), expected);
        }
    }
}
