//! What does a server receive for each style, exploded or not, and each type? The tables of the specifications.
//!
//! OAS 3.0.4 § Style Examples, RFC 6570 § 3.2, and the protocol tests of Smithy, restated as rows: what generated code
//! calls, and the request-target or field that arrives.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::api::runtime::{
    Credentials, Decoded, Flat, Json, JsonText, Method, NoBody, Operation, OperationInfo,
    ParameterValue, PathStyle, QueryStyle, Reply, Request, RequestParts,
};
use crate::sample;
use crate::support::server::{Received, Server, answer};

/// One call of generated code, or several.
#[derive(Clone)]
pub struct Write(Arc<dyn Fn(&mut RequestParts) + Send + Sync>);

impl Write {
    pub fn new(write: impl Fn(&mut RequestParts) + Send + Sync + 'static) -> Self {
        Self(Arc::new(write))
    }
}

impl fmt::Debug for Write {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Write")
    }
}

impl Operation for Write {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "write",
        method: Method::Get,
        template: "/",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        (self.0)(request);
    }

    fn decode(reply: &Reply) -> Decoded<(), NoBody> {
        reply.success_without_body()
    }
}

/// What a server receives of it.
pub async fn received(write: impl Fn(&mut RequestParts) + Send + Sync + 'static) -> Received {
    let server = Server::answering(answer(204, "", "")).await;
    let client = sample::client(&server.url(), Credentials::none());
    let write = Write::new(write);
    Request::new(&client, write).await.expect("it is sent");
    server.only_request()
}

/// The values of the table in OAS 3.0.4 § Style Examples: empty, a text, an array and an object.
#[derive(Clone, Copy)]
enum Value {
    Empty,
    Text,
    Array,
    Object,
}

const VALUES: [Value; 4] = [Value::Empty, Value::Text, Value::Array, Value::Object];

impl Value {
    fn held(self) -> Box<dyn ParameterValue> {
        match self {
            Self::Empty => Box::new(String::new()),
            Self::Text => Box::new("blue".to_owned()),
            Self::Array => Box::new(["blue", "black", "brown"].map(str::to_owned).to_vec()),
            Self::Object => {
                let object = r#"{"R":100,"G":200,"B":150}"#;
                Box::new(serde_json::from_str::<Json>(object).expect("JSON"))
            }
        }
    }
}

