//! What do the fragments without schemas say? They are parsed into the types of `openapiv3`, one by one.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

use super::structure::model::{Fragment, Kind, Model, Need};
use crate::diagnostics::{Diagnostics, catalog, escape};
use crate::source::{At, Origin};

/// The fragments that hold no schema, by the place of their object (the target, where a reference stands).
#[derive(Debug, Default)]
pub struct Fragments {
    info: openapiv3::Info,
    servers: BTreeMap<Origin, openapiv3::Server>,
    tags: BTreeMap<Origin, openapiv3::Tag>,
    external_docs: BTreeMap<Origin, openapiv3::ExternalDocumentation>,
    security_schemes: BTreeMap<Origin, openapiv3::SecurityScheme>,
    discriminators: BTreeMap<Origin, openapiv3::Discriminator>,
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

/// Parses the fragments that the walk has found. What fails here is a fault of the tables, which promise that it does
/// not; it is reported all the same.
pub(super) fn parse(
    found: &[(Fragment, &'static Model, At<'_>)],
    diagnostics: &mut Diagnostics,
) -> Fragments {
    let mut fragments = Fragments::default();
    for (fragment, model, at) in found.iter().copied() {
        let place = at.origin();
        match fragment {
            Fragment::Info => {
                fragments.info = parse_one(at, model, diagnostics).unwrap_or_default();
            }
            Fragment::Server => fragments
                .servers
                .extend(parse_one(at, model, diagnostics).map(|it| (place, it))),
            Fragment::Tag => fragments
                .tags
                .extend(parse_one(at, model, diagnostics).map(|it| (place, it))),
            Fragment::ExternalDocumentation => {
                fragments
                    .external_docs
                    .extend(parse_one(at, model, diagnostics).map(|it| (place, it)));
            }
            // `openapiv3` has no word for it.
            Fragment::SecurityScheme
                if at.get("type").and_then(At::as_str) == Some("mutualTLS") => {}
            Fragment::SecurityScheme => {
                fragments
                    .security_schemes
                    .extend(parse_one(at, model, diagnostics).map(|it| (place, it)));
            }
            Fragment::Discriminator => {
                fragments
                    .discriminators
                    .extend(parse_one(at, model, diagnostics).map(|it| (place, it)));
            }
        }
    }
    fragments
}

fn parse_one<T: DeserializeOwned>(
    at: At<'_>,
    model: &'static Model,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    // Where the walk has found an error already, a second one from here would say nothing new.
    let quiet = diagnostics.has_errors();
    match serde_json::from_value(object(at, model)) {
        Ok(fragment) => Some(fragment),
        Err(_) if quiet => None,
        Err(error) => {
            let text = format!(
                "{} cannot be read: {}",
                model.thing.named(),
                escape(&error.to_string())
            );
            diagnostics.report(at.origin(), catalog::structure::FRAGMENT.message(text));
            None
        }
    }
}

/// An object as its table sees it: scalars that are taken as text are text, and what is left out is not there. The
/// recursion follows the table and not the document, and no table of a fragment leads back to itself.
fn object(at: At<'_>, model: &'static Model) -> Json {
    let mut members = Map::new();
    for field in model.fields {
        let member = at.get(field.name).filter(|member| !member.is_null());
        match member.and_then(|member| value(member, field.kind)) {
            Some(json) => members.extend([(field.name.to_owned(), json)]),
            None if field.need == Need::Expected => {
                members.extend([(field.name.to_owned(), blank(field.kind))]);
            }
            None => {}
        }
    }
    Json::Object(members)
}

fn value(at: At<'_>, kind: Kind) -> Option<Json> {
    match kind {
        Kind::Text => at.as_text().map(Json::from),
        Kind::Name | Kind::Choice(_) => at.as_str().map(Json::from),
        Kind::Bool => at.as_bool().map(Json::from),
        Kind::Object(model) | Kind::OrRef(model) => at.is_object().then(|| object(at, model)),
        Kind::List(item) => Some(
            at.items()
                .filter_map(|item_at| value(item_at, *item))
                .collect(),
        ),
        Kind::Map(_, member) => {
            let members = at
                .entries()
                .filter_map(|(name, at)| Some((name.to_owned(), value(at, *member)?)));
            Some(Json::Object(members.collect()))
        }
        // No fragment holds numbers or data.
        Kind::Any
        | Kind::Count
        | Kind::Number
        | Kind::Schema
        | Kind::BoolOr(_)
        | Kind::OneOrMany(_)
        | Kind::Newer(_)
        | Kind::Since(_)
        | Kind::Changed(_)
        | Kind::Forbidden => None,
    }
}

/// What stands in for a field that the specification requires and that is not there.
fn blank(kind: Kind) -> Json {
    match kind {
        Kind::Map(..) | Kind::Object(_) => Json::Object(Map::new()),
        Kind::List(_) => Json::Array(Vec::new()),
        Kind::Text | Kind::Name | Kind::Choice(_) => Json::from(""),
        Kind::Any
        | Kind::Bool
        | Kind::Count
        | Kind::Number
        | Kind::OrRef(_)
        | Kind::Schema
        | Kind::BoolOr(_)
        | Kind::OneOrMany(_)
        | Kind::Newer(_)
        | Kind::Since(_)
        | Kind::Changed(_)
        | Kind::Forbidden => Json::Null,
    }
}
