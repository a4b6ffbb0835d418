//! What does `README.md` say? What the crate is, how to call it, what it holds, how it came to be.

use super::credentials::{self, Supply};
use super::cx::Cx;
use super::doc_text::{DocText, Part};
use super::example_program::origin_to_give;
use super::features;
use super::root;
use super::scheme_docs;
use super::worked::{self, Times, Worked};
use crate::render::Module;

/// Operations that are listed one by one; a crate with more lists its groups.
const LISTED: usize = 60;

/// Columns up to which a call stands in one line.
const ONE_LINE: usize = 80;

pub(super) fn emit(cx: Cx<'_>) -> Module {
    let package = &cx.plan.package;
    let mut text = format!("# {}\n\n", package.name);
    push(
        &mut text,
        &DocText::sentence(&[
            Part::Own("A client for "),
            Part::Text(&cx.api.info.title),
            Part::Own(", version "),
            Part::Text(&cx.api.info.version),
            Part::Own(", [generated](#how-it-came-to-be) from its OpenAPI document."),
        ]),
    );
    text.push_str("\n## Calling it\n\n");
    let reads = worked::of(cx).is_some_and(|worked| !worked.is_repeatable(cx));
    let reader = if reads { "serde_json = \"1\"\n" } else { "" };
    text.push_str(&format!("```toml\n[dependencies]\n{} = {{ path = \"…\" }}\n{reader}tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n```\n\n", package.name));
    if let Some(lines) = worked_example(cx) {
        text.push_str("```rust,no_run\n");
        text.push_str(
            "#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {\n",
        );
        for line in lines {
            text.push_str(&if line.is_empty() {
                "\n".to_owned()
            } else {
                format!("    {line}\n")
            });
        }
        text.push_str("    Ok(())\n}\n```\n\n");
    }
    if let Some(worked) = worked::of(cx) {
        text.push_str(&format!(
            "The same as a program: `examples/{}.rs`.\n\n",
            worked.plan.function
        ));
    }
    text.push_str(CALLING);
    if cx.plan.operations.iter().any(|plan| plan.paging.is_some()) {
        text.push_str(PAGING);
    }
    text.push('\n');
    text.push_str(&AROUND.replace("LIBRARY", &package.library.to_string()));
    text.push_str(&credentials(cx));
    if let Some(chapter) = features::chapter(cx) {
        text.push_str("## Features\n\n");
        push(&mut text, &chapter);
        text.push('\n');
    }
    text.push_str(&testing(cx));
    text.push_str(&contents(cx));
    let about = root::about(cx);
    if !about.is_empty() {
        text.push_str("## About the API\n\n");
        push(&mut text, &about);
        text.push('\n');
    }
    text.push_str(&origin(cx));
    Module::text("README.md", text)
}

const CALLING: &str = "\
- A method takes what is required; everything optional is a setter on the request it returns. Nothing is sent until the
  request is awaited.
- Parameters and bodies are checked against the rules of the document before they are sent
  (`Error::InvalidRequest`); `ClientBuilder::validate_requests(false)` turns that off. Responses are read leniently:
  unknown members are passed over, unknown values of an enumeration are kept in `Unknown`.
- A success is a `Response<T>`, which dereferences to `T` and has `status()` and `headers()`. Documented errors are
  `Error::Api` with the typed body, or `Error::Status` where they have none; anything the document does not describe is
  `Error::UnexpectedResponse`. All keep the answer. `as_received()` before `await` asks for a success as its bytes.
- Without an async runtime: the feature `blocking`, and `send_blocking()` in place of `await`; `blocking()` makes an
  iterator of pages, items, events and lines, and a reader of bytes.
- No redirects are followed; time limits and a limit on the size of bodies are set; credentials go to the configured
  server only.
";

const PAGING: &str = "\
- Where an answer is one page of a list, `pages()` and `items()` in the place of `await` are streams of all pages and of all
  their items.
";

/// What a client does besides sending a request; `LIBRARY` stands for the crate's name.
const AROUND: &str = "\
## Around a call

```rust,no_run
use std::time::Duration;

use LIBRARY::runtime::{Attempt, Ended, Hook, RetryPolicy};

struct Log;

impl Hook for Log {
    fn after(&self, attempt: &Attempt, ended: &Ended<'_>) {
        let (operation, number) = (attempt.operation(), attempt.number());
        println!(\"{operation}, attempt {number}: {:?} in {:?}\", ended.status(), ended.duration());
    }
}

let builder = LIBRARY::Client::builder()
    .timeout(Duration::from_secs(60))
    .retries(RetryPolicy::standard().attempts(5))
    .hook(Log);
```

- A call is tried up to three times where that is safe: GET, HEAD, PUT, DELETE and OPTIONS after 408, 425, 429, 500, 502,
  503 and 504, and when no whole answer arrived; POST and PATCH only when nothing was sent. Delays are
  random, up to a limit that doubles with each; what the server asks for with `Retry-After` is kept up to 30 seconds, and
  where it asks for more the error is returned at once. Clones share a budget of retries. `RetryPolicy` changes this for a client or a call; `no_retries()` turns it off.
