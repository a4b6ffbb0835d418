//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

use golden_parameters as api;

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
        id: "findShelves",
        line: "GET /v1/shelves/;row=42;column=B?kinds=oak&size=42&near=https://x.example/a?b=c%26d HTTP/1.1",
        headers: &[("cookie", "lot=text")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .find_shelves(
                        support::sample(r#"{"row":42,"column":"B"}"#),
                        support::samples(r#"["oak"]"#),
                        support::sample("42"),
                        "https://x.example/a?b=c&d",
                    )
                    .lot("text")
                    .await,
            )
        }),
    },
    Case {
        id: "searchShelves",
        line: "GET /v1/search?kind=shelf&near=text HTTP/1.1",
        headers: &[],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().search_shelves("text").await)
        }),
    },
    Case {
        id: "findEmpty",
        line: "GET /v1/empty?word=&page=42 HTTP/1.1",
        headers: &[],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().find_empty("").page(42).await)
        }),
    },
    Case {
        id: "listPictures",
        line: "GET /v2/pictures HTTP/1.1",
        headers: &[],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().list_pictures().await)
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
