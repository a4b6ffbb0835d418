//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

use golden_bodies as api;

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
        id: "addPet",
        line: "POST /pets HTTP/1.1",
        headers: &[("content-type", "application/json")],
        body: Some(r#"{"name":"text"}"#),
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .add_pet(
                        api::client::AddPetBody::Json(
                            support::sample(r#"{"name":"text"}"#),
                        ),
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "changePet",
        line: "PATCH /pets/text HTTP/1.1",
        headers: &[("content-type", "application/merge-patch+json")],
        body: Some(r#"{"name":"text"}"#),
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .change_pet("text")
                    .body(
                        api::client::ChangePetBody::MergePatch(
                            support::sample(r#"{"name":"text"}"#),
                        ),
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "answer",
        line: "POST /answers HTTP/1.1",
        headers: &[("accept", "application/json"), ("content-type", "application/json")],
        body: Some("{}"),
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/json",
                body: r#"{"name":"text"}"#,
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().answer(support::sample("{}")).await)
        }),
    },
];

/// The other ways to make some of them: other media types, other representations, pages.
static OTHERS: &[Case] = &[
    Case {
        id: "addPet",
        line: "POST /pets HTTP/1.1",
        headers: &[("content-type", "application/x-www-form-urlencoded")],
        body: Some("name=text"),
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .add_pet(
                        api::client::AddPetBody::Form(
                            support::sample(r#"{"name":"text"}"#),
                        ),
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "addPet",
        line: "POST /pets HTTP/1.1",
        headers: &[
            ("content-type", "multipart/form-data; boundary=form-data-boundary-0"),
        ],
        body: Some(
            "--form-data-boundary-0\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\nContent-Type: application/octet-stream\r\n\r\ntext\r\n--form-data-boundary-0--\r\n",
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
                    .add_pet(
                        api::client::AddPetBody::Multipart(
                            support::sample(r#"{"photo":"text"}"#),
                        ),
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "addPet",
        line: "POST /pets HTTP/1.1",
        headers: &[("content-type", "text/csv")],
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
                    .add_pet(api::client::AddPetBody::Csv("text".into()))
                    .await,
            )
        }),
    },
    Case {
        id: "changePet",
        line: "PATCH /pets/text HTTP/1.1",
        headers: &[("content-type", "application/strategic-merge-patch+json")],
        body: Some(r#"{"name":"text"}"#),
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(
                client
                    .operations()
                    .change_pet("text")
                    .body(
                        api::client::ChangePetBody::StrategicMergePatch(
                            support::sample(r#"{"name":"text"}"#),
                        ),
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "changePet",
        line: "PATCH /pets/text HTTP/1.1",
        headers: &[("content-type", "application/octet-stream")],
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
                    .change_pet("text")
                    .body(api::client::ChangePetBody::Bytes("text".into()))
                    .await,
            )
        }),
    },
    Case {
        id: "answer",
        line: "POST /answers HTTP/1.1",
        headers: &[
            ("accept", "text/event-stream"),
            ("content-type", "application/json"),
        ],
        body: Some("{}"),
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "text/event-stream",
                body: r#"data: {"name":"text"}

"#,
                expect: Expect::Success,
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            streamed(
                    client
                        .operations()
                        .answer(support::sample("{}"))
                        .as_event_stream()
                        .await,
                )
                .await
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
