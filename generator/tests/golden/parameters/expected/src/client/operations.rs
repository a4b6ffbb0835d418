//! The operations without a tag.

use crate::runtime::validate::{Location, Violations};
use crate::runtime::{
    Client, Decoded, Flat, Method, NoBody, Operation, OperationInfo, PathStyle,
    QueryStyle, Reply, Request, RequestParts, ServerInfo,
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
    /// Parameters that are objects, or one of several types
    ///
    /// `GET /shelves/{at}`
    ///
    /// Optional parameters are methods of the [`Request`]: `lot`.
    ///
    /// # Parameters
    ///
    /// - `at`: The path parameter `at`.
    /// - `kinds`: The query parameter `kinds`. Items: at least 1.
    /// - `size`: The query parameter `size`.
    /// - `near`: The query parameter `near`. Example: `https://x.example/a?b=c&d`.
    pub fn find_shelves(
        &self,
        at: models::Place,
        kinds: impl IntoIterator<Item = models::Material>,
        size: models::Size,
        near: impl Into<String>,
    ) -> Request<FindShelves> {
        Request::new(
            self.client,
            FindShelves {
                at,
                kinds: kinds.into_iter().collect(),
                size,
                near: near.into(),
                lot: None,
            },
        )
    }

    /// A parameter in the query of the path
    ///
    /// `GET /search?kind=shelf&near={place}`
    ///
    /// # Parameters
    ///
    /// - `near`: The query parameter `near`.
    pub fn search_shelves(&self, near: impl Into<String>) -> Request<SearchShelves> {
        Request::new(self.client, SearchShelves { near: near.into() })
    }

    /// `GET /empty`
    ///
    /// Optional parameters are methods of the [`Request`]: `page`.
    ///
    /// # Parameters
    ///
    /// - `word`: The query parameter `word`. Length: at least 3 characters. It may be empty, and is
    ///   then sent as `word=`. Example: `""`.
    pub fn find_empty(&self, word: impl Into<String>) -> Request<FindEmpty> {
        Request::new(
            self.client,
            FindEmpty {
                word: word.into(),
                page: None,
            },
        )
    }

    /// An operation with a server of its own
    ///
    /// `GET /pictures`
    ///
    /// Goes to <https://files.example.com/v2>, unless the client was given a base URL; credentials
    /// go there only where `ClientBuilder::trust_server` says so.
    pub fn list_pictures(&self) -> Request<ListPictures> {
        Request::new(self.client, ListPictures {})
    }
}

/// The parameters of `find_shelves`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FindShelves {
    /// The path parameter `at`.
    pub at: models::Place,
    /// The query parameter `kinds`.
    ///
    /// Items: at least 1.
    pub kinds: Vec<models::Material>,
    /// The query parameter `size`.
    pub size: models::Size,
    /// The query parameter `near`.
    ///
    /// Example: `https://x.example/a?b=c&d`.
    pub near: String,
    /// The cookie `lot`.
    pub lot: Option<String>,
}

impl Request<FindShelves> {
    /// The cookie `lot`.
    pub fn lot(mut self, value: impl Into<String>) -> Self {
        self.operation.lot = Some(value.into());
        self
    }
}

impl Operation for FindShelves {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "findShelves",
        method: Method::Get,
        template: "/shelves/{at}",
        accept: "",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        validators::kinds(&self.kinds, Location::parameter("kinds"), found);
        validators::size(&self.size, Location::parameter("size"), found);
    }

    fn build(&self, request: &mut RequestParts) {
        request
            .path()
            .literal("/shelves/")
            .styled("at", &Flat(&self.at), PathStyle::MatrixExploded);
        request.query("kinds", &Flat(&self.kinds));
        request.query_styled("size", &Flat(&self.size), QueryStyle::DeepObject);
        request.query_reserved("near", &self.near, QueryStyle::Form);
        request.cookie("lot", &self.lot);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `search_shelves`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SearchShelves {
    /// The query parameter `near`.
    pub near: String,
}

impl Operation for SearchShelves {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "searchShelves",
        method: Method::Get,
        template: "/search?kind=shelf&near={place}",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/search");
        request.query_literal("kind=shelf");
        request.query("near", &self.near);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `find_empty`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FindEmpty {
    /// The query parameter `word`.
    ///
    /// Length: at least 3 characters. It may be empty, and is then sent as `word=`. Example: `""`.
    pub word: String,
    /// The query parameter `page`.
    pub page: Option<i64>,
}

impl Request<FindEmpty> {
    /// The query parameter `page`.
    ///
    /// To servers, `page=` without a value means the same as leaving it out, so leave it out.
    pub fn page(mut self, value: i64) -> Self {
        self.operation.page = Some(value);
        self
    }
}

impl Operation for FindEmpty {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "findEmpty",
        method: Method::Get,
        template: "/empty",
        accept: "",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        validators::word(&self.word, Location::parameter("word"), found);
    }

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/empty");
        request.query("word", &self.word);
        request.query("page", &self.page);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `list_pictures`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListPictures {}

impl Operation for ListPictures {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listPictures",
        method: Method::Get,
        template: "/pictures",
        accept: "",
        security: &[],
    };
    const SERVERS: &'static [ServerInfo] = &[
        ServerInfo {
            url: "https://files.example.com/v2",
            description: "",
            variables: &[],
        },
    ];

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/pictures");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}
