//! Calls of the operations tagged `Cats`.

use crate::api;
use crate::support::{Case, Documented, Expect, Scheme, outcome};

/// One call of every operation.
pub static CASES: &[Case] = &[
    Case {
        id: "getCat",
        line: "GET /cats/text HTTP/1.1",
        headers: &[("accept", "application/json")],
        body: None,
        obeys: true,
        security: &[&[("Login", Scheme::Digest)]],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/json",
                body: r#"{"chip":"941000024680135"}"#,
                expect: Expect::Success,
            },
            Documented {
                statuses: &[404],
                media_type: "application/json",
                body: r#"{"reason":"text"}"#,
                expect: Expect::Failure,
            },
        ],
        describes: |status| matches!(status, 200 | 404),
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.cats().get_cat("text").await)
        }),
    },
];
