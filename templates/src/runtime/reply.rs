//! Which type does an answer hold?
//!
//! Generated code matches on the status and names the media type it expects; this module compares and decodes. What
//! the document does not describe is never decoded as something else: an HTML page is not a model.

use std::cell::Cell;
use std::fmt;
use std::time::Duration;

use serde::de::DeserializeOwned;

use super::byte_stream::ByteStream;
use super::incoming::{BodyLimit, Incoming, OnExcess};
use super::json::{self, DecodeError};
use super::media_match::{is_json, is_plain_json, may_be_lines, may_be_xml};
use super::media_range::{self, essence};
use super::raw_response::RawResponse;
use super::stream::{EventStream, Framing, JsonLines, Resume};
use super::transport::{ERROR_BODY_LIMIT, Failure};

/// An answer, out of its envelope.
pub struct Reply {
    response: RawResponse,
    /// The body of a success that was left unread; it can be taken once.
    unread: Cell<Option<Unread>>,
    form: Form,
    /// The value of `Accept`.
    asked: &'static str,
}

/// A body that is left for the caller to read.
struct Unread {
    incoming: Incoming,
    /// How much of it may be held in memory.
    whole_limit: u64,
    /// What makes the call once more, where a stream of events may ask for that.
    resume: Option<Box<Resume>>,
}

/// What is kept of a body that is not what the document says.
const ERROR_BODY: BodyLimit = BodyLimit {
    bytes: ERROR_BODY_LIMIT,
    on_excess: OnExcess::Cut,
};

/// How the answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Plain,
    /// In an envelope, whose media type says nothing about what was inside.
    Unwrapped,
}

/// What generated code makes of an answer.
#[derive(Debug)]
pub enum Decoded<T, E> {
    /// A documented success.
    Success(T),
    /// A documented error.
    Failure(E),
    /// A documented error without a body.
    Bare,
    /// A status that the document does not describe.
    Undocumented,
    /// A documented status, and not this media type, which is what the answer would be read as.
    OtherMediaType(&'static str),
    /// A documented answer whose body is not what the document says.
    Undecodable(DecodeError),
}

impl Reply {
    pub(super) fn plain(response: RawResponse) -> Self {
        Self {
            response,
            unread: Cell::new(None),
            form: Form::Plain,
            asked: "",
        }
    }

    pub(super) fn unwrapped(response: RawResponse) -> Self {
        Self {
            response,
            unread: Cell::new(None),
            form: Form::Unwrapped,
            asked: "",
        }
    }

    /// The same after this many attempts.
    pub(super) fn after(mut self, attempts: u32) -> Self {
        self.response.attempts = attempts;
        self
    }

    /// How long the server asks to wait.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        self.response.retry_after()
    }

    pub(super) fn response(&self) -> &RawResponse {
        &self.response
    }

    /// An answer whose body is not read yet, and how much of it may be held in memory.
    pub(super) fn unread(response: RawResponse, incoming: Incoming, whole_limit: u64) -> Self {
        Self {
            unread: Cell::new(Some(Unread {
                incoming,
                whole_limit,
                resume: None,
            })),
            ..Self::plain(response)
        }
    }

    /// Lets a stream of events make the call again.
    pub(super) fn resumable(self, resume: Resume) -> Self {
        let unread = self.unread.take().map(|unread| Unread {
            resume: Some(Box::new(resume)),
            ..unread
        });
        self.unread.set(unread);
        self
    }

    /// The same as the answer to this `Accept`.
    pub(super) fn asking(self, asked: &'static str) -> Self {
        Self { asked, ..self }
    }

