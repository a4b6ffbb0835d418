//! What is the crate called, and what does it need? Package, library and product names, and features.

use super::names::ModuleName;

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
}

/// An optional part of the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TargetFeature {
    /// HTTP digest authentication.
    Digest,
    /// OAuth 2.0 client credentials.
    OAuth2,
}

impl TargetFeature {
    /// The Cargo feature.
    pub fn name(self) -> &'static str {
        match self {
            Self::Digest => "digest",
            Self::OAuth2 => "oauth2",
        }
    }
}
