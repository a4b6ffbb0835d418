//! What credentials add to a call: a challenge that is answered, a token that is made once.

use std::collections::BTreeMap;

use super::case::{self, Case, Kind, Scheme};
use super::scenario::{CHALLENGE, check_line_and_headers, success};
use super::server::{Received, Server, Step, answer, lines, with_headers};
use crate::api::runtime::Credentials;

/// A digest challenge is answered correctly, and a second call answers it without being asked.
#[cfg(feature = "digest")]
pub async fn digest_challenge(case: &Case) {
    let Some((name, _)) = case.alone(|scheme| scheme == Scheme::Digest) else {
        return;
    };
    let Some(success) = success(case) else { return };
    let last = answer(success.status(), success.media_type, success.body);
    let server = Server::start(move |request| {
        vec![Step::Write(match request.header("authorization") {
            None => with_headers(401, &[("www-authenticate", CHALLENGE)], ""),
            Some(_) => last.clone(),
        })]
    })
    .await;
    let credentials = Credentials::digest(case::USER, case::PASSWORD);
    let client = case.client(server.url(), credentials.for_scheme(name));
    for _ in 0..2 {
        let outcome = (case.call)(client.clone()).await;
        assert_eq!(
            outcome.kind,
            Kind::Success,
            "{}: {}",
            case.id,
            outcome.message
        );
    }
    let requests = server.requests();
    assert_eq!(requests.len(), 3, "{:?}", lines(&requests));
    assert_eq!(requests[0].header("authorization"), None);
    for (count, request) in requests[1..].iter().enumerate() {
        check_line_and_headers(case, request, case.line);
        check_digest(request, &format!("{:08x}", count + 1));
    }
}

/// Recomputes the answer to [`CHALLENGE`] (RFC 7616 § 3.4.1).
#[cfg(feature = "digest")]
fn check_digest(request: &Received, count: &str) {
    let text = request
        .header("authorization")
        .expect("the request carries an answer");
    let (scheme, list) = text.split_once(' ').expect("a scheme and its parameters");
    assert_eq!(scheme, "Digest");
    let parameters = parameters(list);
    let parameter = |name: &str| parameters.get(name).cloned().unwrap_or_default();
    assert_eq!(parameter("username"), case::USER);
    assert!(list.contains("realm=\"a \\\"realm\\\"\""), "{list}");
    assert_eq!(parameter("nonce"), "a-nonce");
    assert_eq!(parameter("opaque"), "opaque");
    assert_eq!(parameter("qop"), "auth");
    assert_eq!(parameter("algorithm"), "SHA-256");
    assert_eq!(parameter("nc"), count);
    assert_eq!(parameter("uri"), request.target());
    let cnonce = parameter("cnonce");
    assert!(
        cnonce.len() >= 22,
        "a client's nonce has 128 bits or more: {cnonce}"
    );
    let secret = sha256(&format!("{}:a \"realm\":{}", case::USER, case::PASSWORD));
    let subject = sha256(&format!("{}:{}", request.method(), request.target()));
    assert_eq!(
        parameter("response"),
        sha256(&format!("{secret}:a-nonce:{count}:{cnonce}:auth:{subject}"))
    );
}

#[cfg(feature = "digest")]
fn sha256(text: &str) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(text.as_bytes())
        .iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// A token is asked for once, as RFC 6749 § 4.4 says, and serves two calls.
#[cfg(feature = "oauth2")]
pub async fn token_endpoint(case: &Case) {
    use base64::Engine as _;

    let fits = |scheme| matches!(scheme, Scheme::OAuth2ClientCredentials(path) if !path.is_empty());
    let Some((name, Scheme::OAuth2ClientCredentials(token_path))) = case.alone(fits) else {
        return;
    };
    let Some(success) = success(case) else {
        return;
    };
    let last = answer(success.status(), success.media_type, success.body);
    let server = Server::start(move |request| {
        // The operation may be the one that gives tokens.
        let has_token = request
            .header("authorization")
            .is_some_and(|value| value.starts_with("Bearer "));
        vec![Step::Write(
            if request.target() == token_path && !has_token {
                let body = format!(
                    r#"{{"access_token":"{}","expires_in":3600,"token_type":"Bearer"}}"#,
                    case::TOKEN
                );
                answer(200, "application/json", &body)
            } else {
                last.clone()
            },
        )]
    })
    .await;
    let credentials = Credentials::oauth2_client(case::CLIENT_ID, case::CLIENT_SECRET);
    let client = case.client(server.url(), credentials.for_scheme(name));
    for _ in 0..2 {
        let outcome = (case.call)(client.clone()).await;
        assert_eq!(
            outcome.kind,
            Kind::Success,
            "{}: {}",
            case.id,
            outcome.message
        );
    }
    let requests = server.requests();
    assert_eq!(requests.len(), 3, "{:?}", lines(&requests));
    let token = &requests[0];
    assert_eq!(token.line, format!("POST {token_path} HTTP/1.1"));
    let pair = base64::engine::general_purpose::STANDARD.encode("client+id:client%3Asecret%2B%2F");
    assert_eq!(
        token.header("authorization"),
        Some(format!("Basic {pair}").as_str())
    );
    assert_eq!(
        token.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(token.header("accept"), Some("application/json"));
    assert_eq!(token.text(), "grant_type=client_credentials");
    for request in &requests[1..] {
        check_line_and_headers(case, request, case.line);
        assert_eq!(
            request.header("authorization"),
            Some(format!("Bearer {}", case::TOKEN).as_str())
        );
    }
}

/// The parameters of a challenge or an answer. Whether a value is quoted does not matter.
pub fn parameters(list: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = list;
    while let Some((name, value)) = rest.split_once('=') {
        let mut text = String::new();
        rest = if let Some(quoted) = value.strip_prefix('"') {
            let mut chars = quoted.chars();
            while let Some(c) = chars.next().filter(|c| *c != '"') {
                text.extend(if c == '\\' { chars.next() } else { Some(c) });
            }
            chars.as_str()
        } else {
            let (token, rest) = value.split_once(',').unwrap_or((value, ""));
            text.push_str(token);
            rest
        };
        found.insert(name.trim_matches([' ', ',']).to_owned(), text);
    }
    found
}
