// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What do several operations have in common? Often their optional parameters: whether an answer is printed prettily,
//! how long a page is.
//!
//! Such parameters are one type for all of the operations that have them, [`OptionalParameters`], with one set of
//! methods of the request that set them. An operation is then [`With`]: what is its own, and what it shares.

use super::api::ServerInfo;
use super::call::Request;
use super::client::Client;
use super::operation::{Operation, OperationInfo};
use super::reply::{Decoded, Reply};
use super::request::RequestParts;
use super::validate::Violations;

/// An operation whose optional parameters others have, too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct With<A, P> {
    /// The parameters that are its own: the required ones, and the body.
    pub arguments: A,
    /// The optional ones.
    pub options: P,
}

/// Optional parameters that several operations have in common.
pub trait OptionalParameters: Clone + std::fmt::Debug + Default + Send + Sync + 'static {
    /// Reports every rule of the document that they break.
    fn validate(&self, found: &mut Violations) {
        let _ = found;
    }

    /// Writes down those that are set.
    fn build(&self, request: &mut RequestParts);
}

impl<A: Operation, P: OptionalParameters> Request<With<A, P>> {
    /// A call of this operation through this client, without any of the optional parameters.
    pub fn with_options(client: &Client, arguments: A) -> Self {
        let options = P::default();
        Self::new(client, With { arguments, options })
    }
}

impl<A: Operation, P: OptionalParameters> Operation for With<A, P> {
    type Output = A::Output;
    type Failure = A::Failure;

    const INFO: &'static OperationInfo = A::INFO;
    const SERVERS: &'static [ServerInfo] = A::SERVERS;

    fn validate(&self, found: &mut Violations) {
        self.arguments.validate(found);
        self.options.validate(found);
    }

    fn build(&self, request: &mut RequestParts) {
        self.arguments.build(request);
        self.options.build(request);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        A::decode(reply)
    }

    fn streams(status: u16) -> bool {
        A::streams(status)
    }

    fn check(output: &Self::Output, found: &mut Violations) {
        A::check(output, found);
    }
}
