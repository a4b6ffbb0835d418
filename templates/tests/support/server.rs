//! A loopback server that does what it is told, byte for byte.
//!
//! No HTTP library is behind it, so it can break every rule. It reads one request after the other from each connection,
//! keeps them, and asks a function what to do.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// One thing that the server does.
#[derive(Clone, Debug)]
pub enum Step {
    /// Writes these bytes.
    Write(Vec<u8>),
    /// Waits.
    Sleep(Duration),
    /// Writes these bytes one by one, with a pause after each.
    Drip(Vec<u8>, Duration),
    /// Writes this block again and again, until the client goes away.
    Flood(Vec<u8>),
    /// Closes the connection in order.
    Close,
    /// Closes the direction to the client, and goes on reading.
    HalfClose,
    /// Resets the connection (RST).
    Reset,
    /// Keeps the connection open and says nothing, until the client goes away.
    Hold,
}

/// A request as it arrived.
#[derive(Clone, Debug)]
pub struct Received {
    /// How many requests came before it, on any connection.
    pub index: usize,
    /// How many connections came before its own.
    pub connection: usize,
    /// The request line, without its end.
    pub line: String,
    /// Header fields in order, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// Everything, byte for byte.
    pub raw: Vec<u8>,
}

impl Received {
    /// The values of all header fields of this name.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.headers
            .iter()
            .filter(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// The value of the one header field of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let values = self.all(name);
        assert!(
            values.len() <= 1,
            "{name} arrived {} times: {values:?}",
            values.len()
        );
        values.first().copied()
    }

    /// The request-target.
    pub fn target(&self) -> &str {
        self.line.split(' ').nth(1).unwrap_or_default()
    }

    /// The method.
    pub fn method(&self) -> &str {
        self.line.split(' ').next().unwrap_or_default()
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is UTF-8")
    }
}

type Script = dyn Fn(&Received) -> Vec<Step> + Send + Sync;

/// A running server. It stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

/// What the connections of a server share.
struct Shared {
    greeting: Vec<Step>,
    script: Arc<Script>,
    reads: Reads,
    received: Mutex<Vec<Received>>,
    connections: AtomicUsize,
    open: AtomicUsize,
}

/// How much of a request is read before the server does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reads {
    Whole,
    Head,
}

impl Server {
    /// Starts a server that does for each request what `script` says.
    pub async fn start(script: impl Fn(&Received) -> Vec<Step> + Send + Sync + 'static) -> Self {
        Self::greeting(Vec::new(), script).await
    }

    /// Starts a server that does this as soon as somebody connects, and then for each request what `script` says.
    pub async fn greeting(
        greeting: Vec<Step>,
        script: impl Fn(&Received) -> Vec<Step> + Send + Sync + 'static,
    ) -> Self {
        Self::started(greeting, Arc::new(script), Reads::Whole).await
    }

    /// Starts a server that does this as soon as the head of a request arrived.
    pub async fn early(steps: Vec<Step>) -> Self {
        let script = move |_: &Received| steps.clone();
        Self::started(Vec::new(), Arc::new(script), Reads::Head).await
    }

    async fn started(greeting: Vec<Step>, script: Arc<Script>, reads: Reads) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0))
            .await
            .expect("a loopback port is free");
        let address = listener.local_addr().expect("a listener has an address");
        let shared = Arc::new(Shared {
            greeting,
            script,
            reads,
            received: Mutex::new(Vec::new()),
            connections: AtomicUsize::new(0),
            open: AtomicUsize::new(0),
        });
        let task = tokio::spawn(accept(listener, Arc::clone(&shared)));
        Self {
            address,
            shared,
            task,
        }
    }

    /// Starts a server that does this as soon as somebody connects, before it reads anything.
    pub async fn rude(greeting: Vec<Step>) -> Self {
        Self::greeting(greeting, |_| vec![Step::Close]).await
    }

    /// Starts a server that gives every request this answer.
    pub async fn answering(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::start(move |_| vec![Step::Write(answer.clone())]).await
    }

    /// Starts a server that gives these answers in turn, and the last one again and again.
    pub async fn sequence(answers: Vec<Vec<u8>>) -> Self {
        Self::start(move |request| {
            let answer = answers
                .get(request.index)
                .or(answers.last())
                .expect("there is an answer");
            vec![Step::Write(answer.clone())]
        })
        .await
    }

    /// `http://127.0.0.1:port`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Host and port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The requests so far, in order of arrival.
    pub fn requests(&self) -> Vec<Received> {
        self.shared
            .received
            .lock()
            .expect("no test panics with the lock")
            .clone()
    }

    /// The only request so far.
    pub fn only_request(&self) -> Received {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "one request: {:?}", lines(&requests));
        requests.into_iter().next().expect("one request")
    }

    /// How many connections were made so far.
    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }

    /// How many connections are open now.
    pub fn open_connections(&self) -> usize {
        self.shared.open.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The request lines, for messages.
pub fn lines(requests: &[Received]) -> Vec<&str> {
    requests
        .iter()
        .map(|request| request.line.as_str())
        .collect()
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    // Connections end with the server.
    let mut tasks = tokio::task::JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let connection = shared.connections.fetch_add(1, Ordering::SeqCst);
        let shared = Arc::clone(&shared);
        shared.open.fetch_add(1, Ordering::SeqCst);
        tasks.spawn(async move {
            serve(stream, connection, &shared).await;
            shared.open.fetch_sub(1, Ordering::SeqCst);
        });
    }
}

