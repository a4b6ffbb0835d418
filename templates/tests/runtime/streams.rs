//! Bodies that are given to the caller as they arrive.

use std::time::{Duration, Instant};

use crate::api::runtime::{ByteStream, Client, Error, Limit, Response};
use crate::sample::{self, files};
use crate::support::server::{Server, Step, answer, with_headers};

pub fn client(server: &Server) -> Client {
    sample::local(&server.url()).build().unwrap()
}

pub fn chunked(media_type: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ntransfer-encoding: chunked\r\n\r\n")
        .into_bytes()
}

pub fn chunk(bytes: &[u8]) -> Vec<u8> {
    let mut chunk = format!("{:x}\r\n", bytes.len()).into_bytes();
    chunk.extend_from_slice(bytes);
    chunk.extend_from_slice(b"\r\n");
    chunk
}

async fn download(steps: Vec<Step>) -> (Server, Result<Response<ByteStream>, Error<String>>) {
    let server = Server::start(move |_| steps.clone()).await;
    let answer = files::download(&client(&server), "a").await;
    (server, answer)
}

#[tokio::test]
async fn a_body_arrives_piece_by_piece() {
    let mut steps = vec![Step::Write(chunked("application/gzip"))];
    for piece in [&b"one"[..], b"two", b"three"] {
        steps.push(Step::Write(chunk(piece)));
        steps.push(Step::Sleep(Duration::from_millis(20)));
    }
    steps.push(Step::Write(b"0\r\n\r\n".to_vec()));
    let (server, answer) = download(steps).await;
    let mut body = answer.unwrap();
    assert_eq!((body.status(), body.remaining()), (200, None));
    let first = body.next().await.unwrap().unwrap();
    assert_eq!(first, "one");
    assert_eq!(body.bytes().await.unwrap(), "twothree");
    assert!(body.next().await.is_none());
    // The connection is good for the next call.
    let _ = files::download(&client(&server), "b").await.unwrap();
}

#[tokio::test]
async fn a_body_that_ends_early_is_an_error() {
    let head =
        b"HTTP/1.1 200 OK\r\ncontent-type: application/gzip\r\ncontent-length: 10\r\n\r\nhalf";
    let open = [chunked("application/gzip"), chunk(b"half")].concat();
    let cut = [chunked("application/gzip"), b"a\r\nhalf".to_vec()].concat();
    for (bytes, last) in [
        (head.to_vec(), Step::Close),
        (head.to_vec(), Step::Reset),
        (open, Step::Close),
        (cut, Step::Close),
    ] {
        let said = format!("{:?} {last:?}", String::from_utf8_lossy(&bytes));
        let pause = Step::Sleep(Duration::from_millis(20));
        let (_server, answer) = download(vec![Step::Write(bytes), pause, last]).await;
        let mut body = answer.unwrap();
        let mut received = Vec::new();
        let error = loop {
            match body.next().await.expect(&said) {
                Ok(piece) => received.extend_from_slice(&piece),
                Err(error) => break error,
            }
        };
        assert!(matches!(&error, Error::Transport(_)), "{said}: {error}");
        assert!(error.status() == Some(200), "{said}: {error}");
        assert!(b"half".starts_with(&received), "{said}");
        assert!(body.next().await.is_none(), "{said}");
    }
}

