//! How does a caller wait for an operation that takes long?
//!
//! Many APIs answer at once and go on working: a resource is being created, changed or deleted, and a second operation
//! shows its state. [`Request::until`] makes that call again and again until the answer is the one that is waited for;
//! [`Request::until_gone`] until there is nothing any more. Each call has the limits and the retry policy of the
//! request; what those do not cure ends the wait.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::{Duration, Instant};

use super::call::Request;
use super::client::LONGEST;
use super::error::Error;
use super::failure::Limit;
use super::operation::{Operation, OperationInfo};
use super::response::Response;
use super::wait_error::{WaitError, Waited};

/// What is asked of an answer.
type Condition<T> = Box<dyn FnMut(&T) -> bool + Send>;

/// What is said of an answer.
type Showing<T> = Box<dyn FnMut(&T) -> String + Send>;

/// How a wait of this operation ends.
pub type WaitResult<T, O> =
    Result<T, WaitError<<O as Operation>::Output, <O as Operation>::Failure>>;

/// A wait under way.
pub type Wait<T, O> = Pin<Box<dyn Future<Output = WaitResult<T, O>> + Send>>;

/// How often is asked, and how long.
#[derive(Clone, Copy, Debug)]
struct Pace {
    interval: Duration,
    limit: Duration,
    deadline: Option<Instant>,
}

/// A wait for a state: nothing is sent until it is awaited.
#[must_use = "a wait does nothing until it is awaited"]
pub struct Until<O: Operation> {
    request: Request<O>,
    reached: Condition<O::Output>,
    failed: Option<Condition<O::Output>>,
    shown: Option<Showing<O::Output>>,
    pace: Pace,
}

/// A wait until there is nothing any more: nothing is sent until it is awaited.
#[must_use = "a wait does nothing until it is awaited"]
#[derive(Clone)]
pub struct UntilGone<O> {
    request: Request<O>,
    pace: Pace,
}

impl<O: Operation> Request<O> {
    /// Makes this call again and again until the answer fulfils the condition, and gives that answer back.
    ///
    /// ```text
    /// let cluster = client.clusters().get_cluster(group_id, "orders")
    ///     .until(|cluster| cluster.state_name == Some(StateName::Idle))
    ///     .interval(Duration::from_secs(10))
    ///     .timeout(Duration::from_secs(30 * 60))
    ///     .await?;
    /// ```
    pub fn until(self, reached: impl FnMut(&O::Output) -> bool + Send + 'static) -> Until<O> {
        Until {
            request: self,
            reached: Box::new(reached),
            failed: None,
            shown: None,
            pace: Pace::USUAL,
        }
    }

    /// Makes this call again and again until the server answers 404 (Not Found) or 410 (Gone).
    pub fn until_gone(self) -> UntilGone<O> {
        UntilGone {
            request: self,
            pace: Pace::USUAL,
        }
    }
}

/// The settings that both kinds of wait have.
macro_rules! pace {
    () => {
        /// How long to wait between an answer and the next call; five seconds by default. A server that asks for more
        /// (`Retry-After`, RFC 9110 § 10.2.3) gets it.
        pub fn interval(mut self, interval: Duration) -> Self {
            self.pace.interval = interval;
            self
        }

        /// The limit on the whole wait; an hour by default, a day at most.
        pub fn timeout(mut self, limit: Duration) -> Self {
            self.pace.limit = limit;
            self
        }

        /// The moment at which the wait is over at the latest, besides the limit on how long it takes.
        pub fn deadline(mut self, moment: Instant) -> Self {
            self.pace.deadline = Some(moment);
            self
        }
    };
}

impl<O: Operation> Until<O> {
    pace!();

    /// Gives up when an answer fulfils this condition: a state from which the one that is waited for is never reached.
    /// The condition of the wait itself is asked first.
    pub fn unless(mut self, failed: impl FnMut(&O::Output) -> bool + Send + 'static) -> Self {
        self.failed = Some(Box::new(failed));
        self
    }

    /// Says what an answer is about, for the message of an error: the state, for one. Without it, errors name the status
    /// alone, since nobody knows what else of a value may be shown.
    pub fn showing(mut self, show: impl FnMut(&O::Output) -> String + Send + 'static) -> Self {
        self.shown = Some(Box::new(show));
        self
    }

    /// Begins to wait; the same as awaiting the value itself.
    pub fn send(self) -> Wait<Response<O::Output>, O> {
        Box::pin(async move {
            let Self {
                request,
                mut reached,
                mut failed,
                mut shown,
                pace,
            } = self;
            let mut watch = Watch::new(pace);
            loop {
                let response = watch.ask(&request).await?;
                let response = match response {
                    Ok(response) => response,
                    Err(error) => return Err(WaitError::Call(error)),
                };
                if reached(&response) {
                    return Ok(response);
                }
                let said = shown.as_mut().map(|show| show(&response));
                watch.keep(response, said);
                if failed.as_mut().is_some_and(|failed| watch.last_is(failed)) {
                    return Err(WaitError::Failed(watch.waited(O::INFO)));
                }
                watch.rest(O::INFO).await?;
            }
        })
    }
}

