//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

#![allow(deprecated)]

use golden_examples as api;

mod support;

use support::{Case, Documented, Expect, fields, outcome, shown};

/// One call of every operation.
static CASES: &[Case] = &[
    Case {
        id: "listTags",
        line: "GET /tags/abc?kind=old&since=2024-05-01T10%3A00%3A00%2B02%3A00&sizes=3 HTTP/1.1",
        headers: &[("accept", "application/json")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/json",
                body: r#"["red","blue","green","x"]"#,
                expect: Expect::SuccessWith(&[("X-Total", "4", "4")]),
            },
            Documented {
                statuses: &[400],
                media_type: "text/plain",
                body: "No such tag.",
                expect: Expect::Failure,
            },
            Documented {
                statuses: &[404],
                media_type: "application/json",
                body: "7",
                expect: Expect::Failure,
            },
        ],
        describes: |status| matches!(status, 200 | 400 | 404),
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            let result = client
                .operations()
                .list_tags("abc")
                .kind("old".into())
                .since(support::sample(r#""2024-05-01T10:00:00+02:00""#))
                .sizes([3])
                .await;
            let fields = fields(
                &result,
                |answer| [("X-Total", shown(answer.x_total()))],
            );
            outcome(result).with(fields)
        }),
    },
    Case {
        id: "replaceTags",
        line: "PUT /tags/123e4567-e89b-12d3-a456-426614174000 HTTP/1.1",
        headers: &[("accept", "application/json"), ("content-type", "application/json")],
        body: Some(r#"{"key":5,"key2":5}"#),
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/json",
                body: "2.5",
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .replace_tags(
                        support::sample(r#""123e4567-e89b-12d3-a456-426614174000""#),
                    )
                    .body(
                        api::client::ReplaceTagsBody::Json(
                            support::sample(r#"{"key":5,"key2":5}"#),
                        ),
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "addPets",
        line: "POST /pets HTTP/1.1",
        headers: &[("accept", "text/plain"), ("content-type", "application/json")],
        body: Some(r#"[{"names":["Tom"]},{},{},{},{"names":[],"age":2}]"#),
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "text/plain",
                body: "Five pets.",
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .add_pets(
                        support::samples(
                            r#"[{"names":["Tom"]},{},{},{},{"names":[],"age":2}]"#,
                        ),
                    )
                    .await,
            )
        }),
    },
];

/// The other ways to make some of them: other media types, other representations, pages.
static OTHERS: &[Case] = &[
    Case {
        id: "replaceTags",
        line: "PUT /tags/123e4567-e89b-12d3-a456-426614174000 HTTP/1.1",
        headers: &[("accept", "application/json"), ("content-type", "text/plain")],
        body: Some("red: 3"),
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/json",
                body: "2.5",
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .replace_tags(
                        support::sample(r#""123e4567-e89b-12d3-a456-426614174000""#),
                    )
                    .body(api::client::ReplaceTagsBody::Text("red: 3".into()))
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
