//! What is the crate called, and what does it need? Package, library and product names, and features.

use super::names::{ModuleName, library_name};
use crate::config::Config;
use crate::diagnostics::{Diagnostics, catalog, escape};
use crate::ir::{Api, Server};
use crate::source::Origin;

/// The crate.
#[derive(Clone, Debug)]
pub struct Package {
    /// Name of the package: `atlas-admin`.
    pub name: String,
    /// Name of the library: `atlas_admin`.
    pub library: ModuleName,
    /// Version.
    pub version: String,
    /// SPDX licence expression.
    pub license: Option<String>,
    /// The base URL calls go to unless told otherwise; none when the document names no absolute one.
    pub base_url: Option<String>,
    /// Optional parts of the runtime that some emitted operation needs, in order.
    pub features: Vec<TargetFeature>,
    /// Dependencies that the configuration adds, in order of name.
    pub dependencies: Vec<(String, toml::Value)>,
}

/// Packages that every generated crate depends on.
pub const RUNTIME_PACKAGES: &[&str] = &[
    "base64",
    "bytes",
    "chrono",
    "futures-core",
    "http-body",
    "jiff",
    "md-5",
    "regex-lite",
    "reqwest",
    "rustls",
    "rustls-platform-verifier",
    "serde",
    "serde_json",
    "sha2",
    "time",
    "tokio",
    "tracing",
    "zeroize",
];

/// An optional part of the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TargetFeature {
    /// HTTP digest authentication.
    Digest,
    /// OAuth 2.0 client credentials.
    OAuth2,
    /// Conversions of moments for users of `chrono`.
    Chrono,
    /// Conversions of moments for users of `jiff`.
    Jiff,
}

impl TargetFeature {
    /// The Cargo feature.
    pub fn name(self) -> &'static str {
        match self {
            Self::Digest => "digest",
            Self::OAuth2 => "oauth2",
            Self::Chrono => "chrono",
            Self::Jiff => "jiff",
        }
    }
}

/// Decides everything but the features, which follow from the operations.
pub(super) fn package(api: &Api, config: &Config, diagnostics: &mut Diagnostics) -> Package {
    Package {
        name: config.name.clone(),
        library: library_name(&config.name),
        version: config.version.clone(),
        license: config.license.clone(),
        base_url: base_url(api, diagnostics),
        features: Vec::new(),
        dependencies: dependencies(config, diagnostics),
    }
}

/// The conversions of moments that the configuration asks for.
pub(super) fn conversions(config: &Config) -> Option<TargetFeature> {
    match config.formats.get("date-time")?.as_str() {
        "chrono" => Some(TargetFeature::Chrono),
        "jiff" => Some(TargetFeature::Jiff),
        _ => None,
    }
}

/// The dependencies that the configuration adds, each of which Cargo can read.
fn dependencies(config: &Config, diagnostics: &mut Diagnostics) -> Vec<(String, toml::Value)> {
    let mut added = Vec::new();
    for (name, value) in &config.dependencies {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let is_name =
            name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_letter);
        let problem = if !is_name {
            Some("is no name of a package")
        } else if RUNTIME_PACKAGES.contains(&name.as_str()) {
            Some("is a dependency of the runtime already")
        } else if !(value.is_str() || value.is_table()) {
            Some("has neither a version nor a table")
        } else {
            None
        };
        match problem {
            None => added.push((name.clone(), value.clone())),
            Some(problem) => {
                let text = format!("the dependency `{}` {problem}", escape(name));
                let message = catalog::config::UNUSABLE_DEPENDENCY.message(text);
                diagnostics.report(Origin::NONE, message);
            }
        }
    }
    added
}

/// The URL of the document's first server, or else, where the document states none, of the first that an operation has,
/// when credentials may go to it.
fn base_url(api: &Api, diagnostics: &mut Diagnostics) -> Option<String> {
    if let Some(url) = usual_url(api) {
        return Some(url);
    }
    let server = api
        .servers
        .first()
        .filter(|server| server.url.contains("://"))?;
    let message = catalog::plan::UNUSABLE_SERVER.message(format!(
        "the server `{}` cannot be a base URL",
        escape(&with_defaults(server))
    ));
    diagnostics.report(server.origin, message);
    None
}

fn usual_url(api: &Api) -> Option<String> {
    match api.servers.first() {
        Some(server) => usable_url(server),
        None => {
            let mut operations = api.operations.iter();
            operations.find_map(|operation| usable_url(operation.servers.first()?))
        }
    }
}

/// The URL of a server, its variables at their defaults, when it can be a base URL.
fn usable_url(server: &Server) -> Option<String> {
    let url = with_defaults(server);
    is_base_url(&url).then(|| url.trim_end_matches('/').to_owned())
}

/// Where the calls of an operation go that states servers for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OwnServer {
    /// It states none, or only the document's in other words.
    Usual,
    /// There.
    Other(String),
    /// None of them can be the base of a URL.
    Unusable,
}

/// The first server of an operation that calls can go to, by `https` where there is such; the usual one if it is among
/// them. A path alone is one on the usual server.
pub(super) fn own_server(api: &Api, servers: &[Server]) -> OwnServer {
    let usual = usual_url(api);
    let below_usual = |path: &str| {
        let (scheme, rest) = usual.as_deref()?.split_once("://")?;
        let host = rest.split('/').next()?;
        let url = format!("{scheme}://{host}{}", path.trim_end_matches('/'));
        is_base_url(&url).then_some(url)
    };
    let url = |server: &Server| {
        let path = with_defaults(server);
        usable_url(server).or_else(|| path.starts_with('/').then(|| below_usual(&path))?)
    };
    let urls: Vec<String> = servers.iter().filter_map(url).collect();
    if servers.is_empty() || urls.iter().any(|url| usual.as_ref() == Some(url)) {
        return OwnServer::Usual;
    }
    let secure = urls.iter().find(|url| url.starts_with("https://"));
    secure
        .or_else(|| urls.first())
        .map_or(OwnServer::Unusable, |url| OwnServer::Other(url.clone()))
}

fn with_defaults(server: &Server) -> String {
    let mut url = server.url.clone();
    for (name, variable) in &server.variables {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    url
}

/// `http` or `https`, a host, perhaps a port and a path; no user, query or fragment.
fn is_base_url(url: &str) -> bool {
    let Some(rest) = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
    else {
        return false;
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let is_host =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '[' | ']');
    let is_path = |c: char| {
        c.is_ascii_graphic()
            && !matches!(
                c,
                '?' | '#' | '\\' | '{' | '}' | '"' | '<' | '>' | '|' | '^' | '`'
            )
    };
    !host.is_empty() && host.chars().all(is_host) && path.chars().all(is_path)
}