#[tokio::test]
async fn styles_of_the_query() {
    // The percent-encoded forms of the separators, and nothing for what has no form in the table.
    for (style, rows) in [
        (
            QueryStyle::Form,
            [
                "color=",
                "color=blue",
                "color=blue&color=black&color=brown",
                "R=100&G=200&B=150",
            ],
        ),
        (
            QueryStyle::FormJoined,
            [
                "color=",
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
        (
            QueryStyle::SpaceDelimited,
            [
                "color=",
                "color=blue",
                "color=blue%20black%20brown",
                "color=R%20100%20G%20200%20B%20150",
            ],
        ),
        (
            QueryStyle::PipeDelimited,
            [
                "color=",
                "color=blue",
                "color=blue%7Cblack%7Cbrown",
                "color=R%7C100%7CG%7C200%7CB%7C150",
            ],
        ),
        (
            QueryStyle::DeepObject,
            [
                "color=",
                "color=blue",
                "color=blue&color=black&color=brown",
                "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
            ],
        ),
    ] {
        for (value, expected) in VALUES.into_iter().zip(rows) {
            let request = received(move |request| {
                request.path().literal("/");
                request.query_styled("color", &*value.held(), style);
            });
            let target = request.await.target().to_owned();
            assert_eq!(target, format!("/?{expected}"), "{style:?}");
        }
    }
}

#[tokio::test]
async fn styles_of_the_path() {
    for (style, rows) in [
        (
            PathStyle::Simple,
            ["", "blue", "blue,black,brown", "R,100,G,200,B,150"],
        ),
        (
            PathStyle::SimpleExploded,
            ["", "blue", "blue,black,brown", "R=100,G=200,B=150"],
        ),
        (
            PathStyle::Label,
            [".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
        ),
        (
            PathStyle::LabelExploded,
            [".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
        ),
        (
            PathStyle::Matrix,
            [
                ";color",
                ";color=blue",
                ";color=blue,black,brown",
                ";color=R,100,G,200,B,150",
            ],
        ),
        (
            PathStyle::MatrixExploded,
            [
                ";color",
                ";color=blue",
                ";color=blue;color=black;color=brown",
                ";R=100;G=200;B=150",
            ],
        ),
    ] {
        for (value, expected) in VALUES.into_iter().zip(rows) {
            // With a literal in front, so that the forms of the empty value are no segment of their own.
            let request = received(move |request| {
                request
                    .path()
                    .literal("/x")
                    .styled("color", &*value.held(), style);
            });
            let target = request.await.target().to_owned();
            assert_eq!(target, format!("/x{expected}"), "{style:?}");
        }
    }
}

#[tokio::test]
async fn styles_of_header_fields_and_cookies() {
    let rows = [
        ("", "", "color=", "color="),
        ("blue", "blue", "color=blue", "color=blue"),
        (
            "blue,black,brown",
            "blue,black,brown",
            "color=blue%2Cblack%2Cbrown",
            "color=blue; color=black; color=brown",
        ),
        (
            "R,100,G,200,B,150",
            "R=100,G=200,B=150",
            "color=R%2C100%2CG%2C200%2CB%2C150",
            "R=100; G=200; B=150",
        ),
    ];
    for (value, (simple, exploded, form, form_exploded)) in VALUES.into_iter().zip(rows) {
        let joined = received(move |request| {
            request.path().literal("/");
            request.header("X-Color", &*value.held());
            request.cookie("color", &*value.held());
        })
        .await;
        assert_eq!(joined.header("x-color"), Some(simple));
        assert_eq!(joined.header("cookie"), Some(form));
        let apart = received(move |request| {
            request.path().literal("/");
            request.header_exploded("X-Color", &*value.held());
            request.cookie_exploded("color", &*value.held());
        })
        .await;
        assert_eq!(apart.header("x-color"), Some(exploded));
        assert_eq!(apart.header("cookie"), Some(form_exploded));
    }
}

/// OAS 3.2.0 § Parameter Object Examples: the JSON text that is the query.
#[tokio::test]
async fn the_whole_query() {
    let text = r#"{"numbers":[1,2],"flag":null}"#;
    let value: Json = serde_json::from_str(text).expect("JSON");
    let request = received(move |request| {
        request.path().literal("/x");
        request.whole_query(&JsonText(&value));
    });
    assert_eq!(
        request.await.target(),
        "/x?%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D"
    );
    let request = received(|request| {
        request.path().literal("/x");
        request.whole_query(&JsonText(&None::<Json>));
    });
    assert_eq!(request.await.target(), "/x");
}

/// RFC 6570 § 3.2: the variables of its examples that OAS has styles for.
#[tokio::test]
async fn examples_of_uri_templates() {
    let keys = || {
        let keys = r#"{"semi":";","dot":".","comma":","}"#;
        serde_json::from_str::<Json>(keys).expect("JSON")
    };
    let list = || ["red", "green", "blue"].map(str::to_owned).to_vec();
    for (style, hello, listed, object) in [
        (
            PathStyle::Simple,
            "Hello%20World%21",
            "red,green,blue",
            "semi,%3B,dot,.,comma,%2C",
        ),
        (
            PathStyle::SimpleExploded,
            "Hello%20World%21",
            "red,green,blue",
            "semi=%3B,dot=.,comma=%2C",
        ),
        (
            PathStyle::Label,
            ".Hello%20World%21",
            ".red,green,blue",
            ".semi,%3B,dot,.,comma,%2C",
        ),
        (
            PathStyle::LabelExploded,
            ".Hello%20World%21",
            ".red.green.blue",
            ".semi=%3B.dot=..comma=%2C",
        ),
        (
            PathStyle::Matrix,
            ";x=Hello%20World%21",
            ";x=red,green,blue",
            ";x=semi,%3B,dot,.,comma,%2C",
        ),
        (
            PathStyle::MatrixExploded,
            ";x=Hello%20World%21",
            ";x=red;x=green;x=blue",
            ";semi=%3B;dot=.;comma=%2C",
        ),
    ] {
        let request = received(move |request| {
            request
                .path()
                .literal("/")
                .styled("x", &"Hello World!", style)
                .literal("/")
                .styled("x", &list(), style)
                .literal("/")
                .styled("x", &keys(), style);
        });
        let target = request.await.target().to_owned();
        assert_eq!(target, format!("/{hello}/{listed}/{object}"), "{style:?}");
    }
    let request = received(move |request| {
        request.path().literal("/");
        request.query_styled("keys", &keys(), QueryStyle::FormJoined);
        request.query_styled("keys", &keys(), QueryStyle::Form);
        request.query("list", &list());
        request.query("undef", &None::<String>);
        request.query("v", &"value");
        request.query("empty", &"");
    });
    assert_eq!(
        request.await.target(),
        "/?keys=semi,%3B,dot,.,comma,%2C&semi=%3B&dot=.&comma=%2C&list=red&list=green&list=blue&v=value&empty="
    );
}

/// The label, query and header vectors of Smithy's protocol tests.
#[tokio::test]
async fn vectors_of_smithy() {
    const SIGNS: &str = " %:/?#[]@!$&'()*+,;=\u{1f639}";
    const ESCAPED: &str =
        "%20%25%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%F0%9F%98%B9";
    let request = received(|request| {
        let path = request.path().literal("/(a+)+/").value("label", &SIGNS);
        path.literal("/").value("number", &f64::NAN);
        let path = request.path().literal("/").value("number", &f64::INFINITY);
        path.literal("/").value("number", &f64::NEG_INFINITY);
        request.path().literal("/").value("label", &"hello/escape");
        request.query_literal("foo=bar&hello");
        request.query("String", &SIGNS);
        request.query("Integer", &0);
        request.query("Boolean", &false);
        request.query("list", &vec!["b".to_owned(), String::new()]);
        request.query("map", &BTreeMap::<String, String>::new());
        request.header("X-List", &vec!["b,c", "\"def\"", "a"]);
        request.header("X-Null", &None::<String>);
        request.header("X-Empty", &"");
    })
    .await;
    assert_eq!(
        request.target(),
        format!(
            "/(a+)+/{ESCAPED}/NaN/Infinity/-Infinity/hello%2Fescape?foo=bar&hello&String={ESCAPED}&Integer=0&Boolean=false&list=b&list="
        )
    );
    assert_eq!(request.header("x-list"), Some(r#""b,c","\"def\"",a"#));
    assert_eq!(request.all("x-null"), Vec::<&str>::new());
    assert_eq!(request.header("x-empty"), Some(""));
}

/// Structs and `content` parameters take the shape of their JSON.
#[tokio::test]
async fn objects_by_their_json() {
    let object = BTreeMap::from([("a", Some(1)), ("b", None)]);
    let request = received(move |request| {
        request.path().literal("/");
        request.query("flat", &Flat(&object));
        request.query("json", &JsonText(&object));
        request.query("absent", &JsonText(&None::<u8>));
    });
    assert_eq!(
        request.await.target(),
        "/?a=1&json=%7B%22a%22%3A1%2C%22b%22%3Anull%7D"
    );
}

/// OAS 3.0.4 § Parameter Object, `allowEmptyValue`, and § Style Examples, `empty`: a text that is empty is sent, and one
/// that is not given is not.
#[tokio::test]
async fn empty_values_of_the_query() {
    for (value, expected) in [
        (Some(""), "/?a=1&name=&z=2"),
        (Some("x"), "/?a=1&name=x&z=2"),
        (None, "/?a=1&z=2"),
    ] {
        for style in [QueryStyle::Form, QueryStyle::FormJoined] {
            let request = received(move |request| {
                request.path().literal("/");
                request.query("a", &1);
                request.query_styled("name", &value, style);
                request.query("z", &2);
            });
            assert_eq!(request.await.target(), expected, "{style:?}");
        }
    }
}