#[tokio::test]
async fn silence_ends_a_stream_and_a_slow_one_goes_on() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-type: application/gzip\r\ncontent-length: 20\r\n\r\n";
    let slow = Step::Drip(b"0123456789".to_vec(), Duration::from_millis(40));
    let server =
        Server::start(move |_| vec![Step::Write(head.to_vec()), slow.clone(), Step::Hold]).await;
    let client = sample::local(&server.url())
        .read_timeout(Duration::from_millis(300))
        .attempt_timeout(Duration::from_millis(200))
        .timeout(Duration::from_millis(200))
        .build()
        .unwrap();
    // The limits on the call end with the head of the answer: the body takes longer than they are.
    let mut body = files::download(&client, "a").await.unwrap();
    let began = Instant::now();
    let mut received = Vec::new();
    let error = loop {
        match body.next().await.unwrap() {
            Ok(piece) => received.extend_from_slice(&piece),
            Err(error) => break error,
        }
    };
    assert_eq!(received, b"0123456789");
    assert!(
        matches!(&error, Error::Timeout(error) if error.limit() == Limit::Read),
        "{error}"
    );
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_dropped_stream_closes_its_connection() {
    let (server, answer) = download(vec![
        Step::Write(chunked("application/gzip")),
        Step::Flood(chunk(&[0; 4096])),
    ])
    .await;
    let mut body = answer.unwrap();
    let _ = body.next().await.unwrap().unwrap();
    drop(body);
    for _ in 0..100 {
        if server.open_connections() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the connection is still open");
}

#[tokio::test]
async fn limits_on_streams() {
    let large = answer(200, "application/gzip", &"x".repeat(100));
    let server = Server::answering(large).await;
    let client = sample::local(&server.url())
        .max_body_bytes(99)
        .build()
        .unwrap();
    // What is held in memory is bounded, what passes is not.
    let mut body = files::download(&client, "a").await.unwrap();
    let error = body.bytes().await.unwrap_err();
    assert!(
        matches!(&error, Error::TooLarge(error) if error.limit() == 99),
        "{error}"
    );
    let mut body = files::download(&client, "a").await.unwrap();
    let mut written = Vec::new();
    assert_eq!(body.write_to(&mut written).await.unwrap(), 100);
    assert_eq!(written.len(), 100);
    let mut body = files::download(&client, "a").await.unwrap();
    body.set_limit(42);
    let error = loop {
        if let Err(error) = body.next().await.unwrap() {
            break error;
        }
    };
    assert!(
        matches!(&error, Error::TooLarge(error) if error.limit() == 42),
        "{error}"
    );
    assert!(body.next().await.is_none());
}

#[tokio::test]
async fn what_is_not_the_documented_success_is_read_whole() {
    let page = answer(200, "text/html", "<html>");
    let missing = answer(404, "text/plain", "no such file");
    let other = with_headers(202, &[("content-type", "application/gzip")], "later");
    let server = Server::sequence(vec![page, missing, other]).await;
    let client = client(&server);
    let error = files::download(&client, "a").await.unwrap_err();
    let response = error.response().unwrap();
    assert_eq!(
        (response.status(), &response.body()[..]),
        (200, &b"<html>"[..])
    );
    let error = files::download(&client, "a").await.unwrap_err();
    assert_eq!(error.api_error().map(String::as_str), Some("no such file"));
    let error = files::download(&client, "a").await.unwrap_err();
    let response = error.response().unwrap();
    assert_eq!(
        (response.status(), &response.body()[..]),
        (202, &b"later"[..])
    );
}

#[tokio::test]
async fn a_body_becomes_a_file_when_it_is_whole() {
    let folder = std::env::temp_dir().join(format!("specwright-save-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("backup.gz");
    let whole = answer(200, "application/gzip", "contents");
    let server = Server::sequence(vec![whole.clone(), b"HTTP/1.1 200 OK\r\ncontent-type: application/gzip\r\ncontent-length: 9\r\nconnection: close\r\n\r\nhalf".to_vec()]).await;
    let client = client(&server);
    let mut body = files::download(&client, "a").await.unwrap();
    assert_eq!(body.save(&path).await.unwrap(), 8);
    assert_eq!(std::fs::read(&path).unwrap(), b"contents");
    // The server keeps the connection open, so the client's own patience ends it.
    let impatient = sample::local(&server.url())
        .read_timeout(Duration::from_millis(200))
        .build()
        .unwrap();
    let mut body = files::download(&impatient, "a").await.unwrap();
    let error = body.save(&path).await.unwrap_err();
    let inner = error
        .get_ref()
        .and_then(|error| error.downcast_ref::<Error>());
    assert!(matches!(inner, Some(Error::Timeout(_))), "{error}");
    assert_eq!(std::fs::read(&path).unwrap(), b"contents");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    std::fs::remove_dir_all(&folder).unwrap();
}
