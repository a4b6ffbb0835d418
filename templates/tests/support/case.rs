//! An operation, one call of it, and what the document says of it.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::api::runtime::{
    Client, ClientBuilder, Credentials, Error, ErrorBody, Json, Refusal, Response, RetryPolicy,
    Unsigned,
};

/// One call of one operation.
#[derive(Clone, Copy)]
pub struct Case {
    /// The operation's id.
    pub id: &'static str,
    /// The request line that the call sends, the path of the documented server included.
    pub line: &'static str,
    /// Header fields that the call sends, besides credentials: names in lower case.
    pub headers: &'static [(&'static str, &'static str)],
    /// Body that the call sends.
    pub body: Option<&'static str>,
    /// Whether the call obeys the rules of the document: for some, no value was found that does.
    pub obeys: bool,
    /// Who may call: alternatives, each a list of schemes, by name in the document, that are needed together.
    pub security: &'static [&'static [(&'static str, Scheme)]],
    /// Statuses and bodies that the document describes.
    pub documented: &'static [Documented],
    /// Whether the document describes this status.
    pub describes: fn(u16) -> bool,
    /// Makes a client.
    pub builder: fn() -> ClientBuilder,
    /// Makes the call.
    pub call: fn(Client) -> Pin<Box<dyn Future<Output = Outcome> + Send>>,
}

/// A documented answer, which several statuses may have.
#[derive(Clone, Copy, Debug)]
pub struct Documented {
    /// Its statuses, each of which the server may send with it.
    pub statuses: &'static [u16],
    /// Its media type; empty when it has no body.
    pub media_type: &'static str,
    /// A body of it.
    pub body: &'static str,
    /// What the call makes of it.
    pub expect: Expect,
}

/// What a call makes of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// A success.
    Success,
    /// A success with these header fields: the name of each, its text, and what the method that reads it gives.
    SuccessWith(&'static [(&'static str, &'static str, &'static str)]),
    /// An error of the API.
    Failure,
    /// An error that has no body: it is given back whole.
    FailureWithoutBody,
}

impl Documented {
    /// The first of its statuses.
    pub fn status(&self) -> u16 {
        self.statuses
            .first()
            .copied()
            .expect("an answer has a status")
    }

    /// Whether it is a success.
    pub fn is_success(&self) -> bool {
        matches!(self.expect, Expect::Success | Expect::SuccessWith(_))
    }

    /// The header fields that it has besides those of every answer: names, texts, and what the methods that read them
    /// give.
    pub fn fields(&self) -> &'static [(&'static str, &'static str, &'static str)] {
        match self.expect {
            Expect::SuccessWith(fields) => fields,
            Expect::Success | Expect::Failure | Expect::FailureWithoutBody => &[],
        }
    }

    /// Whether the document says that the body is JSON: also by a vendor's media type that names no format.
    pub fn is_json(&self) -> bool {
        let essence = self.media_type.split(';').next().unwrap_or_default().trim();
        let says_json = ["/json", "/x-json", "+json"]
            .iter()
            .any(|end| essence.ends_with(end));
        says_json || essence.starts_with("application/vnd.") && self.body.starts_with(['{', '['])
    }

    /// Whether the document says that the body is a page for people, whatever the parameters of its media type.
    pub fn is_html(&self) -> bool {
        let essence = self.media_type.split(';').next().unwrap_or_default();
        essence.trim().eq_ignore_ascii_case("text/html")
    }

    /// The value of a body of text: all of it.
    pub fn as_text(&self) -> Option<Json> {
        self.media_type
            .starts_with("text/")
            .then(|| Json::String(self.body.to_owned()))
    }
}

