//! Where do the values of a sequence of JSON texts begin and end? One a line (NDJSON, JSON Lines), or each after a
//! record separator (RFC 7464).
//!
//! Bytes go in as they arrive, in pieces of any size; the texts of values come out.

use std::collections::VecDeque;

use bytes::{Bytes, BytesMut};

use super::TooLong;

/// What stands between values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::runtime) enum Framing {
    /// Each value is a line: `application/x-ndjson`, `application/jsonl`.
    Lines,
    /// Each value follows a record separator, U+001E: `application/json-seq` (RFC 7464 § 2).
    Sequence,
}

impl Framing {
    fn separator(self) -> u8 {
        match self {
            Self::Lines => b'\n',
            Self::Sequence => 0x1E,
        }
    }
}

/// The text of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// Which one it is, counted from 1: for lines, empty ones included.
    pub(super) number: u64,
    /// The text, without white space around it.
    pub(super) text: Bytes,
    /// Whether it may have been cut: a number or word that nothing follows (RFC 7464 § 2.4).
    pub(super) may_be_cut: bool,
}

/// What is known of a sequence so far.
#[derive(Debug)]
pub(super) struct Splitter {
    framing: Framing,
    /// The text that is not ended yet.
    open: BytesMut,
    number: u64,
    /// How many bytes of one text may be held.
    limit: u64,
    ready: VecDeque<Record>,
}

impl Splitter {
    pub(super) fn new(framing: Framing, limit: u64) -> Self {
        Self {
            framing,
            open: BytesMut::new(),
            number: match framing {
                Framing::Lines => 1,
                // What stands before the first separator is no value.
                Framing::Sequence => 0,
            },
            limit,
            ready: VecDeque::new(),
        }
    }

    pub(super) fn set_limit(&mut self, limit: u64) {
        self.limit = limit;
    }

    /// The next text that is complete.
    pub(super) fn next(&mut self) -> Option<Record> {
        self.ready.pop_front()
    }

    /// Reads more of the sequence.
    ///
    /// # Errors
    /// A text has more bytes than may be held.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<(), TooLong> {
        let separator = self.framing.separator();
        let mut rest = bytes;
        loop {
            let end = rest.iter().position(|byte| *byte == separator);
            let (text, after) = rest.split_at(end.unwrap_or(rest.len()));
            // Lengths of buffers in memory fit into 64 bits.
            if (self.open.len() + text.len()) as u64 > self.limit {
                return Err(TooLong);
            }
            self.open.extend_from_slice(text);
            let Some((_, after)) = after.split_first() else {
                return Ok(());
            };
            self.end();
            rest = after;
        }
    }

    /// The sequence is over: what is left is its last value.
    pub(super) fn finish(&mut self) {
        self.end();
    }

    fn end(&mut self) {
        let text = self.open.split().freeze();
        let trimmed = text.trim_ascii();
        if !trimmed.is_empty() {
            let is_followed = text.last().is_some_and(u8::is_ascii_whitespace);
            let ends_itself = matches!(trimmed.last(), Some(b'}' | b']' | b'"'));
            self.ready.push_back(Record {
                number: self.number,
                text: text.slice_ref(trimmed),
                may_be_cut: self.framing == Framing::Sequence && !is_followed && !ends_itself,
            });
        }
        self.number += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(framing: Framing, pieces: &[&[u8]]) -> Vec<(u64, String, bool)> {
        let mut splitter = Splitter::new(framing, 1 << 20);
        for piece in pieces {
            assert!(splitter.push(piece).is_ok());
        }
        splitter.finish();
        std::iter::from_fn(|| splitter.next())
            .map(|record| {
                let text = String::from_utf8_lossy(&record.text).into_owned();
                (record.number, text, record.may_be_cut)
            })
            .collect()
    }

    fn whole(number: u64, text: &str) -> (u64, String, bool) {
        (number, text.to_owned(), false)
    }

    #[test]
    fn lines() {
        assert_eq!(
            read(Framing::Lines, &[b"{}\r\n\n  [1]\t\n7"]),
            [whole(1, "{}"), whole(3, "[1]"), whole(4, "7")]
        );
        assert_eq!(read(Framing::Lines, &[b"\n\r\n"]), []);
    }

    #[test]
    fn sequences() {
        assert_eq!(
            read(
                Framing::Sequence,
                &[b"\x1e{\"a\":\n1}\n\x1e\x1e12\n\x1e12\x1etrue"]
            ),
            [
                whole(1, "{\"a\":\n1}"),
                whole(3, "12"),
                (4, "12".to_owned(), true),
                (5, "true".to_owned(), true),
            ]
        );
    }

    #[test]
    fn a_text_is_bounded() {
        let mut splitter = Splitter::new(Framing::Lines, 4);
        for _ in 0..100 {
            assert!(splitter.push(b"1234\n").is_ok());
        }
        assert!(splitter.push(b"123").is_ok());
        assert!(splitter.push(b"45").is_err());
    }

    proptest! {
        #[test]
        fn pieces_make_no_difference(
            bytes in proptest::collection::vec(
                prop_oneof![Just(b'\n'), Just(b'\r'), Just(0x1e), Just(b' '), Just(b'1'), Just(b'}')],
                0..60,
            ),
            cut in any::<proptest::sample::Index>(),
        ) {
            let (left, right) = bytes.split_at(cut.index(bytes.len() + 1));
            for framing in [Framing::Lines, Framing::Sequence] {
                prop_assert_eq!(read(framing, &[left, right]), read(framing, &[&bytes]));
            }
            // Lines are what the standard library takes for lines.
            let text = String::from_utf8(bytes.clone()).unwrap();
            let expected: Vec<_> = text
                .split('\n')
                .zip(1..)
                .map(|(line, number)| (number, line.trim_ascii().to_owned(), false))
                .filter(|(_, line, _)| !line.is_empty())
                .collect();
            prop_assert_eq!(read(Framing::Lines, &[&bytes]), expected);
        }
    }
}
