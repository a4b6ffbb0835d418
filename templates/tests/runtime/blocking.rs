//! Do calls that block work wherever they are made?

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use tokio::runtime::Runtime;

use crate::api::runtime::{Client, Credentials};
use crate::sample::{self, operations};
use crate::support::server::{Server, Step, answer};

const ITEM: &str = r#"{"id":"i","frequency":"daily","grams":1}"#;

/// A server in a runtime of its own: the thread of the test has none.
fn served() -> (Runtime, Server, Client) {
    let runtime = Runtime::new().expect("a runtime");
    let server = runtime.block_on(Server::answering(answer(200, operations::ITEM, ITEM)));
    let client = sample::client(&server.url(), Credentials::bearer("token"));
    (runtime, server, client)
}

#[test]
fn without_a_runtime() {
    let (_runtime, server, client) = served();
    for _ in 0..3 {
        let item = operations::get_item(&client, "s", "i").send_blocking();
        assert_eq!(item.expect("an item").grams, Some(1));
    }
    assert_eq!(server.requests().len(), 3);
    // One that is not free yet when the next call begins is not waited for.
    assert!(server.connections() < 3, "connections are kept");
}

#[test]
fn on_many_threads_at_once() {
    let (_runtime, server, client) = served();
    let calls = (0..8).map(|_| {
        let client = client.clone();
        thread::spawn(move || {
            operations::get_item(&client, "s", "i")
                .send_blocking()
                .is_ok()
        })
    });
    let calls: Vec<_> = calls.collect();
    assert!(calls.into_iter().all(|call| call.join().expect("no panic")));
    assert_eq!(server.requests().len(), 8);
}

/// On the only thread of a runtime, which would serve nothing else meanwhile.
#[test]
fn inside_of_a_runtime() {
    let (_runtime, server, client) = served();
    let here = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    here.expect("a runtime").block_on(async {
        let blocking = operations::get_item(&client, "s", "i").send_blocking();
        assert_eq!(blocking.expect("an item").grams, Some(1));
        let awaited = operations::get_item(&client, "s", "i").await;
        assert_eq!(awaited.expect("an item").grams, Some(1));
        let blocking = operations::get_item(&client, "s", "i").send_blocking();
        assert_eq!(blocking.expect("an item").grams, Some(1));
    });
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn waits_block_too() {
    let (_runtime, server, client) = served();
    let until = operations::get_item(&client, "s", "i").until(|item| item.grams == Some(1));
    assert_eq!(until.send_blocking().expect("an item").grams, Some(1));
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn time_limits_hold() {
    let runtime = Runtime::new().expect("a runtime");
    let server = runtime.block_on(Server::start(|_| vec![Step::Hold]));
    let client = sample::client(&server.url(), Credentials::bearer("token"));
    let call = operations::get_item(&client, "s", "i").timeout(Duration::from_millis(50));
    let error = call.send_blocking().expect_err("no answer");
    assert!(error.is_timeout(), "{error}");
}

/// A runtime that ends takes its connections with it; the next call makes another.
#[test]
fn a_client_outlives_the_runtime_it_was_used_in() {
    let (_runtime, server, client) = served();
    let client = Arc::new(client);
    let other = Runtime::new().expect("a runtime");
    other.block_on(async {
        let item = operations::get_item(&client, "s", "i").await;
        assert!(item.is_ok());
    });
    drop(other);
    let item = operations::get_item(&client, "s", "i").send_blocking();
    assert!(item.is_ok(), "{item:?}");
    assert_eq!(server.requests().len(), 2);
}
