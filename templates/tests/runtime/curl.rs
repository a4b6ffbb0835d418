//! curl is an independent opinion: what it sends and what we send must look the same to a server.

use std::collections::BTreeMap;

use tokio::process::Command;

use crate::api::runtime::Credentials;
use crate::sample::{self, operations};
use crate::support::authentication::parameters;
use crate::support::server::{Received, Server, Step, answer, with_headers};

/// Whether curl is there; says so when it is not, and fails where `SPECWRIGHT_REQUIRE_CURL` is set.
async fn has_curl(test: &str) -> bool {
    let found = Command::new("curl")
        .arg("--version")
        .output()
        .await
        .is_ok_and(|output| output.status.success());
    if !found {
        let required = std::env::var_os("SPECWRIGHT_REQUIRE_CURL").is_some();
        assert!(!required, "{test}: curl is not installed");
        println!("{test}: curl is not installed, so nothing is compared");
    }
    found
}

/// The parameters of `Authorization: Digest`.
fn parameters_of(request: &Received) -> BTreeMap<String, String> {
    let text = request
        .header("authorization")
        .expect("the request carries an answer");
    parameters(
        text.strip_prefix("Digest ")
            .expect("the answer is to a digest challenge"),
    )
}

/// Computes `response` from what the request says and the password.
fn response(
    request: &Received,
    parameters: &BTreeMap<String, String>,
    user: &str,
    password: &str,
) -> String {
    let algorithm = parameters
        .get("algorithm")
        .map_or("MD5", String::as_str)
        .to_owned();
    let hash = |text: String| hash(&algorithm, &text);
    let plain = |name: &str| parameters.get(name).cloned();
    let get = |name: &str| plain(name).unwrap_or_default();
    let secret = hash(format!("{user}:{}:{password}", get("realm")));
    let subject = hash(format!("{}:{}", request.method(), request.target()));
    match plain("qop") {
        None => hash(format!("{secret}:{}:{subject}", get("nonce"))),
        Some(qop) => hash(format!(
            "{secret}:{}:{}:{}:{qop}:{subject}",
            get("nonce"),
            get("nc"),
            get("cnonce")
        )),
    }
}

