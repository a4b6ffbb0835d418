// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

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
use super::error::{Error, ErrorBody};
use super::failure::Limit;
use super::operation::{Operation, OperationInfo};
use super::response::Response;

/// What is asked of an answer.
type Condition<T> = Box<dyn FnMut(&T) -> bool + Send>;

/// A wait under way.
pub type Wait<T, O> = Pin<
    Box<
        dyn Future<
                Output = Result<T, WaitError<<O as Operation>::Output, <O as Operation>::Failure>>,
            > + Send,
    >,
>;

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

    /// Begins to wait; the same as awaiting the value itself.
    pub fn send(self) -> Wait<Response<O::Output>, O> {
        Box::pin(async move {
            let Self {
                request,
                mut reached,
                mut failed,
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
                if failed.as_mut().is_some_and(|failed| failed(&response)) {
                    return Err(WaitError::Failed(response));
                }
                watch.rest(response).await?;
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
                    Ok(response) => watch.rest(response).await?,
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
                Err(self.over(O::INFO))
            }
            result => Ok(result),
        }
    }

    /// Keeps an answer that is not the last, and waits for the next call.
    ///
    /// # Errors
    /// The time of the wait is up.
    async fn rest<E>(&mut self, response: Response<T>) -> Result<(), WaitError<T, E>> {
        let asked = response.retry_after().unwrap_or_default();
        let pause = asked.max(self.pace.interval).min(LONGEST);
        let operation = response.operation();
        self.last = Some(response);
        if Instant::now() + pause >= self.deadline {
            return Err(self.over(operation));
        }
        tokio::time::sleep(pause).await;
        Ok(())
    }

    fn over<E>(&mut self, operation: &'static OperationInfo) -> WaitError<T, E> {
        WaitError::TimedOut(Box::new(Waited {
            operation,
            calls: self.calls,
            duration: self.began.elapsed(),
            last: self.last.take(),
        }))
    }
}

/// Why a wait has no good end.
///
/// `T` is what a success of the operation holds, `E` the body that it documents for its errors.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitError<T, E> {
    /// A call failed.
    Call(Error<E>),
    /// An answer fulfilled the condition of [`Until::unless`].
    Failed(Response<T>),
    /// The time was up before the state was reached.
    TimedOut(Box<Waited<T>>),
}

/// A wait whose time was up.
#[derive(Debug)]
pub struct Waited<T> {
    operation: &'static OperationInfo,
    calls: u32,
    duration: Duration,
    last: Option<Response<T>>,
}

impl<T> Waited<T> {
    /// The operation that was called.
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// How many calls were made.
    pub fn calls(&self) -> u32 {
        self.calls
    }

    /// How long was waited.
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// The last answer, if there was one.
    pub fn last(&self) -> Option<&Response<T>> {
        self.last.as_ref()
    }
}

impl<T, E> WaitError<T, E> {
    /// The operation that was called.
    pub fn operation(&self) -> &'static OperationInfo {
        match self {
            Self::Call(error) => error.operation(),
            Self::Failed(response) => response.operation(),
            Self::TimedOut(waited) => waited.operation(),
        }
    }

    /// The last success, where the wait did not end with an error of a call.
    pub fn last(&self) -> Option<&Response<T>> {
        match self {
            Self::Call(_) => None,
            Self::Failed(response) => Some(response),
            Self::TimedOut(waited) => waited.last(),
        }
    }

    /// The error of the call that ended the wait.
    pub fn call_error(&self) -> Option<&Error<E>> {
        match self {
            Self::Call(error) => Some(error),
            Self::Failed(_) | Self::TimedOut(_) => None,
        }
    }

    /// Whether the time was up, or a call took too long.
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Call(error) => error.is_timeout(),
            Self::Failed(_) => false,
            Self::TimedOut(_) => true,
        }
    }
}

impl<T, E: ErrorBody> fmt::Display for WaitError<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => error.fmt(f),
            Self::Failed(response) => write!(
                f,
                "{}: given up: the answer (status {}) says that the state will not be reached",
                response.operation(),
                response.status()
            ),
            Self::TimedOut(waited) => {
                let calls = if waited.calls == 1 { "call" } else { "calls" };
                write!(
                    f,
                    "{}: the state was not reached after {} {calls} in {:.1} s",
                    waited.operation,
                    waited.calls,
                    waited.duration.as_secs_f64()
                )?;
                match &waited.last {
                    Some(response) => write!(f, "; the last answer: status {}", response.status()),
                    None => f.write_str("; there was no answer"),
                }
            }
        }
    }
}

impl<T: fmt::Debug, E: ErrorBody> std::error::Error for WaitError<T, E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Call(error) => std::error::Error::source(error),
            Self::Failed(_) | Self::TimedOut(_) => None,
        }
    }
}
