//! A row of the table, and how it is played.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::api::runtime::{Client, ClientBuilder, Credentials, RetryPolicy};
use crate::sample::{self, models, operations};
use crate::support::server::{Received, Server, Step};
use crate::support::{Kind, Outcome, outcome};

/// A call that is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Get,
    Post,
    Delete,
}

/// The requests of these calls with a bearer token, byte for byte. `{host}` stands for host and port.
pub const GET: &str = "GET /shelves/s/items/i HTTP/1.1\r\nuser-agent: shelf/0.1.0\r\naccept: \
     application/vnd.shelf.2024-01-01+json\r\nauthorization: Bearer t\r\nhost: {host}\r\n\r\n";
/// See [`GET`].
pub const POST: &str = "POST /shelves/s/items HTTP/1.1\r\ncontent-type: application/vnd.shelf.2024-01-01+json\r\n\
     user-agent: shelf/0.1.0\r\naccept: application/vnd.shelf.2024-01-01+json\r\nauthorization: Bearer t\r\nhost: \
     {host}\r\ncontent-length: 10\r\n\r\n{\"id\":\"n\"}";
/// See [`GET`].
pub const DELETE: &str = "DELETE /shelves/s/items/i:now HTTP/1.1\r\nuser-agent: shelf/0.1.0\r\nauthorization: Bearer \
     t\r\naccept: */*\r\nhost: {host}\r\n\r\n";

impl Call {
    /// All of them, with their names.
    pub const ALL: [(&'static str, Self); 3] = [
        ("GET", Self::Get),
        ("POST", Self::Post),
        ("DELETE", Self::Delete),
    ];

    /// The request that it sends with a bearer token.
    pub fn request(self) -> &'static str {
        match self {
            Self::Get => GET,
            Self::Post => POST,
            Self::Delete => DELETE,
        }
    }

    /// Of up to three attempts, how many a failure causes after which nobody knows whether the server has acted.
    pub fn attempts(self) -> u32 {
        match self {
            Self::Get | Self::Delete => 3,
            Self::Post => 1,
        }
    }

    async fn make(self, client: &Client) -> Outcome {
        match self {
            Self::Get => outcome(operations::get_item(client, "s", "i").await),
            Self::Delete => outcome(operations::delete_item(client, "s", "i").await),
            Self::Post => {
                let item = models::Item {
                    id: Some("n".into()),
                    ..models::Item::default()
                };
                outcome(operations::add_item(client, "s", item).await)
            }
        }
    }
}

type Script = Arc<dyn Fn(&Received) -> Vec<Step> + Send + Sync>;

/// What the server does.
#[derive(Clone)]
enum Behaviour {
    /// This, for each request.
    Script(Script),
    /// This, before it reads anything.
    Rude(Vec<Step>),
    /// Nothing: nobody listens.
    Absent,
}

/// A row of the table.
pub struct Scenario {
    pub name: String,
    call: Call,
    behaviour: Behaviour,
    setup: Vec<fn(ClientBuilder) -> ClientBuilder>,
    credentials: Credentials,
    sent: Vec<String>,
    attempts: u32,
    connections: Option<usize>,
    kind: Kind,
    status: Option<u16>,
    says: &'static str,
    never_says: Vec<&'static str>,
    takes: (Duration, Duration),
}

/// Nothing in these tests takes longer unless the row says so. It is far from what anything should take, so that a busy
/// machine does not fail them.
const USUALLY_WITHIN: Duration = Duration::from_secs(20);

/// A row: the call, and what the server does for each request of it. One request is expected, and a transport error,
/// until the row says otherwise.
pub fn scenario(
    name: impl Into<String>,
    call: Call,
    script: impl Fn(&Received) -> Vec<Step> + Send + Sync + 'static,
) -> Scenario {
    Scenario {
        name: name.into(),
        call,
        behaviour: Behaviour::Script(Arc::new(script)),
        setup: Vec::new(),
        credentials: Credentials::bearer("t"),
        sent: vec![call.request().to_owned()],
        attempts: 1,
        connections: None,
        kind: Kind::Transport,
        status: None,
        says: "",
        never_says: vec!["Bearer t", "127.0.0.1"],
        takes: (Duration::ZERO, USUALLY_WITHIN),
    }
}

/// A row where the server does the same for every request.
pub fn always(name: impl Into<String>, call: Call, steps: Vec<Step>) -> Scenario {
    scenario(name, call, move |_| steps.clone())
}

/// A row where the server misbehaves before it reads a request.
pub fn rude(name: impl Into<String>, call: Call, greeting: Vec<Step>) -> Scenario {
    let mut scenario = always(name, call, Vec::new());
    scenario.behaviour = Behaviour::Rude(greeting);
    scenario.sent.clear();
    scenario
}

/// A row where nobody listens.
pub fn absent(name: impl Into<String>, call: Call) -> Scenario {
    let mut scenario = always(name, call, Vec::new());
    scenario.behaviour = Behaviour::Absent;
    scenario.sent.clear();
    scenario
}

/// A server that answers with these bytes.
pub fn says(bytes: impl Into<Vec<u8>>) -> Vec<Step> {
    vec![Step::Write(bytes.into())]
}

/// A server that answers with these bytes and closes the connection.
pub fn says_and_closes(bytes: impl Into<Vec<u8>>) -> Vec<Step> {
    vec![Step::Write(bytes.into()), Step::Close]
}

impl Scenario {
    /// Changes a setting of the client.
    pub fn with(mut self, setup: fn(ClientBuilder) -> ClientBuilder) -> Self {
        self.setup.push(setup);
        self
    }