- `timeout` limits the whole call, authentication and retries included, and `attempt_timeout` a single request. Both can be
  set for one call, too, and so can `deadline`.
- A `Hook` looks on before and after every attempt. It can add header fields and refuse; it never sees a credential.
- The feature `tracing` opens a span for each call with operation, method and path template.
- `request.until(|value| ..)` repeats a call until its answer fulfils a condition, `request.until_gone()` until the
  answer is 404 or 410; `interval`, `timeout` and `deadline` say how often and how long.
- Every answer, errors included, has `attempts()`, `rate_limit()`, `retry_after()`, `deprecation()` and `sunset()`.

";

fn push(text: &mut String, doc: &DocText) {
    for line in doc.lines() {
        text.push_str(line);
        text.push('\n');
    }
}

/// The lines of a call of the first operation, as in the body of an `async fn`.
pub(super) fn worked_example(cx: Cx<'_>) -> Option<Vec<String>> {
    let worked = worked::of(cx)?;
    let library = &cx.plan.package.library;
    let supply = credentials::of(cx, worked.plan);
    let imports = match (&supply, worked.names_models(cx)) {
        (Supply::Nothing, false) => "Client",
        (Supply::Nothing, true) => "{Client, models}",
        (Supply::Environment | Supply::Named(_), false) => "{Client, Credentials}",
        (Supply::Environment | Supply::Named(_), true) => "{Client, Credentials, models}",
    };
    let mut lines = Vec::new();
    let signed_by = match &supply {
        Supply::Named(all) => credentials::signed_by(all),
        Supply::Nothing | Supply::Environment => None,
    };
    if signed_by.is_some() {
        lines.push(format!("use {library}::runtime::{{Refusal, Unsigned}};"));
    }
    lines.extend([format!("use {library}::{imports};"), String::new()]);
    lines.extend(signed_by.into_iter().flat_map(credentials::signing_lines));
    let given = match &supply {
        Supply::Nothing => "",
        Supply::Environment => ".credentials(Credentials::from_env()?)",
        Supply::Named(all) => {
            lines.extend(credentials::lines(all));
            ".credentials(credentials)"
        }
    };
    let origin = origin_to_give(cx);
    if origin.is_some() {
        lines.push("// The document names no host: say where the API is.".to_owned());
    }
    let origin = origin.map_or_else(String::new, |origin| format!(".origin(\"{origin}\")"));
    let built = [origin, given.to_owned(), ".build()?;".to_owned()];
    push_chain(&mut lines, "let client = Client::builder()", &built);
    let (statements, [accessor, method]) = call_of(cx, &worked, Times::Once);
    if worked.is_read_from_file(cx) {
        lines.push("// The body, as JSON.".to_owned());
    }
    lines.extend(statements);
    let call = [accessor, method, ".await?;".to_owned()];
    push_chain(&mut lines, "let answer = client", &call);
    lines.push("println!(\"{answer:#?}\");".to_owned());
    Some(lines)
}

/// A chain of calls, in one line where it fits.
fn push_chain(lines: &mut Vec<String>, start: &str, calls: &[String]) {
    let whole = format!("{start}{}", calls.concat());
    if whole.len() <= ONE_LINE {
        lines.push(whole);
        return;
    }
    lines.push(start.to_owned());
    let calls = calls.iter().filter(|call| !call.is_empty());
    lines.extend(calls.map(|call| format!("    {call}")));
}

/// `let id = "…";`, then `.cloud_backups()` and `.get_serverless_backup(id, …)`
fn call_of(cx: Cx<'_>, worked: &Worked<'_>, times: Times) -> (Vec<String>, [String; 2]) {
    let call = worked.call(cx, times);
    let statements = call.statements.iter();
    let statements = statements
        .map(|(name, value)| {
            let before = format!("let {name} = ");
            let value = value.text(before.len());
            [&before, value.as_str(), ";"].concat()
        })
        .flat_map(|statement| statement.lines().map(str::to_owned).collect::<Vec<_>>());
    let arguments: Vec<String> = call.arguments.iter().map(|value| value.text(0)).collect();
    let method = format!(".{}({})", worked.plan.method, arguments.join(", "));
    let accessor = format!(".{}()", worked.group.accessor);
    (statements.collect(), [accessor, method])
}

fn credentials(cx: Cx<'_>) -> String {
    let rows: Vec<DocText> = cx
        .plan
        .schemes
        .iter()
        .flat_map(super::client::credential_sets)
        .collect();
    let several_keys = credentials::has_several_keys(cx);
    let schemes = cx.plan.schemes.iter();
    let schemes: Vec<DocText> = schemes
        .map(|scheme| scheme_docs::of_scheme(scheme, several_keys))
        .collect();
    if schemes.is_empty() {
        return NO_SCHEMES.to_owned();
    }
    let mut text = "## Credentials\n\n`ClientBuilder::credentials` takes those of one or more of these security schemes, joined with `and`; \
                    the\ndocumentation of each operation says which it needs.\n\n"
        .to_owned();
    push(&mut text, &DocText::list(schemes));
    text.push('\n');
    if several_keys {
        text.push_str(SEVERAL_KEYS);
    }
    if rows.is_empty() {
        return text;
    }
    let besides = super::client::besides(cx);
    text.push_str(&format!(
        "`Credentials::from_env()` uses the first of these sets of environment variables that is there{besides}:\n\n"
    ));
    push(&mut text, &DocText::list(rows));
    text.push('\n');
    text
}