fn hash(algorithm: &str, text: &str) -> String {
    use sha2::Digest as _;
    let hex = |bytes: &[u8]| {
        bytes
            .iter()
            .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
    };
    match algorithm {
        "MD5" => hex(&md5::Md5::digest(text.as_bytes())),
        "SHA-256" => hex(&sha2::Sha256::digest(text.as_bytes())),
        "SHA-512-256" => hex(&sha2::Sha512_256::digest(text.as_bytes())),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn digest_looks_the_same() {
    if !has_curl("digest_looks_the_same").await {
        return;
    }
    let challenges = [
        r#"Digest realm="shelf", nonce="abc", qop="auth", algorithm=MD5, opaque="o""#,
        r#"Digest realm="shelf", nonce="abc", qop="auth,auth-int", algorithm=SHA-256"#,
        r#"Digest realm="say \"shelf\"", nonce="abc", qop="auth""#,
        r#"Digest realm="MMS Public API", domain="", nonce="abc", algorithm=MD5, op="auth", stale=false"#,
        r#"Digest realm="shelf", nonce="abc", algorithm=SHA-256"#,
        r#"Basic realm="b", Digest realm="shelf", nonce="abc", qop=auth"#,
    ];
    for (user, password) in [("user", "pass word"), ("back\\slash", "qu\"ote:colon")] {
        for challenge in challenges {
            let server = Server::start(move |request| {
                vec![Step::Write(match request.header("authorization") {
                    None => with_headers(401, &[("www-authenticate", challenge)], ""),
                    Some(_) => answer(200, operations::ITEM, "{}"),
                })]
            })
            .await;
            let client = sample::client(&server.url(), Credentials::digest(user, password));
            let mut request = operations::get_item(&client, "a b", "i");
            request.operation_mut().pretty = Some(true);
            request.await.expect("the call succeeds");
            let url = format!("{}/shelves/a%20b/items/i?pretty=true", server.url());
            let curl = Command::new("curl")
                .args([
                    "--silent",
                    "--show-error",
                    "--fail",
                    "--noproxy",
                    "*",
                    "--max-time",
                    "20",
                    "--digest",
                ])
                .args(["--user", &format!("{user}:{password}"), &url])
                .output()
                .await
                .expect("curl runs");
            assert!(
                curl.status.success(),
                "{challenge}: {}",
                String::from_utf8_lossy(&curl.stderr)
            );

            let requests = server.requests();
            assert_eq!(requests.len(), 4, "{challenge}");
            assert_eq!(requests[0].line, requests[2].line);
            assert_eq!(requests[1].line, requests[3].line);
            let (ours, theirs) = (parameters_of(&requests[1]), parameters_of(&requests[3]));
            assert_eq!(
                ours["response"],
                response(&requests[1], &ours, user, password),
                "ours: {challenge}"
            );
            assert_eq!(
                theirs["response"],
                response(&requests[3], &theirs, user, password),
                "curl's: {challenge}"
            );
            let fixed = |parameters: &BTreeMap<String, String>| {
                let mut fixed = parameters.clone();
                // These follow from the client's nonce, which is random.
                let random = if fixed.contains_key("qop") {
                    ["cnonce", "response"].as_slice()
                } else {
                    &["cnonce"]
                };
                for name in random {
                    fixed.remove(*name);
                }
                fixed
            };
            assert_eq!(fixed(&ours), fixed(&theirs), "{challenge}");
        }
    }
}

#[tokio::test]
async fn basic_and_bearer_look_the_same() {
    if !has_curl("basic_and_bearer_look_the_same").await {
        return;
    }
    let server = Server::answering(answer(204, "", "")).await;
    let url = format!("{}/shelves/s/items/i:now", server.url());
    let cases = [
        (
            Credentials::basic("us er", "p:ß\"w"),
            ["--user", "us er:p:ß\"w"],
        ),
        (
            Credentials::bearer("a.b-c/d=="),
            ["--oauth2-bearer", "a.b-c/d=="],
        ),
    ];
    for (credentials, arguments) in cases {
        let before = server.requests().len();
        let client = sample::client(&server.url(), credentials);
        operations::delete_item(&client, "s", "i")
            .await
            .expect("the call succeeds");
        let curl = Command::new("curl")
            .args([
                "--silent",
                "--show-error",
                "--noproxy",
                "*",
                "--max-time",
                "20",
                "--request",
                "DELETE",
            ])
            .args(arguments)
            .arg(&url)
            .output()
            .await
            .expect("curl runs");
        assert!(
            curl.status.success(),
            "{}",
            String::from_utf8_lossy(&curl.stderr)
        );
        let requests = server.requests();
        let (ours, theirs) = (&requests[before], &requests[before + 1]);
        assert_eq!(ours.line, theirs.line);
        assert_eq!(ours.header("authorization"), theirs.header("authorization"));
        assert_eq!(ours.header("host"), theirs.header("host"));
    }
}

/// A token and a call with it: what curl is told to send, after RFC 6749 § 2.3.1 and § 4.4.2.
#[cfg(feature = "oauth2")]
#[tokio::test]
async fn client_credentials_look_the_same() {
    if !has_curl("client_credentials_look_the_same").await {
        return;
    }
    let server = Server::start(|request| {
        vec![Step::Write(if request.target() == sample::TOKEN_PATH {
            let token = r#"{"access_token":"a.b","token_type":"Bearer","expires_in":60}"#;
            answer(200, "application/json", token)
        } else {
            answer(200, operations::ITEM, "{}")
        })]
    })
    .await;
    let accounts = Credentials::oauth2_client("cli ent", "se:cr/t+");
    let client = sample::client(&server.url(), accounts);
    operations::get_item(&client, "s", "i")
        .await
        .expect("the call succeeds");
    let token = format!("{}{}", server.url(), sample::TOKEN_PATH);
    let call = format!("{}/shelves/s/items/i", server.url());
    let accept = format!("accept: {}", operations::ITEM);
    let commands: [&[&str]; 2] = [
        &[
            // Id and secret are form-encoded before they are joined.
            "--user",
            "cli+ent:se%3Acr%2Ft%2B",
            "--data",
            "grant_type=client_credentials",
            "--header",
            "accept: application/json",
            &token,
        ],
        &["--oauth2-bearer", "a.b", "--header", &accept, &call],
    ];
    for arguments in commands {
        let curl = Command::new("curl")
            .args(["--silent", "--show-error", "--fail", "--noproxy", "*"])
            .args(["--max-time", "20"])
            .args(arguments)
            .output()
            .await
            .expect("curl runs");
        let said = String::from_utf8_lossy(&curl.stderr);
        assert!(curl.status.success(), "{said}");
    }
    let requests = server.requests();
    let [our_token, our_call, their_token, their_call] = requests.as_slice() else {
        panic!("{requests:?}")
    };
    for (ours, theirs) in [(our_token, their_token), (our_call, their_call)] {
        assert_eq!(ours.line, theirs.line);
        assert_eq!(ours.text(), theirs.text());
        for name in ["accept", "authorization", "content-type", "host"] {
            assert_eq!(ours.header(name), theirs.header(name), "{name}");
        }
    }
}
