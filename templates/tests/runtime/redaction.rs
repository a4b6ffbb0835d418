//! No credential appears in anything that can be printed.

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::api::runtime::{
    Attempt, Client, Credentials, Ended, Error, ErrorBody, Hook, Refusal, Request, Response,
    Secret, Unsigned,
};
use crate::listening;
use crate::sample::{self, REVOKE_PATH, TOKEN_PATH, models, operations};
use crate::support::case::in_words;
use crate::support::server::{Server, Step, answer, with_headers};

const USER: &str = "canary-user";
const PASSWORD: &str = "canary/pass+word=";
const CLIENT_ID: &str = "canary-client";
const CLIENT_SECRET: &str = "canary/client+secret=";
const TOKEN: &str = "canary.token+value/=";
const KEY: &str = "canary/key+value=";

/// Everything that was printed.
#[derive(Default)]
struct Printed(String);

impl Printed {
    fn add(&mut self, value: &impl Debug) {
        write!(self.0, "{value:?}\n{value:#?}\n").expect("a string takes text");
    }

    fn add_error(&mut self, error: &impl std::error::Error) {
        self.0 += &in_words(error);
        self.0 += "\n";
    }

    /// Looks for each secret as it is and in every form in which it goes over the wire.
    fn check(&self) {
        let mut forms = Vec::new();
        for secret in [PASSWORD, CLIENT_SECRET, TOKEN, KEY] {
            forms.push(secret.to_owned());
            forms.push(
                secret
                    .replace('/', "%2F")
                    .replace('+', "%2B")
                    .replace('=', "%3D"),
            );
            forms.push(STANDARD.encode(secret));
            forms.push(URL_SAFE.encode(secret));
        }
        let form_encoded = CLIENT_SECRET
            .replace('/', "%2F")
            .replace('+', "%2B")
            .replace('=', "%3D");
        for pair in [
            format!("{USER}:{PASSWORD}"),
            format!("{CLIENT_ID}:{form_encoded}"),
        ] {
            forms.push(STANDARD.encode(&pair));
            forms.push(STANDARD.encode(&pair)[..16].to_owned());
        }
        forms.extend(password_hashes());
        assert!(self.0.len() > 1000, "something was printed");
        for form in forms {
            assert!(!self.0.contains(&form), "{form} was printed:\n{}", self.0);
        }
    }
}

/// H(A1) of the digest scheme, which is as good as the password.
#[cfg(feature = "digest")]
fn password_hashes() -> Vec<String> {
    use sha2::Digest as _;
    let hash = sha2::Sha256::digest(format!("{USER}:r:{PASSWORD}").as_bytes());
    vec![
        hash.iter()
            .fold(String::new(), |text, byte| text + &format!("{byte:02x}")),
    ]
}

#[cfg(not(feature = "digest"))]
fn password_hashes() -> Vec<String> {
    Vec::new()
}

fn sign(request: &mut Unsigned<'_>) -> Result<(), Refusal> {
    request.set_header("authorization", KEY)
}

fn all_credentials() -> Vec<Credentials> {
    vec![
        Credentials::basic(USER, PASSWORD),
        Credentials::bearer(TOKEN),
        Credentials::api_key(KEY).for_scheme("HeaderKey"),
        Credentials::api_key(KEY).for_scheme("QueryKey"),
        Credentials::api_key(KEY).for_scheme("CookieKey"),
        Credentials::signer(sign).for_scheme("HeaderKey"),
        Credentials::http(KEY).and(Credentials::client_certificate(PASSWORD)),
        #[cfg(feature = "digest")]
        Credentials::digest(USER, PASSWORD),
        #[cfg(feature = "oauth2")]
        Credentials::oauth2_client(CLIENT_ID, CLIENT_SECRET),
    ]
}

