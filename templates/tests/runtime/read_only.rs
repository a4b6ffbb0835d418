//! Does a value that was read go back without what only the server sends, however it is sent?

use crate::api::runtime::{Body, Credentials, Json};
use crate::sample;
use crate::sample::accounts::{Account, As, Holder, put_account};
use crate::support::server::{Server, answer};

/// What the server sends: ids everywhere, and one of a member that nobody knows.
const READ: &str = r#"{"id":"1","name":"a","parts":[{"id":"2","name":"b"}],"byName":{"id":{"id":"3","name":"c"}},"holder":{"kind":"person","since":"2024","name":"x"},"more":{"id":4}}"#;

/// What goes back: the id under `byName` is a name, and that under `more` may be anything.
const SENT: &str = r#"{"name":"new","parts":[{"name":"b"}],"byName":{"id":{"name":"c"}},"holder":{"kind":"person","name":"x"},"more":{"id":4}}"#;

async fn sent(form: As) -> (String, String) {
    let server = Server::answering(answer(200, "application/json", READ)).await;
    let client = sample::client(&server.url(), Credentials::none());
    let read = put_account(&client, Account::default(), As::Nothing).await;
    let mut account = read.expect("an account").into_inner();
    assert_eq!(account.id.as_deref(), Some("1"));
    account.name = "new".into();
    put_account(&client, account, form)
        .await
        .expect("an account");
    let requests = server.requests();
    let last = requests.last().expect("a request");
    (last.target().to_owned(), last.text().to_owned())
}

#[tokio::test]
async fn what_was_read_and_changed_goes_back_without_it() {
    assert_eq!(sent(As::Json).await.1, SENT);
    let (_, form) = sent(As::Form).await;
    assert!(form.starts_with("name=new&parts="), "{form}");
    assert!(!form.contains("%22id%22%3A%222%22"), "{form}");
    let (_, parts) = sent(As::Multipart).await;
    assert!(parts.contains(SENT), "{parts}");
    let (target, _) = sent(As::Query).await;
    assert!(
        target.contains("name=new") && !target.contains("?id="),
        "{target}"
    );
    let (target, _) = sent(As::JsonInQuery).await;
    assert!(
        target.starts_with("/account?account=%7B%22name%22"),
        "{target}"
    );
}

#[test]
fn lines_are_written_for_requests() {
    let account: Account = serde_json::from_str(READ).expect("an account");
    let lines = Body::from_json_lines([&account]).expect("JSON");
    let text = SENT.replace("new", "a") + "\n";
    assert_eq!(lines.as_bytes(), Some(text.as_bytes()));
}

#[test]
fn anywhere_else_it_is_written_whole() {
    let account: Account = serde_json::from_str(READ).expect("an account");
    let written = serde_json::to_string(&account).expect("JSON");
    let same: Json = written.parse().expect("JSON");
    assert_eq!(same, READ.parse::<Json>().expect("JSON"));
    let Some(Holder::Person(person)) = account.holder else {
        panic!("a person holds the account");
    };
    assert_eq!(person.since.as_deref(), Some("2024"));
}
