//! What does a call cost beside one that is written by hand?
//!
//! `cargo bench -p specwright-templates --bench call`: the same operation through the runtime and through reqwest with
//! `serde_json` and serde's derive, over the loopback interface, round by round in turn. For each it prints the median
//! time and the allocations of a call, and the median of how the two compare in each round. Decoding a page of 500 items
//! is held against `serde_json` and serde's derive in the same way.
//!
//! The server has a thread of its own and allocates nothing once it serves, so that every allocation is the client's.

use std::alloc::System;
use std::error::Error;
use std::future::Future;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, USER_AGENT};
use serde::{Deserialize, Serialize};
use specwright_templates as api;
use specwright_templates::runtime::{Credentials, json};
use stats_alloc::{INSTRUMENTED_SYSTEM, Stats, StatsAlloc};

#[path = "../tests/sample/mod.rs"]
mod sample;

use sample::models::Item;
use sample::operations::{self, ITEM};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

type Failure = Box<dyn Error>;

/// Rounds of each, taken in turn.
const ROUNDS: usize = 41;
/// Calls of a round.
const CALLS: u32 = 200;
/// What the answer holds.
const BODY: &str = r#"{"id":"i-0001","frequency":"daily","grams":42,"status":"on the shelf"}"#;

/// The item as a program of one's own has it.
#[derive(Debug, Deserialize, Serialize)]
struct OwnItem {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    frequency: Option<OwnFrequency>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grams: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<String>,
}

/// How often, as a program of one's own has it.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum OwnFrequency {
    Daily,
    Weekly,
    #[serde(untagged)]
    Other(String),
}

fn main() -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let url = serve()?;
    let client = sample::client(&url, Credentials::bearer("a-token"));
    let own = own_client()?;
    println!("{ROUNDS} rounds of {CALLS} calls each, medians");
    runtime.block_on(async {
        compare(
            "get",
            || async {
                let item = operations::get_item(&client, "shelf-1", "item 1").await?;
                Ok(item.grams)
            },
            || async {
                let url = format!("{url}/shelves/{}/items/{}", "shelf-1", "item%201");
                let request = own.get(url).header(ACCEPT, ITEM);
                let answer = request.send().await?.error_for_status()?;
                let item: OwnItem = serde_json::from_slice(&answer.bytes().await?)?;
                Ok(item.grams)
            },
        )
        .await?;
        let (item, own_item) = items();
        compare(
            "post",
            || async {
                let added = operations::add_item(&client, "shelf-1", item.clone()).await?;
                Ok(added.grams)
            },
            || async {
                let url = format!("{url}/shelves/{}/items", "shelf-1");
                let request = own
                    .post(url)
                    .header(ACCEPT, ITEM)
                    .header(CONTENT_TYPE, ITEM)
                    .body(serde_json::to_vec(&own_item)?);
                let answer = request.send().await?.error_for_status()?;
                let item: OwnItem = serde_json::from_slice(&answer.bytes().await?)?;
                Ok(item.grams)
            },
        )
        .await
    })?;
    pages()
}

/// A page of so many items.
const ITEMS: usize = 500;
/// How often a round decodes it.
const DECODED: u32 = 20;

/// Sets decoding a large page beside `serde_json`.
fn pages() -> Result<(), Failure> {
    let text = format!("[{}]", vec![BODY; ITEMS].join(","));
    let text = text.as_bytes();
    let mut ours = || Ok(json::from_slice::<Vec<Item>>(text)?.len());
    let mut theirs = || Ok(serde_json::from_slice::<Vec<OwnItem>>(text)?.len());
    let (mut of_ours, mut of_theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        of_ours.push(decoded(&mut ours)?);
        of_theirs.push(decoded(&mut theirs)?);
    }
    report("page", &of_ours, &of_theirs);
    Ok(())
}

fn decoded(decode: &mut impl FnMut() -> Result<usize, Failure>) -> Result<Cost, Failure> {
    let before = ALLOCATOR.stats();
    let started = Instant::now();
    for _ in 0..DECODED {
        if decode()? != ITEMS {
            return Err("the page is another".into());
        }
    }
    cost(started.elapsed(), ALLOCATOR.stats() - before, DECODED)
}

fn items() -> (Item, OwnItem) {
    let item = Item {
        id: Some("i-0001".into()),
        grams: Some(42),
        ..Item::default()
    };
    let own_item = OwnItem {
        id: Some("i-0001".into()),
        frequency: None,
        grams: Some(42),
        status: None,
    };
    (item, own_item)
}

/// A client with the settings that matter as the runtime has them.
fn own_client() -> Result<reqwest::Client, Failure> {
    let mut headers = HeaderMap::new();
    headers.insert(AUTHORIZATION, HeaderValue::from_static("Bearer a-token"));
    headers.insert(USER_AGENT, HeaderValue::from_static("shelf/0.1.0"));
    let client = reqwest::Client::builder()
        .tls_backend_preconfigured(tls()?)
        .default_headers(headers)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .no_proxy()
        .connect_timeout(Duration::from_secs(10))
        .read_timeout(Duration::from_secs(30))
        .timeout(Duration::from_secs(60));
    Ok(client.build()?)
}

