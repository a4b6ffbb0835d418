//! The operations tagged `Shelf Items`.

use crate::models;
use crate::runtime::validate::{self as rule, Location, Validate, Violations};
use crate::runtime::{
    Client, Decoded, Method, NoBody, Operation, OperationInfo, QueryStyle, Reply,
    Request, RequestParts, Uuid,
};

/// The operations tagged `Shelf Items`.
///
/// Things on shelves.
#[derive(Clone, Copy, Debug)]
pub struct ShelfItems<'c> {
    client: &'c Client,
}

impl Client {
    /// The operations tagged `Shelf Items`.
    pub fn shelf_items(&self) -> ShelfItems<'_> {
        ShelfItems { client: self }
    }
}

impl ShelfItems<'_> {
    /// Move an item
    ///
    /// `POST /shelves/{shelfId}/items/{itemId}:move`
    ///
    /// Optional parameters are methods of the [`Request`]: `tags`, `fields`, `x_request_id`.
    /// The body is optional: `body` of the [`Request`] sets it.
    ///
    /// # Parameters
    ///
    /// - `shelf_id`: The shelf.
    /// - `item_id`: The path parameter `itemId`.
    /// - `dry_run`: The query parameter `dryRun`.
    pub fn move_item(
        &self,
        shelf_id: impl Into<String>,
        item_id: i64,
        dry_run: bool,
    ) -> Request<MoveItem> {
        Request::new(
            self.client,
            MoveItem {
                shelf_id: shelf_id.into(),
                item_id,
                dry_run,
                tags: None,
                fields: None,
                x_request_id: None,
                body: None,
            },
        )
    }

    /// `PUT /shelves`
    ///
    /// Answers with `text/plain`: As they are now.
    pub fn replace_shelves(
        &self,
        body: impl IntoIterator<Item = impl Into<String>>,
    ) -> Request<ReplaceShelves> {
        Request::new(
            self.client,
            ReplaceShelves {
                body: body.into_iter().map(Into::into).collect(),
            },
        )
    }

    /// `PUT /flag`
    pub fn set_flag(&self, body: Option<bool>) -> Request<SetFlag> {
        Request::new(self.client, SetFlag { body })
    }
}

/// The parameters of `move_item`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct MoveItem {
    /// The shelf.
    pub shelf_id: String,
    /// The path parameter `itemId`.
    pub item_id: i64,
    /// The query parameter `dryRun`.
    pub dry_run: bool,
    /// The query parameter `tags`.
    pub tags: Option<Vec<String>>,
    /// The query parameter `fields`.
    pub fields: Option<Vec<String>>,
    /// The header field `X-Request-Id`.
    pub x_request_id: Option<Uuid>,
    /// The body of the request.
    pub body: Option<models::MoveItemBody>,
}

impl Request<MoveItem> {
    /// The query parameter `tags`.
    pub fn tags(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.operation.tags = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// The query parameter `fields`.
    pub fn fields(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.operation.fields = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// The header field `X-Request-Id`.
    pub fn x_request_id(mut self, value: Uuid) -> Self {
        self.operation.x_request_id = Some(value);
        self
    }

    /// Where it goes.
    pub fn body(mut self, body: models::MoveItemBody) -> Self {
        self.operation.body = Some(body);
        self
    }
}

impl Operation for MoveItem {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "moveItem",
        method: Method::Post,
        template: "/shelves/{shelfId}/items/{itemId}:move",
        accept: "",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        if let Some(value) = &self.body {
            value.validate_at(Location::ROOT, found);
        }
    }

    fn build(&self, request: &mut RequestParts) {
        request
            .path()
            .literal("/shelves/")
            .value("shelfId", &self.shelf_id)
            .literal("/items/")
            .value("itemId", &self.item_id)
            .literal(":move");
        request.query("dryRun", &self.dry_run);
        request.query("tags", &self.tags);
        request.query_styled("fields", &self.fields, QueryStyle::FormJoined);
        request.header("X-Request-Id", &self.x_request_id);
        if let Some(value) = &self.body {
            request.json("application/json", value);
        }
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `replace_shelves`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ReplaceShelves {
    /// The body of the request.
    pub body: Vec<String>,
}

impl Operation for ReplaceShelves {
    type Output = String;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "replaceShelves",
        method: Method::Put,
        template: "/shelves",
        accept: "text/plain",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        for (item, at) in rule::items(&self.body, &Location::ROOT) {
            rule::min_length(item, 1, at, found);
        }
    }

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/shelves");
        request.json("application/json", &self.body);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success_text("text/plain"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `set_flag`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SetFlag {
    /// The body of the request.
    pub body: Option<bool>,
}

impl Operation for SetFlag {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "setFlag",
        method: Method::Put,
        template: "/flag",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/flag");
        request.json("application/json", &self.body);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}
