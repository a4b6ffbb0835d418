//! Which format does a media type say? How the bytes of a body are read and written rests on nothing else.
//!
//! ```text
//! application/json, text/json, application/problem+json, application/*   JSON
//! application/x-ndjson, text/event-stream, application/json-seq          a sequence
//! text/plain, application/xml, image/svg+xml                             text
//! application/vnd.kubernetes.protobuf, application/cbor, …+gzip          bytes
//! application/vnd.example.v1                                             bytes, or JSON: see `is_json_unsaid`
//! ```
//!
//! A structured syntax suffix says the format (RFC 6838 § 4.2.8, RFC 6839), and parameters do not: what they mean is the
//! media type's own matter (RFC 2045 § 5.1), so `application/json;stream=watch` is JSON.

use super::is_scalar;
use crate::ir::{Api, Content, MediaType, Sequence};

/// How the bytes of a body are read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::plan) enum Family {
    /// JSON, and ranges that admit it.
    Json,
    /// Forms: parts under names.
    Form,
    /// `text/…`, XML, and other formats that are text.
    Text,
    /// Everything else.
    Bytes,
    /// A sequence without an end.
    Stream,
}

/// How a media type is read and written.
pub(in crate::plan) fn family(media_type: &MediaType) -> Family {
    if Sequence::of(media_type).is_some() {
        return Family::Stream;
    }
    if media_type.is_json() {
        return Family::Json;
    }
    let (main, sub) = (media_type.main.as_str(), media_type.sub.as_str());
    let format = media_type.suffix().unwrap_or(sub);
    match (main, sub, format) {
        ("application", "x-www-form-urlencoded", _) | ("multipart", _, _) => Family::Form,
        ("*" | "application", "*", _) => Family::Json,
        ("text", _, _)
        | (_, "x-yaml" | "javascript" | "graphql", _)
        | (_, _, "xml" | "csv" | "yaml" | "text") => Family::Text,
        (_, _, _) => Family::Bytes,
    }
}

/// Whether a media type that says no format is JSON all the same.
///
/// Old vendors' types (`application/vnd.example.v1`) were made before suffixes were, and are JSON. We take one for that
/// where nothing speaks against it: its schema has members, which bytes have not; none of its words is a format; and the
/// body has no representation of another kind. JSON beside it would be what the members are meant for, and the other
/// type then says that it is something else (`application/vnd.kubernetes.protobuf`).
pub(super) fn is_json_unsaid(api: &Api, content: &Content, all: &[Content]) -> bool {
    !is_scalar(api, content.value.as_ref())
        && all
            .iter()
            .all(|content| says_no_format(&content.media_type))
}

/// A vendor's own type, of which neither a suffix nor a word says how it is written.
fn says_no_format(media_type: &MediaType) -> bool {
    let MediaType { main, sub, .. } = media_type;
    let is_format =
        |word: &str| FORMATS.contains(&word.trim_end_matches(|c: char| c.is_ascii_digit()));
    main == "application"
        && sub.starts_with("vnd.")
        && media_type.suffix().is_none()
        && !sub.split(['.', '-', '_']).any(is_format)
}

/// Words of media types of vendors that say how a body is written, and that it is not JSON. A number after one of them
/// is its version.
const FORMATS: &[&str] = &[
    "archive",
    "arrow",
    "avro",
    "ber",
    "binary",
    "bson",
    "bz",
    "bzip",
    "capnp",
    "cbor",
    "der",
    "diff",
    "document",
    "excel",
    "fastinfoset",
    "flatbuffers",
    "grpc",
    "gz",
    "gzip",
    "html",
    "ion",
    "mpegurl",
    "msgpack",
    "octet",
    "opendocument",
    "openxmlformats",
    "parquet",
    "patch",
    "pb",
    "pdf",
    "pickle",
    "powerpoint",
    "proto",
    "protobuf",
    "raw",
    "rar",
    "smile",
    "sqlite",
    "stream",
    "tar",
    "text",
    "tgz",
    "thrift",
    "toml",
    "wbxml",
    "word",
    "xls",
    "xml",
    "yaml",
    "yml",
    "zip",
    "zstd",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> MediaType {
        let (main, sub) = text.split_once('/').expect("a media type");
        MediaType {
            text: text.to_owned(),
            main: main.to_owned(),
            sub: sub.to_owned(),
            parameters: Vec::new(),
        }
    }

    #[test]
    fn what_a_media_type_says() {
        for (text, expected) in [
            ("application/json", Family::Json),
            ("text/json", Family::Json),
            ("text/x-json", Family::Json),
            ("application/x-json", Family::Json),
            ("image/vnd.example+json", Family::Json),
            ("application/*+json", Family::Json),
            ("application/*", Family::Json),
            ("*/*", Family::Json),
            ("image/*", Family::Bytes),
            ("application/json-seq", Family::Stream),
            ("application/stream+json", Family::Stream),
            ("application/geo+json-seq", Family::Stream),
            ("application/x-ndjson", Family::Stream),
            ("application/ndjson", Family::Stream),
            ("application/jsonl", Family::Stream),
            ("application/x-jsonlines", Family::Stream),
            ("application/xml", Family::Text),
            ("image/svg+xml", Family::Text),
            ("application/apply-patch+yaml", Family::Text),
            ("text/vnd.example", Family::Text),
            ("application/vnd.example+gzip", Family::Bytes),
            ("application/vnd.example.json+cbor", Family::Bytes),
            ("application/jsonp", Family::Bytes),
            ("application/msgpack", Family::Bytes),
            ("multipart/mixed", Family::Form),
        ] {
            assert_eq!(family(&of(text)), expected, "{text}");
        }
    }

    #[test]
    fn vendors_types_that_say_no_format() {
        for (text, expected) in [
            ("application/vnd.example.v1", true),
            ("application/vnd.goa.error", true),
            ("application/vnd.kubernetes.protobuf", false),
            ("application/vnd.apache.arrow.stream", false),
            ("application/vnd.ms-excel", false),
            ("application/vnd.sqlite3", false),
            (
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                false,
            ),
            ("application/vnd.example.v1+zip", false),
            ("application/example", false),
            ("image/vnd.example", false),
        ] {
            assert_eq!(says_no_format(&of(text)), expected, "{text}");
        }
    }
}