/// TLS that is never used: the server speaks plain HTTP.
fn tls() -> Result<rustls::ClientConfig, Failure> {
    let provider = rustls::crypto::ring::default_provider();
    let builder = rustls::ClientConfig::builder_with_provider(provider.into());
    let builder = builder.with_safe_default_protocol_versions()?;
    let roots = rustls::RootCertStore::empty();
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}

/// What one call costs.
#[derive(Clone, Copy)]
struct Cost {
    /// In microseconds; of ratios, a number.
    time: f64,
    allocations: f64,
    bytes: f64,
}

async fn compare<A, B>(
    name: &str,
    mut ours: impl FnMut() -> A,
    mut theirs: impl FnMut() -> B,
) -> Result<(), Failure>
where
    A: Future<Output = Result<Option<i64>, Failure>>,
    B: Future<Output = Result<Option<i64>, Failure>>,
{
    // Connections are made, caches are warm.
    round(&mut ours).await?;
    round(&mut theirs).await?;
    let (mut of_ours, mut of_theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        of_ours.push(round(&mut ours).await?);
        of_theirs.push(round(&mut theirs).await?);
    }
    report(name, &of_ours, &of_theirs);
    Ok(())
}

/// Prints what each costs, and how the two compare: the median of the ratios of rounds that followed each other, since
/// what else the machine does changes slowly.
fn report(name: &str, ours: &[Cost], theirs: &[Cost]) {
    for (who, cost) in [("runtime", median(ours)), ("by hand", median(theirs))] {
        println!(
            "{name} {who}: {:>8.1} µs {:>6.1} allocations {:>8.0} bytes",
            cost.time, cost.allocations, cost.bytes
        );
    }
    let rounds = ours.iter().zip(theirs);
    let ratios: Vec<Cost> = rounds
        .map(|(ours, theirs)| Cost {
            time: ours.time / theirs.time,
            allocations: ours.allocations / theirs.allocations,
            bytes: ours.bytes / theirs.bytes,
        })
        .collect();
    let ratio = median(&ratios);
    println!(
        "{name} ratio  : {:>8.3}    {:>6.3}             {:>8.3}",
        ratio.time, ratio.allocations, ratio.bytes
    );
}

async fn round<F>(call: &mut impl FnMut() -> F) -> Result<Cost, Failure>
where
    F: Future<Output = Result<Option<i64>, Failure>>,
{
    let before = ALLOCATOR.stats();
    let started = Instant::now();
    for _ in 0..CALLS {
        if call().await? != Some(42) {
            return Err("the answer is another".into());
        }
    }
    cost(started.elapsed(), ALLOCATOR.stats() - before, CALLS)
}

/// What each call of a round costs.
fn cost(time: Duration, spent: Stats, calls: u32) -> Result<Cost, Failure> {
    let each = |count: usize| -> Result<f64, Failure> {
        Ok(f64::from(u32::try_from(count)?) / f64::from(calls))
    };
    Ok(Cost {
        time: (time / calls).as_secs_f64() * 1e6,
        allocations: each(spent.allocations + spent.reallocations)?,
        bytes: each(spent.bytes_allocated)?,
    })
}

/// The median of each figure.
fn median(costs: &[Cost]) -> Cost {
    let of = |figure: &dyn Fn(&Cost) -> f64| {
        let mut figures: Vec<f64> = costs.iter().map(figure).collect();
        figures.sort_by(f64::total_cmp);
        figures[figures.len() / 2]
    };
    Cost {
        time: of(&|cost| cost.time),
        allocations: of(&|cost| cost.allocations),
        bytes: of(&|cost| cost.bytes),
    }
}

/// Starts a server that gives every request the same answer; its URL.
fn serve() -> Result<String, Failure> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let url = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || converse(stream));
        }
    });
    Ok(url)
}

/// Answers requests until the client goes away. 201 is a success to both operations of a program of one's own.
fn converse(mut stream: TcpStream) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let answers = [200, 201].map(|status| {
        format!(
            "HTTP/1.1 {status} Fine\r\ncontent-type: {ITEM}\r\ncontent-length: {}\r\n\r\n{BODY}",
            BODY.len()
        )
    });
    let mut buffer = [0; 8192];
    let mut filled = 0;
    loop {
        let read = stream.read(&mut buffer[filled..]).ok()?;
        if read == 0 {
            return None;
        }
        filled += read;
        let text = &buffer[..filled];
        let is_post = text.starts_with(b"POST");
        let is_whole = if is_post {
            text.ends_with(b"}")
        } else {
            text.ends_with(b"\r\n\r\n")
        };
        if is_whole {
            let answer = &answers[usize::from(is_post)];
            stream.write_all(answer.as_bytes()).ok()?;
            filled = 0;
        }
    }
}