    /// What was asked for: the value of `Accept`.
    pub(super) fn asked(&self) -> &'static str {
        self.asked
    }

    /// The unread body, if it is of this media type, and how much of it may be held in memory.
    pub(super) fn take_unread(&self, media_type: &str) -> Option<(Incoming, u64)> {
        let unread = self.unread_of(media_type)?;
        Some((unread.incoming, unread.whole_limit))
    }

    fn unread_of(&self, media_type: &str) -> Option<Unread> {
        if self.is(media_type) {
            self.unread.take()
        } else {
            None
        }
    }

    /// The answer as it arrived. A body that nobody took is read now, as far as those of errors are.
    pub(super) async fn into_response(self) -> Result<RawResponse, Failure> {
        let mut response = self.response;
        if let Some(mut unread) = self.unread.into_inner() {
            let (body, truncated) = unread.incoming.read(ERROR_BODY).await?;
            response.body = body;
            response.truncated = truncated;
        }
        Ok(response)
    }

    /// The body, out of its envelope.
    pub(super) fn body(&self) -> &[u8] {
        &self.response.body
    }

    /// The status: the one inside the envelope, where the answer came in one.
    pub fn status(&self) -> u16 {
        self.response.status()
    }

    /// Whether the body can be of this documented media type.
    ///
    /// Type and subtype must be equal, or of the range that is documented (`image/*`). `application/json` also stands for
    /// any `+json` type and the other way round, and `application/xml` and `text/xml` for each other and any `+xml` type,
    /// since servers and gateways are careless there; two different `+json` or `+xml` types are never taken for each
    /// other. The names of lines of JSON (`application/x-ndjson`, `application/jsonl`, …) stand for each other. An answer without a media type can be anything (RFC 9110 § 8.3).
    pub fn is(&self, media_type: &str) -> bool {
        self.is_of(media_type, is_json(essence(media_type)))
    }

    /// The same, where the document may mean JSON by a media type that does not say so.
    fn is_of(&self, media_type: &str, means_json: bool) -> bool {
        let Some(received) = self
            .response
            .media_type()
            .filter(|received| !received.is_empty())
        else {
            return true;
        };
        let documented = essence(media_type);
        received.eq_ignore_ascii_case(documented)
            || (documented.ends_with("/*") && media_range::admits(documented, received))
            || (is_json(received) && means_json)
                && (self.form == Form::Unwrapped
                    || is_plain_json(received)
                    || is_plain_json(documented))
            || may_be_xml(received, documented)
            || may_be_lines(received, documented)
    }

    /// A documented success with a JSON body.
    pub fn success<T: DeserializeOwned, E>(&self, media_type: &'static str) -> Decoded<T, E> {
        self.json(media_type)
            .map_or_else(Unfit::into_decoded, Decoded::Success)
    }

    /// A documented success without a body; one that comes all the same is ignored.
    pub fn success_without_body<E>(&self) -> Decoded<(), E> {
        Decoded::Success(())
    }

    /// A documented error with a JSON body.
    pub fn failure<T, E: DeserializeOwned>(&self, media_type: &'static str) -> Decoded<T, E> {
        self.json(media_type)
            .map_or_else(Unfit::into_decoded, Decoded::Failure)
    }

    /// A documented success with a body of text.
    pub fn success_text<E>(&self, media_type: &'static str) -> Decoded<String, E> {
        self.text(media_type)
            .map_or_else(Unfit::into_decoded, Decoded::Success)
    }

    /// A documented error with a body of text.
    pub fn failure_text<T>(&self, media_type: &'static str) -> Decoded<T, String> {
        self.text(media_type)
            .map_or_else(Unfit::into_decoded, Decoded::Failure)
    }

    /// A documented success with a body of any bytes.
    pub fn success_bytes<E>(&self, media_type: &'static str) -> Decoded<Vec<u8>, E> {
        self.bytes(media_type)
            .map_or_else(Unfit::into_decoded, Decoded::Success)
    }

    /// A documented success whose body the caller reads.
    pub fn success_stream<E>(&self, media_type: &'static str) -> Decoded<ByteStream, E> {
        match self.take_unread(media_type) {
            Some((incoming, limit)) => Decoded::Success(ByteStream::new(incoming, limit)),
            None => Decoded::OtherMediaType(media_type),
        }
    }

    /// A success whose body the caller reads, whatever its media type.
    pub(super) fn success_as_received<E>(&self) -> Decoded<ByteStream, E> {
        match self.unread.take() {
            Some(Unread {
                incoming,
                whole_limit,
                ..
            }) => Decoded::Success(ByteStream::new(incoming, whole_limit)),
            None => Decoded::Undocumented,
        }
    }

    /// A documented success that is a stream of events with JSON for data.
    pub fn success_events<T: DeserializeOwned, E>(
        &self,
        media_type: &'static str,
    ) -> Decoded<EventStream<T>, E> {
        self.events(media_type, json::from_slice)
    }

    /// A documented success that is a stream of events with text for data.
    pub fn success_text_events<E>(
        &self,
        media_type: &'static str,
    ) -> Decoded<EventStream<String>, E> {
        self.events(media_type, |text| {
            Ok(String::from_utf8_lossy(text).into_owned())
        })
    }

    fn events<T, E>(
        &self,
        media_type: &'static str,
        decode: fn(&[u8]) -> Result<T, DecodeError>,
    ) -> Decoded<EventStream<T>, E> {
        match self.items_of(media_type) {
            Ok(unread) => Decoded::Success(EventStream::new(
                (unread.incoming, unread.whole_limit),
                media_type,
                decode,
                unread.resume,
            )),
            Err(unfit) => unfit.into_decoded(),
        }
    }

    /// A documented success that is one JSON text a line.
    pub fn success_lines<T: DeserializeOwned, E>(
        &self,
        media_type: &'static str,
    ) -> Decoded<JsonLines<T>, E> {
        self.records(media_type, Framing::Lines)
    }

    /// A documented success that is JSON texts, each after a record separator.
    pub fn success_sequence<T: DeserializeOwned, E>(
        &self,
        media_type: &'static str,
    ) -> Decoded<JsonLines<T>, E> {
        self.records(media_type, Framing::Sequence)
    }

    fn records<T: DeserializeOwned, E>(
        &self,
        media_type: &'static str,
        framing: Framing,
    ) -> Decoded<JsonLines<T>, E> {
        match self.items_of(media_type) {
            Ok(Unread {
                incoming,
                whole_limit,
                ..
            }) => {
                let decode = json::from_slice;
                Decoded::Success(JsonLines::new(incoming, framing, whole_limit, decode))
            }
            Err(unfit) => unfit.into_decoded(),
        }
    }

    /// A documented error with a body of any bytes.
    pub fn failure_bytes<T>(&self, media_type: &'static str) -> Decoded<T, Vec<u8>> {
        self.bytes(media_type)
            .map_or_else(Unfit::into_decoded, Decoded::Failure)
    }

    /// A documented error without a body. It is handed to the caller whole: there is no type that would say more.
    pub fn failure_without_body<T, E>(&self) -> Decoded<T, E> {
        Decoded::Bare
    }

    fn json<T: DeserializeOwned>(&self, media_type: &'static str) -> Result<T, Unfit> {
        if !self.is_of(media_type, true) {
            return Err(Unfit::OtherMediaType(media_type));
        }
        json::from_slice(&self.response.body).map_err(|error| self.undecodable(error))
    }

    fn text(&self, media_type: &'static str) -> Result<String, Unfit> {
        let text = String::from_utf8(self.bytes(media_type)?);
        text.map_err(|_| self.undecodable(DecodeError::of_whole("the text is not UTF-8")))
    }

    fn bytes(&self, media_type: &'static str) -> Result<Vec<u8>, Unfit> {
        if self.is(media_type) {
            Ok(self.response.body.to_vec())
        } else {
            Err(Unfit::OtherMediaType(media_type))
        }
    }

    /// The unread body, if it can be cut into items.
    fn items_of(&self, media_type: &'static str) -> Result<Unread, Unfit> {
        match self.response.coding() {
            Some(coding) if self.is(media_type) && is_compression(coding) => {
                Err(Unfit::Undecodable(coded(coding)))
            }
            Some(_) | None => self
                .unread_of(media_type)
                .ok_or(Unfit::OtherMediaType(media_type)),
        }
    }

    /// Says why a body cannot be read: a content coding is why, where it has one. There are servers that name one and use
    /// none, so that it is no reason until then.
    fn undecodable(&self, error: DecodeError) -> Unfit {
        Unfit::Undecodable(self.response.coding().map_or(error, coded))
    }

    /// A status that the document does not describe.
    pub fn undocumented<T, E>(&self) -> Decoded<T, E> {
        Decoded::Undocumented
    }
}

