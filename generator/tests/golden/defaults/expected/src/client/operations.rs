//! The operations without a tag.

use crate::runtime::validate::{self as rule, Location, Violations};
use crate::runtime::{
    Client, Decoded, Method, NoBody, Operation, OperationInfo, Reply, Request,
    RequestParts,
};
use crate::{models, validators};

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
    /// `GET /cats`
    ///
    /// Answers with `application/json`: Cats.
    ///
    /// Optional parameters are methods of the [`Request`]: `limit`, `sort`.
    pub fn list_cats(&self) -> Request<ListCats> {
        Request::new(
            self.client,
            ListCats {
                limit: None,
                sort: None,
            },
        )
    }
}

/// The parameters of `list_cats`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListCats {
    /// The query parameter `limit`.
    pub limit: Option<i32>,
    /// The query parameter `sort`.
    pub sort: Option<models::ListCatsSort>,
}

impl ListCats {
    /// The default of `limit`.
    pub const DEFAULT_LIMIT: i32 = 100;

    /// The default of `sort`.
    pub const DEFAULT_SORT: models::ListCatsSort = models::ListCatsSort::MinusName;
}

impl Request<ListCats> {
    /// The query parameter `limit`.
    ///
    /// At most 500. Default: `100`.
    pub fn limit(mut self, value: i32) -> Self {
        self.operation.limit = Some(value);
        self
    }

    /// The query parameter `sort`.
    ///
    /// Default: `-name`.
    pub fn sort(mut self, value: models::ListCatsSort) -> Self {
        self.operation.sort = Some(value);
        self
    }
}

impl Operation for ListCats {
    type Output = Vec<models::Cat>;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listCats",
        method: Method::Get,
        template: "/cats",
        accept: "application/json",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        if let Some(value) = self.limit {
            validators::limit(value, Location::parameter("limit"), found);
        }
        if let Some(value) = &self.sort {
            validators::sort(value, Location::parameter("sort"), found);
        }
    }

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/cats");
        request.query("limit", &self.limit);
        request.query("sort", &self.sort);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }

    fn check(output: &Self::Output, found: &mut Violations) {
        rule::each(output, Location::ROOT, found);
    }
}
