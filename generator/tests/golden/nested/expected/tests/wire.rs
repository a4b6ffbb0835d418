//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

use golden_nested as api;

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
        id: "findThings",
        line: "GET /things/%7B%22row%22%3A42%2C%22column%22%3A%22text%22%7D?where%5Bplace%5D%5Brow%5D=42&where%5Bplace%5D%5Bcolumn%5D=text&where%5Bnames%5D%5B0%5D=text&path=%7B%22row%22%3A42%2C%22column%22%3A%22text%22%7D&expand%5B0%5D=text HTTP/1.1",
        headers: &[("cookie", "crumbs=text; row=42; column=text")],
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
                    .find_things(
                        support::sample(r#"{"row":42,"column":"text"}"#),
                        support::sample(
                            r#"{"place":{"row":42,"column":"text"},"names":["text"]}"#,
                        ),
                        support::samples(r#"[{"row":42,"column":"text"}]"#),
                        ["text"],
                        support::sample(r#"{"row":42,"column":"text"}"#),
                        ["text"],
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "findBare",
        line: "GET /bare HTTP/1.1",
        headers: &[],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().find_bare(support::sample("{}")).await)
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
