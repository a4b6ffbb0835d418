// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Which type does an answer hold?
//!
//! Generated code matches on the status and names the media type it expects; this module compares and decodes. What
//! the document does not describe is never decoded as something else: an HTML page is not a model.

use std::time::Duration;

use serde::de::DeserializeOwned;

use super::json::{self, DecodeError};
use super::raw_response::RawResponse;

/// An answer, out of its envelope.
#[derive(Debug)]
pub struct Reply {
    response: RawResponse,
    form: Form,
}

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
    /// A status or media type that the document does not describe.
    Undocumented,
    /// A documented answer whose body is not what the document says.
    Undecodable(DecodeError),
}

impl Reply {
    pub(super) fn plain(response: RawResponse) -> Self {
        Self {
            response,
            form: Form::Plain,
        }
    }

    pub(super) fn unwrapped(response: RawResponse) -> Self {
        Self {
            response,
            form: Form::Unwrapped,
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

    pub(super) fn into_response(self) -> RawResponse {
        self.response
    }

    /// The status: the one inside the envelope, where the answer came in one.
    pub fn status(&self) -> u16 {
        self.response.status()
    }

    /// Whether the body can be of this documented media type.
    ///
    /// Type and subtype must be equal. `application/json` also stands for any `+json` type and the other way round,
    /// since servers and gateways are careless there; two different `+json` types are never taken for each other. An
    /// answer without a media type can be anything (RFC 9110 § 8.3).
    pub fn is(&self, media_type: &str) -> bool {
        let Some(received) = self
            .response
            .media_type()
            .filter(|received| !received.is_empty())
        else {
            return true;
        };
        let (received, documented) = (received.to_ascii_lowercase(), essence(media_type));
        let is_plain = |text: &str| text == "application/json";
        received == documented
            || (is_json(&received) && is_json(&documented))
                && (self.form == Form::Unwrapped || is_plain(&received) || is_plain(&documented))
    }

    /// A documented success with a JSON body.
    pub fn success<T: DeserializeOwned, E>(&self, media_type: &str) -> Decoded<T, E> {
        if !self.is(media_type) {
            return Decoded::Undocumented;
        }
        match json::from_slice(&self.response.body) {
            Ok(value) => Decoded::Success(value),
            Err(error) => Decoded::Undecodable(error),
        }
    }

    /// A documented success without a body; one that comes all the same is ignored.
    pub fn success_without_body<E>(&self) -> Decoded<(), E> {
        Decoded::Success(())
    }

    /// A documented error with a JSON body.
    pub fn failure<T, E: DeserializeOwned>(&self, media_type: &str) -> Decoded<T, E> {
        if !self.is(media_type) {
            return Decoded::Undocumented;
        }
        match json::from_slice(&self.response.body) {
            Ok(value) => Decoded::Failure(value),
            Err(error) => Decoded::Undecodable(error),
        }
    }

    /// A documented success with a body of text.
    pub fn success_text<E>(&self, media_type: &str) -> Decoded<String, E> {
        match self.text(media_type) {
            Ok(text) => Decoded::Success(text),
            Err(other) => other.into_decoded(),
        }
    }

    /// A documented error with a body of text.
    pub fn failure_text<T>(&self, media_type: &str) -> Decoded<T, String> {
        match self.text(media_type) {
            Ok(text) => Decoded::Failure(text),
            Err(other) => other.into_decoded(),
        }
    }

    /// A documented success with a body of any bytes.
    pub fn success_bytes<E>(&self, media_type: &str) -> Decoded<Vec<u8>, E> {
        if self.is(media_type) {
            Decoded::Success(self.response.body.to_vec())
        } else {
            Decoded::Undocumented
        }
    }

    /// A documented error with a body of any bytes.
    pub fn failure_bytes<T>(&self, media_type: &str) -> Decoded<T, Vec<u8>> {
        if self.is(media_type) {
            Decoded::Failure(self.response.body.to_vec())
        } else {
            Decoded::Undocumented
        }
    }

    /// A documented error without a body. It is handed to the caller whole, like one that is not documented: there is
    /// no type that would say more.
    pub fn failure_without_body<T, E>(&self) -> Decoded<T, E> {
        Decoded::Undocumented
    }

    fn text(&self, media_type: &str) -> Result<String, NoText> {
        if !self.is(media_type) {
            return Err(NoText::OtherMediaType);
        }
        let text = std::str::from_utf8(&self.response.body);
        text.map(str::to_owned)
            .map_err(|_| NoText::Undecodable(DecodeError::of_whole("the text is not UTF-8")))
    }

    /// A status that the document does not describe.
    pub fn undocumented<T, E>(&self) -> Decoded<T, E> {
        Decoded::Undocumented
    }
}

impl<T, E> Decoded<T, E> {
    /// The same with another type of success: generated code puts the bodies of several statuses into one type.
    pub fn map_success<U>(self, wrap: impl FnOnce(T) -> U) -> Decoded<U, E> {
        match self {
            Self::Success(value) => Decoded::Success(wrap(value)),
            Self::Failure(error) => Decoded::Failure(error),
            Self::Undocumented => Decoded::Undocumented,
            Self::Undecodable(error) => Decoded::Undecodable(error),
        }
    }

    /// The same with another type of error: generated code puts the bodies of several statuses into one type.
    pub fn map_failure<F>(self, wrap: impl FnOnce(E) -> F) -> Decoded<T, F> {
        match self {
            Self::Success(value) => Decoded::Success(value),
            Self::Failure(error) => Decoded::Failure(wrap(error)),
            Self::Undocumented => Decoded::Undocumented,
            Self::Undecodable(error) => Decoded::Undecodable(error),
        }
    }
}

/// Why a body is not the text it should be.
enum NoText {
    OtherMediaType,
    Undecodable(DecodeError),
}

impl NoText {
    fn into_decoded<T, E>(self) -> Decoded<T, E> {
        match self {
            Self::OtherMediaType => Decoded::Undocumented,
            Self::Undecodable(error) => Decoded::Undecodable(error),
        }
    }
}

/// Type and subtype of a media type, in lower case.
fn essence(media_type: &str) -> String {
    media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

fn is_json(essence: &str) -> bool {
    essence == "application/json" || essence.ends_with("+json")
}
