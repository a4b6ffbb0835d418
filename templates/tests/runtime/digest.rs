//! How digest authentication goes over the wire.

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use crate::api::runtime::{Client, Credentials, DigestPolicy, Error};
use crate::sample::{self, models, operations};
use crate::support::authentication::parameters;
use crate::support::server::{Received, Server, Step, answer, lines, with_headers};
use crate::support::{Kind, Outcome, outcome};

fn challenge(fields: &[&str]) -> Vec<u8> {
    let headers: Vec<_> = fields
        .iter()
        .map(|field| ("www-authenticate", *field))
        .collect();
    with_headers(401, &headers, "no")
}

fn success() -> Vec<u8> {
    answer(200, operations::ITEM, r#"{"id":"i"}"#)
}

fn client(server: &Server) -> Client {
    sample::client(&server.url(), Credentials::digest("user", "password"))
}

async fn get(client: &Client) -> Outcome {
    outcome(operations::get_item(client, "s", "i").await)
}

/// The value of a parameter of `Authorization`.
fn parameter(request: &Received, name: &str) -> String {
    let text = request.header("authorization").unwrap_or_default();
    let (_, list) = text.split_once(' ').unwrap_or_default();
    parameters(list)
        .remove(name)
        .unwrap_or_else(|| panic!("{name} is missing: {text}"))
}

const MD5: &str = r#"Digest realm="r", nonce="n1", qop="auth", algorithm=MD5"#;
const SHA_256: &str = r#"Digest realm="r", nonce="n1", qop="auth", algorithm=SHA-256"#;

/// A server that challenges what carries no answer, and accepts what does.
async fn accepting(fields: &'static [&'static str]) -> Server {
    Server::start(move |request| {
        vec![Step::Write(match request.header("authorization") {
            None => challenge(fields),
            Some(_) => success(),
        })]
    })
    .await
}

#[tokio::test]
async fn the_challenge_is_kept_and_the_count_rises() {
    let server = accepting(&[MD5]).await;
    let client = client(&server);
    for _ in 0..3 {
        assert_eq!(get(&client).await.kind, Kind::Success);
    }
    let requests = server.requests();
    assert_eq!(requests.len(), 4, "{:?}", lines(&requests));
    let counts: Vec<_> = requests[1..]
        .iter()
        .map(|request| parameter(request, "nc"))
        .collect();
    assert_eq!(counts, ["00000001", "00000002", "00000003"]);
    let nonces: HashSet<_> = requests[1..]
        .iter()
        .map(|request| parameter(request, "cnonce"))
        .collect();
    assert_eq!(nonces.len(), 3, "each answer has its own client nonce");
    assert!(nonces.iter().all(|nonce| nonce.len() == 32));
    assert_eq!(
        server.connections(),
        1,
        "the connection survives a challenge"
    );
}

#[tokio::test]
async fn session_variants_keep_the_client_nonce() {
    let server =
        accepting(&[r#"Digest realm="r", nonce="n", qop="auth", algorithm=SHA-256-sess"#]).await;
    let client = client(&server);
    for _ in 0..2 {
        assert_eq!(get(&client).await.kind, Kind::Success);
    }
    let requests = server.requests();
    assert_eq!(
        parameter(&requests[1], "cnonce"),
        parameter(&requests[2], "cnonce")
    );
    assert_eq!(parameter(&requests[2], "nc"), "00000002");
}

#[tokio::test]
async fn many_calls_never_share_nonce_and_count() {
    let made = Arc::new(AtomicUsize::new(0));
    let server = Server::start(move |request| {
        vec![Step::Write(if request.header("authorization").is_some() {
            success()
        } else {
            let number = made.fetch_add(1, Ordering::SeqCst);
            challenge(&[&format!(
                r#"Digest realm="r", nonce="n{number}", qop="auth", algorithm=SHA-256"#
            )])
        })]
    })
    .await;
    let client = client(&server);
    let calls: Vec<_> = (0..200)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { get(&client).await.kind })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap(), Kind::Success);
    }
    let mut seen = HashSet::new();
    let mut nonces = HashSet::new();
    for request in server
        .requests()
        .iter()
        .filter(|request| request.header("authorization").is_some())
    {
        nonces.insert(parameter(request, "nonce"));
        assert!(
            seen.insert((parameter(request, "nonce"), parameter(request, "nc"))),
            "a pair was used twice"
        );
    }
    assert_eq!(seen.len(), 200);
    assert_eq!(
        nonces.len(),
        1,
        "of many challenges one is kept: {nonces:?}"
    );
}

