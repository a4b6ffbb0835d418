//! Operations that stream, in the shape of generated code.

use crate::api::runtime::{
    Body, ByteStream, Client, Decoded, Method, NoBody, Operation, OperationInfo, Reply, Request,
    RequestParts, Violations,
};

/// `GET /files/{name}`
#[derive(Clone, Debug, PartialEq)]
pub struct Download {
    pub name: String,
}

pub fn download(client: &Client, name: impl Into<String>) -> Request<Download> {
    Request::new(client, Download { name: name.into() })
}

impl Operation for Download {
    type Output = ByteStream;
    type Failure = String;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "download",
        method: Method::Get,
        template: "/files/{name}",
        accept: "application/gzip",
        security: &[],
    };

    fn validate(&self, _: &mut Violations) {}

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/files/").value("name", &self.name);
    }

    fn streams(status: u16) -> bool {
        status == 200
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success_stream("application/gzip"),
            404 => reply.failure_text("text/plain"),
            _ => reply.undocumented(),
        }
    }
}

/// `PUT /files/{name}`
#[derive(Clone, Debug, PartialEq)]
pub struct Upload {
    pub name: String,
    pub body: Body,
}

pub fn upload(client: &Client, name: impl Into<String>, body: impl Into<Body>) -> Request<Upload> {
    let (name, body) = (name.into(), body.into());
    Request::new(client, Upload { name, body })
}

impl Operation for Upload {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "upload",
        method: Method::Put,
        template: "/files/{name}",
        accept: "",
        security: &[&[], &["Digest"], &["Accounts"], &["Cloud"]],
    };

    fn validate(&self, _: &mut Violations) {}

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
