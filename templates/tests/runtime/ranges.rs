//! Under which media type is a body sent that the document has under a range, and which answers are of one?

use crate::api::runtime::{
    Binary, Body, Credentials, Decoded, Method, Operation, OperationInfo, Reply, Request,
    RequestParts,
};
use crate::sample;
use crate::support::server::{Server, answer};
use crate::vectors::{Write, received};

/// RFC 9110 § 8.3: a range is no media type, so what is sent is what the body is.
#[tokio::test]
async fn a_body_of_a_range_says_its_media_type() {
    let png = || Body::from("PNG").with_media_type("image/png");
    let file = Binary::new("x").with_media_type("image/svg+xml");
    for (range, body, expected) in [
        ("image/*", png(), "image/png"),
        ("*/*", png(), "image/png"),
        ("image/*", file.into(), "image/svg+xml"),
        ("*/*", "x".into(), "application/octet-stream"),
        ("application/*", "x".into(), "application/octet-stream"),
        ("text/*", "x".into(), "text/plain"),
        (
            "text/*",
            Body::from("x").with_media_type("Text/CSV; header=present"),
            "Text/CSV; header=present",
        ),
    ] {
        let request = received(move |request| {
            request.path().literal("/");
            request.bytes_of(range, body.clone());
        });
        let request = request.await;
        assert_eq!(request.all("content-type"), [expected], "{range}");
    }
}

#[tokio::test]
async fn a_body_outside_of_its_range_is_refused() {
    let named = |media_type: &str| Body::from("x").with_media_type(media_type);
    for (range, body) in [
        ("image/*", "x".into()),
        ("image/*", named("video/mp4")),
        ("image/*", named("image/*")),
        ("*/*", named("*/*")),
        ("*/*", named("text")),
    ] {
        let server = Server::answering(answer(204, "", "")).await;
        let client = sample::client(&server.url(), Credentials::none());
        let write = Write::new(move |request: &mut RequestParts| {
            request.path().literal("/");
            request.bytes_of(range, body.clone());
        });
        let error = Request::new(&client, write).await.expect_err(range);
        let expected = format!(
            "parameter `Content-Type` must be of the range `{range}`: `Body::with_media_type` says which it is"
        );
        assert!(error.to_string().contains(&expected), "{error}");
        assert!(server.requests().is_empty(), "{range}");
    }
}

/// An answer documented as `image/*`, and an error as `text/*`.
#[derive(Clone, Debug)]
struct Picture;

impl Operation for Picture {
    type Output = Vec<u8>;
    type Failure = String;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "picture",
        method: Method::Get,
        template: "/",
        accept: "image/*",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success_bytes("image/*"),
            404 => reply.failure_text("text/*; charset=utf-8"),
            _ => reply.undocumented(),
        }
    }
}

#[tokio::test]
async fn an_answer_is_of_its_range_or_undocumented() {
    for (status, media_type, expected) in [
        (200, "image/png", "success"),
        (200, "Image/SVG+xml; a=b", "success"),
        (200, "text/html", "unexpected"),
        (200, "imagery/png", "unexpected"),
        (404, "text/csv", "documented"),
        (404, "application/json", "unexpected"),
    ] {
        let server = Server::answering(answer(status, media_type, "x")).await;
        let client = sample::client(&server.url(), Credentials::none());
        let found = match Request::new(&client, Picture).await {
            Ok(answer) => {
                assert_eq!(*answer, b"x");
                "success"
            }
            Err(error) if error.api_error().is_some() => "documented",
            Err(error) if error.status() == Some(status) => "unexpected",
            Err(error) => panic!("{error}"),
        };
        assert_eq!(found, expected, "{status} {media_type}");
        assert_eq!(server.only_request().all("accept"), ["image/*"]);
    }
}
