//! Does every operation say on the wire what the document says, and understand every documented
//! answer? A loopback server answers byte for byte what a scenario tells it.

use golden_forms as api;

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
        id: "makeToken",
        line: "POST /tokens HTTP/1.1",
        headers: &[("content-type", "application/x-www-form-urlencoded")],
        body: Some(
            "name=a+b&ratio=1&scopes=text&limits%5Bcalls%5D=42&w=42&h=42&key=text",
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
                    .make_token(
                        support::sample(
                            r#"{
  "name": "a b",
  "ratio": 1,
  "scopes": [
    "text"
  ],
  "limits": {
    "calls": 42
  },
  "box": {
    "w": 42,
    "h": 42
  },
  "more": {
    "key": "text"
  }
}"#,
                        ),
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "addPhoto",
        line: "POST /photos HTTP/1.1",
        headers: &[
            ("content-type", "multipart/form-data; boundary=form-data-boundary-0"),
        ],
        body: Some(
            "--form-data-boundary-0\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\nContent-Type: image/png\r\n\r\ntext\r\n--form-data-boundary-0\r\nContent-Disposition: form-data; name=\"previews\"; filename=\"previews\"\r\nContent-Type: application/octet-stream\r\n\r\ntext\r\n--form-data-boundary-0\r\nContent-Disposition: form-data; name=\"place\"\r\nContent-Type: application/json\r\n\r\n{\"city\":\"text\",\"height\":2.0}\r\n--form-data-boundary-0\r\nContent-Disposition: form-data; name=\"zoom\"\r\n\r\n3\r\n--form-data-boundary-0\r\nContent-Disposition: form-data; name=\"tags\"\r\nContent-Type: application/json\r\n\r\n[\"text\"]\r\n--form-data-boundary-0--\r\n",
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
                    .add_photo(
                        support::sample(
                            r#"{
  "photo": "text",
  "previews": [
    "text"
  ],
  "place": {
    "city": "text",
    "height": 2
  },
  "zoom": 3,
  "tags": [
    [
      "text"
    ]
  ]
}"#,
                        ),
                    )
                    .await,
            )
        }),
    },
    Case {
        id: "putParts",
        line: "PUT /parts HTTP/1.1",
        headers: &[],
        body: None,
        obeys: true,
        security: &[],
        documented: &[STATUS_204],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            outcome(client.operations().put_parts().await)
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
