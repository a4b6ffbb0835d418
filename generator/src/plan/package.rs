//! What is the crate called, and what does it need? Package, library and product names, and features.

use super::names::{ModuleName, library_name};
use super::reserved;
use super::servers;
use crate::config::Config;
use crate::diagnostics::{Diagnostics, catalog, escape};
use crate::ir::{Api, Server};

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
    if let Some(problem) = problem_of_name(&config.name) {
        let text = format!("the name `{}` {problem}", escape(&config.name));
        diagnostics.report(
            config.place(&["name"]),
            catalog::config::UNUSABLE_PACKAGE.message(text),
        );
    }
    servers::check_path(api, diagnostics);
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

/// What keeps Cargo, or programs that use the crate, from a name.
fn problem_of_name(name: &str) -> Option<&'static str> {
    let library = name.replace('-', "_");
    if name.is_empty() {
        Some("is empty")
    } else if name.starts_with(|c: char| c.is_ascii_digit()) {
        Some("begins with a digit")
    } else if name.starts_with('-') {
        Some("begins with a hyphen")
    } else if !name.chars().all(is_of_name) {
        Some("has other characters than letters, digits, `-` and `_`")
    } else if reserved::is_keyword(&library) {
        Some("is a keyword of Rust")
    } else if reserved::is_crate_of_rust(&library) {
        Some("is that of a crate that comes with Rust")
    } else if RUNTIME_PACKAGES.contains(&name) {
        Some("is that of a dependency of the runtime")
    } else {
        None
    }
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// The dependencies that the configuration adds, each of which Cargo can read.
fn dependencies(config: &Config, diagnostics: &mut Diagnostics) -> Vec<(String, toml::Value)> {
    let mut added = Vec::new();
    for (name, value) in &config.dependencies {
        let is_name =
            name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_of_name);
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
                diagnostics.report(config.place(&["dependencies", name]).key(), message);
            }
        }
    }
    added
}

#[cfg(test)]
mod tests {
    use super::problem_of_name;

    #[test]
    fn a_name_is_one_that_cargo_takes_and_programs_can_use() {
        for name in [
            "pets", "my-pets", "Pets_2", "_pets", "client", "json", "type-api", "a1",
        ] {
            assert_eq!(problem_of_name(name), None, "{name}");
        }
        let others = "has other characters than letters, digits, `-` and `_`";
        for (name, problem) in [
            ("", "is empty"),
            ("1abc", "begins with a digit"),
            ("-x", "begins with a hyphen"),
            ("X y", others),
            ("a.b", others),
            ("a/../b", others),
            ("p\u{e4}ts", others),
            ("x\n", others),
            ("type", "is a keyword of Rust"),
            ("Self", "is a keyword of Rust"),
            ("_", "is a keyword of Rust"),
            ("-", "begins with a hyphen"),
            ("test", "is that of a crate that comes with Rust"),
            ("proc-macro", "is that of a crate that comes with Rust"),
            ("serde_json", "is that of a dependency of the runtime"),
        ] {
            assert_eq!(problem_of_name(name), Some(problem), "{name}");
        }
    }
}
