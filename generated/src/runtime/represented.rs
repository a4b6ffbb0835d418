// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How does a caller ask for another representation than the one an operation usually answers with?
//!
//! A document can state several for one success: older versions of a resource, CSV beside JSON. The operation stays what
//! it is, with its parameters and its errors; `Accept` names the other media type (RFC 9110 § 12.5.1), and a success is
//! read as that: a stream where the media type is one.

use std::fmt;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;

use super::api::ServerInfo;
use super::byte_stream::ByteStream;
use super::call::Request;
use super::operation::{Operation, OperationInfo};
use super::reply::{Decoded, Reply};
use super::request::RequestParts;
use super::stream::{EventStream, JsonLines};
use super::validate::Violations;

/// An operation whose success is read as another of its representations.
pub struct Represented<O, F> {
    operation: O,
    media_type: &'static str,
    form: PhantomData<fn() -> F>,
}

/// How a representation is read.
pub trait Form: 'static {
    /// What it holds.
    type Value: Send + 'static;

    /// Whether it is given to the caller unread, as a stream.
    const STREAMS: bool = false;

    /// Reads a success of the media type that was asked for.
    fn read<E>(reply: &Reply, media_type: &'static str) -> Decoded<Self::Value, E>;
}

/// JSON, read as `T`.
#[derive(Clone, Copy, Debug)]
pub struct AsJson<T>(PhantomData<fn() -> T>);

/// Text, as it comes.
#[derive(Clone, Copy, Debug)]
pub struct AsText;

/// Bytes, as they arrive.
#[derive(Clone, Copy, Debug)]
pub struct AsBytes;

/// Server-sent events whose data is JSON, read as `T`.
#[derive(Clone, Copy, Debug)]
pub struct AsEvents<T>(PhantomData<fn() -> T>);

/// Server-sent events whose data is text.
#[derive(Clone, Copy, Debug)]
pub struct AsTextEvents;

/// A JSON text a line, each read as `T`.
#[derive(Clone, Copy, Debug)]
pub struct AsLines<T>(PhantomData<fn() -> T>);

/// JSON texts, each after a record separator (RFC 7464) and read as `T`.
#[derive(Clone, Copy, Debug)]
pub struct AsSequence<T>(PhantomData<fn() -> T>);

impl<T: DeserializeOwned + Send + 'static> Form for AsJson<T> {
    type Value = T;

    fn read<E>(reply: &Reply, media_type: &'static str) -> Decoded<T, E> {
        reply.success(media_type)
    }
}

impl Form for AsText {
    type Value = String;

    fn read<E>(reply: &Reply, media_type: &'static str) -> Decoded<String, E> {
        reply.success_text(media_type)
    }
}

impl Form for AsBytes {
    type Value = ByteStream;

    const STREAMS: bool = true;

    fn read<E>(reply: &Reply, media_type: &'static str) -> Decoded<ByteStream, E> {
        reply.success_stream(media_type)
    }
}

impl<T: DeserializeOwned + Send + 'static> Form for AsEvents<T> {
    type Value = EventStream<T>;

    const STREAMS: bool = true;

    fn read<E>(reply: &Reply, media_type: &'static str) -> Decoded<EventStream<T>, E> {
        reply.success_events(media_type)
    }
}

impl Form for AsTextEvents {
    type Value = EventStream<String>;

    const STREAMS: bool = true;

    fn read<E>(reply: &Reply, media_type: &'static str) -> Decoded<EventStream<String>, E> {
        reply.success_text_events(media_type)
    }
}

impl<T: DeserializeOwned + Send + 'static> Form for AsLines<T> {
    type Value = JsonLines<T>;

    const STREAMS: bool = true;

    fn read<E>(reply: &Reply, media_type: &'static str) -> Decoded<JsonLines<T>, E> {
        reply.success_lines(media_type)
    }
}

impl<T: DeserializeOwned + Send + 'static> Form for AsSequence<T> {
    type Value = JsonLines<T>;

    const STREAMS: bool = true;

    fn read<E>(reply: &Reply, media_type: &'static str) -> Decoded<JsonLines<T>, E> {
        reply.success_sequence(media_type)
    }
}

impl<O: Operation, F: Form> Operation for Represented<O, F> {
    type Output = F::Value;
    type Failure = O::Failure;

    const INFO: &'static OperationInfo = O::INFO;
    const SERVERS: &'static [ServerInfo] = O::SERVERS;

    fn validate(&self, found: &mut Violations) {
        self.operation.validate(found);
    }

    fn build(&self, request: &mut RequestParts) {
        self.operation.build(request);
        request.accept(self.media_type);
    }

    fn streams(status: u16) -> bool {
        if (200..300).contains(&status) {
            F::STREAMS
        } else {
            O::streams(status)
        }
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        if (200..300).contains(&reply.status()) {
            return F::read(reply, reply.asked());
        }
        O::decode(reply).no_success()
    }
}

impl<O: Operation> Request<O> {
    /// The same call, with a success of this media type; for generated code, which knows the media types.
    pub fn represented<F: Form>(self, media_type: &'static str) -> Request<Represented<O, F>> {
        self.with_operation(|operation| Represented {
            operation,
            media_type,
            form: PhantomData,
        })
    }
}

impl<O: Clone, F> Clone for Represented<O, F> {
    fn clone(&self) -> Self {
        Self {
            operation: self.operation.clone(),
            media_type: self.media_type,
            form: PhantomData,
        }
    }
}

impl<O: fmt::Debug, F> fmt::Debug for Represented<O, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Represented")
            .field("operation", &self.operation)
            .field("media_type", &self.media_type)
            .finish()
    }
}
