//! The operations without a tag.

use crate::models;
use crate::runtime::{
    Body, ByteStream, Client, Decoded, EventStream, Json, JsonLines, Method, NoBody,
    Operation, OperationInfo, Reply, Request, RequestParts,
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
    /// `GET /files/{name}`
    ///
    /// Answers with `application/gzip`: The file.
    ///
    /// # Parameters
    ///
    /// - `name`: The path parameter `name`.
    ///
    /// # Errors
    ///
    /// - 404: There is none.
    pub fn download(&self, name: impl Into<String>) -> Request<Download> {
        Request::new(self.client, Download { name: name.into() })
    }

    /// `PUT /files/{name}`
    ///
    /// # Parameters
    ///
    /// - `name`: The path parameter `name`.
    pub fn upload(
        &self,
        name: impl Into<String>,
        body: impl Into<Body>,
    ) -> Request<Upload> {
        Request::new(
            self.client,
            Upload {
                name: name.into(),
                body: body.into(),
            },
        )
    }

    /// `GET /changes`
    ///
    /// Answers with `text/event-stream`: Changes.
    pub fn watch(&self) -> Request<Watch> {
        Request::new(self.client, Watch {})
    }

    /// `GET /ticks`
    ///
    /// Answers with `text/event-stream`: Ticks.
    pub fn listen(&self) -> Request<Listen> {
        Request::new(self.client, Listen {})
    }

    /// `GET /logs`
    ///
    /// Answers with `application/x-ndjson, application/json`.
    ///
    /// # Successes
    ///
    /// - 200: Lines.
    /// - 202: Not yet.
    /// - 204: There is nothing.
    pub fn follow(&self) -> Request<Follow> {
        Request::new(self.client, Follow {})
    }

    /// `POST /logs`
    ///
    /// Answers with `image/png, application/json`.
    ///
    /// The body is optional: `body` of the [`Request`] sets it.
    ///
    /// # Successes
    ///
    /// - 2XX: A copy.
    /// - 201: Made.
    pub fn append(&self) -> Request<Append> {
        Request::new(self.client, Append { body: None })
    }

    /// `GET /texts`
    ///
    /// Answers with `application/json-seq`: Records.
    pub fn texts(&self) -> Request<Texts> {
        Request::new(self.client, Texts {})
    }
}

/// The parameters of `download`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Download {
    /// The path parameter `name`.
    pub name: String,
}

impl Operation for Download {
    type Output = ByteStream;
    type Failure = Vec<u8>;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "download",
        method: Method::Get,
        template: "/files/{name}",
        accept: "application/gzip",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/files/").value("name", &self.name);
    }

    fn streams(status: u16) -> bool {
        status == 200
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success_stream("application/gzip"),
            404 => reply.failure_bytes("application/octet-stream"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `upload`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Upload {
    /// The path parameter `name`.
    pub name: String,
    /// The body of the request.
    pub body: Body,
}

impl Operation for Upload {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "upload",
        method: Method::Put,
        template: "/files/{name}",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/files/").value("name", &self.name);
        request.bytes("application/octet-stream", self.body.clone());
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `watch`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Watch {}

impl Operation for Watch {
    type Output = EventStream<models::Change>;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "watch",
        method: Method::Get,
        template: "/changes",
        accept: "text/event-stream",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/changes");
    }

    fn streams(status: u16) -> bool {
        status == 200
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success_events("text/event-stream"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `listen`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Listen {}

impl Operation for Listen {
    type Output = EventStream<String>;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listen",
        method: Method::Get,
        template: "/ticks",
        accept: "text/event-stream",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/ticks");
    }

    fn streams(status: u16) -> bool {
        (200..=299).contains(&status)
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200..=299 => reply.success_text_events("text/event-stream"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `follow`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Follow {}

/// The successes of `follow`.
#[derive(Debug)]
pub enum FollowSuccess {
    /// The body of 200.
    Ok(JsonLines<models::Change>),
    /// The body of 202.
    Accepted(String),
    /// No body: 204.
    NoContent,
}

impl Operation for Follow {
    type Output = FollowSuccess;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "follow",
        method: Method::Get,
        template: "/logs",
        accept: "application/x-ndjson, application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/logs");
    }

    fn streams(status: u16) -> bool {
        status == 200
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => {
                reply
                    .success_lines("application/x-ndjson")
                    .map_success(FollowSuccess::Ok)
            }
            202 => reply.success("application/json").map_success(FollowSuccess::Accepted),
            204 => {
                reply.success_without_body().map_success(|()| FollowSuccess::NoContent)
            }
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `append`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Append {
    /// The body of the request.
    pub body: Option<Body>,
}

impl Request<Append> {
    /// The body of the request.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.operation.body = Some(body.into());
        self
    }
}

/// The successes of `append`.
#[derive(Debug)]
pub enum AppendSuccess {
    /// The body of 2XX.
    Status2xx(ByteStream),
    /// The body of 201.
    Created(Json),
}

impl Operation for Append {
    type Output = AppendSuccess;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "append",
        method: Method::Post,
        template: "/logs",
        accept: "image/png, application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/logs");
        if let Some(value) = &self.body {
            request.bytes("application/x-ndjson", value.clone());
        }
    }

    fn streams(status: u16) -> bool {
        match status {
            201 => false,
            200..=299 => true,
            _ => false,
        }
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            201 => reply.success("application/json").map_success(AppendSuccess::Created),
            200..=299 => {
                reply.success_stream("image/png").map_success(AppendSuccess::Status2xx)
            }
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `texts`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Texts {}

impl Operation for Texts {
    type Output = JsonLines<i64>;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "texts",
        method: Method::Get,
        template: "/texts",
        accept: "application/json-seq",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/texts");
    }

    fn streams(status: u16) -> bool {
        status == 200
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success_sequence("application/json-seq"),
            _ => reply.undocumented(),
        }
    }
}
