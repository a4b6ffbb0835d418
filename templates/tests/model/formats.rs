//! Formats that have no type of their own, with the traps of their grammars, and the cases of the JSON Schema Test Suite
//! where there is one: `SPECWRIGHT_JSON_SCHEMA_SUITE` names its folder of draft 4, beside which that of 2020-12 stands.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::api::runtime::validate::{self as rule, Location, Violations};

type Check = fn(&str, Location<'_>, &mut Violations);

const CHECKS: [(&str, Check); 7] = [
    ("time", rule::time),
    ("duration", rule::duration),
    ("uri", rule::uri),
    ("ipv4", rule::ipv4),
    ("ipv6", rule::ipv6),
    ("email", rule::email),
    ("decimal", rule::decimal),
];

fn is_of(format: &str, text: &str) -> bool {
    let (_, check) = CHECKS
        .iter()
        .find(|(name, _)| *name == format)
        .expect("a known format");
    let mut found = Violations::default();
    check(text, Location::ROOT, &mut found);
    found.is_empty()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn each_format_has_its_grammar() {
    for (format, good, bad) in [
        (
            "time",
            &["09:42:00Z", "09:42:00.125+05:30", "00:29:60-23:30"][..],
            &[
                "9:42:00Z",
                "09:42:00",
                "24:00:00Z",
                "09:42:60Z",
                "09:42:00.Z",
                "09:42:00+5:30",
                "é",
            ][..],
        ),
        (
            "duration",
            &["P1Y", "P1Y2M3DT4H5M6S", "PT0.5S", "P1.5D", "P3W", "PT36H"],
            &[
                "", "P", "PT", "P1", "1D", "-P1D", "P1H", "P1M1Y", "P1DT", "P1W2D", "P0.5YT1H",
                "PT1.S",
            ],
        ),
        (
            "uri",
            &[
                "https://example.com",
                "https://user:pw@example.com:8443/a%20b/?q=1&r=/?#top",
                "urn:example:animal:ferret",
                "mailto:user@example.com",
                "http://[2001:db8::1]:80/",
                "http://[v7.a:b]/",
                "file:///etc/hosts",
                "a:",
            ],
            &[
                "",
                "/a",
                "example.com",
                "https://example.com/a b",
                "https://example.com/{id}",
                "https://exämple.com",
                "http://[2001:db8::1/",
                "http://[::1]x/",
                "http://a:b/",
                "%41:b",
                "http://a/%4",
                "http://a/b[c]",
            ],
        ),
        (
            "ipv4",
            &["192.0.2.1", "0.0.0.0"],
            &[
                "192.0.2",
                "192.0.2.256",
                "192.0.2.01",
                "192.0.2.1/24",
                " 192.0.2.1",
            ],
        ),
        (
            "ipv6",
            &["2001:db8::1", "::", "::ffff:192.0.2.1"],
            &["2001:db8", "fe80::1%eth0", "[::1]", "::1::", "12345::"],
        ),
        (
            "email",
            &[
                "a@b",
                "first.last+tag@example.com",
                "\"a b\\\"c\"@example.com",
                "a@[192.0.2.1]",
                "ü@exämple.com",
            ],
            &[
                "a",
                "@b",
                "a@",
                "a..b@c",
                ".a@b",
                "a b@c",
                "a@b_c",
                "a@-b",
                "\"a\"b\"@c",
                "a@[192.0.2]",
                "A <a@b>",
            ],
        ),
        (
            "decimal",
            &[
                "0",
                "-12.50",
                "+1",
                "1e-7",
                "123456789012345678901234567890.1",
            ],
            &["", ".", "1.", ".5", "1,5", "0x10", "NaN", "1e", "--1", "１"],
        ),
    ] {
        for text in good {
            assert!(is_of(format, text), "{format}: {text:?}");
        }
        for text in bad {
            assert!(!is_of(format, text), "{format}: {text:?}");
        }
    }
}

#[test]
fn a_violation_says_what_is_expected_and_not_what_is_there() {
    let mut found = Violations::default();
    rule::ipv4("10.0.0.256", Location::ROOT, &mut found);
    let violation = found.iter().next().expect("one");
    assert_eq!(violation.rule.name(), "format");
    assert_eq!(
        violation.rule.to_string(),
        "must be an IPv4 address (RFC 2673 § 3.2: 192.0.2.1)"
    );
}

/// Where we go by another text than the suite: ISO 8601 knows fractions, and lets any part of a duration be left out;
/// RFC 3339 Appendix A does not.
const OTHER: [&str; 4] = ["PT0.5S", "PT0,5S", "P1Y2D", "PT1H2S"];

#[test]
fn the_suite_agrees() {
    let Some(folder) = std::env::var_os("SPECWRIGHT_JSON_SCHEMA_SUITE") else {
        return;
    };
    let folder = Path::new(&folder).with_file_name("draft2020-12");
    let mut cases = 0;
    for (format, _) in CHECKS.iter().filter(|(format, _)| *format != "decimal") {
        let file = folder.join(format!("optional/format/{format}.json"));
        let text = fs::read_to_string(file).expect("a file of the suite");
        let groups: Vec<Value> = serde_json::from_str(&text).expect("JSON");
        let tests = groups.iter().filter_map(|group| group["tests"].as_array());
        for case in tests.flatten() {
            // Formats are about strings alone.
            let Some(text) = case["data"].as_str().filter(|text| !OTHER.contains(text)) else {
                continue;
            };
            cases += 1;
            assert_eq!(
                is_of(format, text),
                case["valid"] == Value::Bool(true),
                "{format}: {text:?}: {}",
                case["description"]
            );
        }
    }
    assert!(cases > 100, "only {cases} cases");
}
