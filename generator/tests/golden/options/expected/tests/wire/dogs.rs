//! Calls of the operations tagged `Dogs`.

use crate::api;
use crate::support::{Case, Documented, Expect, first_page, outcome};

const STATUS_200: Documented = Documented {
    statuses: &[200],
    media_type: "application/json",
    body: r#"[{"name":"text"}]"#,
    expect: Expect::Success,
};

/// One call of every operation.
pub static CASES: &[Case] = &[
    Case {
        id: "listDogs",
        line: "GET /dogs HTTP/1.1",
        headers: &[("accept", "application/json")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_200],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move { outcome(client.dogs().list_dogs().await) }),
    },
    Case {
        id: "lostDogs",
        line: "GET /dogs/lost HTTP/1.1",
        headers: &[("accept", "application/json")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_200],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move { outcome(client.dogs().lost_dogs().await) }),
    },
    Case {
        id: "wildDogs",
        line: "GET /dogs/wild?page=1 HTTP/1.1",
        headers: &[("accept", "application/json")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_200],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.dogs().wild_dogs().page(1).await)
        }),
    },
];

/// The other ways to make some of them: other media types, other representations, pages.
pub static OTHERS: &[Case] = &[
    Case {
        id: "listDogs",
        line: "GET /dogs HTTP/1.1",
        headers: &[("accept", "application/json")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_200],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            first_page(client.dogs().list_dogs().pages().next().await)
        }),
    },
    Case {
        id: "lostDogs",
        line: "GET /dogs/lost HTTP/1.1",
        headers: &[("accept", "application/json")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_200],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            first_page(client.dogs().lost_dogs().pages().next().await)
        }),
    },
];
