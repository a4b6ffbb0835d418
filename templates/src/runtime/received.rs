//! How does a caller get an answer as it came, whatever the document says of it?
//!
//! Documents say less than servers do: a success without content that is a file, a media type that is missing. The call is
//! the same, errors are read as documented, and a success is its bytes.

use std::fmt;

use super::api::ServerInfo;
use super::byte_stream::ByteStream;
use super::call::Request;
use super::operation::{Operation, OperationInfo};
use super::reply::{Decoded, Reply};
use super::request::RequestParts;
use super::validate::Violations;

/// An operation whose success is given as it was received.
#[derive(Clone)]
pub struct Received<O>(O);

impl<O: Operation> Operation for Received<O> {
    type Output = ByteStream;
    type Failure = O::Failure;

    const INFO: &'static OperationInfo = O::INFO;
    const SERVERS: &'static [ServerInfo] = O::SERVERS;

    fn validate(&self, found: &mut Violations) {
        self.0.validate(found);
    }

    fn build(&self, request: &mut RequestParts) {
        self.0.build(request);
    }

    fn streams(status: u16) -> bool {
        (200..300).contains(&status)
    }

    fn decode(reply: &Reply) -> Decoded<ByteStream, O::Failure> {
        if Self::streams(reply.status()) {
            return reply.success_as_received();
        }
        O::decode(reply).no_success()
    }
}

impl<O: Operation> Request<O> {
    /// The same call, with a success as it was received: its bytes, whatever status of 2xx and media type it has. For what
    /// the document does not describe, or describes wrongly; errors are read as documented.
    pub fn as_received(self) -> Request<Received<O>> {
        self.with_operation(Received)
    }
}

impl<O: fmt::Debug> fmt::Debug for Received<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Received").field(&self.0).finish()
    }
}
