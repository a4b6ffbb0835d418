//! Where do server-sent events begin and end? WHATWG HTML § 9.2.5 and § 9.2.6, byte by byte.
//!
//! Bytes go in as they arrive, in pieces of any size; events come out. Nothing here depends on where pieces end.

use std::collections::VecDeque;
use std::time::Duration;

use super::TooLong;

/// An event before its data is decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawEvent {
    /// Its type: `message` where the stream names none.
    pub(super) event: String,
    /// The last id that the stream named, if any.
    pub(super) id: Option<String>,
    /// Its data.
    pub(super) data: String,
    /// The time to wait before the next connection, where this event states it.
    pub(super) retry: Option<Duration>,
}

/// What is known of a stream so far.
#[derive(Debug)]
pub(super) struct Parser {
    /// The line that is not ended yet.
    line: Vec<u8>,
    /// Whether the last byte was a carriage return, so that a line feed belongs to it.
    after_return: bool,
    /// Whether nothing was read yet: a byte order mark is passed over.
    at_start: bool,
    data: Vec<u8>,
    has_data: bool,
    event: Vec<u8>,
    /// The id as this event has it; it counts when the event is complete.
    next_id: Option<String>,
    last_id: Option<String>,
    retry: Option<Duration>,
    /// The last time to wait that the stream stated.
    wait: Option<Duration>,
    /// How many bytes of one event may be held.
    limit: u64,
    ready: VecDeque<RawEvent>,
}

impl Parser {
    pub(super) fn new(limit: u64) -> Self {
        Self {
            line: Vec::new(),
            after_return: false,
            at_start: true,
            data: Vec::new(),
            has_data: false,
            event: Vec::new(),
            next_id: None,
            last_id: None,
            retry: None,
            wait: None,
            limit,
            ready: VecDeque::new(),
        }
    }

    pub(super) fn set_limit(&mut self, limit: u64) {
        self.limit = limit;
    }

    /// The last id that the stream named: what a new connection begins after.
    pub(super) fn last_id(&self) -> Option<&str> {
        self.last_id.as_deref()
    }

    /// The last time to wait that the stream stated.
    pub(super) fn wait(&self) -> Option<Duration> {
        self.wait
    }

    /// Forgets what is incomplete: the next bytes are those of a new connection.
    pub(super) fn restart(&mut self) {
        self.line.clear();
        self.after_return = false;
        self.at_start = true;
        self.next_id = self.last_id.clone();
        self.reset_event();
    }

    /// The next event that is complete.
    pub(super) fn next(&mut self) -> Option<RawEvent> {
        self.ready.pop_front()
    }

    /// Reads more of the stream.
    ///
    /// # Errors
    /// An event has more bytes than may be held.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<(), TooLong> {
        let mut rest = bytes;
        while !rest.is_empty() {
            if std::mem::take(&mut self.after_return) && rest.first() == Some(&b'\n') {
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
            let (text, after) = rest.split_at(end.unwrap_or(rest.len()));
            let held = self.line.len() + self.data.len() + self.event.len() + text.len();
            // Lengths of buffers in memory fit into 64 bits.
            if held as u64 > self.limit {
                return Err(TooLong);
            }
            self.line.extend_from_slice(text);
            let Some((ending, after)) = after.split_first() else {
                return Ok(());
            };
            self.after_return = *ending == b'\r';
            rest = after;
            self.end_line();
        }
        Ok(())
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let mut text = line.as_slice();
        if std::mem::take(&mut self.at_start) {
            text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
        }
        if text.is_empty() {
            self.dispatch();
        } else {
            let colon = text.iter().position(|byte| *byte == b':');
            let (name, value) = text.split_at(colon.unwrap_or(text.len()));
            let value = value.strip_prefix(b":").unwrap_or(value);
            self.field(name, value.strip_prefix(b" ").unwrap_or(value));
        }
        // Its memory is used again.
        self.line = line;
        self.line.clear();
    }

    fn field(&mut self, name: &[u8], value: &[u8]) {
        match name {
            b"event" => self.event = value.to_vec(),
            b"data" => {
                if std::mem::replace(&mut self.has_data, true) {
                    self.data.push(b'\n');
                }
                self.data.extend_from_slice(value);
            }
            b"id" if !value.contains(&0) => self.next_id = Some(lossy(value)),
            b"retry" if !value.is_empty() && value.iter().all(u8::is_ascii_digit) => {
                // More digits than a number of milliseconds can have are the longest time there is.
                let milliseconds = lossy(value).parse().unwrap_or(u64::MAX);
                self.retry = Some(Duration::from_millis(milliseconds));
                self.wait = self.retry;
            }
            // A comment has no name; other fields mean nothing.
            _ => {}
        }
    }

    fn dispatch(&mut self) {
        self.last_id.clone_from(&self.next_id);
        // Without any line of data there is no event; a line of data that is empty is data.
        if !self.has_data {
            self.reset_event();
            return;
        }
        let event = match self.event.as_slice() {
            b"" => "message".to_owned(),
            name => lossy(name),
        };
        self.ready.push_back(RawEvent {
            event,
            id: self.last_id.clone().filter(|id| !id.is_empty()),
            data: lossy(&self.data),
            retry: self.retry,
        });
        self.reset_event();
    }

    fn reset_event(&mut self) {
        self.data.clear();
        self.has_data = false;
        self.event.clear();
        self.retry = None;
    }
}

/// UTF-8 as the Encoding Standard decodes it: what is none becomes U+FFFD.
fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests;
