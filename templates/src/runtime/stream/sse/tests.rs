//! Events of streams: those of the specification, odd ones, and any streams against its steps written down once more.

use proptest::prelude::*;

use super::*;

fn read(pieces: &[&[u8]]) -> Vec<RawEvent> {
    let mut parser = Parser::new(1 << 20);
    let mut events = Vec::new();
    for piece in pieces {
        assert!(parser.push(piece).is_ok());
        while let Some(event) = parser.next() {
            events.push(event);
        }
    }
    events
}

/// Type, id and data of each event.
fn said(text: &str) -> Vec<(String, Option<String>, String)> {
    let events = read(&[text.as_bytes()]).into_iter();
    events
        .map(|event| (event.event, event.id, event.data))
        .collect()
}

fn message(data: &str) -> (String, Option<String>, String) {
    ("message".to_owned(), None, data.to_owned())
}

#[test]
fn the_streams_of_the_specification() {
    // § 9.2.6, its examples in other words.
    assert_eq!(
        said("data: BUY\ndata: +2\ndata: 10\n\n"),
        [message("BUY\n+2\n10")]
    );
    let stream = ": a comment\n\ndata: first\nid: 1\n\ndata:second\nid\n\ndata:  third\n\n";
    let id = Some("1".to_owned());
    assert_eq!(
        said(stream),
        [
            ("message".to_owned(), id, "first".to_owned()),
            message("second"),
            message(" third"),
        ]
    );
    // Two lines of no data are a line feed; the last event is not complete.
    assert_eq!(
        said("data\n\ndata\ndata\n\ndata:"),
        [message(""), message("\n")]
    );
    assert_eq!(
        said("data:test\n\ndata: test\n\n"),
        [message("test"), message("test")]
    );
}

#[test]
fn line_ends_byte_order_marks_and_odd_fields() {
    for (text, expected) in [
        (
            "data: a\r\rdata: b\r\n\r\n",
            vec![message("a"), message("b")],
        ),
        ("data: a\r\n\ndata: b\n\r", vec![message("a"), message("b")]),
        ("\u{feff}data: a\n\n", vec![message("a")]),
        ("\u{feff}\u{feff}data: a\n\n", vec![]),
        (" data: a\n\n", vec![]),
        ("Data: a\n\n", vec![]),
        ("data : a\n\n", vec![]),
        ("unknown: a\ndata: b\nevent\n\n", vec![message("b")]),
        ("event: x\n\ndata: b\n\n", vec![message("b")]),
        ("id: a\0b\ndata: c\n\n", vec![message("c")]),
        ("data: \u{1F600}\n\n", vec![message("\u{1F600}")]),
    ] {
        assert_eq!(said(text), expected, "{text:?}");
    }
}

#[test]
fn ids_stay_and_are_taken_back() {
    let ids: Vec<_> = said("id: 7\n\ndata: a\n\ndata: b\n\nid\ndata: c\n\n")
        .into_iter()
        .map(|(_, id, _)| id)
        .collect();
    assert_eq!(ids, [Some("7".to_owned()), Some("7".to_owned()), None]);
    // What is not complete has no id yet.
    let mut parser = Parser::new(100);
    assert!(parser.push(b"id: 1\ndata: a\n\nid: 2\ndata: b\n").is_ok());
    assert_eq!(parser.last_id(), Some("1"));
    parser.restart();
    assert!(parser.push(b"data: c\n\n").is_ok());
    assert_eq!(parser.last_id(), Some("1"));
}

#[test]
fn times_to_wait() {
    for (text, wait) in [
        ("retry: 1500\n", Some(Duration::from_millis(1500))),
        ("retry: 1.5\n", None),
        ("retry: -1\n", None),
        ("retry:\n", None),
        ("retry: 1\nretry: x\n", Some(Duration::from_millis(1))),
        (
            "retry: 99999999999999999999\n",
            Some(Duration::from_millis(u64::MAX)),
        ),
    ] {
        let mut parser = Parser::new(100);
        assert!(parser.push(text.as_bytes()).is_ok());
        assert_eq!(parser.wait(), wait, "{text:?}");
    }
}

#[test]
fn an_event_is_bounded() {
    let mut parser = Parser::new(10);
    assert!(parser.push(b"data: 1234\n").is_ok());
    assert!(parser.push(b"data: 567").is_err());
    let mut parser = Parser::new(10);
    // Many small events are no large one.
    for _ in 0..100 {
        assert!(parser.push(b"data: 1\n\n").is_ok());
    }
    // A comment without an end is bounded, too.
    assert!(parser.push(b": 123456789").is_err());
}

/// The specification's steps on a whole text, written down once more and with other means.
fn oracle(text: &str) -> Vec<(String, Option<String>, String)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<&str> = text.split('\n').collect();
    // What is after the last end of a line is not complete.
    lines.pop();
    let (mut data, mut event, mut id) = (String::new(), String::new(), String::new());
    let mut events = Vec::new();
    for line in lines {
        if line.is_empty() {
            if !data.is_empty() {
                data.pop();
                let name = if event.is_empty() { "message" } else { &event };
                let id = Some(id.clone()).filter(|id| !id.is_empty());
                events.push((name.to_owned(), id, data.clone()));
            }
            data.clear();
            event.clear();
        } else {
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            let value = value.strip_prefix(' ').unwrap_or(value);
            match name {
                "data" => data += &format!("{value}\n"),
                "event" => value.clone_into(&mut event),
                "id" if !value.contains('\0') => value.clone_into(&mut id),
                _ => {}
            }
        }
    }
    events
}

proptest! {
    #[test]
    fn pieces_make_no_difference(
        parts in proptest::collection::vec(
            prop_oneof![
                Just("data"), Just("event"), Just("id"), Just(":"), Just(" "), Just("\n"), Just("\r"),
                Just("\r\n"), Just("\n\n"), Just("x"), Just("\u{e9}"), Just("\0"), Just("\u{feff}"),
                Just("data: "), Just("retry: 5\n"),
            ],
            0..40,
        ),
        cuts in proptest::collection::vec(any::<proptest::sample::Index>(), 0..8),
    ) {
        let text = parts.concat();
        let bytes = text.as_bytes();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let pieces: Vec<&[u8]> = cuts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]).collect();
        let whole = read(&[bytes]);
        prop_assert_eq!(&read(&pieces), &whole);
        let seen: Vec<_> = whole.into_iter().map(|event| (event.event, event.id, event.data)).collect();
        prop_assert_eq!(seen, oracle(&text));
    }
}
