// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! When does one media type stand for another? Servers and gateways are careless with names of the same format.

/// Whether a media type says that it is JSON (RFC 6839 § 3.1).
pub(super) fn is_json(essence: &str) -> bool {
    is_plain_json(essence) || ends_with(essence, "+json")
}

/// Whether it says nothing more than that.
pub(super) fn is_plain_json(essence: &str) -> bool {
    ends_with(essence, "/json") || ends_with(essence, "/x-json")
}

/// Whether both say that they are XML, and one of them nothing more than that.
pub(super) fn may_be_xml(received: &str, documented: &str) -> bool {
    let says_no_more = is_plain_xml(received) || is_plain_xml(documented);
    says_no_more && is_xml(received) && is_xml(documented)
}

/// Whether a media type says that it is XML (RFC 7303 § 4.2, § 9.1).
fn is_xml(essence: &str) -> bool {
    is_plain_xml(essence) || ends_with(essence, "+xml")
}

/// Whether it says nothing more than that.
fn is_plain_xml(essence: &str) -> bool {
    ends_with(essence, "/xml")
}

/// Whether both say that they are a JSON text a line, and one of them nothing more than that.
pub(super) fn may_be_lines(received: &str, documented: &str) -> bool {
    let says_no_more = is_plain_lines(received) || is_plain_lines(documented);
    says_no_more && is_lines(received) && is_lines(documented)
}

/// Whether a media type says that it is a JSON text a line: NDJSON and JSON Lines are the same by two names.
fn is_lines(essence: &str) -> bool {
    let ends = ["+ndjson", "+jsonl", "/stream+json", "/x-json-stream"];
    is_plain_lines(essence) || ends.iter().any(|end| ends_with(essence, end))
}

/// Whether it says nothing more than that.
fn is_plain_lines(essence: &str) -> bool {
    let names = [
        "/ndjson",
        "/x-ndjson",
        "/jsonl",
        "/x-jsonl",
        "/jsonlines",
        "/x-jsonlines",
    ];
    names.iter().any(|name| ends_with(essence, name))
}

/// Whether a text ends with this one, small letters or capitals.
fn ends_with(text: &str, end: &str) -> bool {
    let at = text.len().checked_sub(end.len());
    let tail = at.and_then(|at| text.get(at..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}
