//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

use golden_methods as api;

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
        id: "search",
        line: "QUERY /searches HTTP/1.1",
        headers: &[("accept", "application/json"), ("content-type", "application/json")],
        body: Some(r#"{"text":"text"}"#),
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/json",
                body: r#"["text"]"#,
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client.searches().search(support::sample(r#"{"text":"text"}"#)).await,
            )
        }),
    },
    Case {
        id: "searchByQuery",
        line: "GET /searches?text=a%20b HTTP/1.1",
        headers: &[],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .searches()
                    .search_by_query(support::sample(r#"{"text":"a b"}"#))
                    .await,
            )
        }),
    },
    Case {
        id: "forgetSearches",
        line: "DELETE /searches?%7B%22words%22%3A%5B%22a%20b%22%2C%22c%26d%22%5D%7D HTTP/1.1",
        headers: &[],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .searches()
                    .forget_searches()
                    .filter(support::sample(r#"{"words":["a b","c&d"]}"#))
                    .await,
            )
        }),
    },
    Case {
        id: "selectSearches",
        line: "OPTIONS /searches?%24.a%5B1%3A1%5D HTTP/1.1",
        headers: &[],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.searches().select_searches("$.a[1:1]").await)
        }),
    },
    Case {
        id: "purgeSearches",
        line: "PURGE /searches HTTP/1.1",
        headers: &[],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.searches().purge_searches().await)
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
