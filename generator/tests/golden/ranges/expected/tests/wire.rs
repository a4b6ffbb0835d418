//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

use golden_ranges as api;

mod support;

use support::{Case, Documented, Expect, outcome, streamed};

const STATUS_204: Documented = Documented {
    statuses: &[204],
    media_type: "",
    body: "",
    expect: Expect::Success,
};

/// One call of every operation.
static CASES: &[Case] = &[
    Case {
        id: "getPicture",
        line: "GET /picture HTTP/1.1",
        headers: &[("accept", "image/*")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "image/example",
                body: "bytes",
                expect: Expect::Success,
            },
            Documented {
                statuses: &[404],
                media_type: "text/html",
                body: "text",
                expect: Expect::Failure,
            },
        ],
        describes: |status| matches!(status, 200 | 404),
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            streamed(client.operations().get_picture().await).await
        }),
    },
    Case {
        id: "putPicture",
        line: "PUT /picture HTTP/1.1",
        headers: &[("content-type", "image/example")],
        body: Some("text"),
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .put_picture(
                        api::runtime::Body::from("text").with_media_type("image/example"),
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "getAnything",
        line: "GET /anything HTTP/1.1",
        headers: &[("accept", "*/*")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "text/html",
                body: "bytes",
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            streamed(client.operations().get_anything().await).await
        }),
    },
    Case {
        id: "putAnything",
        line: "PUT /anything HTTP/1.1",
        headers: &[],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().put_anything().await)
        }),
    },
    Case {
        id: "putNote",
        line: "PUT /note HTTP/1.1",
        headers: &[("content-type", "text/plain")],
        body: Some("text"),
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().put_note("text").await)
        }),
    },
    Case {
        id: "postEither",
        line: "POST /either HTTP/1.1",
        headers: &[("content-type", "audio/example")],
        body: Some("text"),
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .post_either(
                        api::client::PostEitherBody::Audio(
                            api::runtime::Body::from("text")
                                .with_media_type("audio/example"),
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
        id: "postEither",
        line: "POST /either HTTP/1.1",
        headers: &[("content-type", "video/example")],
        body: Some("text"),
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .post_either(
                        api::client::PostEitherBody::Video(
                            api::runtime::Body::from("text")
                                .with_media_type("video/example"),
                        ),
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "postEither",
        line: "POST /either HTTP/1.1",
        headers: &[("content-type", "audio/mpeg")],
        body: Some("text"),
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .post_either(api::client::PostEitherBody::Mpeg("text".into()))
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
