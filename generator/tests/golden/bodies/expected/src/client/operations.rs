//! The operations without a tag.

use crate::models;
use crate::runtime::validate::{Location, Validate, Violations};
use crate::runtime::{
    AsEvents, Body, Client, Decoded, JsonObject, Method, Multipart, NoBody, Operation,
    OperationInfo, Reply, Represented, Request, RequestParts,
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
    /// `POST /pets`
    ///
    /// The body is one of these, and says which media type is sent:
    ///
    /// - `AddPetBody::Json` is sent as `application/json`.
    /// - `AddPetBody::Form` is sent as `application/x-www-form-urlencoded`.
    /// - `AddPetBody::Multipart` is sent as `multipart/form-data`.
    /// - `AddPetBody::Csv` is sent as `text/csv`.
    pub fn add_pet(&self, body: impl Into<AddPetBody>) -> Request<AddPet> {
        Request::new(self.client, AddPet { body: body.into() })
    }

    /// `PATCH /pets/{id}`
    ///
    /// The body is one of these, and says which media type is sent:
    ///
    /// - `ChangePetBody::MergePatch` is sent as `application/merge-patch+json`.
    /// - `ChangePetBody::StrategicMergePatch` is sent as `application/strategic-merge-patch+json`.
    /// - `ChangePetBody::Bytes` is sent as `application/octet-stream`.
    ///
    /// The body is optional: `body` of the [`Request`] sets it.
    ///
    /// # Parameters
    ///
    /// - `id`: The path parameter `id`.
    pub fn change_pet(&self, id: impl Into<String>) -> Request<ChangePet> {
        Request::new(
            self.client,
            ChangePet {
                id: id.into(),
                body: None,
            },
        )
    }

    /// `POST /answers`
    ///
    /// Answers with `application/json`: All of it, or word by word.
    ///
    /// Other representations, by methods of the request:
    ///
    /// - `as_event_stream()` asks for `text/event-stream`.
    pub fn answer(&self, body: JsonObject) -> Request<Answer> {
        Request::new(self.client, Answer { body })
    }
}

/// The parameters of `add_pet`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AddPet {
    /// The body of the request.
    pub body: AddPetBody,
}

/// The body of `add_pet`: one variant for each media type that the operation takes.
#[derive(Clone, Debug)]
pub enum AddPetBody {
    /// Sent as `application/json`.
    Json(models::Pet),
    /// Sent as `application/x-www-form-urlencoded`.
    Form(models::Pet),
    /// Sent as `multipart/form-data`.
    Multipart(models::Photo),
    /// Sent as `text/csv`.
    Csv(String),
}

impl From<models::Pet> for AddPetBody {
    fn from(body: models::Pet) -> Self {
        Self::Json(body)
    }
}

impl From<models::Photo> for AddPetBody {
    fn from(body: models::Photo) -> Self {
        Self::Multipart(body)
    }
}

impl From<String> for AddPetBody {
    fn from(body: String) -> Self {
        Self::Csv(body)
    }
}

impl From<&str> for AddPetBody {
    fn from(body: &str) -> Self {
        Self::Csv(body.to_owned())
    }
}

impl Operation for AddPet {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "addPet",
        method: Method::Post,
        template: "/pets",
        accept: "",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        match &self.body {
            AddPetBody::Json(value) => {
                value.validate_at(Location::ROOT, found);
            }
            AddPetBody::Form(value) => {
                value.validate_at(Location::ROOT, found);
            }
            AddPetBody::Multipart(_) | AddPetBody::Csv(_) => {}
        }
    }

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/pets");
        match &self.body {
            AddPetBody::Json(body) => request.json("application/json", body),
            AddPetBody::Form(body) => {
                request.form("application/x-www-form-urlencoded", body, &[])
            }
            AddPetBody::Multipart(body) => {
                request
                    .multipart(
                        "multipart/form-data",
                        &Multipart::new().file("photo", &body.photo),
                    )
            }
            AddPetBody::Csv(body) => request.text("text/csv", body),
        }
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `change_pet`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ChangePet {
    /// The path parameter `id`.
    pub id: String,
    /// The body of the request.
    pub body: Option<ChangePetBody>,
}

impl Request<ChangePet> {
    /// The body of the request.
    pub fn body(mut self, body: impl Into<ChangePetBody>) -> Self {
        self.operation.body = Some(body.into());
        self
    }
}

/// The body of `change_pet`: one variant for each media type that the operation takes.
#[derive(Clone, Debug)]
pub enum ChangePetBody {
    /// Sent as `application/merge-patch+json`.
    MergePatch(models::Pet),
    /// Sent as `application/strategic-merge-patch+json`.
    StrategicMergePatch(models::Pet),
    /// Sent as `application/octet-stream`.
    Bytes(Body),
}

impl From<Body> for ChangePetBody {
    fn from(body: Body) -> Self {
        Self::Bytes(body)
    }
}

impl Operation for ChangePet {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "changePet",
        method: Method::Patch,
        template: "/pets/{id}",
        accept: "",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        if let Some(body) = &self.body {
            match body {
                ChangePetBody::MergePatch(value) => {
                    value.validate_at(Location::ROOT, found);
                }
                ChangePetBody::StrategicMergePatch(value) => {
                    value.validate_at(Location::ROOT, found);
                }
                ChangePetBody::Bytes(_) => {}
            }
        }
    }

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/pets/").value("id", &self.id);
        if let Some(body) = &self.body {
            match body {
                ChangePetBody::MergePatch(body) => {
                    request.json("application/merge-patch+json", body)
                }
                ChangePetBody::StrategicMergePatch(body) => {
                    request.json("application/strategic-merge-patch+json", body)
                }
                ChangePetBody::Bytes(body) => {
                    request.bytes("application/octet-stream", body.clone())
                }
            }
        }
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `answer`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Answer {
    /// The body of the request.
    pub body: JsonObject,
}

impl Request<Answer> {
    /// Asks for `text/event-stream`, and gives a success as it arrives.
    pub fn as_event_stream(self) -> Request<Represented<Answer, AsEvents<models::Pet>>> {
        self.represented("text/event-stream")
    }
}

impl Operation for Answer {
    type Output = models::Pet;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "answer",
        method: Method::Post,
        template: "/answers",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/answers");
        request.json("application/json", &self.body);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }

    fn check(output: &Self::Output, found: &mut Violations) {
        output.validate_at(Location::ROOT, found);
    }
}
