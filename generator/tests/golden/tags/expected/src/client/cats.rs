//! The operations tagged `Cats`.

use crate::runtime::validate::{Location, Validate, Violations};
use crate::runtime::{
    Client, Decoded, ErrorBody, Method, Operation, OperationInfo, Reply, Request,
    RequestParts,
};
use crate::{models, validators};

/// The operations tagged `Cats`.
///
/// Compiled with the feature `cats`.
#[derive(Clone, Copy, Debug)]
pub struct Cats<'c> {
    client: &'c Client,
}

impl Client {
    /// The operations tagged `Cats`.
    pub fn cats(&self) -> Cats<'_> {
        Cats { client: self }
    }
}

impl Cats<'_> {
    /// `GET /cats/{name}`
    ///
    /// Answers with `application/json`: A cat.
    ///
    /// Needs credentials for `Login`: see
    /// [`ClientBuilder::credentials`](crate::ClientBuilder::credentials).
    ///
    /// # Parameters
    ///
    /// - `name`: The path parameter `name`. Length: at most 20 characters.
    ///
    /// # Errors
    ///
    /// - 404: None.
    pub fn get_cat(&self, name: impl Into<String>) -> Request<GetCat> {
        Request::new(self.client, GetCat { name: name.into() })
    }
}

/// The parameters of `get_cat`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetCat {
    /// The path parameter `name`.
    ///
    /// Length: at most 20 characters.
    pub name: String,
}

impl Operation for GetCat {
    type Output = models::Cat;
    type Failure = models::NoCat;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getCat",
        method: Method::Get,
        template: "/cats/{name}",
        accept: "application/json",
        security: &[&["Login"]],
    };

    fn validate(&self, found: &mut Violations) {
        validators::name(&self.name, Location::parameter("name"), found);
    }

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/cats/").value("name", &self.name);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            404 => reply.failure("application/json"),
            _ => reply.undocumented(),
        }
    }

    fn check(output: &Self::Output, found: &mut Violations) {
        output.validate_at(Location::ROOT, found);
    }
}

impl ErrorBody for models::NoCat {
    fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }
}
