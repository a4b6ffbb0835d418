//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

use golden_styles as api;

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
        id: "findByPath",
        line: "GET /paths/.blue,black,brown/.blue.black.brown/.R,100,G,200,B,150/.R=100.G=200.B=150/;matrix=blue,black,brown/;matrices=blue;matrices=black;matrices=brown/;matrixColor=R,100,G,200,B,150/;R=100;G=200;B=150/blue,black,brown/R,100,G,200,B,150/R=100,G=200,B=150 HTTP/1.1",
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
                    .operations()
                    .find_by_path(
                        ["blue", "black", "brown"],
                        ["blue", "black", "brown"],
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
                        ["blue", "black", "brown"],
                        ["blue", "black", "brown"],
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
                        ["blue", "black", "brown"],
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "findByFields",
        line: "GET /headers HTTP/1.1",
        headers: &[
            ("x-colors", "blue,black,brown"),
            ("x-color", "R,100,G,200,B,150"),
            ("x-pairs", "R=100,G=200,B=150"),
            ("x-json", "{\"R\":100,\"G\":200,\"B\":150}"),
            ("x-texts", "\"a,b\",\"[\\\"c\\\",\\\"d\\\\\\\"e\\\"]\""),
            ("cookie", "color=R%2C100%2CG%2C200%2CB%2C150; colors=blue%2Cblack%2Cbrown"),
        ],
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
                    .find_by_fields(
                        ["blue", "black", "brown"],
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
                        ["blue", "black", "brown"],
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
                    )
                    .x_texts(support::sample(r#"{"a,b":["c","d\"e"]}"#))
                    .await,
            )
        }),
    },
    Case {
        id: "findByCookies",
        line: "GET /cookies HTTP/1.1",
        headers: &[
            ("cookie", "shades=blue; shades=black; shades=brown; R=100; G=200; B=150"),
        ],
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
                    .find_by_cookies(
                        ["blue", "black", "brown"],
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
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
