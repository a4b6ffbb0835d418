//! How does the server run, and what does a test learn from it?

use std::any::Any;
use std::fmt;
use std::io;
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::http::{Connection, Received};
use super::on::{Behaviour, On};
use super::respond::{Reaction, react};
use super::route::{Mocked, Route};
use crate::runtime::api::ApiInfo;
use crate::runtime::build_error::BuildError;
use crate::runtime::builder::ClientBuilder;
use crate::runtime::client::Client;
use crate::runtime::operation::OperationInfo;

/// Most requests and violations that are kept; the first ones are.
const MOST_KEPT: usize = 10_000;
/// Most connections at once.
const MOST_CONNECTIONS: usize = 256;

/// A request that breaks the document, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub(super) request: String,
    pub(super) operation: Option<&'static str>,
    pub(super) problem: String,
}

impl Violation {
    /// `operationId` of the operation that was called, where it is known.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.operation
    }

    /// What is wrong.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.request)?;
        if let Some(operation) = self.operation {
            write!(f, " ({operation})")?;
        }
        write!(f, ": {}", self.problem)
    }
}

/// A server on the loopback interface that holds its requests against the document. It stops when it is dropped.
///
/// # Panics
/// Dropping it panics, and so fails the test, when requests broke the document and
/// [`take_violations`](Self::take_violations) was not called since; while the thread panics already, it only prints
/// them.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
}

/// What the server and its threads share.
pub(super) struct Shared {
    pub(super) api: &'static ApiInfo,
    pub(super) routes: Vec<Route>,
    state: Mutex<State>,
    stopped: Condvar,
}

#[derive(Default)]
struct State {
    stops: bool,
    /// What operations are answered, by their index in the routes.
    behaviours: Vec<(usize, Arc<Mutex<Behaviour>>)>,
    /// Operations that were called, by their index in the routes, in the order of arrival.
    calls: Vec<(usize, Box<dyn Any + Send>)>,
    requests: Vec<Received>,
    violations: Vec<Violation>,
    connections: Vec<(usize, TcpStream)>,
    accepted: usize,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn arrived(&self, request: &Received) {
        keep(&mut self.state().requests, request.clone());
    }

    pub(super) fn called(&self, route: usize, operation: Box<dyn Any + Send>) {
        keep(&mut self.state().calls, (route, operation));
    }

    pub(super) fn broken(&self, violation: Violation) {
        keep(&mut self.state().violations, violation);
    }

    pub(super) fn behaviour(&self, route: usize) -> Arc<Mutex<Behaviour>> {
        let mut state = self.state();
        let known = state.behaviours.iter().find(|(known, _)| *known == route);
        if let Some((_, behaviour)) = known {
            return Arc::clone(behaviour);
        }
        let behaviour = Arc::default();
        state.behaviours.push((route, Arc::clone(&behaviour)));
        behaviour
    }

    /// Waits, unless the server stops.
    fn wait(&self, time: Duration) {
        let Some(end) = Instant::now().checked_add(time) else {
            return;
        };
        let mut state = self.state();
        while !state.stops {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            let waited = self.stopped.wait_timeout(state, left);
            state = waited.map_or_else(|poisoned| poisoned.into_inner().0, |(state, _)| state);
        }
    }
}

fn keep<T>(list: &mut Vec<T>, item: T) {
    if list.len() < MOST_KEPT {
        list.push(item);
    }
}

