//! What every operation does on the wire: the scenarios of generated crates, on the sample API.

use specwright_templates as api;

mod sample;
mod support;

use sample::{models, operations};
use support::{Case, Documented, Expect, Scheme, outcome};

type Security = &'static [&'static [(&'static str, Scheme)]];

const ALL: Security = &[
    &[(
        "Accounts",
        Scheme::OAuth2ClientCredentials(sample::TOKEN_PATH),
    )],
    &[("Digest", Scheme::Digest)],
    &[("Basic", Scheme::Basic)],
    &[("Bearer", Scheme::Bearer)],
];

const PROBLEM: &str =
    r#"{"errorCode":"NOPE","reason":"Not here","detail":"There is no such item."}"#;

fn get_item() -> Case {
    Case {
        id: "getItem",
        line: "GET /shelves/a%20b/items/6630f2a4?pretty=true HTTP/1.1",
        headers: &[("accept", operations::ITEM), ("user-agent", "shelf/0.1.0")],
        body: None,
        obeys: true,
        security: ALL,
        documented: &[
            Documented {
                statuses: &[200],
                media_type: operations::ITEM,
                body: r#"{"id":"6630f2a4","frequency":"daily","grams":9007199254740993,"status":"ok"}"#,
                expect: Expect::Success,
            },
            Documented {
                statuses: &[404],
                media_type: "application/json",
                body: PROBLEM,
                expect: Expect::Failure,
            },
            Documented {
                statuses: &[500],
                media_type: "application/json",
                body: PROBLEM,
                expect: Expect::Failure,
            },
        ],
        describes: |status| matches!(status, 200 | 404 | 500),
        builder: sample::builder,
        call: |client| {
            Box::pin(async move {
                let mut request = operations::get_item(&client, "a b", "6630f2a4");
                request.operation_mut().pretty = Some(true);
                outcome(request.await)
            })
        },
    }
}

#[cfg(feature = "digest")]
fn add_item() -> Case {
    Case {
        id: "addItem",
        line: "POST /shelves/s/items HTTP/1.1",
        headers: &[
            ("accept", operations::ITEM),
            ("content-type", operations::ITEM),
        ],
        body: Some(r#"{"id":"i","grams":1}"#),
        obeys: true,
        security: &[&[("Digest", Scheme::Digest)]],
        documented: &[
            Documented {
                statuses: &[201],
                media_type: operations::ITEM,
                body: r#"{"id":"i","frequency":"a new one","grams":1}"#,
                expect: Expect::Success,
            },
            Documented {
                statuses: &[409],
                media_type: "application/json",
                body: PROBLEM,
                expect: Expect::Failure,
            },
        ],
        describes: |status| matches!(status, 201 | 409),
        builder: sample::builder,
        call: |client| {
            Box::pin(async move {
                let item = models::Item {
                    id: Some("i".into()),
                    grams: Some(1),
                    ..models::Item::default()
                };
                outcome(operations::add_item(&client, "s", item).await)
            })
        },
    }
}

fn delete_item(security: Security) -> Case {
    Case {
        id: "deleteItem",
        line: "DELETE /shelves/s/items/i:now HTTP/1.1",
        headers: &[],
        body: None,
        obeys: true,
        security,
        documented: &[Documented {
            statuses: &[204],
            media_type: "",
            body: "",
            expect: Expect::Success,
        }],
        describes: |status| status == 204,
        builder: sample::builder,
        call: |client| {
            Box::pin(async move { outcome(operations::delete_item(&client, "s", "i").await) })
        },
    }
}

fn cases() -> Vec<Case> {
    vec![
        get_item(),
        #[cfg(feature = "digest")]
        add_item(),
        delete_item(&[&[("Basic", Scheme::Basic)]]),
        delete_item(&[&[("HeaderKey", Scheme::KeyInHeader("X-Api-Key"))]]),
        delete_item(&[&[("QueryKey", Scheme::KeyInQuery("api_key"))]]),
        delete_item(&[&[("CookieKey", Scheme::KeyInCookie("session"))]]),
        #[cfg(feature = "digest")]
        delete_item(&[&[("Digest", Scheme::Digest)]]),
    ]
}

macro_rules! scenarios {
    ($($(#[$attribute:meta])* $name:ident)*) => {$(
        $(#[$attribute])*
        #[tokio::test]
        async fn $name() {
            for case in cases() {
                support::$name(&case).await;
            }
        }
    )*};
}

scenarios! {
    documented
    undocumented_status
    truncated_body
    html_page
    undecodable_body
    redirect
    too_many_requests
    retried
    missing_credentials
}

#[cfg(feature = "digest")]
#[tokio::test]
async fn digest_challenge() {
    support::digest_challenge(&get_item()).await;
    support::digest_challenge(&add_item()).await;
    support::digest_challenge(&delete_item(&[&[("Digest", Scheme::Digest)]])).await;
}

#[cfg(feature = "oauth2")]
#[tokio::test]
async fn token_endpoint() {
    support::token_endpoint(&get_item()).await;
}

#[cfg(feature = "mock")]
#[tokio::test]
async fn mock() {
    let server = sample::mocked::start();
    for case in cases() {
        support::mock(&case, &server).await;
    }
}

#[test]
fn examples() {
    support::example::<models::Item>(r#"{"id":"i","frequency":"daily","grams":1}"#, &[]);
    support::example::<models::Item>(r#"{"id":"much too long"}"#, &["/id: maxLength"]);
}
