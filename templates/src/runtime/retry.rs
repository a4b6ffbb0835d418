//! When is a call tried again, and when never?
//!
//! One decision serves both the loop that tries again and [`Error::is_retryable`](super::Error::is_retryable): what
//! became of an attempt ([`Cause`]), and whether the operation may be done twice. Nothing that is not idempotent
//! (RFC 9110 § 9.2.2) is sent twice unless the caller says so; what never left this machine may always be tried again.
//!
//! Waits are drawn at random up to a limit that doubles (full jitter), after whatever the server asks for. All clones
//! of a client share a budget, so that a server in trouble is not buried under repetitions; and one deadline holds for
//! the whole call, authentication and waits included. No lock is held during a wait, and dropping the call ends it.

use std::time::Duration;

use tokio::time::{Instant, sleep, timeout_at};

use super::client::LONGEST;
use super::entropy;
use super::exchange::{Prepared, Unanswered};
use super::failure::{Limit, Refused, TimeoutError};
use super::hooks::{Attempt, Ended};
use super::operation::Method;
use super::reply::Reply;
use super::trace::CallSpan;

/// How often a call is tried, and how long is waited in between.
///
/// ```text
/// RetryPolicy::standard().attempts(5).longest_retry_after(Duration::from_secs(120))
/// ```
///
/// What is tried again, at most until the limit on the whole call would pass:
///
/// | what became of the attempt | GET, HEAD, OPTIONS, TRACE, QUERY, PUT, DELETE | POST, PATCH, others |
/// |---|---|---|
/// | nothing was sent: no connection, no token for now | yes | yes |
/// | no whole answer arrived, or a time limit passed | yes | no |
/// | 408, 425, 429, 500, 502, 503, 504 | yes | no |
/// | any other answer, a body that is too large, refused credentials | no | no |
///
/// A 429 to a POST is not repeated either: RFC 6585 § 4 does not promise that nothing was done. A request whose body
/// can be read only once is never repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    first_wait: Duration,
    longest_wait: Duration,
    longest_retry_after: Duration,
    repeats: Repeats,
}

/// Which operations may be done twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repeats {
    /// Those whose method is idempotent (RFC 9110 § 9.2.2).
    Idempotent,
    /// Any: the caller knows that it does no harm.
    Any,
}

impl RetryPolicy {
    /// Three attempts at most; waits of up to half a second before the second and a second before the third; up to
    /// thirty seconds more where the server asks for them.
    #[must_use]
    pub const fn standard() -> Self {
        Self {
            attempts: 3,
            first_wait: Duration::from_millis(500),
            longest_wait: Duration::from_secs(20),
            longest_retry_after: Duration::from_secs(30),
            repeats: Repeats::Idempotent,
        }
    }

    /// One attempt.
    #[must_use]
    pub const fn none() -> Self {
        Self::standard().attempts(1)
    }

    /// How many attempts are made at most, the first one included. Zero counts as one.
    #[must_use]
    pub const fn attempts(mut self, most: u32) -> Self {
        self.attempts = if most == 0 { 1 } else { most };
        self
    }

    /// The limit on the wait before the second attempt, which doubles with each further one, and the limit on that
    /// limit. The wait itself is drawn at random between nothing and it.
    #[must_use]
    pub const fn backoff(mut self, first: Duration, longest: Duration) -> Self {
        self.first_wait = first;
        self.longest_wait = longest;
        self
    }

    /// The longest wait that a server may ask for (`Retry-After`, RFC 9110 § 10.2.3). When it asks for more, or for
    /// more than is left of the call's time, the error is given back at once; `Error::retry_after` says what was asked.
    #[must_use]
    pub const fn longest_retry_after(mut self, longest: Duration) -> Self {
        self.longest_retry_after = longest;
        self
    }

    /// Repeats POST and PATCH like GET. Only for operations that do no harm when they are done twice: those that carry
    /// a key of their own, for one.
    #[must_use]
    pub const fn any_method(mut self) -> Self {
        self.repeats = Repeats::Any;
        self
    }

    /// Which operations may be done twice.
    pub(super) const fn repeats(&self) -> Repeats {
        self.repeats
    }

