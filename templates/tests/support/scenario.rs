//! What can happen to a call, one function each; [`authentication`](super::authentication) has what credentials add.
//!
//! Each starts its own server, makes the call once (twice where that is the point), and says what must have gone over
//! the wire and what must come of it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::case::{self, Case, Documented, Expect, Kind, Outcome, Scheme};
use super::example::{json, same};
use super::server::{Received, Server, Step, answer, lines, with_headers};
use super::stream::items_of;
use crate::api::runtime::{Credentials, RetryPolicy};

/// A challenge that the server in these scenarios makes.
pub(super) const CHALLENGE: &str = "Digest realm=\"a \\\"realm\\\"\", qop=\"auth\", algorithm=SHA-256, nonce=\"a-nonce\", \
                         opaque=\"opaque\", stale=false";

/// Every documented answer arrives as what the document says, and the request is exactly what it should be.
pub async fn documented(case: &Case) {
    for (status, documented) in answers(case) {
        let (outcome, requests) = call(case, documented_answer(status, documented)).await;
        check_request(case, &requests);
        let context = format!("{} {}: {}", case.id, status, outcome.message);
        assert_eq!(outcome.status, Some(status), "{context}");
        match documented.expect {
            Expect::Success | Expect::SuccessWith(_) => {
                assert_eq!(outcome.kind, Kind::Success, "{context}");
                let value = outcome.value.as_ref().expect("a success has a value");
                let expected = if documented.is_json() {
                    Some(json(documented.body))
                } else {
                    items_of(documented).or_else(|| documented.as_text())
                };
                check_fields(documented, &outcome, &context);
                if let Some(expected) = expected {
                    assert!(
                        same(value, &expected),
                        "{context}: read {value} from {}",
                        documented.body
                    );
                }
            }
            Expect::Failure => assert_eq!(outcome.kind, Kind::Api, "{context}"),
            Expect::FailureWithoutBody => assert_eq!(outcome.kind, Kind::Status, "{context}"),
        }
    }
}

/// The methods that read header fields give what was sent: where that is a list or an object, the same by its JSON.
fn check_fields(documented: &Documented, outcome: &Outcome, context: &str) {
    for (name, sent, given) in documented.fields() {
        let mut read = outcome.fields.iter();
        let read = read.find(|(known, _)| known == name);
        let read = read.and_then(|(_, value)| value.as_deref());
        if let (Some(read), true) = (read, given.starts_with(['[', '{'])) {
            let is_same = same(&json(read), &json(given));
            assert!(is_same, "{context}: read {read} from `{name}: {sent}`");
        } else {
            assert_eq!(read, Some(*given), "{context}: `{name}: {sent}`");
        }
    }
}

/// A status that the document does not describe is kept whole.
pub async fn undocumented_status(case: &Case) {
    for status in [299, 418, 599]
        .into_iter()
        .filter(|status| !(case.describes)(*status))
    {
        let (outcome, requests) = call(
            case,
            vec![Step::Write(answer(status, "application/json", "{}"))],
        )
        .await;
        check_request(case, &requests);
        assert_eq!(
            outcome.kind,
            Kind::Unexpected,
            "{} {status}: {}",
            case.id,
            outcome.message
        );
        assert_eq!(outcome.status, Some(status));
    }
}

/// A body that ends too early is an error, never a value.
pub async fn truncated_body(case: &Case) {
    for (status, documented) in with_body(case) {
        let whole = answer(status, documented.media_type, documented.body);
        let cut = whole.len() - documented.body.len().div_ceil(2);
        let (outcome, requests) =
            call(case, vec![Step::Write(whole[..cut].to_vec()), Step::Close]).await;
        check_request(case, &requests);
        assert_eq!(
            outcome.kind,
            Kind::Transport,
            "{} {}: {}",
            case.id,
            status,
            outcome.message
        );
        assert_eq!(outcome.status, Some(status));
    }
}

