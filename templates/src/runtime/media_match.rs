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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_that_says_no_more_is_any_xml() {
        for (received, documented, expected) in [
            ("text/xml", "application/xml", true),
            ("application/atom+xml", "application/xml", true),
            ("application/XML", "application/atom+xml", true),
            ("application/rss+xml", "application/atom+xml", false),
            ("text/html", "application/xml", false),
            ("application/xml", "application/json", false),
            ("application/xmlish", "application/xml", false),
        ] {
            assert_eq!(
                may_be_xml(received, documented),
                expected,
                "{received} {documented}"
            );
        }
    }

    #[test]
    fn lines_of_json_have_several_names() {
        let names = [
            "application/ndjson",
            "application/x-ndjson",
            "application/jsonl",
            "application/x-jsonlines",
            "text/x-ndjson",
            "Application/X-NDJSON",
        ];
        for received in names {
            for documented in names {
                assert!(
                    may_be_lines(received, documented),
                    "{received} {documented}"
                );
            }
            assert!(may_be_lines(received, "application/vnd.acme+ndjson"));
            for other in [
                "application/json",
                "application/json-seq",
                "text/event-stream",
                "application/x-ndjsonish",
            ] {
                assert!(!may_be_lines(received, other), "{received} {other}");
            }
        }
        assert!(!may_be_lines(
            "application/vnd.a+ndjson",
            "application/vnd.b+ndjson"
        ));
    }
}
