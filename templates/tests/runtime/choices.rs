//! Is what the caller chooses among media types what goes over the wire, and does the mock read it back?

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};

use crate::api::runtime::mock::{Answer, Server as Mock, Violation};
use crate::api::runtime::{AsText, Client, Credentials};
use crate::sample;
use crate::sample::choices::{FLOWED, PutNote, PutNoteBody, put_note};
use crate::sample::mocked::start;
use crate::sample::models::Item;
use crate::support::server::{Server, answer};

const FORM: &str = "application/x-www-form-urlencoded";

fn item() -> Item {
    Item {
        id: Some("a b".into()),
        ..Item::default()
    }
}

/// Every choice: what is given, `Content-Type`, and the body.
fn choices() -> [(PutNoteBody, &'static str, &'static str); 5] {
    [
        (item().into(), "application/json", r#"{"id":"a b"}"#),
        (PutNoteBody::Form(item()), FORM, "id=a+b"),
        ("x\ny".into(), "text/plain", "x\ny"),
        (PutNoteBody::Text("x".into()), "text/plain", "x"),
        (PutNoteBody::Flowed("x \ny".into()), FLOWED, "x \ny"),
    ]
}

fn client(mock: &Mock) -> Client {
    let client = mock.builder().no_retries().build();
    client.expect("the settings are good")
}

#[tokio::test]
async fn the_chosen_media_type_is_sent() {
    let server = Server::answering(answer(200, "application/json", r#"{"id":"i"}"#)).await;
    let client = sample::client(&server.url(), Credentials::none());
    for (index, (body, media_type, text)) in choices().into_iter().enumerate() {
        put_note(&client, body).await.expect("an item");
        let requests = server.requests();
        let request = &requests[index];
        assert_eq!(request.header("content-type"), Some(media_type));
        assert_eq!(request.text(), text);
    }
    // None at all is one more choice where the body may be left out.
    let mut without = put_note(&client, "x");
    without.operation_mut().body = None;
    without.await.expect("an item");
    let requests = server.requests();
    let last = requests.last().expect("a request");
    assert_eq!((last.header("content-type"), last.text()), (None, ""));
}

#[tokio::test]
async fn the_mock_reads_back_what_was_chosen() {
    let mock = start();
    let client = client(&mock);
    for (body, ..) in choices() {
        put_note(&client, body).await.expect("the example");
    }
    assert_eq!(mock.violations(), []);
    let received = mock.received::<PutNote>();
    let received: Vec<PutNoteBody> = received.into_iter().filter_map(|call| call.body).collect();
    let sent: Vec<PutNoteBody> = choices().into_iter().map(|(body, ..)| body).collect();
    assert_eq!(received, sent);
}

#[tokio::test]
async fn the_mock_answers_with_what_is_asked_for() {
    let mock = start();
    let client = client(&mock);
    let json = put_note(&client, "x").await.expect("the example");
    assert_eq!(json.id.as_deref(), Some("note"));
    let csv = put_note(&client, "x").represented::<AsText>("text/csv");
    assert_eq!(csv.await.expect("the example").into_inner(), "id\nnote\n");
    mock.on::<PutNote>().answer(|_| Answer::status(200));
    let csv = put_note(&client, "x").represented::<AsText>("text/csv");
    assert_eq!(csv.await.expect("the example").into_inner(), "id\nnote\n");
    assert_eq!(mock.violations(), []);
}

#[test]
fn a_media_type_that_is_none_of_them_breaks_the_document() {
    let mock = start();
    let address = mock.url().replace("http://", "");
    let mut stream = TcpStream::connect(address).expect("the server listens");
    stream
        .write_all(b"PUT /note HTTP/1.1\r\nContent-Type: application/xml\r\nContent-Length: 7\r\nConnection: close\r\n\r\n<note/>")
        .expect("it reads");
    stream.shutdown(Shutdown::Write).expect("a half close");
    let mut text = String::new();
    stream.read_to_string(&mut text).expect("an answer");
    assert!(text.starts_with("HTTP/1.1 400"), "{text}");
    let found = mock.take_violations();
    let found: Vec<&str> = found.iter().map(Violation::problem).collect();
    assert_eq!(
        found,
        [
            "`Content-Type` is `application/xml`, and not one of `application/json`, \
             `application/x-www-form-urlencoded`, `text/plain;format=flowed`, `text/plain`"
        ]
    );
}
