//! Can prose of a document run, load or lie?

use proptest::prelude::*;
use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, Options, Parser, Tag};

use super::visible::is_invisible;
use super::{DocText, LIMIT, Part};

/// Shapes of documentation that try to become code, mark-up or a lie. The golden compile test runs rustdoc over them.
pub(crate) const HOSTILE: &[&str] = &[
    "Indented:\n\n    std::fs::write(\"marker\", \"\").unwrap();",
    "Tab:\n\n\tpanic!();",
    "Bare fence:\n```\npanic!();\n```",
    "Rust fence:\n```rust,should_panic\npanic!();\n```",
    "Tildes:\n~~~\npanic!();\n~~~",
    "Never closed:\n````\n```\npanic!();",
    "- in a list\n\n      panic!();\n\n  ```\n  panic!();\n  ```",
    "1. one\n\n   ```no_run\n   panic!();\n   ```",
    "> quoted\n>\n>     panic!();\n>\n> ```\n> panic!();",
    "<div>\n\n    panic!();\n\n```\npanic!();\n```\n</div>",
    "- item\n\n\n      panic!();",
    "[x]: javascript:alert(1)\n\n[x] [foo] [`crate::nope`] [`Vec<T>`](std::vec) ![i](javascript:x) <script>alert(1)</script> <img onerror=x>",
    "x\n}\npub fn pwned(){}\n//",
    "*/ pub fn pwned() {} /*",
    "\"] pub fn pwned() {} #[doc = \"",
    "a\rfn x(){}\0 \u{1b}]8;;file:///etc\u{7} \u{202e}txt\u{2066} &#x202e; &#0; \u{2028} \u{e0041}",
    "Table\n\n| a | b |\n|---|:-:|\n| `x|y` | [z](http://a.b/|) |\n",
    "https://example.com/a_b_c, (http://b.example.com/x) http://[::1]/ <https://c.example.com> see [d](https://d.example.com/`x`).",
    "Title\n===\n\nSub\n---\n\n# #\n\n####### seven",
    "\\\n\\\\\n* * *\n_ _ _\n\n- - -\n+\n1.\n2)\n=\n: -\n| -",
];

/// What rustdoc turns on (`rustdoc::html::markdown::main_body_opts`).
fn rustdoc_options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// Letters and digits of a text's visible parts, which no sanitiser may change.
fn words<'a>(events: impl Iterator<Item = Event<'a>>) -> String {
    let text = events.map(|event| match event {
        Event::Text(text) | Event::Code(text) | Event::Html(text) => text.into_string(),
        Event::InlineHtml(html) => html.into_string(),
        _ => String::new(),
    });
    text.flat_map(|text| text.chars().collect::<Vec<_>>())
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Whatever a text says, its documentation is inert.
fn assert_inert(source: &str) {
    let doc = DocText::of_markdown(source);
    assert_inert_doc(source, &doc);
    assert_inert_doc(source, &run_on(doc));
}

/// The documentation behind the name of a parameter.
fn run_on(doc: DocText) -> DocText {
    DocText::sentence(&[Part::Code("name"), Part::Own(":")]).run_on(doc)
}

fn assert_inert_doc(source: &str, doc: &DocText) {
    for line in doc.lines() {
        assert!(!line.contains(is_invisible), "{source:?}: {line:?}");
        assert_eq!(line.trim_end(), line, "{source:?}");
    }
    let markdown = doc.lines().join("\n");
    let broken = |link: BrokenLink<'_>| {
        panic!(
            "{source:?}: rustdoc would look up {:?} in\n{markdown}",
            link.reference
        )
    };
    for event in Parser::new_with_broken_link_callback(&markdown, rustdoc_options(), Some(broken)) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                panic!("{source:?}: HTML {html:?} in\n{markdown}")
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                panic!("{source:?}: indented code in\n{markdown}")
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(label))) => {
                assert_eq!(&*label, "text", "{source:?}");
            }
            Event::Start(Tag::Image { .. } | Tag::FootnoteDefinition(_)) => {
                panic!("{source:?}: image or footnote")
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(
                    dest_url.starts_with("http") || dest_url.starts_with("mailto:"),
                    "{source:?}: {dest_url}"
                );
            }
            _ => {}
        }
    }
}

fn lines_of(markdown: &str) -> Vec<String> {
    DocText::of_markdown(markdown).lines().to_vec()
}

#[test]
fn hostile_texts_are_inert() {
    HOSTILE.iter().for_each(|source| assert_inert(source));
    assert_inert(&HOSTILE.join("\n\n"));
}

