//! Patterns are read, translated and sampled, and mean what an ECMA-262 engine says they mean.

use proptest::prelude::*;

use super::{Reason, describe, parse, sample, translate};

fn matches(pattern: &str, text: &str) -> bool {
    let (_, regex) = parse(pattern)
        .and_then(|node| translate(&node))
        .unwrap_or_else(|why| panic!("{pattern}: {why}"));
    regex.is_match(text)
}

fn refusal(pattern: &str) -> Reason {
    match parse(pattern).and_then(|node| translate(&node)) {
        Ok((translated, _)) => panic!("{pattern} became {translated}"),
        Err(reason) => reason,
    }
}

#[test]
fn classes_are_those_of_ecma_262() {
    for (pattern, yes, no) in [
        (r"^\d$", "0", "\u{0967}"),
        (r"^\w$", "_", "é"),
        (r"^\W$", "é", "a"),
        (r"^\s$", "\u{feff}", "\u{85}"),
        (r"^\s$", "\u{2003}", "\u{200b}"),
        (r"^\S$", "\u{85}", "\u{a0}"),
        (r"^.$", "\u{85}", "\u{2028}"),
        (r"^.$", "😀", "\r"),
        (r"^[^]$", "\n", ""),
        (r"^[\w-.]+$", "a-.", "a+"),
        (r"^[a-z&&[^b]]$", "&]", "ab]x"),
        (r"^[[a]$", "[", "b"),
        (r"^[a~~b]$", "~", "a~"),
        (r"^\cA$", "\u{1}", "A"),
        (r"^[\b]$", "\u{8}", "b"),
        (r"^\u0041\x42\u{43}$", "ABC", "abc"),
        (r"^\ud83d\ude00$", "😀", "😁"),
        (r"^[\ud800\udc00-\udbff\udfff]$", "😀", "a"),
        (r"^[\u0000-\uffff]$", "\u{fffd}", "😀"),
        (r"^\-\_\:\/\@\'$", "-_:/@'", "x"),
        (r"^a{,2}$", "a{,2}", "aa"),
        (r"^{a}]$", "{a}]", "a"),
        (r"\bx\b", "a x", "axb"),
        (r"^(?<year>\d{4})$", "2024", "24"),
        (r"^(a|)$", "", "b"),
        (r"^(?:^a|b$)$", "a", "ab"),
        (r"^\0$", "\0", "0"),
    ] {
        assert!(matches(pattern, yes), "{pattern} must match {yes:?}");
        assert!(!matches(pattern, no), "{pattern} must not match {no:?}");
    }
}

#[test]
fn patterns_are_unanchored_and_dollar_is_the_very_end() {
    assert!(matches("b", "abc"));
    assert!(
        !matches("^a$", "a\n"),
        "a line end is a character like any other"
    );
    assert!(!matches("[]", "a"), "an empty class never matches");
}

