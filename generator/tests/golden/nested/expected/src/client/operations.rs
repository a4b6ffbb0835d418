//! The operations without a tag.

use crate::models;
use crate::runtime::validate::Violations;
use crate::runtime::{
    Client, Decoded, Deep, Flat, JsonText, Method, NoBody, Operation, OperationInfo,
    QueryStyle, Reply, Request, RequestParts,
};

/// The operations without a tag.
#[derive(Clone, Copy, Debug)]
pub struct Operations<'c> {
    client: &'c Client,
}

impl Client {
    /// The operations without a tag.
    pub fn operations(&self) -> Operations<'_> {
        Operations { client: self }
    }
}

impl Operations<'_> {
    /// `GET /things/{at}`
    ///
    /// # Parameters
    ///
    /// - `at`: The parameter `at`.
    /// - `where_`: The parameter `where`.
    /// - `path`: The parameter `path`.
    pub fn find_things(
        &self,
        at: models::Place,
        where_: models::Filter,
        path: Vec<models::Place>,
    ) -> Request<FindThings> {
        Request::new(self.client, FindThings { at, where_, path })
    }
}

/// The parameters of `find_things`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FindThings {
    /// The parameter `at`.
    pub at: models::Place,
    /// The parameter `where`.
    pub where_: models::Filter,
    /// The parameter `path`.
    pub path: Vec<models::Place>,
}

impl Operation for FindThings {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "findThings",
        method: Method::Get,
        template: "/things/{at}",
        accept: "",
        security: &[],
    };

    fn validate(&self, _found: &mut Violations) {}

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/things/").value("at", &JsonText(&self.at));
        request.query_styled("where", &Deep(&self.where_), QueryStyle::DeepObject);
        request.query("path", &Flat(&self.path));
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}