#[test]
fn prose_reads_as_it_was_written() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Unique 24-hexadecimal digit string.",
            &["Unique 24-hexadecimal digit string."],
        ),
        (
            "Use the `/groups` endpoint (see [docs](https://a.b/c)).",
            &["Use the `/groups` endpoint (see [docs](https://a.b/c))."],
        ),
        (
            "**NOTE**: *groups* and _projects_.",
            &["**NOTE**: *groups* and *projects*."],
        ),
        (
            "a_b __c__ 3 < 4, a -> b, R&D, x|y",
            &["a_b **c** 3 < 4, a -> b, R&D, x|y"],
        ),
        ("one\n\ntwo\nthree", &["one", "", "two three"]),
        (
            "List:\n- a\n- b\n  - c\n\nEnd",
            &["List:", "", "- a", "- b", "  - c", "", "End"],
        ),
        ("1. a\n\n2. b", &["1. a", "", "2. b"]),
        ("x\n\n1.\n2. a\n3. b", &["x", "", "2. a", "3. b"]),
        ("    curl -X GET", &["```text", "curl -X GET", "```"]),
        (
            "```json\n{\n\t\"a\": 1\n}\n```",
            &["```text", "{", "    \"a\": 1", "}", "```"],
        ),
        (
            "> quoted\n> text\n>\n> more",
            &["> quoted text", ">", "> more"],
        ),
        ("# Title", &["## Title"]),
        ("See https://a.b/c_d.", &["See <https://a.b/c_d>."]),
        (
            "Write to <x@y.z> or [z](mailto:z@y.x).",
            &["Write to x@y.z or [z](mailto:z@y.x)."],
        ),
        (
            "[here](/docs) and [`f`](#f), ![logo](logo.png)",
            &["here and `f`, logo"],
        ),
        ("*a<br>* b", &["*a*\\", "b"]),
        ("a<br>b<br/>c", &["a\\", "b\\", "c"]),
        (
            "Match `^([a-f0-9]{24})$` or ^\\d+$",
            &["Match `^([a-f0-9]{24})$` or ^\\d+$"],
        ),
        ("<b>bold</b> & <T>", &["**bold** & \\<T>"]),
        (
            "One of <code>a</code> or <i> b </i>, see <a href=\"https://c.d\">there</a>.",
            &["One of `a` or *b* , see [there](https://c.d)."],
        ),
        (
            "<p>One.</p> <p>Two:</p> <ul> <li> <p>a &lt; <code>b &lt; c</code></p> </li> <li><b>d</b></li></ul> <p>Three.</p>",
            &[
                "One.",
                "",
                "Two:",
                "",
                "- a < `b < c`",
                "- **d**",
                "",
                "Three.",
            ],
        ),
        (
            "A<ol><li>one<ul><li>two</li></ul></li><li>three</li></ol>",
            &["A", "", "1. one", "   - two", "2. three"],
        ),
        (
            "<pre>\na <b>b</b>\n  c\n</pre>",
            &["```text", "a b", "  c", "```"],
        ),
        ("`<b>a</b>` and <b>c", &["`<b>a</b>` and \\<b>c"]),
        ("<your id> and </p>", &["\\<your id> and \\</p>"]),
        ("<a href=\"javascript:x\">a</a>", &["a"]),
        (
            "| a | <b>b</b> |\n|-|-|\n| <ul><li>c</li></ul> | <code>d</code> |",
            &[
                "| a | **b** |",
                "| --- | --- |",
                "| \\<ul>\\<li>c\\</li>\\</ul> | `d` |",
            ],
        ),
        ("[ ] todo [foo]", &["\\[ \\] todo \\[foo\\]"]),
        (
            "| a | b |\n|--|:-:|\n| 1 | `x` |",
            &["| a | b |", "| --- | :-: |", "| 1 | `x` |"],
        ),
        ("", &[]),
    ];
    for (markdown, expected) in cases {
        assert_eq!(lines_of(markdown), *expected, "{markdown:?}");
    }
}

#[test]
fn a_line_never_starts_another_block() {
    for start in [
        "# x", "> x", "- x", "+ x", "1. x", "2) x", "---", "===", "* x", "```", "~~~", "    x",
        ":--", "|-|", "<p>",
    ] {
        let source = format!("{} {start}", "word ".repeat(18));
        for line in lines_of(&source) {
            let parsed: Vec<_> = Parser::new_ext(&line, rustdoc_options()).collect();
            assert!(
                matches!(parsed.first(), Some(Event::Start(Tag::Paragraph))),
                "{start:?}: {line:?}"
            );
        }
    }
}

#[test]
fn long_texts_are_wrapped_and_cut() {
    let long = "word ".repeat(LIMIT);
    let lines = lines_of(&long);
    assert!(lines.iter().all(|line| line.len() <= 92));
    assert_eq!(
        lines.last().map(String::as_str),
        Some("(Cut here: the document's text is longer.)")
    );
    assert!(lines.iter().map(String::len).sum::<usize>() < LIMIT + 100);
}

#[test]
fn deep_nesting_is_flattened() {
    for mark in ["> ", "- ", "1. ", ">- "] {
        let source = format!("{}x", mark.repeat(4000));
        let lines = lines_of(&source);
        assert!(lines.iter().all(|line| line.len() < 100), "{mark:?}");
        assert_inert(&source);
    }
}

