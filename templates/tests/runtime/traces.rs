//! What `tracing` is shown of a call. That it is shown no secret, `redaction` tells.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

use crate::api::runtime::{Credentials, RetryPolicy};
use crate::listening;
use crate::sample::{self, operations};
use crate::support::server::{Server, Step, answer};

type Fields = BTreeMap<String, String>;

/// Keeps the spans and events of the runtime.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<(Level, Fields)>>>);

struct Reader<'a>(&'a mut Fields);

impl Visit for Reader<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().into(), format!("{value:?}"));
    }
}

impl Kept {
    fn entries(&self) -> Vec<(Level, Fields)> {
        self.0.lock().expect("no test panics with the lock").clone()
    }

    fn add(&self, metadata: &Metadata<'_>, read: impl FnOnce(&mut dyn Visit)) {
        let mut fields = Fields::new();
        read(&mut Reader(&mut fields));
        let mut kept = self.0.lock().expect("no test panics with the lock");
        kept.push((*metadata.level(), fields));
    }
}

impl Subscriber for Kept {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().contains("::runtime")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.add(span.metadata(), |fields| span.record(fields));
        Id::from_u64(1)
    }

    /// Fields that come later belong to the first entry: there is one span.
    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut kept = self.0.lock().expect("no test panics with the lock");
        if let Some((_, fields)) = kept.first_mut() {
            values.record(&mut Reader(fields));
        }
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.add(event.metadata(), |fields| event.record(fields));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

#[tokio::test]
async fn a_span_for_the_call_and_an_event_for_each_attempt() {
    let kept = Kept::default();
    // Everything in this test runs on one thread.
    let _guard = listening::here(kept.clone());
    let server = Server::start(|request| {
        vec![match request.index {
            0 => Step::Write(answer(503, "text/plain", "")),
            1 => Step::Reset,
            _ => Step::Write(answer(200, operations::ITEM, "{}")),
        }]
    })
    .await;
    let client = sample::usual(&server.url())
        .credentials(Credentials::basic("user", "canary"))
        .retries(RetryPolicy::standard().backoff(Duration::ZERO, Duration::ZERO))
        .build()
        .expect("the settings are good");
    operations::get_item(&client, "canary", "canary")
        .await
        .expect("the third attempt succeeds");
    let mut entries = kept.entries();
    for (_, fields) in &mut entries {
        if let Some(duration) = fields.remove("duration_ms") {
            let duration: u64 = duration.parse().expect("a number");
            assert!(duration < 60_000);
        }
    }
    assert_eq!(
        entries,
        [
            (
                Level::INFO,
                fields(&[
                    ("operation", "\"getItem\""),
                    ("method", "\"GET\""),
                    ("template", "\"/shelves/{shelfId}/items/{itemId}\""),
                    ("attempts", "3"),
                    ("status", "200"),
                ])
            ),
            (
                Level::DEBUG,
                fields(&[
                    ("message", "attempt"),
                    ("attempt", "1"),
                    ("status", "503"),
                    ("retry_in_ms", "0"),
                ])
            ),
            (
                Level::DEBUG,
                fields(&[
                    ("message", "attempt"),
                    ("attempt", "2"),
                    ("error", "\"transport\""),
                    ("retry_in_ms", "0"),
                ])
            ),
            (
                Level::DEBUG,
                fields(&[("message", "attempt"), ("attempt", "3"), ("status", "200")])
            ),
        ]
    );
}
