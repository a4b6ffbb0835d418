//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

use golden_requests as api;

mod support;

use support::{Case, Documented, Expect, outcome};

const STATUS_204: Documented = Documented {
    statuses: &[204],
    media_type: "",
    body: "",
    expect: Expect::Success,
};

/// One call of every operation.
static CASES: &[Case] = &[
    Case {
        id: "moveItem",
        line: "POST /v1/shelves/text/items/42:move?dryRun=true&tags=text&fields=text HTTP/1.1",
        headers: &[
            ("content-type", "application/json"),
            ("x-request-id", "123e4567-e89b-12d3-a456-426614174000"),
        ],
        body: Some(r#"{"to":"text"}"#),
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .shelf_items()
                    .move_item("text", 42, true)
                    .tags(["text"])
                    .fields(["text"])
                    .x_request_id(
                        support::sample(r#""123e4567-e89b-12d3-a456-426614174000""#),
                    )
                    .body(support::sample(r#"{"to":"text"}"#))
                    .await,
            )
        }),
    },
    Case {
        id: "replaceShelves",
        line: "PUT /v1/shelves HTTP/1.1",
        headers: &[("accept", "text/plain"), ("content-type", "application/json")],
        body: Some(r#"["text"]"#),
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "text/plain",
                body: "text",
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.shelf_items().replace_shelves(["text"]).await)
        }),
    },
    Case {
        id: "setFlag",
        line: "PUT /v1/flag HTTP/1.1",
        headers: &[("content-type", "application/json")],
        body: Some("true"),
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.shelf_items().set_flag(support::sample("true")).await)
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
