//! Are lists read to their end, page by page, whatever tells of the next page, and whatever the server does?

use std::future::Future as _;
use std::pin::pin;
use std::task::Poll;

use futures_core::Stream;
use serde::Deserialize;

use crate::api::runtime::{
    Client, Credentials, Decoded, Error, Method, NextPage, NoBody, Operation, OperationInfo,
    PageView, Paged, PagingProblem, Reply, Request, RequestParts, Violations,
};
use crate::sample;
use crate::support::server::{Server, Step, answer};

/// How an operation says what comes next: every kind that generated code has.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Kind {
    #[default]
    Number,
    Offset,
    Token,
    LastItem,
    Header,
    Url,
}

/// `GET /list`
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    kind: Kind,
    page: Option<i32>,
    offset: Option<i64>,
    cursor: Option<String>,
    count: Option<u8>,
    size: Option<i64>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Page {
    pub items: Option<Vec<i64>>,
    next: Option<String>,
    has_more: Option<bool>,
}

impl Operation for List {
    type Output = Page;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "list",
        method: Method::Get,
        template: "/list",
        accept: "application/json",
        security: &[&["QueryKey"]],
    };

    fn validate(&self, _: &mut Violations) {}

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/list");
        request.query("page", &self.page);
        request.query("offset", &self.offset);
        request.query("cursor", &self.cursor);
        request.query("count", &self.count);
        request.query("size", &self.size);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

impl Paged for List {
    type Item = i64;

    fn items(page: Self::Output) -> Option<Vec<i64>> {
        page.items
    }

    fn next(&self, page: &PageView<'_, Page>) -> Option<NextPage<Self>> {
        match self.kind {
            Kind::Number => {
                let count = page.items.as_ref()?.len();
                if !page.is_full(count, self.size, Some(2), Some(3)) {
                    return None;
                }
                let number = self.page.unwrap_or(1).checked_add(1)?;
                Some(NextPage::Call(Self {
                    page: Some(number),
                    ..self.clone()
                }))
            }
            Kind::Offset => {
                let count = page.items.as_ref()?.len();
                if !page.is_full(count, self.size, None, None) {
                    return None;
                }
                let offset = self.offset.unwrap_or(0);
                let offset = offset.checked_add(count.try_into().ok()?)?;
                Some(NextPage::Call(Self {
                    offset: Some(offset),
                    ..self.clone()
                }))
            }
            Kind::Token if self.count.is_some() => {
                let count = page.token(&page.next)?;
                Some(NextPage::Call(Self {
                    count: Some(count),
                    ..self.clone()
                }))
            }
            Kind::Token => {
                let cursor = page.token(&page.next)?;
                Some(NextPage::Call(Self {
                    cursor: Some(cursor),
                    ..self.clone()
                }))
            }
            Kind::LastItem => {
                if !page.says(&page.has_more, "true") {
                    return None;
                }
                let cursor = page.token(page.items.as_ref()?.last()?)?;
                Some(NextPage::Call(Self {
                    cursor: Some(cursor),
                    ..self.clone()
                }))
            }
            Kind::Header => page.linked(),
            Kind::Url => page.link_in(&page.next),
        }
    }
}

fn client(server: &Server) -> Client {
    sample::client(
        &server.url(),
        Credentials::api_key("s3cret").for_scheme("QueryKey"),
    )
}

pub fn list(server: &Server, kind: Kind) -> Request<List> {
    let list = List {
        kind,
        ..List::default()
    };
    Request::new(&client(server), list)
}

pub fn json(body: &str) -> Vec<u8> {
    answer(200, "application/json", body)
}

/// What arrived, the key aside.
fn targets(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let targets = requests.iter().map(|request| {
        let (target, key) = request.target().split_once("api_key=").expect("a key");
        assert_eq!(key, "s3cret");
        target.trim_end_matches(['?', '&']).to_owned()
    });
    targets.collect()
}

async fn collected(request: Request<List>) -> (Vec<i64>, Option<PagingProblem>) {
    let mut items = request.items();
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => all.push(item),
            Err(Error::Paging(error)) => {
                assert!(items.next().await.is_none(), "an error is the last");
                return (all, Some(error.problem()));
            }
            Err(error) => panic!("{error}"),
        }
    }
    assert!(items.next().await.is_none());
    (all, None)
}

