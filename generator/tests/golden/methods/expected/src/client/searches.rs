//! The operations tagged `searches`.

use crate::models;
use crate::runtime::validate::{Location, Validate, Violations};
use crate::runtime::{
    Client, Decoded, Flat, JsonText, Method, NoBody, Operation, OperationInfo, Reply,
    Request, RequestParts,
};

/// The operations tagged `searches`.
///
/// A part of what is tagged `all`.
///
/// Searches
///
/// Questions and answers.
#[derive(Clone, Copy, Debug)]
pub struct Searches<'c> {
    client: &'c Client,
}

impl Client {
    /// The operations tagged `searches`.
    pub fn searches(&self) -> Searches<'_> {
        Searches { client: self }
    }
}

impl Searches<'_> {
    /// `QUERY /searches`
    ///
    /// Answers with `application/json`: What was found.
    pub fn search(&self, body: models::SearchBody) -> Request<Search> {
        Request::new(self.client, Search { body })
    }

    /// `GET /searches`
    ///
    /// # Parameters
    ///
    /// - `q`: The query parameter `q`. Example: `{"text":"a b"}`.
    pub fn search_by_query(&self, q: models::SearchByQueryQ) -> Request<SearchByQuery> {
        Request::new(self.client, SearchByQuery { q })
    }

    /// `DELETE /searches`
    ///
    /// Optional parameters are methods of the [`Request`]: `filter`.
    pub fn forget_searches(&self) -> Request<ForgetSearches> {
        Request::new(self.client, ForgetSearches { filter: None })
    }

    /// `OPTIONS /searches`
    ///
    /// # Parameters
    ///
    /// - `path`: The query as a whole, `path` in the document. Example: `$.a[1:1]`.
    pub fn select_searches(&self, path: impl Into<String>) -> Request<SelectSearches> {
        Request::new(
            self.client,
            SelectSearches {
                path: path.into(),
            },
        )
    }

    /// `PURGE /searches`
    pub fn purge_searches(&self) -> Request<PurgeSearches> {
        Request::new(self.client, PurgeSearches {})
    }
}

/// The parameters of `search`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Search {
    /// The body of the request.
    pub body: models::SearchBody,
}

impl Operation for Search {
    type Output = Vec<String>;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "search",
        method: Method::Query,
        template: "/searches",
        accept: "application/json",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        self.body.validate_at(Location::ROOT, found);
    }

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/searches");
        request.json("application/json", &self.body);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `search_by_query`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SearchByQuery {
    /// The query parameter `q`.
    ///
    /// Example: `{"text":"a b"}`.
    pub q: models::SearchByQueryQ,
}

impl Operation for SearchByQuery {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "searchByQuery",
        method: Method::Get,
        template: "/searches",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/searches");
        request.query("q", &Flat(&self.q));
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `forget_searches`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ForgetSearches {
    /// The query as a whole, `filter` in the document.
    pub filter: Option<models::Filter>,
}

impl Request<ForgetSearches> {
    /// The query as a whole, `filter` in the document.
    pub fn filter(mut self, value: models::Filter) -> Self {
        self.operation.filter = Some(value);
        self
    }
}

impl Operation for ForgetSearches {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "forgetSearches",
        method: Method::Delete,
        template: "/searches",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/searches");
        request.whole_query(&JsonText(&self.filter));
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `select_searches`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SelectSearches {
    /// The query as a whole, `path` in the document.
    ///
    /// Example: `$.a[1:1]`.
    pub path: String,
}

impl Operation for SelectSearches {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "selectSearches",
        method: Method::Options,
        template: "/searches",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/searches");
        request.whole_query(&self.path);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `purge_searches`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PurgeSearches {}

impl Operation for PurgeSearches {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "purgeSearches",
        method: Method::Other("PURGE"),
        template: "/searches",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/searches");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}
