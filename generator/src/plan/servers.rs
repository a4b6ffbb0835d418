//! Which servers do calls go to? The document's first, and for some operations one of their own.
//!
//! OAS 3.0.4 § Server Object: a URL without a host is relative to where the document is. That place is nothing a client
//! knows, but it knows an origin, that of its base URL, and there the path is meant to be
//! (`generator/docs/adr/0028-servers-of-operations.md`).

use crate::diagnostics::{Diagnostics, catalog, escape};
use crate::ir::{Api, Server};

/// The servers of the document, in the order in which they are chosen. Clients refuse plain HTTP unless they are told
/// otherwise, so one by `https` goes before a first one by `http`.
pub(super) fn usual(api: &Api) -> Vec<Server> {
    let first = first(api).map(|(index, _)| index);
    to_front(stated(api).to_vec(), first)
}

fn to_front(mut servers: Vec<Server>, place: Option<usize>) -> Vec<Server> {
    if let Some(passed) = place.and_then(|place| servers.get_mut(..=place)) {
        passed.rotate_right(1);
    }
    servers
}

/// The server that calls go to unless another is chosen, and its place in the document.
fn first(api: &Api) -> Option<(usize, &Server)> {
    let servers = stated(api);
    let is_plain = |server: &Server| with_defaults(server).starts_with("http://");
    let is_secure =
        |server: &Server| usable_url(server).is_some_and(|url| url.starts_with("https://"));
    let secure = servers
        .iter()
        .enumerate()
        .find(|(_, server)| is_secure(server));
    let first = servers.first()?;
    secure.filter(|_| is_plain(first)).or(Some((0, first)))
}

/// The servers of the document as it has them; where it states none, those of the first operation that has some.
fn stated(api: &Api) -> &[Server] {
    let mut operations = api.operations.iter().map(|operation| &operation.servers);
    if api.servers.is_empty() {
        let first = operations.find(|servers| servers.first().and_then(usable_url).is_some());
        first.map(Vec::as_slice).unwrap_or_default()
    } else {
        &api.servers
    }
}

/// The URL of the first of them, when credentials may go to it.
pub(super) fn base_url(api: &Api, diagnostics: &mut Diagnostics) -> Option<String> {
    let (_, server) = first(api)?;
    let url = usable_url(server);
    if let Some(url) = url.as_deref().and_then(|url| url.strip_prefix("http://"))
        && !is_loopback(url)
    {
        let message = catalog::plan::PLAIN_HTTP.message(format!(
            "the server `{}` is plain HTTP, which clients refuse unless they are told otherwise",
            escape(&with_defaults(server))
        ));
        diagnostics.report(server.origin, message);
    }
    if url.is_none() && server.url.contains("://") {
        let message = catalog::plan::UNUSABLE_SERVER.message(format!(
            "the server `{}` cannot be a base URL",
            escape(&with_defaults(server))
        ));
        diagnostics.report(server.origin, message);
    }
    url
}

/// The path of the first of them, also where it names no host; empty for the root, and where it is none.
pub(super) fn base_path(api: &Api) -> String {
    let server = first(api).map(|(_, server)| server);
    let server = server.filter(|server| is_callable(server));
    server.map(path_of).unwrap_or_default()
}

/// Tells of a server whose path every path begins with once more: `/api` before `/api/pets` is `/api/api/pets`. What is
/// sent is what the document says.
pub(super) fn check_path(api: &Api, diagnostics: &mut Diagnostics) {
    let Some((_, server)) = first(api).filter(|_| !api.servers.is_empty()) else {
        return;
    };
    let (before, repeated) = (path_of(server), path_of(server) + "/");
    let operations = api.operations.iter();
    let mut paths = operations
        .filter(|operation| operation.servers.is_empty())
        .map(|operation| operation.path.text.as_str())
        .peekable();
    let Some(one) = paths.peek().copied() else {
        return;
    };
    if before.is_empty() || !paths.all(|path| path == before || path.starts_with(&repeated)) {
        return;
    }
    let message = catalog::plan::REPEATED_PATH.message(format!(
        "the path `{before}` of the server and every path begin alike: calls go to `{before}{one}`",
        before = escape(&before),
        one = escape(one),
    ));
    diagnostics.report(server.origin, message);
}