    /// How long to wait after this many attempts, of which the last ended like this; `None` when that was the last.
    fn wait(&self, attempts: u32, ended: &Trouble) -> Option<Duration> {
        if attempts >= self.attempts {
            return None;
        }
        let asked = ended.retry_after.unwrap_or_default();
        if asked > self.longest_retry_after {
            return None;
        }
        let doublings = (attempts - 1).min(31);
        let limit = self.first_wait.saturating_mul(1 << doublings);
        let jitter = entropy::part_of(limit.min(self.longest_wait).min(LONGEST));
        Some(asked.max(ended.at_least).saturating_add(jitter))
    }
}

impl Default for RetryPolicy {
    /// The same as [`standard`](Self::standard).
    fn default() -> Self {
        Self::standard()
    }
}

/// What became of an attempt, as far as trying again goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// The server cannot have acted on it: nothing was sent, and that may pass.
    Unsent,
    /// It was sent, perhaps, and no whole answer arrived.
    Lost,
    /// This answer arrived.
    Answered(u16),
    /// It will not become better.
    Final,
}

impl Cause {
    /// Whether the same call may succeed later and is safe to repeat.
    pub(super) fn may_pass(self, method: Method, repeats: Repeats) -> bool {
        let is_repeatable = method.is_idempotent() || repeats == Repeats::Any;
        match self {
            Self::Unsent => true,
            Self::Lost => is_repeatable,
            Self::Answered(status) => is_passing(status) && is_repeatable,
            Self::Final => false,
        }
    }
}

/// Statuses that pass: too early, too many, or a gateway's trouble.
fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504)
}

/// An attempt that did not succeed and may be repeated.
struct Trouble {
    /// How long the server asks to wait.
    retry_after: Option<Duration>,
    /// How long it makes no sense to try again.
    at_least: Duration,
}

/// Makes attempts until one settles the call.
pub(super) async fn call(prepared: &Prepared<'_>) -> Result<Reply, Unanswered> {
    let settings = prepared.settings;
    let now = Instant::now();
    let deadline = now + settings.call_limit.min(LONGEST);
    let deadline = settings.deadline.map_or(deadline, |own| {
        let left = own.saturating_duration_since(std::time::Instant::now());
        deadline.min(now + left.min(LONGEST))
    });
    let span = CallSpan::new(prepared.operation);
    span.around(attempts(prepared, deadline, &span)).await
}

async fn attempts(
    prepared: &Prepared<'_>,
    deadline: Instant,
    span: &CallSpan,
) -> Result<Reply, Unanswered> {
    let (operation, hooks) = (prepared.operation, &prepared.inner.hooks);
    let mut attempts = 0;
    loop {
        attempts += 1;
        let began = Instant::now();
        let mut attempt = Attempt::new(operation, attempts, prepared.authorization());
        let (asked, verdict) = hooks.before(&mut attempt);
        let result = match verdict {
            Ok(()) => {
                let result = timeout_at(deadline, prepared.attempt(attempt.headers())).await;
                let passed = TimeoutError {
                    operation,
                    limit: Limit::Call,
                    phase: None,
                    attempts,
                };
                match result {
                    // Both limits passed: the one on the call is that which ends it.
                    Ok(Err(Unanswered::Timeout(error)))
                        if error.limit == Limit::Attempt && Instant::now() >= deadline =>
                    {
                        Err(Unanswered::Timeout(passed))
                    }
                    Ok(result) => result,
                    Err(_) => Err(Unanswered::Timeout(passed)),
                }
            }
            Err(refusal) => Err(Unanswered::Refused(Refused::new(operation, refusal))),
        };
        let wait = prepared.wait(&result, attempts, deadline);
        let ended = Ended::new(&result, began.elapsed(), wait);
        span.attempt(&attempt, &ended);
        hooks.after(asked, &attempt, &ended);
        match wait {
            Some(wait) => {
                drop(result);
                sleep(wait).await;
            }
            None => {
                return match result {
                    Ok(reply) => Ok(reply.after(attempts)),
                    Err(unanswered) => Err(unanswered.after(attempts)),
                };
            }
        }
    }
}