async fn serve(mut stream: TcpStream, connection: usize, shared: &Shared) {
    for step in shared.greeting.iter().cloned() {
        if perform(&mut stream, step).await.is_none() {
            return;
        }
    }
    let mut pending = Vec::new();
    while let Some(mut request) = read_request(&mut stream, &mut pending, shared.reads).await {
        request.connection = connection;
        {
            let mut received = shared
                .received
                .lock()
                .expect("no test panics with the lock");
            request.index = received.len();
            received.push(request.clone());
        }
        for step in (shared.script)(&request) {
            if perform(&mut stream, step).await.is_none() {
                return;
            }
        }
    }
}

/// Does one step; `None` when the connection is over.
async fn perform(stream: &mut TcpStream, step: Step) -> Option<()> {
    match step {
        Step::Write(bytes) => stream.write_all(&bytes).await.ok()?,
        Step::Sleep(pause) => tokio::time::sleep(pause).await,
        Step::Drip(bytes, pause) => {
            for byte in bytes {
                stream.write_all(&[byte]).await.ok()?;
                tokio::time::sleep(pause).await;
            }
        }
        Step::Flood(block) => loop {
            stream.write_all(&block).await.ok()?;
        },
        Step::Close => {
            let _ = stream.shutdown().await;
            return None;
        }
        Step::HalfClose => stream.shutdown().await.ok()?,
        Step::Reset => {
            stream.set_zero_linger().ok()?;
            return None;
        }
        Step::Hold => {
            let mut byte = [0];
            while stream.read(&mut byte).await.ok()? > 0 {}
            return None;
        }
    }
    Some(())
}

/// The next request; `None` when the client closes, or sends what is not a request.
async fn read_request(
    stream: &mut TcpStream,
    pending: &mut Vec<u8>,
    reads: Reads,
) -> Option<Received> {
    let head_length = loop {
        if let Some(position) = pending.windows(4).position(|window| window == b"\r\n\r\n") {
            break position + 4;
        }
        read_more(stream, pending).await?;
    };
    let head = String::from_utf8_lossy(&pending[..head_length]).into_owned();
    let mut head_lines = head.split("\r\n");
    let line = head_lines.next()?.to_owned();
    let headers: Vec<_> = head_lines
        .filter_map(|field| field.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let is_chunked = headers
        .iter()
        .any(|(name, value)| name == "transfer-encoding" && value == "chunked");
    let (length, body) = if reads == Reads::Head {
        (pending.len() - head_length, Vec::new())
    } else if is_chunked {
        read_chunks(stream, pending, head_length).await?
    } else {
        let length: usize = headers
            .iter()
            .find(|(name, _)| name == "content-length")
            .map_or(Some(0), |(_, value)| value.parse().ok())?;
        while pending.len() < head_length + length {
            read_more(stream, pending).await?;
        }
        (length, pending[head_length..head_length + length].to_vec())
    };
    let rest = pending.split_off(head_length + length);
    let raw = std::mem::replace(pending, rest);
    Some(Received {
        index: 0,
        connection: 0,
        line,
        headers,
        body,
        raw,
    })
}

/// A body in chunks (RFC 9112 § 7.1): how many bytes it takes on the wire, and what it holds.
async fn read_chunks(
    stream: &mut TcpStream,
    pending: &mut Vec<u8>,
    start: usize,
) -> Option<(usize, Vec<u8>)> {
    let (mut at, mut body) = (start, Vec::new());
    loop {
        let line = loop {
            if let Some(end) = pending[at..].windows(2).position(|two| two == b"\r\n") {
                break end;
            }
            read_more(stream, pending).await?;
        };
        let size = std::str::from_utf8(&pending[at..at + line]).ok()?;
        let size = usize::from_str_radix(size, 16).ok()?;
        at += line + 2;
        while pending.len() < at + size + 2 {
            read_more(stream, pending).await?;
        }
        body.extend_from_slice(&pending[at..at + size]);
        at += size + 2;
        if size == 0 {
            return Some((at - start, body));
        }
    }
}

async fn read_more(stream: &mut TcpStream, pending: &mut Vec<u8>) -> Option<()> {
    let read = stream.read_buf(pending).await.ok()?;
    (read > 0).then_some(())
}

/// An answer with a body and its length.
pub fn answer(status: u16, media_type: &str, body: &str) -> Vec<u8> {
    with_headers(status, &[("content-type", media_type)], body)
}

/// An answer with these header fields, a body and its length.
pub fn with_headers(status: u16, headers: &[(&str, &str)], body: &str) -> Vec<u8> {
    let mut lines = vec![format!("HTTP/1.1 {status} Scripted")];
    lines.extend(
        headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}")),
    );
    // RFC 9110 § 8.6: an answer of these statuses has no length.
    if !matches!(status, 100..=199 | 204 | 304) {
        lines.push(format!("content-length: {}", body.len()));
    }
    format!("{}\r\n\r\n{body}", lines.join("\r\n")).into_bytes()
}
