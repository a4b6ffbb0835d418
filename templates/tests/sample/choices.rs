//! An operation whose body and whose success have several media types, in the shape of generated code.

use super::models::{Item, Problem};
use crate::api::runtime::{
    Client, Decoded, Method, Operation, OperationInfo, Reply, Request, RequestParts, Violations,
};

/// `PUT /note`
#[derive(Clone, Debug)]
pub struct PutNote {
    pub body: Option<PutNoteBody>,
}

/// The body of [`PutNote`].
#[derive(Clone, Debug, PartialEq)]
pub enum PutNoteBody {
    /// `application/json`
    Json(Item),
    /// `application/x-www-form-urlencoded`
    Form(Item),
    /// `text/plain;format=flowed`
    Flowed(String),
    /// `text/plain`
    Text(String),
}

impl From<Item> for PutNoteBody {
    fn from(body: Item) -> Self {
        Self::Json(body)
    }
}

impl From<&str> for PutNoteBody {
    fn from(body: &str) -> Self {
        Self::Text(body.to_owned())
    }
}

/// The text that keeps its line ends.
pub const FLOWED: &str = "text/plain;format=flowed";

pub fn put_note(client: &Client, body: impl Into<PutNoteBody>) -> Request<PutNote> {
    let body = Some(body.into());
    Request::new(client, PutNote { body })
}

impl Operation for PutNote {
    type Output = Item;
    type Failure = Problem;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "putNote",
        method: Method::Put,
        template: "/note",
        accept: "application/json",
        security: &[],
    };

    fn validate(&self, _found: &mut Violations) {}

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/note");
        if let Some(body) = &self.body {
            match body {
                PutNoteBody::Json(body) => request.json("application/json", body),
                PutNoteBody::Form(body) => {
                    request.form("application/x-www-form-urlencoded", body, &[]);
                }
                PutNoteBody::Flowed(body) => request.text(FLOWED, body),
                PutNoteBody::Text(body) => request.text("text/plain", body),
            }
        }
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}
