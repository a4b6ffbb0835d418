//! The operations without a tag.

use crate::runtime::validate::{Location, Violations};
use crate::runtime::{
    Client, Decoded, Method, NoBody, Operation, OperationInfo, PathStyle, Reply, Request,
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
    /// `POST /`
    ///
    /// # Parameters
    ///
    /// - `at`: The query parameter `at`.
    /// - `Version`: sent as `2`, the only value that it can have.
    /// - `X-Api-Version`: sent as `2026-01-01`, the only value that it can have.
    /// - `Action`: sent as `StartBoat`, the only value that it can have. What is done.
    pub fn start_boat(&self, at: impl Into<String>) -> Request<StartBoat> {
        Request::new(self.client, StartBoat { at: at.into() })
    }

    /// `PUT /`
    ///
    /// Optional parameters are methods of the [`Request`]: `depth`.
    ///
    /// # Parameters
    ///
    /// - `Version`: sent as `2`, the only value that it can have.
    /// - `X-Api-Version`: sent as `2026-01-01`, the only value that it can have.
    /// - `Action`: sent as `Moor & wait`, the only value that it can have.
    /// - `sure`: sent as `true`, the only value that it can have.
    pub fn moor_boat(&self) -> Request<MoorBoat> {
        Request::new(self.client, MoorBoat { depth: None })
    }

    /// `POST /#action=ListBoats`
    ///
    /// Answers with `application/json`.
    ///
    /// # Parameters
    ///
    /// - `action`: The query parameter `Action`.
    pub fn list_boats(&self, action: models::ListBoatsAction) -> Request<ListBoats> {
        Request::new(self.client, ListBoats { action })
    }

    /// `GET /boats.{format}`
    ///
    /// Answers with `application/json`.
    ///
    /// # Parameters
    ///
    /// - `format`: sent as `json`, the only value that it can have.
    pub fn get_boats(&self) -> Request<GetBoats> {
        Request::new(self.client, GetBoats {})
    }

    /// `GET /files/{+name}`
    ///
    /// # Parameters
    ///
    /// - `name`: sent as `boats/all.txt`, the only value that it can have.
    pub fn get_file(&self) -> Request<GetFile> {
        Request::new(self.client, GetFile {})
    }
}

/// The parameters of `start_boat`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct StartBoat {
    /// The query parameter `at`.
    pub at: String,
}

impl Operation for StartBoat {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "startBoat",
        method: Method::Post,
        template: "/",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/");
        request.query("Version", &"2");
        request.header("X-Api-Version", &"2026-01-01");
        request.query("Action", &"StartBoat");
        request.query("at", &self.at);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `moor_boat`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct MoorBoat {
    /// The query parameter `depth`.
    pub depth: Option<models::MoorBoatDepth>,
}

impl Request<MoorBoat> {
    /// The query parameter `depth`.
    pub fn depth(mut self, value: models::MoorBoatDepth) -> Self {
        self.operation.depth = Some(value);
        self
    }
}

impl Operation for MoorBoat {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "moorBoat",
        method: Method::Put,
        template: "/",
        accept: "",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        if let Some(value) = &self.depth {
            validators::depth(value, Location::parameter("depth"), found);
        }
    }

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/");
        request.query("Version", &"2");
        request.header("X-Api-Version", &"2026-01-01");
        request.query("Action", &"Moor & wait");
        request.cookie("sure", &"true");
        request.query("depth", &self.depth);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `list_boats`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListBoats {
    /// The query parameter `Action`.
    pub action: models::ListBoatsAction,
}

impl Operation for ListBoats {
    type Output = Vec<String>;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listBoats",
        method: Method::Post,
        template: "/#action=ListBoats",
        accept: "application/json",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        validators::action(&self.action, Location::parameter("Action"), found);
    }

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/");
        request.query("Action", &self.action);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `get_boats`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetBoats {}

impl Operation for GetBoats {
    type Output = Vec<String>;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getBoats",
        method: Method::Get,
        template: "/boats.{format}",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/boats.").value("format", &"json");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `get_file`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetFile {}

impl Operation for GetFile {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getFile",
        method: Method::Get,
        template: "/files/{+name}",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request
            .path()
            .literal("/files/")
            .spanning("name", &"boats/all.txt", PathStyle::Simple);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}
