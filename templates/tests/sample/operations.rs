//! Operations in the shape of generated code.

use std::collections::BTreeMap;

use super::models::{Item, Problem};
use crate::api::runtime::{
    Client, Decoded, Location, Method, NoBody, Operation, OperationInfo, QueryStyle, Reply,
    Request, RequestParts, Rule, Validate, Violations,
};

/// Media type of items.
pub const ITEM: &str = "application/vnd.shelf.2024-01-01+json";

/// Every way to authenticate on its own.
const ANY: &[&[&str]] = &[
    &["Accounts"],
    &["Digest"],
    &["Basic"],
    &["Bearer"],
    &["HeaderKey"],
    &["QueryKey"],
    &["CookieKey"],
];

/// `GET /shelves/{shelfId}/items/{itemId}`
#[derive(Clone, Debug, PartialEq)]
pub struct GetItem {
    pub shelf_id: String,
    pub item_id: String,
    pub envelope: Option<bool>,
    pub pretty: Option<bool>,
}

pub fn get_item(
    client: &Client,
    shelf_id: impl Into<String>,
    item_id: impl Into<String>,
) -> Request<GetItem> {
    Request::new(
        client,
        GetItem {
            shelf_id: shelf_id.into(),
            item_id: item_id.into(),
            envelope: None,
            pretty: None,
        },
    )
}

impl Operation for GetItem {
    type Output = Item;
    type Failure = Problem;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getItem",
        method: Method::Get,
        template: "/shelves/{shelfId}/items/{itemId}",
        accept: ITEM,
        security: ANY,
    };

    fn validate(&self, found: &mut Violations) {
        let length = self.shelf_id.chars().count() as u64;
        if length > 24 {
            found.push(
                Location::parameter("shelfId"),
                Rule::MaxLength {
                    limit: 24,
                    actual: length,
                },
            );
        }
    }

    fn build(&self, request: &mut RequestParts) {
        request
            .path()
            .literal("/shelves/")
            .value("shelfId", &self.shelf_id)
            .literal("/items/")
            .value("itemId", &self.item_id);
        request.query("envelope", &self.envelope);
        request.query("pretty", &self.pretty);
        request.enveloped(self.envelope == Some(true));
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success(ITEM),
            404 | 500 => reply.failure("application/json"),
            _ => reply.undocumented(),
        }
    }

    fn check(output: &Self::Output, found: &mut Violations) {
        output.validate_at(Location::ROOT, found);
    }
}

/// `POST /shelves/{shelfId}/items`
#[derive(Clone, Debug, PartialEq)]
pub struct AddItem {
    pub shelf_id: String,
    pub body: Item,
}

pub fn add_item(client: &Client, shelf_id: impl Into<String>, body: Item) -> Request<AddItem> {
    Request::new(
        client,
        AddItem {
            shelf_id: shelf_id.into(),
            body,
        },
    )
}

impl Operation for AddItem {
    type Output = Item;
    type Failure = Problem;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "addItem",
        method: Method::Post,
        template: "/shelves/{shelfId}/items",
        accept: ITEM,
        security: ANY,
    };

    fn validate(&self, found: &mut Violations) {
        self.body.validate_at(Location::ROOT, found);
    }

    fn build(&self, request: &mut RequestParts) {
        request
            .path()
            .literal("/shelves/")
            .value("shelfId", &self.shelf_id)
            .literal("/items");
        request.json(ITEM, &self.body);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            201 => reply.success(ITEM),
            400 | 409 => reply.failure("application/json"),
            _ => reply.undocumented(),
        }
    }
}

/// `DELETE /shelves/{shelfId}/items/{itemId}:now`
#[derive(Clone, Debug, PartialEq)]
pub struct DeleteItem {
    pub shelf_id: String,
    pub item_id: String,
}

pub fn delete_item(
    client: &Client,
    shelf_id: impl Into<String>,
    item_id: impl Into<String>,
) -> Request<DeleteItem> {
    Request::new(
        client,
        DeleteItem {
            shelf_id: shelf_id.into(),
            item_id: item_id.into(),
        },
    )
}

impl Operation for DeleteItem {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "deleteItem",
        method: Method::Delete,
        template: "/shelves/{shelfId}/items/{itemId}:now",
        accept: "",
        security: ANY,
    };

    fn validate(&self, _: &mut Violations) {}

    fn build(&self, request: &mut RequestParts) {
        request
            .path()
            .literal("/shelves/")
            .value("shelfId", &self.shelf_id)
            .literal("/items/")
            .value("itemId", &self.item_id)
            .literal(":now");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// `GET /search` : parameters of all kinds, and no credentials.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    pub text: Option<String>,
    pub list: Option<Vec<String>>,
    pub joined: Option<Vec<String>>,
    pub spaced: Option<Vec<String>>,
    pub piped: Option<Vec<String>>,
    pub deep: Option<BTreeMap<String, String>>,
    pub flat: Option<BTreeMap<String, i64>>,
    pub number: Option<f64>,
    pub header: Option<String>,
    pub header_list: Option<Vec<String>>,
    pub cookie: Option<String>,
}

pub fn search(client: &Client, search: Search) -> Request<Search> {
    Request::new(client, search)
}

impl Operation for Search {
    type Output = Vec<Item>;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "search",
        method: Method::Get,
        template: "/search",
        accept: "application/json",
        security: &[],
    };

    fn validate(&self, _: &mut Violations) {}

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/search");
        request.query("text", &self.text);
        request.query("list", &self.list);
        request.query_styled("joined", &self.joined, QueryStyle::FormJoined);
        request.query_styled("spaced", &self.spaced, QueryStyle::SpaceDelimited);
        request.query_styled("piped", &self.piped, QueryStyle::PipeDelimited);
        request.query_styled("deep", &self.deep, QueryStyle::DeepObject);
        request.query("flat", &self.flat);
        request.query("number", &self.number);
        request.header("X-Text", &self.header);
        request.header("X-List", &self.header_list);
        request.cookie("crumb", &self.cookie);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

/// `GET /both`: two schemes together.
#[derive(Clone, Debug, PartialEq)]
pub struct Both;

pub fn both(client: &Client) -> Request<Both> {
    Request::new(client, Both)
}

impl Operation for Both {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "both",
        method: Method::Get,
        template: "/both",
        accept: "",
        security: &[&["Basic", "HeaderKey"], &["Basic", "Bearer"]],
    };

    fn validate(&self, _: &mut Violations) {}

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/both");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}