const NO_SCHEMES: &str = "\
## Credentials

The document has no security schemes, and clients take no credentials. Where the server asks for some all the same, a `Hook`
sends them: `attempt.set_header(\"authorization\", value)` in `before`. They go to the client's own server and to those
that `ClientBuilder::trust_server` names.

";

const SEVERAL_KEYS: &str = "\
Without `for_scheme`, a key is one for each of these schemes; where an operation takes one of several, it is sent in a header
field rather than a cookie, and in a cookie rather than the query.

";

/// How programs that call the API are tested, with the worked example's call.
fn testing(cx: Cx<'_>) -> String {
    let mut text = TESTING.to_owned();
    let Some(worked) = worked::of(cx) else {
        return text;
    };
    let Some(status) = super::contract_tests::success(cx, &worked) else {
        return text;
    };
    let (statements, chain) = call_of(cx, &worked, Times::Several);
    let (library, package) = (&cx.plan.package.library, &cx.plan.package.name);
    let request = &worked.plan.request;
    text.push_str(&format!(
        "```toml\n[dev-dependencies]\n{package} = {{ path = \"…\", features = [\"mock\"] }}\n```\n\n"
    ));
    let models = worked.names_models(cx);
    let models = models.then(|| format!("use {library}::models;"));
    let head = [
        format!("use {library}::client::{request};"),
        format!("use {library}::mock::Server;"),
    ]
    .into_iter()
    .chain(models)
    .chain([
        String::new(),
        "#[tokio::test]".to_owned(),
        "async fn not_found_then_found() -> Result<(), Box<dyn std::error::Error>> {".to_owned(),
        "    let mock = Server::start()?;".to_owned(),
        format!("    mock.on::<{request}>().status(404).then({status});"),
        "    let client = mock.client()?;".to_owned(),
    ]);
    let body = [
        format!("    let call = || client{};", chain.concat()),
        "    let error = call().await.unwrap_err();".to_owned(),
        "    assert_eq!(error.status(), Some(404));".to_owned(),
        "    call().await?;".to_owned(),
        format!("    let received = mock.received::<{request}>();"),
        "    assert_eq!(received.len(), 2);".to_owned(),
        "    Ok(())".to_owned(),
        "}".to_owned(),
    ];
    let statements = statements.iter().map(|line| format!("    {line}"));
    let lines: Vec<String> = head.chain(statements).chain(body).collect();
    text.push_str(&format!("```rust\n{}\n```\n\n", lines.join("\n")));
    text.push_str("The same test: `tests/mock.rs`, with `cargo test --features mock`.\n\n");
    text
}

const TESTING: &str = "\
## Testing programs that call it

With the feature `mock`, `mock::Server` is a server on the loopback interface, made of the same document. It holds every
request against the document, answers with the examples of the document or with what a test says, and fails the test
when it is dropped and a request broke a rule.

";

fn contents(cx: Cx<'_>) -> String {
    let mut text = "## What it holds\n\n".to_owned();
    let listed = cx.plan.operations.len() <= LISTED;
    for group in &cx.plan.groups {
        let count = group.operations.len();
        let noun = if count == 1 {
            "operation"
        } else {
            "operations"
        };
        text.push_str(&format!("- `client.{}()`: {count} {noun}", group.accessor));
        if !listed {
            text.push('\n');
            continue;
        }
        text.push('\n');
        for plan in group
            .operations
            .iter()
            .filter_map(|index| cx.plan.operations.get(*index))
        {
            let Some(operation) = cx.api.operations.get(plan.operation) else {
                continue;
            };
            let call = format!("{} {}", operation.method.as_str(), operation.path.text);
            let item = DocText::sentence(&[
                Part::Code(plan.method.as_str()),
                Part::Own(": "),
                Part::Code(&call),
            ]);
            for line in DocText::list([item]).lines() {
                text.push_str(&format!("  {line}\n"));
            }
        }
    }
    text.push_str("\nThe data types are in `models`, their rules in `validators`, the machinery in `runtime`.\n\n");
    text
}

fn origin(cx: Cx<'_>) -> String {
    let tests = super::contract_tests::files(cx);
    let mut text = "## How it came to be\n\n".to_owned();
    text.push_str(
        "Every file was written by Specwright; the head of each says from which document and by which version. Do not \
         edit them:\nchange the document or the options and generate again. `src/runtime` is the same in every crate it \
         generates.\n",
    );
    if tests.contains(&"examples") {
        text.push_str("\n`tests/examples.rs` holds every example of the document against the types and validators.\n");
    }
    if tests.contains(&"wire") {
        text.push_str("`tests/wire.rs` makes every call against a loopback server and compares what goes over the wire, byte for byte.\n");
    }
    text
}
