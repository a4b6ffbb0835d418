//! Can a caller ask for another representation, and is it that which is read?

use crate::api::runtime::{
    AsBytes, AsEvents, AsJson, AsLines, AsSequence, AsText, AsTextEvents, Credentials, Error, Json,
    Request,
};
use crate::sample;
use crate::sample::operations::{self, GetItem, ITEM};
use crate::support::server::{Server, Step, answer, with_headers};

const CSV: &str = "application/vnd.shelf.2024-01-01+csv";
const OLDER: &str = "application/vnd.shelf.2023-01-01+json";

fn request(server: &Server) -> Request<GetItem> {
    let client = sample::client(&server.url(), Credentials::basic("u", "p"));
    operations::get_item(&client, "s", "i")
}

fn accepted(server: &Server) -> String {
    let requests = server.requests();
    let last = requests.last().expect("a request arrived");
    assert_eq!(last.target(), "/shelves/s/items/i");
    last.header("accept").expect("an Accept").to_owned()
}

#[tokio::test]
async fn text_bytes_and_json_are_read_as_such() {
    let server = Server::answering(answer(200, CSV, "id,name\n1,\"a, b\"\n")).await;
    let text = request(&server).represented::<AsText>(CSV).await.unwrap();
    assert_eq!(text.into_inner(), "id,name\n1,\"a, b\"\n");
    assert_eq!(accepted(&server), CSV);
    let mut bytes = request(&server).represented::<AsBytes>(CSV).await.unwrap();
    let bytes = bytes.bytes().await.unwrap();
    assert_eq!(&*bytes, b"id,name\n1,\"a, b\"\n");

    let server = Server::answering(answer(200, OLDER, r#"{"old":1.50}"#)).await;
    let older = request(&server).represented::<AsJson<Json>>(OLDER).await;
    assert_eq!(older.unwrap().to_string(), r#"{"old":1.50}"#);
    assert_eq!(accepted(&server), OLDER);
}

#[tokio::test]
async fn a_stream_beside_json_arrives_as_one() {
    const EVENTS: &str = "text/event-stream";
    let text = "data: {\"n\":1}\n\nevent: more\ndata: {\"n\":2}\n\n";
    let server = Server::answering(answer(200, EVENTS, text)).await;
    let call = request(&server).represented::<AsEvents<Json>>(EVENTS);
    let mut events = call.await.unwrap();
    assert_eq!(accepted(&server), EVENTS);
    let first = events.next().await.unwrap().unwrap();
    assert_eq!(first.data.to_string(), r#"{"n":1}"#);
    let second = events.next().await.unwrap().unwrap();
    assert_eq!(
        (second.event.as_str(), second.data.to_string().as_str()),
        ("more", r#"{"n":2}"#)
    );
    let call = request(&server).represented::<AsTextEvents>(EVENTS);
    let mut events = call.await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, r#"{"n":1}"#);

    for (media_type, text) in [
        ("application/x-ndjson", "{\"n\":1}\n{\"n\":2}\n"),
        ("application/json-seq", "\u{1e}{\"n\":1}\n\u{1e}{\"n\":2}\n"),
    ] {
        let server = Server::answering(answer(200, media_type, text)).await;
        let mut read = Vec::new();
        if media_type == "application/json-seq" {
            let call = request(&server).represented::<AsSequence<Json>>("application/json-seq");
            let mut items = call.await.unwrap();
            while let Some(item) = items.next().await {
                read.push(item.unwrap().to_string());
            }
        } else {
            let call = request(&server).represented::<AsLines<Json>>("application/x-ndjson");
            let mut items = call.await.unwrap();
            while let Some(item) = items.next().await {
                read.push(item.unwrap().to_string());
            }
        }
        assert_eq!(read, [r#"{"n":1}"#, r#"{"n":2}"#]);
        assert_eq!(accepted(&server), media_type);
    }
}

#[tokio::test]
async fn a_stream_that_is_lost_is_asked_for_again_as_that() {
    const EVENTS: &str = "text/event-stream";
    let server = Server::start(|request| {
        if request.header("last-event-id").is_some() {
            return vec![Step::Write(answer(200, EVENTS, "data: 2\n\n"))];
        }
        let whole = answer(200, EVENTS, "id: 7\nretry: 0\ndata: 1\n\nlost");
        vec![Step::Write(whole[..whole.len() - 4].to_vec()), Step::Close]
    })
    .await;
    let call = request(&server).represented::<AsTextEvents>(EVENTS);
    let mut events = call.await.unwrap();
    let first = events.next().await.unwrap().unwrap();
    let second = events.next().await.unwrap().unwrap();
    assert_eq!((first.data.as_str(), second.data.as_str()), ("1", "2"));
    let requests = server.requests();
    assert_eq!(requests[1].header("last-event-id"), Some("7"));
    assert_eq!(requests[1].header("accept"), Some(EVENTS));
}

#[tokio::test]
async fn what_was_not_asked_for_is_not_read_as_it() {
    // The server does not care for `Accept`.
    let server = Server::answering(answer(200, ITEM, "{}")).await;
    let error = request(&server)
        .represented::<AsJson<Json>>(OLDER)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::UnexpectedResponse(_)), "{error}");
    let asked =
        format!("the answer is not {OLDER}, which was asked for: status 200, {ITEM}, 2 bytes");
    assert!(error.to_string().ends_with(&asked), "{error}");
    let error = request(&server).represented::<AsLines<Json>>("application/x-ndjson");
    let error = error.await.map(|_| ()).unwrap_err();
    let asked = "the answer is not application/x-ndjson, which was asked for: status 200, ";
    assert!(error.to_string().contains(asked), "{error}");
    // Errors are those of the operation.
    let problem = answer(404, "application/json", r#"{"code":"NO_ITEM"}"#);
    let server = Server::answering(problem).await;
    let error = request(&server)
        .represented::<AsText>(CSV)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Api(_)), "{error}");
    assert_eq!(error.status(), Some(404));
}

#[tokio::test]
async fn an_answer_is_given_as_received() {
    // No media type, and one that is not documented.
    for (status, answer) in [
        (200, with_headers(200, &[], "TAR\0")),
        (202, answer(202, "application/x-tar", "TAR\0")),
    ] {
        let server = Server::answering(answer).await;
        let mut tar = request(&server).as_received().await.unwrap();
        assert_eq!(tar.status(), status);
        assert_eq!(tar.bytes().await.unwrap().as_ref(), b"TAR\0");
        assert_eq!(accepted(&server), ITEM);
    }
    // Errors are those of the operation.
    let problem = answer(404, "application/json", r#"{"code":"NO_ITEM"}"#);
    let server = Server::answering(problem).await;
    let error = request(&server).as_received().await.unwrap_err();
    assert!(matches!(error, Error::Api(_)), "{error}");
    let server = Server::answering(answer(302, "text/plain", "moved")).await;
    let error = request(&server).as_received().await.unwrap_err();
    assert!(matches!(error, Error::UnexpectedResponse(_)), "{error}");
}

#[tokio::test]
async fn rules_and_debug_are_those_of_the_operation() {
    let server = Server::answering(answer(200, CSV, "")).await;
    let client = sample::client(&server.url(), Credentials::basic("u", "p"));
    let request = operations::get_item(&client, "s".repeat(25), "i").represented::<AsText>(CSV);
    let said = format!("{request:?}");
    assert!(said.contains("GetItem") && said.contains(CSV), "{said}");
    let error = request.await.unwrap_err();
    assert!(matches!(error, Error::InvalidRequest(_)), "{error}");
    assert_eq!(server.connections(), 0);
}
