//! The operations tagged `Cats`.

use super::BrokenRuleOrProblem;
use crate::models;
use crate::runtime::{
    Client, Decoded, ErrorBody, Method, Operation, OperationInfo, Reply, Request,
    RequestParts,
};

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
    /// `GET /cats`
    ///
    /// Answers with `application/json`: All of them.
    ///
    /// # Errors
    ///
    /// - 404 (`Problem`): No cats.
    /// - 422 (`BrokenRule`): Not a question.
    pub fn list_cats(&self) -> Request<ListCats> {
        Request::new(self.client, ListCats {})
    }

    /// `PUT /cats`
    ///
    /// Asks for `application/json`.
    ///
    /// # Errors
    ///
    /// - 409: Taken.
    /// - 404: No cats.
    pub fn put_cats(&self) -> Request<PutCats> {
        Request::new(self.client, PutCats {})
    }
}

/// The parameters of `list_cats`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListCats {}

impl Operation for ListCats {
    type Output = Vec<String>;
    type Failure = BrokenRuleOrProblem;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listCats",
        method: Method::Get,
        template: "/cats",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/cats");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            404 => {
                reply
                    .failure("application/json")
                    .map_failure(BrokenRuleOrProblem::Problem)
            }
            422 => {
                reply
                    .failure("application/json")
                    .map_failure(BrokenRuleOrProblem::BrokenRule)
            }
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `put_cats`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PutCats {}

/// The bodies of the documented errors of `put_cats`.
#[derive(Clone, Debug, PartialEq)]
pub enum PutCatsError {
    /// The body of 409.
    Conflict(models::PutCatsError409),
    /// The body of 404.
    NotFound(models::Problem),
}

impl ErrorBody for PutCatsError {
    fn code(&self) -> Option<&str> {
        match self {
            Self::Conflict(body) => body.code(),
            Self::NotFound(body) => body.code(),
        }
    }

    fn reason(&self) -> Option<&str> {
        match self {
            Self::Conflict(body) => body.reason(),
            Self::NotFound(body) => body.reason(),
        }
    }

    fn detail(&self) -> Option<&str> {
        match self {
            Self::Conflict(body) => body.detail(),
            Self::NotFound(body) => body.detail(),
        }
    }
}

impl Operation for PutCats {
    type Output = ();
    type Failure = PutCatsError;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "putCats",
        method: Method::Put,
        template: "/cats",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/cats");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            409 => reply.failure("application/json").map_failure(PutCatsError::Conflict),
            404 => reply.failure("application/json").map_failure(PutCatsError::NotFound),
            _ => reply.undocumented(),
        }
    }
}

impl ErrorBody for models::PutCatsError409 {}
