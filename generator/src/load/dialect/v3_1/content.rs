//! What is a string that holds something else? Bytes in base64, or bytes as they are; anything else stays text.
//!
//! ```text
//! {contentEncoding: base64}                            {format: byte}
//! {contentMediaType: application/octet-stream}    ─▶   {format: binary}
//! ```

use super::super::rewrite::Rewrite;
use super::write::not_looked_at;
use crate::diagnostics::escape;
use crate::essence::essence;
use crate::source::At;

/// Writes `contentEncoding` or `contentMediaType` (OAS 3.1.1 § Working with Binary Data).
pub(super) fn write<'d>(
    cx: &mut Rewrite<'d, '_>,
    schema: At<'d>,
    (keyword, member): (&str, At<'d>),
) {
    let text = member.as_str().unwrap_or("");
    let has_format = schema.get("format").is_some();
    if keyword == "contentEncoding" {
        if text.eq_ignore_ascii_case("base64") {
            if !has_format {
                write_format(cx, "byte", member);
            }
        } else {
            let what = format!(
                "the encoding `{}` is not undone: the value is the text as it is sent",
                escape(text)
            );
            not_looked_at(cx, member, &what);
        }
    } else if schema.get("contentEncoding").is_none() && !has_format && is_binary(text) {
        write_format(cx, "binary", member);
    }
    cx.member(member);
}

fn write_format<'d>(cx: &mut Rewrite<'d, '_>, format: &str, like: At<'d>) {
    cx.out.key("format", like);
    cx.out.string(format, like);
}

/// Whether values of a media type are bytes that no text can hold.
fn is_binary(media_type: &str) -> bool {
    let essence = essence(media_type);
    ["image/", "audio/", "video/", "font/"]
        .iter()
        .any(|kind| essence.starts_with(kind) && !essence.ends_with("+xml"))
        || matches!(
            essence.as_str(),
            "application/octet-stream" | "application/pdf" | "application/zip" | "application/gzip"
        )
}
