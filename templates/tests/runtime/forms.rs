//! Forms on the wire: what curl sends for the same parts, and what we send, look the same to a server.

use tokio::process::Command;

use crate::api::runtime::scalar::Binary;
use crate::api::runtime::{
    Client, Credentials, Decoded, Method, Multipart, NoBody, Operation, OperationInfo, Reply,
    Request, RequestParts, Violations,
};
use crate::sample;
use crate::support::server::{Received, Server, answer};

/// `POST /form`
#[derive(Clone, Debug)]
enum Send {
    Parts(Multipart),
    Pairs(Vec<(&'static str, &'static str)>),
}

impl Operation for Send {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "send",
        method: Method::Post,
        template: "/form",
        accept: "",
        security: &[],
    };

    fn validate(&self, _found: &mut Violations) {}

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/form");
        match self {
            Self::Parts(parts) => request.multipart("multipart/form-data", parts),
            Self::Pairs(pairs) => {
                let members: std::collections::BTreeMap<_, _> = pairs.iter().copied().collect();
                request.form("application/x-www-form-urlencoded", &members, &[]);
            }
        }
    }

    fn decode(reply: &Reply) -> Decoded<(), NoBody> {
        reply.success_without_body()
    }
}

/// What a server gets from us.
async fn ours(body: Send) -> Received {
    let server = Server::answering(answer(204, "", "")).await;
    let client: Client = sample::client(&server.url(), Credentials::none());
    Request::new(&client, body)
        .await
        .expect("the call succeeds");
    server.only_request()
}

/// What a server gets from curl; `None`, after saying so, where there is no curl.
async fn curls(test: &str, arguments: &[&str]) -> Option<Received> {
    let server = Server::answering(answer(204, "", "")).await;
    let status = Command::new("curl")
        .args(["--silent", "--show-error", "--noproxy", "*"])
        .args(arguments)
        .arg(format!("{}/form", server.url()))
        .status()
        .await;
    match status {
        Ok(status) => {
            assert!(status.success(), "curl: {status}");
            Some(server.only_request())
        }
        Err(_) => {
            println!("{test}: curl is not installed, so nothing is compared");
            None
        }
    }
}

/// The body with the boundary, which everyone chooses for themselves, replaced by a word.
fn parts(request: &Received) -> String {
    let content_type = request.header("content-type").expect("a content type");
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .expect("a form with a boundary");
    request.text().replace(boundary, "BOUNDARY")
}

#[tokio::test]
async fn parts_look_the_same() {
    let arguments = [
        "--form",
        "place={\"row\":1};type=application/json",
        "--form",
        "file=hello;filename=a.txt;type=text/plain",
    ];
    let Some(theirs) = curls("parts_look_the_same", &arguments).await else {
        return;
    };
    let file = Binary::from("hello")
        .with_file_name("a.txt")
        .with_media_type("text/plain");
    let place = std::collections::BTreeMap::from([("row", 1)]);
    let form = Multipart::new().part("place", &place).file("file", &file);
    let ours = ours(Send::Parts(form)).await;
    assert_eq!(ours.line, theirs.line);
    assert_eq!(parts(&ours), parts(&theirs));
}

#[tokio::test]
async fn files_from_disk_look_the_same() {
    let folder = std::env::temp_dir().join(format!("specwright-form-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("a \"b\".bin");
    std::fs::write(&path, [0, 159, 146, 150].repeat(50_000)).expect("a file");
    let file = format!(
        "file=@\"{}\"",
        path.display().to_string().replace('"', "\\\"")
    );
    let header = format!("{file};headers=\"X-Checksum: abc\"");
    let theirs = curls(
        "files_from_disk_look_the_same",
        &[
            "--form",
            "purpose=avatar",
            "--form",
            &file,
            "--form",
            &header,
        ],
    )
    .await;
    let file = Binary::from_path(&path);
    let form = Multipart::new()
        .part("purpose", "avatar")
        .file("file", &file)
        .file("file", &file.clone().with_header("X-Checksum", "abc"));
    let ours = ours(Send::Parts(form)).await;
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
    assert!(ours.header("content-length").is_some() && ours.body.len() > 400_000);
    if let Some(theirs) = theirs {
        assert_eq!(raw_parts(&ours), raw_parts(&theirs));
    }
}

/// The body without its boundary.
fn raw_parts(request: &Received) -> Vec<Vec<u8>> {
    let content_type = request.header("content-type").expect("a content type");
    let (_, boundary) = content_type.split_once("boundary=").expect("a boundary");
    let boundary = format!("--{boundary}");
    let mut parts = vec![Vec::new()];
    let mut rest = request.body.as_slice();
    while let Some((first, after)) = rest.split_first() {
        if let Some(after) = rest.strip_prefix(boundary.as_bytes()) {
            parts.push(Vec::new());
            rest = after;
        } else {
            parts.last_mut().expect("a part").push(*first);
            rest = after;
        }
    }
    parts
}

#[tokio::test]
async fn pairs_look_the_same() {
    let arguments = [
        "--data-urlencode",
        "a=two words",
        "--data-urlencode",
        "b=x&y=z+\u{e9}~*",
    ];
    let Some(theirs) = curls("pairs_look_the_same", &arguments).await else {
        return;
    };
    let ours = ours(Send::Pairs(vec![
        ("a", "two words"),
        ("b", "x&y=z+\u{e9}~*"),
    ]))
    .await;
    assert_eq!(ours.line, theirs.line);
    assert_eq!(ours.header("content-type"), theirs.header("content-type"));
    // Both spellings of a space, of `~` and of `*` are read alike.
    let read = |request: &Received| {
        let text = request.text().replace('+', "%20");
        text.replace("%7E", "~").replace("%2A", "*")
    };
    assert_eq!(read(&ours), read(&theirs));
}
