//! The operations tagged `std`.

use crate::runtime::validate::{Location, Validate, Violations};
use crate::runtime::{
    Client, Decoded, Method, NoBody, Operation, OperationInfo, Reply, Request,
    RequestParts,
};
use crate::{models, validators};

/// The operations tagged `std`.
#[derive(Clone, Copy, Debug)]
pub struct Std<'c> {
    client: &'c Client,
}

impl Client {
    /// The operations tagged `std`.
    pub fn std(&self) -> Std<'_> {
        Std { client: self }
    }
}

impl Std<'_> {
    /// `GET /match/{self}`
    ///
    /// Answers with `application/json`: All of them.
    ///
    /// Optional parameters are methods of the [`Request`]: `send_`, `type_`, `found`.
    ///
    /// # Parameters
    ///
    /// - `self_`: The path parameter `self`. Length: at least 1 character.
    pub fn new(&self, self_: impl Into<String>) -> Request<New> {
        Request::new(
            self.client,
            New {
                self_: self_.into(),
                send: None,
                type_: None,
                found: None,
            },
        )
    }
}

/// The parameters of `new`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct New {
    /// The path parameter `self`.
    ///
    /// Length: at least 1 character.
    pub self_: String,
    /// The query parameter `send`.
    pub send: Option<String>,
    /// The query parameter `type`.
    pub type_: Option<String>,
    /// The query parameter `found`.
    pub found: Option<String>,
}

impl Request<New> {
    /// The query parameter `send`.
    pub fn send_(mut self, value: impl Into<String>) -> Self {
        self.operation.send = Some(value.into());
        self
    }

    /// The query parameter `type`.
    pub fn type_(mut self, value: impl Into<String>) -> Self {
        self.operation.type_ = Some(value.into());
        self
    }

    /// The query parameter `found`.
    ///
    /// Length: at most 2 characters.
    pub fn found(mut self, value: impl Into<String>) -> Self {
        self.operation.found = Some(value.into());
        self
    }
}

impl Operation for New {
    type Output = models::VecModel;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "new",
        method: Method::Get,
        template: "/match/{self}",
        accept: "application/json",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        validators::self_(&self.self_, Location::parameter("self"), found);
        if let Some(value) = &self.found {
            validators::found(value, Location::parameter("found"), found);
        }
    }

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/match/").value("self", &self.self_);
        request.query("send", &self.send);
        request.query("type", &self.type_);
        request.query("found", &self.found);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }

    fn check(output: &Self::Output, found: &mut Violations) {
        output.validate_at(Location::ROOT, found);
    }
}