/// A page for people where the document says JSON is kept whole, and not taken for a value.
pub async fn html_page(case: &Case) {
    for (status, _) in with_body(case).filter(|(_, documented)| !documented.is_html()) {
        let page = answer(
            status,
            "text/html; charset=utf-8",
            "<!DOCTYPE html><title>Sign in</title>",
        );
        let (outcome, requests) = call(case, vec![Step::Write(page)]).await;
        check_request(case, &requests);
        assert_eq!(
            outcome.kind,
            Kind::Unexpected,
            "{} {}: {}",
            case.id,
            status,
            outcome.message
        );
        assert_eq!(outcome.status, Some(status));
    }
}

/// A body that is not JSON where the document says JSON is an error that says so.
pub async fn undecodable_body(case: &Case) {
    for (status, documented) in with_body(case).filter(|(_, documented)| documented.is_json()) {
        let broken = answer(status, documented.media_type, "{\"unfinished\":");
        let (outcome, requests) = call(case, vec![Step::Write(broken)]).await;
        check_request(case, &requests);
        assert_eq!(
            outcome.kind,
            Kind::Decode,
            "{} {}: {}",
            case.id,
            status,
            outcome.message
        );
        assert_eq!(outcome.status, Some(status));
    }
}

/// No redirect is followed: neither the request nor its credentials reach the other server.
pub async fn redirect(case: &Case) {
    let elsewhere = Server::answering(answer(200, "application/json", "{}")).await;
    for status in [301, 302, 303, 307, 308]
        .into_iter()
        .filter(|status| !(case.describes)(*status))
    {
        let location = format!("{}/elsewhere?key=never-shown", elsewhere.url());
        let moved = with_headers(status, &[("location", &location)], "");
        let (outcome, requests) = call(case, vec![Step::Write(moved)]).await;
        check_request(case, &requests);
        assert_eq!(
            outcome.kind,
            Kind::Unexpected,
            "{} {status}: {}",
            case.id,
            outcome.message
        );
        assert_eq!(outcome.status, Some(status));
        assert!(
            !outcome.message.contains("never-shown"),
            "the query of the location is shown: {}",
            outcome.message
        );
    }
    assert_eq!(elsewhere.connections(), 0, "a redirect was followed");
}

/// A 429 is given back at once, with the wait that the server asks for.
pub async fn too_many_requests(case: &Case) {
    let busy = with_headers(
        429,
        &[("retry-after", "7"), ("content-type", "application/json")],
        "{}",
    );
    let (outcome, requests) = call(case, vec![Step::Write(busy)]).await;
    check_request(case, &requests);
    assert_ne!(outcome.kind, Kind::Success);
    assert_eq!(outcome.status, Some(429), "{}", outcome.message);
    assert_eq!(outcome.retry_after, Some(Duration::from_secs(7)));
}

/// An answer that passes is waited out where the operation may be done twice, and only there.
pub async fn retried(case: &Case) {
    let Some(success) = success(case) else { return };
    let (credentials, schemes) = case.simplest();
    let needs_challenge = schemes.contains(&Scheme::Digest);
    let whole = documented_answer(success.status(), success);
    let failed = AtomicBool::new(false);
    let server = Server::start(move |request| {
        if needs_challenge && request.header("authorization").is_none() {
            vec![Step::Write(with_headers(
                401,
                &[("www-authenticate", CHALLENGE)],
                "",
            ))]
        } else if failed.swap(true, Ordering::SeqCst) {
            whole.clone()
        } else {
            vec![Step::Write(with_headers(503, &[("retry-after", "0")], ""))]
        }
    })
    .await;
    let policy = RetryPolicy::standard().backoff(Duration::ZERO, Duration::ZERO);
    let outcome = (case.call)(case.retrying_client(server.url(), credentials, policy)).await;
    let requests = server.requests();
    let method = case.line.split(' ').next().unwrap_or_default();
    let (kind, attempts) = match method {
        "GET" | "PUT" | "DELETE" | "OPTIONS" | "HEAD" | "TRACE" | "QUERY" => (Kind::Success, 2),
        // Doing it twice may not be the same as doing it once (RFC 9110 § 9.2.2).
        _ => (outcome.kind, 1),
    };
    let context = format!("{}: {}", case.id, outcome.message);
    assert_eq!(
        (outcome.kind, outcome.attempts),
        (kind, attempts),
        "{context}"
    );
    if attempts == 1 {
        assert_eq!(outcome.status, Some(503), "{context}");
    }
    let challenges = usize::from(needs_challenge);
    let sent = requests.len() - challenges;
    assert_eq!(sent, attempts as usize, "{context}: {:?}", lines(&requests));
    for request in &requests[challenges..] {
        assert_eq!(request.target(), requests[0].target(), "{context}");
        assert_eq!(request.body, requests[0].body, "{context}");
    }
}

