//! How are calls made by programs without an async runtime?
//!
//! Connections and time limits need a runtime that waits for them: one thread for the whole process, which the first
//! client starts. The thread that calls makes the call itself and sleeps until there is something to do, so a call needs
//! nothing of a runtime that it may be made in, and cannot wait for itself.

use std::future::Future;
use std::io;
use std::pin::pin;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use tokio::runtime::{Builder, Handle};

use super::auth::AuthError;
use super::call::Request;
use super::client::Client;
use super::error::Error;
use super::operation::Operation;
use super::response::Response;
use super::until::{Until, UntilGone, WaitResult};

/// The runtime, once there is one.
static RUNTIME: OnceLock<Handle> = OnceLock::new();
/// Held while it is started.
static STARTING: Mutex<()> = Mutex::new(());

impl<O: Operation> Request<O> {
    /// Makes the call and blocks this thread until it is done. No async runtime is needed; in one, this blocks whatever
    /// else the thread should do.
    ///
    /// # Errors
    /// Those of [`send`](Self::send).
    pub fn send_blocking(self) -> Result<Response<O::Output>, Error<O::Failure>> {
        block_on(self.send())
    }
}

impl<O: Operation> Until<O> {
    /// Like [`send`](Self::send), and blocks this thread until it is done.
    ///
    /// # Errors
    /// Those of [`send`](Self::send).
    pub fn send_blocking(self) -> WaitResult<Response<O::Output>, O> {
        block_on(self.send())
    }
}

impl<O: Operation> UntilGone<O> {
    /// Like [`send`](Self::send), and blocks this thread until it is done.
    ///
    /// # Errors
    /// Those of [`send`](Self::send).
    pub fn send_blocking(self) -> WaitResult<(), O> {
        block_on(self.send())
    }
}

impl Client {
    /// Like [`revoke_tokens`](Self::revoke_tokens), and blocks this thread until it is done.
    ///
    /// # Errors
    /// Those of [`revoke_tokens`](Self::revoke_tokens).
    pub fn revoke_tokens_blocking(&self) -> Result<(), AuthError> {
        block_on(self.revoke_tokens())
    }
}

/// Starts the runtime, if there is none.
pub(super) fn start() -> io::Result<()> {
    let _starting = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
    if RUNTIME.get().is_some() {
        return Ok(());
    }
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    thread::Builder::new()
        .name("blocking calls".to_owned())
        .spawn(move || runtime.block_on(std::future::pending::<()>()))?;
    let _ = RUNTIME.set(handle);
    Ok(())
}

/// Waits for a future on this thread.
pub(super) fn block_on<F: Future>(future: F) -> F::Output {
    // Every client has started the runtime.
    let _entered = RUNTIME.get().map(Handle::enter);
    let waker = Waker::from(Arc::new(Sleeper(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

/// A thread that waits for a future.
struct Sleeper(Thread);

impl Wake for Sleeper {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