/// Ways in which a server can treat a call.
fn treatments() -> Vec<Vec<Step>> {
    let item = |body: &str| vec![Step::Write(answer(200, operations::ITEM, body))];
    vec![
        item(r#"{"id":"i"}"#),
        item("{"),
        item(r#"{"id":"much too long"}"#),
        vec![Step::Write(answer(
            404,
            "application/json",
            r#"{"errorCode":"NOPE"}"#,
        ))],
        vec![Step::Write(answer(401, "text/plain", "who?"))],
        vec![Step::Write(answer(418, "text/html", "<html>"))],
        vec![Step::Write(with_headers(
            302,
            &[("location", "https://h/?state=x")],
            "",
        ))],
        vec![
            Step::Write(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{".to_vec()),
            Step::Close,
        ],
        vec![
            Step::Write(b"HTTP/1.1 200 OK\r\ncontent-length: 999999999\r\n\r\n{".to_vec()),
            Step::Close,
        ],
        vec![Step::Write(b"nonsense\r\n\r\n".to_vec()), Step::Close],
        vec![Step::Reset],
        vec![Step::Hold],
    ]
}

/// A server that authenticates whoever asks, and then treats the call like this.
async fn server(steps: Vec<Step>) -> Server {
    Server::start(move |request| match request.target() {
        TOKEN_PATH => {
            let body = format!(r#"{{"access_token":"{TOKEN}","expires_in":3600}}"#);
            vec![Step::Write(answer(200, "application/json", &body))]
        }
        REVOKE_PATH => vec![Step::Write(answer(500, "text/plain", "no"))],
        _ if request.header("authorization").is_none() => {
            let asked = r#"Digest realm="r", nonce="n", qop="auth", algorithm=SHA-256"#;
            match request.header("x-api-key").or(request.header("cookie")) {
                None if !request.target().contains("api_key") => {
                    vec![Step::Write(with_headers(
                        401,
                        &[("www-authenticate", asked)],
                        "",
                    ))]
                }
                None | Some(_) => steps.clone(),
            }
        }
        _ => steps.clone(),
    })
    .await
}

fn add_result<T: Debug, E: ErrorBody>(
    printed: &mut Printed,
    result: &Result<Response<T>, Error<E>>,
) {
    printed.add(result);
    if let Err(error) = result {
        printed.add_error(error);
    }
}

async fn call(printed: &mut Printed, client: &Client) {
    let limit = Duration::from_millis(100);
    let request: Request<_> = operations::get_item(client, "s", "i")
        .timeout(limit)
        .strict_response(true);
    printed.add(&request);
    add_result(printed, &request.await);
    add_result(
        printed,
        &operations::add_item(client, "s", models::Item::default())
            .timeout(limit)
            .await,
    );
    add_result(printed, &operations::get_item(client, "..", "i").await);
    let wait = operations::get_item(client, "s", "i")
        .until(|_| false)
        .interval(limit)
        .timeout(limit);
    printed.add(&wait);
    let error = wait.await.unwrap_err();
    printed.add_error(&error);
}

/// Writes down what hooks are shown.
#[derive(Clone, Default)]
struct Onlooker(Arc<Mutex<String>>);

impl Hook for Onlooker {
    fn before(&self, attempt: &mut Attempt) -> Result<(), Refusal> {
        attempt.set_header("x-onlooker", "here")?;
        let mut text = self.0.lock().expect("no test panics with the lock");
        writeln!(text, "{attempt:?}").expect("a string takes text");
        Ok(())
    }

    fn after(&self, attempt: &Attempt, ended: &Ended<'_>) {
        let mut text = self.0.lock().expect("no test panics with the lock");
        writeln!(text, "{attempt:?} {ended:?} {:?}", ended.headers()).expect("a string takes text");
    }
}

/// Keeps every event and span of every crate, with all their fields.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Log {
    fn note(&self, metadata: &Metadata<'_>, record: impl FnOnce(&mut dyn Visit)) {
        let mut text = self.0.lock().expect("no test panics with the lock");
        text.push_str(metadata.target());
        record(&mut Fields(&mut text));
        text.push('\n');
    }
}

struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {}={value:?}", field.name()).expect("a string takes text");
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.note(span.metadata(), |fields| span.record(fields));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Fields(
            &mut self.0.lock().expect("no test panics with the lock"),
        ));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.note(event.metadata(), |fields| event.record(fields));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn canaries_stay_in_their_cages() {
    let log = Log::default();
    // Everything in this test runs on one thread.
    let _guard = listening::here(log.clone());
    let mut printed = Printed::default();
    for credentials in all_credentials() {
        printed.add(&credentials);
        for steps in treatments() {
            let server = server(steps).await;
            let onlooker = Onlooker::default();
            let builder = sample::local(&server.url())
                .credentials(credentials.clone())
                .hook(onlooker.clone());
            printed.add(&builder);
            let client = builder.build().expect("the settings are good");
            call(&mut printed, &client).await;
            printed.add(&client);
            printed.0 += &onlooker.0.lock().expect("no test panics with the lock");
            if let Err(error) = client.revoke_tokens().await {
                printed.add_error(&error);
            }
        }
        // Nobody listens at all.
        call(
            &mut printed,
            &sample::client("http://127.0.0.1:1", credentials),
        )
        .await;
    }
    printed.add(&Secret::new(PASSWORD));
    let logged = log.0.lock().expect("no test panics with the lock").clone();
    assert!(
        logged.contains("hyper"),
        "the layers below log as well: {logged}"
    );
    if cfg!(feature = "tracing") {
        assert!(
            logged.contains(r#"template="/shelves/{shelfId}/items/{itemId}""#),
            "calls have spans: {logged}"
        );
    }
    assert!(
        printed.0.contains("headers: [\"x-onlooker\"]"),
        "hooks look on"
    );
    printed.0 += &logged;
    printed.check();
}

#[test]
fn settings_that_are_refused_are_not_repeated() {
    let mut printed = Printed::default();
    for url in [
        format!("https://{USER}:canary%2Fpass%2Bword%3D@shelf.example"),
        format!("https://shelf.example/?key={PASSWORD}"),
        format!("http://shelf.example/#{PASSWORD}"),
        PASSWORD.to_owned(),
    ] {
        printed.add_error(&sample::builder().base_url(url).build().unwrap_err());
    }
    for credentials in [
        Credentials::basic(USER, format!("{PASSWORD}\n")),
        Credentials::bearer(format!("{TOKEN} ")),
        Credentials::api_key(format!("{KEY}\r\n")).for_scheme("HeaderKey"),
        Credentials::api_key(KEY).for_scheme("Nothing"),
    ] {
        printed.add(&credentials);
        printed.add_error(
            &sample::builder()
                .credentials(credentials)
                .build()
                .unwrap_err(),
        );
    }
    let half = Credentials::from_lookup(&sample::API, &|name| {
        (name == "SHELF_PASSWORD").then(|| PASSWORD.into())
    });
    printed.add_error(&half.unwrap_err());
    printed.check();
}

#[tokio::test]
async fn credentials_are_marked_and_other_fields_of_an_answer_are_hidden() {
    let fields = [
        ("content-type", operations::ITEM),
        ("set-cookie", "session=canary-session"),
        ("www-authenticate", "Digest nonce=\"canary-nonce\""),
        ("x-signed-url", "https://h/?sig=canary-signature"),
        ("retry-after", "7"),
    ];
    for status in [200, 418] {
        let server = Server::answering(with_headers(status, &fields, "{}")).await;
        let client = sample::client(&server.url(), Credentials::basic("u", "p"));
        let result = operations::get_item(&client, "s", "i").await;
        let text = format!("{result:?}");
        assert!(!text.contains("canary"), "{text}");
        assert!(
            text.contains("\"set-cookie\": ..") && text.contains("\"retry-after\": \"7\""),
            "{text}"
        );
    }
}