/// Where the calls of an operation go that states servers for itself.
#[derive(Clone, Debug)]
pub(super) enum OwnServers {
    /// It states none, or the document's in other words.
    Usual,
    /// To the first of these.
    Others(Vec<Server>),
    /// None of them can be the base of a URL.
    Unusable,
}

/// The servers of an operation that calls can go to. The first is by `https`, where there is such; if the usual one is
/// among them, it is that.
pub(super) fn own(api: &Api, servers: &[Server]) -> OwnServers {
    let usual = first(api).map(|(_, server)| in_full(server));
    if servers.is_empty() || servers.iter().any(|server| Some(in_full(server)) == usual) {
        return OwnServers::Usual;
    }
    let callable: Vec<Server> = servers.iter().filter(|s| is_callable(s)).cloned().collect();
    let is_secure = |server: &Server| !server.url.starts_with("http://");
    let first = callable.iter().position(is_secure);
    let callable = to_front(callable, first);
    if callable.is_empty() {
        OwnServers::Unusable
    } else {
        OwnServers::Others(callable)
    }
}

/// Its URL, its variables at their defaults, without a slash at the end; of one without a host, the path.
pub(super) fn in_full(server: &Server) -> String {
    usable_url(server).unwrap_or_else(|| {
        if is_reference(&with_defaults(server)) {
            path_of(server)
        } else {
            server.url.clone()
        }
    })
}

/// The path that it is at its origin, its variables at their defaults (RFC 3986 § 5.2.4); empty for the root.
pub fn path_of(server: &Server) -> String {
    let url = with_defaults(server);
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)),
        None => Some(url.as_str()),
    };
    let mut segments = Vec::new();
    for segment in path.unwrap_or_default().trim_end_matches('/').split('/') {
        match segment {
            "." => {}
            ".." => drop(segments.pop()),
            "" if segments.is_empty() => {}
            other => segments.push(other),
        }
    }
    let segments = segments.iter().map(|segment| format!("/{segment}"));
    segments.collect()
}

/// The URL of a server, its variables at their defaults, when it can be a base URL.
pub fn usable_url(server: &Server) -> Option<String> {
    let url = with_defaults(server);
    is_base_url(&url).then(|| url.trim_end_matches('/').to_owned())
}

/// Whether calls can go to a server once a base URL is known.
pub fn is_callable(server: &Server) -> bool {
    let url = with_defaults(server);
    is_base_url(&url) || is_reference(&url)
}

fn with_defaults(server: &Server) -> String {
    let mut url = server.url.clone();
    for (name, variable) in &server.variables {
        // `/v1` behind a slash of the path has one already.
        if let Some(rest) = variable.default.strip_prefix('/') {
            let path = url.find("://").map_or(0, |at| at + 3);
            let (front, back) = url.split_at(path);
            let back = back.replace(&format!("/{{{name}}}"), &format!("/{rest}"));
            url = format!("{front}{back}");
        }
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    url
}

/// `http` or `https`, a host, perhaps a port and a path; no user, query or fragment.
fn is_base_url(url: &str) -> bool {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(is_host_and_path)
}

/// Whether the host of a URL without its scheme is `localhost`, `127.0.0.0/8` or `::1`.
fn is_loopback(rest: &str) -> bool {
    let authority = rest.split('/').next().unwrap_or_default();
    let host = match authority.strip_prefix('[') {
        Some(literal) => literal.split(']').next(),
        None => authority.split(':').next(),
    };
    let host = host.unwrap_or_default();
    let is_address = host.chars().all(|c| c.is_ascii_digit() || c == '.');
    matches!(host, "localhost" | "::1") || host.starts_with("127.") && is_address
}

/// A reference to a path (RFC 3986 § 4.2), `/v2`, `v2`, or nothing at all.
fn is_reference(url: &str) -> bool {
    let first = url.split('/').next().unwrap_or_default();
    !first.contains(':') && !url.contains("//") && url.chars().all(is_of_path)
}

fn is_host_and_path(rest: &str) -> bool {
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let is_host =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '[' | ']');
    !host.is_empty() && host.chars().all(is_host) && path.chars().all(is_of_path)
}

fn is_of_path(c: char) -> bool {
    c.is_ascii_graphic()
        && !matches!(
            c,
            '?' | '#' | '\\' | '{' | '}' | '"' | '<' | '>' | '|' | '^' | '`'
        )
}
