//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

use golden_streams as api;

mod support;

use support::{Case, Documented, Drain, Drained, Expect, drained, outcome, streamed};

impl Drain for api::client::FollowSuccess {
    fn drain(&mut self) -> Drained<'_> {
        match self {
            Self::Ok(stream) => stream.drain(),
            Self::Accepted(body) => drained(body),
            Self::NoContent => drained(&()),
        }
    }
}

impl Drain for api::client::AppendSuccess {
    fn drain(&mut self) -> Drained<'_> {
        match self {
            Self::Status2xx(stream) => stream.drain(),
            Self::Created(body) => drained(body),
        }
    }
}

const STATUS_204: Documented = Documented {
    statuses: &[204],
    media_type: "",
    body: "",
    expect: Expect::Success,
};

/// One call of every operation.
static CASES: &[Case] = &[
    Case {
        id: "download",
        line: "GET /files/text HTTP/1.1",
        headers: &[("accept", "application/gzip")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/gzip",
                body: "bytes",
                expect: Expect::Success,
            },
            Documented {
                statuses: &[404],
                media_type: "application/octet-stream",
                body: "bytes",
                expect: Expect::Failure,
            },
        ],
        describes: |status| matches!(status, 200 | 404),
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            streamed(client.operations().download("text").await).await
        }),
    },
    Case {
        id: "upload",
        line: "PUT /files/text HTTP/1.1",
        headers: &[("content-type", "application/octet-stream")],
        body: Some("text"),
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().upload("text", "text").await)
        }),
    },
    Case {
        id: "watch",
        line: "GET /changes HTTP/1.1",
        headers: &[("accept", "text/event-stream")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "text/event-stream",
                body: r#"data: {"path":"text","size":42}

"#,
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            streamed(client.operations().watch().await).await
        }),
    },
    Case {
        id: "listen",
        line: "GET /ticks HTTP/1.1",
        headers: &[("accept", "text/event-stream")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "text/event-stream",
                body: r"data: text

",
                expect: Expect::Success,
            },
        ],
        describes: |status| (200..=299).contains(&status),
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            streamed(client.operations().listen().await).await
        }),
    },
    Case {
        id: "follow",
        line: "GET /logs HTTP/1.1",
        headers: &[("accept", "application/x-ndjson, application/json")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/x-ndjson",
                body: r#"{"path":"text","size":42}
"#,
                expect: Expect::Success,
            },
            Documented {
                statuses: &[202],
                media_type: "application/json",
                body: r#""text""#,
                expect: Expect::Success,
            },
            STATUS_204,
        ],
        describes: |status| matches!(status, 200 | 202 | 204),
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            streamed(client.operations().follow().await).await
        }),
    },
    Case {
        id: "append",
        line: "POST /logs HTTP/1.1",
        headers: &[("accept", "image/png, application/json")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "image/png",
                body: "bytes",
                expect: Expect::Success,
            },
            Documented {
                statuses: &[201],
                media_type: "application/json",
                body: r#""text""#,
                expect: Expect::Success,
            },
        ],
        describes: |status| (200..=299).contains(&status),
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            streamed(client.operations().append().await).await
        }),
    },
    Case {
        id: "texts",
        line: "GET /texts HTTP/1.1",
        headers: &[("accept", "application/json-seq")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/json-seq",
                body: "\u{1e}42\n",
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            streamed(client.operations().texts().await).await
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

#[cfg(feature = "mock")]
#[tokio::test]
async fn mock() {
    let server = api::mock::Server::start().expect("a loopback port is free");
    for case in CASES {
        support::mock(case, &server).await;
    }
}
