//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

use golden_schemes as api;

mod support;

use support::{Case, Documented, Expect, Scheme, outcome, streamed};

const STATUS_204: Documented = Documented {
    statuses: &[204],
    media_type: "",
    body: "",
    expect: Expect::Success,
};

/// One call of every operation.
static CASES: &[Case] = &[
    Case {
        id: "getSigned",
        line: "GET /signed HTTP/1.1",
        headers: &[("accept", "text/plain")],
        body: None,
        obeys: true,
        security: &[&[("Signed", Scheme::Http("Acme-Signature"))]],
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
            outcome(client.operations().get_signed().await)
        }),
    },
    Case {
        id: "getDevice",
        line: "GET /device HTTP/1.1",
        headers: &[],
        body: None,
        obeys: true,
        security: &[&[("Device", Scheme::MutualTls)]],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().get_device().await)
        }),
    },
    Case {
        id: "getBoth",
        line: "GET /both HTTP/1.1",
        headers: &[],
        body: None,
        obeys: true,
        security: &[
            &[("Device", Scheme::MutualTls), ("Token", Scheme::Bearer)],
            &[("Signed", Scheme::Http("Acme-Signature"))],
        ],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().get_both().await)
        }),
    },
    Case {
        id: "echo",
        line: "TRACE /echo HTTP/1.1",
        headers: &[("accept", "message/http")],
        body: None,
        obeys: true,
        security: &[&[]],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "message/http",
                body: "bytes",
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            streamed(client.operations().echo().await).await
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