#[test]
fn what_cannot_be_checked_is_said_why() {
    for pattern in ["(?=a)", "a(?!b)", "(?<=a)b", "(?<!a)b"] {
        assert_eq!(refusal(pattern), Reason::LookAround, "{pattern}");
    }
    assert_eq!(refusal(r"(a)\1"), Reason::BackReference);
    assert_eq!(refusal(r"(?<n>a)\k<n>"), Reason::BackReference);
    assert_eq!(refusal(r"\p{L}"), Reason::UnicodeProperty);
    assert_eq!(refusal(r"[\ud800-\udfff]"), Reason::Surrogates);
    for pattern in [
        "(a{1000}){1000}",
        r"(((\w{50}){50}){50}){50}",
        &"(".repeat(200),
        &"a".repeat(100_000),
    ] {
        assert_eq!(refusal(pattern), Reason::TooLarge, "{pattern:.40}");
    }
    for (pattern, at) in [
        ("(a", 3),
        ("a)", 2),
        ("[a", 3),
        ("*", 1),
        ("a**", 3),
        ("^*", 2),
        (r"\", 2),
        (r"a\Z", 4),
        (r"\1", 2),
        ("a{2,1}", 6),
        ("[z-a]", 5),
        ("(?i)a", 3),
        ("{1}", 1),
        (r"\c1", 4),
        (r"\u12", 3),
        (r"\u{110000}", 10),
        ("(?<n>a)(?<n>b)", 12),
        ("(?<1>a)", 5),
        ("(?<n", 5),
    ] {
        assert!(
            matches!(refusal(pattern), Reason::Syntax { at: found, .. } if found == at),
            "{pattern}: {}",
            refusal(pattern)
        );
    }
}

#[test]
fn translations_are_spelled_as_a_reader_would() {
    for (pattern, expected, said) in [
        ("^([a-f0-9]{24})$", "^[0-9a-f]{24}$", "hex 24"),
        (
            "^[a-zA-Z0-9][a-zA-Z0-9-]*$",
            r"^[0-9A-Za-z][\-0-9A-Za-z]*$",
            "alnum text",
        ),
        (
            r"([\d]+\.[\d]+\.[\d]+)",
            r"[0-9]+\.[0-9]+\.[0-9]+",
            "digits dot digits dot digits",
        ),
        ("^[^/]*$", r"^[^/]*$", "any"),
        ("a|bc?", "a|bc?", "'a or 'bc"),
        ("(a|b)c", "(?:a|b)c", "'a or 'bc"),
        ("(?:ab){2,3}", "(?:ab){2,3}", "'ab 2 to 3"),
    ] {
        let node = parse(pattern).expect(pattern);
        assert_eq!(translate(&node).expect(pattern).0, expected);
        assert_eq!(describe(&node), said);
    }
}

#[test]
fn samples_match_within_the_bounds() {
    for (pattern, least, most, expected) in [
        (
            "^([a-f0-9]{24})$",
            24,
            Some(24),
            Some("aaaaaaaaaaaaaaaaaaaaaaaa"),
        ),
        ("^[a-zA-Z0-9][a-zA-Z0-9-]*$", 1, Some(64), Some("a")),
        ("^[a-zA-Z0-9][a-zA-Z0-9-]*$", 5, Some(64), Some("aaaaa")),
        (r"([\d]+\.[\d]+\.[\d]+)", 0, None, Some("0.0.0")),
        (r"^\d{1,3}$", 3, None, Some("000")),
        ("^(a|bb)$", 2, None, None),
        ("^a$", 0, Some(0), None),
        ("x", 4, Some(4), Some("xaaa")),
        (
            r"^https?://[a-z]+\.[a-z]{2,}$",
            12,
            None,
            Some("http://a.aaa"),
        ),
    ] {
        let node = parse(pattern).expect(pattern);
        let (_, regex) = translate(&node).expect(pattern);
        let text = sample(&node, &regex, least, most);
        assert_eq!(text.as_deref(), expected, "{pattern}");
    }
}

/// Pieces that patterns are put together from: all that the grammar has, and some that it does not.
const PIECES: &[&str] = &[
    "a", "b", "0", "-", "_", ".", "^", "$", "|", "(", ")", "(?:", "(?<n>", "[", "]", "[^", "a-z",
    "\\w", "\\d", "\\s", "\\S", "\\W", "\\b", "\\B", "\\.", "\\-", "*", "+", "?", "{2}", "{1,}",
    "{0,2}", "{", "}", "\\n", "\\u0062", "\\x61", "&&", "é", "\\cA", "\\0",
];

/// Texts to match: characters on both sides of every class.
const CHARACTERS: &[&str] = &[
    "a", "b", "z", "0", "9", "_", "-", ".", " ", "\n", "\u{a0}", "\u{feff}", "\u{967}", "é", "&",
    "{", "\u{1}", "^",
];

fn joined(pieces: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), 0..most).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    /// Whatever we translate means what `regress`, an ECMA-262 engine, says it means.
    #[test]
    fn translations_agree_with_an_ecma_engine(pattern in joined(PIECES, 9), text in joined(CHARACTERS, 6)) {
        let Ok((translated, regex)) = parse(&pattern).and_then(|node| translate(&node)) else { return Ok(()) };
        let ours = regex.is_match(&text);
        let theirs = regress::Regex::with_flags(&pattern, "u").or_else(|_| regress::Regex::new(&pattern));
        let theirs = match theirs {
            Ok(regex) => regex.find(&text).is_some(),
            Err(why) => return Err(TestCaseError::fail(format!("{pattern} became {translated}, but: {why}"))),
        };
        prop_assert_eq!(ours, theirs, "{} became {}", pattern, translated);
    }

    /// No text is too odd to be read or refused, and what is sampled matches.
    #[test]
    fn any_text_is_read_or_refused(pattern in any::<String>(), least in 0_u64..20) {
        if let Ok(node) = parse(&pattern) {
            prop_assert!(!describe(&node).is_empty());
            if let Ok((_, regex)) = translate(&node)
                && let Some(text) = sample(&node, &regex, least, None)
            {
                prop_assert!(u64::try_from(text.chars().count()).expect("short") >= least);
            }
        }
    }
}