#[test]
fn prose_follows_a_name_in_its_line() {
    let text = format!(
        "{}`code in one` {}end.\n\nNext.",
        "word ".repeat(18),
        "word ".repeat(20)
    );
    let cases: &[(&str, &[&str])] = &[
        ("Short.", &["`name`: Short."]),
        (
            &text,
            &[
                &format!("`name`:{}", " word".repeat(17)),
                &format!("word `code in one`{}", " word".repeat(14)),
                &format!("{}end.", "word ".repeat(6)),
                "",
                "Next.",
            ],
        ),
        ("- a\n- b", &["`name`:", "", "- a", "- b"]),
        ("one  \ntwo", &["`name`:", "one\\", "two"]),
    ];
    for (source, expected) in cases {
        assert_eq!(run_on(DocText::of_markdown(source)).lines(), *expected);
    }
}

#[test]
fn our_sentences_quote_what_they_name() {
    let doc = DocText::sentence(&[
        Part::Own("Pattern: "),
        Part::Code("`a`\n|\u{202e}"),
        Part::Own(", see "),
        Part::Link("https://a.b/(x)"),
        Part::Own(" and "),
        Part::Link("javascript:x"),
        Part::Own("; "),
        Part::Text("*[x]*"),
        Part::Own("."),
    ]);
    assert_eq!(
        doc.lines(),
        [
            "Pattern: `` `a` |\\u{202e} ``, see <https://a.b/%28x%29> and `javascript:x`; \\*\\[x\\]\\*."
        ]
    );
    let list = DocText::list([doc.clone(), DocText::sentence(&[Part::Own("b")])]);
    assert_eq!(list.lines().len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_inert(source in any::<String>()) {
        assert_inert(&source);
    }

    #[test]
    fn any_html_is_inert(
        parts in proptest::collection::vec(
            prop_oneof![
                Just("a"), Just(" "), Just("\n"), Just("\n\n"), Just("    "), Just("*"), Just("`"), Just("- "), Just("> "),
                Just("<p>"), Just("</p>"), Just("<ul>"), Just("</ul>"), Just("<ol>"), Just("<li>"), Just("</li>"),
                Just("<code>"), Just("</code>"), Just("<b>"), Just("</b>"), Just("<i>"), Just("</i>"), Just("<pre>"),
                Just("</pre>"), Just("<a href=\"http://a.b/c\">"), Just("<a href='x](y'>"), Just("</a>"), Just("<h2>"),
                Just("</h2>"), Just("<br/>"), Just("<!--"), Just("-->"), Just("<script>"), Just("</script>"), Just("&lt;"),
            ],
            0..40,
        )
    ) {
        assert_inert(&parts.concat());
    }

    #[test]
    fn any_markup_is_inert_and_keeps_its_words(
        parts in proptest::collection::vec(
            prop_oneof![
                Just("a"), Just("b1"), Just(" "), Just("\n"), Just("\n\n"), Just("    "), Just("\t"), Just("*"), Just("**"),
                Just("_"), Just("`"), Just("```"), Just("~~~"), Just("["), Just("]"), Just("("), Just(")"), Just("]("),
                Just("!["), Just("<"), Just(">"), Just("&"), Just("&lt;"), Just("#"), Just("-"), Just("- "), Just("1. "),
                Just("|"), Just("|-|"), Just("\\"), Just("---"), Just("==="), Just("> "), Just(":"), Just("http://a.b/c"),
                Just("<x>"), Just("</x>"), Just("<!--"), Just("-->"), Just("[^1]"), Just("[^1]: "),
                Just("mailto:a@b.c"), Just("é"), Just("\u{202e}"), Just("~"), Just("~~"), Just("$"), Just(";"), Just("[x]: y"),
            ],
            0..60,
        )
    ) {
        let source = parts.concat();
        assert_inert(&source);
        let doc = DocText::of_markdown(&source);
        let shown = super::visible::normalise(&source);
        let before = words(Parser::new_ext(&shown, Options::ENABLE_TABLES));
        let markdown = doc.lines().join("\n");
        let after = words(Parser::new_ext(&markdown, rustdoc_options()));
        prop_assert_eq!(&before, &after, "{:?} became\n{}", source, markdown);
        let markdown = run_on(doc).lines().join("\n");
        let after = words(Parser::new_ext(&markdown, rustdoc_options()));
        prop_assert_eq!(format!("name{before}"), after, "{:?} became\n{}", source, markdown);
    }
}

#[test]
fn what_follows_in_a_paragraph_begins_a_sentence() {
    let facts = || DocText::sentence(&[Part::Own("Example: "), Part::Code("3")]);
    for (prose, expected) in [
        ("The model to delete", "The model to delete. Example: `3`"),
        ("The model.", "The model. Example: `3`"),
        ("One of (1, 2)", "One of (1, 2). Example: `3`"),
    ] {
        let joined = DocText::of_markdown(prose).then(facts());
        assert_eq!(joined.lines().join(" "), expected);
    }
}
