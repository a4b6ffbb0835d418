//! Does a value that was read go back without what only the server sends, however it is sent?

use crate::api::runtime::validate::Validate as _;
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

#[tokio::test]
async fn rules_of_what_only_the_server_sends_do_not_hold_a_request_back() {
    let server = Server::answering(answer(200, "application/json", READ)).await;
    let client = sample::client(&server.url(), Credentials::none());
    let account = Account {
        id: Some("longer than eight".into()),
        name: "a".into(),
        ..Account::default()
    };
    // Whoever asks is told.
    let found = account.validate().expect_err("the id is too long");
    assert_eq!(
        found.to_string(),
        "value at `/id` must have at most 8 characters, but has 17"
    );
    put_account(&client, account.clone(), As::Json)
        .await
        .expect("it is sent");
    assert_eq!(server.requests()[0].text(), r#"{"name":"a"}"#);
    let name = "longer than eight".to_owned();
    let error = put_account(&client, Account { name, ..account }, As::Json)
        .await
        .expect_err("the name is too long");
    assert!(error.to_string().contains("`/name`"), "{error}");
    assert!(!error.to_string().contains("`/id`"), "{error}");
    assert_eq!(server.requests().len(), 1);
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
