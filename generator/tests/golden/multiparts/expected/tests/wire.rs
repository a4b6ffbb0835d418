//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

use golden_multiparts as api;

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
        id: "upload",
        line: "POST /uploads HTTP/1.1",
        headers: &[
            (
                "content-type",
                "multipart/related; type=\"application/json\"; boundary=form-data-boundary-0",
            ),
        ],
        body: Some(
            "--form-data-boundary-0\r\nContent-Type: application/json\r\n\r\n{\"name\":\"text\"}\r\n--form-data-boundary-0\r\nContent-Type: image/png\r\n\r\ntext\r\n--form-data-boundary-0--\r\n",
        ),
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .upload(
                        support::sample(r#"{"metadata":{"name":"text"},"media":"text"}"#),
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "putBatch",
        line: "PUT /batches HTTP/1.1",
        headers: &[("content-type", "application/json")],
        body: Some(r#"["text"]"#),
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .put_batch(
                        api::client::PutBatchBody::Json(support::sample(r#"["text"]"#)),
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "putAny",
        line: "PUT /any HTTP/1.1",
        headers: &[("content-type", "multipart/mixed; boundary=form-data-boundary-0")],
        body: Some(
            "--form-data-boundary-0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\ntext\r\n--form-data-boundary-0--\r\n",
        ),
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .put_any(api::runtime::Multipart::new().part("text", "text"))
                    .await,
            )
        }),
    },
];

/// The other ways to make some of them: other media types, other representations, pages.
static OTHERS: &[Case] = &[
    Case {
        id: "putBatch",
        line: "PUT /batches HTTP/1.1",
        headers: &[("content-type", "multipart/mixed; boundary=form-data-boundary-0")],
        body: Some(
            "--form-data-boundary-0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nZoë\r\n--form-data-boundary-0\r\nContent-Type: application/json\r\n\r\n{\"key\":\"text\"}\r\n--form-data-boundary-0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n42\r\n--form-data-boundary-0\r\nContent-Type: text/csv\r\n\r\ntext\r\n--form-data-boundary-0\r\nContent-Type: application/octet-stream\r\n\r\ntext\r\n--form-data-boundary-0--\r\n",
        ),
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .put_batch(
                        api::client::PutBatchBody::Mixed(
                            support::sample(
                                r#"{
  "owner": "Zoë",
  "entries": [
    {
      "key": "text"
    }
  ],
  "sizes": [
    42
  ],
  "table": "text",
  "files": [
    "text"
  ]
}"#,
                            ),
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
