//! Can a caller ask for another representation, and is it that which is read?

use crate::api::runtime::{AsBytes, AsJson, AsText, Credentials, Error, Json, Request};
use crate::sample;
use crate::sample::operations::{self, GetItem, ITEM};
use crate::support::server::{Server, answer};

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
    let bytes = request(&server).represented::<AsBytes>(CSV).await.unwrap();
    assert_eq!(bytes.into_inner(), b"id,name\n1,\"a, b\"\n");

    let server = Server::answering(answer(200, OLDER, r#"{"old":1.50}"#)).await;
    let older = request(&server).represented::<AsJson<Json>>(OLDER).await;
    assert_eq!(older.unwrap().to_string(), r#"{"old":1.50}"#);
    assert_eq!(accepted(&server), OLDER);
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
