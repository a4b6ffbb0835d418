//! Bodies that are not in memory.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;

use super::streams::client;
use crate::api::runtime::{Body, Error, Phase};
use crate::sample::{self, files};
use crate::support::server::{Server, Step, with_headers};

/// Pieces, with a pause after each.
struct Pieces(
    VecDeque<Result<&'static [u8], Infallible>>,
    Duration,
    Option<Pin<Box<tokio::time::Sleep>>>,
);

pub fn pieces(
    pieces: &[&'static [u8]],
) -> impl Stream<Item = Result<&'static [u8], Infallible>> + Send + 'static {
    Pieces(
        pieces.iter().map(|piece| Ok(*piece)).collect(),
        Duration::ZERO,
        None,
    )
}

impl Stream for Pieces {
    type Item = Result<&'static [u8], Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let pause = self.1;
        if !pause.is_zero() {
            let sleep = self
                .2
                .get_or_insert_with(|| Box::pin(tokio::time::sleep(pause)));
            std::task::ready!(std::future::Future::poll(sleep.as_mut(), cx));
            self.2 = None;
        }
        Poll::Ready(self.0.pop_front())
    }
}

async fn accepting() -> Server {
    Server::answering(with_headers(204, &[], "")).await
}

#[tokio::test]
async fn every_source_arrives() {
    let folder = std::env::temp_dir().join(format!("specwright-send-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("large.bin");
    let large: Vec<u8> = (0..1_000_000_u32)
        .map(|number| number.to_le_bytes()[1])
        .collect();
    std::fs::write(&path, &large).unwrap();
    let cases: Vec<(Body, &[u8], Option<u64>)> = vec![
        (Body::default(), b"", Some(0)),
        ("text".into(), b"text", Some(4)),
        (large.clone().into(), &large, Some(1_000_000)),
        (Body::from_path(&path), &large, Some(1_000_000)),
        (Body::from_stream(pieces(&[b"a", b"", b"bc"])), b"abc", None),
        (
            Body::from_stream(pieces(&[b"a", b"bc"])).with_length(3),
            b"abc",
            Some(3),
        ),
        (Body::from_fn(|| pieces(&[b"x", b"y"])), b"xy", None),
        (
            Body::from_reader(std::io::Cursor::new(large.clone())),
            &large,
            None,
        ),
    ];
    for (body, expected, length) in cases {
        let said = format!("{body:?}");
        let server = accepting().await;
        files::upload(&client(&server), "a", body)
            .await
            .expect(&said);
        let request = server.only_request();
        assert!(
            request.body == expected,
            "{said}: {} bytes",
            request.body.len()
        );
        let stated = request
            .header("content-length")
            .map(|text| text.parse().unwrap());
        let chunked = request.header("transfer-encoding");
        match length {
            Some(0) => assert!(stated.unwrap_or(0) == 0 && chunked.is_none(), "{said}"),
            Some(_) => assert_eq!((stated, chunked), (length, None), "{said}"),
            None => assert_eq!((stated, chunked), (None, Some("chunked")), "{said}"),
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn what_cannot_be_sent_is_an_error() {
    let server = accepting().await;
    let client = client(&server);
    let error = files::upload(&client, "a", Body::from_path("/nowhere/at/all"))
        .await
        .unwrap_err();
    assert!(
        matches!(error, Error::Body(_)) && !error.is_retryable(),
        "{error}"
    );
    let once = Body::from_stream(pieces(&[b"a"]));
    let again = once.clone();
    assert!(!once.is_replayable() && once == again);
    files::upload(&client, "a", once).await.unwrap();
    let error = files::upload(&client, "a", again).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "PUT /files/{name}: not sent: the body cannot be read: the stream was sent before"
    );
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_stream_that_breaks_ends_the_request() {
    for (body, why) in [
        (
            Body::from_stream(pieces(&[b"abc"])).with_length(4),
            "another number of bytes",
        ),
        (
            Body::from_stream(pieces(&[b"abc"])).with_length(2),
            "another number of bytes",
        ),
        (Body::from_fn(|| Broken(false)), "the source is gone"),
    ] {
        let server = accepting().await;
        let error = files::upload(&client(&server), "a", body)
            .await
            .unwrap_err();
        assert!(
            matches!(&error, Error::Transport(error) if error.phase() == Phase::Send),
            "{error}"
        );
        assert!(error.to_string().contains(why), "{error}");
        assert!(server.requests().is_empty(), "half a body is no request");
    }
}

/// One piece, and an error.
struct Broken(bool);

impl Stream for Broken {
    type Item = Result<&'static [u8], std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(Some(if std::mem::replace(&mut self.0, true) {
            Err(std::io::Error::other("the source is gone"))
        } else {
            Ok(b"piece")
        }))
    }
}

#[tokio::test]
async fn an_upload_may_take_longer_than_the_server_may_be_silent() {
    let server = accepting().await;
    let client = sample::local(&server.url())
        .read_timeout(Duration::from_millis(300))
        .build()
        .unwrap();
    let slow = Pieces(
        (0..10).map(|_| Ok(&b"piece"[..])).collect(),
        Duration::from_millis(60),
        None,
    );
    files::upload(&client, "a", Body::from_stream(slow))
        .await
        .unwrap();
    assert_eq!(server.only_request().body.len(), 50);
    // A source that gives nothing is silence, too.
    let stalled = Pieces(
        VecDeque::from([Ok(&b"piece"[..])]),
        Duration::from_secs(60),
        None,
    );
    let error = files::upload(&client, "a", Body::from_stream(stalled))
        .await
        .unwrap_err();
    assert!(error.is_timeout(), "{error}");
}

#[tokio::test]
async fn a_server_that_refuses_early_is_heard() {
    let refused =
        b"HTTP/1.1 413 Too Large\r\ncontent-length: 3\r\nconnection: close\r\n\r\nbig".to_vec();
    let server = Server::early(vec![Step::Write(refused), Step::HalfClose, Step::Hold]).await;
    let endless = Body::from_fn(|| Endless);
    let error = files::upload(&client(&server), "a", endless)
        .await
        .unwrap_err();
    assert_eq!(error.status(), Some(413), "{error}");
}

struct Endless;

impl Stream for Endless {
    type Item = Result<&'static [u8], Infallible>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(Some(Ok(&[0; 4096])))
    }
}

