//! How does a stream of events go on after its connection is lost?

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use tokio::time::sleep;

use crate::runtime::client::{Client, Settings};
use crate::runtime::error::Error;
use crate::runtime::exchange::exchange;
use crate::runtime::incoming::Incoming;
use crate::runtime::operation::{Method, OperationInfo};
use crate::runtime::request::RequestParts;

/// When a stream of events connects again (WHATWG HTML § 9.2.3), and how often.
///
/// By default a stream that was lost connects again, up to five times in a row without an event in between, and asks the
/// server to go on after the last event's id (`Last-Event-ID`). It waits as long as the server's last `retry` says, or
/// for a second, and each further time twice as long, at most half a minute. Only `GET` is repeated, and only a request
/// whose body can be sent again.
///
/// A body that ends in order is lost only where the server has named an id or a time to wait: an answer that is sent
/// piece by piece is over then. An answer of 204 ends the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Reconnect {
    pub(super) tries: u32,
    pub(super) wait: Duration,
    pub(super) longest_wait: Duration,
    pub(super) methods: Methods,
}

/// Which requests are repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Methods {
    Get,
    Any,
}

impl Default for Reconnect {
    fn default() -> Self {
        Self {
            tries: 5,
            wait: Duration::from_secs(1),
            longest_wait: Duration::from_secs(30),
            methods: Methods::Get,
        }
    }
}

impl Reconnect {
    /// Never: a connection that is lost ends the stream with an error.
    pub fn never() -> Self {
        Self::default().tries(0)
    }

    /// How many times in a row, without an event in between; 5 by default.
    pub fn tries(self, tries: u32) -> Self {
        Self { tries, ..self }
    }

    /// How long to wait before the first try, where the server does not say; a second by default.
    pub fn wait(self, wait: Duration) -> Self {
        Self { wait, ..self }
    }

    /// The longest time to wait, whatever the server says; half a minute by default.
    pub fn longest_wait(self, longest_wait: Duration) -> Self {
        Self {
            longest_wait,
            ..self
        }
    }

    /// Whatever the method is: the server is known to act once only.
    pub fn any_method(self) -> Self {
        Self {
            methods: Methods::Any,
            ..self
        }
    }

    /// How long to wait before a try, counted from 0; none when there were enough.
    pub(super) fn pause(&self, tried: u32, asked: Option<Duration>) -> Option<Duration> {
        if tried >= self.tries {
            return None;
        }
        let wait = asked.unwrap_or(self.wait);
        let grown = wait.saturating_mul(2_u32.saturating_pow(tried));
        Some(grown.min(self.longest_wait))
    }
}

/// A connection under way: what it gives, none when the server says that there is no more.
pub(super) type Connecting = Pin<Box<dyn Future<Output = Result<Option<Incoming>, Error>> + Send>>;

/// All it takes to make a call once more.
#[derive(Clone)]
pub(in crate::runtime) struct Resume {
    pub(in crate::runtime) client: Client,
    pub(in crate::runtime) operation: &'static OperationInfo,
    pub(in crate::runtime) parts: RequestParts,
    pub(in crate::runtime) settings: Settings,
    pub(in crate::runtime) unread: fn(u16) -> bool,
}

impl Resume {
    /// Whether the call may be made again at all.
    pub(super) fn is_allowed(&self, methods: Methods) -> bool {
        (self.operation.method == Method::Get || methods == Methods::Any)
            && self.parts.is_replayable()
    }

    /// Makes the call again after a pause, to go on after an event.
    pub(super) fn connect(
        &self,
        pause: Duration,
        last_id: Option<&str>,
        media_type: &'static str,
    ) -> Connecting {
        let Self {
            client,
            operation,
            mut parts,
            settings,
            unread,
        } = self.clone();
        if let Some(id) = last_id {
            parts.last_event_id(id);
        }
        Box::pin(async move {
            sleep(pause).await;
            let reply = exchange(&client.inner, operation, parts, settings, unread).await?;
            if reply.status() == 204 {
                return Ok(None);
            }
            match reply.take_unread(media_type) {
                Some((incoming, _)) => Ok(Some(incoming)),
                None => {
                    let is_success = (200..300).contains(&reply.status());
                    let response = reply.into_response().await?;
                    Err(Error::UnexpectedResponse(Box::new(if is_success {
                        response.but_not(media_type)
                    } else {
                        response.not_as_documented()
                    })))
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_are_bounded() {
        let policy = Reconnect::default().tries(8);
        let pauses = |asked| {
            (0..9)
                .map_while(|tried| policy.pause(tried, asked))
                .collect::<Vec<_>>()
        };
        let seconds = |list: &[u64]| {
            list.iter()
                .map(|s| Duration::from_secs(*s))
                .collect::<Vec<_>>()
        };
        assert_eq!(pauses(None), seconds(&[1, 2, 4, 8, 16, 30, 30, 30]));
        assert_eq!(
            pauses(Some(Duration::from_secs(9))),
            seconds(&[9, 18, 30, 30, 30, 30, 30, 30])
        );
        assert_eq!(pauses(Some(Duration::MAX)), seconds(&[30; 8]));
        assert_eq!(Reconnect::never().pause(0, None), None);
    }
}
