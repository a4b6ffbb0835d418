//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

use golden_responses as api;

mod support;

use support::{Case, Documented, Expect, fields, outcome, shown};

const STATUS_404: Documented = Documented {
    statuses: &[404],
    media_type: "",
    body: "",
    expect: Expect::FailureWithoutBody,
};

const STATUS_204: Documented = Documented {
    statuses: &[204],
    media_type: "",
    body: "",
    expect: Expect::Success,
};

/// One call of every operation.
static CASES: &[Case] = &[
    Case {
        id: "getLogo",
        line: "GET /logo HTTP/1.1",
        headers: &[],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "",
                body: "",
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().get_logo().await)
        }),
    },
    Case {
        id: "getJob",
        line: "GET /jobs/text HTTP/1.1",
        headers: &[("accept", "application/json")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/json",
                body: r#"{"id":"text"}"#,
                expect: Expect::SuccessWith(
                    &[
                        ("X-Left", "42", "42"),
                        ("X-Ready", "true", "true"),
                        ("X-Load", "0.5", "0.5"),
                        ("X-Until", "2024-05-04T09:42:00Z", "2024-05-04T09:42:00Z"),
                        ("X-Mark", "aaaa", "aaaa"),
                    ],
                ),
            },
            Documented {
                statuses: &[404, 400],
                media_type: "application/json",
                body: r#"{"code":"text","title":"text","detail":"text"}"#,
                expect: Expect::Failure,
            },
            Documented {
                statuses: &[304, 500],
                media_type: "",
                body: "",
                expect: Expect::FailureWithoutBody,
            },
            Documented {
                statuses: &[409],
                media_type: "text/plain",
                body: "text",
                expect: Expect::Failure,
            },
        ],
        describes: |_| true,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            let result = client.operations().get_job("text").await;
            let fields = fields(
                &result,
                |answer| [
                    ("X-Left", shown(answer.x_left())),
                    ("X-Ready", shown(answer.x_ready())),
                    ("X-Load", shown(answer.x_load())),
                    ("X-Until", shown(answer.x_until())),
                    ("X-Mark", shown(answer.x_mark())),
                ],
            );
            outcome(result).with(fields)
        }),
    },
    Case {
        id: "deleteJob",
        line: "DELETE /jobs/text HTTP/1.1",
        headers: &[("accept", "application/x-www-form-urlencoded")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_204, STATUS_404],
        describes: |status| matches!(status, 204 | 404),
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().delete_job("text").await)
        }),
    },
    Case {
        id: "askJob",
        line: "HEAD /jobs/text HTTP/1.1",
        headers: &[("accept", "application/json")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "",
                body: "",
                expect: Expect::SuccessWith(&[("X-Left", "42", "42")]),
            },
            STATUS_404,
        ],
        describes: |status| matches!(status, 200 | 404),
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            let result = client.operations().ask_job("text").await;
            let fields = fields(&result, |answer| [("X-Left", shown(answer.x_left()))]);
            outcome(result).with(fields)
        }),
    },
    Case {
        id: "startJob",
        line: "PUT /jobs/text HTTP/1.1",
        headers: &[("accept", "application/json, text/plain")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200, 206],
                media_type: "application/json",
                body: r#"{"id":"text"}"#,
                expect: Expect::Success,
            },
            Documented {
                statuses: &[202],
                media_type: "text/plain",
                body: "text",
                expect: Expect::Success,
            },
            STATUS_204,
        ],
        describes: |status| matches!(status, 200 | 206 | 202 | 204),
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().start_job("text").await)
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