/// A security scheme, by what a test must know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// HTTP basic.
    Basic,
    /// HTTP digest.
    Digest,
    /// A bearer token.
    Bearer,
    /// OAuth 2.0 client credentials, with the path of the token endpoint, where it is at the origin of the base URL; empty
    /// when it is elsewhere.
    OAuth2ClientCredentials(&'static str),
    /// An API key in this header field.
    KeyInHeader(&'static str),
    /// An API key in this query parameter.
    KeyInQuery(&'static str),
    /// An API key in this cookie.
    KeyInCookie(&'static str),
    /// HTTP authentication of this name.
    Http(&'static str),
    /// A signature over each request.
    Signed,
    /// A certificate, of which nothing is seen in a request.
    MutualTls,
}

/// What came of a call.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Of which kind it is.
    pub kind: Kind,
    /// The status, if one arrived.
    pub status: Option<u16>,
    /// The value of a success, written again.
    pub value: Option<Json>,
    /// How long the server asks to wait.
    pub retry_after: Option<Duration>,
    /// How many attempts were made.
    pub attempts: u32,
    /// Header fields of a success, as the methods that read them give them.
    pub fields: Fields,
    /// The error in words, its `Debug` output and its sources.
    pub message: String,
}

/// Header fields by name, and what the methods that read them give, as text.
pub type Fields = Vec<(&'static str, Option<String>)>;

impl Outcome {
    /// The same with these header fields.
    pub fn with(self, fields: Fields) -> Self {
        Self { fields, ..self }
    }

    /// The text of a member of a success; empty when there is none.
    pub fn member(&self, name: &str) -> &str {
        let member = self.value.as_ref().and_then(|value| value.get(name));
        member.and_then(Json::as_str).unwrap_or_default()
    }
}

/// Kinds of outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A value.
    Success,
    /// `Error::InvalidRequest`
    InvalidRequest,
    /// `Error::Refused`
    Refused,
    /// `Error::Auth`
    Auth,
    /// `Error::Transport`
    Transport,
    /// `Error::Timeout`
    Timeout,
    /// `Error::Api`
    Api,
    /// `Error::Status`
    Status,
    /// `Error::UnexpectedResponse`
    Unexpected,
    /// `Error::Decode`
    Decode,
    /// `Error::InvalidResponse`
    InvalidResponse,
    /// `Error::TooLarge`
    TooLarge,
    /// `Error::Paging`
    Paging,
    /// A kind that these tests do not know.
    Other,
}

/// A value for a call, from its JSON.
pub fn sample<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).expect("a sample of the type")
}

/// A list for a call, from its JSON.
pub fn samples<T: DeserializeOwned>(json: &str) -> Vec<T> {
    sample(json)
}

/// Brings the result of any operation into one form.
pub fn outcome<T: Serialize, E: ErrorBody>(result: Result<Response<T>, Error<E>>) -> Outcome {
    match result {
        Ok(response) => {
            let value = Json::of(&*response).expect("a value can be written");
            succeeded(&response, value)
        }
        Err(error) => failed(&error),
    }
}

/// The header fields of a success; none of an error.
pub fn fields<T, E, const N: usize>(
    result: &Result<Response<T>, Error<E>>,
    read: impl Fn(&Response<T>) -> [(&'static str, Option<String>); N],
) -> Fields {
    let read = result.as_ref().map(read);
    read.map(Vec::from).unwrap_or_default()
}

/// What a method that reads a header field gives, as text.
pub fn shown<V: ToString>(value: Option<V>) -> Option<String> {
    value.map(|value| value.to_string())
}

/// The same of a method that gives a list, an object or JSON: its JSON text.
pub fn written<V: Serialize>(value: Option<V>) -> Option<String> {
    value.map(|value| {
        let value = Json::of(&value).expect("a value can be written");
        value.to_string()
    })
}

/// The same of the first page of a list.
pub fn first_page<T: Serialize, E: ErrorBody>(
    page: Option<Result<Response<T>, Error<E>>>,
) -> Outcome {
    outcome(page.expect("a list has a first page"))
}

/// A success with this value.
pub fn succeeded<T>(response: &Response<T>, value: Json) -> Outcome {
    Outcome {
        kind: Kind::Success,
        status: Some(response.status()),
        value: Some(value),
        retry_after: response.retry_after(),
        attempts: response.attempts(),
        fields: Vec::new(),
        message: String::new(),
    }
}

/// An error.
pub fn failed<E: ErrorBody>(error: &Error<E>) -> Outcome {
    Outcome {
        kind: kind(error),
        status: error.status(),
        value: None,
        retry_after: error.retry_after(),
        attempts: error.attempts(),
        fields: Vec::new(),
        message: in_words(error),
    }
}

fn kind<E>(error: &Error<E>) -> Kind {
    match error {
        Error::InvalidRequest(_) => Kind::InvalidRequest,
        Error::Refused(_) => Kind::Refused,
        Error::Auth(_) => Kind::Auth,
        Error::Transport(_) => Kind::Transport,
        Error::Timeout(_) => Kind::Timeout,
        Error::Api(_) => Kind::Api,
        Error::Status(_) => Kind::Status,
        Error::UnexpectedResponse(_) => Kind::Unexpected,
        Error::Decode(_) => Kind::Decode,
        Error::InvalidResponse(_) => Kind::InvalidResponse,
        Error::TooLarge(_) => Kind::TooLarge,
        Error::Paging(_) => Kind::Paging,
        _ => Kind::Other,
    }
}

/// Everything that an error can show.
pub fn in_words(error: &impl std::error::Error) -> String {
    let mut texts = vec![format!("{error}\n{error:?}\n{error:#?}")];
    let mut source = error.source();
    while let Some(inner) = source {
        texts.push(format!("{inner}\n{inner:?}\n{inner:#?}"));
        source = inner.source();
    }
    texts.join("\n")
}

/// Credentials that tests use.
pub const USER: &str = "public-key";
/// See [`USER`].
pub const PASSWORD: &str = "private:key/with \"quotes\"";
/// See [`USER`].
pub const TOKEN: &str = "a.bearer.token";
/// See [`USER`].
pub const KEY: &str = "an/api key";
/// See [`USER`].
pub const CLIENT_ID: &str = "client id";
/// See [`USER`].
pub const CLIENT_SECRET: &str = "client:secret+/";

impl Case {
    /// A client of this server with these credentials, which tries once.
    pub fn client(&self, url: String, credentials: Credentials) -> Client {
        self.retrying_client(url, credentials, RetryPolicy::none())
    }

    /// A client of this server with these credentials, which tries again as this says.
    pub fn retrying_client(
        &self,
        url: String,
        credentials: Credentials,
        policy: RetryPolicy,
    ) -> Client {
        (self.builder)()
            .origin(url)
            .allow_plain_http_on_loopback()
            .credentials(credentials)
            .retries(policy)
            .build()
            .expect("the settings are good")
    }

    /// The scheme that the document admits on its own and that fits, with its name.
    pub fn alone(&self, fits: impl Fn(Scheme) -> bool) -> Option<(&'static str, Scheme)> {
        self.security.iter().find_map(|schemes| match schemes {
            [(name, scheme)] if fits(*scheme) => Some((*name, *scheme)),
            _ => None,
        })
    }

    /// Whether the document asks for credentials.
    pub fn needs_credentials(&self) -> bool {
        !self.security.is_empty() && !self.security.iter().any(|schemes| schemes.is_empty())
    }

    /// Credentials for the alternative that takes the fewest requests, and that alternative.
    pub fn simplest(&self) -> (Credentials, Vec<Scheme>) {
        let cost = |schemes: &&[(&str, Scheme)]| {
            schemes
                .iter()
                .filter(|(_, scheme)| *scheme == Scheme::Digest)
                .count()
        };
        let schemes = self
            .security
            .iter()
            .copied()
            .min_by_key(cost)
            .unwrap_or_default();
        let credentials = schemes
            .iter()
            .fold(Credentials::none(), |all, (name, scheme)| {
                all.and(scheme.credentials().for_scheme(*name))
            });
        (
            credentials,
            schemes.iter().map(|(_, scheme)| *scheme).collect(),
        )
    }
}

/// The calls that this build can make: one without digest authentication leaves out those that nothing else opens.
pub fn callable<'c>(cases: impl IntoIterator<Item = &'c Case>) -> impl Iterator<Item = &'c Case> {
    let needs_digest = |case: &Case| case.simplest().1.contains(&Scheme::Digest);
    cases
        .into_iter()
        .filter(move |case| cfg!(feature = "digest") || !needs_digest(case))
}

impl Scheme {
    fn credentials(self) -> Credentials {
        match self {
            Self::Basic => Credentials::basic(USER, PASSWORD),
            Self::Digest => Credentials::digest(USER, PASSWORD),
            Self::Bearer | Self::OAuth2ClientCredentials(_) => Credentials::bearer(TOKEN),
            Self::KeyInHeader(_) | Self::KeyInQuery(_) | Self::KeyInCookie(_) => {
                Credentials::api_key(KEY)
            }
            Self::Http(_) => Credentials::http(TOKEN),
            Self::Signed => Credentials::signer(sign),
            Self::MutualTls => Credentials::client_certificate(KEY),
        }
    }
}

/// Says what it was asked to sign.
fn sign(request: &mut Unsigned<'_>) -> Result<(), Refusal> {
    let signature = ["Signed", request.method(), request.url()].join(" ");
    request.set_header("authorization", &signature)
}
