// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How does a caller ask for another representation than the one an operation usually answers with?
//!
//! A document can state several for one success: older versions of a resource, CSV beside JSON. The operation stays what
//! it is, with its parameters and its errors; `Accept` names the other media type (RFC 9110 § 12.5.1), and a success is
//! read as that.

use std::fmt;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;

use super::call::Request;
use super::operation::{Operation, OperationInfo};
use super::reply::{Decoded, Reply};
use super::request::RequestParts;
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

    /// Reads a success of the media type that was asked for.
    fn read<E>(reply: &Reply, media_type: &str) -> Decoded<Self::Value, E>;
}

/// JSON, read as `T`.
#[derive(Clone, Copy, Debug)]
pub struct AsJson<T>(PhantomData<fn() -> T>);

/// Text, as it comes.
#[derive(Clone, Copy, Debug)]
pub struct AsText;

/// Bytes, as they come.
#[derive(Clone, Copy, Debug)]
pub struct AsBytes;

impl<T: DeserializeOwned + Send + 'static> Form for AsJson<T> {
    type Value = T;

    fn read<E>(reply: &Reply, media_type: &str) -> Decoded<T, E> {
        reply.success(media_type)
    }
}

impl Form for AsText {
    type Value = String;

    fn read<E>(reply: &Reply, media_type: &str) -> Decoded<String, E> {
        reply.success_text(media_type)
    }
}

impl Form for AsBytes {
    type Value = Vec<u8>;

    fn read<E>(reply: &Reply, media_type: &str) -> Decoded<Vec<u8>, E> {
        reply.success_bytes(media_type)
    }
}

impl<O: Operation, F: Form> Operation for Represented<O, F> {
    type Output = F::Value;
    type Failure = O::Failure;

    const INFO: &'static OperationInfo = O::INFO;

    fn validate(&self, found: &mut Violations) {
        self.operation.validate(found);
    }

    fn build(&self, request: &mut RequestParts) {
        self.operation.build(request);
        request.accept(self.media_type);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        if (200..300).contains(&reply.status()) {
            return F::read(reply, reply.asked());
        }
        match O::decode(reply) {
            Decoded::Failure(error) => Decoded::Failure(error),
            Decoded::Undecodable(error) => Decoded::Undecodable(error),
            // Only statuses of 2xx are successes.
            Decoded::Undocumented | Decoded::Success(_) => Decoded::Undocumented,
        }
    }
}

impl<O: Operation> Request<O> {
    /// The same call, with a success of this media type; for generated code, which knows the media types.
    pub fn represented<F: Form>(self, media_type: &'static str) -> Request<Represented<O, F>> {
        Request {
            client: self.client,
            settings: self.settings,
            attempt_limit: self.attempt_limit,
            operation: Represented {
                operation: self.operation,
                media_type,
                form: PhantomData,
            },
        }
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
