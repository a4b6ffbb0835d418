//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

use golden_queries as api;

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
        id: "findExploded",
        line: "GET /exploded?form=blue&form=black&form=brown&spaced=blue&spaced=black&spaced=brown&piped=blue&piped=black&piped=brown&R=100&G=200&B=150&W=42&H=42 HTTP/1.1",
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
                    .find_exploded(
                        ["blue", "black", "brown"],
                        ["blue", "black", "brown"],
                        ["blue", "black", "brown"],
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
                        support::sample(r#"{"W":42,"H":42}"#),
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "findJoined",
        line: "GET /joined?form=blue,black,brown&formColor=R,100,G,200,B,150&spaced=blue%20black%20brown&spacedColor=R%20100%20G%20200%20B%20150&piped=blue%7Cblack%7Cbrown&pipedColor=R%7C100%7CG%7C200%7CB%7C150&deep%5BR%5D=100&deep%5BG%5D=200&deep%5BB%5D=150&json=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D&none= HTTP/1.1",
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
                    .find_joined(
                        ["blue", "black", "brown"],
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
                        ["blue", "black", "brown"],
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
                        ["blue", "black", "brown"],
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
                        support::sample(r#"{"R":100,"G":200,"B":150}"#),
                        "",
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