impl Server {
    /// Starts a server for these operations. Generated code calls this.
    ///
    /// # Errors
    /// There is no loopback interface, or no thread to be had.
    pub fn serve(
        api: &'static ApiInfo,
        routes: impl IntoIterator<Item = Route>,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            api,
            routes: routes.into_iter().collect(),
            state: Mutex::default(),
            stopped: Condvar::new(),
        });
        let accepting = std::thread::Builder::new().name("mock".to_owned()).spawn({
            let shared = Arc::clone(&shared);
            move || accept(&listener, &shared)
        })?;
        Ok(Self {
            address,
            shared,
            accepting: Some(accepting),
        })
    }

    /// The base URL: `http://127.0.0.1:port`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A client of this server, with credentials of every kind that the document asks for.
    ///
    /// # Errors
    /// None that this server could cause: those of [`ClientBuilder::build`].
    pub fn client(&self) -> Result<Client, BuildError> {
        self.builder().build()
    }

    /// The same, before it is built: to set time limits, for instance.
    pub fn builder(&self) -> ClientBuilder {
        ClientBuilder::new(self.shared.api)
            .base_url(self.url())
            .allow_plain_http_on_loopback()
            .credentials(super::credentials::dummy(self.shared.api))
    }

    /// Says what an operation is answered from now on: at first, and after every call of this method, the document's
    /// example of the first success.
    pub fn on<O: Mocked>(&self) -> On<O> {
        On::new(self.shared.behaviour(self.route(O::INFO)))
    }

    /// The calls of an operation that arrived and could be read, in order.
    #[must_use]
    pub fn received<O: Mocked>(&self) -> Vec<O> {
        let route = self.route(O::INFO);
        let state = self.shared.state();
        let calls = state.calls.iter().filter(|(called, _)| *called == route);
        calls
            .filter_map(|(_, operation)| operation.downcast_ref::<O>().cloned())
            .collect()
    }

    /// Everything that arrived, in order: challenged requests and requests for tokens, too.
    #[must_use]
    pub fn requests(&self) -> Vec<Received> {
        self.shared.state().requests.clone()
    }

    /// How the requests so far broke the document.
    #[must_use]
    pub fn violations(&self) -> Vec<Violation> {
        self.shared.state().violations.clone()
    }

    /// The same, and forgets them: for tests that expect them.
    pub fn take_violations(&self) -> Vec<Violation> {
        std::mem::take(&mut self.shared.state().violations)
    }

    /// The index of an operation; one beyond the last for an operation of another API.
    fn route(&self, operation: &OperationInfo) -> usize {
        let mut routes = self.shared.routes.iter();
        routes
            .position(|route| route.info == operation)
            .unwrap_or(self.shared.routes.len())
    }

    fn stop(&mut self) {
        let connections = {
            let mut state = self.shared.state();
            state.stops = true;
            std::mem::take(&mut state.connections)
        };
        self.shared.stopped.notify_all();
        for (_, stream) in connections {
            let _ = stream.shutdown(Shutdown::Both);
        }
        // Wakes the thread that waits for connections.
        let woken = TcpStream::connect(self.address).is_ok();
        if let Some(thread) = self.accepting.take().filter(|_| woken) {
            let _ = thread.join();
        }
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server")
            .field("address", &self.address)
            .field("violations", &self.violations())
            .finish_non_exhaustive()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
        let violations = self.take_violations();
        if violations.is_empty() {
            return;
        }
        let lines: Vec<String> = violations.iter().map(ToString::to_string).collect();
        let message = format!("requests broke the document:\n{}", lines.join("\n"));
        if std::thread::panicking() {
            // Most likely why the test fails.
            eprintln!("{message}");
        } else {
            panic!("{message}");
        }
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        let mut state = shared.state();
        if state.stops {
            return;
        }
        let Ok(stream) = stream else { continue };
        let Ok(handle) = stream.try_clone() else {
            continue;
        };
        if state.connections.len() >= MOST_CONNECTIONS {
            continue;
        }
        let id = state.accepted;
        state.accepted += 1;
        state.connections.push((id, handle));
        drop(state);
        let shared = Arc::clone(shared);
        let name = format!("mock connection {id}");
        let spawned = std::thread::Builder::new().name(name).spawn(move || {
            // What goes wrong on a connection is the client's to report.
            let _ = converse(stream, &shared);
            shared.state().connections.retain(|(known, _)| *known != id);
        });
        drop(spawned);
    }
}

/// Answers the requests of one connection, one after the other.
fn converse(stream: TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut connection = Connection::new(stream);
    loop {
        let request = match connection.read() {
            Ok(Some(request)) => request,
            Ok(None) => return Ok(()),
            Err(error) => {
                if error.kind() == io::ErrorKind::InvalidData {
                    shared.broken(Violation {
                        request: "a request".to_owned(),
                        operation: None,
                        problem: format!("cannot be read: {error}"),
                    });
                }
                return Err(error);
            }
        };
        match react(shared, &request) {
            Reaction::Answer { answer, delay } => {
                shared.wait(delay);
                connection.write(&request, &answer)?;
                if request.is_last() {
                    return Ok(());
                }
            }
            Reaction::HangUp { delay } => {
                shared.wait(delay);
                return Ok(());
            }
        }
    }
}