impl<O: Operation> UntilGone<O> {
    pace!();

    /// Begins to wait; the same as awaiting the value itself.
    pub fn send(self) -> Wait<(), O> {
        Box::pin(async move {
            let Self { request, pace } = self;
            let mut watch = Watch::new(pace);
            loop {
                match watch.ask(&request).await? {
                    Ok(response) => {
                        watch.keep(response, None);
                        watch.rest(O::INFO).await?;
                    }
                    Err(error) if matches!(error.status(), Some(404 | 410)) && !error.is_auth() => {
                        return Ok(());
                    }
                    Err(error) => return Err(WaitError::Call(error)),
                }
            }
        })
    }
}

impl<O: Operation> IntoFuture for Until<O> {
    type Output = Result<Response<O::Output>, WaitError<O::Output, O::Failure>>;
    type IntoFuture = Wait<Response<O::Output>, O>;

    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl<O: Operation> IntoFuture for UntilGone<O> {
    type Output = Result<(), WaitError<O::Output, O::Failure>>;
    type IntoFuture = Wait<(), O>;

    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl<O: Operation> fmt::Debug for Until<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Until")
            .field("request", &self.request)
            .field("pace", &self.pace)
            .finish_non_exhaustive()
    }
}

impl<O: fmt::Debug> fmt::Debug for UntilGone<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UntilGone")
            .field("request", &self.request)
            .field("pace", &self.pace)
            .finish()
    }
}

impl Pace {
    const USUAL: Self = Self {
        interval: Duration::from_secs(5),
        limit: Duration::from_secs(60 * 60),
        deadline: None,
    };
}

/// What a wait knows of its past.
struct Watch<T> {
    pace: Pace,
    began: Instant,
    deadline: Instant,
    calls: u32,
    last: Option<Response<T>>,
    said: Option<String>,
}

impl<T> Watch<T> {
    fn new(pace: Pace) -> Self {
        let began = Instant::now();
        let end = began + pace.limit.min(LONGEST);
        Self {
            pace,
            began,
            deadline: pace.deadline.map_or(end, |deadline| deadline.min(end)),
            calls: 0,
            last: None,
            said: None,
        }
    }

    /// One call, which ends with the wait at the latest.
    ///
    /// # Errors
    /// The time of the wait is up.
    async fn ask<O: Operation<Output = T>>(
        &mut self,
        request: &Request<O>,
    ) -> Result<Result<Response<T>, Error<O::Failure>>, WaitError<T, O::Failure>> {
        let own = request.settings.deadline;
        let deadline = own.map_or(self.deadline, |own| own.min(self.deadline));
        self.calls = self.calls.saturating_add(1);
        let result = request.clone().deadline(deadline).await;
        let is_over = Instant::now() >= self.deadline;
        match result {
            Err(Error::Timeout(error)) if error.limit() == Limit::Call && is_over => {
                Err(WaitError::TimedOut(self.waited(O::INFO)))
            }
            result => Ok(result),
        }
    }

    /// Keeps an answer that is not the one, and what is said of it.
    fn keep(&mut self, response: Response<T>, said: Option<String>) {
        self.last = Some(response);
        self.said = said;
    }

    /// Whether the last answer fulfils this.
    fn last_is(&self, condition: &mut Condition<T>) -> bool {
        self.last.as_ref().is_some_and(|last| condition(last))
    }

    /// Waits for the next call.
    ///
    /// # Errors
    /// The time of the wait is up.
    async fn rest<E>(&mut self, operation: &'static OperationInfo) -> Result<(), WaitError<T, E>> {
        let asked = self.last.as_ref().and_then(Response::retry_after);
        let pause = asked.unwrap_or_default().max(self.pace.interval);
        let pause = pause.min(LONGEST);
        if Instant::now() + pause >= self.deadline {
            return Err(WaitError::TimedOut(self.waited(operation)));
        }
        tokio::time::sleep(pause).await;
        Ok(())
    }

    /// The wait until now, as errors hold it.
    #[expect(
        clippy::unnecessary_box_returns,
        reason = "every caller wants it boxed"
    )]
    fn waited(&mut self, operation: &'static OperationInfo) -> Box<Waited<T>> {
        Box::new(Waited {
            operation,
            calls: self.calls,
            duration: self.began.elapsed(),
            last: self.last.take(),
            said: self.said.take(),
        })
    }
}
