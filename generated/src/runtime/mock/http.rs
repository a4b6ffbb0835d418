// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How do requests come off a connection, and answers go onto it? HTTP/1.1 (RFC 9112), as much as clients use.

use std::fmt;
use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;

use super::answer::Written;

/// Most bytes of a request line and the header fields.
const LONGEST_HEAD: usize = 64 * 1024;
/// Most bytes of a body.
const LONGEST_BODY: usize = 64 * 1024 * 1024;
/// Bytes that are read at once.
const BLOCK: usize = 16 * 1024;

/// A request as it arrived. `Debug` shows neither query, header fields nor body: they can hold secrets.
#[derive(Clone)]
pub struct Received {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Received {
    /// The method.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Path and query, percent-encoded.
    #[must_use]
    pub fn target(&self) -> &str {
        &self.target
    }

    /// The path, percent-encoded.
    #[must_use]
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The query, percent-encoded; empty when there is none.
    #[must_use]
    pub fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// The header fields in order, names in lower case.
    #[must_use]
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// The value of a header field, when it is there: the first.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// Whether nothing more is to come on the connection (RFC 9112 § 9.6).
    pub(super) fn is_last(&self) -> bool {
        let options = self.header("connection").unwrap_or_default().split(',');
        let mut options = options.map(str::trim);
        options.any(|option| option.eq_ignore_ascii_case("close"))
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} ({} bytes)", self.body.len())
    }
}

/// Method and path.
impl fmt::Display for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path().escape_debug();
        write!(f, "{} {path}", self.method.escape_debug())
    }
}

/// One connection.
pub(super) struct Connection {
    stream: TcpStream,
    /// What has been read and not been used.
    pending: Vec<u8>,
}

impl Connection {
    pub(super) fn new(stream: TcpStream) -> Self {
        Self {
            stream,
            pending: Vec::new(),
        }
    }

    /// The next request; none when the client has closed the connection between two of them.
    pub(super) fn read(&mut self) -> io::Result<Option<Received>> {
        let Some(head) = self.head()? else {
            return Ok(None);
        };
        let mut lines = head.split("\r\n");
        let mut words = lines.next().unwrap_or_default().split(' ');
        let (Some(method), Some(target), Some("HTTP/1.1" | "HTTP/1.0"), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(malformed("the request line is not one of HTTP/1.1"));
        };
        let mut received = Received {
            method: method.to_owned(),
            target: target.to_owned(),
            headers: lines
                .filter_map(|line| line.split_once(':'))
                .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
                .collect(),
            body: Vec::new(),
        };
        let says = |name, value: &str| {
            received
                .header(name)
                .is_some_and(|text| text.eq_ignore_ascii_case(value))
        };
        if says("expect", "100-continue") {
            self.stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        let body = if says("transfer-encoding", "chunked") {
            self.chunks()?
        } else {
            let length = received.header("content-length").unwrap_or("0").parse();
            let length = length.map_err(|_| malformed("Content-Length is not a number"))?;
            self.exactly(length)?
        };
        received.body = body;
        Ok(Some(received))
    }

    /// Everything before the empty line, without the last line end.
    fn head(&mut self) -> io::Result<Option<String>> {
        loop {
            let end = self.pending.windows(4).position(|four| four == b"\r\n\r\n");
            if let Some(end) = end {
                let rest = self.pending.split_off(end + 4);
                let mut head = std::mem::replace(&mut self.pending, rest);
                head.truncate(end);
                let head = String::from_utf8(head);
                return head
                    .map(Some)
                    .map_err(|_| malformed("the header fields are not UTF-8"));
            }
            if self.pending.len() > LONGEST_HEAD {
                return Err(malformed("the header fields are too long"));
            }
            if !self.more()? {
                return if self.pending.is_empty() {
                    Ok(None)
                } else {
                    Err(io::ErrorKind::UnexpectedEof.into())
                };
            }
        }
    }

    fn exactly(&mut self, length: usize) -> io::Result<Vec<u8>> {
        if length > LONGEST_BODY {
            return Err(malformed("the body is too large"));
        }
        while self.pending.len() < length {
            if !self.more()? {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        let rest = self.pending.split_off(length);
        Ok(std::mem::replace(&mut self.pending, rest))
    }

    /// A chunked body (RFC 9112 § 7.1), trailers left out.
    fn chunks(&mut self) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line = self.line()?;
            let length = line.split(';').next().unwrap_or_default().trim();
            let length = usize::from_str_radix(length, 16)
                .map_err(|_| malformed("the length of a chunk is not a number"))?;
            if length == 0 {
                while !self.line()?.is_empty() {}
                return Ok(body);
            }
            if body.len().saturating_add(length) > LONGEST_BODY {
                return Err(malformed("the body is too large"));
            }
            body.extend(self.exactly(length)?);
            if !self.line()?.is_empty() {
                return Err(malformed("a chunk is longer than it says"));
            }
        }
    }

    fn line(&mut self) -> io::Result<String> {
        loop {
            if let Some(end) = self.pending.windows(2).position(|two| two == b"\r\n") {
                let rest = self.pending.split_off(end + 2);
                let mut line = std::mem::replace(&mut self.pending, rest);
                line.truncate(end);
                return String::from_utf8(line).map_err(|_| malformed("a chunk is not one"));
            }
            if self.pending.len() > LONGEST_HEAD || !self.more()? {
                return Err(malformed("a chunk is not one"));
            }
        }
    }

    /// Reads what there is; whether there was anything.
    fn more(&mut self) -> io::Result<bool> {
        let mut block = [0; BLOCK];
        let read = self.stream.read(&mut block)?;
        self.pending
            .extend_from_slice(block.get(..read).unwrap_or_default());
        Ok(read > 0)
    }

    /// Writes the answer to a request.
    pub(super) fn write(&mut self, request: &Received, answer: &Written) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} \r\n", answer.status);
        for (name, value) in &answer.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        // RFC 9110 § 8.6: an answer of these statuses has no length, and § 9.3.2: one to HEAD has no body.
        let bare = matches!(answer.status, 100..=199 | 204 | 304);
        if !bare {
            head.push_str(&format!("content-length: {}\r\n", answer.body.len()));
        }
        if request.is_last() {
            head.push_str("connection: close\r\n");
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        if !bare && request.method() != "HEAD" {
            bytes.extend_from_slice(&answer.body);
        }
        self.stream.write_all(&bytes)
    }
}

fn malformed(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}
