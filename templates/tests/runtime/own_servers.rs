//! An operation with a server of its own: the call goes there, and credentials only where the caller says so.

mod api;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use self::api::{Health, List, Upload, two};
use crate::api::runtime::{
    ApiInfo, BuildError, ClientBuilder, Credentials, Error, Request, Unsigned,
};

#[tokio::test]
async fn a_call_that_needs_credentials_is_not_sent_elsewhere() {
    let two = two().await;
    match two.upload(&two.client()).await {
        Err(Error::Auth(error)) => {
            assert!(error.is_elsewhere() && !error.is_missing());
            assert_eq!(
                error.to_string(),
                "not sent: it goes to a server of its own, to which credentials go only where \
                 `ClientBuilder::trust_server` says so"
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!((two.usual.connections(), two.own.connections()), (0, 0));
}

#[tokio::test]
async fn a_call_that_needs_none_goes_there_without() {
    let two = two().await;
    two.download(&two.client())
        .await
        .expect("the call succeeds");
    let request = two.own.only_request();
    assert_eq!(request.line, "GET /v2/files HTTP/1.1");
    assert_eq!(request.header("authorization"), None);
    assert_eq!(two.usual.connections(), 0);
}

#[tokio::test]
async fn a_trusted_server_gets_credentials() {
    let two = two().await;
    let client = two.builder().trust_server(two.own.url()).build();
    let client = client.expect("the settings are good");
    two.upload(&client).await.expect("the call succeeds");
    let request = two.own.only_request();
    assert_eq!(request.line, "PUT /v2/files HTTP/1.1");
    assert_eq!(request.header("authorization"), Some("Basic dXNlcjpwYXNz"));
    assert_eq!(two.usual.connections(), 0);
}

#[tokio::test]
async fn only_what_goes_to_a_trusted_server_is_signed() {
    let two = two().await;
    let signed = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&signed);
    let credentials = Credentials::signer(move |request: &mut Unsigned<'_>| {
        count.fetch_add(1, Ordering::Relaxed);
        request.set_header("authorization", "Signature")
    });
    let builder = || two.builder().credentials(credentials.clone());
    let client = builder().build().expect("the settings are good");
    let result = two.upload(&client).await;
    assert!(matches!(result, Err(Error::Auth(error)) if error.is_elsewhere()));
    assert_eq!(signed.load(Ordering::Relaxed), 0);

    let client = builder().trust_server(two.own.url()).build();
    let client = client.expect("the settings are good");
    two.upload(&client).await.expect("the call succeeds");
    let request = two.own.only_request();
    assert_eq!(request.header("authorization"), Some("Signature"));
    assert_eq!(signed.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn another_port_is_another_server() {
    let two = two().await;
    let client = two
        .builder()
        .trust_server("https://127.0.0.1")
        .trust_server(format!("{}/v2", two.usual.url()))
        .build();
    let client = client.expect("the settings are good");
    let result = two.upload(&client).await;
    assert!(matches!(result, Err(Error::Auth(error)) if error.is_elsewhere()));
    assert_eq!(two.own.connections(), 0);
}

#[tokio::test]
async fn a_base_url_of_the_caller_wins() {
    let two = two().await;
    let client = two
        .builder()
        .base_url(format!("{}/test", two.usual.url()))
        .build();
    let client = client.expect("the settings are good");
    two.upload(&client).await.expect("the call succeeds");
    let request = two.usual.only_request();
    assert_eq!(request.line, "PUT /test/files HTTP/1.1");
    assert_eq!(request.header("authorization"), Some("Basic dXNlcjpwYXNz"));
    assert_eq!(two.own.connections(), 0);
}

#[tokio::test]
async fn plain_http_is_refused_there_too() {
    let two = two().await;
    let secure = Box::leak(Box::new(ApiInfo {
        base_url: "https://api.example.com",
        schemes: &[],
        ..*two.api
    }));
    let client = ClientBuilder::new(secure).build();
    let client = client.expect("the settings are good");
    let result = two.download(&client).await;
    assert!(
        matches!(result, Err(Error::InvalidRequest(_))),
        "{result:?}"
    );
    assert_eq!(two.own.connections(), 0);
    let trusted = ClientBuilder::new(secure).trust_server("ftp://files.example.com");
    assert!(matches!(trusted.build(), Err(BuildError::BaseUrl(_))));
}

#[tokio::test]
async fn a_server_of_the_document_is_chosen_and_filled_in() {
    let two = two().await;
    let port = two.usual.address().port().to_string();
    for builder in [
        two.builder().server(1),
        two.builder().server_described("A local one."),
    ] {
        let builder = builder
            .server_variable("port", port.as_str())
            .server_variable("version", "v2");
        let client = builder.build().expect("the settings are good");
        Request::new(&client, List)
            .await
            .expect("the call succeeds");
        let last = two.usual.requests().pop().expect("a request arrived");
        assert!(last.target().starts_with("/v2/"), "{}", last.target());
        let credentials = last.header("authorization");
        assert_eq!(credentials, Some("Basic dXNlcjpwYXNz"));
    }
    // What the caller gives as a base URL goes before.
    let given = two.builder().server(1).base_url(two.own.url());
    let client = given
        .server_variable("port", port.as_str())
        .build()
        .expect("the settings are good");
    Request::new(&client, List)
        .await
        .expect("the call succeeds");
    assert_eq!(two.own.requests().len(), 1);
    for (builder, problem) in [
        (two.builder().server(2), "the document has no such server"),
        (
            two.builder()
                .server(1)
                .server_variable("host", "evil.example"),
            "the variable `host` cannot have that value",
        ),
        (
            two.builder().server(1).server_variable("hots", "localhost"),
            "its URL has no variable `hots`",
        ),
    ] {
        let error = builder.build().expect_err("the choice is refused");
        assert_eq!(
            error.to_string(),
            format!("the server cannot be used: {problem}")
        );
    }
}

#[tokio::test]
async fn a_base_url_of_a_call_goes_before_all_others() {
    let two = two().await;
    let usual = format!("{}/eu", two.usual.url());
    let client = two.builder().base_url(two.usual.url()).build();
    for client in [two.client(), client.expect("the settings are good")] {
        two.upload(&client)
            .base_url(&usual)
            .await
            .expect("the call succeeds");
        let last = two.usual.requests().pop().expect("a request arrived");
        assert_eq!(last.line, "PUT /eu/files HTTP/1.1");
        let credentials = last.header("authorization");
        assert_eq!(credentials, Some("Basic dXNlcjpwYXNz"));
    }
    assert_eq!(two.own.connections(), 0);
    // It is a server like any other: credentials do not follow.
    let elsewhere = Request::new(&two.client(), List)
        .base_url(two.own.url())
        .await;
    assert!(matches!(elsewhere, Err(Error::Auth(error)) if error.is_elsewhere()));
    assert_eq!(two.own.connections(), 0);
}

#[tokio::test]
async fn a_base_url_of_a_call_must_be_one() {
    let two = two().await;
    for (url, problem) in [
        ("files", "it is not an absolute URL with a host"),
        (
            "https://user:pass@files.example",
            "it holds a user name or a password",
        ),
        (
            "https://files.example/?a=b",
            "it holds a query or a fragment",
        ),
    ] {
        let request = two.download(&two.client()).base_url(url);
        match request.await {
            Err(error @ Error::InvalidRequest(_)) => {
                let text = error.to_string();
                assert!(text.contains(problem) && !text.contains("pass@"), "{text}");
            }
            other => panic!("{url}: {other:?}"),
        }
    }
    assert_eq!((two.usual.connections(), two.own.connections()), (0, 0));
}

#[tokio::test]
async fn a_call_chooses_among_the_servers_of_its_operation() {
    let two = two().await;
    let client = two.client();
    for (request, line) in [
        (two.download(&client), "GET /v2/files HTTP/1.1"),
        (two.download(&client).server(1), "GET /old/files HTTP/1.1"),
        (
            two.download(&client).server_described("An old one."),
            "GET /old/files HTTP/1.1",
        ),
        (
            two.download(&client)
                .server(1)
                .server_variable("host", "localhost")
                .server_variable("host", "127.0.0.1"),
            "GET /old/files HTTP/1.1",
        ),
    ] {
        request.await.expect("the call succeeds");
        let last = two.own.requests().pop().expect("a request arrived");
        assert_eq!(last.line, line);
    }
    let sent = two.own.requests().len();
    for (request, problem) in [
        (
            two.download(&client).server(2),
            "the document has no such server",
        ),
        (
            two.download(&client).server_variable("host", "localhost"),
            "its URL has no variable `host`",
        ),
        (
            two.download(&client)
                .server(1)
                .server_variable("host", "evil.example"),
            "the variable `host` cannot have that value",
        ),
        (
            two.download(&client)
                .server_variable("port", "80@evil.example"),
            "the variable `port` cannot have that value",
        ),
    ] {
        let error = request.await.expect_err("the choice is refused");
        assert!(matches!(error, Error::InvalidRequest(_)));
        assert_eq!(
            error.to_string(),
            format!("GET /files: not sent: parameter `server` cannot be chosen: {problem}")
        );
    }
    assert_eq!(two.own.requests().len(), sent);
    let nowhere = Request::new(&client, List).server(0).await;
    let text = nowhere.expect_err("there is no choice").to_string();
    assert!(
        text.contains("the operation has no servers of its own"),
        "{text}"
    );
    assert_eq!(two.usual.connections(), 0);
}

#[tokio::test]
async fn a_server_without_a_host_is_at_the_origin_of_the_base_url() {
    let two = two().await;
    let given = two.builder().base_url(format!("{}/v1", two.usual.url()));
    for client in [two.client(), given.build().expect("the settings are good")] {
        let health = || Request::new(&client, Health);
        for (request, line) in [
            (health(), "GET /health HTTP/1.1"),
            (health().server(1), "GET /status/v1/health HTTP/1.1"),
            (
                health()
                    .server_described("In detail.")
                    .server_variable("version", "v2"),
                "GET /status/v2/health HTTP/1.1",
            ),
        ] {
            request.await.expect("the call succeeds");
            let last = two.usual.requests().pop().expect("a request arrived");
            assert_eq!(last.line, line);
            let credentials = last.header("authorization");
            assert_eq!(credentials, Some("Basic dXNlcjpwYXNz"));
        }
    }
}

#[tokio::test]
async fn an_origin_keeps_the_paths_of_servers() {
    let two = two().await;
    let client = two.builder().origin(two.usual.url()).server(1).build();
    let client = client.expect("the settings are good");
    let last = || two.usual.requests().pop().expect("a request arrived");
    Request::new(&client, List)
        .await
        .expect("the call succeeds");
    assert_eq!(last().line, "GET /v1/files HTTP/1.1");
    Request::new(&client, Upload)
        .await
        .expect("the call succeeds");
    assert_eq!(last().line, "PUT /v2/files HTTP/1.1");
    assert_eq!(last().header("authorization"), Some("Basic dXNlcjpwYXNz"));
    Request::new(&client, Health)
        .await
        .expect("the call succeeds");
    assert_eq!(last().line, "GET /health HTTP/1.1");
    // A base URL goes before.
    let both = two.builder().origin(two.own.url());
    let client = both.base_url(two.usual.url()).build();
    Request::new(&client.expect("the settings are good"), Upload)
        .await
        .expect("the call succeeds");
    assert_eq!(last().line, "PUT /files HTTP/1.1");
    assert_eq!(two.own.connections(), 0);
    // Of a document that names no host, a path is known all the same.
    let nameless = Box::leak(Box::new(ApiInfo {
        base_url: "/v3",
        ..*two.api
    }));
    let client = ClientBuilder::new(nameless).build();
    assert!(matches!(client, Err(BuildError::BaseUrl(_))));
    let client = ClientBuilder::new(nameless)
        .allow_plain_http_on_loopback()
        .credentials(Credentials::basic("user", "pass"))
        .origin(two.usual.url());
    Request::new(&client.build().expect("the settings are good"), List)
        .await
        .expect("the call succeeds");
    assert_eq!(last().line, "GET /v3/files HTTP/1.1");
    let path = two.builder().origin(format!("{}/v1", two.usual.url()));
    let error = path.build().expect_err("an origin has no path");
    assert_eq!(
        error.to_string(),
        "the base URL cannot be used: it holds a path, and an origin has none"
    );
}