#[cfg(feature = "digest")]
mod with_digest {
    use super::*;
    use crate::api::runtime::Credentials;

    const CHALLENGE: &str = "Digest realm=\"r\", qop=\"auth\", algorithm=SHA-256, nonce=\"n\"";

    fn challenge(realm: &str) -> Vec<u8> {
        with_headers(401, &[("www-authenticate", realm)], "")
    }

    #[tokio::test]
    async fn what_can_be_sent_once_is_sent_when_the_challenge_is_known() {
        let server = Server::start(|request| {
            vec![Step::Write(if request.header("authorization").is_some() {
                with_headers(204, &[], "")
            } else {
                challenge(CHALLENGE)
            })]
        })
        .await;
        let client = sample::client(&server.url(), Credentials::digest("u", "p"));
        for part in [&b"first"[..], b"second"] {
            let body = Body::from_stream(pieces(&[
                b"the ",
                if part == b"first" {
                    b"first"
                } else {
                    b"second"
                },
            ]));
            files::upload(&client, "a", body).await.unwrap();
        }
        let requests = server.requests();
        let seen: Vec<_> = requests
            .iter()
            .map(|request| (request.method(), request.body.as_slice()))
            .collect();
        // Of ten megabytes, none would go over the wire twice.
        assert_eq!(
            seen,
            [
                ("HEAD", &b""[..]),
                ("PUT", b"the first"),
                ("PUT", b"the second")
            ]
        );
    }

    #[tokio::test]
    async fn without_a_challenge_nothing_is_sent() {
        let server = Server::start(|request| {
            vec![Step::Write(match request.method() {
                "HEAD" => b"HTTP/1.1 405 No\r\nallow: PUT\r\n\r\n".to_vec(),
                _ => challenge(CHALLENGE),
            })]
        })
        .await;
        let client = sample::client(&server.url(), Credentials::digest("u", "p"));
        let body = Body::from_stream(pieces(&[b"once"]));
        let error = files::upload(&client, "a", body).await.unwrap_err();
        assert!(
            matches!(&error, Error::Auth(error) if error.is_body()),
            "{error}"
        );
        assert_eq!(server.only_request().method(), "HEAD");
    }

    #[tokio::test]
    async fn a_stale_challenge_ends_with_its_answer() {
        let server = Server::start(|request| {
            vec![Step::Write(match request.method() {
                "HEAD" => challenge(CHALLENGE),
                _ => challenge(&format!(
                    "{}, stale=true",
                    CHALLENGE.replace("\"n\"", "\"m\"")
                )),
            })]
        })
        .await;
        let client = sample::client(&server.url(), Credentials::digest("u", "p"));
        let body = Body::from_stream(pieces(&[b"once"]));
        let error = files::upload(&client, "a", body).await.unwrap_err();
        assert!(error.is_auth() && error.status() == Some(401), "{error}");
        assert_eq!(server.requests().len(), 2);
    }

    #[tokio::test]
    async fn a_hash_of_what_is_not_in_memory_is_refused() {
        let server =
            Server::answering(challenge(&CHALLENGE.replace("\"auth\"", "\"auth-int\""))).await;
        let client = sample::client(&server.url(), Credentials::digest("u", "p"));
        let body = Body::from_stream(pieces(&[b"once"]));
        let error = files::upload(&client, "a", body).await.unwrap_err();
        assert!(
            matches!(&error, Error::Auth(error) if error.is_body()),
            "{error}"
        );
        assert_eq!(server.only_request().method(), "HEAD");
    }

    #[tokio::test]
    async fn a_file_is_sent_again() {
        let path = std::env::temp_dir().join(format!("specwright-again-{}", std::process::id()));
        std::fs::write(&path, "contents").unwrap();
        let server = Server::sequence(vec![challenge(CHALLENGE), with_headers(204, &[], "")]).await;
        let client = sample::client(&server.url(), Credentials::digest("u", "p"));
        files::upload(&client, "a", Body::from_path(&path))
            .await
            .unwrap();
        let requests = server.requests();
        assert_eq!(requests.len(), 2);
        assert!(requests.iter().all(|request| request.text() == "contents"));
        std::fs::remove_file(&path).unwrap();
    }
}

#[tokio::test]
async fn lines_of_json() {
    let server = accepting().await;
    let values = [1, 2];
    let body = Body::from_json_lines(values).unwrap();
    files::upload(&client(&server), "a", body).await.unwrap();
    assert_eq!(server.only_request().text(), "1\n2\n");
    let server = accepting().await;
    let body = Body::from_json_stream(Values(VecDeque::from(["a", "b"])));
    files::upload(&client(&server), "a", body).await.unwrap();
    assert_eq!(server.only_request().text(), "\"a\"\n\"b\"\n");
}

struct Values(VecDeque<&'static str>);

impl Stream for Values {
    type Item = &'static str;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front())
    }
}
