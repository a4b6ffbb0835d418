//! Can lists and streams be read by programs without an async runtime?

use std::fs;
use std::io::{BufRead as _, Read as _};
use std::thread;
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;

use super::paging::{Kind, json, list};
use super::streams::{chunk, chunked, client};
use crate::api::runtime::{Error, Reconnect};
use crate::sample::{self, files, sequences};
use crate::support::server::{Server, Step, answer};

const SSE: &str = "text/event-stream";
const GZIP: &str = "application/gzip";

/// A server in a runtime of its own: the thread of the test has none.
fn serving(answers: Vec<Vec<u8>>) -> (Runtime, Server) {
    let runtime = Runtime::new().expect("a runtime");
    let server = runtime.block_on(Server::sequence(answers));
    (runtime, server)
}

fn doing(steps: Vec<Step>) -> (Runtime, Server) {
    let runtime = Runtime::new().expect("a runtime");
    let server = runtime.block_on(Server::start(move |_| steps.clone()));
    (runtime, server)
}

fn pages() -> Vec<Vec<u8>> {
    vec![
        json(r#"{"items":[1,2]}"#),
        json(r#"{"items":[3,4]}"#),
        json(r#"{"items":[5]}"#),
    ]
}

fn event(id: &str) -> Vec<u8> {
    chunk(format!("data: {{\"id\":\"{id}\",\"frequency\":\"daily\"}}\n\n").as_bytes())
}

/// Waits until the client has closed its connections.
fn assert_closed(server: &Server) {
    let begun = Instant::now();
    while server.open_connections() > 0 {
        assert!(
            begun.elapsed() < Duration::from_secs(5),
            "a connection is open"
        );
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn items_are_an_iterator() {
    let (_runtime, server) = serving(pages());
    let items = list(&server, Kind::Number).items().blocking();
    let items: Result<Vec<i64>, _> = items.collect();
    assert_eq!(items.expect("five items"), [1, 2, 3, 4, 5]);
    assert_eq!(server.requests().len(), 3);

    let (_runtime, server) = serving(pages());
    let all = list(&server, Kind::Number).items().blocking();
    assert_eq!(all.collect_all(5).expect("five items").len(), 5);
    let (_runtime, server) = serving(pages());
    let all = list(&server, Kind::Number).items().blocking();
    assert!(matches!(all.collect_all(4), Err(Error::Paging(_))));
}

#[test]
fn pages_are_an_iterator() {
    let (_runtime, server) = serving(pages());
    let pages = list(&server, Kind::Number).pages().blocking();
    let counts = pages.map(|page| page.expect("a page").items.as_ref().map(Vec::len));
    assert_eq!(counts.collect::<Vec<_>>(), [Some(2), Some(2), Some(1)]);
}

#[test]
fn who_stops_asks_for_nothing_more() {
    let (_runtime, server) = serving(pages());
    let first = list(&server, Kind::Number).items().blocking().take(3);
    assert_eq!(first.map(Result::unwrap).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_page_that_fails_is_the_last_item() {
    let failed = answer(404, "application/json", "{}");
    let (_runtime, server) = serving(vec![json(r#"{"items":[1,2]}"#), failed]);
    let mut items = list(&server, Kind::Number).items().blocking();
    assert_eq!(items.next().unwrap().unwrap(), 1);
    assert_eq!(items.next().unwrap().unwrap(), 2);
    let error = items.next().expect("an error").unwrap_err();
    assert_eq!(error.status(), Some(404));
    assert!(items.next().is_none());
}

#[test]
fn events_and_lines_are_iterators() {
    let body = [chunked(SSE), event("a"), event("b"), b"0\r\n\r\n".to_vec()].concat();
    let (_runtime, server) = serving(vec![body]);
    let events = sequences::watch(&client(&server)).send_blocking().unwrap();
    let ids = events
        .blocking()
        .map(|event| event.unwrap().data.id.unwrap());
    assert_eq!(ids.collect::<Vec<_>>(), ["a", "b"]);

    let text = "{\"id\":\"a\"}\n[DONE]\n{\"id\":\"b\"}\n";
    let (_runtime, server) = serving(vec![answer(200, "application/x-ndjson", text)]);
    let lines = sequences::lines(&client(&server)).send_blocking().unwrap();
    let read: Vec<_> = lines.blocking().collect();
    assert!(matches!(
        read.as_slice(),
        [Ok(_), Err(Error::Decode(_)), Ok(_)]
    ));
}

#[test]
fn events_that_are_lost_are_an_error_and_then_the_end() {
    let open = [chunked(SSE), event("a")].concat();
    let (_runtime, server) = doing(vec![Step::Write(open), Step::Close]);
    let events = sequences::watch(&client(&server)).send_blocking().unwrap();
    let mut events = events.blocking();
    events.get_mut().set_reconnect(Reconnect::never());
    assert!(events.next().expect("an event").is_ok());
    let error = events.next().expect("an error").unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error}");
    assert!(events.next().is_none());
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn what_is_dropped_half_way_closes_its_connection() {
    let open = [chunked(SSE), event("a")].concat();
    let (_runtime, server) = doing(vec![Step::Write(open), Step::Hold]);
    let events = sequences::watch(&client(&server)).send_blocking().unwrap();
    let mut events = events.blocking();
    assert!(events.next().expect("an event").is_ok());
    assert_eq!(server.open_connections(), 1);
    drop(events);
    assert_closed(&server);

    let open = [chunked(GZIP), chunk(b"half")].concat();
    let (_runtime, server) = doing(vec![Step::Write(open), Step::Hold]);
    let body = files::download(&client(&server), "a").send_blocking();
    let mut body = body.unwrap().blocking();
    let mut start = [0; 2];
    body.read_exact(&mut start).unwrap();
    assert_eq!(&start, b"ha");
    drop(body);
    assert_closed(&server);
}

#[test]
fn bytes_are_a_reader() {
    let pieces = [&b"one\ntw"[..], b"o\r\nth", b"ree"].map(chunk).concat();
    let body = [chunked(GZIP), pieces, b"0\r\n\r\n".to_vec()].concat();
    let (_runtime, server) = serving(vec![body]);
    let download = || {
        files::download(&client(&server), "a")
            .send_blocking()
            .unwrap()
    };
    let lines: Vec<_> = download().blocking().lines().map(Result::unwrap).collect();
    assert_eq!(lines, ["one", "two", "three"]);
    let mut text = String::new();
    let read = download().blocking().read_to_string(&mut text).unwrap();
    assert_eq!((read, text.as_str()), (14, "one\ntwo\r\nthree"));

    let path = std::env::temp_dir().join(format!("specwright-saved-{}", std::process::id()));
    assert_eq!(download().save_blocking(&path).unwrap(), 14);
    assert_eq!(fs::read(&path).unwrap(), b"one\ntwo\r\nthree");
    fs::remove_file(path).unwrap();
}

#[test]
fn a_body_that_ends_early_is_an_error_of_the_reader() {
    let head =
        b"HTTP/1.1 200 OK\r\ncontent-type: application/gzip\r\ncontent-length: 10\r\n\r\nhalf";
    let (_runtime, server) = doing(vec![Step::Write(head.to_vec()), Step::Close]);
    let body = files::download(&client(&server), "a").send_blocking();
    let (mut body, mut read) = (body.unwrap().blocking(), Vec::new());
    let error = body.read_to_end(&mut read).unwrap_err();
    assert_eq!(read, b"half");
    let cause = error
        .get_ref()
        .and_then(|cause| cause.downcast_ref::<Error>());
    assert!(matches!(cause, Some(Error::Transport(_))), "{error}");
    assert_eq!(
        body.read(&mut [0; 8]).unwrap(),
        0,
        "nothing follows an error"
    );
}

#[test]
fn a_server_that_falls_silent_ends_a_reader() {
    let open = [chunked(GZIP), chunk(b"half")].concat();
    let (_runtime, server) = doing(vec![Step::Write(open), Step::Hold]);
    let client = sample::local(&server.url()).read_timeout(Duration::from_millis(100));
    let body = files::download(&client.build().unwrap(), "a").send_blocking();
    let error = body.unwrap().blocking().read_to_end(&mut Vec::new());
    let error = error.unwrap_err();
    let cause = error
        .get_ref()
        .and_then(|cause| cause.downcast_ref::<Error>());
    assert!(cause.is_some_and(Error::is_timeout), "{error}");
}

/// On the only thread of a runtime, which would serve nothing else meanwhile.
#[test]
fn streams_are_read_inside_of_a_runtime() {
    let (_runtime, server) = serving(pages());
    let here = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    here.expect("a runtime").block_on(async {
        let items = list(&server, Kind::Number).items().blocking();
        assert_eq!(items.map(Result::unwrap).sum::<i64>(), 15);
    });
}
