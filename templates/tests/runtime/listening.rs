//! How can tests of one process look at what is logged, each at its own?
//!
//! `tracing` remembers for each place in the code whether anybody listens there. While a single subscriber is known, it
//! asks the thread that comes by first, and that may be the thread of a test that does not listen. With a subscriber for
//! the whole process that wants everything, the answer is the same on every thread.

use std::sync::Once;

use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::{DefaultGuard, set_default, set_global_default};
use tracing::{Event, Metadata, Subscriber};

/// Wants everything, and drops it.
struct Everything;

impl Subscriber for Everything {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// Shows everything that happens on this thread to a subscriber, until the guard is dropped.
pub fn here(subscriber: impl Subscriber + Send + Sync + 'static) -> DefaultGuard {
    static EVERYTHING: Once = Once::new();
    EVERYTHING.call_once(|| {
        set_global_default(Everything).expect("no other subscriber is for the whole process");
        tracing::callsite::rebuild_interest_cache();
    });
    set_default(subscriber)
}
