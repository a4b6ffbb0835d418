//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

use golden_media as api;

mod support;

use support::{Case, Documented, Expect, outcome, streamed};

/// One call of every operation.
static CASES: &[Case] = &[
    Case {
        id: "listPods",
        line: "GET /pods HTTP/1.1",
        headers: &[("accept", "application/json")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/json",
                body: r#"{"names":["text"]}"#,
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().list_pods().await)
        }),
    },
    Case {
        id: "addPod",
        line: "POST /pods HTTP/1.1",
        headers: &[("content-type", "application/json")],
        body: Some(r#"{"name":"text"}"#),
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[201],
                media_type: "",
                body: "",
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 201,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .add_pod(
                        api::client::AddPodBody::Json(
                            support::sample(r#"{"name":"text"}"#),
                        ),
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "setNames",
        line: "PUT /names HTTP/1.1",
        headers: &[
            ("accept", "application/vnd.example.v1"),
            ("content-type", "application/vnd.example.v1"),
        ],
        body: Some(r#"{"names":["text"]}"#),
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/vnd.example.v1",
                body: r#"{"names":["text"]}"#,
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .set_names(support::sample(r#"{"names":["text"]}"#))
                    .await,
            )
        }),
    },
    Case {
        id: "getPage",
        line: "GET /page HTTP/1.1",
        headers: &[("accept", "text/html; charset=utf-8")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "text/html; charset=utf-8",
                body: "text",
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().get_page().await)
        }),
    },
];

/// The other ways to make some of them: other media types, other representations, pages.
static OTHERS: &[Case] = &[
    Case {
        id: "listPods",
        line: "GET /pods HTTP/1.1",
        headers: &[("accept", "application/yaml")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/yaml",
                body: "text",
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().list_pods().as_yaml().await)
        }),
    },
    Case {
        id: "listPods",
        line: "GET /pods HTTP/1.1",
        headers: &[("accept", "application/vnd.example.protobuf")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/vnd.example.protobuf",
                body: "bytes",
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            streamed(client.operations().list_pods().as_example_protobuf().await).await
        }),
    },
    Case {
        id: "listPods",
        line: "GET /pods HTTP/1.1",
        headers: &[("accept", "application/json;stream=watch")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/json;stream=watch",
                body: r#"{"name":"text"}"#,
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().list_pods().as_json_stream_watch().await)
        }),
    },
    Case {
        id: "listPods",
        line: "GET /pods HTTP/1.1",
        headers: &[("accept", "application/vnd.example.protobuf;stream=watch")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/vnd.example.protobuf;stream=watch",
                body: "bytes",
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            streamed(
                    client
                        .operations()
                        .list_pods()
                        .as_example_protobuf_stream_watch()
                        .await,
                )
                .await
        }),
    },
    Case {
        id: "addPod",
        line: "POST /pods HTTP/1.1",
        headers: &[("content-type", "application/xml")],
        body: Some("text"),
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[201],
                media_type: "",
                body: "",
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 201,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .add_pod(api::client::AddPodBody::Xml("text".into()))
                    .await,
            )
        }),
    },
    Case {
        id: "addPod",
        line: "POST /pods HTTP/1.1",
        headers: &[("content-type", "application/json;v=2")],
        body: Some(r#"{"names":["text"]}"#),
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[201],
                media_type: "",
                body: "",
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 201,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .add_pod(
                        api::client::AddPodBody::JsonV2(
                            support::sample(r#"{"names":["text"]}"#),
                        ),
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "addPod",
        line: "POST /pods HTTP/1.1",
        headers: &[("content-type", "application/vnd.example.protobuf")],
        body: Some("text"),
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[201],
                media_type: "",
                body: "",
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 201,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .add_pod(api::client::AddPodBody::ExampleProtobuf("text".into()))
                    .await,
            )
        }),
    },
];

#[tokio::test]
async fn documented() {
    for case in CASES {
        support::documented(case).await;
    }
}

#[tokio::test]
async fn undocumented_status() {
    for case in CASES {
        support::undocumented_status(case).await;
    }
}

#[tokio::test]
async fn truncated_body() {
    for case in CASES {
        support::truncated_body(case).await;
    }
}

#[tokio::test]
async fn html_page() {
    for case in CASES {
        support::html_page(case).await;
    }
}

#[tokio::test]
async fn undecodable_body() {
    for case in CASES {
        support::undecodable_body(case).await;
    }
}

#[tokio::test]
async fn redirect() {
    for case in CASES {
        support::redirect(case).await;
    }
}

#[tokio::test]
async fn too_many_requests() {
    for case in CASES {
        support::too_many_requests(case).await;
    }
}

#[tokio::test]
async fn retried() {
    for case in CASES {
        support::retried(case).await;
    }
}

#[tokio::test]
async fn missing_credentials() {
    for case in CASES {
        support::missing_credentials(case).await;
    }
}

#[tokio::test]
async fn other_ways() {
    for case in OTHERS {
        support::documented(case).await;
    }
}

#[cfg(feature = "mock")]
#[tokio::test]
async fn mock() {
    let server = api::mock::Server::start().expect("a loopback port is free");
    for case in CASES.iter().chain(OTHERS) {
        support::mock(case, &server).await;
    }
}