#[tokio::test]
async fn a_server_that_always_refuses_is_asked_twice() {
    let server = Server::answering(challenge(&[MD5])).await;
    let outcome = get(&client(&server)).await;
    assert_eq!(
        (outcome.kind, outcome.status),
        (Kind::Unexpected, Some(401))
    );
    assert_eq!(server.requests().len(), 2);
    // A new nonce each time, but no word of `stale`: the answer was wrong.
    let server = Server::start(|request| {
        let number = request.index;
        vec![Step::Write(challenge(&[&format!(
            r#"Digest realm="r", nonce="n{number}", qop="auth""#
        )]))]
    })
    .await;
    assert_eq!(get(&client(&server)).await.status, Some(401));
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn stale_is_answered_once_more() {
    let server = Server::start(|request| {
        let number = request.index;
        let stale = format!(r#"Digest realm="r", nonce="n{number}", qop="auth", stale=TRUE"#);
        vec![Step::Write(challenge(&[&stale]))]
    })
    .await;
    assert_eq!(get(&client(&server)).await.status, Some(401));
    assert_eq!(server.requests().len(), 3);
    // `stale` with the same nonce is a contradiction.
    let server = Server::answering(challenge(&[
        r#"Digest realm="r", nonce="n", qop="auth", stale=true"#,
    ]))
    .await;
    assert_eq!(get(&client(&server)).await.status, Some(401));
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_kept_challenge_that_the_server_forgot_is_replaced() {
    // Not every server says `stale` when it has restarted.
    let current = Arc::new(Mutex::new("a".to_owned()));
    let shared = Arc::clone(&current);
    let server = Server::start(move |request| {
        let nonce = shared.lock().unwrap().clone();
        let knows = request
            .header("authorization")
            .is_some_and(|text| text.contains(&format!("nonce=\"{nonce}\"")));
        let fresh = format!(r#"Digest realm="r", nonce="{nonce}", qop="auth""#);
        vec![Step::Write(if knows {
            success()
        } else {
            challenge(&[&fresh])
        })]
    })
    .await;
    let client = client(&server);
    assert_eq!(get(&client).await.kind, Kind::Success);
    *current.lock().unwrap() = "b".to_owned();
    assert_eq!(get(&client).await.kind, Kind::Success);
    assert_eq!(get(&client).await.kind, Kind::Success);
    let requests = server.requests();
    assert_eq!(requests.len(), 5, "{:?}", lines(&requests));
    assert_eq!(parameter(&requests[4], "nc"), "00000002");
}

#[tokio::test]
async fn the_strongest_is_answered_and_basic_never() {
    let server = accepting(&[
        r#"Basic realm="b", Digest realm="r", nonce="n", qop="auth", algorithm=MD5"#,
        SHA_256,
    ])
    .await;
    assert_eq!(get(&client(&server)).await.kind, Kind::Success);
    assert_eq!(parameter(&server.requests()[1], "algorithm"), "SHA-256");
    let server = Server::answering(challenge(&[r#"Basic realm="b""#, "Negotiate"])).await;
    let outcome = get(&client(&server)).await;
    assert_eq!(
        (outcome.kind, outcome.status),
        (Kind::Unexpected, Some(401))
    );
    assert_eq!(server.only_request().header("authorization"), None);
}

#[tokio::test]
async fn challenges_that_cannot_be_answered_say_why() {
    for (field, why) in [
        (
            r#"Digest realm="r", nonce="a", nonce="b""#,
            "missing, repeated or unreadable",
        ),
        (
            r#"Digest realm="r", nonce="a", algorithm=SHA3"#,
            "no algorithm is known",
        ),
        (
            r#"Digest realm="r", nonce="a", qop="token""#,
            "no quality of protection is known",
        ),
    ] {
        let server = Server::answering(challenge(&[field])).await;
        let error = operations::get_item(&client(&server), "s", "i")
            .await
            .unwrap_err();
        assert!(matches!(error, Error::Auth(_)), "{error}");
        assert_eq!(error.status(), Some(401));
        assert!(error.to_string().contains(why), "{error}");
        assert_eq!(server.requests().len(), 1);
    }
    let server = Server::answering(challenge(&[MD5])).await;
    let strict = sample::local(&server.url())
        .credentials(Credentials::digest("user", "password"))
        .digest_policy(DigestPolicy::ModernOnly)
        .build()
        .unwrap();
    assert_eq!(get(&strict).await.kind, Kind::Auth);
    let beyond_ascii = sample::client(&server.url(), Credentials::digest("Jäsøn", "password"));
    assert!(get(&beyond_ascii).await.message.contains("beyond ASCII"));
}

#[tokio::test]
async fn the_odd_challenge_with_op_is_answered_without_qop() {
    let server =
        accepting(&[r#"Digest realm="MMS Public API", domain="", nonce="n1", algorithm=MD5, op="auth", stale=false"#])
            .await;
    assert_eq!(get(&client(&server)).await.kind, Kind::Success);
    let request = &server.requests()[1];
    let text = request.header("authorization").unwrap();
    assert!(!text.contains("qop") && !text.contains("nc="), "{text}");
    assert_eq!(parameter(request, "realm"), "MMS Public API");
}

#[tokio::test]
async fn a_body_is_sent_again_and_can_be_protected() {
    for qop in ["auth", "auth-int"] {
        let server = Server::start(move |request| {
            let asked = format!(r#"Digest realm="r", nonce="n", qop="{qop}", algorithm=SHA-256"#);
            vec![Step::Write(match request.header("authorization") {
                None => challenge(&[&asked]),
                Some(_) => answer(201, operations::ITEM, "{}"),
            })]
        })
        .await;
        let item = models::Item {
            id: Some("i".into()),
            ..models::Item::default()
        };
        operations::add_item(&client(&server), "s", item)
            .await
            .expect("the call succeeds");
        let requests = server.requests();
        assert_eq!(requests.len(), 2);
        assert!(
            requests
                .iter()
                .all(|request| request.text() == r#"{"id":"i"}"#)
        );
        let request = &requests[1];
        let secret = sha256("user:r:password");
        let mut subject = format!("POST:{}", request.target());
        if qop == "auth-int" {
            subject = format!("{subject}:{}", sha256(request.text()));
        }
        let cnonce = parameter(request, "cnonce");
        let expected = sha256(&format!(
            "{secret}:n:00000001:{cnonce}:{qop}:{}",
            sha256(&subject)
        ));
        assert_eq!(parameter(request, "response"), expected, "{qop}");
    }
}

fn sha256(text: &str) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(text.as_bytes())
        .iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[tokio::test]
async fn the_query_is_part_of_the_answer() {
    let server = accepting(&[SHA_256]).await;
    let mut request = operations::get_item(&client(&server), "a b", "i");
    request.operation_mut().pretty = Some(true);
    request.await.expect("the call succeeds");
    let request = &server.requests()[1];
    assert_eq!(
        parameter(request, "uri"),
        "/shelves/a%20b/items/i?pretty=true"
    );
    assert_eq!(parameter(request, "uri"), request.target());
}
