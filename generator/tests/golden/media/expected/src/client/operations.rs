//! The operations without a tag.

use crate::models;
use crate::runtime::{
    AsBytes, AsJson, AsText, Body, Client, Decoded, Method, NoBody, Operation,
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
    /// `GET /pods`
    ///
    /// Answers with `application/json`: The pods, or what happens to them.
    ///
    /// Other representations, by methods of the request:
    ///
    /// - `as_yaml()` asks for `application/yaml`.
    /// - `as_example_protobuf()` asks for `application/vnd.example.protobuf`.
    /// - `as_json_stream_watch()` asks for `application/json;stream=watch`.
    /// - `as_example_protobuf_stream_watch()` asks for
    ///   `application/vnd.example.protobuf;stream=watch`.
    pub fn list_pods(&self) -> Request<ListPods> {
        Request::new(self.client, ListPods {})
    }

    /// `POST /pods`
    ///
    /// The body is one of these, and says which media type is sent:
    ///
    /// - `AddPodBody::Json` is sent as `application/json`.
    /// - `AddPodBody::Xml` is sent as `application/xml`.
    /// - `AddPodBody::JsonV2` is sent as `application/json;v=2`.
    /// - `AddPodBody::ExampleProtobuf` is sent as `application/vnd.example.protobuf`.
    pub fn add_pod(&self, body: impl Into<AddPodBody>) -> Request<AddPod> {
        Request::new(self.client, AddPod { body: body.into() })
    }

    /// `PUT /names`
    ///
    /// Answers with `application/vnd.example.v1`: Set.
    pub fn set_names(&self, body: models::Pods) -> Request<SetNames> {
        Request::new(self.client, SetNames { body })
    }

    /// `GET /page`
    ///
    /// Answers with `text/html; charset=utf-8`: For people.
    pub fn get_page(&self) -> Request<GetPage> {
        Request::new(self.client, GetPage {})
    }
}

/// The parameters of `list_pods`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListPods {}

impl Request<ListPods> {
    /// Asks for `application/yaml`, and reads a success as that.
    pub fn as_yaml(self) -> Request<Represented<ListPods, AsText>> {
        self.represented("application/yaml")
    }

    /// Asks for `application/vnd.example.protobuf`, and gives a success as it arrives.
    pub fn as_example_protobuf(self) -> Request<Represented<ListPods, AsBytes>> {
        self.represented("application/vnd.example.protobuf")
    }

    /// Asks for `application/json;stream=watch`, and reads a success as that.
    pub fn as_json_stream_watch(
        self,
    ) -> Request<Represented<ListPods, AsJson<models::Change>>> {
        self.represented("application/json;stream=watch")
    }

    /// Asks for `application/vnd.example.protobuf;stream=watch`, and gives a success as it arrives.
    pub fn as_example_protobuf_stream_watch(
        self,
    ) -> Request<Represented<ListPods, AsBytes>> {
        self.represented("application/vnd.example.protobuf;stream=watch")
    }
}

impl Operation for ListPods {
    type Output = models::Pods;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listPods",
        method: Method::Get,
        template: "/pods",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/pods");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `add_pod`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AddPod {
    /// The body of the request.
    pub body: AddPodBody,
}

/// The body of `add_pod`: one variant for each media type that the operation takes.
#[derive(Clone, Debug)]
pub enum AddPodBody {
    /// Sent as `application/json`.
    Json(models::Change),
    /// Sent as `application/xml`.
    Xml(String),
    /// Sent as `application/json;v=2`.
    JsonV2(models::Pods),
    /// Sent as `application/vnd.example.protobuf`.
    ExampleProtobuf(Body),
}

impl From<models::Change> for AddPodBody {
    fn from(body: models::Change) -> Self {
        Self::Json(body)
    }
}

impl From<String> for AddPodBody {
    fn from(body: String) -> Self {
        Self::Xml(body)
    }
}

impl From<&str> for AddPodBody {
    fn from(body: &str) -> Self {
        Self::Xml(body.to_owned())
    }
}

impl From<models::Pods> for AddPodBody {
    fn from(body: models::Pods) -> Self {
        Self::JsonV2(body)
    }
}

impl From<Body> for AddPodBody {
    fn from(body: Body) -> Self {
        Self::ExampleProtobuf(body)
    }
}

impl Operation for AddPod {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "addPod",
        method: Method::Post,
        template: "/pods",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/pods");
        match &self.body {
            AddPodBody::Json(body) => request.json("application/json", body),
            AddPodBody::Xml(body) => request.text("application/xml", body),
            AddPodBody::JsonV2(body) => request.json("application/json;v=2", body),
            AddPodBody::ExampleProtobuf(body) => {
                request.bytes("application/vnd.example.protobuf", body.clone())
            }
        }
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            201 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `set_names`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SetNames {
    /// The body of the request.
    pub body: models::Pods,
}

impl Operation for SetNames {
    type Output = models::Pods;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "setNames",
        method: Method::Put,
        template: "/names",
        accept: "application/vnd.example.v1",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/names");
        request.json("application/vnd.example.v1", &self.body);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/vnd.example.v1"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `get_page`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetPage {}

impl Operation for GetPage {
    type Output = String;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getPage",
        method: Method::Get,
        template: "/page",
        accept: "text/html; charset=utf-8",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/page");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success_text("text/html; charset=utf-8"),
            _ => reply.undocumented(),
        }
    }
}