#[tokio::test]
async fn numbers_go_up_until_a_page_is_not_full() {
    let server = Server::sequence(vec![
        json(r#"{"items":[1,2]}"#),
        json(r#"{"items":[3,4]}"#),
        json(r#"{"items":[5]}"#),
    ])
    .await;
    assert_eq!(
        collected(list(&server, Kind::Number)).await,
        (vec![1, 2, 3, 4, 5], None)
    );
    assert_eq!(targets(&server), ["/list", "/list?page=2", "/list?page=3"]);
}

#[tokio::test]
async fn the_last_page_may_be_empty_or_without_a_list() {
    for last in [r#"{"items":[]}"#, "{}"] {
        let server = Server::sequence(vec![json(r#"{"items":[1,2]}"#), json(last)]).await;
        assert_eq!(
            collected(list(&server, Kind::Number)).await,
            (vec![1, 2], None)
        );
        assert_eq!(server.requests().len(), 2);
    }
}

#[tokio::test]
async fn offsets_go_up_by_what_came() {
    let server = Server::sequence(vec![
        json(r#"{"items":[1,2,3]}"#),
        json(r#"{"items":[4]}"#),
        json(r#"{"items":[]}"#),
    ])
    .await;
    assert_eq!(
        collected(list(&server, Kind::Offset)).await,
        (vec![1, 2, 3, 4], None)
    );
    assert_eq!(
        targets(&server),
        ["/list", "/list?offset=3", "/list?offset=4"]
    );
}

#[tokio::test]
async fn tokens_lead_on_past_empty_pages() {
    let server = Server::sequence(vec![
        json(r#"{"items":[1],"next":"a b&c"}"#),
        json(r#"{"items":[],"next":"z"}"#),
        json(r#"{"items":[2],"next":""}"#),
    ])
    .await;
    assert_eq!(
        collected(list(&server, Kind::Token)).await,
        (vec![1, 2], None)
    );
    assert_eq!(
        targets(&server),
        ["/list", "/list?cursor=a%20b%26c", "/list?cursor=z"]
    );
}

#[tokio::test]
async fn the_last_item_leads_on_while_there_is_more() {
    let server = Server::sequence(vec![
        json(r#"{"items":[7,8],"has_more":true}"#),
        json(r#"{"items":[9],"has_more":false}"#),
    ])
    .await;
    assert_eq!(
        collected(list(&server, Kind::LastItem)).await,
        (vec![7, 8, 9], None)
    );
    assert_eq!(targets(&server), ["/list", "/list?cursor=8"]);
}

/// A page whose header field `Link` says this.
fn linked(body: &str, link: &str) -> Vec<u8> {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    format!(
        "{head}link: {link}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

#[tokio::test]
async fn links_are_followed_by_their_query_alone() {
    let server = Server::start(|request| {
        let host = request.header("host").expect("a host").to_owned();
        let page = match request.index {
            // The path is another one, and the key is repeated: neither is taken.
            0 => linked(
                r#"{"items":[1]}"#,
                &format!("<http://{host}/repositories/7?size=1&after=x%2Fy&api_key=s3cret>; rel=\"next\", </>; rel=prev"),
            ),
            1 => linked(r#"{"items":[2]}"#, "<?after=z>; rel=next"),
            _ => json(r#"{"items":[3]}"#),
        };
        vec![Step::Write(page)]
    })
    .await;
    assert_eq!(
        collected(list(&server, Kind::Header)).await,
        (vec![1, 2, 3], None)
    );
    assert_eq!(
        targets(&server),
        ["/list", "/list?size=1&after=x%2Fy", "/list?after=z"]
    );
}

#[tokio::test]
async fn urls_in_the_body() {
    let server = Server::sequence(vec![
        json(r#"{"items":[1],"next":"/list?page=2"}"#),
        json(r#"{"items":[2],"next":null}"#),
    ])
    .await;
    assert_eq!(
        collected(list(&server, Kind::Url)).await,
        (vec![1, 2], None)
    );
    assert_eq!(targets(&server), ["/list", "/list?page=2"]);
}

#[tokio::test]
async fn links_to_other_servers_are_not_followed() {
    for link in [
        "https://evil.example/list?page=2",
        "//evil.example/list?page=2",
        "http://127.0.0.1:1/list?page=2",
        "http://[",
        "file:///etc/passwd",
    ] {
        let page = format!(r#"{{"items":[1],"next":"{link}"}}"#);
        let server = Server::answering(json(&page)).await;
        assert_eq!(
            collected(list(&server, Kind::Url)).await,
            (vec![1], Some(PagingProblem::OtherOrigin)),
            "{link}"
        );
        assert_eq!(server.requests().len(), 1, "{link}");
    }
}

#[tokio::test]
async fn a_server_that_goes_round_in_circles_is_left() {
    // The same token again.
    let server = Server::answering(json(r#"{"items":[1],"next":"a"}"#)).await;
    let expected = (vec![1, 1], Some(PagingProblem::Repeated));
    assert_eq!(collected(list(&server, Kind::Token)).await, expected);
    assert_eq!(server.requests().len(), 2);
    // The same link again, and one without a query, which is the first page.
    let server = Server::answering(linked(r#"{"items":[1]}"#, "<?page=2>; rel=next")).await;
    assert_eq!(collected(list(&server, Kind::Header)).await, expected);
    assert_eq!(server.requests().len(), 2);
    let server = Server::answering(linked(r#"{"items":[1]}"#, "</list>; rel=next")).await;
    let expected = (vec![1], Some(PagingProblem::Repeated));
    assert_eq!(collected(list(&server, Kind::Header)).await, expected);
    assert_eq!(server.requests().len(), 1);
    // A larger circle.
    let server = Server::start(|request| {
        let token = ["a", "b"][request.index % 2];
        vec![Step::Write(json(&format!(
            r#"{{"items":[{}],"next":"{token}"}}"#,
            request.index
        )))]
    })
    .await;
    assert_eq!(
        collected(list(&server, Kind::Token)).await,
        (vec![0, 1, 2], Some(PagingProblem::Repeated))
    );
    // A server that does not know the parameter gives the first page again and again.
    let server = Server::answering(json(r#"{"items":[1,2]}"#)).await;
    assert_eq!(
        collected(list(&server, Kind::Number)).await,
        (vec![1, 2, 1, 2], Some(PagingProblem::Repeated))
    );
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn tokens_that_the_parameter_cannot_hold_are_no_end() {
    let server = Server::answering(json(r#"{"items":[1],"next":"1000"}"#)).await;
    let mut request = list(&server, Kind::Token);
    request.operation_mut().count = Some(1);
    assert_eq!(
        collected(request).await,
        (vec![1], Some(PagingProblem::Unreadable))
    );
}

#[tokio::test]
async fn an_error_in_the_middle_comes_as_an_item_and_is_the_last() {
    let server = Server::sequence(vec![
        json(r#"{"items":[1],"next":"a"}"#),
        answer(500, "text/plain", "oops"),
    ])
    .await;
    let mut items = list(&server, Kind::Token).items();
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.status(), Some(500));
    assert!(items.next().await.is_none());
    assert_eq!(server.requests().len(), 2);

    let error = list(&server, Kind::Token).items().collect_all(10).await;
    assert_eq!(error.unwrap_err().status(), Some(500));
}

#[tokio::test]
async fn pages_keep_their_heads_and_can_be_limited() {
    let server = Server::start(|request| {
        let index = request.index;
        vec![Step::Write(linked(
            &format!(r#"{{"items":[{index}],"next":"t{index}"}}"#),
            "<x>; rel=self",
        ))]
    })
    .await;
    let mut pages = list(&server, Kind::Token).pages().max_pages(2);
    let first = pages.try_next().await.unwrap().unwrap();
    assert_eq!(first.header("link"), Some("<x>; rel=self"));
    assert_eq!(first.items, Some(vec![0]));
    assert!(pages.try_next().await.unwrap().is_some());
    assert!(pages.try_next().await.unwrap().is_none());
    assert_eq!(server.requests().len(), 2);

    let two = list(&server, Kind::Token).items().max_pages(2);
    assert_eq!(two.collect_all(2).await.unwrap(), [2, 3]);
    let error = list(&server, Kind::Token).items().collect_all(2).await;
    assert_eq!(
        error.unwrap_err().to_string(),
        "GET /list: there are more than 2 items to collect"
    );
}

#[tokio::test]
async fn pages_are_asked_for_one_at_a_time() {
    let server = Server::answering(json(r#"{"items":[1,2],"next":"a"}"#)).await;
    let mut items = list(&server, Kind::Token).items();
    assert_eq!(
        server.requests().len(),
        0,
        "nothing is sent before it is asked for"
    );
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    assert_eq!(items.next().await.unwrap().unwrap(), 2);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_next_that_is_dropped_loses_nothing() {
    let server = Server::sequence(vec![
        json(r#"{"items":[1],"next":"a"}"#),
        json(r#"{"items":[2]}"#),
    ])
    .await;
    let mut items = list(&server, Kind::Token).items();
    loop {
        // Polled once, and dropped before the answer can be there.
        let mut next = pin!(items.next());
        let polled = std::future::poll_fn(|context| Poll::Ready(next.as_mut().poll(context))).await;
        match polled {
            Poll::Pending => tokio::task::yield_now().await,
            Poll::Ready(item) => {
                assert_eq!(item.unwrap().unwrap(), 1);
                break;
            }
        }
    }
    assert_eq!(items.next().await.unwrap().unwrap(), 2);
    assert_eq!(server.requests().len(), 2);
}

/// What `futures` and `tokio-stream` build on.
fn is_stream<S: Stream<Item = Result<i64, Error<NoBody>>> + Send + Unpin>(stream: S) -> S {
    stream
}

#[tokio::test]
async fn items_are_a_stream() {
    let server = Server::answering(json(r#"{"items":[1]}"#)).await;
    let mut stream = is_stream(list(&server, Kind::Token).items());
    let next = std::future::poll_fn(|context| pin!(&mut stream).poll_next(context));
    assert_eq!(next.await.unwrap().unwrap(), 1);
}

#[tokio::test]
async fn neither_pages_nor_errors_show_the_key() {
    let server = Server::answering(json(
        r#"{"items":[1],"next":"https://s3cret.example/?api_key=s3cret"}"#,
    ))
    .await;
    let mut pages = list(&server, Kind::Url).pages();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    let said = format!("{error} {error:?} {pages:?}");
    assert!(!said.contains("s3cret"), "{said}");
    assert_eq!(
        error.to_string(),
        "GET /list: the link to the next page leads to another server (not followed)"
    );
}