impl Prepared<'_> {
    /// How long to wait before the next attempt; `None` when there is to be none.
    fn wait(
        &self,
        result: &Result<Reply, Unanswered>,
        attempts: u32,
        deadline: Instant,
    ) -> Option<Duration> {
        let policy = &self.settings.retries;
        let budget = &self.inner.budget;
        let cause = match result {
            Ok(reply) => Cause::Answered(reply.status()),
            Err(unanswered) => unanswered.cause(),
        };
        if !cause.may_pass(self.operation.method, policy.repeats()) {
            if matches!(cause, Cause::Answered(status) if !is_passing(status)) {
                budget.put_back();
            }
            return None;
        }
        let trouble = Trouble {
            retry_after: match result {
                Ok(reply) => reply.retry_after(),
                Err(unanswered) => unanswered.retry_after(),
            },
            at_least: result
                .as_ref()
                .err()
                .map_or(Duration::ZERO, Unanswered::holds),
        };
        let wait = policy.wait(attempts, &trouble)?;
        let is_in_time = Instant::now() + wait < deadline;
        (is_in_time && self.is_replayable() && budget.take()).then_some(wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const METHODS: [Method; 10] = [
        Method::Get,
        Method::Put,
        Method::Post,
        Method::Delete,
        Method::Options,
        Method::Head,
        Method::Patch,
        Method::Trace,
        Method::Query,
        Method::Other("LINK"),
    ];

    #[test]
    fn the_table_of_the_documentation() {
        for method in METHODS {
            let is_idempotent = !matches!(method, Method::Post | Method::Patch | Method::Other(_));
            for (cause, idempotent, others) in [
                (Cause::Unsent, true, true),
                (Cause::Lost, true, false),
                (Cause::Final, false, false),
            ] {
                let expected = if is_idempotent { idempotent } else { others };
                assert_eq!(cause.may_pass(method, Repeats::Idempotent), expected);
                assert_eq!(cause.may_pass(method, Repeats::Any), idempotent);
            }
            for status in 100..600 {
                let passes = matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504);
                let cause = Cause::Answered(status);
                assert_eq!(
                    cause.may_pass(method, Repeats::Idempotent),
                    passes && is_idempotent,
                    "{status}"
                );
                assert_eq!(cause.may_pass(method, Repeats::Any), passes, "{status}");
            }
        }
    }

    #[test]
    fn waits_double_up_to_a_limit_and_are_drawn_below_it() {
        let seconds = Duration::from_secs;
        let policy = RetryPolicy::standard()
            .attempts(u32::MAX)
            .backoff(seconds(1), seconds(10));
        let trouble = Trouble {
            retry_after: None,
            at_least: Duration::ZERO,
        };
        for (attempts, limit) in [(1, 1), (2, 2), (3, 4), (4, 8), (5, 10), (40, 10)] {
            let waits: Vec<Duration> = (0..200)
                .filter_map(|_| policy.wait(attempts, &trouble))
                .collect();
            assert_eq!(waits.len(), 200);
            assert!(waits.iter().all(|wait| *wait <= seconds(limit)));
            let longest = waits.iter().max().copied().unwrap_or_default();
            let least = waits.iter().min().copied().unwrap_or_default();
            assert!(longest > seconds(limit) / 2 && least < seconds(limit) / 2);
        }
    }

    #[test]
    fn what_the_server_asks_for_comes_on_top_and_has_a_limit() {
        let seconds = Duration::from_secs;
        let policy = RetryPolicy::standard().backoff(seconds(1), seconds(1));
        let asked = |secs| Trouble {
            retry_after: Some(seconds(secs)),
            at_least: Duration::ZERO,
        };
        for secs in [0, 7, 30] {
            let wait = policy.wait(1, &asked(secs)).unwrap_or_default();
            assert!(wait >= seconds(secs) && wait <= seconds(secs + 1), "{secs}");
        }
        assert_eq!(policy.wait(1, &asked(31)), None);
        assert_eq!(policy.wait(3, &asked(0)), None);
        assert_eq!(RetryPolicy::none().wait(1, &asked(0)), None);
        assert_eq!(policy.attempts(0).wait(1, &asked(0)), None);
        let longest = policy
            .attempts(u32::MAX)
            .backoff(Duration::MAX, Duration::MAX);
        assert!(longest.wait(u32::MAX - 1, &asked(30)).is_some());
    }
}