impl<T, E> Decoded<T, E> {
    /// The same of a status that is none of 2xx, where only those are successes.
    pub(super) fn no_success<U>(self) -> Decoded<U, E> {
        match self {
            Self::Failure(error) => Decoded::Failure(error),
            Self::Bare => Decoded::Bare,
            Self::OtherMediaType(expected) => Decoded::OtherMediaType(expected),
            Self::Undecodable(error) => Decoded::Undecodable(error),
            Self::Undocumented | Self::Success(_) => Decoded::Undocumented,
        }
    }

    /// The same with another type of success: generated code puts the bodies of several statuses into one type.
    pub fn map_success<U>(self, wrap: impl FnOnce(T) -> U) -> Decoded<U, E> {
        match self {
            Self::Success(value) => Decoded::Success(wrap(value)),
            Self::Failure(error) => Decoded::Failure(error),
            Self::Bare => Decoded::Bare,
            Self::Undocumented => Decoded::Undocumented,
            Self::OtherMediaType(expected) => Decoded::OtherMediaType(expected),
            Self::Undecodable(error) => Decoded::Undecodable(error),
        }
    }

    /// The same with another type of error: generated code puts the bodies of several statuses into one type.
    pub fn map_failure<F>(self, wrap: impl FnOnce(E) -> F) -> Decoded<T, F> {
        match self {
            Self::Success(value) => Decoded::Success(value),
            Self::Failure(error) => Decoded::Failure(wrap(error)),
            Self::Bare => Decoded::Bare,
            Self::Undocumented => Decoded::Undocumented,
            Self::OtherMediaType(expected) => Decoded::OtherMediaType(expected),
            Self::Undecodable(error) => Decoded::Undecodable(error),
        }
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("response", &self.response)
            .field("form", &self.form)
            .finish_non_exhaustive()
    }
}

/// Why a body is not what it should be.
enum Unfit {
    OtherMediaType(&'static str),
    Undecodable(DecodeError),
}

impl Unfit {
    fn into_decoded<T, E>(self) -> Decoded<T, E> {
        match self {
            Self::OtherMediaType(expected) => Decoded::OtherMediaType(expected),
            Self::Undecodable(error) => Decoded::Undecodable(error),
        }
    }
}

/// A body that is not as it was before it was coded (RFC 9110 § 8.4).
fn coded(coding: &str) -> DecodeError {
    DecodeError::of_whole(&format!(
        "the answer has the content encoding `{coding}`, which the client does not ask for and does not decode"
    ))
}

/// Whether a content coding is one of those that are registered (RFC 9110 § 8.4.1).
fn is_compression(coding: &str) -> bool {
    let known = [
        "gzip",
        "x-gzip",
        "deflate",
        "br",
        "zstd",
        "compress",
        "x-compress",
    ];
    let mut codings = coding.split(',').map(str::trim);
    codings.any(|coding| known.iter().any(|known| known.eq_ignore_ascii_case(coding)))
}
