//! The operations without a tag.

use crate::models;
use crate::runtime::{
    Bracketed, Client, Decoded, Flat, JsonText, Method, NoBody, Operation, OperationInfo,
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
    /// - `at`: The path parameter `at`.
    /// - `where_`: The query parameter `where`.
    /// - `path`: The query parameter `path`.
    /// - `crumbs`: The cookie `crumbs`.
    /// - `marks`: The cookie `marks`.
    /// - `expand`: The query parameter `expand`.
    pub fn find_things(
        &self,
        at: models::Place,
        where_: models::Filter,
        path: impl IntoIterator<Item = models::Place>,
        crumbs: impl IntoIterator<Item = impl Into<String>>,
        marks: models::Place,
        expand: impl IntoIterator<Item = impl Into<String>>,
    ) -> Request<FindThings> {
        Request::new(
            self.client,
            FindThings {
                at,
                where_,
                path: path.into_iter().collect(),
                crumbs: crumbs.into_iter().map(Into::into).collect(),
                marks,
                expand: expand.into_iter().map(Into::into).collect(),
            },
        )
    }

    /// Nothing is seen of an object without members
    ///
    /// `GET /bare`
    ///
    /// # Parameters
    ///
    /// - `bare`: The query parameter `bare`. Example: `{}`.
    pub fn find_bare(&self, bare: models::FindBareBare) -> Request<FindBare> {
        Request::new(self.client, FindBare { bare })
    }
}

/// The parameters of `find_things`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FindThings {
    /// The path parameter `at`.
    pub at: models::Place,
    /// The query parameter `where`.
    pub where_: models::Filter,
    /// The query parameter `path`.
    pub path: Vec<models::Place>,
    /// The cookie `crumbs`.
    pub crumbs: Vec<String>,
    /// The cookie `marks`.
    pub marks: models::Place,
    /// The query parameter `expand`.
    pub expand: Vec<String>,
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

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/things/").value("at", &JsonText(&self.at));
        request.query_styled("where", &Bracketed(&self.where_), QueryStyle::DeepObject);
        request.query("path", &Flat(&self.path));
        request.cookie_exploded("crumbs", &self.crumbs);
        request.cookie_exploded("marks", &Flat(&self.marks));
        request.query_styled("expand", &Bracketed(&self.expand), QueryStyle::DeepObject);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `find_bare`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FindBare {
    /// The query parameter `bare`.
    ///
    /// Example: `{}`.
    pub bare: models::FindBareBare,
}

impl Operation for FindBare {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "findBare",
        method: Method::Get,
        template: "/bare",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/bare");
        request.query("bare", &Flat(&self.bare));
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}
