//! The operations without a tag.

use crate::runtime::{
    Client, Decoded, Method, NoBody, Operation, OperationInfo, Reply, Request,
    RequestParts,
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
    /// `GET /files`
    ///
    /// Goes to <https://eu.files.example.com>, unless the client was given a base URL; credentials
    /// go there only where `ClientBuilder::trust_server` says so.
    ///
    /// The document names `https://{place}.files.example.com`, `https://old.files.example.com`;
    /// `base_url` of the request sends the call to another server.
    pub fn list_files(&self) -> Request<ListFiles> {
        Request::new(self.client, ListFiles {})
    }

    /// `PUT /files`
    ///
    /// Goes to <https://upload.example.com>, unless the client was given a base URL; credentials go
    /// there only where `ClientBuilder::trust_server` says so.
    pub fn add_file(&self) -> Request<AddFile> {
        Request::new(self.client, AddFile {})
    }

    /// `GET /jobs`
    pub fn list_jobs(&self) -> Request<ListJobs> {
        Request::new(self.client, ListJobs {})
    }
}

/// The parameters of `list_files`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListFiles {}

impl Operation for ListFiles {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listFiles",
        method: Method::Get,
        template: "/files",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.server("https://eu.files.example.com");
        request.path().literal("/files");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `add_file`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AddFile {}

impl Operation for AddFile {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "addFile",
        method: Method::Put,
        template: "/files",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.server("https://upload.example.com");
        request.path().literal("/files");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `list_jobs`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListJobs {}

impl Operation for ListJobs {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listJobs",
        method: Method::Get,
        template: "/jobs",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/jobs");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}
