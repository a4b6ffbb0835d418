//! What do the fragments without schemas say? They are parsed into the types of `openapiv3`, one by one.

use std::collections::BTreeMap;

use crate::source::{At, Origin};

/// The fragments that hold no schema, by the place of their object (the target, where a reference stands).
#[derive(Debug, Default)]
pub struct Fragments {
    pub(super) info: openapiv3::Info,
    pub(super) servers: BTreeMap<Origin, openapiv3::Server>,
    pub(super) tags: BTreeMap<Origin, openapiv3::Tag>,
    pub(super) external_docs: BTreeMap<Origin, openapiv3::ExternalDocumentation>,
    pub(super) security_schemes: BTreeMap<Origin, openapiv3::SecurityScheme>,
    pub(super) discriminators: BTreeMap<Origin, openapiv3::Discriminator>,
}

impl Fragments {
    /// The Info Object.
    pub fn info(&self) -> &openapiv3::Info {
        &self.info
    }

    /// The Server Object that stands there.
    pub fn server(&self, at: At<'_>) -> Option<&openapiv3::Server> {
        self.servers.get(&at.origin())
    }

    /// The Tag Object that stands there.
    pub fn tag(&self, at: At<'_>) -> Option<&openapiv3::Tag> {
        self.tags.get(&at.origin())
    }

    /// The External Documentation Object that stands there.
    pub fn external_docs(&self, at: At<'_>) -> Option<&openapiv3::ExternalDocumentation> {
        self.external_docs.get(&at.origin())
    }

    /// The Security Scheme Object that stands there.
    pub fn security_scheme(&self, at: At<'_>) -> Option<&openapiv3::SecurityScheme> {
        self.security_schemes.get(&at.origin())
    }

    /// The Discriminator Object that stands there.
    pub fn discriminator(&self, at: At<'_>) -> Option<&openapiv3::Discriminator> {
        self.discriminators.get(&at.origin())
    }
}
