//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

use golden_signatures as api;

mod support;

use support::{Case, Documented, Expect, Scheme, outcome};

/// One call of every operation.
static CASES: &[Case] = &[
    Case {
        id: "SendMessage",
        line: "POST /messages HTTP/1.1",
        headers: &[("accept", "application/json"), ("content-type", "application/json")],
        body: Some(r#"{"text":"text","kinds":["news"],"copy":"2024-05-04"}"#),
        obeys: true,
        security: &[&[("hmac", Scheme::Signed)]],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/json",
                body: r#"{"id":"text"}"#,
                expect: Expect::Success,
            },
            Documented {
                statuses: &[480, 481, 482],
                media_type: "text/plain",
                body: "text",
                expect: Expect::Failure,
            },
        ],
        describes: |status| matches!(status, 200 | 480 | 481 | 482),
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .send_message(
                        support::sample(
                            r#"{"text":"text","kinds":["news"],"copy":"2024-05-04"}"#,
                        ),
                    )
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

#[cfg(feature = "mock")]
#[tokio::test]
async fn mock() {
    let server = api::mock::Server::start().expect("a loopback port is free");
    for case in CASES {
        support::mock(case, &server).await;
    }
}
