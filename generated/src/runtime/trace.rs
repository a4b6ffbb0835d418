// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What of a call is shown to `tracing`?
//!
//! A span `call` at the level `INFO` with the operation's id, method and path template, to which the number of attempts,
//! the last status and what went wrong are added when it ends; in it, an event for each attempt at the level `DEBUG`.
//! Everything comes from the document or is a number or a word of ours: no URL, no value of a parameter, no header field.

use std::future::Future;

use tracing::field::Empty;
use tracing::instrument::{Instrument as _, Instrumented};

use super::hooks::{Attempt, Ended, FailureKind};
use super::operation::OperationInfo;

/// The span of a call.
pub(super) struct CallSpan(tracing::Span);

impl CallSpan {
    /// Opens it.
    pub(super) fn new(operation: &'static OperationInfo) -> Self {
        Self(tracing::info_span!(
            "call",
            operation = operation.id,
            method = operation.method.as_str(),
            template = operation.template,
            attempts = Empty,
            status = Empty,
            error = Empty,
        ))
    }

    /// Does this inside the span.
    pub(super) fn around<F: Future>(&self, future: F) -> Instrumented<F> {
        future.instrument(self.0.clone())
    }

    /// Takes note of an attempt.
    pub(super) fn attempt(&self, attempt: &Attempt, ended: &Ended<'_>) {
        let milliseconds =
            |duration: std::time::Duration| u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
        tracing::debug!(
            attempt = attempt.number(),
            status = ended.status(),
            error = ended.failure().map(FailureKind::as_str),
            duration_ms = milliseconds(ended.duration()),
            retry_in_ms = ended.retry_in().map(milliseconds),
            "attempt"
        );
        if ended.retry_in().is_none() {
            self.0.record("attempts", attempt.number());
            self.0.record("status", ended.status());
            let error = ended.failure().map(FailureKind::as_str);
            self.0.record("error", error);
        }
    }
}
