// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How does a caller read a success that is a sequence of items? Each as soon as it is there.
//!
//! What cuts a body into items knows nothing of connections ([`sse`], [`records`]); what reads them
//! ([`EventStream`], [`JsonLines`]) decodes one at a time.

mod event_stream;
mod json_lines;
mod reconnect;
mod records;
mod sse;

pub use self::event_stream::{Event, EventStream};
pub use self::json_lines::JsonLines;
pub use self::reconnect::Reconnect;
pub(super) use self::reconnect::Resume;
pub(super) use self::records::Framing;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::error::Error;
use super::json::DecodeError;
use super::operation::OperationInfo;
use super::raw_response::{DecodeFailure, RawResponse};

/// How the text of an item becomes a value.
type Decode<T> = fn(&[u8]) -> Result<T, DecodeError>;

/// An item is longer than may be held in memory.
struct TooLong;

/// The answer that a stream reads.
#[derive(Clone, Copy)]
struct Source {
    operation: &'static OperationInfo,
    status: StatusCode,
}

impl Source {
    /// An item that is not what the document says: its text is the body of the error.
    fn undecodable(self, cause: DecodeError, item: u64, text: Bytes) -> Error {
        let headers = HeaderMap::new();
        let response = RawResponse::new(self.operation, self.status, headers, (text, false));
        Error::Decode(Box::new(DecodeFailure::of_item(cause, response, item)))
    }
}
