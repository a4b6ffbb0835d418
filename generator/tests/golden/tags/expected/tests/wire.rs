//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

use golden_tags as api;

mod support;

use support::Case;

mod wire {
    #[cfg(feature = "big-dogs")]
    pub mod big_dogs;
    #[cfg(feature = "cats")]
    pub mod cats;
    #[cfg(feature = "operations")]
    pub mod operations;
}

/// One call of every operation, group by group.
static CASES: &[&[Case]] = &[
    #[cfg(feature = "big-dogs")]
    wire::big_dogs::CASES,
    #[cfg(feature = "cats")]
    wire::cats::CASES,
    #[cfg(feature = "operations")]
    wire::operations::CASES,
];

#[tokio::test]
async fn documented() {
    for case in support::callable(CASES.iter().copied().flatten()) {
        support::documented(case).await;
    }
}

#[tokio::test]
async fn undocumented_status() {
    for case in support::callable(CASES.iter().copied().flatten()) {
        support::undocumented_status(case).await;
    }
}

#[tokio::test]
async fn truncated_body() {
    for case in support::callable(CASES.iter().copied().flatten()) {
        support::truncated_body(case).await;
    }
}

#[tokio::test]
async fn html_page() {
    for case in support::callable(CASES.iter().copied().flatten()) {
        support::html_page(case).await;
    }
}

#[tokio::test]
async fn undecodable_body() {
    for case in support::callable(CASES.iter().copied().flatten()) {
        support::undecodable_body(case).await;
    }
}

#[tokio::test]
async fn redirect() {
    for case in support::callable(CASES.iter().copied().flatten()) {
        support::redirect(case).await;
    }
}

#[tokio::test]
async fn too_many_requests() {
    for case in support::callable(CASES.iter().copied().flatten()) {
        support::too_many_requests(case).await;
    }
}

#[tokio::test]
async fn retried() {
    for case in support::callable(CASES.iter().copied().flatten()) {
        support::retried(case).await;
    }
}

#[tokio::test]
async fn missing_credentials() {
    for case in CASES.iter().copied().flatten() {
        support::missing_credentials(case).await;
    }
}

#[cfg(feature = "digest")]
#[tokio::test]
async fn digest_challenge() {
    for case in CASES.iter().copied().flatten() {
        support::digest_challenge(case).await;
    }
}

#[cfg(feature = "mock")]
#[tokio::test]
async fn mock() {
    let server = api::mock::Server::start().expect("a loopback port is free");
    for case in support::callable(CASES.iter().copied().flatten()) {
        support::mock(case, &server).await;
    }
}