/// Without credentials nothing is sent, where the document asks for some.
pub async fn missing_credentials(case: &Case) {
    if !case.needs_credentials() {
        return;
    }
    let server = Server::answering(answer(200, "application/json", "{}")).await;
    let outcome = (case.call)(case.client(server.url(), Credentials::none())).await;
    assert_eq!(outcome.kind, Kind::Auth, "{}: {}", case.id, outcome.message);
    assert_eq!(outcome.status, None);
    assert_eq!(server.connections(), 0);
}

/// The mock reads the call back, finds nothing wrong with it, and answers what the document says.
#[cfg(feature = "mock")]
pub async fn mock(case: &Case, mock: &crate::api::runtime::mock::Server) {
    let before = mock.requests().len();
    let client = mock.client().expect("the settings are good");
    let outcome = (case.call)(client).await;
    let found = mock.take_violations();
    assert!(
        mock.requests().len() > before,
        "{}: {}",
        case.id,
        outcome.message
    );
    if !case.obeys {
        return;
    }
    assert!(found.is_empty(), "{}: {found:?}", case.id);
    // Operations that a fragment alone tells apart are the same request, which is answered as the first of them.
    let requests = mock.requests();
    let said = |request: &crate::api::runtime::mock::Received| {
        let line = [request.method(), request.target()].join(" ");
        let mut fields = request.headers().to_vec();
        fields.retain(|(name, _)| !name.eq_ignore_ascii_case("authorization"));
        (line, fields, request.body().to_vec())
    };
    let mut earlier = requests.iter().take(before);
    if let Some(last) = requests.last()
        && earlier.any(|request| said(request) == said(last))
    {
        return;
    }
    if let Some(documented) = success(case) {
        let context = format!("{}: {}", case.id, outcome.message);
        assert_eq!(outcome.kind, Kind::Success, "{context}");
        check_fields(documented, &outcome, &context);
    }
}

/// Makes the call, with the credentials that take the fewest requests, against a server that does this.
async fn call(case: &Case, steps: Vec<Step>) -> (Outcome, Vec<Received>) {
    let (credentials, schemes) = case.simplest();
    let needs_challenge = schemes.contains(&Scheme::Digest);
    let server = Server::start(move |request| {
        if needs_challenge && request.header("authorization").is_none() {
            vec![Step::Write(with_headers(
                401,
                &[("www-authenticate", CHALLENGE)],
                "",
            ))]
        } else {
            steps.clone()
        }
    })
    .await;
    let outcome = (case.call)(case.client(server.url(), credentials)).await;
    (outcome, server.requests())
}

