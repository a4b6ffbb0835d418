//! The operations without a tag.

use crate::runtime::{
    Client, Decoded, Method, NoBody, Operation, OperationInfo, Reply, Request,
    RequestParts, ServerInfo, ServerVariable,
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
    /// All of them.
    ///
    /// Files are kept for a week.
    ///
    /// `GET /files`
    ///
    /// Goes to <https://eu.files.example.com/v2>, unless the client was given a base URL;
    /// credentials go there only where `ClientBuilder::trust_server` says so.
    ///
    /// `server` of the request chooses among the servers of the operation, and `server_variable`
    /// gives the variables of their URLs other values:
    ///
    /// - `0`: `https://{place}.files.example.com/v2`. `place` is `eu` by default.
    /// - `1`: `https://old.files.example.com`.
    pub fn list_files(&self) -> Request<ListFiles> {
        Request::new(self.client, ListFiles {})
    }

    /// Files are kept for a week.
    ///
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

    /// `GET /health`
    ///
    /// Goes to the path `/` at the origin of the client's base URL.
    ///
    /// `server` of the request chooses among the servers of the operation, and `server_variable`
    /// gives the variables of their URLs other values:
    ///
    /// - `0`: `/` (The root.).
    /// - `1`: `status/{detail}` (Of one kind.). `detail` is `short` by default, and can be `long`.
    pub fn get_health(&self) -> Request<GetHealth> {
        Request::new(self.client, GetHealth {})
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
    const SERVERS: &'static [ServerInfo] = &[
        ServerInfo {
            url: "https://{place}.files.example.com/v2",
            description: "",
            variables: &[
                ServerVariable {
                    name: "place",
                    default: "eu",
                    values: &[],
                },
            ],
        },
        ServerInfo {
            url: "https://old.files.example.com",
            description: "",
            variables: &[],
        },
    ];

    fn build(&self, request: &mut RequestParts) {
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
    const SERVERS: &'static [ServerInfo] = &[
        ServerInfo {
            url: "https://upload.example.com",
            description: "",
            variables: &[],
        },
    ];

    fn build(&self, request: &mut RequestParts) {
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

/// The parameters of `get_health`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetHealth {}

impl Operation for GetHealth {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getHealth",
        method: Method::Get,
        template: "/health",
        accept: "",
        security: &[],
    };
    const SERVERS: &'static [ServerInfo] = &[
        ServerInfo {
            url: "",
            description: "The root.",
            variables: &[],
        },
        ServerInfo {
            url: "status/{detail}",
            description: "Of one kind.",
            variables: &[
                ServerVariable {
                    name: "detail",
                    default: "short",
                    values: &["short", "long"],
                },
            ],
        },
    ];

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/health");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}