    /// Calls with other credentials than a bearer token.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = credentials;
        self
    }

    /// How the call ends.
    pub fn ends(mut self, kind: Kind, status: impl Into<Option<u16>>) -> Self {
        self.kind = kind;
        self.status = status.into();
        self
    }

    /// How many attempts are made, each of which sends the usual request once.
    pub fn tries(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self.sent = vec![self.call.request().to_owned(); attempts as usize];
        self
    }

    /// How many attempts are made, of which no request arrives whole.
    pub fn tries_in_vain(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self.sent.clear();
        self
    }

    /// How many attempts are made, and the requests that arrive. `{cnonce}` and `{response}` stand for what a digest
    /// answer draws at random, and what follows from that.
    pub fn sends(mut self, attempts: u32, requests: &[&str]) -> Self {
        self.attempts = attempts;
        self.sent = requests.iter().map(|text| (*text).to_owned()).collect();
        self
    }

    /// How many connections are made.
    pub fn connects(mut self, connections: usize) -> Self {
        self.connections = Some(connections);
        self
    }

    /// What the error says, among other things.
    pub fn saying(mut self, text: &'static str) -> Self {
        self.says = text;
        self
    }

    /// What neither the error nor its sources say.
    pub fn never_saying(mut self, text: &'static str) -> Self {
        self.never_says.push(text);
        self
    }

    /// Lets the error say where the server is: redirects lead there, and sources below ours name the peer.
    pub fn may_show_addresses(mut self) -> Self {
        self.never_says.retain(|text| *text != "127.0.0.1");
        self
    }

    /// How long the call takes at least, and at most.
    pub fn takes(mut self, least: Duration, most: Duration) -> Self {
        self.takes = (least, most);
        self
    }

    /// Makes the call, and says what is not as it should be.
    pub async fn play(self) -> Result<(), String> {
        let server = match &self.behaviour {
            Behaviour::Script(script) => {
                let script = Arc::clone(script);
                Server::start(move |request| script(request)).await
            }
            Behaviour::Rude(steps) => Server::rude(steps.clone()).await,
            Behaviour::Absent => Server::rude(Vec::new()).await,
        };
        let url = match self.behaviour {
            // Nothing listens on the port of `tcpmux`.
            Behaviour::Absent => "http://127.0.0.1:1".to_owned(),
            Behaviour::Script(_) | Behaviour::Rude(_) => server.url(),
        };
        let quick = RetryPolicy::standard().backoff(Duration::ZERO, Duration::ZERO);
        let builder = sample::usual(&url)
            .credentials(self.credentials.clone())
            .retries(quick);
        let builder = self
            .setup
            .iter()
            .fold(builder, |builder, setup| setup(builder));
        let client = builder.build().expect("the settings are good");
        let began = Instant::now();
        let outcome = self.call.make(&client).await;
        let took = began.elapsed();
        // What was sent last may arrive a little later than the call ends.
        let patience = Instant::now() + Duration::from_secs(2);
        while server.requests().len() < self.sent.len() && Instant::now() < patience {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let problems = self.problems(&outcome, took, &server);
        if problems.is_empty() {
            Ok(())
        } else {
            Err(format!("- {}:\n    {}", self.name, problems.join("\n    ")))
        }
    }

    fn problems(&self, outcome: &Outcome, took: Duration, server: &Server) -> Vec<String> {
        let mut problems = Vec::new();
        let mut differ = |what: &str, expected: String, found: String| {
            if expected != found {
                problems.push(format!("{what}: expected {expected}, found {found}"));
            }
        };
        differ(
            "end",
            format!("{:?} {:?}", self.kind, self.status),
            format!("{:?} {:?}", outcome.kind, outcome.status),
        );
        differ(
            "attempts",
            self.attempts.to_string(),
            outcome.attempts.to_string(),
        );
        let host = server.address().to_string();
        let expected: Vec<String> = self
            .sent
            .iter()
            .map(|text| text.replace("{host}", &host))
            .collect();
        let found: Vec<String> = server
            .requests()
            .iter()
            .map(|request| masked(&String::from_utf8_lossy(&request.raw)))
            .collect();
        differ("requests", format!("{expected:#?}"), format!("{found:#?}"));
        if let Some(connections) = self.connections {
            differ(
                "connections",
                connections.to_string(),
                server.connections().to_string(),
            );
        }
        let (least, most) = self.takes;
        if took < least || took > most {
            problems.push(format!("it took {took:?}, not {least:?} to {most:?}"));
        }
        if !outcome.message.contains(self.says) {
            problems.push(format!("{:?} is not said: {}", self.says, outcome.message));
        }
        for text in &self.never_says {
            if outcome.message.contains(text) {
                problems.push(format!("{text:?} is said: {}", outcome.message));
            }
        }
        if !problems.is_empty() {
            let line = outcome.message.lines().next().unwrap_or_default();
            problems.push(format!("it said: {line}"));
        }
        problems
    }
}

/// The request without what a digest answer draws at random.
fn masked(text: &str) -> String {
    let hide = |text: String, name: &str| {
        let start = format!("{name}=\"");
        let Some((before, rest)) = text.split_once(&start) else {
            return text;
        };
        let Some((value, after)) = rest.split_once('"') else {
            return text;
        };
        assert!(value.len() >= 32 && value.bytes().all(|byte| byte.is_ascii_hexdigit()));
        format!("{before}{start}{{{name}}}\"{after}")
    };
    hide(hide(text.to_owned(), "cnonce"), "response")
}
