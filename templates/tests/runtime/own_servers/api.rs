//! An API whose operations have servers of their own, and two servers for it.

use crate::api::runtime::{
    ApiInfo, Client, ClientBuilder, Credentials, Decoded, Method, NoBody, Operation, OperationInfo,
    Reply, Request, RequestParts, SchemeInfo, SchemeKind, SchemeVariables, ServerInfo,
    ServerVariable, Violations,
};
use crate::support::server::{Server, answer};

/// `PUT /files`, on servers of its own.
#[derive(Clone, Debug)]
pub(super) struct Upload;

impl Operation for Upload {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "upload",
        method: Method::Put,
        template: "/files",
        accept: "",
        security: &[&["Basic"], &["Signed"]],
    };
    const SERVERS: &'static [ServerInfo] = FILES;

    fn validate(&self, _found: &mut Violations) {}

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/files");
    }

    fn decode(reply: &Reply) -> Decoded<(), NoBody> {
        reply.success_without_body()
    }
}

/// The same without credentials.
#[derive(Clone, Debug)]
pub(super) struct Download;

impl Operation for Download {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "download",
        method: Method::Get,
        template: "/files",
        accept: "",
        security: &[&["Basic"], &[]],
    };
    const SERVERS: &'static [ServerInfo] = FILES;

    fn validate(&self, _found: &mut Violations) {}

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/files");
    }

    fn decode(reply: &Reply) -> Decoded<(), NoBody> {
        reply.success_without_body()
    }
}

/// `GET /files`, on the server of the API.
#[derive(Clone, Debug)]
pub(super) struct List;

impl Operation for List {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "list",
        method: Method::Get,
        template: "/files",
        accept: "",
        security: &[&["Basic"]],
    };

    fn validate(&self, _found: &mut Violations) {}

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/files");
    }

    fn decode(reply: &Reply) -> Decoded<(), NoBody> {
        reply.success_without_body()
    }
}

/// `GET /health`, at the root of the usual server.
#[derive(Clone, Debug)]
pub(super) struct Health;

impl Operation for Health {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "health",
        method: Method::Get,
        template: "/health",
        accept: "",
        security: &[&["Basic"]],
    };
    const SERVERS: &'static [ServerInfo] = &[
        ServerInfo {
            url: "/",
            description: "",
            variables: &[],
        },
        ServerInfo {
            url: "status/{version}",
            description: "In detail.",
            variables: &[ServerVariable {
                name: "version",
                default: "v1",
                values: &[],
            }],
        },
    ];

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/health");
    }

    fn decode(reply: &Reply) -> Decoded<(), NoBody> {
        reply.success_without_body()
    }
}

/// The servers of files, on a port that each test fills in.
const FILES: &[ServerInfo] = &[
    ServerInfo {
        url: "http://127.0.0.1:{port}/v2",
        description: "The usual one.",
        variables: &[PORT],
    },
    ServerInfo {
        url: "http://{host}:{port}/old",
        description: "An old one.",
        variables: &[
            ServerVariable {
                name: "host",
                default: "127.0.0.1",
                values: &["127.0.0.1", "localhost"],
            },
            PORT,
        ],
    },
];

const PORT: ServerVariable = ServerVariable {
    name: "port",
    default: "80",
    values: &[],
};

/// The server of the API and the server of the operations.
pub(super) struct Two {
    pub(super) usual: Server,
    pub(super) own: Server,
    pub(super) api: &'static ApiInfo,
}

/// Constants are made while the test runs: no port is known before.
pub(super) async fn two() -> Two {
    let usual = Server::answering(answer(204, "", "")).await;
    let own = Server::answering(answer(204, "", "")).await;
    let base_url: &'static str = Box::leak(usual.url().into_boxed_str());
    let api = Box::leak(Box::new(ApiInfo {
        title: "Two",
        version: "1",
        user_agent: "two/1",
        base_url,
        servers: &[
            ServerInfo {
                url: "https://shelf.example",
                description: "The usual one.",
                variables: &[],
            },
            ServerInfo {
                url: "http://{host}:{port}/{version}",
                description: "A local one.",
                variables: &[
                    ServerVariable {
                        name: "host",
                        default: "127.0.0.1",
                        values: &["127.0.0.1", "localhost"],
                    },
                    PORT,
                    ServerVariable {
                        name: "version",
                        default: "v1",
                        values: &[],
                    },
                ],
            },
        ],
        schemes: &[
            SchemeInfo {
                name: "Basic",
                kind: SchemeKind::Basic,
                variables: SchemeVariables::NONE,
            },
            SchemeInfo {
                name: "Signed",
                kind: SchemeKind::Signed("awsSigv4"),
                variables: SchemeVariables::NONE,
            },
        ],
        envelope: None,
    }));
    Two { usual, own, api }
}

impl Two {
    pub(super) fn builder(&self) -> ClientBuilder {
        ClientBuilder::new(self.api)
            .allow_plain_http_on_loopback()
            .credentials(Credentials::basic("user", "pass"))
    }

    pub(super) fn client(&self) -> Client {
        self.builder().build().expect("the settings are good")
    }

    pub(super) fn upload(&self, client: &Client) -> Request<Upload> {
        self.there(Request::new(client, Upload))
    }

    pub(super) fn download(&self, client: &Client) -> Request<Download> {
        self.there(Request::new(client, Download))
    }

    /// With the port of the operation's server.
    pub(super) fn there<O: Operation>(&self, request: Request<O>) -> Request<O> {
        request.server_variable("port", self.own.address().port().to_string())
    }
}
