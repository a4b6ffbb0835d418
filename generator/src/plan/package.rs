//! What is the crate called, and what does it need? Package, library and product names, and features.

use super::names::{ModuleName, library_name};
use super::servers;
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
    /// The path of that server, or of the one that the document names without a host: `/v2`. Empty for the root.
    pub base_path: String,
    /// The servers among which a client chooses.
    pub servers: Vec<Server>,
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
        base_url: servers::base_url(api, diagnostics),
        base_path: servers::base_path(api),
        servers: servers::usual(api),
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