/// There was one request (and before it the one that was challenged), exactly as the document says.
fn check_request(case: &Case, requests: &[Received]) {
    let (_, schemes) = case.simplest();
    let expected = if schemes.contains(&Scheme::Digest) {
        2
    } else {
        1
    };
    assert_eq!(
        requests.len(),
        expected,
        "{}: {:?}",
        case.id,
        lines(requests)
    );
    let request = requests.last().expect("there is a request");
    let mut line = case.line.to_owned();
    for scheme in &schemes {
        match scheme {
            Scheme::Basic => assert!(
                request
                    .header("authorization")
                    .is_some_and(|text| text.starts_with("Basic "))
            ),
            Scheme::Digest => assert!(
                request
                    .header("authorization")
                    .is_some_and(|text| text.starts_with("Digest "))
            ),
            Scheme::Bearer | Scheme::OAuth2ClientCredentials(_) => {
                assert_eq!(
                    request.header("authorization"),
                    Some(format!("Bearer {}", case::TOKEN).as_str())
                );
            }
            Scheme::Http(name) => {
                let expected = [*name, case::TOKEN].join(" ");
                assert_eq!(request.header("authorization"), Some(expected.as_str()));
            }
            Scheme::Signed => {
                let signature = request.header("authorization").unwrap_or_default();
                let (method, target) = (request.method(), request.target());
                assert!(
                    signature.starts_with(&format!("Signed {method} http://"))
                        && signature.ends_with(target),
                    "{}: {signature}",
                    case.id
                );
            }
            Scheme::MutualTls => {}
            Scheme::KeyInHeader(name) => {
                // What an argument of that name says stands.
                let mut stated = case.headers.iter();
                if !stated.any(|(known, _)| known.eq_ignore_ascii_case(name)) {
                    assert_eq!(request.header(&name.to_ascii_lowercase()), Some(case::KEY));
                }
            }
            Scheme::KeyInCookie(name) => {
                assert!(
                    request
                        .header("cookie")
                        .is_some_and(|text| text.contains(&format!("{name}=an%2Fapi%20key")))
                );
            }
            Scheme::KeyInQuery(name) => {
                let (target, version) = line
                    .rsplit_once(' ')
                    .expect("a request line ends with the version");
                let mark = if target.contains('?') { '&' } else { '?' };
                let is_said = |start| target.contains(&format!("{start}{name}="));
                if !is_said('?') && !is_said('&') {
                    line = format!("{target}{mark}{name}=an%2Fapi%20key {version}");
                }
            }
        }
    }
    if schemes.iter().all(|scheme| {
        matches!(
            scheme,
            Scheme::KeyInHeader(_)
                | Scheme::KeyInQuery(_)
                | Scheme::KeyInCookie(_)
                | Scheme::MutualTls
        )
    }) {
        let names_authorization = schemes
            .iter()
            .any(|scheme| matches!(scheme, Scheme::KeyInHeader(name) if name.eq_ignore_ascii_case("authorization")));
        // Where no scheme describes it, it can be a parameter.
        let mut stated = case.headers.iter();
        let is_stated = stated.any(|(name, _)| name.eq_ignore_ascii_case("authorization"));
        assert!(names_authorization || is_stated || request.header("authorization").is_none());
    }
    check_line_and_headers(case, request, &line);
}

pub(super) fn check_line_and_headers(case: &Case, request: &Received, line: &str) {
    assert_eq!(request.line, line, "{}", case.id);
    for (name, value) in case.headers {
        let sent = request.header(name);
        // Cookies that are keys stand behind those that are parameters.
        let begins =
            *name == "cookie" && sent.is_some_and(|sent| sent.starts_with(&format!("{value}; ")));
        assert!(
            begins || sent == Some(*value),
            "{}: {name}: sent {sent:?}, expected {value}",
            case.id
        );
    }
    assert!(request.header("host").is_some() && request.header("user-agent").is_some());
    for name in ["referer", "accept-encoding", "transfer-encoding"] {
        let mut stated = case.headers.iter();
        if !stated.any(|(known, _)| known.eq_ignore_ascii_case(name)) {
            assert_eq!(request.header(name), None, "{}: {name}", case.id);
        }
    }
    match case.body {
        None => assert!(request.body.is_empty(), "{}: a body was sent", case.id),
        Some(body) => assert!(
            body == request.text()
                || (body.starts_with(['{', '[']) && same(&json(body), &json(request.text()))),
            "{}: sent {}, expected {body}",
            case.id,
            request.text()
        ),
    }
}

fn documented_answer(status: u16, documented: &Documented) -> Vec<Step> {
    let fields = documented.fields().iter();
    let mut headers: Vec<(&str, &str)> = fields.map(|(name, sent, _)| (*name, *sent)).collect();
    if !documented.media_type.is_empty() {
        headers.push(("content-type", documented.media_type));
    }
    vec![Step::Write(with_headers(status, &headers, documented.body))]
}

pub(super) fn success(case: &Case) -> Option<&'static Documented> {
    case.documented
        .iter()
        .find(|documented| documented.is_success())
}

/// The documented answers, each with each of its statuses.
fn answers(case: &Case) -> impl Iterator<Item = (u16, &'static Documented)> {
    case.documented.iter().flat_map(|documented| {
        let statuses = documented.statuses.iter();
        statuses.map(move |status| (*status, documented))
    })
}

/// The documented answers that have a body.
fn with_body(case: &Case) -> impl Iterator<Item = (u16, &'static Documented)> {
    answers(case).filter(|(_, documented)| !documented.body.is_empty())
}
